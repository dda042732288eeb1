"""Places: when a name is read as one, and where it lies.

Coordinates are GeoNames' (credit geonames.org), of cities and of first-level divisions. A country
or region has none: an event there is nowhere in particular. A dateline is where the story was
written, and a capital that acts is a government: neither is the place of what happened.
"""

from __future__ import annotations

from functools import lru_cache

from detente.actors._words import fold, lists, pieces, quiet
from detente.actors.cities import Town, divisions, towns
from detente.actors.gazetteer import Gazetteer, Reading, load
from detente.actors.matching import Match
from detente.model.actors import Mention, Place
from detente.model.text import Parse, Span, Token


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


def town(name: str, states: frozenset[str] = frozenset()) -> Town | None:
    """Find the town or first-level division that a name most likely means.

    One in a state that the article names goes before a larger one elsewhere; a division counts
    as a town of 200,000.

    Args:
        name: As worded.
        states: Codes of states named in the article.
    """
    found = (*towns(name), *divisions(name))
    return max(found, key=lambda x: (x.state in states, weight(x)), default=None)


def weight(town: Town) -> int:
    """Return how many people speak for a town; a division counts as a large one."""
    return _DIVISION if town.is_province else town.population


_DIVISION = 200_000
"""People a first-level division is worth against a town of the same name: `Idlib` is the city,
`Ontario` is not the one in California."""


def place_of(parse: Parse, mention: Mention) -> Place | None:
    """Read a mention as a place.

    Args:
        parse: The parse it was found in.
        mention: Any mention.

    Returns:
        The place, with coordinates where it is a town, province or point and their precision;
        None for a mention that cannot be read as one.
    """
    if not mention.as_place:
        return None
    text = mention.span.of(parse.text)
    where, precision = _where(text, mention)
    latitude, longitude = where or (None, None)
    return Place(
        span=mention.span, text=text, name=_name(text, mention), state=mention.entity.state,
        latitude=latitude, longitude=longitude, precision=precision,
    )  # fmt: skip


def _name(text: str, mention: Mention) -> str:
    return text if mention.form == "capital" else mention.entity.name


def _where(text: str, mention: Mention) -> tuple[tuple[float, float] | None, str]:
    """Return coordinates, if it has any, and how near they are."""
    state = mention.entity.state
    if mention.entity.kind == "state" and mention.form != "capital":
        return None, "country"
    for reading in _regions().get(fold(mention.entity.name).lower(), ()):
        if reading.state == state and reading.note != "town":
            return reading.where, "city" if reading.where else "region"
    for name in (text, mention.entity.name, _CITY_NAMES.get(fold(text).lower(), "")):
        found = town(name, frozenset({state} if state else ()))
        if found and found.state == state:
            precision = "province" if found.is_province else "city"
            return (found.latitude, found.longitude), precision
    return None, "region"


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


def located(
    name: str, states: frozenset[str] = frozenset(), gazetteer: Gazetteer | None = None
) -> Place | None:
    """Find where a name alone lies: a state, region, province, town or capital.

    Args:
        name: As worded.
        states: Codes of states named around it.
        gazetteer: What is known; None for what comes with this release.

    Returns:
        The place with a span over the name; a state lies at its centre, with precision
        `country`. None where nothing is known by the name.
    """
    known = gazetteer or load()
    span, code = Span(0, len(name)), _state_called(name, known)
    if code is not None:
        latitude, longitude = known.centres.get(code, (None, None))
        return Place(span=span, text=name, name=known.states[code], state=code,
                     latitude=latitude, longitude=longitude, precision="country")  # fmt: skip
    reading = next((r for r in _regions().get(fold(name).lower(), ()) if r.where), None)
    if reading is not None and reading.where:
        return Place(span=span, text=name, name=reading.name, state=reading.state,
                     latitude=reading.where[0], longitude=reading.where[1],
                     precision="city")  # fmt: skip
    found = town(_CITY_NAMES.get(fold(name).lower(), name), states)
    if found is None:
        return None
    return Place(
        span=span, text=name, name=found.name, state=found.state, latitude=found.latitude,
        longitude=found.longitude, precision="province" if found.is_province else "city",
    )  # fmt: skip


def _state_called(name: str, known: Gazetteer) -> str | None:
    key = tuple(quiet(piece) for piece in pieces(name))
    for sequence, readings in known.named.get(key[0], ()) if key else ():
        if sequence == key and readings[0].kind in {"state", "demonym", "people"}:
            return readings[0].state
    return None
