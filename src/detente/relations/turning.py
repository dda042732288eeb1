"""Whether relations turned: the point in time that parts conflict from cooperation best.

Dated acts count +1 or -1. Of all points that leave two acts or more on either side the one is
taken at which the means differ most; it is told only where they differ by more than half the scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import fmean

from detente.model.briefs import Entry
from detente.relations.dates import in_words
from detente.relations.profiles import days_of
from detente.relations.weighing import balance

_SIDE = 2
"""Acts that a side of the turn must have."""
_MOSTLY = 0.5
"""Mean (-1..1) from which a stretch is cooperative; below its negative, hostile."""
_CHANGE = 1.2
"""Difference of the means from which relations turned; one hostile act of two is no turn."""

_LAPSE = 5 * 365
"""Days of silence after which nobody can say that relations turned between two acts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    entry: Entry
    sign: int


def turn(entries: Sequence[Entry]) -> str | None:
    """Say how relations turned: `have improved, from hostile to cooperative (…)`.

    Args:
        entries: Happenings told as done, in order of date.

    Returns:
        The predicate of a sentence; None when they did not turn, or too little is dated.
    """
    acts = [
        _Act(entry=entry, sign=good - bad)
        for entry in entries
        for good, bad in (balance((entry,)),)
        if good != bad and days_of(entry.happening.edtf) and not entry.happening.by_context
    ]
    places = [at for at in range(_SIDE, len(acts) - _SIDE + 1) if _is_later(acts, at)]
    if not places:
        return None
    best = max(places, key=_differences(acts).__getitem__)
    before, after = acts[:best], acts[best:]
    if abs(_mean(after) - _mean(before)) < _CHANGE:
        return None
    if _gap(before[-1], after[0]) > _LAPSE:
        last = f"the acts told before that are {_tone(before)}, the last of {_when(before[-1])}"
        return f"have been {_tone(after)} since {_when(after[0])} ({last})"
    verb = "improved" if _mean(after) > _mean(before) else "worsened"
    when = f"between {_when(before[-1])} and {_when(after[0])}"
    return f"have {verb}, from {_tone(before)} to {_tone(after)} ({when})"


def _is_later(acts: Sequence[_Act], at: int) -> bool:
    """Tell whether the act after a place lies on a later day than that before it."""
    before, after = (days_of(acts[n].entry.happening.edtf) for n in (at - 1, at))
    if before is None or after is None or before.start is None or after.start is None:
        return False
    return after.start > before.start


def _gap(before: _Act, after: _Act) -> int:
    """Count the days between two acts of different days."""
    first, last = days_of(before.entry.happening.edtf), days_of(after.entry.happening.edtf)
    if first is None or last is None or first.end is None or last.start is None:
        return 0
    return (last.start - first.end).days


def _differences(acts: Sequence[_Act]) -> list[float]:
    """Say for every point how far the means before and after it lie apart; 0 at the ends."""
    sums = list(accumulate((act.sign for act in acts), initial=0))
    length, whole = len(acts), sums[-1]
    inner = (abs((whole - sums[p]) / (length - p) - sums[p] / p) for p in range(1, length))
    return [0.0, *inner, 0.0]


def _mean(acts: Sequence[_Act]) -> float:
    return fmean(act.sign for act in acts)


def _tone(acts: Sequence[_Act]) -> str:
    value = _mean(acts)
    if abs(value) < _MOSTLY:
        return "mixed"
    return "cooperative" if value > 0 else "hostile"


def _when(act: _Act) -> str:
    words = in_words(act.entry.happening.edtf)
    return words.partition(" ")[2] or words
