"""Figures with their n and their interval, counted over rows.

Shares have Wilson's interval, rates per thirty days the Jeffreys one of a Poisson count
(chi-square quantiles by Wilson and Hilferty); both at 80 %, as everything shown here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from detente.model.desk import REAL, Bin

_Z = 1.2816
"""Two-sided 80 %."""
COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
CONFLICTUAL = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE",
     "ASSAULT"}
)  # fmt: skip
"""PLOVER's quad classes 1 and 2, 3 and 4."""
_MONTHS_AT_MOST, _QUARTERS_AT_MOST = 36, 144
_PAUSE = 48
"""Months without an event after which what lies before is another story."""
_AHEAD = 12
"""Months beyond the last told as real in which plans are still drawn."""
_BARS = 48
"""Bars of one chart; earlier ones are left to a wider question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value with the count it rests on and its 80 % interval."""

    value: float
    n: int
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of time and what was counted in it."""

    label: str
    since: str
    until: str
    real: int
    other: int
    cooperative: int
    conflictual: int


def share(part: int, n: int) -> Figure | None:
    """Return a share with Wilson's interval; None of nothing."""
    if n == 0:
        return None
    p, z2 = part / n, _Z * _Z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Figure(value=p, n=n, low=max(0.0, middle - half), high=min(1.0, middle + half))


def rate(n: int, days: int) -> Figure | None:
    """Return events per thirty days, prior Gamma(1/2); None of no time."""
    if days <= 0:
        return None
    low, high = (_gamma(n + 0.5, z) for z in (-_Z, _Z))
    months = days / 30
    return Figure(value=n / months, n=n, low=low / months, high=high / months)


def _gamma(shape: float, z: float) -> float:
    """Approximate a quantile of Gamma(shape, 1) after Wilson and Hilferty."""
    cube = 1 - 1 / (9 * shape) + z / (3 * sqrt(shape))
    return float(shape * max(cube, 0.0) ** 3)


def bars(bins: Iterable[Bin]) -> list[Bar]:
    """Lay counts out along time, by month, quarter or year as the stretch allows.

    What lies years before all the rest, or is only planned for long after it, would press the
    rest together: it is left to the timeline, and its count is told.

    Returns:
        At most `_BARS` bars, without gaps; [] when nothing is dated.
    """
    dated = _together([found for found in bins if found.start and len(found.start) == 7])
    if not dated:
        return []
    width = _width(sorted({found.start or "" for found in dated}))
    held: dict[int, list[Bin]] = {}
    for found in dated:
        held.setdefault(_month(found.start or "") // width, []).append(found)
    last = max(held)
    first = max(min(held), last - _BARS + 1)
    return [_bar(place, width, held.get(place, [])) for place in range(first, last + 1)]


def _together(dated: list[Bin]) -> list[Bin]:
    """Keep the latest run of months without a long pause, up to the last told as real."""
    real = [_month(found.start or "") for found in dated if found.factuality in REAL]
    last = max(real, default=max((_month(found.start or "") for found in dated), default=0))
    months = sorted({_month(found.start or "") for found in dated}, reverse=True)
    first = last
    for month in (month for month in months if month <= last):
        if first - month > _PAUSE:
            break
        first = month
    return [found for found in dated if first <= _month(found.start or "") <= last + _AHEAD]


def _width(months: Sequence[str]) -> int:
    """Choose months, quarters or years."""
    span = _month(months[-1]) - _month(months[0]) + 1
    return 1 if span <= _MONTHS_AT_MOST else 3 if span <= _QUARTERS_AT_MOST else 12


def _month(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def _bar(place: int, width: int, found: list[Bin]) -> Bar:
    year, month = divmod(place * width, 12)
    after, over = divmod((place + 1) * width, 12)
    real = [b for b in found if b.factuality in REAL]
    label = {1: f"{year:04}-{month + 1:02}", 3: f"{year:04} Q{month // 3 + 1}"}.get(width)
    return Bar(
        label=label or f"{year:04}",
        since=date(year, month + 1, 1).isoformat(),
        until=date.fromordinal(date(after, over + 1, 1).toordinal() - 1).isoformat(),
        real=sum(b.events for b in real),
        other=sum(b.events for b in found) - sum(b.events for b in real),
        cooperative=sum(b.events for b in real if b.type in COOPERATIVE),
        conflictual=sum(b.events for b in real if b.type in CONFLICTUAL),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What counting alone tells of a selection."""

    total: int
    undated: int
    real: int
    tone: Figure | None
    """Share of cooperative among cooperative and conflictual events told as real."""
    recent: Figure | None
    """Events told as real per thirty days, in the last year of dated events."""
    since: str | None
    """The first month of that year."""
    until: str | None
    """The last month with an event."""


def overview(bins: Sequence[Bin]) -> Overview:
    """Count a selection."""
    real = [found for found in bins if found.factuality in REAL]
    warm = sum(found.events for found in real if found.type in COOPERATIVE)
    cold = sum(found.events for found in real if found.type in CONFLICTUAL)
    months = sorted(found.start for found in real if found.start)
    late = _month(months[-1]) - 11 if months else 12
    recent = sum(found.events for found in real if found.start and _month(found.start) >= late)
    return Overview(
        total=sum(found.events for found in bins),
        undated=sum(found.events for found in bins if found.start is None),
        real=sum(found.events for found in real),
        tone=share(warm, warm + cold),
        recent=rate(recent, 365) if months else None,
        since=f"{late // 12:04}-{late % 12 + 1:02}" if months else None,
        until=months[-1] if months else None,
    )
