"""Points from which acts look drawn anew: Bayesian online change-point detection.

For every possible length of the present run its chance is kept; each step weighs how well each run
foretells it (Adams and MacKay 2007). Counts per week are Gamma-Poisson, tones normal with unknown
mean and variance. A break is shown only where a run shorter than 30 days has a chance above .8 and
at least three independent units lie after it; beside it stands what is left without the unit that
speaks most for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache

import numpy as np

from detente.model.figures import Break, Unit
from detente.relations.figures.state_space import Floats

HAZARD = 180.0
"""Days between two breaks on the average."""
RECENT = 30
SURE = 0.8
LEAST = 3
_WEEKS = 105
_ACTS = 200
"""Acts that are looked at for a break of tone, the latest."""
_BEFORE = 26
"""Weeks of quiet that are taken as known before the first unit."""

Chance = Callable[[Unit | None], float]
"""The chance of a late break without one unit, or with all."""


def breaks(units: Sequence[Unit], until: date) -> tuple[Break, ...]:
    """Find breaks of activity and tone within the last 30 days; () when there is none."""
    after = [unit for unit in units if until - timedelta(days=RECENT) < _day(unit) <= until]
    if len(after) < LEAST or len({unit.groups for unit in after}) < LEAST:
        return ()
    found = (
        _found("activity", _of_activity(units, until), after),
        _found("tone", _of_tone(units, until), after),
    )
    return tuple(each for each in found if each)


def _found(field: str, chance: Chance, after: Sequence[Unit]) -> Break | None:
    sure = chance(None)
    if sure <= SURE:
        return None
    return Break(
        field=field,
        day=min(map(_day, after)),
        chance=sure,
        without_largest=min(map(chance, after)),
        units=tuple(unit.happening for unit in after),
    )


def _day(unit: Unit) -> date:
    return unit.first + (unit.last - unit.first) / 2


def activity_break(units: Sequence[Unit], until: date) -> float:
    """Return the chance that the rate broke within the last 30 days."""
    return _of_activity(units, until)(None)


def _of_activity(units: Sequence[Unit], until: date) -> Chance:
    """Count by week once: without a unit it is the same for all units of its week."""
    weeks = Counter((until - day).days // 7 for day in map(_day, units) if day <= until)

    @cache
    def without(week: int | None) -> float:
        return _rate_break(weeks - Counter([] if week is None else [week]))

    return lambda unit: without((until - _day(unit)).days // 7 if unit else None)


def _rate_break(weeks: Counter[int]) -> float:
    """Return the chance that the rate broke, from counts by how many weeks ago."""
    counts = np.zeros(min(_WEEKS, max(weeks, default=0) + 1 + _BEFORE))
    for week in weeks.keys() & range(len(counts)):
        counts[-1 - week] = weeks[week]
    shape, rate = np.array([0.5]), np.array([0.5])
    runs = np.array([1.0])
    for count in counts:
        foretold = _negative_binomial(count, shape, rate)
        runs = _grown(runs, foretold, 7 / HAZARD)
        shape = np.append(0.5, shape + count)
        rate = np.append(0.5, rate + 1)
    return float(runs[: RECENT // 7 + 1].sum())


def _negative_binomial(count: float, shape: Floats, rate: Floats) -> Floats:
    steps = np.arange(int(count))
    logs = np.sum(np.log(shape[:, None] + steps) - np.log(steps + 1), axis=1)
    found: Floats = np.exp(logs + shape * np.log(rate / (rate + 1)) - count * np.log(rate + 1))
    return found


def tone_break(units: Sequence[Unit], until: date) -> float:
    """Return the chance that the tone broke within the last 30 days; act by act."""
    return _of_tone(units, until)(None)


def _of_tone(units: Sequence[Unit], until: date) -> Chance:
    # One more than is looked at, as one is left out.
    told = sorted((u for u in units if _day(u) <= until), key=_day)[-_ACTS - 1 :]
    return lambda left: _tone_break([u for u in told if u is not left][-_ACTS:], until)


def _tone_break(told: Sequence[Unit], until: date) -> float:
    runs = np.array([1.0])
    mean, weight, alpha, beta = (np.array([v]) for v in (0.0, 0.5, 2.0, 0.12))
    starts: list[date] = []
    for unit in told:
        gap = (_day(unit) - starts[-1]).days if starts else 0
        foretold = _student(unit.valence, mean, weight, alpha, beta)
        runs = _grown(runs, foretold, 1 - np.exp(-max(gap, 1) / HAZARD))
        beta = np.append(0.12, beta + weight * (unit.valence - mean) ** 2 / (2 * (weight + 1)))
        mean = np.append(0.0, (weight * mean + unit.valence) / (weight + 1))
        weight, alpha = np.append(0.5, weight + 1), np.append(2.0, alpha + 0.5)
        starts.append(_day(unit))
    late = sum((until - start).days < RECENT for start in starts)
    return float(runs[: late + 1].sum()) if late < len(starts) else 0.0


def _student(value: float, mean: Floats, weight: Floats, alpha: Floats, beta: Floats) -> Floats:
    """Density of a Student t, up to a factor that is the same within one alpha."""
    scale = beta * (weight + 1) / (alpha * weight)
    shape = (1 + (value - mean) ** 2 / (2 * alpha * scale)) ** -(alpha + 0.5)
    found: Floats = shape * np.sqrt(1 / scale) * _gamma_ratio(alpha) / np.sqrt(2 * alpha)
    return found


def _gamma_ratio(alpha: Floats) -> Floats:
    """Gamma(alpha + 1/2) / Gamma(alpha), by Stirling's series; within .5 % from 2 on."""
    found: Floats = np.sqrt(alpha) * (1 - 1 / (8 * alpha) + 1 / (128 * alpha**2))
    return found


def _grown(runs: Floats, foretold: Floats, hazard: float) -> Floats:
    """Let every run grow by a step or end, and weigh by how well each foretold it."""
    grown = runs * foretold * (1 - hazard)
    ended = float(np.sum(runs * foretold) * hazard)
    found: Floats = np.append(ended, grown)
    found /= max(float(found.sum()), 1e-300)
    return found
