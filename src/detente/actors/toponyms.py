"""Every place that a page names, resolved or not, each where it stands in the text.

Mentions that are read as places come first; then what the engine takes for a location, and the
names of continents and seas. What no list knows keeps its words and has no coordinates: an
unresolved place blanks nothing else. Of places of one name the state named on the page decides,
then its province, then how many live there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from detente.actors._words import fold, lists, rows
from detente.actors.cities import Town, divisions, towns
from detente.actors.extents import Extents, abbreviations
from detente.actors.places import located, place_of, weight
from detente.model.actors import Mention, Place
from detente.model.text import Parse, Span

_SURE = 0.5
"""Score from which the engine's location counts."""
_WORDED = frozenset({"description", "pronoun", "possessive", "title"})


def toponyms(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Place, ...]:
    """List the places named in a page.

    Args:
        parse: The page's parse, with the names that the engine saw.
        mentions: What `find_mentions` found in it.

    Returns:
        Places in text order, not overlapping; () for none. Wording such as `the country` names
        no place.
    """
    context, extents = _context(parse, mentions), Extents(parse)
    found: dict[Span, Place] = {}
    taken: set[int] = set()
    for place in _candidates(parse, mentions, context, extents):
        if not taken & {*range(place.span.start, place.span.end)}:
            found[place.span] = place
            taken |= {*range(place.span.start, place.span.end)}
    return tuple(sorted(found.values(), key=lambda place: place.span))


def _candidates(
    parse: Parse, mentions: tuple[Mention, ...], context: Context, extents: Extents
) -> Iterator[Place]:
    """Yield what may be a place, the longest and surest first; a later one yields to it."""
    for span in (*extents.buildings(), *extents.roads()):
        yield _resolved(span, span.of(parse.text), context)
    seen = (*_mentioned(parse, mentions, context), *_wide(parse, context), *_seen(parse, context))
    for place in sorted(seen, key=lambda place: place.span.start - place.span.end):
        whole = extents.whole(place.span)
        if whole is not None:
            yield _widened(place, whole, parse, context)


def _widened(place: Place, whole: Span, parse: Parse, context: Context) -> Place:
    """Give a place its whole name, and where that is known another one's ground."""
    if whole == place.span:
        return place
    words = whole.of(parse.text)
    other = _resolved(whole, words, context)
    if other.latitude is not None:
        return other
    return replace(place, span=whole, text=words, name=words)


Context = tuple[frozenset[str], frozenset[tuple[str, str]]]
"""Codes of the states that a page names, and of its first-level divisions."""


def _context(parse: Parse, mentions: tuple[Mention, ...]) -> Context:
    states = frozenset(code for mention in mentions for code in mention.entity.states)
    names = {m.span.of(parse.text) for m in mentions if m.as_place} | {
        name.span.of(parse.text) for name in parse.names if name.kind == "LOC"
    }
    inside = frozenset(
        (town.state, town.province) for name in names for town in divisions(name)
        if town.state in states
    )  # fmt: skip
    return states, inside


def _mentioned(parse: Parse, mentions: tuple[Mention, ...], context: Context) -> Iterator[Place]:
    for mention in mentions:
        if mention.form in _WORDED or not mention.as_place:
            continue
        place = place_of(parse, mention)
        if place is not None:
            yield place if mention.form == "capital" else _nearer(place, context)


def _nearer(place: Place, context: Context) -> Place:
    """Give a state its centre, and a town of several the one that the page speaks of."""
    if place.latitude is not None and place.precision != "city":
        return place
    if place.precision == "city":
        town = chosen(place.text, context)
        return _at(place, town) if town and town.state == place.state else place
    whole = located(place.text, context[0])
    if whole is None or whole.state != place.state:
        return place
    return replace(
        place, latitude=whole.latitude, longitude=whole.longitude, precision=whole.precision
    )


def chosen(name: str, context: Context) -> Town | None:
    """Choose among the towns and divisions of one name; None where there is none."""
    states, inside = context
    found = (*towns(name), *divisions(name))
    return max(
        found,
        key=lambda t: (
            t.state in states, not t.is_province and (t.state, t.province) in inside, weight(t)
        ),
        default=None,
    )  # fmt: skip


def _at(place: Place, town: Town) -> Place:
    return replace(
        place, latitude=town.latitude, longitude=town.longitude,
        precision="province" if town.is_province else "city",
    )  # fmt: skip


def _seen(parse: Parse, context: Context) -> Iterator[Place]:
    """Yield what the engine alone takes for a location."""
    for name in parse.names:
        words = name.span.of(parse.text)
        if name.kind == "LOC" and name.score >= _SURE and _is_name(words):
            yield _resolved(name.span, words, context)


def _is_name(words: str) -> bool:
    """Tell whether words can name a place that no list knows: not `State`, not `CIS`."""
    short = len(words) < 5 and words.isupper()
    return words[:1].isupper() and not short and words.lower() not in lists()["no-toponym"]


def _resolved(span: Span, words: str, context: Context) -> Place:
    state, name = abbreviations().get(words.removesuffix("."), ("", words))
    town = chosen(name, (frozenset({state}), frozenset()) if state else context)
    bare = Place(span=span, text=words, name=words, state=None)
    if town is None:
        return bare
    return _at(replace(bare, name=town.name, state=town.state), town)


@lru_cache(maxsize=1)
def _wide_places() -> dict[str, tuple[float, float] | None]:
    return {
        fold(name): (float(north), float(east)) if north else None
        for name, north, east in rows("wide.tsv", 3)
    }


def _wide(parse: Parse, context: Context) -> Iterator[Place]:
    """Yield continents and seas, and divisions of states whose names are of several words."""
    tokens, place = parse.tokens, 0
    while place < len(tokens):
        for size in (4, 3, 2, 1):
            last = min(len(tokens), place + size)
            span = Span(tokens[place].span.start, tokens[last - 1].span.end)
            words = span.of(parse.text)
            found = _wide_place(span, words, context) if words[:1].isupper() else None
            if found:
                yield found
                place = last - 1
                break
        place += 1


def _wide_place(span: Span, words: str, context: Context) -> Place | None:
    bare = Place(span=span, text=words, name=words, state=None, precision="region")
    if fold(words) in _wide_places():
        latitude, longitude = _wide_places()[fold(words)] or (None, None)
        return replace(bare, latitude=latitude, longitude=longitude)
    town = chosen(words, context) if " " in words and divisions(words) else None
    return _at(replace(bare, name=town.name, state=town.state), town) if town else None
