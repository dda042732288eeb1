"""Whom and what grades are of: finding a graded source on the desk, and the grades of an event."""

from __future__ import annotations

from collections.abc import Iterable

from detente.errors import JudgementRefused
from detente.model.events import Coding, Event, Source
from detente.model.grades import Grade
from detente.model.judgements import Subject
from detente.store.desk import Store
from detente.store.overlay import found_in

_NAMELESS = frozenset({"anonymous_source", "unnamed_official", "unclear"})
"""Kinds of source whose words (`a source`) may mean another on every page."""


def key_of(source: Source) -> str | None:
    """Make the id by which a source is graded; None for one that nobody can tell from others."""
    if source.entity is not None:
        return source.entity.id
    if source.kind in _NAMELESS or source.name in ("", "this page"):
        return None
    return f"source:{' '.join(source.name.casefold().split())}"


def source_named(store: Store, name: str) -> Subject:
    """Find a source that speaks in some event of the desk.

    Args:
        store: The desk.
        name: Its id (`person:…`, `source:…`), or its name in any case.

    Raises:
        JudgementRefused: Nobody of that name speaks on this desk, several do, or it is unnamed.
    """
    wanted = " ".join(name.casefold().split())
    found: dict[str, str] = {}
    unnamed = False
    for coding in store.codings():
        for source in (voice.source for event in coding.events for voice in event.attribution):
            key, named = key_of(source), _name(source)
            if key is not None and wanted in (key.casefold(), named.casefold()):
                found[key] = named
            unnamed = unnamed or (key is None and wanted == source.name.casefold())
    if name in found:
        found = {name: found[name]}
    if len(found) == 1:
        key, named = found.popitem()
        return Subject(kind="source", id=key, name=named)
    if found:
        raise JudgementRefused(name, f"could be any of {', '.join(sorted(found))}")
    if unnamed:
        raise JudgementRefused(name, "a source without a name may be another on every page")
    raise JudgementRefused(name, "nobody of this name speaks on the desk")


def _name(source: Source) -> str:
    return source.entity.name if source.entity is not None else source.name


def bearing_on(event: Event, coding: Coding, held: Iterable[Grade]) -> tuple[Grade, ...]:
    """Choose the grades of what an event of a coding tells and of the sources in its chain."""
    keys = {key_of(voice.source) for voice in event.attribution}
    return tuple(
        one
        for one in held
        if (
            one.subject.id in keys
            if one.scale == "source"
            else found_in(coding, one.subject) == event
        )
    )
