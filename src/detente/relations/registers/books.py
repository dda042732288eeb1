"""Keeping the registers: what holds now, what is pending, what held before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from detente.model.briefs import Account, Entry
from detente.model.registers import REGISTERS, Register, Row
from detente.relations.profiles import REALISED, days_of, entities, states
from detente.relations.registers.facilities import STANDING, split
from detente.relations.registers.kinds import Kind, kind_of
from detente.relations.registers.rows import row, together
from detente.relations.weighing import rank

_MEETING = Kind(register="visits", subject="", status="done")
"""Ministers who meet stand beside the visits, on whose ground nobody says."""
_TALKS = Kind(register="facilities", subject="", status="under negotiation")
"""Consultations on bases, whatever the ontology calls them."""
_REALISED_PANELS = ("done", "ongoing", "background")
_OPEN_PANELS = ("planned", "possible", "questions")


def registers(account: Account, names: Sequence[str] = REGISTERS) -> tuple[Register, ...]:
    """Keep the registers of a pair.

    A row that only may come about is pending and never alters what holds now. Of what is kept up
    to date (who heads a mission, its staff, its premises) the latest row holds and the earlier
    ones are history; a pending row that a later one settles moves to the history too.

    Args:
        account: What pages tell of the two.
        names: Which of `REGISTERS`.

    Returns:
        One register for each name, in that order; empty ones where nothing is told.
    """
    learned = {r.article: r.published for r in account.readings if r.published}
    rows: dict[str, list[tuple[bool, Row]]] = defaultdict(list)
    for entry, realised in _entries(account):
        kind = _kind(entry, account)
        if kind and kind.register in names:
            made = row(entry, kind, account, learned)
            rows[kind.register] += [(realised, each) for each in split(made, entry)]
    return tuple(_register(name, rows[name]) for name in names)


def _entries(account: Account) -> Iterator[tuple[Entry, bool]]:
    for panel in (*_REALISED_PANELS, *_OPEN_PANELS):
        for entry in getattr(account, panel):
            value = entry.happening.event.factuality.value
            yield entry, panel in _REALISED_PANELS and value in REALISED


def _kind(entry: Entry, account: Account) -> Kind | None:
    event = entry.happening.event
    kind = kind_of(event)
    if kind and event.mode == "visit" and not _travels(entry, account):
        return None
    if kind and event.type == "COOPERATE" and event.kind != "event":
        return None  # cooperation that "remains in place" is no activity
    if kind is None and event.type == "CONSULT" and STANDING.search(entry.footnotes[0].quote):
        return _TALKS
    if kind is None and event.type == "CONSULT" and event.kind == "event" and _is_meeting(entry):
        return _MEETING
    return kind


def _travels(entry: Entry, account: Account) -> bool:
    """Tell whether somebody of one of the two goes to the other, once, and does not dwell there."""
    event = entry.happening.event
    lasting = event.kind in {"state", "process"} and event.factuality.value == "ongoing"
    return not lasting and bool(states(event.actors) & set(account.states))


def _is_meeting(entry: Entry) -> bool:
    """Tell whether people of both sides met, deputy ministers or higher."""
    event = entry.happening.event
    people = [e for e in entities((*event.actors, *event.recipients)) if e.kind == "person"]
    return len({p.state for p in people}) > 1 and max(map(rank, entry.happening.tellings)) >= 0.7


def _register(name: str, rows: Iterable[tuple[bool, Row]]) -> Register:
    ordered = sorted(rows, key=lambda pair: (*_when(pair[1]), _place(pair[1]), pair[1].id))
    done = [made for realised, made in ordered if realised]
    open_ = [made for realised, made in ordered if not realised]
    latest = {made.subject: made.id for made in done if made.subject}
    current = [made for made in done if latest.get(made.subject, made.id) == made.id]
    open_ = together(open_)
    settled = [made for made in open_ if _is_settled(made, done)]
    held, closed = {made.id for made in current}, {made.id for made in settled}
    history = [made for made in done if made.id not in held]
    return Register(
        name=name,
        current=tuple(current),
        pending=tuple(made for made in open_ if made.id not in closed),
        history=(*history, *settled),
    )


def _when(made: Row) -> tuple[bool, str, str, str]:
    """Order rows by their first day, then by their last: September before autumn."""
    days = days_of(made.valid)
    first = days.start or days.end if days else None
    last = days.end or days.start if days else None
    return (
        first is None,
        first.isoformat() if first else "",
        last.isoformat() if last else "",
        made.learned or "",
    )


def _place(made: Row) -> tuple[str, int]:
    """Say where a row is first told; what one page tells of one month it tells in order."""
    return min(((note.article, note.start) for note in made.evidence), default=("", 0))


def _is_settled(made: Row, done: Iterable[Row]) -> bool:
    """Tell whether something done later settles a pending row of the same subject."""
    return any(
        bool(made.subject)
        and other.subject == made.subject
        and (other.learned or "") > (made.learned or "")
        for other in done
    )
