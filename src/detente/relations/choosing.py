"""Which sentences a brief has: the parts take turns, the weightiest of each first."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.model.briefs import Account, Claim, Conflict, Entry
from detente.relations.candidates import ORDER, Candidate
from detente.relations.dates import INFERRED, date_of, in_words
from detente.relations.direction import events_of, notes_of
from detente.relations.matters import matters
from detente.relations.phrases import listed
from detente.relations.profiles import days_of, entities
from detente.relations.quoting import words_of
from detente.relations.registers import registers
from detente.relations.repeats import without_repeats
from detente.relations.standing import facilities_claim, open_claims, settled_claims
from detente.relations.weighing import importance
from detente.relations.wording import Names, clause, sentence, speaker_of

TURNS = (
    "done", "done", "rivals", "open", "statements", "reported", "facilities", "believed",
    "bears_on", "denied", "settled", "done", "ongoing", "statements", "open", "rivals", "bears_on",
    "done", "background",
)  # fmt: skip
"""Parts in the order in which they are served."""
_GROUPED = frozenset({"statements", "believed"})
"""Parts in which what one voice says is told in one sentence."""
_MADE = frozenset({"settled", "open", "facilities"})
"""Parts that are made of registers and open matters."""
_PEOPLE = frozenset({"person", "office", "delegation", "organisation"})
_QUOTES = 3
"""Quotes of one voice in one sentence."""
_SHORT = 170
"""Characters of each quote where there are several."""
_STAY = 3
"""Days of a contact up to which what was said on a shared day was said on it."""
_SHORTEST = 110
"""Characters of a quote in that sentence, and of the sentence:"""
_READABLE = 700
_LISTED = 6
"""Happenings that the sentence on what is left lists at most."""


def chosen(account: Account, least: int, most: int) -> tuple[Claim, ...]:
    """Choose between least and most sentences; fewer where the account has no more."""
    names = dict(account.names)
    account, words = _with_words(account)
    waiting = {part: _candidates(part, account) for part in ORDER if part not in _MADE}
    waiting |= _made(account)
    waiting = without_repeats(waiting, names)
    # One place is kept for a sentence on happenings that get none of their own.
    room = most - (len(waiting["done"]) > TURNS[:most].count("done"))
    served = {candidate.key: candidate for candidate in _served(waiting, room)}
    for candidate in _in_turn(waiting):
        if len(served) < min(least, room):
            served.setdefault(candidate.key, candidate)
    rest = [c for c in waiting["done"] if c.key not in served]
    claims = {
        key: c.claim or _claim(c.part, _with(c.entries, words), names) for key, c in served.items()
    }
    if rest and len(served) < most:
        claims[ORDER.index("done"), sys.maxsize] = _rest(rest, names)
    return tuple(claims[key] for key in sorted(claims))


def _with_words(account: Account) -> tuple[Account, dict[str, Entry]]:
    """Take what was said on a visit, by those who were there, to the visit."""
    taken: dict[str, Entry] = {}
    visits: dict[str | None, list[Entry]] = defaultdict(list)
    for entry in account.done:
        if entry.happening.event.type == "CONSULT" and is_fine_date(entry):
            visits[entry.happening.edtf].append(entry)
    for entry in account.statements:
        speakers = {e.id for e in entities(entry.happening.event.actors) if e.kind == "person"}
        for visit in visits.get(entry.happening.edtf, ()):
            if speakers & _present(visit) and visit.happening.id not in taken:
                taken[visit.happening.id] = entry
                break
    ids = {entry.happening.id for entry in taken.values()}
    left = tuple(entry for entry in account.statements if entry.happening.id not in ids)
    return replace(account, statements=left), taken


def is_fine_date(entry: Entry) -> bool:
    """Tell whether an entry is dated to a few days."""
    days = days_of(entry.happening.edtf)
    return days is not None and days.days is not None and days.days <= _STAY


def _present(visit: Entry) -> set[str]:
    events = (visit.happening.event, *(part.happening.event for part in visit.parts))
    return {e.id for event in events for e in entities((*event.actors, *event.recipients))}


def _with(entries: tuple[Entry, ...], words: dict[str, Entry]) -> tuple[Entry, ...]:
    """Add to each visit what was said on it, as one more part."""
    return tuple(
        replace(entry, parts=(*entry.parts, words[entry.happening.id]))
        if entry.happening.id in words
        else entry
        for entry in entries
    )


def _made(account: Account) -> dict[str, list[Candidate]]:
    """Make the sentences that registers and open matters give."""
    facilities = facilities_claim(registers(account, ("facilities",)), account)
    waiting = matters(account)
    claims = {
        "settled": settled_claims(waiting, account),
        "open": open_claims(waiting, account),
        "facilities": [facilities] if facilities else [],
    }
    return {
        part: [
            Candidate(part=part, place=place, weight=0.0, entries=(), claim=claim)
            for place, claim in enumerate(held)
        ]
        for part, held in claims.items()
    }


def _served(waiting: dict[str, list[Candidate]], room: int) -> Iterator[Candidate]:
    taken: dict[str, int] = defaultdict(int)
    for part in TURNS:
        if sum(taken.values()) < room and taken[part] < len(waiting[part]):
            yield waiting[part][taken[part]]
            taken[part] += 1


def _in_turn(waiting: dict[str, list[Candidate]]) -> Iterator[Candidate]:
    for part in dict.fromkeys(TURNS):
        yield from waiting[part]


def _rest(candidates: list[Candidate], names: Names) -> Claim:
    """Tell what is left of the happenings in one sentence."""
    first = sorted(candidates[:_LISTED], key=lambda c: c.place)
    entries = [e for c in (*first, *candidates[_LISTED:]) for e in c.entries]
    texts: list[str] = []
    for entry in entries[:_LISTED]:
        text = clause(entry, names, known="; ".join(texts), most=_SHORTEST)
        texts.append(_with_details(text, _details(entry, text, ("leader",))))
    texts = [text.replace(INFERRED, "") for text in texts]  # said once more at the end
    while len(texts) > 1 and len("; ".join(texts)) > _READABLE:
        texts.pop()
    more = "; and more" if len(entries) > len(texts) else ""
    pages = {note.article for entry in entries for note in entry.footnotes}
    who = "The page also tells" if len(pages) == 1 else "The pages also tell"
    lead = f"{who} of this: " if len(entries) > 1 else ""
    return Claim(
        text=sentence(f"{lead}{'; '.join(texts)}{more}"),
        part="done",
        events=events_of(entries),
        evidence=notes_of(entries, most=_LISTED),
    )


def _candidates(part: str, account: Account) -> list[Candidate]:
    """List what a part may tell, weightiest first."""
    groups = _groups(part, _entries(part, account))
    found = [
        Candidate(
            part=part,
            place=place,
            weight=max(_weight(part, e, account.as_of) for e in group)
            + (0.5 if part in _GROUPED else 0.2) * len(group),
            entries=group,
        )
        for place, group in enumerate(groups)
    ]
    return sorted(found, key=lambda c: (-c.weight, c.place))


def _weight(part: str, entry: Entry, as_of: str | None) -> float:
    """Weigh an entry; of what bears on the two, what somebody wants of them comes first."""
    view = entry.happening.event.factuality.value == "belief"
    return importance(entry, as_of) + 2.0 * (part == "bears_on" and view)


def _entries(part: str, account: Account) -> list[Entry]:
    """List the entries of a part: what is only reported is told apart from what is done."""
    held: Sequence[Entry] = getattr(account, "done" if part == "reported" else part)
    if part in {"done", "reported"}:
        held = [entry for entry in held if _is_hearsay(entry) == (part == "reported")]
    if part == "background":  # facilities have a sentence of their own
        held = [e for e in held if not (e.happening.event.extension or "").startswith("BASE/")]
    if part != "rivals":
        held = [entry for entry in held if not entry.happening.conflicts]
    return list(held)


def _is_hearsay(entry: Entry) -> bool:
    return all(t.factuality.value == "alleged" for t in entry.happening.tellings)


def _groups(part: str, entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    if part in _GROUPED:
        return _by_speaker(entries)
    if part == "reported":
        return [tuple(entries[at : at + _QUOTES]) for at in range(0, len(entries), _QUOTES)]
    if part == "bears_on":
        by_quote: dict[str, Entry] = {}
        for entry in sorted(entries, key=lambda e: e.happening.event.type is None):
            by_quote.setdefault(entry.footnotes[0].quote, entry)
        kept = {entry.happening.id for entry in by_quote.values()}
        return [(entry,) for entry in entries if entry.happening.id in kept]
    return [(entry,) for entry in entries]


def _by_speaker(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Group what one voice says, a few sentences at a time, each sentence once."""
    groups: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        note = entry.footnotes[0]
        groups[speaker_of(entry)][f"{note.article} {note.start}"].append(entry)
    return [
        tuple(entry for held in sentences[start : start + _QUOTES] for entry in held)
        for group in groups.values()
        for sentences in (list(group.values()),)
        for start in range(0, len(sentences), _QUOTES)
    ]


def _claim(part: str, group: tuple[Entry, ...], names: Names) -> Claim:
    if part == "reported":
        text = _reported(group, names)
    else:
        text = _together(part, group) if len(group) > 1 else _alone(part, group[0], names)
    notes = notes_of(group)
    events = dict.fromkeys((*events_of(group), *(note.event for note in notes)))
    return Claim(text=text, part=part, events=tuple(events), evidence=notes)


def _reported(group: tuple[Entry, ...], names: Names) -> str:
    told = [clause(entry, names, most=_SHORT) for entry in group]
    return sentence(f"only reported, and not confirmed on the pages read: {'; '.join(told)}")


def _together(part: str, group: tuple[Entry, ...]) -> str:
    texts = [words_of(entry, _SHORT) for entry in group]
    kept = [t for t in dict.fromkeys(texts) if not any(t in other for other in texts if other != t)]
    quotes = [f"“{text}”" for text in kept]
    dates = {entry.happening.edtf for entry in group}
    when = _when(part, group[0]) if len(dates) == 1 else ""
    return sentence(f"{f'{when}, ' if when else ''}{speaker_of(group[0])}: {'; '.join(quotes)}")


def _when(part: str, entry: Entry) -> str:
    if part not in _DATED:
        return ""
    return date_of(entry.happening)


_DATED = frozenset({"done", "ongoing", "background", "rivals", "statements", "bears_on", "denied"})
"""Parts whose dates are those of something done, or as of which it goes on."""


def _alone(part: str, entry: Entry, names: Names) -> str:
    text = clause(entry, names, when=part in _DATED)
    if part == "bears_on":
        words = "" if "“" in text else f": “{words_of(entry)}”"
        return sentence(f"Also bearing on the two: {text}{words}")
    if part == "background":
        return sentence(f"As background: {text}")
    inner = [clause(p, names, when=False, known=text) for p in _telling(entry.parts)]
    inner = [f"{'also' if place else 'in the course of it'}, {i}" for place, i in enumerate(inner)]
    rival = [_differs(conflict) for conflict in entry.happening.conflicts]
    more = _details(entry, " ".join([text, *inner]))
    return sentence("; ".join([_with_details(text, more), *inner, *rival]))


def _with_details(text: str, details: str) -> str:
    """Put details behind a clause, into the brackets that it may end with."""
    if text.endswith(")") and details:
        return f"{text[:-1]}, {details[2:]}"
    return f"{text}{details}"


_KINDS = {
    "leader": "led by {}",
    "size": "{}",
    "first": "the {}",
    "duration": "lasting {}",
    "topic": "discussing “{}”",
}
"""Details of a contact, and how each is told."""


def _details(entry: Entry, known: str, kinds: Sequence[str] = tuple(_KINDS)) -> str:
    """Tell what the pages say of a contact besides: who led, how many, how long, the first."""
    told = []
    visitors = {e.kind for e in entities(entry.happening.event.actors)}
    for kind in kinds:
        detail = entry.detail(kind)
        if kind == "leader" and detail and "person" in visitors:
            continue  # who came in person is led by nobody
        name = detail.text.split()[-1] if detail and kind == "leader" else ""
        if detail and detail.text not in known and not (name and name in known):
            teller = f" according to {detail.teller}" if detail.teller else ""
            told.append(_KINDS[kind].format(detail.text) + teller)
    return f" ({', '.join(told)})" if told else ""


def _telling(parts: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Choose two parts at most; what names nobody adds nothing to what does."""
    words = [p for p in parts if p.happening.event.kind == "statement"]
    acts = [p for p in parts if p not in words]
    acts = _of_others([p for p in acts if not _is_hearsay(p)] or acts)
    people = [p for p in acts if {e.kind for e in entities(p.happening.event.actors)} & _PEOPLE]
    return (*(people or acts[:1])[: 2 - len(words[:1])], *words[:1])


def _of_others(acts: list[Entry]) -> list[Entry]:
    """Tell of the same people once that they met: `held talks` adds nothing to it."""
    kept: dict[tuple[str | None, frozenset[str]], Entry] = {}
    for act in acts:
        event = act.happening.event
        who = frozenset(e.id for e in entities((*event.actors, *event.recipients)))
        kept.setdefault((event.type, who), act)
    return list(kept.values())


def _differs(conflict: Conflict) -> str:
    if conflict.field == "happened":
        return "but this is also denied"
    values = [
        in_words(value) if conflict.field == "date" else f"“{value}”"
        for value, _ in conflict.values
    ]
    return f"accounts of the {conflict.field} differ: {listed(values)}"
