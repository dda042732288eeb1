"""Finding what may be alike without comparing all with all: groups shelved by week.

A unit is compared with what touches one of its weeks, and with what cannot be placed in time.
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

Weeks = frozenset[int] | None


def weeks_of(profiles: Iterable[Profile]) -> Weeks:
    """Number the weeks that tellings may lie in; None when they may lie anywhere."""
    found: set[int] = set()
    for profile in profiles:
        bounds = _bounds(profile)
        if bounds is None:
            return None
        found.update(range(_week(bounds[0]), _week(bounds[1]) + 1))
    return frozenset(found)


def _bounds(profile: Profile) -> tuple[date, date] | None:
    days, published = profile.days, profile.published
    if days and days.start and days.end and (days.end - days.start).days <= _LONGEST:
        return days.start, days.end
    if days is None and published and published.start and published.start.year > 1:
        # An undated telling is of the weeks around its page.
        return published.start - _SEASON, published.start + _SEASON
    return None


def _week(day: date) -> int:
    return day.toordinal() // 7


class Shelf:
    """Numbers of groups, by week."""

    def __init__(self) -> None:
        self._by_week: dict[int, set[int]] = defaultdict(set)
        self._anywhere: set[int] = set()
        self._all: set[int] = set()

    def put(self, number: int, weeks: Weeks) -> None:
        """Shelve a group under its weeks; putting it again adds weeks."""
        self._all.add(number)
        if weeks is None:
            self._anywhere.add(number)
        for week in weeks or ():
            self._by_week[week].add(number)

    def near(self, weeks: Weeks) -> set[int]:
        """Collect the numbers of groups that may share a day with these weeks."""
        if weeks is None:
            return set(self._all)
        shared = (self._by_week[week] for week in weeks if week in self._by_week)
        return self._anywhere.union(*shared)
