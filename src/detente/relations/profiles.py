"""What of an event matters when two are compared: who, where, when, how sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from detente.model.actors import Entity
from detente.model.edtf import interval_of
from detente.model.events import Event, Participant
from detente.model.times import Interval

HEADS = frozenset({"title", "dek", "heading", "caption"})
"""Blocks that tell again, in short, what the body tells."""
_MAY = re.compile(
    r"\b(may|might|could|can|will|would|should|must|to|set|plans?|planned|possibl[ey]|likely"
    r"|expected|considers?|considering|weighs?|mulls?|hopes?|wants?|if|whether)\b|[?]",
    re.IGNORECASE,
)
REALISED = frozenset({"occurred", "ongoing", "alleged"})
_OUTCOMES = {
    **dict.fromkeys(REALISED, "realised"),
    **dict.fromkeys(("planned", "possible", "conditional"), "open"),
    **dict.fromkeys(("negated", "denied"), "negative"),
    "belief": "belief",
}
_FINE = 31
"""Days up to which an interval places an event."""
_LASTING = "lasting"
_CLASSES = {
    **dict.fromkeys(("statement", "belief", "assessment"), "words"),
    **dict.fromkeys(("process", "state"), _LASTING),
}
"""Somebody's words are never the same as what they speak of, nor is what lasts a single act."""
_POSTINGS = frozenset({"MISSION", "PREMISES", "HEAD_OF_MISSION", "STAFF", "CONSULAR", "BASE"})


def entities(participants: Iterable[Participant]) -> list[Entity]:
    """List the entities behind participants, members of compounds instead of the compound."""
    found: list[Entity] = []
    for participant in participants:
        entity = participant.entity
        if entity is None:
            continue
        if entity.others:
            found.extend(_members(entity))
        else:
            found.append(entity)
    return found


def _members(compound: Entity) -> Iterator[Entity]:
    stack = [compound]
    while stack:
        entity = stack.pop()
        if entity.others:
            stack.extend(reversed(entity.others))
        else:
            yield entity


def states(participants: Iterable[Participant]) -> frozenset[str]:
    """Collect the states that participants belong to."""
    found: set[str] = set()
    for participant in participants:
        entity = participant.entity
        if entity is None:
            continue
        for member in _members(entity) if entity.others else (entity,):
            if member.state:
                found.add(member.state)
    return frozenset(found)


def states_of(event: Event) -> frozenset[str]:
    """Collect the states that act or are acted on.

    A place does not count, except as host of a visit or seat of a mission.
    """
    found = states((*event.actors, *event.recipients))
    if event.place and event.place.state and (event.mode == "visit" or is_posting(event)):
        return found | {event.place.state}
    return found


def is_posting(event: Event) -> bool:
    """Tell whether it is about a mission, its head, staff or premises: one state in another."""
    return (event.extension or "").partition("/")[0] in _POSTINGS


@lru_cache(maxsize=65536)
def days_of(edtf: str | None) -> Interval | None:
    """Read the days an EDTF covers; None for nothing, no year, or what cannot be read."""
    if edtf is None:
        return None
    try:
        return interval_of(edtf)
    except ValueError:
        return None


def dated_of(event: Event) -> str | None:
    """Return when an event happened, as EDTF; words that only bound it leave an end open.

    `after the coup of 2024` bounds an event by `2024/..` and does not place it.
    """
    relation = event.time.relation if event.time else None
    if event.edtf is None or relation is None:
        return event.edtf
    first, slash, last = event.edtf.partition("/")
    if relation in {"since", "after"}:
        return f"{first}/.."
    return f"../{last if slash else first}"


def is_by_context(event: Event) -> bool:
    """Tell whether an event has a date and no words that say it."""
    return event.time is None and event.edtf is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An event, reduced to what is compared."""

    event: Event
    family: str | None
    """Type, or the extension's type where PLOVER has none; None when neither is known."""
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    """States; of a visit, that of the place when nobody is named as host."""
    people: tuple[Entity, ...]
    """Persons and offices."""
    places: frozenset[str]
    days: Interval | None
    outcome: str
    """`realised`, `open`, `negative`, `belief`; `any` for a bare headline."""
    sort: str
    """`words`, `lasting`, or "" for a single act."""
    words: str
    trigger: str
    is_head: bool
    states: frozenset[str]
    """All states that take part."""
    is_fine: bool
    """Whether the days place it within about a month."""
    rank: tuple[bool, bool, bool, date, str, int, str]
    """Body before headings, dated before undated, then by day, article and offset."""
    apart: frozenset[str] = frozenset()
    """Ids of events that somebody said are something else."""
    published: Interval | None = None


def profile(
    event: Event,
    text: str = "",
    apart: frozenset[str] = frozenset(),
    published: Interval | None = None,
) -> Profile:
    """Reduce an event; with the text of its article its own words are compared too."""
    extension, _, detail = (event.extension or "").partition("/")
    actors, recipients = states(event.actors), states(event.recipients)
    if not recipients:
        recipients = states_of(event) - actors
    days = days_of(dated_of(event))
    words = event.span.of(text)
    return Profile(
        event=event,
        family=event.type or extension or None,
        mode=event.mode or (detail if event.type is None else "") or None,
        actors=actors,
        recipients=recipients,
        people=tuple(_people(event)),
        places=_places(event),
        days=days,
        outcome=_outcome(event, words),
        sort=_CLASSES.get(event.kind, ""),
        words=words or _words(event),
        trigger=event.trigger.of(text).lower(),
        is_head=event.block in HEADS,
        states=actors | recipients,
        is_fine=is_fine(days),
        rank=_rank(event, days),
        apart=apart,
        published=published,
    )


def _rank(event: Event, days: Interval | None) -> tuple[bool, bool, bool, date, str, int, str]:
    start = days.start if days and days.start else date.max
    told = (event.article, event.span.start, event.id)
    return (event.block in HEADS, days is None, not is_fine(days), start, *told)


def is_fine(days: Interval | None) -> bool:
    """Tell whether days place an event within about a month."""
    return days is not None and days.days is not None and days.days <= _FINE


def _outcome(event: Event, words: str) -> str:
    """A headline without may or might may retell what was done, whatever was made of it."""
    outcome = _OUTCOMES.get(event.factuality.value, "realised")
    if event.block in HEADS and outcome == "open" and words and not _MAY.search(words):
        return "any"
    return outcome


def _people(event: Event) -> Iterator[Entity]:
    for entity in entities((*event.actors, *event.recipients)):
        if entity.kind in {"person", "office"}:
            yield entity


def _places(event: Event) -> frozenset[str]:
    if event.place is None:
        return frozenset()
    return frozenset({event.place.name.casefold()})


def _words(event: Event) -> str:
    parts = [p.text for p in (*event.actors, *event.recipients)]
    parts += [quantity.text for quantity in event.quantities]
    return " ".join(parts)
