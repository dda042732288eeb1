"""Gathering tellings that are alike, whatever the order in which they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from detente.relations.likeness import ENOUGH, can_be_one, is_fine, likeness
from detente.relations.profiles import Profile
from detente.relations.shelves import Shelf, months_of

Group = tuple[Profile, ...]


def gather(units: Iterable[Group]) -> tuple[Group, ...]:
    """Join groups that tell of one happening.

    A unit joins the group it is most like, provided that no member forbids it; surely dated
    units come first, so that undated ones find their place among them.
    """
    groups: list[Group] = []
    shelves: dict[str | None, Shelf] = defaultdict(Shelf)
    for unit in sorted(units, key=_surest_first):
        family, months = unit[0].family, months_of(unit)
        near = shelves[family].near(months) if family else ()
        place = _best(unit, groups, near)
        if place is None:
            place = len(groups)
            groups.append(unit)
        else:
            groups[place] += unit
        shelves[family].put(place, months)
    return tuple(groups)


def _best(unit: Group, groups: list[Group], near: Iterable[int]) -> int | None:
    scores = [(affinity(unit, groups[place]), -place) for place in near]
    score, place = max(scores, default=(0.0, 0))
    return -place if score >= ENOUGH else None


def affinity(unit: Group, group: Group) -> float:
    """Score the likest pair of two groups; 0 when any pair cannot be one happening."""
    if not all(can_be_one(a, b) for a in unit for b in group):
        return 0.0
    return max(likeness(a, b) for a in unit for b in group)


def _surest_first(unit: Group) -> tuple[object, ...]:
    return min(order(profile) for profile in unit)


def order(profile: Profile) -> tuple[bool, bool, bool, date, str, int, str]:
    """Order body before headings, dated before undated, then by day, article and offset."""
    event, days = profile.event, profile.days
    start = days.start if days and days.start else date.max
    return (
        profile.is_head,
        days is None,
        not is_fine(days),
        start,
        event.article,
        event.span.start,
        event.id,
    )
