"""Meanings of times of day: `14:30 GMT`, `half past seven`, `from 5 to 7 p.m.`, `in the evening`.

A time of day is of a day told elsewhere, or nowhere. A bare number is an hour only where a day
stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from detente.times._hours import is_short, moved
from detente.times._moments import Context, Moment, Stretch, dated
from detente.times._patterns import Found
from detente.times._words import Classes

_DAYS = ("D_DAY", "D_WEEKDAY", "D_INTERVAL", "D_NAMED")
_BOUNDS = {"after": "after", "since": "since", "before": "before", "by": "until",
           "until": "until", "till": "until"}  # fmt: skip
_HALVES = {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}


def clock(found: Found) -> Classes | None:
    """Read `14:30 GMT`, `2 p.m.`, `noon`, `seven in the evening`."""
    return _clocked(next(_times(found), None), found.value("AMPM") or "")


def past_hour(found: Found) -> Classes | None:
    """Read `half past seven`, `a quarter to nine`, `ten minutes past five`."""
    numbers = found.values("NUMBER")
    minutes = 30 if found.has("half") else 15 if found.has("quarter") else _whole(numbers[0])
    hour = _whole(numbers[-1])
    if minutes is None or hour is None or not 0 < minutes < 60 or not 1 <= hour <= 12:
        return None
    total = (hour * 60 + (-minutes if found.has("to") else minutes)) % 720
    return _clocked(_time(f"{total // 60 or 12}:{total % 60}", _half(found)))


def hours_from(found: Found) -> Classes | None:
    """Read `on 14 February from 9:30 for seven hours`: so long, from then on."""
    moment: Moment = found.values(*_DAYS)[0]
    clocked: Moment = found.value("CLOCKED")
    steps = found.value("STEPS")
    if "/" in (clocked.clock or "/") or clocked.relation or not is_short(steps):
        return None
    hour, minute = (int(part) for part in str(clocked.clock).split(":")[:2])
    if hour > 23:
        return None
    first = datetime(2000, 1, 1, hour, minute)
    last = moved(first, steps)
    if last.date() != first.date():
        return None
    return dated(replace(moment, clock=f"{first:%H:%M}/{last:%H:%M}", grain="day", weak=""))


def clock_range(found: Found) -> Classes | None:
    """Read `between 14:00 and 16:30`, `from 9 to 11 a.m.`: one half serves both."""
    return _clocked(_range(found))


def clock_bound(relation: str) -> Callable[[Found], Classes | None]:
    """Make the reader of `after 2 p.m.`, `until 18:00`."""

    def read(found: Found) -> Classes | None:
        moment: Moment = found.value("CLOCKED")
        return None if moment.relation else {"CLOCKED": replace(moment, relation=relation)}

    return read


def part_alone(found: Found) -> Classes | None:
    """Read `in the evening`: of the day told just before; of no day where none is."""

    def distance(context: Context) -> Stretch | None:
        anchor = context.anchor
        alone = anchor is not None and anchor.first == anchor.last
        return replace(anchor, inferred=True) if alone and anchor else None

    moment = Moment(distance=distance, grain="part", anchored=True, part=found.value("DAYPART"))
    return dated(moment)


def part_of_day(found: Found) -> Classes | None:
    """Read `Monday evening`, `at 14:30 on Monday`, `tonight around 7`: still that day."""
    moment: Moment = found.values(*_DAYS)[0]
    part = found.value("DAYPART") or moment.part
    clocked: Moment | None = found.value("CLOCKED")
    time, relation = (clocked.clock, clocked.relation) if clocked else (None, None)
    if clocked is None and found.values("NUMBER", "CLOCK"):
        time = next(_times(found, _HALVES.get(part, "")), None)
        if time is None:
            return None
    if time and _HALVES.get(part) == "p" and not (clocked and clocked.part):
        time = "/".join(_afternoon(each) for each in time.split("/"))
    return dated(replace(moment, clock=time, grain="day", part=part, weak="", relation=relation))


def day_bound(found: Found) -> Classes | None:
    """Read `Tuesday by 2 in the afternoon`, `1 May after 14:00`."""
    moment: Moment = found.values(*_DAYS)[0]
    word = next(w.lower for k, w in found.pairs if k in _BOUNDS)
    clocked = found.value("CLOCKED")
    clock_ = clocked.clock if clocked else next(_times(found), None)
    if clock_ is None:
        return None
    return dated(replace(moment, clock=clock_, grain="bound", relation=_BOUNDS[word], weak=""))


def hours_of_day(found: Found) -> Classes | None:
    """Read `on Monday between 3 and 5`, `from 10:30 to 3 on 1 May`."""
    moment: Moment = found.values(*_DAYS)[0]
    time = _range(found, _HALVES.get(moment.part, ""))
    return dated(replace(moment, clock=time, grain="day", weak="")) if time else None


def _half(found: Found) -> str:
    return found.value("AMPM") or _HALVES.get(found.value("DAYPART") or "", "")


def _whole(number: float) -> int | None:
    return int(number) if number == int(number) else None


def _range(found: Found, half: str = "") -> str | None:
    """Write the two times of a match as one stretch; None when one of them is no time."""
    times = tuple(_parts(found))
    if len(times) != 2:
        return None
    (first, first_half), (last, last_half) = times
    last_half = last_half or _HALVES.get(found.value("DAYPART") or "", "") or half
    begin, end = _time(first, first_half or last_half), _time(last, last_half)
    if begin and end and begin > end and not last_half:
        end = _afternoon(end)
    if begin and end and begin > end and not first_half:
        begin = _time(first, "")
    return f"{begin}/{end}" if begin and end else None


def _afternoon(time: str) -> str:
    """Move a time of the first half of the day to the second."""
    hour, colon, rest = time.partition(":")
    return f"{int(hour) + 12}{colon}{rest}" if int(hour) < 12 else time


def _times(found: Found, half: str = "") -> Iterator[str]:
    for text, own in _parts(found):
        time = _time(text, own or _HALVES.get(found.value("DAYPART") or "", "") or half)
        if time:
            yield time


def _parts(found: Found) -> Iterator[tuple[str, str]]:
    """Yield each time of a match as worded, with its `a` or `p` ("" when none is said)."""
    pairs = found.pairs
    for place, (key, word) in enumerate(pairs):
        after = pairs[place + 1][1] if place + 1 < len(pairs) else None
        half = after.classes["AMPM"] if after and pairs[place + 1][0] == "AMPM" and after else ""
        if key in ("CLOCK", "NOON"):
            yield word.classes[key], half
        elif key in ("TWO", "NUMBER") and _whole(word.classes["NUMBER"]) is not None:
            yield f"{int(word.classes['NUMBER'])}:00", half
        elif key == "CLOCKED" and word.classes[key].clock:
            yield word.classes[key].clock, ""


def _clocked(text: str | None, half: str = "") -> Classes | None:
    if text is None:
        return None
    return {"CLOCKED": Moment(clock=text, grain="clock", anchored=True, part=half)}


def _time(text: str, half: str) -> str | None:
    """Write a time of day with two digits each; None when there is no such time."""
    hour, *rest = (int(part) for part in text.split(":"))
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or any(part > 59 for part in rest):
        return None
    return ":".join(f"{part:02}" for part in (hour, *(rest or [0])))
