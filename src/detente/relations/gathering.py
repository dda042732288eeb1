"""Gathering tellings that are alike, whatever the order in which they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from detente.relations.likeness import ENOUGH, can_be_one, is_fine, likeness
from detente.relations.profiles import Profile

Group = tuple[Profile, ...]


def gather(units: Iterable[Group]) -> tuple[Group, ...]:
    """Join groups that tell of one happening.

    A unit joins the group it is most like, provided that no member forbids it; surely dated
    units come first, so that undated ones find their place among them.
    """
    groups: dict[str | None, list[Group]] = defaultdict(list)
    for unit in sorted(units, key=_surest_first):
        family = unit[0].family
        fellows = groups[family]
        best = _best(unit, fellows) if family else None
        if best is None:
            fellows.append(unit)
        else:
            fellows[best] += unit
    return tuple(group for fellows in groups.values() for group in fellows)


def _best(unit: Group, groups: list[Group]) -> int | None:
    scores = [(affinity(unit, group), -place) for place, group in enumerate(groups)]
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
