"""Counting who really says so: the innermost voice of each telling.

Ten pages that quote one official are one witness. Voices without a name are counted once per
publisher, for nobody can tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.model.events import Event, Source
from detente.relations.phrases import uncapitalised

_UNNAMED = frozenset({"anonymous_source", "unnamed_official"})


def witnesses(events: Iterable[Event]) -> tuple[str, ...]:
    """Name the independent voices behind some tellings, sorted; () for no events."""
    found = {_key(event): _name(event) for event in sorted(events, key=lambda e: e.id)}
    return tuple(sorted(found.values()))


def innermost(event: Event) -> Source | None:
    """Return who says so in the first place; None when not even the page is named.

    A voice that cannot be told apart from the page's is the page's.
    """
    clear = [voice.source for voice in event.attribution if voice.source.kind != "unclear"]
    return clear[-1] if clear else None


def _key(event: Event) -> str:
    source = innermost(event)
    if source is None:
        return f"page:{event.article}"
    if is_unnamed(source):
        return f"unnamed:{_publisher(event)}"
    if source.entity is not None:
        return source.entity.id
    return " ".join(source.name.casefold().split()).removeprefix("the ")


def is_unnamed(source: Source) -> bool:
    """Tell whether nobody can say who this is: `a source`, `the expert`, `officials`."""
    if source.entity is not None and source.entity.kind != "unnamed":
        return False
    return source.kind in _UNNAMED or not any(map(str.isupper, uncapitalised(source.name)))


def _name(event: Event) -> str:
    source = innermost(event)
    if source is None:
        return "an unnamed page"
    if is_unnamed(source):
        return f"an unnamed source of {_publisher(event)}"
    return source.entity.name if source.entity else source.name


def _publisher(event: Event) -> str:
    return event.attribution[0].source.name if event.attribution else event.article
