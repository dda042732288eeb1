"""Quotes and what the ordinary stages found in them: mentions, places, times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from detente.coder import BOUNDING
from detente.model.actors import Entity, Mention, Place
from detente.model.events import Participant, Source
from detente.model.text import Span
from detente.model.times import TimeExpression

_JOINED = re.compile(r"[\s,;&]*(?:(?:and|as well as)[\s,;&]+)?(?:the\s+)?", re.IGNORECASE)
"""What stands between two who are quoted as one: `Norway, Sweden and the Netherlands`."""
_SPEAKERS = {
    "state": "state",
    "organisation": "organisation",
    "media": "media",
    "office": "named_official",
}


def mention_of(span: Span, mentions: Iterable[Mention]) -> Mention | None:
    """Find the mention that shares most with a quote; None if none overlaps it."""
    near = [mention for mention in mentions if mention.span.overlaps(span)]
    return max(near, key=lambda mention: _share(mention.span, span), default=None)


def _share(one: Span, other: Span) -> float:
    """Return the share of what two overlapping spans cover that both of them cover."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / len(one.join(other))


def participants(span: Span, text: str, mentions: Sequence[Mention]) -> tuple[Participant, ...]:
    """Resolve a quote that names who takes part: one, or as many as it joins by `and`."""
    listed = _listed(span, text, mentions)
    if listed:
        return tuple(
            Participant(span=one.span, text=one.span.of(text), entity=one.entity) for one in listed
        )
    found = mention_of(span, mentions)
    return (Participant(span=span, text=span.of(text), entity=found.entity if found else None),)


def _listed(span: Span, text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """List the mentions of which a quote is made and nothing else; () if it is made otherwise."""
    inside = [mention for mention in mentions if span.covers(mention.span)]
    outer = [
        one
        for one in inside
        if not any(other.span.covers(one.span) and other is not one for other in inside)
    ]
    if len(outer) < 2:
        return ()
    bounds = [span.start, *(b for one in outer for b in (one.span.start, one.span.end)), span.end]
    between = (text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True) if a < b)
    return tuple(outer) if all(_JOINED.fullmatch(words) for words in between) else ()


def place(span: Span, text: str, places: Iterable[Place]) -> Place:
    """Resolve a quote that names a place; a place nobody knows keeps its words."""
    known = next((place for place in places if place.span.overlaps(span)), None)
    return known or Place(span=span, text=span.of(text), name=span.of(text), state=None)


def time(span: Span, value: str, times: Iterable[TimeExpression]) -> TimeExpression | None:
    """Find the date in a quote; one that only bounds is taken for what is ongoing alone."""
    return next(
        (
            time
            for time in times
            if time.span.overlaps(span)
            and time.kind == "date"
            and (time.relation not in BOUNDING or value == "ongoing")
        ),
        None,
    )


def source(span: Span, text: str, mentions: Iterable[Mention]) -> Source:
    """Resolve a quote that names who says so."""
    found = mention_of(span, mentions)
    entity = found.entity if found else None
    return Source(name=span.of(text), kind=_speaker(entity), entity=entity, span=span)


def _speaker(entity: Entity | None) -> str:
    if entity is None:
        return "unclear"
    if entity.kind == "person":
        return "named_official" if entity.office else "witness"
    return _SPEAKERS.get(entity.kind, "unclear")
