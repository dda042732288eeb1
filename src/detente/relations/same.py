"""Which events tell of the same happening: within an article, and across articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from detente.model.briefs import Happening
from detente.model.events import Coding, Event
from detente.model.text import Article
from detente.model.ties import NO_TIES, Ties
from detente.relations.conflicts import conflicts
from detente.relations.copies import copies
from detente.relations.gathering import Group, gather, order, united
from detente.relations.links import linked
from detente.relations.profiles import Profile, dated_of, days_of, entities, is_by_context, profile
from detente.relations.witnesses import witnesses

_THINGS = frozenset({"mission", "facility", "place", "agreement"})
"""Kinds of entity that do not act of themselves."""


def merge_within(events: Iterable[Event], article: Article | None = None) -> tuple[Event, ...]:
    """Mark events of one article that tell of the same happening.

    Args:
        events: Events of one article, in any order.
        article: The article; without it only names, dates and places are compared.

    Returns:
        The same events in the same order, `same_as` filled: the id of the telling that stands
        for the others (the first in the body of the text), None on that telling itself.
    """
    told = tuple(events)
    text = article.text if article else ""
    first = {
        member.event.id: _first(group).event.id
        for group in gather((profile(event, text),) for event in told)
        for member in group
    }
    return tuple(
        replace(event, same_as=None if first[event.id] == event.id else first[event.id])
        for event in told
    )


def _first(group: Group) -> Profile:
    """Choose the telling that gives its id: of the earliest page, in its body, first told."""
    return group[0] if len(group) == 1 else min(group, key=_as_published)


def _as_published(profile: Profile) -> tuple[object, ...]:
    event, page = profile.event, profile.published
    start = page.start if page and page.start else date.max
    return (start, event.article, profile.is_head, event.span.start, event.id)


def happenings(
    codings: Iterable[Coding], articles: Iterable[Article] = (), ties: Ties = NO_TIES
) -> tuple[Happening, ...]:
    """Gather the events of many articles into happenings.

    Args:
        codings: Codings, one per article, in any order.
        articles: Their articles, to compare words and days of publication; may lack some.
        ties: Events that somebody said are one, or are not; that goes before what is alike.

    Returns:
        Happenings in order of date, undated ones last; () for no events.
    """
    pages = {article.id: article for article in articles}
    by_article = {coding.article: coding for coding in codings}
    copied = {
        event: parent
        for event, parent in copies(by_article.values(), pages).items()
        if parent not in ties.apart.get(event, ())
    }
    units = (
        group
        for coding in by_article.values()
        for group in _told_once(_own(coding, copied), pages.get(coding.article), ties)
    )
    together = [(copied.get(one, one), copied.get(other, other)) for one, other in ties.together]
    gathered = united(gather(units), together)
    groups = sorted(gathered, key=lambda group: min(map(_in_time, group)))
    repeats = _repeats(by_article.values(), copied)
    return linked(tuple((_happening(group, repeats), group) for group in groups))


def _own(coding: Coding, copied: Mapping[str, str]) -> Coding:
    """Leave out what only repeats another page."""
    return replace(coding, events=tuple(e for e in coding.events if e.id not in copied))


def _repeats(codings: Iterable[Coding], copied: Mapping[str, str]) -> dict[str, list[Event]]:
    """List, for each event, the events of other pages that only repeat it."""
    found: dict[str, list[Event]] = defaultdict(list)
    for coding in codings:
        for event in coding.events:
            if copied.get(event.id):
                found[copied[event.id]].append(event)
    return found


def _told_once(coding: Coding, page: Article | None, ties: Ties) -> tuple[Group, ...]:
    """Gather within one article; only then does it matter when that was published.

    It matters for what is undated alone.
    """
    text = page.text if page else ""
    published = days_of(page.published.edtf) if page and page.published else None
    told = [
        profile(event, text, ties.apart.get(event.id, frozenset()), published)
        for event in coding.events
    ]
    if len(told) < 2 or all(p.days for p in told):
        return gather((p,) for p in told)
    groups = gather((replace(p, published=None),) for p in told)
    return tuple(tuple(replace(p, published=published) for p in group) for group in groups)


def _in_time(profile: Profile) -> tuple[object, ...]:
    _, undated, _, start, *rest = order(profile)
    return (undated, start, *rest)


def _happening(group: Group, repeats: Mapping[str, list[Event]]) -> Happening:
    members = sorted(group, key=order)
    best = _most(members, _telling)
    events = tuple(member.event for member in members)
    again = {r.id: r for event in events for r in repeats.get(event.id, ())}
    dated, latest = _most(members, _dating), _most(members, _as_of)
    if is_by_context(dated.event) and dated.event.known_as_of:
        dated = latest
    return Happening(
        id=_first(group).event.id,
        event=best.event,
        tellings=events,
        witnesses=witnesses(events),
        edtf=dated_of(dated.event),
        year_inferred=bool(dated.event.time and dated.event.time.year_inferred),
        by_context=is_by_context(dated.event),
        as_of=latest.event.known_as_of if best.event.known_as_of else None,
        conflicts=conflicts(events),
        copies=tuple(again[name] for name in sorted(again)),
    )


def _most(members: Sequence[Profile], key: Callable[[Profile], Any]) -> Profile:
    """Choose by a key that is worked out only where there is a choice."""
    return members[0] if len(members) == 1 else max(members, key=key)


def _dating(profile: Profile) -> tuple[bool, bool, int]:
    days = profile.days.days if profile.days else None
    stated = not is_by_context(profile.event)
    return profile.days is not None, stated, -(days if days is not None else 10**6)


def _as_of(profile: Profile) -> str:
    """Rank tellings of what goes on: that which is known as of the latest day comes last."""
    return profile.event.known_as_of or ""


def _telling(profile: Profile) -> tuple[object, ...]:
    """Rank tellings: body, both sides named, people named, a date, few voices between."""
    event = profile.event
    return (
        any(entity.kind not in _THINGS for entity in entities(event.actors)),
        not profile.is_head,
        len(profile.states) > 1,
        bool(profile.people),
        profile.is_fine,
        -len(event.attribution),
        bool(event.place),
        -event.span.start,
    )
