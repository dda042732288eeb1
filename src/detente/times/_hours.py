"""Counting in hours and minutes from the hour of publication, where a page states one.

`In three minutes`, `within five hours`, `the last hour`. A page that states its day alone leaves
no hour to count from: then the day is all that is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from detente.times._calendar import MINUTES, shift
from detente.times._moments import Context, Distance, Stretch, days

Steps = tuple[tuple[float, str], ...]
"""How many of which unit: `1 day and 5 hours`."""
Measure = Callable[[datetime], Stretch]


def is_short(steps: Steps) -> bool:
    """Tell whether a count has a unit shorter than a day."""
    return any(MINUTES[unit] < MINUTES["day"] for _, unit in steps)


def moved(moment: datetime, steps: Steps, step: int = 1) -> datetime:
    """Move a moment by some units, the longest first.

    Raises:
        ValueError: Outside the years 1 to 9999.
        OverflowError: Far outside them.
    """
    for count, unit in sorted(steps, key=lambda each: -MINUTES[each[1]]):
        if MINUTES[unit] > MINUTES["week"]:
            moment = datetime.combine(shift(moment.date(), unit, step * count), moment.time())
        else:
            moment += timedelta(minutes=step * count * MINUTES[unit])
    return moment


def later(day: date, steps: Steps) -> date:
    """Move a day ahead by some units.

    Raises:
        ValueError: Outside the years 1 to 9999.
        OverflowError: Far outside them.
    """
    return moved(datetime.combine(day, time()), steps).date()


def at(moment: datetime) -> Stretch:
    """Return the day of a moment with its time of day."""
    return _with_clock(moment, moment, _clock(moment))


def from_to(first: datetime, last: datetime) -> Stretch:
    """Return the days from one moment to another, with both times of day."""
    return _with_clock(first, last, f"{_clock(first)}/{_clock(last)}")


def counted(steps: Steps, step: int, otherwise: Distance | None) -> Distance:
    """Count from the hour of publication to a moment; without an hour, do `otherwise`."""
    return _where_an_hour(lambda hour: at(moved(hour, steps, step)), steps, otherwise)


def reaching(steps: Steps, step: int, otherwise: Distance | None) -> Distance:
    """Reach from the hour of publication so far on, or back; without an hour, `otherwise`."""

    def span(hour: datetime) -> Stretch:
        return from_to(*sorted((hour, moved(hour, steps, step))))

    return _where_an_hour(span, steps, otherwise)


def rest_of_day(otherwise: Distance | None) -> Distance:
    """Reach to the last minute of a day that is that of publication; else do `otherwise`."""

    def distance(context: Context) -> Stretch | None:
        whole, hour = otherwise(context) if otherwise else None, context.hour
        if whole is None or hour is None or not whole.first == whole.last == hour.date():
            return whole
        return replace(whole, clock=f"{_clock(hour)}/24:00")

    return distance


def _where_an_hour(measure: Measure, steps: Steps, otherwise: Distance | None) -> Distance:
    def distance(context: Context) -> Stretch | None:
        if context.hour is None or not is_short(steps):
            return otherwise(context) if otherwise else None
        return replace(measure(context.hour), inferred=True)

    return distance


def _clock(moment: datetime) -> str:
    return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")


def _with_clock(first: datetime, last: datetime, clock: str) -> Stretch:
    return replace(days(first.date(), last.date()), clock=clock)
