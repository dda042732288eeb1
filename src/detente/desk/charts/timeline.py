"""A timeline that claims no more than the dates do.

A day is a dot, an interval a bar, an approximate date fades at its ends, and one that is only
bounded is an arrow from its bound. Years in which nothing is told take little room, and say so by
their own tick. How sure a thing is has a lane, so that what is planned never stands among what is
done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from markupsafe import Markup

from detente.desk.charts.svg import drawing, element, link, text
from detente.model.edtf import interval_of, is_approximate

WIDTH = 1120.0
_LEFT, _RIGHT, _TOP, _FOOT = 124.0, 22.0, 10.0, 30.0
_ROW = 15.0
_DOT = 5.0
_ARROW = 44.0
"""Length of an arrow: it claims nothing of how long."""
_ROWS = 14
"""Rows of one lane; what does not fit is drawn on the last."""
LANES = (("done", "told as done"), ("said", "said by others"), ("open", "planned or possible"),
         ("not", "denied or not done"), ("view", "believed"))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something to be placed on the timeline."""

    edtf: str
    lane: str
    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    mark: Mark
    start: date | None
    end: date | None
    about: bool


def timeline(marks: Sequence[Mark]) -> Markup | None:
    """Draw marks; None when none of them can be placed."""
    placed = [found for mark in marks if (found := _placed(mark))]
    if not placed:
        return None
    scale = _Scale(placed)
    lanes, y = [], _TOP
    for kind, label in LANES:
        held = [found for found in placed if found.mark.lane == kind]
        if held:
            rows = list(_rows(held, scale))
            height = (max(row for _, row in rows) + 1) * _ROW + 10
            lanes += [*_lane(label, y, height), *_marks(rows, y, scale)]
            y += height
    ticks = list(scale.ticks(y))
    fades = [element("defs", *_fades())]
    label = f"Timeline of {len(placed)} happenings"
    return drawing(label, WIDTH, y + _FOOT, [*fades, *ticks, *lanes], "timeline")


def _placed(mark: Mark) -> _Placed | None:
    try:
        days = interval_of(mark.edtf)
    except ValueError:
        return None
    if days is None or (days.start is None and days.end is None):
        return None
    return _Placed(mark=mark, start=days.start, end=days.end, about=is_approximate(mark.edtf))


class _Scale:
    """Years side by side, each as wide as what it holds asks for."""

    def __init__(self, placed: Sequence[_Placed]) -> None:
        held: dict[int, int] = {}
        for found in placed:
            year = (found.start or found.end or date.min).year
            held[year] = held.get(year, 0) + 1
        first, last = min(held), max(held)
        weights = {year: self._weight(held.get(year, 0)) for year in range(first, last + 1)}
        wide = (WIDTH - _LEFT - _RIGHT) / sum(weights.values())
        self._starts: dict[int, tuple[float, float]] = {}
        x = _LEFT
        for year, weight in weights.items():
            self._starts[year] = (x, weight * wide)
            x += weight * wide
        self._first, self._last, self._held = first, last, held

    @staticmethod
    def _weight(count: int) -> float:
        return 0.6 + sqrt(count) if count else 0.03

    def x(self, day: date) -> float:
        """Place a day; one outside stands at the edge."""
        if day.year < self._first:
            return _LEFT
        if day.year > self._last:
            return WIDTH - _RIGHT
        start, wide = self._starts[day.year]
        return start + wide * (day.timetuple().tm_yday - 1) / 366

    def ticks(self, foot: float) -> Iterator[Markup]:
        """Draw years that hold something, and months where there is room."""
        free = 0.0
        for year, (start, wide) in self._starts.items():
            if year not in self._held:
                continue
            yield element("line", x1=start, x2=start, y1=_TOP, y2=foot, class_="year")
            if start >= free:
                yield text(str(year), start + 3, foot + 24, "axis strong")
                free = start + 38
            if wide > 330:
                yield from self._months(year, foot)

    def _months(self, year: int, foot: float) -> Iterator[Markup]:
        for month, name in enumerate(
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1
        ):
            x = self.x(date(year, month, 1))
            yield element("line", x1=x, x2=x, y1=foot - 4, y2=foot, class_="month")
            yield text(name, x + 3, foot + 11, "axis")


def _rows(held: list[_Placed], scale: _Scale) -> Iterator[tuple[_Placed, int]]:
    """Give every mark the first row in which it touches no other."""
    ends: list[float] = []
    for found in sorted(held, key=lambda f: _extent(f, scale)):
        left, right = _extent(found, scale)
        row = next((n for n, end in enumerate(ends) if end < left), len(ends))
        row = min(row, _ROWS - 1)
        ends[row:] = [right, *ends[row + 1 :]]
        yield found, row


def _extent(found: _Placed, scale: _Scale) -> tuple[float, float]:
    left, right = _ends(found, scale)
    return left - _DOT - 1, max(right, left) + _DOT + 1


def _ends(found: _Placed, scale: _Scale) -> tuple[float, float]:
    """Place both ends; one that is open is an arrow's length from the other."""
    if found.start and found.end:
        return scale.x(found.start), scale.x(found.end)
    if found.start:
        return scale.x(found.start), min(scale.x(found.start) + _ARROW, WIDTH - 9)
    end = scale.x(found.end or date.max)
    return max(end - _ARROW, _LEFT + 9), end


def _lane(label: str, y: float, height: float) -> Iterator[Markup]:
    yield element("line", x1=0, x2=WIDTH, y1=y + height, y2=y + height, class_="lane")
    yield text(label, 0, y + 16, "axis lane-name")


def _marks(rows: list[tuple[_Placed, int]], top: float, scale: _Scale) -> Iterator[Markup]:
    for found, row in rows:
        y = top + 12 + row * _ROW
        label = found.mark.label
        yield link(
            found.mark.address, label, *_shape(found, y, scale), kind=f"mark {found.mark.lane}"
        )


def _shape(found: _Placed, y: float, scale: _Scale) -> Iterator[Markup]:
    left, right = _ends(found, scale)
    if found.start and found.end and (found.end - found.start).days <= 1 and not found.about:
        yield _dot(left + 1, y, found.mark.lane)
        return
    right = max(right, left + 6)
    kind = "stretch about" if found.about else "stretch"
    yield element(
        "rect", x=left, y=y - 3.5, width=right - left, height=7.0, rx=3.5, class_=kind,
        fill=f"url(#fade-{found.mark.lane})" if found.about else None,
    )  # fmt: skip
    if found.end is None:
        yield element("path", d=f"M{right - 2:.1f} {y - 6:.1f}l8 6l-8 6z", class_="arrow")
    if found.start is None:
        yield element("path", d=f"M{left + 2:.1f} {y - 6:.1f}l-8 6l8 6z", class_="arrow")


def _dot(x: float, y: float, lane: str) -> Markup:
    """Draw a day; its shape tells the lane again, for eyes that see no colour."""
    if lane == "not":
        d = f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8"
        return element("path", d=d, class_="dot cross")
    if lane == "view":
        return element(
            "path", d=f"M{x:.1f} {y - 5.5:.1f}l5.5 5.5l-5.5 5.5l-5.5 -5.5z", class_="dot"
        )
    return element("circle", cx=x, cy=y, r=_DOT, class_="dot")


def _fades() -> Iterator[Markup]:
    for kind, _ in LANES:
        stops = [
            element("stop", offset=at, class_=f"stop-{kind}", stop_opacity=seen)
            for at, seen in ((0, 0.05), (0.5, 0.9), (1, 0.05))
        ]
        yield element("linearGradient", *stops, id=f"fade-{kind}")
