"""A curve with the bounds of its middle half and of its middle 80 %, and the dots it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from detente.desk.charts.svg import drawing, element, link, text
from detente.desk.words import short, signed
from detente.model.figures import Point

WIDTH, HEIGHT = 500.0, 190.0
_TOP, _FOOT, _LEFT, _RIGHT = 12.0, 24.0, 34.0, 10.0
_MOST = 10.0
"""The scale runs from -10 to 10."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An act that the curve rests on."""

    day: date
    value: float
    """-10 hostile .. 10 cooperative."""
    label: str
    address: str


def curve(points: Sequence[Point], dots: Sequence[Dot]) -> Markup | None:
    """Draw a curve over its days; None of fewer than two."""
    if len(points) < 2:
        return None
    first, last = points[0].day, points[-1].day
    days = max((last - first).days, 1)

    def at(day: date, value: float) -> tuple[float, float]:
        share = min(max((day - first).days / days, 0.0), 1.0)
        high = (HEIGHT - _TOP - _FOOT) / 2
        level = min(max(value, -_MOST), _MOST)
        x = _LEFT + share * (WIDTH - _LEFT - _RIGHT)
        return x, _TOP + high - level / _MOST * high

    bands = [
        _band([at(p.day, p.high80) for p in points], [at(p.day, p.low80) for p in points], "wide"),
        _band([at(p.day, p.high50) for p in points], [at(p.day, p.low50) for p in points], "near"),
    ]
    middle = element("path", d=_path([at(p.day, p.middle) for p in points]), class_="middle")
    marks = [_dot(dot, at(dot.day, dot.value)) for dot in dots if first <= dot.day <= last]
    inside = [*bands, *_levels(), middle, *marks, *_ends(first, last)]
    return drawing("Tone from -10 hostile to +10 cooperative", WIDTH, HEIGHT, inside, "curve")


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _band(
    above: Sequence[tuple[float, float]], below: Sequence[tuple[float, float]], kind: str
) -> Markup:
    return element("path", d=_path([*above, *reversed(below)]) + "z", class_=f"band {kind}")


def _dot(dot: Dot, at: tuple[float, float]) -> Markup:
    circle = element("circle", cx=at[0], cy=at[1], r=4.0, class_="unit")
    return link(dot.address, dot.label, circle)


def _levels() -> Iterator[Markup]:
    high = (HEIGHT - _TOP - _FOOT) / 2
    for value in (10, 5, 0, -5, -10):
        y = _TOP + high - value / _MOST * high
        yield element(
            "line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=y, y2=y, class_="zero" if not value else "grid"
        )
        yield text(signed(value), _LEFT - 6, y + 4, "axis", "end")


def _ends(first: date, last: date) -> Iterator[Markup]:
    yield text(short(first.isoformat()), _LEFT, HEIGHT - 6, "axis")
    yield text(short(last.isoformat()), WIDTH - _RIGHT, HEIGHT - 6, "axis", "end")
