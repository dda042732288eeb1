"""Gathering tellings that are alike, whatever the order in which they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import count
from operator import attrgetter

from detente.relations.likeness import ENOUGH, can_be_one, likeness
from detente.relations.profiles import Profile
from detente.relations.shelves import Shelf, weeks_of

Group = tuple[Profile, ...]
_Sort = tuple[str, bool, str]
"""Family, whether it is a visit, and what came of it: what differs in one of these is another."""
_NEVER = date.max.toordinal() + 1
_OUTCOMES = ("belief", "negative", "open", "realised")


def gather(units: Iterable[Group]) -> tuple[Group, ...]:
    """Join groups that tell of one happening.

    A unit joins the group it is most like, provided that no member forbids it; surely dated
    units come first, so that undated ones find their place among them.
    """
    told = sorted(units, key=_surest_first)
    if len(told) < 2:
        return tuple(told)
    groups: list[Group] = []
    spans: list[tuple[int, int]] = []
    shelves: dict[_Sort, Shelf] = defaultdict(Shelf)
    for unit in told:
        weeks, sorts = weeks_of(unit), _sorts(unit)
        first, last = _shared_days(unit)
        found = set[int]().union(*(shelves[sort].near(weeks) for sort in sorts))
        near = [at for at in found if spans[at][0] < last and first < spans[at][1]]
        place = _best(unit, groups, near)
        if place is None:
            place = len(groups)
            groups.append(unit)
            spans.append((first, last))
        else:
            groups[place] += unit
            spans[place] = max(first, spans[place][0]), min(last, spans[place][1])
        for sort in sorts:
            shelves[sort].put(place, weeks)
    return tuple(groups)


def united(gathered: Iterable[Group], together: Iterable[tuple[str, str]]) -> tuple[Group, ...]:
    """Put groups together whose events somebody said are one; an id that none has is nothing.

    A member that somebody said is something else than one of these events stands alone.
    """
    groups = dict(enumerate(gathered))
    home = {p.event.id: number for number, group in groups.items() for p in group}
    fresh = count(len(groups))
    for pair in together:
        numbers = {home[name] for name in pair if name in home}
        if len(numbers) == 2:
            both = tuple(p for number in sorted(numbers) for p in groups.pop(number))
            alone = [p for p in both if p.apart.intersection(pair)]
            one = tuple(p for p in both if p not in alone)
            for group in filter(None, (one, *((p,) for p in alone))):
                number = next(fresh)
                groups[number] = group
                home.update((p.event.id, number) for p in group)
    return tuple(groups.values())


def _shared_days(unit: Group) -> tuple[int, int]:
    """Return the days, as ordinals, that all tellings of a unit have in common; end exclusive."""
    first, last = 0, _NEVER
    for days in (p.days for p in unit if p.days):
        first = max(first, days.start.toordinal() if days.start else 0)
        last = min(last, days.end.toordinal() if days.end else _NEVER)
    return first, last


def _sorts(unit: Group) -> set[_Sort]:
    """Name the shelves a unit stands on; a bare headline may retell whatever came of it."""
    return {
        (p.family, p.mode == "visit", outcome)
        for p in unit
        if p.family
        for outcome in (_OUTCOMES if p.outcome == "any" else (p.outcome,))
    }


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
    return min(map(order, unit))


order = attrgetter("rank")
"""Orders profiles: body before headings, dated before undated, then by day, article, offset."""
