"""Write a time expression as the open sets of the task `time` write theirs: span and value."""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.model.edtf import interval_of
from detente.model.text import Span
from detente.model.times import TimeExpression

_LEAD = re.compile(
    r"(?i)(?:(?:(?:back|later|only|sometime)\s+)?(?:on|in|at|of|during|within|for|over|by)\s+"
    r"|sometime\s+|from\s+(?!.*(?:\b(?:to|until|till|through|on)\b|[-–—])))?"
    r"(?:the\s+(?=(?:(?:next|last|past|coming|previous|middle|beginning|same|following|twenty)\b"
    r"(?! day| decade|.* of \d)|\d+ (?:next|coming|previous))))?"
)
_KEEP = re.compile(
    r"(?i)in\s+(?:the\s+)?(?:early[ -]|late[ -])?(?:morning|afternoon|evening|night)"
    r"|in\s+(?:\d+|an?|half|one|two|three|four|five|six|ten|eight)\s+(?:an?\s+)?"
    r"(?:sec|min|hour|day|week|month|year)\w*(?!.*\bfrom\b)|within\s|at\s(?:noon|present|this|the)"
    r"|by\s|for\s.*\bfrom\b"
)
_INCLUSIVE = re.compile(r"(?i)(?:the )?rest\b|within\b|less than\b")
"""Expressions whose last day sets of sentences name as the end."""
_RANGE = re.compile(r"(?i)\b(?:to|and|until|till|through)\b|\d\w*\s*[-–—]|[a-z]{4,}[-–—][a-z]")


def trimmed(expression: TimeExpression) -> Span:
    """Cut a leading preposition off a date, as the sets of sentences do."""
    lead = _LEAD.match(expression.text)
    if not lead or _KEEP.match(expression.text):
        return expression.span
    return Span(expression.span.start + lead.end(), expression.span.end)


def value_of(expression: TimeExpression, from_start_to_start: bool = True) -> str | None:
    """Write a resolved expression as the sets write values; None for no value.

    Sets of sentences end a range where its last unit starts, others where it is over.
    """
    if expression.kind == "frequency":
        return "set"
    if expression.minutes is not None:
        low, high = expression.minutes
        return str(round((high if low == 0 else low) * 60))
    clock = "..".join(_seconds(part) for part in (expression.clock or "").split("/"))
    interval, relation = expression.interval, expression.relation
    if interval is None:
        return _bounded(clock, relation) if clock else None
    start, end = interval.start, interval.end
    if clock and relation:
        day = start if relation in ("since", "after") else interval_day(expression)
        return _bounded(f"{day} {clock}", relation)
    if expression.relation == "since":
        return f"{start}.."
    if expression.relation in ("before", "until"):
        return f"..{_last(expression)}"
    if expression.relation == "after":
        return f"{_after(expression)}.."
    if interval.days == 1 and expression.reason.startswith("as of"):
        return f"{start} 00:00:00"
    if interval.days == 1:
        times = [f"{start} {time}" if time else f"{start}" for time in clock.split("..")]
        return "..".join(times)
    if ".." in clock:
        first, last = clock.split("..")
        return f"{start} {first}..{end and end - timedelta(days=1)} {last}"
    if from_start_to_start and _INCLUSIVE.match(expression.text) and end:
        return f"{start}..{end - timedelta(days=1)}"
    return f"{start}..{(from_start_to_start and _range_end(expression)) or end}"


def _bounded(moment: str, relation: str | None) -> str:
    """Write a moment, or what lies on one side of it."""
    if relation is None:
        return moment
    return f"{moment}.." if relation in ("since", "after") else f"..{moment}"


def interval_day(expression: TimeExpression) -> str:
    """Return the last day that an expression names."""
    return (expression.edtf or "").rpartition("/")[2]


def _seconds(clock: str) -> str:
    """Write a time of day to the second; a day ends with its last."""
    if clock == "24:00":
        return "23:59:59"
    return f"{clock}:00" if clock.count(":") == 1 else clock


def _after(expression: TimeExpression) -> date | None:
    """The bound that `after` names: the day itself, or what follows a longer unit."""
    first = (expression.edtf or "").partition("/")[0]
    interval = interval_of(first.rstrip("~?"))
    if interval is None:
        return None
    return interval.start if interval.days == 1 else interval.end


def _range_end(expression: TimeExpression) -> date | None:
    """Return the start of the last unit of a range: the sets end `3 to 5 May` on the 5th."""
    _, slash, last = (expression.edtf or "").partition("/")
    if not slash or not _RANGE.search(expression.text):
        return None
    interval = interval_of(last)
    return interval.start if interval else None


def _last(expression: TimeExpression) -> date | None:
    """The bound that `before` and `until` name: the day itself, or the start of a longer unit."""
    edtf = interval_day(expression).rstrip("~?")
    if expression.relation == "before" and (interval := interval_of(edtf)):
        return interval.start
    end = expression.interval.end if expression.interval else None
    if end is None:
        return None
    return date.fromisoformat(edtf) if len(edtf) == 10 else end
