"""What is known by a name, and whence, in lines for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.actors import compiled
from detente.actors._words import pieces, quiet
from detente.actors.cities import divisions, towns
from detente.actors.entries import Entry
from detente.actors.gazetteer import Gazetteer
from detente.actors.learned import alike
from detente.actors.names import given_agrees, surname_agrees
from detente.actors.readings import Leader, Reading
from detente.model.people import Introduction

_MOST = 12
"""Towns of one name that are told."""


def facts(
    name: str,
    gazetteer: Gazetteer,
    entries: Iterable[Entry] = (),
    introductions: Iterable[Introduction] = (),
) -> tuple[str, ...]:
    """Tell everything that is known by a name.

    Args:
        name: Of a person, body, state or place, as anybody would type it.
        gazetteer: What comes with this release.
        entries: What the user brought.
        introductions: Whom the desk's pages introduce.

    Returns:
        One line a fact, its origin in brackets; () where nothing is known.
    """
    words = pieces(name)
    if not words:
        return ()
    told = (
        *(_reading(reading, gazetteer) for reading in _readings(words, gazetteer)),
        *(_term(leader, gazetteer) for leader in _leaders(words, gazetteer)),
        *_officials(name),
        *(line for entry in entries if _is_called(entry, name) for line in _entry(entry)),
        *_learned(name, gazetteer, introductions),
        *_places(name),
    )
    return tuple(dict.fromkeys(told))


def _readings(words: tuple[str, ...], gazetteer: Gazetteer) -> Iterator[Reading]:
    key = tuple(map(quiet, words))
    for sequence, readings in gazetteer.named.get(key[0], ()):
        if sequence == key:
            yield from (reading for reading in readings if reading.kind != "blocked")


def _reading(reading: Reading, gazetteer: Gazetteer) -> str:
    whose = gazetteer.states.get(reading.state or "", reading.state or "")
    parts = [reading.name, reading.kind, whose, reading.sector or "", reading.note]
    told = ", ".join(part for part in dict.fromkeys(parts) if part)
    territory = next((t for t in gazetteer.territories if t.id == reading.id), None)
    if territory is None or reading.note != "disputed":
        return f"{told} [list]"
    claims = ", ".join(territory.claims)
    return f"{told}; held by {territory.held or 'several'}; claimed by {claims} [list]"


def _leaders(words: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Leader, ...]:
    found = gazetteer.terms(words)
    if not found and len(words) == 1:
        leader = gazetteer.anywhere(words, None)
        found = gazetteer.terms(pieces(leader.name), leader.state) if leader else ()
    return tuple(sorted(found, key=lambda leader: leader.since))


def _term(leader: Leader, gazetteer: Gazetteer) -> str:
    whose = gazetteer.states.get(leader.state, leader.state)
    origin = gazetteer.origins.get(leader.origin)
    known_to = f"no end known by {origin.until}" if origin else "no end told"
    term = (
        f"{leader.since or '?'} to {leader.until}"
        if leader.until
        else (f"from {leader.since or '?'}, {known_to}")
    )
    return f"{leader.name}, {leader.office or 'person'}, {whose}, {term} [{leader.origin}]"


def _officials(name: str) -> Iterator[str]:
    for official in compiled.officials().get(" ".join(pieces(name)).lower(), ()):
        for since, until in official.terms:
            yield (
                f"{official.name}, served {official.state}, {since} to {until or '2013'} "
                f"[{official.origin}]"
            )


def _is_called(entry: Entry, name: str) -> bool:
    names = {" ".join(pieces(each)).lower() for each in (entry.name, *entry.aliases)}
    if " ".join(pieces(name)).lower() in names:
        return True
    one, other = pieces(entry.name), pieces(name)
    return entry.kind == "person" and surname_agrees(one, other) and given_agrees(one, other)


def _entry(entry: Entry) -> Iterator[str]:
    first = ", ".join(part for part in (entry.name, entry.kind, entry.state, entry.sector) if part)
    yield f"{first} [{entry.origin}]"
    for post in entry.posts:
        whose = f", {post.whose}" if post.whose else ""
        term = f", {post.since or '?'} to {post.until or '?'}" if post.since or post.until else ""
        yield f"  {post.office}{whose}{term} [{entry.origin}]"


def _learned(
    name: str, gazetteer: Gazetteer, introductions: Iterable[Introduction]
) -> Iterator[str]:
    found = alike(name, introductions)
    for one in (one for same in found.values() for one in same):
        whose = gazetteer.states.get(one.state, one.state)
        yield f"{one.name}, {one.office}, {whose} [learned from article {one.article}]"
        yield f"  first seen: {one.day or 'undated'}, {one.span.start}-{one.span.end}"
    if len(found) > 1:
        states = " and ".join(sorted(gazetteer.states.get(code, code) for code in found))
        yield f"  unresolved: pages disagree between {states}, so nothing is taken from them"
    if found and gazetteer.leader(pieces(name)):
        yield "  not used: the lists know this name, and go before"


def _places(name: str) -> Iterator[str]:
    for town in (*divisions(name), *towns(name))[:_MOST]:
        what = "division" if town.is_province else f"town of {town.population:,}"
        where = f"{town.latitude:.2f}, {town.longitude:.2f}"
        yield f"{town.name}, {what}, {town.state}, {where} [geonames]"
