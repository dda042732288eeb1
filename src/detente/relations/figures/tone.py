"""The tone of a pair: where it stands, whether it moved, and how much hangs on the choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from detente.model.figures import Band, Point, Tone, Unit
from detente.relations.figures.state_space import Acts, Floats, Options, Smoothed, acts, smoothed

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
    return Tone(
        now=_band(fitted.on(last)),
        curve=_curve(fitted, last),
        positive=float(np.mean(fitted.on(last) > 0)),
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


def now(
    units: Sequence[Unit], until: date, options: Options | None = None, scale: Scale | None = None
) -> Band:
    """Return the tone on the last day alone."""
    options = options or Options(draws=_FEW)
    return _band(
        smoothed(_acts(units, until, options, scale), until, options).on(until.toordinal())
    )


def _sensitivity(
    units: Sequence[Unit], until: date, scales: Mapping[str, Scale], options: Options
) -> list[tuple[str, Band]]:
    few = replace(options, draws=_FEW)
    found = [
        (f"half-life {days} days", now(units, until, replace(few, half_life=days)))
        for days in (45, 90, 180)
    ]
    found += [(f"prior sd {sd}", now(units, until, replace(few, sd=sd))) for sd in (0.35, 0.6)]
    found += [(name, now(units, until, few, scale)) for name, scale in scales.items()]
    groups = [group for unit in units for group in unit.groups]
    often = sorted(dict.fromkeys(groups), key=lambda group: (-groups.count(group), group))
    for group in often[:_MOST]:
        left = [unit for unit in units if set(unit.groups) != {group}]
        found.append((f"without {group}", now(left, until, few)))
    return found


def _curve(fitted: Smoothed, last: int) -> tuple[Point, ...]:
    days = range(last, int(fitted.grid[0]) - 1, -_EVERY)
    return tuple(_point(fitted.on(day), day) for day in reversed(days))


def _point(pool: Floats, day: int) -> Point:
    low80, low50, high50, high80 = (
        10 * float(q) for q in np.quantile(pool, (0.1, 0.25, 0.75, 0.9))
    )
    return Point(
        day=date.fromordinal(day), middle=10 * float(pool.mean()), low50=low50, high50=high50,
        low80=low80, high80=high80,
    )  # fmt: skip


def _band(pool: Floats) -> Band:
    low, high = (10 * float(q) for q in np.quantile(pool, (0.1, 0.9)))
    return Band(middle=10 * float(pool.mean()), low=low, high=high)
