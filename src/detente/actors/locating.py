"""Where a name of a page lies: which of the places that bear it the page speaks of.

A state that the page names goes first, then a province it names, then how many live there. Smaller
places are asked for where none of the larger ones lies on ground that the page speaks of. A street
or building that no list has lies where the words after it say (`in Muntin`), else in the town
last named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.actors._words import lists
from detente.actors.cities import Town, divisions, towns
from detente.actors.extents import abbreviations
from detente.actors.places import located, weight
from detente.actors.villages import villages
from detente.model.actors import Mention, Place
from detente.model.text import Parse, Span

_JOINED = re.compile(r",? (?:in |of |at |near |on )?(?:the )?\Z")


Context = tuple[frozenset[str], frozenset[tuple[str, str]]]
"""Codes of the states that a page names, and of its first-level divisions."""


def context(parse: Parse, mentions: tuple[Mention, ...]) -> Context:
    """Tell which states and divisions a page names."""
    states = frozenset(code for mention in mentions for code in mention.entity.states)
    names = {m.span.of(parse.text) for m in mentions if m.as_place} | {
        name.span.of(parse.text) for name in parse.names if name.kind == "LOC"
    }
    inside = {
        (town.state, town.province) for name in names for town in divisions(name)
        if town.state in states
    }  # fmt: skip
    short = (abbreviations().get(name.removesuffix(".")) for name in names)
    full = (town for each in short if each for town in divisions(each[1]) if town.state == each[0])
    inside |= {(town.state, town.province) for town in full}
    return states | {state for state, _ in inside}, frozenset(inside)


def chosen(name: str, around: Context) -> Town | None:
    """Choose among the places and divisions of one name; None where there is none."""
    found = (*towns(name), *divisions(name))
    if not any(_is_near(town, around) for town in found):
        found = (*found, *villages(name))
    return max(found, key=lambda town: _rank(town, around), default=None)


def _is_near(town: Town, around: Context) -> bool:
    """Tell whether a town lies in a named division, or in a state of which none is named."""
    states, inside = around
    if town.is_province or not any(state == town.state for state, _ in inside):
        return town.state in states
    return (town.state, town.province) in inside


def _rank(town: Town, around: Context) -> tuple[bool, bool, int]:
    inside = not town.is_province and (town.state, town.province) in around[1]
    return town.state in around[0], inside, weight(town)


def resolved(span: Span, words: str, around: Context) -> Place:
    """Make a place of the words of a span; without coordinates where no list has it."""
    state, name = abbreviations().get(words.removesuffix("."), ("", words))
    town = chosen(name, (frozenset({state}), frozenset()) if state else around)
    bare = Place(span=span, text=words, name=words, state=None)
    return at(replace(bare, name=town.name, state=town.state), town) if town else bare


def at(place: Place, town: Town) -> Place:
    """Put a place where a town or division lies."""
    return replace(
        place, latitude=town.latitude, longitude=town.longitude,
        precision="province" if town.is_province else "city",
    )  # fmt: skip


def nearer(place: Place, around: Context) -> Place:
    """Give a state its centre, and a town of several the one that the page speaks of."""
    if place.latitude is not None and place.precision != "city":
        return place
    if place.precision == "city":
        town = chosen(place.text, around)
        return at(place, town) if town and town.state == place.state else place
    whole = located(place.text, around[0])
    if whole is None or whole.state != place.state:
        return place
    return replace(
        place, latitude=whole.latitude, longitude=whole.longitude, precision=whole.precision
    )


def widened(place: Place, whole: Span, text: str, around: Context) -> Place:
    """Give a place its whole name; the ground too where that is known by itself."""
    if whole == place.span:
        return place
    words = whole.of(text)
    other = resolved(whole, words, around)
    # `South Venezuela` is in Venezuela; `Tijuana River` may lie anywhere along it.
    return other if other.latitude is not None else replace(place, span=whole, text=words)


def anchored(places: Iterable[Place], text: str) -> Iterator[Place]:
    """Put streets and buildings that no list has where the page says they are.

    Args:
        places: The places of a page in text order.
        text: The page's text.
    """
    ordered, last = tuple(places), None
    for index, place in enumerate(ordered):
        if place.latitude is None:
            after = next(iter(ordered[index + 1 :]), None)
            ground = _beside(place, after, text) or (last if _is_local(place) else None)
            yield _on(place, ground) if ground else place
            continue
        last = place if place.precision == "city" else last
        yield place


def _beside(place: Place, after: Place | None, text: str) -> Place | None:
    """Return the town or province that follows as what a place lies in."""
    if after is None or after.precision not in {"city", "province"}:
        return None
    if place.state not in {None, after.state}:
        return None  # `Guam, Alaska` is a list
    return after if _JOINED.fullmatch(text[place.span.end : after.span.start]) else None


def _is_local(place: Place) -> bool:
    word = place.text.lower().rstrip(".").rpartition(" ")[2]
    return word in lists()["facility"] | lists()["street"]


def _on(place: Place, ground: Place) -> Place:
    return replace(
        place, state=ground.state, latitude=ground.latitude, longitude=ground.longitude,
        precision=ground.precision,
    )  # fmt: skip
