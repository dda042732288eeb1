"""What time expressions mean before it is known against which day they are read.

A `Moment` is one of two things: a place in a calendar year, whose year may be unstated
(`October 15`), or a distance from the day of publication or from another expression
(`last week`, `two days earlier`). Settling it gives a `Stretch` of days with its EDTF.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from detente.model.edtf import interval_of
from detente.times._words import Classes

_LAST_YEAR = 9998
DAY = timedelta(days=1)
_SOMEDAY = 2000
"""A leap year, to write a day of an unknown year."""
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_NEAR = timedelta(days=45)
"""How far ahead a date without year or tense may lie and still be taken as coming."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days from first to last, both included, with the EDTF that says so."""

    first: date
    last: date
    edtf: str
    inferred: bool = False
    clock: str | None = None
    """Time of day where it was counted from an hour: `14:30`, `14:30/16:30`; else None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Against what a moment is read."""

    window: tuple[date, date] | None
    """First and last possible day of publication; None when it is unknown."""
    hour: datetime | None = None
    """The moment of publication in the publisher's clock; None where only the day is known."""
    tense: str = ""
    """`past`, `future`, `planned` or "" when nothing tells."""
    anchor: Stretch | None = None
    """The expression before it, for `two days earlier`; None when there is none."""
    dated: bool = False
    """True where the page states its day of publication."""
    month_first: bool = False
    """True where `3/4/2025` is read as 4 March."""


Place = Callable[[int], Stretch | None]
"""A year to the stretch in that year; None when that year has no such day."""
Distance = Callable[[Context], Stretch | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """The second of two days told with one month, and where in the text the two part."""

    moment: Moment
    end: int
    """Where the words of the first day end."""
    start: int
    """Where those of the second begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time expression understood, not yet settled on days."""

    kind: str = "date"
    year: int | None = None
    """As stated; None when it is to be inferred, or does not matter."""
    place: Place | None = None
    distance: Distance | None = None
    grain: str = ""
    """`day`, `month`, `season`, `year`, …: what rules may build on it."""
    weak: str = ""
    """Why it needs company to count: a bare `year`, `month`, …; "" when it stands by itself."""
    relation: str | None = None
    minutes: tuple[float, float] | None = None
    clock: str | None = None
    part: str = ""
    """`morning`, `evening`, … where the words name a part of the day."""
    anchored: bool = False
    """True when it counts from another expression."""
    modifier: bool = False
    reason: str = ""
    second: Second | None = None
    """The other of two days that share a month: `18 and 19 June`; None for all else."""

    def settle(self, context: Context) -> Stretch | None:
        """Settle on days; None when what it hangs on is not known."""
        try:
            if self.distance is not None:
                return self.distance(context)
            return None if self.place is None else _settle(self.place, self.year, context)
        except (OverflowError, ValueError):
            return None

    def unplaced(self) -> str | None:
        """Write a calendar place whose year nobody knows: `XXXX-10-15`; None for any other."""
        if self.place is None or self.year is not None:
            return None
        stretch = self.place(_SOMEDAY)
        return stretch.edtf.replace(str(_SOMEDAY), "XXXX") if stretch else None


def stretch(edtf: str) -> Stretch:
    """Return the days that a closed EDTF expression covers.

    Raises:
        ValueError: Not EDTF, without a year, or open at an end.
    """
    interval = interval_of(edtf)
    if interval is None or interval.start is None or interval.end is None:
        raise ValueError(f"not a closed stretch of days: {edtf!r}")
    return Stretch(first=interval.start, last=interval.end - DAY, edtf=edtf)


def days(first: date, last: date) -> Stretch:
    """Return the stretch from one day to another, both included.

    Raises:
        ValueError: It reaches beyond the year 9998, the last whose days can be counted.
    """
    if last.year > _LAST_YEAR:
        raise ValueError(f"past the end of the calendar: {last}")
    edtf = first.isoformat() if first == last else f"{first}/{last}"
    return Stretch(first=first, last=last, edtf=edtf)


def join(first: Stretch, last: Stretch) -> Stretch | None:
    """Return the stretch from the beginning of one to the end of another; None if backwards."""
    if first.first > last.last:
        return None
    if first.edtf == last.edtf:
        return first
    edtf = f"{first.edtf.partition('/')[0]}/{last.edtf.rpartition('/')[2]}"
    inferred = first.inferred or last.inferred
    return Stretch(first=first.first, last=last.last, edtf=edtf, inferred=inferred)


def calendar(
    template: str, year: int | None = None, grain: str = "day", weak: str = ""
) -> Moment | None:
    """Make a moment of the calendar from EDTF with `{}` for the year: `{}-10-15`.

    Returns:
        None when no year, or not the stated one, has such a day.
    """

    def place(year: int) -> Stretch | None:
        try:
            return stretch(template.format(f"{year:04}"))
        except ValueError:
            return None

    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if place(year or _SOMEDAY) is None:
        return None
    return Moment(year=year, place=place, grain=grain, weak=weak)


def fixed(edtf: str, grain: str) -> Moment:
    """Make a moment that needs nothing else: `197X`.

    Raises:
        ValueError: Not EDTF.
    """
    whole = stretch(edtf)
    return Moment(distance=lambda _: whole, grain=grain)


def measured(
    measure: Callable[[date], Stretch | None], grain: str = "day", latest: bool = False
) -> Moment:
    """Make a moment measured from the day of publication.

    Where only a window is known, the result reaches from the first day's to the last day's;
    with `latest` it is measured from the last alone (for what is approximate anyway).
    """

    def distance(context: Context) -> Stretch | None:
        if context.window is None:
            return None
        early, late = measure(context.window[1 if latest else 0]), measure(context.window[1])
        if early is None or late is None:
            return None
        both = join(early, late)
        return replace(both, inferred=True) if both else None

    return Moment(distance=distance, grain=grain)


def through(moment: Moment, change: Callable[[Stretch], Stretch | None]) -> Moment:
    """Change what a moment settles on: `early` of it, `the end` of it."""
    place, distance = moment.place, moment.distance

    def changed(found: Stretch | None) -> Stretch | None:
        after = change(found) if found else None
        return replace(after, inferred=found.inferred) if after and found else None

    return replace(
        moment,
        place=(lambda year: changed(place(year))) if place else None,
        distance=(lambda context: changed(distance(context))) if distance else None,
        weak="",
    )


def between(first: Moment, last: Moment) -> Moment | None:
    """Return the moment from one to another; a year stated once serves both.

    Returns:
        None when it would run backwards in any year.
    """
    clock = f"{first.clock}/{last.clock}" if first.clock and last.clock else None
    if first.place is None or last.place is None:
        return replace(_between_distances(first, last), clock=clock)
    left, right = first.place, last.place

    def place(year: int) -> Stretch | None:
        begin, end = left(first.year or year), right(last.year or year)
        if begin and end and end.last < begin.first and last.year is None:
            end = right(year + 1)
        elif begin and end and end.last < begin.first and first.year is None:
            begin = left(year - 1)
        return join(begin, end) if begin and end else None

    year = last.year if first.year is None else first.year
    if place(year or _SOMEDAY) is None:
        return None
    return Moment(year=year, place=place, grain="interval", clock=clock)


def _between_distances(first: Moment, last: Moment) -> Moment:
    def distance(context: Context) -> Stretch | None:
        begin, end = first.settle(context), last.settle(context)
        if begin and end and begin.first > end.last:
            begin = first.settle(replace(context, tense="past"))
        return join(begin, end) if begin and end else None

    return Moment(distance=distance, grain="interval")


def _settle(place: Place, year: int | None, context: Context) -> Stretch | None:
    if year is not None:
        return place(year)
    if context.window is None:
        return None
    found = _infer(place, context.window, context.tense)
    return replace(found, inferred=True) if found else None


def _infer(place: Place, window: tuple[date, date], tense: str) -> Stretch | None:
    """Choose the year of a bare date.

    News tells of what was: the last such day at or before publication, unless the words look
    ahead, or nothing tells and the day lies just ahead.
    """
    first, last = window
    around = [place(year) for year in range(first.year - 8, last.year + 9)]
    known = [found for found in around if found]
    before = max((s for s in known if s.first <= last), key=lambda s: s.first, default=None)
    after = min((s for s in known if s.last >= first), key=lambda s: s.first, default=None)
    if tense == "future" or before is None:
        return after
    if tense == "past" or after is None:
        return before
    ahead = after.first - last
    return after if ahead < (first - before.last if tense == "planned" else _NEAR) else before


def dated(moment: Moment | None, **more: Any) -> Classes | None:
    """Wrap a moment as the classes of a word: `DATE` and, by its grain, `D_DAY`, `D_MONTH` ….

    Returns:
        None when there is no moment: the rule is refused.
    """
    if moment is None:
        return None
    return {"DATE": moment, f"D_{moment.grain.upper()}": moment, **more}
