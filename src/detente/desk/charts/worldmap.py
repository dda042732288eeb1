"""A map of where events are told to have happened.

The ground is drawn from the cities of GeoNames that come with the gazetteer: where people live
the land shows. Nothing is pinned that has no place; a place known only as a region is not a point.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import sqrt

from markupsafe import Markup

from detente.desk.charts.svg import drawing, element, link, text
from detente.model.desk import Spot

WIDTH = 1120.0
_LETTER = 6.4
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""
WORLD: Box = (-180.0, -58.0, 180.0, 78.0)


def worldmap(
    spots: Sequence[Spot], land: Sequence[tuple[float, float]], of_spot: Callable[[Spot], str]
) -> Markup:
    """Draw places that have coordinates on the ground of cities.

    Args:
        spots: Places; those without coordinates are left out.
        land: Longitude and latitude of cells where people live.
        of_spot: Leads to the rows of a place.
    """
    pinned = [s for s in spots if s.latitude is not None and s.longitude is not None]
    box = _box(pinned)
    frame = _Frame(box)
    ground = element("path", d=_cells(box, tuple(land)), class_="land")
    label = f"Map of {len(pinned)} places"
    marks = [*frame.grid(), ground, *_pins(pinned, frame, of_spot)]
    return drawing(label, WIDTH, frame.height, marks, "map")


def _box(pinned: Sequence[Spot]) -> Box:
    """Frame all pins with air around them, never closer than some twenty degrees."""
    if not pinned:
        return WORLD
    xs = [s.longitude or 0.0 for s in pinned]
    ys = [s.latitude or 0.0 for s in pinned]
    air = max((max(xs) - min(xs)) * 0.12, (max(ys) - min(ys)) * 0.2, 8.0)
    west, east = max(min(xs) - air, -180.0), min(max(xs) + air, 180.0)
    south, north = max(min(ys) - air, WORLD[1]), min(max(ys) + air, WORLD[3])
    least = (east - west) * 0.42
    middle = (south + north) / 2
    if north - south < least:
        south, north = max(middle - least / 2, -85.0), min(middle + least / 2, 85.0)
    return west, south, east, north


class _Frame:
    """Degrees to points: plate carrée, as honest as any at this size."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._scale = WIDTH / (box[2] - box[0])
        self.height = min((box[3] - box[1]) * self._scale, 700.0)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        west, _, _, north = self._box
        return (longitude - west) * self._scale, (north - latitude) * self._scale

    def grid(self) -> Iterator[Markup]:
        """Draw every tenth or thirtieth degree."""
        west, south, east, north = self._box
        step = 30 if east - west > 120 else 10
        for x in range(-180, 181, step):
            if west < x < east:
                at = self.at(x, 0)[0]
                yield element("line", x1=at, x2=at, y1=0, y2=self.height, class_="grid")
        for y in range(-80, 81, step):
            if south < y < north:
                at = self.at(0, y)[1]
                yield element("line", x1=0, x2=WIDTH, y1=at, y2=at, class_="grid")


@lru_cache(maxsize=16)
def _cells(box: Box, land: tuple[tuple[float, float], ...]) -> str:
    """Write cells as one path of short strokes; the same ground is drawn again and again."""
    (west, south, east, north), frame = box, _Frame(box)
    seen = (frame.at(x, y) for x, y in land if west <= x <= east and south <= y <= north)
    return "".join(f"M{x:.0f} {y:.0f}h.1" for x, y in seen) or "M0 0"


def _pins(
    pinned: Sequence[Spot], frame: _Frame, of_spot: Callable[[Spot], str]
) -> Iterator[Markup]:
    """Draw pins, the largest first, with labels where they lie on nothing."""
    # A label may lie on no pin, its own aside: their places are taken first.
    at = {spot: frame.at(spot.longitude or 0.0, spot.latitude or 0.0) for spot in pinned}
    taken = [(x, y, _radius(spot)) for spot, (x, y) in at.items()]
    for spot in sorted(pinned, key=lambda s: (-s.events, s.name)):
        (x, y), radius = at[spot], _radius(spot)
        marks = [element("circle", cx=x, cy=y, r=radius, class_="pin")]
        placed = _label(spot.name, x, y, radius, taken)
        if placed:
            marks.append(placed)
        events = "1 event" if spot.events == 1 else f"{spot.events} events"
        yield link(of_spot(spot), f"{spot.name}: {events}", *marks, kind="spot")


def _label(
    name: str, x: float, y: float, radius: float, taken: list[tuple[float, float, float]]
) -> Markup | None:
    """Find a place for a label right, left, below or above its pin; None where none is free."""
    half = len(name) * _LETTER / 2
    for dx, dy in ((radius + half + 4, 4), (-radius - half - 4, 4), (0, radius + 14),
                   (0, -radius - 6)):  # fmt: skip
        cx, cy = x + dx, y + dy
        inside = half < cx < WIDTH - half
        if inside and all(
            abs(cx - a) > half + h + 2 or abs(cy - b) > max(13.0, min(h, 16.0)) for a, b, h in taken
        ):
            taken.append((cx, cy, half))
            return text(name, cx, cy, "label", "middle")
    return None


def _radius(spot: Spot) -> float:
    return 3.5 + 1.7 * sqrt(spot.events)
