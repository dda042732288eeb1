"""Dates in words a reader would use, from EDTF, with what is inferred said."""

from __future__ import annotations

from calendar import month_name
from datetime import date, timedelta

from detente.model.briefs import Happening
from detente.model.edtf import going_on, is_approximate, precision_of
from detente.model.times import Interval
from detente.relations.profiles import days_of

INFERRED = " (year inferred)"
BY_CONTEXT = ", to judge by the context"
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUARTERS = {33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "fourth quarter"}
_HALVES = {40: "first half", 41: "second half"}


def date_of(happening: Happening) -> str:
    """Say when a happening was, and whether that is inferred; "" when undated.

    A date that only the sentences around suggest is said to be that. What goes on is told as of
    a day, which says as much.
    """
    if happening.as_of is not None:
        return lasting_in_words(happening.edtf, happening.as_of, happening.year_inferred)
    if happening.by_context and (happening.edtf or "").endswith("/.."):
        return ""  # "since the page": that it came up there says nothing of when
    words = in_words(happening.edtf, happening.year_inferred)
    return f"{words}{BY_CONTEXT}" if words and happening.by_context else words


def in_words(edtf: str | None, inferred: bool = False) -> str:
    """Say when, with its preposition: `on 16 November 2025`, `in mid-November 2025`.

    Args:
        edtf: A date or interval; None for undated.
        inferred: True when the year was reasoned out; it is then said.

    Returns:
        The words; "" for None or for what cannot be placed in time.
    """
    days = days_of(edtf)
    if edtf is None or days is None or (days.start is None and days.end is None):
        return ""
    words = _interval(edtf, days) if "/" in edtf else _simple(edtf, days)
    return f"{words}{INFERRED}" if inferred else words


def lasting_in_words(edtf: str | None, as_of: str | None, inferred: bool = False) -> str:
    """Say when something goes on: `as of 16 November 2025`, `since 1971, as of 16 May 2025`.

    Args:
        edtf: Its date; None for undated.
        as_of: The day as of which it goes on; None where that is not known.
        inferred: True when the year was reasoned out.

    Returns:
        The words; as `in_words` where the date stands for itself.
    """
    since, known = going_on(edtf, as_of)
    if known is None:
        return in_words(edtf, inferred)
    start = in_words(f"{since}/..", inferred) if since else ""
    return ", ".join(filter(None, (start, f"as of {_bound(known)}")))


def day_in_words(day: date) -> str:
    """Write a day: `16 November 2025`."""
    return f"{day.day} {month_name[day.month]} {day.year}"


def _simple(edtf: str, days: Interval) -> str:
    about = "around " if is_approximate(edtf) else ""
    start = days.start or date.min
    grain = precision_of(edtf)
    if grain == "day":
        return f"{about or 'on '}{day_in_words(start)}"
    if grain == "month":
        return f"{about or 'in '}{month_name[start.month]} {start.year}"
    if grain == "season":
        return f"{about or 'in '}{_season(edtf, start)}"
    if grain in {"decade", "century"}:
        return f"{about or 'in '}the {start.year}s"
    return f"{about or 'in '}{start.year}"


def _season(edtf: str, start: date) -> str:
    code = int(edtf[5:7])
    if code in _SEASONS:
        return f"the {_SEASONS[code]} of {start.year}"
    return f"the {(_QUARTERS | _HALVES)[code]} of {start.year}"


def _interval(edtf: str, days: Interval) -> str:
    first, last = edtf.split("/")
    if days.start is None:
        return f"before the end of {_bound(last)}" if len(last) < 10 else f"by {_bound(last)}"
    if days.end is None:
        return f"since {_bound(first)}"
    part = _part_of_month(days)
    if part:
        return f"in {part}"
    if first[:7] == last[:7] and len(last.rstrip("~")) == 10:
        about = "about " if is_approximate(first) else ""
        return f"between {about}{days.start.day} and {_bound(last)}"
    return f"between {_of_year(first, last)} and {_bound(last)}"


def _of_year(first: str, last: str) -> str:
    """Say a first bound without its year where the last has the same: `September`."""
    words = _bound(first)
    same = first[:4] == last[:4] and len(first.strip("~?%")) > 4 < len(last.strip("~?%"))
    return words.removesuffix(f" {first[:4]}") if same else words


def _bound(edtf: str) -> str:
    return f"about {_bare(edtf)}" if is_approximate(edtf) else _bare(edtf)


def _bare(edtf: str) -> str:
    days = days_of(edtf)
    if days is None:
        return edtf
    words = _simple(edtf.strip("~?%"), days)
    return words.partition(" ")[2]


def _part_of_month(days: Interval) -> str:
    if days.start is None or days.end is None:
        return ""
    last = days.end - timedelta(days=1)
    if (days.start.year, days.start.month) != (last.year, last.month):
        return ""
    month = f"{month_name[last.month]} {last.year}"
    if days.start.day == 1 and days.end.day == 1:
        return month
    if days.start.day == 1 and 7 <= last.day <= 10:
        return f"early {month}"
    if (days.start.day, last.day) == (11, 20):
        return f"mid-{month}"
    if days.start.day in {20, 21} and days.end.day == 1:
        return f"late {month}"
    return ""
