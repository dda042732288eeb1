"""Bars along time: how much happens, and of what tone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from markupsafe import Markup

from detente.desk.charts.svg import drawing, element, link, text
from detente.desk.figures import Bar
from detente.desk.words import month

WIDTH, HEIGHT = 500.0, 168.0
_TOP, _FOOT, _LEFT = 18.0, 22.0, 30.0
_LABEL = 64
"""Room a label under the axis needs."""
Address = Callable[[Bar, str], str]


def activity(bars: Sequence[Bar], address: Address) -> Markup:
    """Draw how much happens: what is told as real solid, the rest hollow on top of it.

    Args:
        bars: Stretches of time in order; at least one.
        address: Leads to the rows of a bar: all of them, or `real`.
    """
    most = max(max(bar.real + bar.other for bar in bars), 1)
    scale = (HEIGHT - _TOP - _FOOT) / most
    return drawing(
        f"Events by time; at most {most} in one stretch", WIDTH, HEIGHT,
        [*_grid(most, scale), *_activity(bars, address, scale), *_axis(bars)], "bars",
    )  # fmt: skip


def _activity(bars: Sequence[Bar], address: Address, scale: float) -> Iterator[Markup]:
    foot = HEIGHT - _FOOT
    for place, bar in enumerate(bars):
        total = bar.real + bar.other
        if not total:
            continue
        x, wide = _column(place, len(bars))
        high, top = bar.real * scale, total * scale
        label = (
            f"{month(bar.label)}: {bar.real} told as real, {bar.other} planned, denied or believed"
        )
        yield link(
            address(bar, "all"), label,
            element("rect", x=x, y=foot - top, width=wide, height=top - high, class_="hollow"),
            element("rect", x=x, y=foot - high, width=wide, height=high, class_="solid"),
            text(str(total), x + wide / 2, foot - top - 4, "count", "middle"),
        )  # fmt: skip


def tone(bars: Sequence[Bar], address: Address) -> Markup:
    """Draw cooperative events upwards, conflictual ones downwards.

    Args:
        bars: Stretches of time in order; at least one.
        address: Leads to the rows of a bar.
    """
    up = max(max(bar.cooperative for bar in bars), 1)
    down = max(max(bar.conflictual for bar in bars), 1)
    scale = (HEIGHT - _TOP - _FOOT - 10) / (up + down)
    zero = _TOP + up * scale
    base = element("line", x1=_LEFT, x2=WIDTH, y1=zero, y2=zero, class_="zero")
    label = "Cooperative events above the line, conflictual ones below"
    signs = [text("+", 12, zero - 6, "axis"), text("−", 12, zero + 14, "axis")]
    marks = _tone(bars, address, scale, zero)
    return drawing(label, WIDTH, HEIGHT, [*marks, base, *signs, *_axis(bars)], "bars")


def _tone(bars: Sequence[Bar], address: Address, scale: float, zero: float) -> Iterator[Markup]:
    for place, bar in enumerate(bars):
        if not bar.cooperative and not bar.conflictual:
            continue
        x, wide = _column(place, len(bars))
        warm, cold = bar.cooperative * scale, bar.conflictual * scale
        label = f"{month(bar.label)}: {bar.cooperative} cooperative, {bar.conflictual} conflictual"
        marks = [
            element("rect", x=x, y=zero - warm, width=wide, height=warm, class_="warm"),
            element("rect", x=x, y=zero, width=wide, height=cold, class_="cold"),
        ]
        if bar.cooperative:
            marks.append(text(str(bar.cooperative), x + wide / 2, zero - warm - 4, "count",
                              "middle"))  # fmt: skip
        if bar.conflictual:
            marks.append(text(str(bar.conflictual), x + wide / 2, zero + cold + 11, "count",
                              "middle"))  # fmt: skip
        yield link(address(bar, "real"), label, *marks)


def _column(place: int, count: int) -> tuple[float, float]:
    step = (WIDTH - _LEFT) / count
    wide = min(step * 0.72, 34.0)
    return _LEFT + step * place + (step - wide) / 2, wide


def _axis(bars: Sequence[Bar]) -> Iterator[Markup]:
    """Write as many labels as fit without touching, the last among them."""
    step = (WIDTH - _LEFT) / len(bars)
    every = max(1, ceil(_LABEL / step))
    for place, bar in enumerate(bars):
        if (len(bars) - 1 - place) % every == 0:
            x = min(_LEFT + step * (place + 0.5), WIDTH - 24)
            yield text(month(bar.label), x, HEIGHT - 6, "axis", "middle")


def _grid(most: int, scale: float) -> Iterator[Markup]:
    for value in sorted({most, (most + 1) // 2}):
        y = HEIGHT - _FOOT - value * scale
        yield element("line", x1=_LEFT, x2=WIDTH, y1=y, y2=y, class_="grid")
        yield text(str(value), _LEFT - 6, y + 4, "axis", "end")
