"""Counting who really says so: one name for each independent group behind some tellings.

Ten pages that quote one official are one witness. Voices without a name are counted once per
publisher, for nobody can tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.model.events import Event
from detente.relations.independence import group_of, groups_of, innermost, is_unnamed
from detente.relations.phrases import plainly

__all__ = ["innermost", "is_unnamed", "witnesses"]


def witnesses(events: Iterable[Event]) -> tuple[str, ...]:
    """Name the independent voices behind some tellings, sorted; () for no events."""
    told = sorted(events, key=lambda event: event.id)
    if len(told) == 1:
        return (_name(told[0]),)
    kept = groups_of(told)
    found = {group: _name(event) for event in told if (group := group_of(event)) in kept}
    return tuple(sorted(found.values()))


def _name(event: Event) -> str:
    source = innermost(event)
    if source is None:
        return "an unnamed page"
    if is_unnamed(source):
        return f"an unnamed source of {event.attribution[0].source.name}"
    return plainly(source.entity.name if source.entity else source.name)
