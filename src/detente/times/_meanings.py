"""What matched patterns mean; `means` in the data of a language names these functions.

Nothing here knows a language: words come in as the values of their classes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from detente.times._calendar import (
    MINUTES,
    away,
    coming,
    month_of,
    monday_of,
    part_of,
    recent,
    unit_around,
)
from detente.times._moments import (
    DAY,
    Context,
    Moment,
    Stretch,
    between,
    calendar,
    days,
    fixed,
    join,
    measured,
    stretch,
    through,
)
from detente.times._patterns import Found
from detente.times._words import Classes

_APPROXIMATE = 0.1
"""`about` widens a duration by a tenth to either side."""


def dated(moment: Moment | None, **more: Any) -> Classes | None:
    """Wrap a moment as the classes of a word: `DATE` and, by its grain, `D_DAY`, `D_MONTH`, …"""
    if moment is None:
        return None
    return {"DATE": moment, f"D_{moment.grain.upper()}": moment, **more}


def iso(found: Found) -> Classes | None:
    """Read `2025-10-15`."""
    text = found.value("ISO")
    return dated(calendar("{}" + text[4:], int(text[:4])))


def slashed(found: Found) -> Classes | None:
    """Read `15/10/2025`; day first, unless that cannot be."""
    text = str(found.value("SLASH"))
    first, second, year = (int(part) for part in text.replace(".", "/").split("/"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    dayfirst = calendar(f"{{}}-{second:02}-{first:02}", year)
    monthfirst = calendar(f"{{}}-{first:02}-{second:02}", year)
    if dayfirst and monthfirst and first != second and "." not in text:
        doubt = calendar(f"{{}}-{second:02}-{first:02}?", year)
        reason = "day and month could stand the other way round; read day first"
        return dated(replace(doubt, reason=reason) if doubt else None)
    return dated(dayfirst or monthfirst)


def day(found: Found) -> Classes | None:
    """Read a day of a month, with or without year."""
    number = found.value("DAY", "DAYTH", "NTH")
    return dated(calendar(f"{{}}-{found.value('MONTH'):02}-{number:02}", found.value("YEAR")))


def days_of_month(found: Found) -> Classes | None:
    """Read `3 to 5 May`."""
    first, last = found.values("DAY", "DAYTH")
    month, year = found.value("MONTH"), found.value("YEAR")
    if first >= last:
        return None
    template = f"{{0}}-{month:02}-{first:02}/{{0}}-{month:02}-{last:02}"
    return dated(calendar(template, year, grain="interval"))


def month(found: Found) -> Classes | None:
    """Read a month of a year."""
    return dated(calendar(f"{{}}-{found.value('MONTH'):02}", found.value("YEAR"), "month"))


def bare_month(found: Found) -> Classes | None:
    """Read a month without year: it needs company to count."""
    number = found.value("MONTH")
    moment = calendar(f"{{}}-{number:02}", None, "month", weak="month")
    return dated(moment, MONTH=number)


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
        return stretch(f"{year:04}-{code or number:02}")

    return measured(measure, "season" if code else "month")


def month_of_other_year(found: Found) -> Classes | None:
    """Read `July of last year`, `July of the same year`."""
    number, offset = found.value("MONTH"), found.value("REL")
    if offset is None:
        return None
    return dated(measured(lambda day: stretch(f"{day.year + offset:04}-{number:02}"), "month"))


def bare_year(found: Found) -> Classes | None:
    """Read a number that may be a year: it needs company to count."""
    return dated(calendar("{}", found.value("YEAR"), "year", weak="year"))


def named_year(found: Found) -> Classes | None:
    """Read `the year 2016`."""
    return dated(calendar("{}", found.value("YEAR"), "year"))


def short_years(found: Found) -> Classes | None:
    """Read `2022-23`: only years that follow one another closely."""
    first, short = found.value("YEAR"), found.value("TWO")
    last = first // 100 * 100 + short
    if not first < last <= first + 30 or not all(word.joined for word in found.words[1:]):
        return None
    return dated(fixed(f"{first}/{last}", "interval"))


def decade(found: Found) -> Classes | None:
    """Read `the 1970s`, `the '40s`."""
    number = found.value("DECADE")
    start = number if number >= 1000 else 1900 + number if number < 100 else None
    return dated(fixed(f"{start // 10}X", "decade")) if start else None


def century(found: Found) -> Classes | None:
    """Read `the 19th century`."""
    number = found.value("ORDINAL", "NTH")
    return dated(fixed(f"{number - 1:02}XX", "century")) if 2 <= number <= 22 else None


def season(found: Found) -> Classes | None:
    """Read `the spring of 2023`."""
    return dated(calendar(f"{{}}-{found.value('SEASON')}", found.value("YEAR"), "season"))


def bare_season(found: Found) -> Classes | None:
    """Read a season without year: it needs company to count."""
    return dated(calendar(f"{{}}-{found.value('SEASON')}", None, "season", weak="season"))


def quarter(found: Found) -> Classes | None:
    """Read `the third quarter of 2024`."""
    return _fraction(found, 4, 32)


def half(found: Found) -> Classes | None:
    """Read `the first half of 2024`."""
    return _fraction(found, 2, 39)


def _fraction(found: Found, most: int, base: int) -> Classes | None:
    index, offset = found.value("ORDINAL", "NTH", "QUARTER"), found.value("REL")
    if index is None or not 1 <= index <= most:
        return None
    if offset is None:
        return dated(calendar(f"{{}}-{base + index}", found.value("YEAR"), "season"))
    return dated(measured(lambda day: stretch(f"{day.year + offset:04}-{base + index}"), "season"))


def half_of_month(found: Found) -> Classes | None:
    """Read `the second half of October`: to the 15th, and from the 16th on."""
    index = found.value("ORDINAL", "NTH")
    whole = calendar(f"{{}}-{found.value('MONTH'):02}", found.value("YEAR"), "month")
    if whole is None or index not in (1, 2):
        return None

    def cut(full: Stretch) -> Stretch:
        middle = full.first + 14 * DAY
        return days(full.first, middle) if index == 1 else days(middle + DAY, full.last)

    return dated(replace(through(whole, cut), grain="interval"))


def weekday(found: Found) -> Classes | None:
    """Read `Monday`: the last one at or before publication, or the next where tense says so."""
    number = found.value("WEEKDAY")

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


def deictic(found: Found) -> Classes | None:
    """Read `today`, `yesterday evening`, `last night`."""
    offset = found.value("DEICTIC")
    if offset is None:
        offset = found.value("REL")
    return dated(measured(lambda day: unit_around(day, "day", offset)))


def day_before_yesterday(found: Found) -> Classes | None:
    """Read `the day before yesterday`, `the day after tomorrow`."""
    offset = found.value("DEICTIC") + (-1 if found.has("before") else 1)
    return dated(measured(lambda day: unit_around(day, "day", offset)))


def ago(found: Found) -> Classes | None:
    """Read `three weeks ago`, `a few days ago`."""
    return dated(_away(found, -1))


def from_now(found: Found) -> Classes | None:
    """Read `in two weeks' time`."""
    return dated(_away(found, 1))


def _away(found: Found, step: int) -> Moment:
    unit, counts = found.value("UNIT"), _counts(found)
    vague = counts[0] != counts[1]

    def measure(day: date) -> Stretch | None:
        here = days(day, day)
        near = away(here, unit, step * counts[0])
        if len(found.values("NUMBER")) > 1:
            return away(near, found.values("UNIT")[1], step * found.values("NUMBER")[1])
        if not vague:
            return near
        far = away(here, unit, step * counts[1])
        both = join(far, near) if step < 0 else join(near, far)
        return stretch("/".join(f"{p.rstrip('~')}~" for p in both.edtf.split("/"))) if both else None

    return measured(measure, "unit" if unit not in ("day", "week") else "day")


def _counts(found: Found) -> tuple[float, float]:
    """Bounds of how many units: 2 to 10 for `a few`, 1 for `a`."""
    number = found.value("NUMBER")
    if number is not None:
        return number, number
    if found.has("several"):
        return 3, 9
    if found.has("few"):
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
    unit = found.value("UNIT")
    if unit is None:
        unit = found.words[-1].lower
    return str(unit) if unit in MINUTES else "day"


def related_unit(found: Found) -> Classes | None:
    """Read `last week`, `this month`, `next year`."""
    unit, offset = found.value("UNIT", "QUARTER_UNIT"), found.value("REL")
    if unit in ("hour", "minute", "second") or found.words[-1].classes.get("UNITS"):
        return None
    return dated(measured(lambda day: unit_around(day, unit, offset), "unit"))


def part_of_unit(found: Found) -> Classes | None:
    """Read `earlier this month`, `later this year`, `so far this year`."""
    unit, later = found.value("UNIT"), found.has("later", "rest")
    offset = found.value("REL") or 0

    def measure(day: date) -> Stretch | None:
        whole = unit_around(day, unit, offset)
        if whole is None or offset:
            return whole
        return days(day, whole.last) if later else days(whole.first, day)

    return dated(measured(measure, "unit"))


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
    unit, number = found.value("UNIT", "UNITS"), found.value("NUMBER")
    ahead = (found.value("REL") or -1) > 0
    if found.has("couple"):
        number = 2.0
    if unit in ("weekend", "second"):
        return None
    measure = coming if ahead else recent
    return dated(measured(lambda day: measure(day, unit, number), "interval", True))


def lately(found: Found) -> Classes | None:
    """Read `recently`: about the last month."""
    begin = timedelta(days=31)
    return dated(measured(lambda day: stretch(f"{day - begin}~/{day}"), "interval", True))


def now(found: Found) -> Classes | None:
    """Read `currently`, `to date`: as of publication."""
    moment = measured(lambda day: days(day, day), "now")
    return dated(replace(moment, reason="as of publication"))


def often(found: Found) -> Classes | None:
    """Read `regularly`, `every year`, `twice a week`."""
    return {"OFTEN_READ": Moment(kind="frequency")}


def _lasting(low: float, high: float) -> Classes:
    return {"DURATION": Moment(kind="duration", minutes=(low, high))}


def duration(found: Found) -> Classes | None:
    """Read `two and a half hours`, `a 30-day truce`, `2 hours and 30 minutes`."""
    pairs = zip(found.values("NUMBER"), found.values("UNIT"), strict=True)
    if "weekend" in found.values("UNIT"):
        return None
    minutes = sum(number * MINUTES[unit] for number, unit in pairs)
    return _lasting(minutes, minutes)


def duration_and_half(found: Found) -> Classes | None:
    """Read `an hour and a half`."""
    minutes = ((found.value("NUMBER") or 1.0) + 0.5) * MINUTES.get(found.value("UNIT"), 0.0)
    return _lasting(minutes, minutes) if minutes else None


def half_unit(found: Found) -> Classes | None:
    """Read `half an hour`."""
    minutes = MINUTES.get(found.value("UNIT"), 0.0) / 2
    return _lasting(minutes, minutes) if minutes else None


def vague_duration(found: Found) -> Classes | None:
    """Read `several days`, `a couple of hours`."""
    unit = MINUTES.get(found.value("UNIT"))
    low, high = found.value("VAGUE") or ((2, 10) if found.has("few") else (2, 2))
    if found.has("so"):
        low, high = 1, 2
    elif found.has("couple"):
        low, high = 2, 2
    return _lasting(low * unit, high * unit) if unit else None


def one_unit(found: Found) -> Classes | None:
    """Read `for a week`, `a full day`."""
    minutes = MINUTES.get(found.value("UNIT"), 0.0)
    if not minutes:
        return None
    if found.has("more"):
        return _lasting(minutes, float("inf"))
    return _lasting(0.0 if found.has("less") else minutes, minutes)


def about_duration(found: Found) -> Classes | None:
    """Read `about two hours`, `more than three days`."""
    low, high = found.value("DURATION").minutes
    if found.has("more", "longer", "over", "least"):
        return _lasting(low, float("inf"))
    if found.has("less", "fewer", "under", "most", "up"):
        return _lasting(0.0, high)
    if found.value("ABOUT") == "almost":
        return _lasting(low * (1 - _APPROXIMATE), high)
    return _lasting(low * (1 - _APPROXIMATE), high * (1 + _APPROXIMATE))


def clock(found: Found) -> Classes | None:
    """Read `14:30 GMT`, `2 p.m.`, `noon`: a time of day, of a day told elsewhere or nowhere."""
    text = found.value("CLOCK") or found.value("NOON") or f"{found.value('TWO') or 0}:00"
    hour, minute = (int(part) for part in text.split(":")[:2])
    half = found.value("AMPM")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    return {"CLOCKED": Moment(clock=f"{hour:02}:{minute:02}", grain="clock", anchored=True)}


def weekday_with_day(found: Found) -> Classes | None:
    """Read `Wednesday, October 15`: the day counts."""
    return dated(found.value("D_DAY"))


def part(found: Found) -> Classes | None:
    """Read `mid-November`, `the end of 2024`."""
    moment: Moment = found.values(*_GRAINS)[0]
    name = found.value("PART") or ("late" if found.has("late") else "early")
    changed = through(moment, lambda whole: part_of(whole, name))
    return dated(replace(changed, grain="interval"))


_GRAINS = ("D_DAY", "D_WEEKDAY", "D_MONTH", "D_YEAR", "D_SEASON", "D_DECADE", "D_CENTURY",
           "D_UNIT", "DATE")  # fmt: skip


def part_of_day(found: Found) -> Classes | None:
    """Read `Monday evening`, `at 14:30 on Monday`: still that day."""
    clocked = found.value("CLOCKED")
    moment: Moment = found.values("D_DAY", "D_WEEKDAY")[0]
    return dated(replace(moment, clock=clocked.clock if clocked else None, grain="day"))


def from_date(found: Found) -> Classes | None:
    """Read `two days before 5 May`."""
    unit, number = found.value("UNIT"), found.value("NUMBER") or 1.0
    step = -1 if found.has("before") else 1
    if unit not in MINUTES:
        return None
    moment = found.values("D_DAY", "D_WEEKDAY")[0]
    return dated(through(moment, lambda whole: _from_date(whole, unit, step * number)))


def _from_date(whole: Stretch, unit: str, count: float) -> Stretch:
    edtf = away(whole, unit, count).edtf.replace("~", "")
    return stretch(edtf)


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
    if found.has("between", "from") or first.grain == last.grain:
        return dated(between(first, last))
    return None


def _bound(relation: str) -> Callable[[Found], Classes | None]:
    def bound(found: Found) -> Classes | None:
        moment = found.value("DATE")
        if moment.relation:
            return None
        return dated(replace(moment, relation=relation, weak="", grain="bound"))

    return bound


def lead(found: Found) -> Classes | None:
    """Read the preposition before an expression: bare months and years count with one."""
    lasting = found.value("DURATION")
    if lasting is not None:
        return {"DURATION": lasting}
    moment: Moment = found.value("DATE")
    if moment.weak == "year" and found.has("for", "of", "at", "over", "within", "on"):
        return None if not found.has("of") else dated(moment, LED="of")
    if moment.weak and found.has("of", "for", "at"):
        return dated(moment, LED="of")
    return dated(replace(moment, weak=""), LED="in")


MEANINGS: dict[str, Callable[[Found], Classes | None]] = {
    "iso": iso,
    "slashed": slashed,
    "day": day,
    "days_of_month": days_of_month,
    "month": month,
    "bare_month": bare_month,
    "related_month": related_month,
    "related_season": related_season,
    "month_of_other_year": month_of_other_year,
    "bare_year": bare_year,
    "named_year": named_year,
    "short_years": short_years,
    "decade": decade,
    "century": century,
    "season": season,
    "bare_season": bare_season,
    "quarter": quarter,
    "half": half,
    "half_of_month": half_of_month,
    "weekday": weekday,
    "related_weekday": related_weekday,
    "deictic": deictic,
    "day_before_yesterday": day_before_yesterday,
    "ago": ago,
    "from_now": from_now,
    "anchored": anchored,
    "related_unit": related_unit,
    "part_of_unit": part_of_unit,
    "the_unit": the_unit,
    "recent": recently,
    "lately": lately,
    "now": now,
    "often": often,
    "duration": duration,
    "duration_and_half": duration_and_half,
    "half_unit": half_unit,
    "vague_duration": vague_duration,
    "one_unit": one_unit,
    "about_duration": about_duration,
    "clock": clock,
    "weekday_with_day": weekday_with_day,
    "part": part,
    "part_of_day": part_of_day,
    "from_date": from_date,
    "week_of": week_of,
    "about_date": about_date,
    "range": spanning,
    "since": _bound("since"),
    "until": _bound("until"),
    "before": _bound("before"),
    "after": _bound("after"),
    "lead": lead,
}
"""Functions by the names that data files use."""
