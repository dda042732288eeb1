"""Meanings of expressions counted from publication or from another expression."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from detente.times._calendar import (
    MINUTES,
    away,
    coming,
    monday_of,
    month_of,
    part_of,
    recent,
    shift,
    unit_around,
)
from detente.times._hours import counted, later, reaching, rest_of_day
from detente.times._moments import (
    DAY,
    Context,
    Moment,
    Stretch,
    dated,
    days,
    join,
    measured,
    stretch,
)
from detente.times._patterns import Found
from detente.times._words import Classes


def related_month(found: Found) -> Classes | None:
    """Read `last December`, `next March`: the nearest before or after this month."""
    number, offset = found.value("MONTH"), found.value("REL")
    return dated(_nearest_month(number, offset, 1))


def related_season(found: Found) -> Classes | None:
    """Read `last spring`, `next winter`: the nearest before or after this season."""
    code = found.value("SEASON")
    return dated(_nearest_month(3 * (code - 21) + 3, found.value("REL"), 3, code))


def _nearest_month(number: int, offset: int, length: int, code: int | None = None) -> Moment:
    def measure(day: date) -> Stretch | None:
        year = day.year
        begin = date(year, number, 1)
        if offset < 0 and month_of(begin, length) > day:
            year -= 1
        if offset > 0 and begin <= day:
            year += 1
        if offset == 0 and day.month <= number + length - 13:
            year -= 1
        return stretch(f"{year:04}-{code or number:02}")

    return measured(measure, "season" if code else "month")


def month_of_other_year(found: Found) -> Classes | None:
    """Read `July of last year`, `July of the same year`."""
    number, offset = found.value("MONTH"), found.value("REL")
    if offset is None:
        return None
    return dated(measured(lambda day: stretch(f"{day.year + offset:04}-{number:02}"), "month"))


def weekday(found: Found) -> Classes | None:
    """Read `Monday`: the last one at or before publication, or the next where tense says so."""
    number = found.value("WEEKDAY", "WEEKDAY_SHORT")

    def distance(context: Context) -> Stretch | None:
        if context.window is None:
            return None
        ahead = context.tense in ("future", "planned")
        day = context.window[0] if ahead else context.window[1]
        moved = _weekday_from(day, number, 1 if ahead else -1, True)
        return Stretch(first=moved, last=moved, edtf=moved.isoformat(), inferred=True)

    return dated(Moment(distance=distance, grain="weekday"), WEEKDAY=number)


def _weekday_from(day: date, number: int, step: int, same: bool) -> date:
    away_ = (number - day.weekday()) % 7 if step > 0 else -((day.weekday() - number) % 7)
    return day + timedelta(days=away_ if away_ or same else 7 * step)


def related_weekday(found: Found) -> Classes | None:
    """Read `last Friday`, `next Monday`, `this Sunday`, `Tuesday last week`."""
    number, offset = found.value("WEEKDAY"), found.value("REL")

    def measure(day: date) -> Stretch:
        if found.has("week"):
            moved = monday_of(day) + timedelta(weeks=offset, days=number)
        elif offset:
            moved = _weekday_from(day, number, offset, False)
        else:
            moved = monday_of(day) + timedelta(days=number)
        return days(moved, moved)

    return dated(measured(measure, "weekday"))


def weekdays_of_week(found: Found) -> Classes | None:
    """Read `next week between Wednesday and Friday`."""
    offset, unit = found.value("REL"), found.value("UNIT")
    first, last = found.values("WEEKDAY", "WEEKDAY_SHORT")
    if unit != "week" or first >= last:
        return None

    def measure(day: date) -> Stretch:
        monday = monday_of(day) + timedelta(weeks=offset)
        return days(monday + first * DAY, monday + last * DAY)

    return dated(measured(measure, "interval"))


def eve(found: Found) -> Classes | None:
    """Read `on the eve`, `the day before`, with nothing said of what: the day before this one."""

    def distance(context: Context) -> Stretch | None:
        if context.anchor is not None and not found.has("eve"):
            return replace(away(context.anchor, "day", -1), inferred=True)
        return measured(lambda day: unit_around(day, "day", -1)).settle(context)

    return dated(Moment(distance=distance, grain="day", weak="eve"), EVE=True)


def overnight(found: Found) -> Classes | None:
    """Read `overnight`: yesterday or today."""
    moment = measured(lambda day: days(day - DAY, day), "interval")
    return dated(replace(moment, weak="overnight"))


def following_weekday(found: Found) -> Classes | None:
    """Read `the following Monday`: the first after the expression before it."""
    number = found.value("WEEKDAY")

    def distance(context: Context) -> Stretch | None:
        if context.anchor is None:
            return None
        moved = _weekday_from(context.anchor.last, number, 1, False)
        return replace(days(moved, moved), inferred=True)

    return dated(Moment(distance=distance, grain="weekday", anchored=True))


def weekend(found: Found) -> Classes | None:
    """Read `over the weekend`: the last that has begun, or the next where tense says so."""

    def distance(context: Context) -> Stretch | None:
        if context.window is None:
            return None
        ahead = context.tense in ("future", "planned")
        day = context.window[0 if ahead else 1]
        open_ = found.has("this") and context.tense != "past"
        offset = 0 if ahead or open_ or day.weekday() >= 5 else -1
        stretch_ = unit_around(day, "weekend", offset)
        return replace(stretch_, inferred=True) if stretch_ else None

    return dated(Moment(distance=distance, grain="interval"), WEEKEND=True)


def deictic(found: Found) -> Classes | None:
    """Read `today`, `yesterday evening`, `last night`."""
    offset = found.value("DEICTIC")
    if offset is None:
        offset = found.value("REL")
    moment = measured(lambda day: unit_around(day, "day", offset))
    part = "night" if found.words[-1].lower == "tonight" else found.value("DAYPART") or ""
    return dated(replace(moment, part=part))


def day_before_yesterday(found: Found) -> Classes | None:
    """Read `the day before yesterday`, `the day after tomorrow`."""
    offset = found.value("DEICTIC") + (-1 if found.has("before") else 1)
    return dated(measured(lambda day: unit_around(day, "day", offset)))


def ago(found: Found) -> Classes | None:
    """Read `three weeks ago`, `a few days ago`."""
    return dated(_away(found, -1)) if _is_measure(found) else None


def from_now(found: Found) -> Classes | None:
    """Read `in two weeks' time`."""
    return dated(_away(found, 1)) if _is_measure(found) else None


def lasting_from_now(found: Found) -> Classes | None:
    """Read `for three days from today`: that many days, this one among them."""
    number, unit = found.value("NUMBER"), found.value("UNIT")
    if unit not in MINUTES or MINUTES[unit] < MINUTES["day"]:
        return None
    return dated(measured(lambda day: days(day, shift(day, unit, number) - DAY), "interval"))


def _is_measure(found: Found) -> bool:
    return all(unit in MINUTES for unit in found.values("UNIT"))


def _away(found: Found, step: int) -> Moment:
    unit, counts = found.value("UNIT", "UNITS"), _counts(found)
    if len(found.values("NUMBER")) > 1:
        return _twice_away(found, step)

    def measure(day: date) -> Stretch | None:
        near = away(days(day, day), unit, step * counts[0])
        if counts[0] == counts[1]:
            return near
        far = away(days(day, day), unit, step * counts[1])
        both = join(far, near) if step < 0 else join(near, far)
        return _blurred(both) if both else None

    whole = measured(measure, "day" if unit in ("day", "week") else "unit")
    if counts[0] != counts[1]:
        return whole
    return replace(whole, distance=counted(((counts[0], unit),), step, whole.distance))


def _twice_away(found: Found, step: int) -> Moment:
    """`1 month and 21 days ago` is a day: several units are an exact count."""
    steps = tuple(zip(found.values("NUMBER"), found.values("UNIT"), strict=True))

    def measure(day: date) -> Stretch:
        for count, unit in sorted(steps, key=lambda pair: -MINUTES[pair[1]]):
            day = shift(day, unit, step * count)
        return days(day, day)

    whole = measured(measure)
    return replace(whole, distance=counted(steps, step, whole.distance))


def _blurred(exact: Stretch) -> Stretch:
    return stretch("/".join(f"{bound.rstrip('~')}~" for bound in exact.edtf.split("/")))


def _counts(found: Found) -> tuple[float, float]:
    """Bounds of how many units: 2 to 10 for `a few`, 1 for `a`."""
    number = found.value("NUMBER")
    if number is not None:
        return (number + 0.5, number + 0.5) if found.has("half") else (number, number)
    if found.has("several"):
        return 3, 9
    if found.has("few") or found.value("UNITS"):
        return 2, 6
    if found.has("couple"):
        return 2, 2
    return (0.5, 0.5) if found.has("half") else (1, 1)


def anchored(found: Found) -> Classes | None:
    """Read `two days later`, `the same day`: counted from the expression before it."""
    unit = _anchor_unit(found)
    step = -1 if found.has("earlier", "previous", "preceding") else 1
    count = 0.0 if found.has("same", "that") else _counts(found)[0]

    def distance(context: Context) -> Stretch | None:
        if context.anchor is None:
            return None
        if count == 0 and unit != "day":
            return unit_around(context.anchor.first, unit)
        return replace(away(context.anchor, unit, step * count), inferred=True)

    return dated(Moment(distance=distance, grain="day", anchored=True))


def _anchor_unit(found: Found) -> str:
    if found.has("weekend"):
        return "weekend"
    unit: str = found.value("UNIT") or next((u for u in MINUTES if found.has(u)), "day")
    return unit if unit in MINUTES else "day"


def related_unit(found: Found) -> Classes | None:
    """Read `last week`, `this month`, `next year`; `the last year` is the twelve months past."""
    unit, offset = found.value("UNIT", "QUARTER_UNIT"), found.value("REL")
    if found.words[-1].classes.get("UNITS"):
        return None
    whole = unit in ("quarter", "decade", "century")
    if unit in ("hour", "minute", "second"):
        return dated(_short_unit(unit, offset)) if offset else None
    if found.has("the") and offset and unit in MINUTES and not whole:
        reach = recent if offset < 0 else coming
        return dated(measured(lambda day: reach(day, unit, 1), "interval", True))
    return dated(measured(lambda day: unit_around(day, unit, offset), "unit"))


def _short_unit(unit: str, offset: int) -> Moment:
    today = measured(lambda day: days(day, day), "unit")
    return replace(today, distance=reaching(((1.0, unit),), offset, today.distance))


def after_next(found: Found) -> Classes | None:
    """Read `the year after next`, `the week before last`."""
    unit, offset = found.value("UNIT", "QUARTER_UNIT"), 2 if found.has("after") else -2
    return dated(measured(lambda day: unit_around(day, unit, offset), "unit"))


def part_of_unit(found: Found) -> Classes | None:
    """Read `earlier this month`, `later in the year`, `so far this year`.

    `Earlier in the day` is of the day told of, whichever that is.
    """
    unit, later = found.value("UNIT"), found.has("later", "rest")
    if unit == "day" and found.has("in"):
        return None
    offset = found.value("REL") or 0

    def measure(day: date) -> Stretch | None:
        whole = unit_around(day, unit, offset)
        if whole is None or offset:
            return whole
        return days(day, whole.last) if later else days(whole.first, day)

    whole = measured(measure, "unit")
    return dated(replace(whole, distance=rest_of_day(whole.distance)) if later else whole)


def the_unit(found: Found) -> Classes | None:
    """Read `the end of the month`, `the beginning of next year`."""
    unit, offset = found.value("UNIT") or "year", found.value("REL") or 0
    part = found.value("PART") or "end"

    def measure(day: date) -> Stretch | None:
        whole = unit_around(day, unit, offset)
        return part_of(whole, part) if whole else None

    return dated(measured(measure, "interval"))


def recently(found: Found) -> Classes | None:
    """Read `recent weeks`, `the past three months`, `the coming days`."""
    unit, number = found.value("UNIT", "UNITS", "QUARTER_UNIT"), found.value("NUMBER")
    ahead = (found.value("REL") or -1) > 0
    if found.has("couple"):
        number = 2.0
    if unit not in MINUTES or (unit == "second" and number is None):
        return None
    if unit == "quarter" and number is not None:
        return dated(measured(lambda day: _quarters(day, int(number or 1), ahead), "interval"))
    measure = coming if ahead else recent
    whole = measured(lambda day: measure(day, unit, number), "interval", True)
    if number is not None:
        distance = reaching(((number, unit),), 1 if ahead else -1, whole.distance)
        whole = replace(whole, distance=distance)
    return dated(whole)


def coming_steps(found: Found) -> Classes | None:
    """Read `within the next two days and five hours`: from publication on."""
    units = found.values("UNIT")
    if (found.value("REL") or 0) <= 0 or not all(unit in MINUTES for unit in units):
        return None
    steps = tuple(zip(found.values("NUMBER"), units, strict=True))
    whole = measured(lambda day: days(day, later(day, steps)), "interval")
    return dated(replace(whole, distance=reaching(steps, 1, whole.distance)))


def _quarters(day: date, count: int, ahead: bool) -> Stretch | None:
    """Return whole quarters of the calendar before or after the one of a day."""
    first = unit_around(day, "quarter", 1 if ahead else -count)
    last = unit_around(day, "quarter", count if ahead else -1)
    return days(first.first, last.last) if first and last else None


def lately(found: Found) -> Classes | None:
    """Read `recently`: about the last month."""
    begin = timedelta(days=31)
    return dated(measured(lambda day: stretch(f"{day - begin}~/{day}"), "interval", True))


def now(found: Found) -> Classes | None:
    """Read `currently`, `to date`: as of publication."""
    moment = measured(lambda day: days(day, day), "now")
    return dated(replace(moment, reason="as of publication"))
