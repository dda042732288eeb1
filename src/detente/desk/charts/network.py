"""Who met whom: a network drawn the same for the same ties, every mark a link."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import cos, hypot, pi, sin, sqrt

from markupsafe import Markup

from detente.desk.charts.svg import drawing, element, link, text
from detente.desk.words import name as name_of
from detente.model.actors import Entity
from detente.model.desk import Tie

WIDTH = 1120.0
_LOW, _HIGH = 260.0, 680.0
"""Least and greatest height."""
_MARGIN_X, _MARGIN_Y = 110.0, 40.0
_STEPS = 160
_LETTER = 6.4
"""Width of a letter of a label, about."""
Point = tuple[float, float]


def network(
    ties: Sequence[Tie], of_node: Callable[[Entity], str], of_tie: Callable[[Tie], str]
) -> Markup | None:
    """Draw ties; None when there are none."""
    if not ties:
        return None
    nodes = {e.id: e for tie in ties for e in (tie.a, tie.b)}
    weight = dict.fromkeys(nodes, 0)
    for tie in ties:
        weight[tie.a.id] += tie.events
        weight[tie.b.id] += tie.events
    height = min(_LOW + 12 * len(nodes), _HIGH)
    places = _settled(sorted(nodes, key=lambda n: (-weight[n], n)), ties, height)
    edges = [_edge(tie, places, of_tie) for tie in ties]
    label = f"Network of {len(nodes)} parties and {len(ties)} ties"
    return drawing(
        label,
        WIDTH,
        height,
        [*edges, *_nodes(nodes, weight, places, _below(ties, places), of_node)],
        "network",
    )


def _settled(names: list[str], ties: Sequence[Tie], height: float) -> dict[str, Point]:
    """Let nodes push one another away and ties pull, from a circle, a fixed number of steps."""
    count = len(names)
    points = [(cos(2 * pi * i / count), sin(2 * pi * i / count)) for i in range(count)]
    index = {name: place for place, name in enumerate(names)}
    pulls = [(index[t.a.id], index[t.b.id], 1 + sqrt(t.events) / 4) for t in ties]
    ideal = 1.6 / sqrt(count)
    for step in range(_STEPS):
        heat = 0.12 * (1 - step / _STEPS)
        points = _moved(points, _forces(points, pulls, ideal), heat)
    return dict(zip(names, _fitted(points, height), strict=True))


def _forces(points: list[Point], pulls: list[tuple[int, int, float]], ideal: float) -> list[Point]:
    found = [(-0.6 * x * ideal, -0.6 * y * ideal) for x, y in points]
    for i, (x, y) in enumerate(points):
        for j in range(i):
            dx, dy = x - points[j][0], y - points[j][1]
            push = ideal * ideal / max(dx * dx + dy * dy, 1e-4)
            found[i] = (found[i][0] + dx * push, found[i][1] + dy * push)
            found[j] = (found[j][0] - dx * push, found[j][1] - dy * push)
    for i, j, strength in pulls:
        dx, dy = points[i][0] - points[j][0], points[i][1] - points[j][1]
        pull = hypot(dx, dy) / ideal * strength * 0.35
        found[i] = (found[i][0] - dx * pull, found[i][1] - dy * pull)
        found[j] = (found[j][0] + dx * pull, found[j][1] + dy * pull)
    return found


def _moved(points: list[Point], forces: list[Point], heat: float) -> list[Point]:
    moved = []
    for (x, y), (fx, fy) in zip(points, forces, strict=True):
        size = max(hypot(fx, fy), 1e-9)
        step = min(size, heat)
        moved.append((x + fx / size * step, y + fy / size * step))
    return moved


def _fitted(points: list[Point], height: float) -> list[Point]:
    """Stretch the cloud over the drawing."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    wide, high = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    return [
        (
            _MARGIN_X + (x - min(xs)) / wide * (WIDTH - 2 * _MARGIN_X),
            _MARGIN_Y + (y - min(ys)) / high * (height - 2 * _MARGIN_Y),
        )
        for x, y in points
    ]


def _edge(tie: Tie, places: dict[str, Point], of_tie: Callable[[Tie], str]) -> Markup:
    (x1, y1), (x2, y2) = places[tie.a.id], places[tie.b.id]
    label = f"{tie.a.name} and {tie.b.name}: met {tie.events} times"
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return link(
        of_tie(tie), label.replace("met 1 times", "met once"),
        element("line", **ends, class_="reach"),
        element("line", **ends, class_="tie", stroke_width=1.0 + 1.6 * sqrt(tie.events)),
        kind="edge",
    )  # fmt: skip


def _below(ties: Sequence[Tie], places: dict[str, Point]) -> set[str]:
    """Name the nodes whose ties lead downwards: their labels stand above them, off the lines."""
    lean = dict.fromkeys(places, 0.0)
    for tie in ties:
        fall = places[tie.b.id][1] - places[tie.a.id][1]
        lean[tie.a.id] += fall
        lean[tie.b.id] -= fall
    return {name for name, fall in lean.items() if fall > 0}


def _nodes(
    nodes: dict[str, Entity], weight: dict[str, int], places: dict[str, Point], below: set[str],
    of_node: Callable[[Entity], str],
) -> Iterator[Markup]:  # fmt: skip
    """Draw nodes, the heaviest first; a label that would lie on another is left to the hover."""
    taken: list[tuple[float, float, float]] = []
    for name in sorted(nodes, key=lambda n: (-weight[n], n)):
        entity, (x, y) = nodes[name], places[name]
        radius = 5 + 2.2 * sqrt(weight[name])
        full = name_of(entity)
        words = full if len(full) < 30 else full[:28] + "…"
        half, line = len(words) * _LETTER / 2, y + (-radius - 6 if name in below else radius + 13)
        marks = [element("circle", cx=x, cy=y, r=radius, class_=f"node {entity.kind}")]
        if all(abs(x - cx) > half + ch + 4 or abs(line - cy) > 14 for cx, cy, ch in taken):
            taken.append((x, line, half))
            marks.append(text(words, x, line, "label", "middle"))
        label = f"{entity.name}: {weight[name]} meetings"
        yield link(of_node(entity), label, *marks, kind="party")
