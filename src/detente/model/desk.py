"""What a desk is asked and what it answers: selections of events, and rows to show.

A number that is shown is a count of rows; each can be asked for by the same `Selection`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from detente.model.actors import Entity
from detente.model.edtf import interval_of
from detente.model.events import Coding, Event

MARGIN = timedelta(days=40)
"""How far apart tellings of one happening may be dated."""
REAL = ("occurred", "ongoing", "alleged")
"""What is told as having happened, or as going on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which events are wanted; what is None asks for nothing in particular."""

    states: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3; two of them are a pair, and both take part."""
    entity: str | None = None
    other: str | None = None
    """An entity that takes part beside the first."""
    article: str | None = None
    type: str | None = None
    """A PLOVER type, or a family of the extension: `CONSULT`, `MISSION`."""
    factuality: str | None = None
    """One value, or `real` for all of `REAL`."""
    certainty: str | None = None
    """FactBank: `CT`, `PR`, `PS`, `Uu`."""
    source: str | None = None
    """Name of the innermost voice."""
    place: str | None = None
    since: str | None = None
    """A day, ISO 8601: what was over before it is left out, what is undated too."""
    until: str | None = None
    """A day, ISO 8601: what began after it is left out, what is undated too."""
    missions: bool = False
    """Only what is about missions, their heads, staff and premises."""
    once: bool = False
    """Leaves out what an article tells again."""
    without: tuple[str, ...] = ()
    """Ids of articles whose events are left out."""

    @property
    def degrees(self) -> tuple[str, ...]:
        """The values of factuality that are wanted; () where any is."""
        return REAL if self.factuality == "real" else (self.factuality,) if self.factuality else ()

    def cut(self, coding: Coding) -> Coding:
        """Leave the events out that type, degree, source or last day rule out."""
        return replace(coding, events=tuple(e for e in coding.events if self._wants(e)))

    def _wants(self, event: Event) -> bool:
        families = {event.type, (event.extension or "").partition("/")[0]}
        innermost = event.attribution[-1].source.name if event.attribution else None
        return (
            (self.type is None or self.type in families)
            and (self.factuality is None or event.factuality.value in self.degrees)
            and self.certainty in (None, event.factuality.certainty)
            and self.source in (None, innermost)
            and self._begun(event)
        )

    def _begun(self, event: Event) -> bool:
        if self.until is None:
            return True
        days = interval_of(event.edtf) if event.edtf else None
        return bool(days and days.start and days.start.isoformat() <= self.until)


def around(event: Event) -> Selection:
    """Select what may tell of the same as an event: its parties and type, about its time."""
    states = {s for p in (*event.actors, *event.recipients) if p.entity for s in p.entity.states}
    days = interval_of(event.edtf) if event.edtf else None
    return Selection(
        states=tuple(sorted(states))[:2],
        type=event.type,
        since=(days.start - MARGIN).isoformat() if days and days.start else None,
        until=(days.end + MARGIN).isoformat() if days and days.end else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An article without its text."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str
    published: str | None
    """EDTF; None when the page cannot be dated."""
    inferred: bool
    translated_by: str | None
    added: str
    """When the desk took it in, ISO 8601, UTC."""
    events: int | None = None
    """Events coded from it; None where it could not be coded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An event with its words and its page."""

    event: Event
    heading: Heading
    quote: str
    """Exactly the characters of the event's span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much a desk holds."""

    articles: int
    events: int
    uncoded: int
    """Articles in a language without an engine."""
    change: int
    """Number of the latest change; 0 for a desk that was never written to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two states with how many events both take part in."""

    a: str
    b: str
    events: int
    last: str | None
    """Latest first day of a dated event, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Events of one stretch of time that are alike."""

    start: str | None
    """`2025-10` for a month; None for undated events."""
    type: str | None
    factuality: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Someone or something that takes part in events or speaks of them."""

    entity: Entity
    acts: int
    suffers: int
    speaks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two entities that take part in the same events."""

    a: Entity
    b: Entity
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Somebody who says so, as worded, with how much rests on it."""

    name: str
    kind: str
    events: int
    publishers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place with how many events are told of it."""

    name: str
    state: str | None
    latitude: float | None
    longitude: float | None
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that happened to the desk."""

    number: int
    at: str
    what: str
    """`added` (readable, not coded), `coded` or `removed`."""
    article: str
    heading: Heading | None
    """None when the article is no longer there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The answer to a query in SQL."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    cut: bool
    """True when there were more rows than may be shown."""
