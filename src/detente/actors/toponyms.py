"""Every place that a page names, resolved or not, each where it stands in the text.

Mentions that are read as places come first; then what the engine takes for a location, buildings
that somebody is in, datelines, and the names of continents and seas. What no list knows keeps its
words and has no coordinates: an unresolved place blanks nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from detente.actors._words import fold, listed, lists, rows
from detente.actors.cities import divisions
from detente.actors.extents import Extents, abbreviations
from detente.actors.locating import (
    Context,
    anchored,
    at,
    chosen,
    context,
    nearer,
    resolved,
    widened,
)  # fmt: skip
from detente.actors.places import located, place_of
from detente.model.actors import Mention, Place
from detente.model.text import Parse, Span

_SURE = 0.5
"""Score from which the engine's location counts."""
_WORDED = frozenset({"description", "pronoun", "possessive", "title"})
_UNIONS = frozenset({"European Union", "Eurasian Economic Union"})
"""Bodies that are ground as well: `within the EU`."""
_IN = re.compile(r"\b(?:in|within|across|throughout|inside|outside|into) (?:the )?\Z")
_DATELINE = re.compile(
    r"^\(?(?P<town>[A-Z][A-Z.'’-]{1,30}(?: [A-Z][A-Z.'’-]{1,30}){0,3})\)?"
    r"(?:, ?(?P<in>[A-Z][\w.]{0,30}(?: [A-Z]\w{1,30})?))? ?(?:\(\w[\w ]{0,20}\)|[-–—:]|--)",
    re.MULTILINE,
)


def toponyms(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Place, ...]:
    """List the places named in a page.

    Args:
        parse: The page's parse, with the names that the engine saw.
        mentions: What `find_mentions` found in it.

    Returns:
        Places in text order, not overlapping; () for none. Wording such as `the country` names
        no place.
    """
    around, found = context(parse, mentions), dict[Span, Place]()
    taken: set[int] = set()
    for place in _candidates(parse, mentions, around):
        if not taken & {*range(place.span.start, place.span.end)}:
            found[place.span] = place
            taken |= {*range(place.span.start, place.span.end)}
    return tuple(anchored(sorted(found.values(), key=lambda place: place.span), parse.text))


def adjectives(parse: Parse, mentions: tuple[Mention, ...]) -> tuple[Place, ...]:
    """List the words that say of what ground something is: `Syrian cities`, `European flights`.

    Returns:
        Places in text order; () for none. Adjectives in the name of a body are left out.
    """
    extents, found = Extents(parse), dict[Span, Place]()
    for mention in mentions:
        words = mention.span.of(parse.text)
        place = located(words) if mention.form == "demonym" else None
        if place is not None and extents.whole(mention.span) == mention.span:
            found[mention.span] = replace(place, span=mention.span)
    for span, words in _runs(parse):
        if words in _wide_adjectives() and extents.whole(span) == span:
            found[span] = _wide_at(span, words, _wide_adjectives()[words])
    return tuple(found[span] for span in sorted(found))


def _candidates(parse: Parse, mentions: tuple[Mention, ...], around: Context) -> Iterator[Place]:
    """Yield what may be a place; one that overlaps an earlier one is dropped."""
    extents = Extents(parse)
    for span in (*extents.buildings(), *extents.grounds(), *extents.roads(), *_datelines(parse)):
        yield resolved(span, span.of(parse.text), around)
    seen = (*_mentioned(parse, mentions, around), *_wide(parse, around), *_seen(parse, around))
    whole = ((extents.whole(place.span), place) for place in seen)
    kept = [widened(place, span, parse.text, around) for span, place in whole if span]
    yield from sorted(kept, key=lambda place: place.span.start - place.span.end)


def _mentioned(parse: Parse, mentions: tuple[Mention, ...], around: Context) -> Iterator[Place]:
    for mention in mentions:
        place = place_of(parse, mention) if mention.form not in _WORDED else None
        if place is not None:
            yield place if mention.form == "capital" else nearer(place, around)
        elif mention.entity.name in _UNIONS and mention.form == "name":
            before = parse.text[max(0, mention.span.start - 20) : mention.span.start]
            if _IN.search(before):
                words = mention.span.of(parse.text)
                yield Place(span=mention.span, text=words, name=mention.entity.name, state=None)


def _seen(parse: Parse, around: Context) -> Iterator[Place]:
    """Yield what the engine alone takes for a location."""
    for name in parse.names:
        words = name.span.of(parse.text)
        if name.kind == "LOC" and name.score >= _SURE and _is_name(words):
            yield resolved(name.span, words, around)


def _is_name(words: str) -> bool:
    """Tell whether words can name a place that no list knows: not `State`, not `CIS`."""
    short = len(words) < 5 and words.isupper() and words not in abbreviations()
    return words[:1].isupper() and not short and words.lower() not in lists()["no-toponym"]


def _datelines(parse: Parse) -> Iterator[Span]:
    """Yield the town, and the province after it, with which a line opens: `HELENA, Mont. -`."""
    for match in _DATELINE.finditer(parse.text):
        town, inside = match["town"].strip(".'’-"), (match["in"] or "").removesuffix(".")
        if inside in abbreviations() or chosen(town.title(), (frozenset(), frozenset())):
            yield Span(match.start("town"), match.start("town") + len(town))
            if inside in abbreviations():
                yield Span(*match.span("in"))


WidePlace = tuple[float, float] | None


@lru_cache(maxsize=1)
def _wide_places() -> dict[str, WidePlace]:
    return {
        fold(name): (float(north), float(east)) if north else None
        for name, north, east, _ in rows("wide.tsv", 4)
    }


@lru_cache(maxsize=1)
def _wide_adjectives() -> dict[str, WidePlace]:
    return {
        word: _wide_places()[fold(name)]
        for name, _, _, words in rows("wide.tsv", 4) for word in listed(words)
    }  # fmt: skip


def _wide_at(span: Span, words: str, where: WidePlace) -> Place:
    latitude, longitude = where or (None, None)
    return Place(
        span=span, text=words, name=words, state=None, precision="region",
        latitude=latitude, longitude=longitude,
    )  # fmt: skip


def _runs(parse: Parse) -> Iterator[tuple[Span, str]]:
    """Yield up to four words that begin with a capital, the longest of those at one place first."""
    tokens = parse.tokens
    for place, token in enumerate(tokens):
        if token.text[:1].isupper():
            for last in range(min(len(tokens), place + 4), place, -1):
                span = Span(token.span.start, tokens[last - 1].span.end)
                yield span, span.of(parse.text)


def _wide(parse: Parse, around: Context) -> Iterator[Place]:
    """Yield continents and seas, and divisions of states whose names are of several words."""
    end = 0
    for span, words in _runs(parse):
        if span.start < end:
            continue
        town = chosen(words, around) if _is_joined(words) and divisions(words) else None
        if fold(words) in _wide_places():
            yield _wide_at(span, words, _wide_places()[fold(words)])
        elif town:
            yield at(Place(span=span, text=words, name=town.name, state=town.state), town)
        else:
            continue
        end = span.end


def _is_joined(words: str) -> bool:
    return " " in words or "-" in words
