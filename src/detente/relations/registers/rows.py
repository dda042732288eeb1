"""Rows: a happening as a register keeps it, with the fields of that register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from detente.model.actors import Entity
from detente.model.briefs import Account, Entry
from detente.model.events import Event, Participant
from detente.model.registers import Row
from detente.relations.phrases import listed, named
from detente.relations.profiles import REALISED, entities, states
from detente.relations.quoting import shortened
from detente.relations.registers.kinds import Kind
from detente.relations.weighing import rank

_AHEAD = {
    "planned": "planned", "possible": "considered", "conditional": "conditional",
    "negated": "not done", "denied": "denied", "belief": "believed",
}  # fmt: skip
_RANKS = {1.0: "head of state or government", 0.8: "minister", 0.7: "deputy"}


def row(entry: Entry, kind: Kind, account: Account, learned: Mapping[str, str]) -> Row:
    """Make the row of a happening.

    Args:
        entry: The happening with its quotes.
        kind: How its register keeps it.
        account: What it comes from, for names.
        learned: Publication of each page, as EDTF.
    """
    happening, event = entry.happening, entry.happening.event
    tellings = happening.tellings
    return Row(
        id=happening.id,
        register=kind.register,
        subject=subject_of(event, kind, account),
        status=status_of(entry, kind),
        fields=tuple((name, value) for name, value in _fields(entry, kind, account) if value),
        valid=happening.edtf,
        as_of=happening.as_of,
        learned=min((learned[t.article] for t in tellings if t.article in learned), default=None),
        factuality=event.factuality.value,
        witnesses=len(happening.witnesses),
        pages=happening.pages,
        evidence=(*entry.footnotes, *(n for part in entry.parts for n in part.footnotes)),
        part_of=happening.part_of,
    )


def status_of(entry: Entry, kind: Kind) -> str:
    """Say in a word how far it is: the register's own word where it was done."""
    value = entry.happening.event.factuality.value
    if value not in REALISED:
        return _AHEAD[value]
    if entry.happening.conflicts and any(c.field == "happened" for c in entry.happening.conflicts):
        return "disputed"
    return f"{kind.status} (reported, not confirmed)" if value == "alleged" else kind.status


def subject_of(event: Event, kind: Kind, account: Account) -> str:
    """Name what a happening keeps up to date: `SYR in RUS: staff`; "" for a row of its own."""
    if not kind.subject:
        return ""
    sender, host = _ends(event, account)
    return f"{sender} in {host}: {kind.subject}"


def _ends(event: Event, account: Account) -> tuple[str, str]:
    """Tell whose it is and where: the sender of a mission, the user of a base, and the host."""
    first, second = account.states
    seat = event.place.state if event.place else None
    hosts = [seat] if seat in account.states else sorted(states(event.recipients))
    host = next((h for h in hosts if h in account.states), None)
    doers = sorted(states(event.actors) & set(account.states))
    if host is None:
        host = second if doers == [first] else first
    return (first if host == second else second), host


def _fields(entry: Entry, kind: Kind, account: Account) -> Iterator[tuple[str, str | None]]:
    event, names = entry.happening.event, dict(account.names)
    if kind.register in {"visits", "calls"}:
        yield from _contact(entry, kind, account)
        return
    sender, host = _ends(event, account)
    if kind.subject:
        whose = "sender" if kind.register == "missions" else "user"
        yield whose, names.get(sender, sender)
        yield "host", names.get(host, host)
    else:
        yield "parties", listed(tuple(names.get(s, s) for s in entry.states))
    if kind.register == "missions":
        yield "what", kind.subject
    yield "place", event.place.name if event.place else None
    yield "condition", shortened(event.condition.text, 160) if event.condition else None
    yield "words", shortened(entry.footnotes[0].quote, 300)


def _contact(entry: Entry, kind: Kind, account: Account) -> Iterator[tuple[str, str | None]]:
    event, names = entry.happening.event, dict(account.names)
    guests = visitors(entry, account)
    hosts = [p for p in (*event.recipients, *_met(entry)) if _is_person(p.entity)]
    if kind.register == "calls" or event.mode != "visit":
        yield "parties", listed(named((*event.actors, *event.recipients), names))
    else:
        yield "visitor", guests
        others = (n for n in named(hosts, names) if not _is_told(n, guests))
        yield "host", listed(tuple(dict.fromkeys(others)))
    yield "rank", _rank(entry)
    yield "from", listed(tuple(names.get(s, s) for s in sorted(_from(event, account))))
    yield "to", _to(event, account, names)
    yield "place", event.place.name if event.place else None
    for kind_of_detail in ("size", "duration", "first"):
        detail = entry.detail(kind_of_detail)
        teller = f" (according to {detail.teller})" if detail and detail.teller else ""
        yield kind_of_detail, f"{detail.text}{teller}" if detail else None


def visitors(entry: Entry, account: Account) -> str:
    """Name who came, with who led them: `a delegation, led by Deputy Minister Ivo Brandt`."""
    names = dict(account.names)
    event = entry.happening.event
    guests = listed(named(event.actors, names))
    leader = entry.detail("leader")
    if leader is None or _is_told(leader.text, guests):
        return guests
    bare = all(p.entity is None or p.entity.kind == "state" for p in event.actors)
    return f"{f'a delegation of {guests}' if bare else guests}, led by {leader.text}"


def _is_told(name: str, text: str) -> bool:
    """Tell whether a text names somebody already, by the part of the name that is longest."""
    words = [word for word in name.split(" of ")[0].split() if word[:1].isupper()]
    last = words[-1].casefold() if words else name.casefold()
    return last in text.casefold()


def _met(entry: Entry) -> Iterator[Participant]:
    for part in entry.parts:
        yield from part.happening.event.actors
        yield from part.happening.event.recipients


def _is_person(entity: Entity | None) -> bool:
    return entity is not None and entity.kind in {"person", "office"}


def _rank(entry: Entry) -> str | None:
    leader = entry.detail("leader")
    events = [*entry.happening.tellings, *(t for p in entry.parts for t in p.happening.tellings)]
    level = max(map(rank, events))
    if leader and level < 0.7:
        level = 0.7 if "eputy" in leader.text else 0.8 if "inister" in leader.text else level
    return _RANKS.get(level)


def _from(event: Event, account: Account) -> frozenset[str]:
    people = states(p for p in event.actors)
    return (people & set(account.states)) if event.mode == "visit" else frozenset()


def _to(event: Event, account: Account, names: Mapping[str, str]) -> str | None:
    if event.mode != "visit":
        return None
    hosts = [event.place.state] if event.place and event.place.state else []
    hosts += [e.state for e in entities(event.recipients) if e.state]
    host = next((h for h in hosts if h in account.states), None)
    return names.get(host, host) if host else None


def together(rows: Iterable[Row]) -> list[Row]:
    """Put open rows of one subject together: what is considered and the condition it is tied to."""
    found: dict[str, Row] = {}
    for made in rows:
        key = made.subject or made.id
        found[key] = _joined(found[key], made) if key in found else made
    return list(found.values())


def _joined(one: Row, other: Row) -> Row:
    first, second = (other, one) if one.status == "conditional" else (one, other)
    known = dict(first.fields)
    more = tuple(pair for pair in second.fields if pair[0] not in known)
    notes = {note.event: note for note in (*first.evidence, *second.evidence)}
    return replace(
        first,
        fields=(*first.fields, *more),
        evidence=tuple(notes.values()),
        learned=min(filter(None, (one.learned, other.learned)), default=None),
        pages=max(one.pages, other.pages),
    )
