"""Finding what may be alike without comparing all with all: groups shelved by month.

A unit is compared with what touches one of its months, and with what cannot be placed in time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from detente.relations.likeness import SEASON
from detente.relations.profiles import Profile

_LONGEST = 400
"""Days of an interval beyond which it is compared with everything."""
_SEASON = timedelta(days=SEASON)

Months = frozenset[int] | None


def months_of(profiles: Iterable[Profile]) -> Months:
    """Number the months that tellings may lie in; None when they may lie anywhere."""
    found: set[int] = set()
    for profile in profiles:
        bounds = _bounds(profile)
        if bounds is None:
            return None
        found.update(range(_month(bounds[0]), _month(bounds[1]) + 1))
    return frozenset(found)


def _bounds(profile: Profile) -> tuple[date, date] | None:
    days, published = profile.days, profile.published
    if days and days.start and days.end and (days.end - days.start).days <= _LONGEST:
        return days.start, days.end
    if days is None and published and published.start and published.start.year > 1:
        # An undated telling is of the weeks around its page.
        return published.start - _SEASON, published.start + _SEASON
    return None


def _month(day: date) -> int:
    return day.year * 12 + day.month


class Shelf:
    """Numbers of groups, by month."""

    def __init__(self) -> None:
        self._by_month: dict[int, set[int]] = defaultdict(set)
        self._anywhere: set[int] = set()
        self._all: set[int] = set()

    def put(self, number: int, months: Months) -> None:
        """Shelve a group under its months; putting it again adds months."""
        self._all.add(number)
        if months is None:
            self._anywhere.add(number)
        for month in months or ():
            self._by_month[month].add(number)

    def near(self, months: Months) -> tuple[int, ...]:
        """List groups that may share a day with these months, in order of their numbers."""
        if months is None:
            return tuple(sorted(self._all))
        shared = (self._by_month[month] for month in months if month in self._by_month)
        return tuple(sorted(self._anywhere.union(*shared)))
