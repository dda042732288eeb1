"""Figures with their n and their interval, counted over rows.

Shares have Wilson's interval, rates per thirty days the Jeffreys one of a Poisson count
(chi-square quantiles by Wilson and Hilferty); both at 80 %, as everything shown here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    months = _together(_by_month(bins))
    if not months:
        return []
    width = _width(min(months), max(months))
    held: dict[int, Counter[str]] = defaultdict(Counter)
    for month, counts in months.items():
        held[month // width].update(counts)
    last = max(held)
    first = max(min(held), last - _BARS + 1)
    return [_bar(place, width, held[place]) for place in range(first, last + 1)]


def _by_month(bins: Iterable[Bin]) -> dict[int, Counter[str]]:
    """Count what is dated to a month: all of it, what is real, and what of that takes a side."""
    months: dict[str, Counter[str]] = defaultdict(Counter)
    for found in bins:
        if found.start and len(found.start) == 7:
            counts = months[found.start]
            counts["all"] += found.events
            if found.factuality in REAL:
                counts["real"] += found.events
                counts["cooperative"] += found.events * (found.type in COOPERATIVE)
                counts["conflictual"] += found.events * (found.type in CONFLICTUAL)
    return {_month(month): counts for month, counts in months.items()}


def _together(months: Mapping[int, Counter[str]]) -> dict[int, Counter[str]]:
    """Keep the latest run of months without a long pause, up to the last told as real."""
    real = [month for month, counts in months.items() if counts["real"]]
    last = max(real or months, default=0)
    first = last
    for month in sorted((month for month in months if month <= last), reverse=True):
        if first - month > _PAUSE:
            break
        first = month
    return {m: counts for m, counts in months.items() if first <= m <= last + _AHEAD}


def _width(first: int, last: int) -> int:
    """Choose months, quarters or years."""
    span = last - first + 1
    return 1 if span <= _MONTHS_AT_MOST else 3 if span <= _QUARTERS_AT_MOST else 12


def _month(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def _bar(place: int, width: int, counts: Counter[str]) -> Bar:
    year, month = divmod(place * width, 12)
    after, over = divmod((place + 1) * width, 12)
    label = {1: f"{year:04}-{month + 1:02}", 3: f"{year:04} Q{month // 3 + 1}"}.get(width)
    return Bar(
        label=label or f"{year:04}",
        since=date(year, month + 1, 1).isoformat(),
        until=date.fromordinal(date(after, over + 1, 1).toordinal() - 1).isoformat(),
        real=counts["real"],
        other=counts["all"] - counts["real"],
        cooperative=counts["cooperative"],
        conflictual=counts["conflictual"],
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
