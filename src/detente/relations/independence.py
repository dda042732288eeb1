"""Which voices are independent: groups of witnesses behind the tellings of one happening.

Copying is the rule in news, so groups are counted and not pages. A telling belongs to the group of
whoever says so in the first place: a quoted body with its spokesman, all anonymous voices of one
publisher, an agency whoever prints it, the channels of one government together. What a page says
of its own accord is its publisher's; publishers of one house (`data/houses.tsv`) are one group.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources

from detente.model.events import Event, Source
from detente.relations.phrases import uncapitalised

_UNNAMED = frozenset({"anonymous_source", "unnamed_official"})
_OUTLETS = frozenset({"media", "agency"})
_CHANNELS = frozenset({"GOV", "MIL", "SPY", "COP", "JUD"})
"""PLOVER sectors that speak for one government."""


def innermost(event: Event) -> Source | None:
    """Return who says so in the first place; None when not even the page is named.

    A voice that cannot be told apart from the page's is the page's.
    """
    for voice in reversed(event.attribution):
        if voice.source.kind != "unclear":
            return voice.source
    return None


def group_of(event: Event) -> str:
    """Name the group of the witness behind a telling; equal for voices that are not independent."""
    source = innermost(event)
    if source is None:
        return f"page:{event.article}"
    if is_unnamed(source):
        return f"unnamed:{_house(_publisher(event))}"
    entity = source.entity
    if entity is not None and entity.state and entity.sector in _CHANNELS:
        return f"government:{entity.state}"
    if entity is not None and entity.kind == "state":
        return f"government:{entity.state}"
    return _house(source.name)


def groups_of(events: Iterable[Event]) -> frozenset[str]:
    """Name the independent groups behind some tellings; empty for no events.

    `The media of Arvenia` are nobody beside an outlet of Arvenia that is named: it may be they.
    """
    told = {group_of(event): innermost(event) for event in events}
    states = {s.entity.state for s in told.values() if s and s.entity and not _is_press(s)}
    outlets = any(s.kind in _OUTLETS and not _is_press(s) for s in told.values() if s)
    return frozenset(
        group for group, source in told.items()
        if not (source and _is_press(source) and (_state(source) in states or outlets))
    )  # fmt: skip


def _is_press(source: Source) -> bool:
    """Tell whether a voice is the press of a state, none of it by name."""
    return source.entity is not None and source.entity.name.endswith(": media")


def _state(source: Source) -> str | None:
    return source.entity.state if source.entity else None


def is_unnamed(source: Source) -> bool:
    """Tell whether nobody can say who this is: `a source`, `the expert`, `officials`."""
    if source.entity is not None and source.entity.kind != "unnamed":
        return False
    return source.kind in _UNNAMED or not _is_name(source.name)


@lru_cache(maxsize=4096)
def _is_name(words: str) -> bool:
    return any(map(str.isupper, uncapitalised(words)))


def _publisher(event: Event) -> str:
    return event.attribution[0].source.name if event.attribution else event.article


@lru_cache(maxsize=4096)
def _house(name: str) -> str:
    plain = " ".join(name.casefold().split()).removeprefix("the ")
    return _houses().get(plain, plain)


@cache
def _houses() -> dict[str, str]:
    file = resources.files("detente.relations") / "data" / "houses.tsv"
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()]
    told = [(row[0], row[1].split(" | ")) for row in rows if len(row) >= 2]
    return {outlet.casefold(): house for house, outlets in told for outlet in outlets}
