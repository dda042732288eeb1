"""Meanings of dates of the calendar: days, months, seasons, years, centuries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from detente.times._calendar import month_of, part_of
from detente.times._moments import (
    DAY,
    Context,
    Moment,
    Second,
    Stretch,
    calendar,
    dated,
    days,
    fixed,
    measured,
    stretch,
    through,
)
from detente.times._patterns import Found
from detente.times._words import Classes


def iso(found: Found) -> Classes | None:
    """Read `2025-10-15`."""
    text = found.value("ISO")
    return dated(calendar("{}" + text[4:], int(text[:4])) or no_day("no such day"))


def slashed(found: Found) -> Classes | None:
    """Read `15/10/2025`; day first, unless that cannot be."""
    text = str(found.value("SLASH"))
    first, second, year = (
        int(part) for part in text.replace(".", "/").replace("-", "/").split("/")
    )
    if first > 31:
        moment = calendar(f"{{}}-{second:02}-{year:02}", first)
        return dated(moment or no_day("no such day"))
    if year < 100 and not text.endswith(f"{year:04}"):
        year += 2000 if year < 70 else 1900
    dayfirst = calendar(f"{{}}-{second:02}-{first:02}", year)
    monthfirst = calendar(f"{{}}-{first:02}-{second:02}", year)
    if dayfirst and monthfirst and first != second and "." not in text:
        return dated(_either(dayfirst, monthfirst))
    return dated(dayfirst or monthfirst or no_day("no such day"))


def _either(dayfirst: Moment, monthfirst: Moment) -> Moment:
    """Settle `3/4/2025` by the habit of the place; uncertain where there is none."""

    def distance(context: Context) -> Stretch | None:
        if context.month_first:
            return monthfirst.settle(context)
        found = dayfirst.settle(context)
        return stretch(f"{found.edtf}?") if found else None

    reason = "day and month could stand the other way round"
    return Moment(distance=distance, grain="day", reason=reason)


def day(found: Found) -> Classes | None:
    """Read a day of a month, with or without year; what is no day is kept without EDTF."""
    number = found.value("DAY", "DAYTH", "NTH", "SPELT")
    year = found.value("YEAR")
    moment = calendar(f"{{}}-{found.value('MONTH'):02}-{number:02}", year)
    return dated(moment or no_day(f"no such day: {' '.join(w.text for w in found.words)}"))


def no_year(found: Found) -> Classes | None:
    """Read `3 May 9999`, `May 0000`: kept as worded, for no page is of such a year."""
    return dated(no_day(f"no such year: {' '.join(word.text for word in found.words)}"))


def no_day(reason: str) -> Moment:
    """Make the moment of words that name a day which no calendar has: `31 June`."""
    return Moment(distance=lambda _: None, grain="none", reason=reason)


def numeric(found: Found) -> Classes | None:
    """Read `5/12` beside a weekday or in a range, `2018-7-6`: month and day by habit of the place.

    A weekday beside it decides.
    """
    year = found.value("YEAR")
    if year is not None:
        month_, day_ = (int(number) for number in found.values("NUMBER")[-2:])
        joined = all(word.joined for word in found.words[1:])
        name = f"{{}}-{month_:02}-{day_:02}"
        return dated(calendar(name, year) or no_day("no such day")) if joined else None
    first, second = (int(part) for part in str(found.value("FRACTION")).split("/"))
    dayfirst = calendar(f"{{}}-{second:02}-{first:02}")
    monthfirst = calendar(f"{{}}-{first:02}-{second:02}")
    if dayfirst and monthfirst and first != second:
        return {"NUMERIC": _either(dayfirst, monthfirst)}
    moment = dayfirst or monthfirst
    return {"NUMERIC": moment} if moment else None


def days_of_month(found: Found) -> Classes | None:
    """Read `3 to 5 May`, `4 to 23 of this month`."""
    first, last = found.values("DAY", "DAYTH", "NTH")
    month, year = found.value("MONTH"), found.value("YEAR")
    if first >= last:
        return None
    if month and found.has("and") and not found.has("between", "from"):
        return _two_days(found, (first, last), month, year)
    if month is None:
        return _of_month(found, lambda whole: _days_in(whole, first, last), "interval")
    template = f"{{0}}-{month:02}-{first:02}/{{0}}-{month:02}-{last:02}"
    return dated(calendar(template, year, grain="interval"))


def _two_days(found: Found, days_: tuple[int, int], month: int, year: int | None) -> Classes | None:
    """Read `18 and 19 June`: two days that share what is said of the month."""
    first, last = (calendar(f"{{}}-{month:02}-{day:02}", year) for day in days_)
    if first is None or last is None:
        return None
    place = next(n for n, (key, _) in enumerate(found.pairs) if key == "and")
    second = Second(moment=last, end=found.words[place - 1].end, start=found.words[place + 1].start)
    return dated(replace(first, second=second))


def _days_in(month: Stretch, first: int, last: int) -> Stretch | None:
    end = month.first + (last - 1) * DAY
    return days(month.first + (first - 1) * DAY, end) if end <= month.last else None


def month(found: Found) -> Classes | None:
    """Read a month of a year."""
    return dated(calendar(f"{{}}-{found.value('MONTH'):02}", found.value("YEAR"), "month"))


def bare_month(found: Found) -> Classes | None:
    """Read a month without year: it needs company to count."""
    number = found.value("MONTH")
    moment = calendar(f"{{}}-{number:02}", None, "month", weak="month")
    return dated(moment, MONTH=number)


def bare_year(found: Found) -> Classes | None:
    """Read a number that may be a year: it needs company to count."""
    return dated(
        calendar("{}", found.value("YEAR"), "year", weak="year"), NUMBER=float(found.value("YEAR"))
    )


def named_year(found: Found) -> Classes | None:
    """Read `the year 2016`."""
    return dated(calendar("{}", found.value("YEAR"), "year"))


def fiscal_year(found: Found) -> Classes | None:
    """Read `the last fiscal year`: the text does not say with which day it begins."""
    return dated(no_day("a year that does not begin in January"))


def short_years(found: Found) -> Classes | None:
    """Read `2022-23`: only years that follow one another closely."""
    first, short = found.value("YEAR"), found.value("TWO")
    last = first // 100 * 100 + short
    joined = all(word.joined for word in found.words[1:])
    if not joined and not (1 <= short <= 12 and last <= first):
        return None
    if 1 <= short <= 12 and not first < last <= first + 15:
        return dated(calendar(f"{{}}-{short:02}", first, "month"))
    if not first < last <= first + 30:
        return None
    return dated(fixed(f"{first}/{last}", "interval"))


def decade(found: Found) -> Classes | None:
    """Read `the 1970s`, `the '40s`."""
    number = found.value("DECADE", "DECADE_SHORT", "YEAR")
    if found.value("YEAR") and number % 10:
        return None
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
    index, offset = found.value("ORDINAL", "NTH", "TWO"), found.value("REL")
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


def day_of_month(found: Found) -> Classes | None:
    """Read `the 5th of this month`, `Friday the 14th`: the last such day, or the next."""
    number, offset = found.value("DAYTH", "NTH"), found.value("REL")
    if offset is not None or found.has("month"):
        return dated(measured(lambda day: _day_in(month_of(day, offset or 0), number)))
    weekday = found.value("WEEKDAY", "WEEKDAY_SHORT")

    def distance(context: Context) -> Stretch | None:
        if context.window is None:
            return None
        first, last = context.window
        months = (month_of(last, step) for step in range(-60, 61))
        fitting = [d for d in (_day_in(m, number) for m in months) if d]
        fitting = [d for d in fitting if d.first.weekday() == weekday]
        chosen = _by_tense(fitting, first, last, context.tense)
        return replace(chosen, inferred=True) if chosen else None

    return dated(Moment(distance=distance, grain="day"))


def _by_tense(days_: list[Stretch], first: date, last: date, tense: str) -> Stretch | None:
    """Choose the last day before, the next day after, or where no tense tells the nearest."""
    if tense == "past":
        return max((d for d in days_ if d.first <= last), key=lambda d: d.first, default=None)
    if tense in ("future", "planned"):
        return min((d for d in days_ if d.first >= first), key=lambda d: d.first, default=None)
    return min(days_, key=lambda d: abs(d.first - last), default=None)


def _day_in(month: date, number: int) -> Stretch | None:
    try:
        return stretch(month.replace(day=number).isoformat())
    except ValueError:
        return None


def day_alone(found: Found) -> Classes | None:
    """Read `the 12th`: the last one, or the next; it counts only where no noun follows."""
    number = found.value("DAYTH")

    def distance(context: Context) -> Stretch | None:
        if context.window is None:
            return None
        ahead = context.tense in ("future", "planned")
        start = context.window[0 if ahead else 1]
        found_ = (_day_in(month_of(start, n if ahead else -n), number) for n in range(4))
        fits = (d for d in found_ if d and (d.last >= start if ahead else d.first <= start))
        chosen = next(fits, None)
        return replace(chosen, inferred=True) if chosen else None

    return dated(Moment(distance=distance, grain="day", weak="ordinal"))


def weekday_of_month(found: Found) -> Classes | None:
    """Read `the third Tuesday of October`, `the last Friday of the month`."""
    weekday, index = found.value("WEEKDAY"), found.value("NTH", "DAYTH")

    def choose(month: Stretch) -> Stretch | None:
        first = month.first + timedelta(days=(weekday - month.first.weekday()) % 7)
        fitting = [d for d in (first + timedelta(weeks=n) for n in range(5)) if d <= month.last]
        place = len(fitting) - 1 if index is None else index - 1
        return days(fitting[place], fitting[place]) if 0 <= place < len(fitting) else None

    return _of_month(found, choose, "day")


def day_of_other_year(found: Found) -> Classes | None:
    """Read `November 16 of this year`, `3 March last year`."""
    number, offset = found.value("DAY", "DAYTH", "NTH"), found.value("REL")
    tail = f"-{found.value('MONTH'):02}-{number:02}"
    return dated(measured(lambda day: stretch(f"{day.year + offset:04}{tail}")))


def ten_days(found: Found) -> Classes | None:
    """Read `the second decade of November`: a third of a month, as translations put it."""
    index = found.value("NTH", "DAYTH") or 3
    if not 1 <= index <= 3 or (found.has("ten") and not found.has("days")):
        return None
    return _of_month(
        found, lambda month: part_of(month, ("early", "mid", "late")[index - 1]), "interval"
    )


def last_day(found: Found) -> Classes | None:
    """Read `the last day of October`."""
    return _of_month(found, lambda month: days(month.last, month.last), "day")


def week_of_month(found: Found) -> Classes | None:
    """Read `the first week of November`: days 1 to 7, and so on; the last seven for `last`."""
    index = found.value("NTH", "DAYTH")
    if index is not None and not 1 <= index <= 4:
        return None

    def choose(month: Stretch) -> Stretch | None:
        if index is None:
            return days(month.last - 6 * DAY, month.last)
        begin = month.first + timedelta(weeks=index - 1)
        return days(begin, begin + 6 * DAY)

    return _of_month(found, choose, "interval")


def week_of_year(found: Found) -> Classes | None:
    """Read `the third week of 2027`, `week 31`, `the last week of 2015`: weeks of ISO 8601."""
    index = int(found.value("NTH", "DAYTH", "TWO", "NUMBER") or 0)
    year, offset = found.value("YEAR"), found.value("REL")
    if not 0 <= index <= 53:
        return None
    if year is None and offset is None and not found.value("TWO"):
        return None

    def place(year: int) -> Stretch | None:
        last = date(year, 12, 28).isocalendar().week
        week = index or last
        if week > last:
            return None
        monday = date.fromisocalendar(year, week, 1)
        return days(monday, monday + 6 * DAY)

    if offset is not None:
        return dated(measured(lambda day: place(day.year + offset), "interval"))
    if year is None:
        whole = measured(lambda day: place(day.year), "interval")
        return dated(replace(whole, weak="week"))
    return dated(Moment(year=year, place=place, grain="interval"))


def months_of_year(found: Found) -> Classes | None:
    """Read `the last four months of 2021`, `the third month of next year`."""
    count = int(found.value("NUMBER") or 1)
    index, offset = found.value("NTH", "DAYTH"), found.value("REL")
    ends = found.has("last")
    if not 1 <= count <= 12 or (index or 1) > 12:
        return None
    first = 13 - count if ends else index if index and not found.value("NUMBER") else 1
    last = first + count - 1
    name = f"{{0}}-{first:02}" if count == 1 else f"{{0}}-{first:02}/{{0}}-{last:02}"
    if offset is not None:
        whole = measured(lambda day: stretch(name.format(f"{day.year + offset:04}")), "interval")
        return dated(whole)
    return dated(calendar(name, found.value("YEAR"), "interval"))


def _of_month(
    found: Found, choose: Callable[[Stretch], Stretch | None], grain: str
) -> Classes | None:
    number = found.value("MONTH")
    if number is None:
        offset = found.value("REL") or 0
        whole = measured(lambda day: stretch(month_of(day, offset).isoformat()[:7]))
        return dated(replace(through(whole, choose), grain=grain))
    month = calendar(f"{{}}-{number:02}", found.value("YEAR"), "month")
    return dated(replace(through(month, choose), grain=grain) if month else None)
