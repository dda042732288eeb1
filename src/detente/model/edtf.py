"""Read and write dates in EDTF (ISO 8601-2, levels 0 to 2), the part of it that is stored here.

Days, months, years, decades (`197X`), centuries (`18XX`), unspecified parts (`2025-XX`), seasons
(`2025-21` spring … `2025-24` winter), quarters (`2025-33` … `-36`), halves (`2025-40`, `-41`),
qualifiers (`~ ? %`, read and set aside) and intervals with open ends (`1971/..`).
Northern meteorological seasons: spring is March to May; winter begins in December of its year.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from detente.model.times import Interval

_DATE = re.compile(
    r"[~?%]?(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)[~?%]?"
    r"(?:-[~?%]?(?P<month>\d{2}|XX)[~?%]?(?:-[~?%]?(?P<day>\d{2}|XX)[~?%]?)?)?"
    r"(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_SPANS = {
    **{code: (3 * (code - 21) + 3, 3) for code in range(21, 25)},
    **{code: (3 * (code - 33) + 1, 3) for code in range(33, 37)},
    40: (1, 6),
    41: (7, 6),
}
"""First month and number of months of the codes for seasons, quarters and halves."""
_OPEN = ("", "..")


def interval_of(edtf: str) -> Interval | None:
    """Say which UTC days an EDTF expression covers.

    Args:
        edtf: `2025-11-16`, `2025-11`, `2025-21`, `197X`, `2025-11-11/2025-11-20~`, `1971/..`.

    Returns:
        The interval, end exclusive; None when the year is unspecified (`XXXX-10-15`), for then
        the expression has no place on the line of time.

    Raises:
        ValueError: Not EDTF, no such day, or outside the years 1 to 9998.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return Interval(None, None) if edtf == ".." else _simple(edtf)
    start, end = _bound(first, edtf), _bound(last, edtf)
    if start is None or end is None:
        return None
    return Interval(start.start, end.end)


def edtf_of(interval: Interval) -> str:
    """Write an interval as the shortest EDTF that covers the same days.

    Returns:
        A century, decade, year, month or day where the interval is exactly one, else
        `first/last` with both days named and `..` for an open end.
    """
    if interval.start is None and interval.end is None:
        return ".."
    if interval.start is None or interval.end is None:
        return f"{_first(interval)}/{_last(interval)}"
    for candidate in _candidates(interval.start):
        with suppress(ValueError):  # the century 99XX ends after the last day there is
            if interval_of(candidate) == interval:
                return candidate
    return f"{_first(interval)}/{_last(interval)}"


def precision_of(edtf: str) -> str:
    """Name the grain of an EDTF expression.

    Returns:
        `day`, `month`, `season` (quarters and halves too), `year`, `decade`, `century`,
        `interval`, or `unspecified` when the year is unknown.

    Raises:
        ValueError: Not EDTF.
    """
    if "/" in edtf or edtf == "..":
        interval_of(edtf)
        return "interval"
    year, month, day = _parts(edtf)
    if year == "XXXX":
        return "unspecified"
    if day and day != "XX":
        return "day"
    if month and month != "XX":
        return "month" if int(month) <= 12 else "season"
    return {0: "year", 1: "decade", 2: "century"}[year.count("X")]


def going_on(edtf: str | None, as_of: str | None) -> tuple[str | None, str | None]:
    """Say since when and as of when something goes on, where it is known as of a day.

    Args:
        edtf: When it goes on: `../2031-05-03`, `2014/..`, `2031-05-03~`.
        as_of: The latest day as of which that is told; None for what does not go on.

    Returns:
        `(since, as_of)`, the first None where nothing says since when; `(None, None)` where the
        date is another than that day and stands for itself.
    """
    if edtf is None or as_of is None:
        return None, None
    first, slash, last = edtf.partition("/")
    if slash and last in _OPEN:
        return (None if first in _OPEN else first), as_of
    if slash and first in _OPEN:
        return None, max(last, as_of)
    with suppress(ValueError):
        whole, day = interval_of(edtf), interval_of(as_of)
        if whole is not None and day is not None and whole.covers(day):
            return None, as_of
    return None, None


def is_approximate(edtf: str) -> bool:
    """Tell whether any part is marked approximate (`~`, `%`) or uncertain (`?`)."""
    return any(mark in edtf for mark in "~?%")


def _bound(text: str, whole: str) -> Interval | None:
    if text in _OPEN:
        return Interval(None, None)
    if "/" in text:
        raise ValueError(f"not EDTF: {whole!r}")
    return _simple(text)


def _simple(edtf: str) -> Interval | None:
    year, month, day = _parts(edtf)
    if year == "XXXX":
        return None
    if "X" in year:
        return _years(int(year.replace("X", "0")), int(year.replace("X", "9")))
    if month in (None, "XX"):
        return _years(int(year), int(year))
    if day in (None, "XX"):
        return _months(int(year), *_SPANS.get(int(month), (int(month), 1)))
    if int(year) > 9998:
        raise ValueError(f"past the end of the calendar: {edtf!r}")
    start = date(int(year), int(month), int(day))
    return Interval(start, start + timedelta(days=1))


def _parts(edtf: str) -> tuple[str, str | None, str | None]:
    found = _DATE.fullmatch(edtf)
    if found is None or not edtf.isascii():
        raise ValueError(f"not EDTF: {edtf!r}")
    month, day = found["month"], found["day"]
    known = month is None or month == "XX" or 1 <= int(month) <= 12 or int(month) in _SPANS
    if not known or (day and day != "XX" and (month == "XX" or int(month) > 12)):
        raise ValueError(f"no such month: {edtf!r}")
    return found["year"], month, day


def _years(first: int, last: int) -> Interval:
    return Interval(date(max(first, 1), 1, 1), date(last + 1, 1, 1))


def _months(year: int, month: int, count: int) -> Interval:
    after = year * 12 + month - 1 + count
    return Interval(date(year, month, 1), date(after // 12, after % 12 + 1, 1))


def _candidates(start: date) -> tuple[str, ...]:
    year = f"{start.year:04}"
    return (f"{year[:2]}XX", f"{year[:3]}X", year, f"{year}-{start.month:02}", start.isoformat())


def _first(interval: Interval) -> str:
    return interval.start.isoformat() if interval.start else ".."


def _last(interval: Interval) -> str:
    return (interval.end - timedelta(days=1)).isoformat() if interval.end else ".."
