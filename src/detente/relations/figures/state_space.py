"""Tone as a state that drifts back to its mean: Ornstein-Uhlenbeck, on a grid of days.

    dx = -theta (x - mean) dt + sigma dW        half-life = ln 2 / theta
    s  | x(t) ~ N(x(t), (noise^2 + doubt^2) / level)

The exact discretisation of one day is x' = a x + N(0, sd^2 (1 - a^2)) with a = exp(-theta). Acts of
one day are pooled by their precision, which loses nothing. Whether an act happened, and on which
day of its interval, is drawn many times (multiple imputation); all draws are smoothed at once and
pooled. Source: Kalman 1960; Rauch, Tung and Striebel 1965; Rubin 1987.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Days = NDArray[np.int64]
_NORMAL = NormalDist()
_GRID = np.array([_NORMAL.inv_cdf((i + 0.5) / 25) for i in range(25)])
"""Values that stand for a standard normal in a pool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the model takes for granted."""

    half_life: float = 90.0
    """Days in which half of a departure from the mean is forgotten."""
    sd: float = 0.35
    """Stationary standard deviation of the state, -1..1 scale."""
    noise: float = 0.35
    """Standard deviation of an act around the state."""
    mean: float = 0.0
    draws: int = 200
    days: int = 1096
    """How far back the grid goes; what is older weighs less than a thousandth."""
    ruptures: tuple[date, ...] = ()
    """Days on which the state starts anew: a change of power."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """Units as arrays of one length: first and last day as ordinals, value, variance, chance."""

    first: Floats
    last: Floats
    value: Floats
    variance: Floats
    chance: Floats


def acts(rows: Sequence[tuple[date, date, float, float, float, float]], options: Options) -> Acts:
    """Put rows of first day, last day, valence, doubt, level, chance into arrays."""
    table = np.array(
        [(f.toordinal(), z.toordinal(), v, d, level, p) for f, z, v, d, level, p in rows],
        dtype=float,
    ).reshape(-1, 6)
    variance = (options.noise**2 + table[:, 3] ** 2) / np.maximum(table[:, 4], 1e-6)
    return Acts(
        first=table[:, 0], last=table[:, 1], value=table[:, 2], variance=variance,
        chance=table[:, 5],
    )  # fmt: skip


def imputed(given: Acts, draws: int, seed: int = 0) -> tuple[Floats, NDArray[np.bool_]]:
    """Draw on which day each act was and whether it happened; arrays of draws by acts.

    The same acts give the same draws, in any order that keeps days and values in order.
    """
    generator = np.random.default_rng(seed)
    size = (draws, len(given.first))
    width = given.last - given.first + 1
    days = given.first + np.floor(generator.random(size) * width)
    return days, generator.random(size) < given.chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Smoothed:
    """The state over days, for every draw of what happened when."""

    grid: Days
    """Days as ordinals, ascending, none left out."""
    means: Floats
    """Draws by days."""
    variances: Floats
    gains: Floats
    """How much of tomorrow's news reaches today; the product links two days."""

    def on(self, day: int) -> Floats:
        """Return a sorted pool of values that stands for the state on a day (an ordinal)."""
        place = int(np.clip(day - self.grid[0], 0, len(self.grid) - 1))
        spread = np.sqrt(self.variances[:, place, None]) * _GRID
        pool: Floats = np.sort((self.means[:, place, None] + spread).ravel())
        return pool

    def rise(self, since: int, more_than: float = 0.0) -> float:
        """Return the chance that the last day lies higher than a day by more than so much."""
        place = int(np.clip(since - self.grid[0], 0, len(self.grid) - 1))
        last = self.variances[:, -1]
        shared = np.prod(self.gains[:, place:], axis=1) * last
        difference = self.means[:, -1] - self.means[:, place] - more_than
        variance = np.maximum(last + self.variances[:, place] - 2 * shared, 1e-12)
        return float(np.mean([_NORMAL.cdf(z) for z in difference / np.sqrt(variance)]))


def smoothed(given: Acts, until: date, options: Options, seed: int = 0) -> Smoothed:
    """Smooth the state over all days up to one; without acts it is the prior throughout."""
    last = until.toordinal()
    first = max(last - options.days, int(given.first.min(initial=last - 180)))
    grid = np.arange(min(first, last - 180), last + 1)
    days, kept = imputed(given, options.draws, seed)
    kept &= (days >= grid[0]) & (days <= last)
    precision = np.zeros((options.draws, len(grid)))
    weighted = np.zeros_like(precision)
    rows, columns = np.nonzero(kept)
    places = (days[rows, columns] - grid[0]).astype(int)
    np.add.at(precision, (rows, places), 1 / given.variance[columns])
    np.add.at(weighted, (rows, places), given.value[columns] / given.variance[columns])
    means, variances = _filtered(precision, weighted, grid, options)
    return _backward(means, variances, grid, options)


def _steps(grid: Days, options: Options) -> Floats:
    """Return how much of a departure is kept from each day to the next; 0 at a rupture."""
    kept = np.full(len(grid), np.exp(-np.log(2) / options.half_life))
    new = [day.toordinal() for day in options.ruptures]
    kept[np.isin(grid, new)] = 0.0
    return kept


def _filtered(
    precision: Floats, weighted: Floats, grid: Days, options: Options
) -> tuple[Floats, Floats]:
    steps = _steps(grid, options)
    means, variances = np.empty_like(precision), np.empty_like(precision)
    mean = np.full(precision.shape[0], options.mean)
    variance = np.full(precision.shape[0], options.sd**2)
    for t in range(precision.shape[1]):
        if t:
            a = steps[t]
            mean = options.mean + a * (mean - options.mean)
            variance = a * a * variance + options.sd**2 * (1 - a * a)
        total = 1 / variance + precision[:, t]
        mean = (mean / variance + weighted[:, t]) / total
        variance = 1 / total
        means[:, t], variances[:, t] = mean, variance
    return means, variances


def _backward(means: Floats, variances: Floats, grid: Days, options: Options) -> Smoothed:
    steps = _steps(grid, options)
    smooth, spread, gains = means.copy(), variances.copy(), np.zeros_like(means)
    for t in range(means.shape[1] - 2, -1, -1):
        a = steps[t + 1]
        ahead = options.mean + a * (means[:, t] - options.mean)
        wide = a * a * variances[:, t] + options.sd**2 * (1 - a * a)
        gains[:, t] = variances[:, t] * a / wide
        smooth[:, t] += gains[:, t] * (smooth[:, t + 1] - ahead)
        spread[:, t] += gains[:, t] ** 2 * (spread[:, t + 1] - wide)
    gains[:, -1] = 1.0
    return Smoothed(grid=grid, means=smooth, variances=spread, gains=gains)
