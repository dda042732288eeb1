"""What a set of sentences for assistants means by its words, where news means something else.

The package reads `late last year` as its last third and `in two years` as a year; the set knows
halves and days. Such habits are laid over an answer here, and never become rules of the package.

* The early part of a week is three days, of a month fifteen, of a year six months.
* `Next`, `last` and `following` with a weekday mean the weekday of the next or last calendar week.
* Units are counted exactly from the day of reference: two months ago, in three years.
* `Now` is the minute of reference; a count without a beginning starts there (`30 min later`).
* A day that does not exist is written as the first day there is.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from detente.model.edtf import interval_of
from detente.model.text import Publication, Span
from detente.model.times import Interval, TimeExpression
from detente.times import resolve

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEXT = re.compile(rf"(?i)\b(next|last|previous|following)\s+({'|'.join(_WEEKDAYS)})\b")
_HALF = re.compile(
    r"(?i)\b(early|earlier|beginning|start|late|end)\s+(?:of\s+)?(?:the\s+)?"
    r"(?:(?:this|next|last)\s+)?(week|month|year)$"
    r"|^(?:the\s+)?(end)\s+of\s+[a-z]+$"
)
_LEAD = re.compile(r"(?i)^(?:for|in|on|at|by)\s+")
_LATE = ("late", "end")
_COUNTED = re.compile(
    r"(?i)^(?:with)?in\s+(?:the\s+)?(?:next\s+)?[\w-]+\s+(?:months?|years?)$|\b(?:ago|hence)$"
    r"|\bfrom (?:now|today)$|\b(?:last|past|previous|next)\s+[\w-]+\s+(?:months|years)$"
)
"""A number of months or years from the reference."""
_FEW = re.compile(r"(?i)\bfew\b")
"""Two to ten for the package, three for the set."""
_END_OF_DAY = re.compile(r"(?i)(?:the )?end of\b")
_NOW = re.compile(r"(?i)(?:right |as of )?now")
_WITHOUT_BEGINNING = (
    (re.compile(r"(?i)^(?:the\s+)?(?:same|that)\s+(week|weekend|month|year|day)$"), r"this \1"),
    (re.compile(r"(?i)^(?:the\s+)?(?:next|following)\s+(day)$"), "tomorrow"),
    (re.compile(r"(?i)^(?:the\s+)?(?:next|following)\s+(week|month|year)$"), r"next \1"),
    (re.compile(r"(?i)^(.+)\s+later$"), r"\1 from now"),
)
"""Expressions that count from another one, as if they counted from the reference."""


def habitual(answer: str | None, expression: TimeExpression, reference: str) -> str | None:
    """Return the answer as the set would give it.

    Args:
        answer: What the package found, written as the set writes values; None for nothing.
        expression: What it was written from.
        reference: Date or date-time of reference, ISO 8601.
    """
    text, moment = expression.text, datetime.fromisoformat(reference)
    if expression.kind == "date" and expression.edtf is None and "no such" in expression.reason:
        return "0001-01-01"
    if answer is None:
        return _from_reference(text, reference)
    if expression.minutes and expression.minutes[0] and _FEW.search(text):
        return str(round(expression.minutes[0] * 90))
    if _END_OF_DAY.match(text) and re.fullmatch(r"\d{4}-\d\d-\d\d", answer):
        return f"{answer} 23:59:59"
    if _NOW.fullmatch(text) and len(reference) > len("2016-11-07"):
        return moment.isoformat(sep=" ")
    if found := _HALF.search(text):
        return _half(found, expression, moment.date()) or answer
    if found := _NEXT.search(text):
        return _weekday(found, answer, expression, moment.date())
    return _exact(answer, expression, moment.date())


def _from_reference(text: str, reference: str) -> str | None:
    """Count from the day of reference what the package leaves to another expression."""
    published = Publication(edtf=reference, inferred=False)
    text = _LEAD.sub("", text)
    for pattern, meant in _WITHOUT_BEGINNING:
        if pattern.search(text):
            words = pattern.sub(meant, text)
            found = resolve(words, (Span(0, len(words)),), published, "en-US")
            interval = found[0].interval if len(found) == 1 else None
            return _written(interval, found[0].clock) if interval else None
    return None


def _written(interval: Interval, clock: str | None) -> str:
    if interval.days == 1:
        return f"{interval.start} {clock}:00" if clock else f"{interval.start}"
    return f"{interval.start}..{interval.end}"


def _half(found: re.Match[str], expression: TimeExpression, day: date) -> str | None:
    """Return the early or late half of the unit in which the package found a part."""
    interval = expression.interval
    if interval is None or interval.start is None or interval.end is None or expression.relation:
        return None
    unit, late = found[2] or "month", (found[1] or found[3]).lower() in _LATE
    start, middle, end = _unit(interval.start, unit)
    return f"{middle}..{end}" if late else f"{start}..{middle}"


def _unit(day: date, unit: str) -> tuple[date, date, date]:
    """Return the start, the middle and the end of the week, month or year of a day."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=3), monday + timedelta(days=7)
    if unit == "month":
        start = day.replace(day=1)
        return start, day.replace(day=16), (start + timedelta(days=31)).replace(day=1)
    return date(day.year, 1, 1), date(day.year, 7, 1), date(day.year + 1, 1, 1)


def _weekday(found: re.Match[str], answer: str, expression: TimeExpression, day: date) -> str:
    """Put the day that the package chose into the next or the last calendar week."""
    interval = interval_of((expression.edtf or "..").partition("/")[0])
    if interval is None or interval.start is None:
        return answer
    step = 7 if found[1].lower() in ("next", "following") else -7
    monday = day - timedelta(days=day.weekday()) + timedelta(days=step)
    meant = monday + timedelta(days=_WEEKDAYS.index(found[2].lower()))
    return answer.replace(str(interval.start), str(meant))


def _exact(answer: str, expression: TimeExpression, day: date) -> str:
    """Write a month or year that was counted from the reference as the day it is exactly."""
    edtf = expression.edtf or ""
    if not _COUNTED.search(expression.text):
        return answer
    first, slash, last = edtf.partition("/")
    if not slash:
        return _same_day(first, day) or answer
    start, dots, end = answer.partition("..")
    return f"{_same_day(first, day) or start}{dots}{_same_day(last, day) or end}"


def _same_day(edtf: str, day: date) -> str | None:
    """Complete `2018-08` or `2020` by the day of reference; None for what is a day already."""
    plain = edtf.rstrip("~?")
    if re.fullmatch(r"\d{4}(?:-(?:0\d|1[0-2]))?", plain) is None:
        return None
    completed = plain + day.isoformat()[len(plain) :]
    try:
        return date.fromisoformat(completed).isoformat()
    except ValueError:
        return None
