"""Tone as a state that drifts back to its mean: Ornstein-Uhlenbeck, on a grid of days.

    dx = -theta (x - mean) dt + sigma dW        half-life = ln 2 / theta
    s  | x(t) ~ N(x(t), (noise^2 + doubt^2) / level)

The exact discretisation of one day is x' = a x + N(0, sd^2 (1 - a^2)) with a = exp(-theta). Acts of
one day are pooled by their precision, which loses nothing. Whether an act happened, and on which
day of its interval, is drawn many times (multiple imputation); all draws of all cases asked for
walk the days together and are pooled. Source: Kalman 1960; Rauch, Tung and Striebel 1965;
Rubin 1987.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
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

    def on(self, *days: int) -> Floats:
        """Return sorted pools of values, one a row, that stand for the state on days (ordinals)."""
        places = np.clip(np.array(days) - self.grid[0], 0, len(self.grid) - 1)
        return _pooled(self.means[:, places].T, self.variances[:, places].T)

    def rise(self, since: int, more_than: float = 0.0) -> float:
        """Return the chance that the last day lies higher than a day by more than so much."""
        place = int(np.clip(since - self.grid[0], 0, len(self.grid) - 1))
        last = self.variances[:, -1]
        shared = np.prod(self.gains[:, place:], axis=1) * last
        difference = self.means[:, -1] - self.means[:, place] - more_than
        variance = np.maximum(last + self.variances[:, place] - 2 * shared, 1e-12)
        return float(np.mean([_NORMAL.cdf(z) for z in difference / np.sqrt(variance)]))


def _pooled(means: Floats, variances: Floats) -> Floats:
    """Let a grid of values stand for each normal; those of one row are sorted together."""
    values = means[..., None] + np.sqrt(variances[..., None]) * _GRID
    pools: Floats = np.sort(values.reshape(*means.shape[:-1], -1), axis=-1)
    return pools


def smoothed(given: Acts, until: date, options: Options, seed: int = 0) -> Smoothed:
    """Smooth the state over all days up to one; without acts it is the prior throughout."""
    news = _News.of(given, until, options, seed)
    means, variances = (np.array(side) for side in zip(*_filtered([news]), strict=True))
    return _backward(means, variances, news)


def on_last(
    cases: Sequence[tuple[Acts, Options]], until: date, seed: int = 0
) -> tuple[Floats, ...]:
    """Return for each of some cases the pool that `smoothed` gives on the last day.

    On that day smoothing adds nothing, so the days are walked once, for all cases together.
    """
    news = [_News.of(given, until, options, seed) for given, options in cases]
    if not news:
        return ()
    ((means, variances),) = deque(_filtered(news), maxlen=1)
    ends = np.cumsum([one.options.draws for one in news])[:-1]
    return tuple(map(_pooled, np.split(means, ends), np.split(variances, ends)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """What each day of a case tells of the state, in every draw."""

    options: Options
    grid: Days
    precision: Floats
    """Days by draws."""
    weighted: Floats
    """Values times precision."""

    @classmethod
    def of(cls, given: Acts, until: date, options: Options, seed: int) -> _News:
        last = until.toordinal()
        first = max(last - options.days, int(given.first.min(initial=last - 180)))
        grid = np.arange(min(first, last - 180), last + 1)
        days, kept = imputed(given, options.draws, seed)
        kept &= (days >= grid[0]) & (days <= last)
        rows, columns = np.nonzero(kept)
        places = (days[rows, columns] - grid[0]).astype(int) * options.draws + rows

        def summed(values: Floats) -> Floats:
            shape = len(grid), options.draws
            table = np.bincount(places, values[columns], shape[0] * shape[1])
            return np.asarray(table, dtype=float).reshape(shape)

        precision = 1 / given.variance
        weighted = given.value / given.variance
        return cls(
            options=options, grid=grid, precision=summed(precision), weighted=summed(weighted)
        )

    @property
    def keeps(self) -> float:
        """How much of a departure is kept from one day to the next."""
        return float(np.exp(-np.log(2) / self.options.half_life))

    @property
    def beginnings(self) -> set[int]:
        """Days on which nothing is known of the state: the first, and every rupture."""
        return {int(self.grid[0]), *(day.toordinal() for day in self.options.ruptures)}


def _filtered(news: Sequence[_News]) -> Iterator[tuple[Floats, Floats]]:
    """Walk the days up to the last; yields means and variances of the draws of all cases."""
    first, last = min(int(one.grid[0]) for one in news), int(news[0].grid[-1])

    def told(value: Callable[[_News], float]) -> Floats:
        return np.repeat([value(one) for one in news], [one.options.draws for one in news])

    prior, spread = told(lambda one: one.options.mean), told(lambda one: one.options.sd**2)
    a = told(lambda one: one.keeps)
    kept, fresh = a * a, spread * (1 - a * a)
    precision = _beside([one.precision for one in news])
    weighted = _beside([one.weighted for one in news])
    begins = {day for one in news for day in one.beginnings}
    mean, variance = prior, spread
    for place, day in enumerate(range(first, last + 1)):
        mean = prior + a * (mean - prior)
        variance = kept * variance + fresh
        if day in begins:
            new = told(lambda one: day in one.beginnings).astype(bool)  # noqa: B023 used at once
            mean, variance = np.where(new, prior, mean), np.where(new, spread, variance)
        total = 1 / variance + precision[place]
        mean = (mean / variance + weighted[place]) / total
        variance = 1 / total
        yield mean, variance


def _beside(tables: Sequence[Floats]) -> Floats:
    """Put tables of days by draws side by side, as all end on one day; 0 before they begin."""
    found = np.zeros((max(map(len, tables)), sum(table.shape[1] for table in tables)))
    column = 0
    for table in tables:
        found[len(found) - len(table) :, column : column + table.shape[1]] = table
        column += table.shape[1]
    return found


def _backward(means: Floats, variances: Floats, news: _News) -> Smoothed:
    """Carry what later days tell back to earlier ones; takes tables of days by draws."""
    mean, spread = news.options.mean, news.options.sd**2
    begins = np.isin(news.grid[1:], sorted(news.beginnings))
    a = np.where(begins, 0.0, news.keeps)[:, None]
    ahead = mean + a * (means[:-1] - mean)
    wide = a * a * variances[:-1] + spread * (1 - a * a)
    gains = np.vstack([variances[:-1] * a / wide, np.ones_like(means[:1])])
    squares = gains**2
    smooth, doubt = means.copy(), variances.copy()
    for t in range(len(means) - 2, -1, -1):
        smooth[t] += gains[t] * (smooth[t + 1] - ahead[t])
        doubt[t] += squares[t] * (doubt[t + 1] - wide[t])
    return Smoothed(grid=news.grid, means=smooth.T, variances=doubt.T, gains=gains.T)
