"""Meanings of expressions made of others: parts, ranges, bounds, prepositions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from detente.times._calendar import MINUTES, away, part_of, shift, unit_around
from detente.times._hours import counted, later, reaching
from detente.times._moments import (
    DAY,
    Context,
    Moment,
    Stretch,
    between,
    dated,
    days,
    join,
    measured,
    stretch,
    through,
)
from detente.times._patterns import Found
from detente.times._words import Classes

_GRAINS = ("D_DAY", "D_WEEKDAY", "D_MONTH", "D_YEAR", "D_SEASON", "D_DECADE", "D_CENTURY",
           "D_UNIT", "DATE")  # fmt: skip


_FAR = timedelta(days=400)
"""How far from publication a weekday may put a day without year; beyond it is a slip."""


def weekday_with_day(found: Found) -> Classes | None:
    """Read `Wednesday, October 15`: the day counts, and the weekday tells the year.

    Where no year near publication, or not the year stated, has that weekday, the day is uncertain.
    """
    moment: Moment = found.value("D_DAY")
    weekday = found.value("WEEKDAY", "WEEKDAY_SHORT")
    place = moment.place
    if place is None:
        return dated(moment)

    def doubted(day: Stretch | None) -> Stretch | None:
        return replace(stretch(f"{day.edtf}?"), inferred=day.inferred) if day else None

    if moment.year is not None:
        stated = place(moment.year)
        if stated is None or stated.first.weekday() == weekday:
            return dated(moment)
        reason = "the weekday is not that of the day"
        return dated(replace(through(moment, doubted), reason=reason))

    def fitting(context: Context) -> Stretch | None:
        if context.window is None:
            return None
        published = context.window[1]
        around = map(place, range(published.year - 2, published.year + 3))
        days_ = [day for day in around if day and day.first.weekday() == weekday]
        nearest = min(days_, key=lambda day: abs(day.first - published), default=None)
        if nearest is None or abs(nearest.first - published) > _FAR:
            return doubted(moment.settle(context))
        return replace(nearest, inferred=True)

    return dated(replace(moment, distance=fitting))


def numeric_day(found: Found) -> Classes | None:
    """Read `Friday 7/6`, `from 10/1 to 11/7`."""
    first, *last = found.values("NUMERIC")
    if last:
        return dated(_between_either(first, last[0]))
    return dated(replace(first, weak=""))


def numeric_days_of_year(found: Found) -> Classes | None:
    """Read `from 5/1 to 5/7/2020`, `5/1-5/7, 2020`: the year told last serves both."""
    first, *last = found.values("NUMERIC")
    end: Moment = last[0] if last else found.value("D_DAY")
    year = found.value("D_YEAR")

    def distance(context: Context) -> Stretch | None:
        by = date(year.year, 12, 31) if year else None
        past = replace(context, tense="past", window=(by, by) if by else context.window)
        finish = end.settle(past if year else context)
        if finish is None:
            return None
        begin = first.settle(replace(past, window=(finish.last, finish.last)))
        return replace(both, inferred=False) if begin and (both := join(begin, finish)) else None

    return dated(Moment(distance=distance, grain="interval"))


def _between_either(first: Moment, last: Moment) -> Moment:
    def distance(context: Context) -> Stretch | None:
        begin, end = first.settle(context), last.settle(context)
        if begin and end and begin.first > end.last:
            begin = first.settle(replace(context, tense="past"))
        return join(begin, end) if begin and end else None

    return Moment(distance=distance, grain="interval")


def lasting_from(found: Found) -> Classes | None:
    """Read `three days from 5 May`, `for two weeks starting on Monday`: that long, from then on."""
    number, unit = found.value("LASTING")
    moment: Moment = found.values("D_DAY", "D_WEEKDAY", "D_NOW")[0]
    if unit not in MINUTES:
        return None

    def lasting(whole: Stretch) -> Stretch | None:
        end = shift(whole.first, unit, number) - DAY
        return days(whole.first, end) if end >= whole.first else whole

    return dated(replace(through(moment, lasting), grain="interval"))


def within(found: Found) -> Classes | None:
    """Read `within ten months`: from now on where the sentence looks ahead, else a duration."""
    steps = found.value("STEPS")
    lasting: Moment = next(w.classes["DURATION"] for w in found.words if "DURATION" in w.classes)
    coming = measured(lambda day: days(day, later(day, steps)), "interval").distance
    return {"DURATION": replace(lasting, distance=reaching(steps, 1, coming))}


def part(found: Found) -> Classes | None:
    """Read `mid-November`, `the end of 2024`."""
    moment: Moment = found.values(*_GRAINS)[0]
    said = next((word for word in ("late", "end") if found.has(word)), "early")
    name = found.value("PART") or said
    changed = through(moment, lambda whole: part_of(whole, name))
    return dated(replace(changed, grain="interval"))


def eve_of(found: Found) -> Classes | None:
    """Read `on the eve of 13 May`."""
    moment = found.values("D_DAY", "D_WEEKDAY", "D_INTERVAL")[0]
    before = through(moment, lambda whole: days(whole.first - DAY, whole.first - DAY))
    return dated(replace(before, grain="day"))


def from_date(found: Found) -> Classes | None:
    """Read `two days before 5 May`, `more than two weeks after Monday`."""
    number, unit = found.value("LASTING") or (1.0, found.value("UNIT"))
    step = -1 if found.has("before") else 1
    if unit not in MINUTES:
        return None
    moment = found.values("D_DAY", "D_WEEKDAY", "D_NOW")[0]
    moved = through(moment, lambda whole: _from_date(whole, unit, step * number))
    if found.has("more"):
        return dated(replace(moved, relation="after" if step > 0 else "before", grain="bound"))
    if found.has("less"):
        both = _between_either(moment, moved) if step > 0 else _between_either(moved, moment)
        return dated(both)
    return dated(moved)


def _from_date(whole: Stretch, unit: str, count: float) -> Stretch:
    return days(shift(whole.first, unit, count), shift(whole.last, unit, count))


def weekend_of(found: Found) -> Classes | None:
    """Read `the Easter weekend`: Saturday and Sunday, and a Friday or Monday that is the day."""
    moment: Moment = found.value("D_DAY")

    def around(day: Stretch) -> Stretch:
        saturday = day.first + ((8 - day.first.weekday()) % 7 - 3) * DAY
        return days(min(saturday, day.first), max(saturday + DAY, day.first))

    return dated(replace(through(moment, around), grain="interval"))


def week_of(found: Found) -> Classes | None:
    """Read `the week of November 3`."""
    moment = found.value("D_DAY")
    return dated(through(moment, lambda whole: unit_around(whole.first, "week")))


def about_date(found: Found) -> Classes | None:
    """Read `around 2015`."""
    moment = found.values("D_YEAR", "D_MONTH", "D_DAY")[0]
    return dated(through(moment, lambda whole: stretch(whole.edtf.rstrip("~?") + "~")))


def spanning(found: Found) -> Classes | None:
    """Read `between … and …`, `from … to …`, `… – …`."""
    first, last = found.values(*_GRAINS)
    if found.has("between", "from", "through") or first.grain == last.grain:
        return dated(between(first, last))
    return None


def pair(found: Found) -> Classes | None:
    """Read `June and July 2024`: one stretch where they follow one another."""
    first, last = found.values("D_MONTH", "D_YEAR")
    both = between(replace(first, year=first.year or last.year), last)
    if both is None or both.place is None:
        return None
    whole = both.place(both.year or 2000)
    months = whole and (whole.last - whole.first).days < (63 if first.grain == "month" else 732)
    return dated(replace(both, weak=last.weak)) if months else None


def bound(relation: str) -> Callable[[Found], Classes | None]:
    """Make the reader of `since …`, `until …`, `before …`, `after …`."""

    def read(found: Found) -> Classes | None:
        moment = found.values(*_GRAINS, "D_NAMED")[0]
        if moment.relation:
            return None
        return dated(replace(moment, relation=relation, weak="", grain="bound"))

    return read


def _ahead(found: Found) -> Moment:
    """Read `in three weeks`: a day ahead where the sentence looks ahead, else a duration."""
    number, unit = found.value("LASTING")
    lasting: Moment = next(w.classes["DURATION"] for w in found.words if "DURATION" in w.classes)
    ahead = measured(lambda day: away(days(day, day), unit, number)).distance
    return replace(lasting, distance=counted(((number, unit),), 1, ahead))


_WEAKER = ("for", "at", "over", "within", "on")
"""Prepositions that do not make a year or month of a number or name."""


def lead(found: Found) -> Classes | None:
    """Read the preposition before an expression: bare months and years count with one."""
    lasting = found.value("DURATION")
    if lasting is not None:
        return {"DURATION": lasting}
    if found.value("LASTING"):
        return {"DURATION": _ahead(found)}
    moment: Moment = found.value("DATE")
    if moment.weak == "ordinal":
        return dated(moment) if found.has("on", "from", "at") else None
    if moment.weak in ("year", "month", "season") and found.has(*_WEAKER):
        return None
    return dated(replace(moment, weak=""))
