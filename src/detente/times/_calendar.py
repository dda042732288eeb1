"""Arithmetic of days, weeks, months and years around a day."""

from __future__ import annotations

from datetime import date, timedelta

from detente.times._moments import DAY, Stretch, days, stretch

MINUTES = {
    "second": 1 / 60,
    "minute": 1.0,
    "hour": 60.0,
    "day": 1440.0,
    "week": 10080.0,
    "fortnight": 20160.0,
    "month": 43200.0,
    "quarter": 129600.0,
    "year": 525600.0,
    "decade": 5256000.0,
    "century": 52560000.0,
}
"""Minutes in a unit; a month counts 30 days, a year 365."""
_RECENT = {"hour": 1, "minute": 1, "day": 7, "week": 4, "month": 3, "year": 3, "decade": 3}
"""How many units `recent` reaches back."""


def month_of(day: date, offset: int = 0) -> date:
    """Return the first day of the month some months away.

    Raises:
        ValueError: Outside the years 1 to 9999.
    """
    count = day.year * 12 + day.month - 1 + offset
    return date(count // 12, count % 12 + 1, 1)


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day (ISO weeks)."""
    return day - timedelta(days=day.weekday())


def unit_around(day: date, unit: str, offset: int = 0) -> Stretch | None:
    """Return the whole day, week, month, … that lies some units from the one of a day.

    Returns:
        None for units shorter than a day: they have no calendar.

    Raises:
        ValueError: Outside the years 1 to 9998.
    """
    if unit == "day":
        return days(day + offset * DAY, day + offset * DAY)
    if unit in ("week", "fortnight"):
        monday = monday_of(day) + timedelta(weeks=offset * (2 if unit == "fortnight" else 1))
        return days(monday, monday + 6 * DAY)
    if unit == "weekend":
        saturday = monday_of(day) + timedelta(weeks=offset, days=5)
        return days(saturday, saturday + DAY)
    if unit == "month":
        return stretch(month_of(day, offset).isoformat()[:7])
    if unit == "quarter":
        start = month_of(day, 3 * offset)
        return stretch(f"{start.year:04}-{33 + (start.month - 1) // 3}")
    return _years_around(day.year, unit, offset)


def _years_around(year: int, unit: str, offset: int) -> Stretch | None:
    if unit == "year":
        return stretch(f"{year + offset:04}")
    if unit == "decade":
        return stretch(f"{year // 10 + offset:03}X")
    if unit == "century":
        return stretch(f"{year // 100 + offset:02}XX")
    return None


def shift(day: date, unit: str, count: float) -> date:
    """Move a day by some units; the 31st becomes the last day of a shorter month.

    Part of a day does not move it: two hours ago is the same day, for all that a day can tell.

    Raises:
        ValueError: Outside the years 1 to 9999, or no such unit.
        OverflowError: Far outside them.
    """
    if unit in ("month", "year", "quarter", "decade", "century"):
        size = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        start = month_of(day, round(count * size))
        return min(start + (day.day - 1) * DAY, month_of(start, 1) - DAY)
    if unit not in MINUTES:
        raise ValueError(f"no measure of time: {unit!r}")
    return day + timedelta(days=int(count * MINUTES[unit] / MINUTES["day"]))


def away(stretch_: Stretch, unit: str, count: float) -> Stretch:
    """Return the day, month or year some units from a stretch, in the grain of the unit.

    `three weeks ago` is a day, marked approximate; `two months ago` a month; `a year ago` a year.

    Raises:
        ValueError: Outside the years 1 to 9998.
        OverflowError: Far outside them.
    """
    first, last = shift(stretch_.first, unit, count), shift(stretch_.last, unit, count)
    if unit in ("month", "quarter"):
        return _spread(f"{first.isoformat()[:7]}", f"{last.isoformat()[:7]}")
    if unit in ("year", "decade", "century"):
        return _spread(f"{first.year:04}", f"{last.year:04}")
    mark = "~" if unit in ("week", "fortnight") else ""
    return _spread(f"{first}{mark}", f"{last}{mark}")


def recent(day: date, unit: str, count: float | None) -> Stretch:
    """Return the last weeks, months, … up to a day; the beginning is approximate.

    Weeks begin on the Monday, months on the first, years in January, so many units back.

    Raises:
        ValueError: Outside the years 1 to 9999.
        OverflowError: Far outside them.
    """
    start = shift(day, unit, -(_RECENT.get(unit, 3) if count is None else count))
    if unit == "week" and count is None:
        start = monday_of(start)
    begin = start.isoformat()
    if unit in ("month", "quarter"):
        begin = begin[:7]
    elif unit in ("year", "decade", "century"):
        begin = begin[:4]
    return stretch(f"{begin}~/{day}") if begin != day.isoformat() else days(day, day)


def coming(day: date, unit: str, count: float | None) -> Stretch:
    """Return the next days, weeks, … from a day on; the end is approximate.

    A stated number of days or weeks counts from the day after, and is exact.

    Raises:
        ValueError: Outside the years 1 to 9999.
        OverflowError: Far outside them.
    """
    end = shift(day, unit, _RECENT.get(unit, 3) if count is None else count)
    if count is not None and unit in ("day", "week") and end > day:
        return days(day + DAY, end)
    finish = end.isoformat()
    if unit in ("month", "quarter"):
        finish = finish[:7]
    elif unit in ("year", "decade", "century"):
        finish = finish[:4]
    return stretch(f"{day}/{finish}~") if end > day else days(day, day)


def easter(year: int, orthodox: bool = False) -> date:
    """Return Easter Sunday, in the Gregorian calendar, of the western or the eastern churches.

    Source: Meeus, Astronomical Algorithms, chapter 8 (valid 1900 to 2099 for the eastern churches).
    """
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + 13 * DAY
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    j, k = c // 4, c % 4
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * j - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, index: int) -> date:
    """Return the first (1), second, … or last (-1) such weekday of a month."""
    if index < 0:
        last = month_of(date(year, month, 1), 1) - DAY
        return last - ((last.weekday() - weekday) % 7) * DAY
    first = date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (index - 1)) * DAY


def islamic(year: int, month: int, day: int) -> tuple[date, ...]:
    """Return the days in a year on which a day of the Islamic calendar falls, by the tables.

    The moon is sighted a day earlier or later in many places. () where the year has none.

    Source: the tabular calendar with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29.
    """
    around = (year - 622) * 33 // 32
    found = (_tabular(hijri, month, day) for hijri in range(around - 1, around + 4))
    return tuple(each for each in found if each.year == year)


def _tabular(year: int, month: int, day: int) -> date:
    count = day + -(-(59 * (month - 1)) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30
    return date(622, 7, 18) + count * DAY


def part_of(whole: Stretch, part: str) -> Stretch | None:
    """Return the `early`, `mid`, `late`, `start` or `end` part of a stretch.

    Of a month the days 1 to 10, 11 to 20 and 21 to its end; of a year, season or anything
    longer than a month its thirds by months (a decade's by years), but only the first and last
    quarter for the `start` and `end` of a year; of a week Monday and
    Tuesday, Wednesday and Thursday, Friday to Sunday. The end of a day is that day; its other
    parts are None.
    """
    index = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[part]
    length = (whole.last - whole.first).days + 1
    if length < 2:
        return whole if part == "end" else None
    if length <= 14:
        return _cut(whole, (0, 2, 4, length)[index], (0, 2, 4, length)[index + 1])
    if length <= 31:
        return _cut(whole, (0, 10, 20, length)[index], (0, 10, 20, length)[index + 1])
    return _third(whole, index, part in ("start", "end"))


def _cut(whole: Stretch, start: int, end: int) -> Stretch:
    return days(whole.first + start * DAY, whole.first + (end - 1) * DAY)


def _third(whole: Stretch, index: int, edge: bool) -> Stretch:
    months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
    if months >= 120:
        years = months // 12
        marks = (0, -(-years // 3), years - years // 3, years)
        first = whole.first.year + marks[index]
        return _spread(f"{first:04}", f"{whole.first.year + marks[index + 1] - 1:04}")
    size = months // 4 if edge and months >= 12 else -(-months // 3)
    marks = (0, size, months - size, months)
    first_month = month_of(whole.first, marks[index])
    last_month = month_of(whole.first, marks[index + 1] - 1)
    return _spread(first_month.isoformat()[:7], last_month.isoformat()[:7])


def _spread(first: str, last: str) -> Stretch:
    return stretch(first if first == last else f"{first}/{last}")
