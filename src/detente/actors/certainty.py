"""How sure a run of capitalised words is the name of a person."""

from __future__ import annotations

from dataclasses import dataclass

from detente.actors._words import pieces
from detente.actors.names import bare
from detente.actors.persons import People
from detente.model.text import NamedSpan, Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Sightings:
    """The engine's names, looked up by token and by word."""

    parse: Parse
    at: dict[int, NamedSpan]
    places: frozenset[str]
    """Single words that the engine takes for a place at least as often as for a person."""


def sightings(parse: Parse) -> Sightings:
    """Index the names of a parse."""
    at = {index: name for name in parse.names for index in range(name.first, name.last)}
    counted: dict[str, int] = {}
    for name in parse.names:
        word = name.span.of(parse.text)
        counted[word] = counted.get(word, 0) + {"LOC": 1, "PER": -1}.get(name.kind, 0)
    located = {n.span.of(parse.text) for n in parse.names if n.kind == "LOC"}
    places = frozenset(word for word in located if counted[word] >= 0)
    return Sightings(parse=parse, at=at, places=places)


def certainty(seen: Sightings, people: People, first: int, last: int) -> float:
    """Return how sure a range of tokens names a person, 0..1; 0 for not at all."""
    if _is_foreign(seen.parse, first, last):
        return 0.0
    spans = {id(n): n for i in range(first, last) if (n := seen.at.get(i))}.values()
    best = max((name.score for name in spans if name.kind == "PER"), default=0.0)
    covered = _covered(seen, first, last)
    words = bare(pieces(_text(seen.parse, first, last)))
    if len(words) > 1:
        return _of_full(seen, people, words, covered, best, first, last)
    if not words or _is_family(seen.parse, words, first) or words[0] in seen.places:
        return 0.0
    if words[0].lower() in people.gazetteer.common and not people.bears(words):
        return 0.0
    if people.gazetteer.by_surname(words, people.states) and covered:
        return 0.9
    return best if covered > 0.4 and best > 0.45 else 0.3 if not spans else 0.0


def _is_foreign(parse: Parse, first: int, last: int) -> bool:
    """Tell whether words of an English page are in another script: a button, say."""
    return parse.language == "en" and any(ord(c) > 0x24F and c.isalpha() for c in _text(
        parse, first, last
    ))  # fmt: skip


def _text(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.tokens[first].span.start : parse.tokens[last - 1].span.end]


def _covered(seen: Sightings, first: int, last: int) -> float:
    inside = sum(seen.at[i].kind == "PER" for i in range(first, last) if i in seen.at)
    return inside / (last - first)


def _of_full(
    seen: Sightings,
    people: People,
    words: tuple[str, ...],
    covered: float,
    best: float,
    first: int,
    last: int,
) -> float:
    if people.gazetteer.leader(words):
        return 0.95
    if covered >= 0.5 and best >= 0.4:
        return best
    tokens = seen.parse.tokens[first:last]
    return 0.6 if any(t.entity == "person" for t in tokens) and covered else 0.0


def _is_family(parse: Parse, words: tuple[str, ...], first: int) -> bool:
    """Tell whether a family is meant: `the Velds`."""
    before = parse.tokens[first - 1].text.lower() if first else ""
    return before == "the" and words[0].endswith("s")
