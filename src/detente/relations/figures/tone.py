"""The tone of a pair: where it stands, whether it moved, and how much hangs on the choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np

from detente.model.figures import Band, Point, Tone, Unit
from detente.relations.figures.state_space import (
    Acts,
    Floats,
    Options,
    Smoothed,
    acts,
    on_last,
    smoothed,
)

STRETCH = 90
_EVERY = 15
_FEW = 60
"""Draws for the sensitivity figures."""
_MOST = 6
"""Groups that are left out in turn, those behind most units first."""

Scale = Callable[[Unit], float]


def tone(
    units: Sequence[Unit],
    until: date,
    scales: Mapping[str, Scale] | None = None,
    options: Options | None = None,
) -> Tone:
    """Fit the tone.

    Args:
        units: What counts, by day; at least one.
        until: The last day.
        scales: Other ways to score a unit, by name, for the sensitivity figures; None to leave
            those out.
        options: What is taken for granted.

    Returns:
        The tone on a scale of -10..10.
    """
    options = options or Options()
    fitted = smoothed(_acts(units, until, options), until, options)
    last = until.toordinal()
    (today,) = fitted.on(last)
    return Tone(
        now=_band(today),
        curve=_curve(fitted, last),
        positive=float(np.mean(today > 0)),
        rise=fitted.rise(last - STRETCH),
        rise_of_a_point=fitted.rise(last - STRETCH, 0.1),
        fall_of_a_point=1 - fitted.rise(last - STRETCH, -0.1),
        sensitivity=tuple(
            _sensitivity(units, until, scales, options) if scales is not None else ()
        ),
    )


def _acts(units: Sequence[Unit], until: date, options: Options, scale: Scale | None = None) -> Acts:
    oldest = until - timedelta(days=options.days)
    rows = [
        (u.first, u.last, scale(u) if scale else u.valence, u.doubt, u.level, u.chance)
        for u in units
        if u.last >= oldest
    ]
    return acts(rows, options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Units whose tone on the last day is asked for, and under what choices."""

    units: Sequence[Unit]
    scale: Scale | None = None
    options: Options = field(default_factory=lambda: Options(draws=_FEW))


def now(cases: Sequence[Case], until: date) -> tuple[Band, ...]:
    """Return the tone on the last day alone, for each of some cases."""
    given = [(_acts(c.units, until, c.options, c.scale), c.options) for c in cases]
    return tuple(map(_band, on_last(given, until)))


def _sensitivity(
    units: Sequence[Unit], until: date, scales: Mapping[str, Scale], options: Options
) -> Iterator[tuple[str, Band]]:
    few = replace(options, draws=_FEW)
    cases = {
        f"half-life {days} days": Case(units=units, options=replace(few, half_life=days))
        for days in (45, 90, 180)
    }
    cases |= {
        f"prior sd {sd}": Case(units=units, options=replace(few, sd=sd)) for sd in (0.35, 0.6)
    }
    cases |= {name: Case(units=units, options=few, scale=scale) for name, scale in scales.items()}
    often = Counter(group for unit in units for group in unit.groups)
    for group in sorted(often, key=lambda group: (-often[group], group))[:_MOST]:
        left = [unit for unit in units if set(unit.groups) != {group}]
        cases[f"without {group}"] = Case(units=left, options=few)
    return zip(cases, now(tuple(cases.values()), until), strict=True)


def _curve(fitted: Smoothed, last: int) -> tuple[Point, ...]:
    days = range(last, int(fitted.grid[0]) - 1, -_EVERY)[::-1]
    pools = fitted.on(*days)
    low80, low50, high50, high80 = 10 * np.quantile(pools, (0.1, 0.25, 0.75, 0.9), axis=1)
    table = np.stack([10 * pools.mean(axis=1), low50, high50, low80, high80], axis=1)
    return tuple(
        Point(day=date.fromordinal(day), middle=mean, low50=a, high50=b, low80=c, high80=d)
        for day, (mean, a, b, c, d) in zip(days, table.tolist(), strict=True)
    )


def _band(pool: Floats) -> Band:
    low, high = (10 * float(q) for q in np.quantile(pool, (0.1, 0.9)))
    return Band(middle=10 * float(pool.mean()), low=low, high=high)
