"""Meanings of durations, frequencies and times of day."""

from __future__ import annotations

from detente.times._calendar import MINUTES, away
from detente.times._hours import counted
from detente.times._moments import Moment, days, measured
from detente.times._patterns import Found
from detente.times._words import Classes

_APPROXIMATE = 0.1
"""`about` widens a duration by a tenth to either side."""


def often(found: Found) -> Classes | None:
    """Read `regularly`, `every year`, `twice a week`."""
    return {"OFTEN_READ": Moment(kind="frequency")}


def _lasting(low: float, high: float) -> Classes:
    return {"DURATION": Moment(kind="duration", minutes=(low, high))}


def duration(found: Found) -> Classes | None:
    """Read `two and a half hours`, `a 30-day truce`, `2 hours and 30 minutes`."""
    units = found.values("UNIT", "JOINED_UNIT") or ("second" if found.has("second") else "day",)
    if not all(unit in MINUTES for unit in units):
        return None
    if found.value("JOINED_UNIT") and not found.words[-1].joined:
        return None
    steps = tuple(zip(found.values("NUMBER"), units, strict=True))
    minutes = sum(number * MINUTES[unit] for number, unit in steps)
    classes = {**_lasting(minutes, minutes), "STEPS": steps}
    return {**classes, "LASTING": (found.value("NUMBER"), units[0])} if len(units) == 1 else classes


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


def in_one_unit(found: Found) -> Classes | None:
    """Read `in a week`: a day ahead where the sentence looks ahead, else a duration."""
    unit, count = found.value("UNIT"), 0.5 if found.has("half") else 1.0
    if unit not in MINUTES:
        return None
    ahead = measured(lambda day: away(days(day, day), unit, count)).distance
    coming = counted(((count, unit),), 1, ahead)
    moment = Moment(kind="duration", minutes=(count * MINUTES[unit],) * 2, distance=coming)
    return {"DURATION": moment}


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
