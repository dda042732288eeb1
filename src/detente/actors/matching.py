"""Find in a parse the words that the gazetteer knows.

Matching walks over pieces, not over the engine's tokens, so that `Syrian-Russian` gives two
matches whatever the engine makes of the hyphen. The longest match wins; what stands in a longer
name of a person, or names something else in this article, is dropped here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.actors._words import PIECE, lists, quiet
from detente.actors.gazetteer import Gazetteer, Index, Reading
from detente.model.text import Parse, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The pieces of a parse, with where each begins and ends and which token it is part of."""

    words: tuple[str, ...]
    """Folded; words in capitals of more than three letters as `Title`."""
    spans: tuple[tuple[int, int], ...]
    tokens: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Match:
    """Known words: their place and one meaning."""

    span: Span
    first: int
    last: int
    """Half-open range of tokens."""
    reading: Reading

    @property
    def is_state(self) -> bool:
        """Tell whether a state, its people or its seat is named."""
        return self.reading.kind in STATE_KINDS


STATE_KINDS = frozenset({"state", "demonym", "people", "capital", "seat"})


def cut(parse: Parse) -> Pieces:
    """Cut the tokens of a parse into pieces."""
    words, spans, tokens = [], [], []
    for index, token in enumerate(parse.tokens):
        start, text = token.span.start, token.span.of(parse.text)
        if _is_address(text):
            continue
        if text.isalnum():
            words.append(quiet(text))
            spans.append((start, token.span.end))
            tokens.append(index)
            continue
        for found in PIECE.finditer(text):
            words.append(quiet(found.group()))
            spans.append((start + found.start(), start + found.end()))
            tokens.append(index)
    return Pieces(words=tuple(words), spans=tuple(spans), tokens=tuple(tokens))


def _is_address(text: str) -> bool:
    return "://" in text or "@" in text or text.startswith("www.")


def named(parse: Parse, pieces: Pieces, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Find names of states, capitals, bodies, media and regions, in text order, not overlapping."""
    people, families = _people(parse), _families(parse)
    seen = _seen(pieces)
    found = []
    for first, last, readings in _walk(pieces.words, gazetteer.named):
        match = _chosen(parse, pieces, (first, last), readings, seen, gazetteer)
        if match and not _is_person(match, people) and not _is_family(parse, match, families):
            found.append(match)
    return _supported(tuple(found), parse.text)


def common(pieces: Pieces, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Find offices and bodies named by common nouns, in text order, not overlapping."""
    words = tuple(word.lower() for word in pieces.words)
    return tuple(
        Match(span=_span(pieces, first, last), first=pieces.tokens[first],
              last=pieces.tokens[last - 1] + 1, reading=readings[0])
        for first, last, readings in _walk(words, gazetteer.common)
    )  # fmt: skip


def _walk(words: tuple[str, ...], index: Index) -> Iterator[tuple[int, int, tuple[Reading, ...]]]:
    place = 0
    while place < len(words):
        for sequence, readings in index.get(words[place], ()):
            if words[place : place + len(sequence)] == sequence:
                yield place, place + len(sequence), readings
                place += len(sequence) - 1
                break
        place += 1


def _span(pieces: Pieces, first: int, last: int) -> Span:
    return Span(pieces.spans[first][0], pieces.spans[last - 1][1])


def _seen(pieces: Pieces) -> dict[str, int]:
    seen: dict[str, int] = {}
    for word in pieces.words:
        seen[word] = seen.get(word, 0) + 1
    return seen


def _chosen(
    parse: Parse,
    pieces: Pieces,
    place: tuple[int, int],
    readings: tuple[Reading, ...],
    seen: dict[str, int],
    gazetteer: Gazetteer,
) -> Match | None:
    first, last = place
    token = parse.tokens[pieces.tokens[first]]
    reading = _weighed(pieces.words[first:last], _preferred(readings, token.upos), seen, gazetteer)
    if reading.kind == "blocked" or not _is_meant(parse, pieces, place, reading):
        return None
    return Match(
        span=_span(pieces, first, last), first=pieces.tokens[first],
        last=pieces.tokens[last - 1] + 1, reading=reading,
    )  # fmt: skip


def _preferred(readings: tuple[Reading, ...], upos: str) -> Reading:
    if len(readings) > 1 and upos == "ADJ":
        return next((r for r in readings if r.kind == "demonym"), readings[0])
    return readings[0]


def _weighed(
    words: tuple[str, ...], reading: Reading, seen: dict[str, int], gazetteer: Gazetteer
) -> Reading:
    readings = gazetteer.cues.get(words, ())
    if not readings:
        return reading
    best = max(readings, key=lambda pair: sum(cue in seen for cue in pair[1]))[0]
    region, _, code = best.rpartition(":")
    if region:
        return Reading(kind="region", id=" ".join(words), name=" ".join(words), state=code)
    name = gazetteer.states.get(code, reading.name)
    return Reading(
        kind=reading.kind, id=code, name=name if reading.kind != "capital" else reading.name,
        state=code, note=reading.note, plural=reading.plural,
    )  # fmt: skip


def _is_meant(parse: Parse, pieces: Pieces, place: tuple[int, int], reading: Reading) -> bool:
    first, last = place
    token = parse.tokens[pieces.tokens[first]]
    text = pieces.words[first:last]
    if text in {("US",), ("IS",), ("IT",)} and (
        _shouts(parse, pieces, first) or token.upos == "AUX"
    ):
        return False
    if reading.kind == "demonym" and token.upos in {"VERB", "AUX"} and last - first == 1:
        return False
    if reading.kind == "organisation" and last - first == 1 and _is_tail(parse, pieces, first):
        return False
    if reading.note != "doubtful":
        return True
    if reading.kind == "media":
        return _is_near_media(pieces, first, last)
    return not _reads_as_name(parse, pieces, first, last)


def _is_tail(parse: Parse, pieces: Pieces, first: int) -> bool:
    """Tell whether a word is part of a longer name: `Congress` in `African National Congress`."""
    if len(pieces.words[first]) < 4:
        return False
    after = pieces.words[first + 1] if first + 1 < len(pieces.words) else ""
    if after in {"Party", "Movement", "Front", "Union", "Council", "Army", "Square", "Bank"}:
        return True
    if first == 0:
        return False
    before = parse.tokens[pieces.tokens[first - 1]]
    adjacent = pieces.spans[first - 1][1] + 1 == pieces.spans[first][0]
    return (
        adjacent
        and before.upos == "PROPN"
        and before.text[:1].isupper()
        and (before.text.isalpha() and not before.text.isupper())
    )


def _shouts(parse: Parse, pieces: Pieces, place: int) -> bool:
    sentence = parse.sentence_at(pieces.tokens[place])
    text = sentence.span.of(parse.text)
    return len(text) > 8 and text.isupper()


def _is_near_media(pieces: Pieces, first: int, last: int) -> bool:
    around = (*pieces.words[max(0, first - 4) : first], *pieces.words[last : last + 5])
    return any(word.lower() in lists()["media-word"] for word in around)


def _reads_as_name(parse: Parse, pieces: Pieces, first: int, last: int) -> bool:
    """Tell whether a doubtful word stands beside another capitalised word: `Jordan Veld`."""
    given = lists()["given"]
    if first and pieces.words[first - 1].lower() in given:
        return True
    after = pieces.words[last] if last < len(pieces.words) else ""
    if not after[:1].isupper() or parse.tokens[pieces.tokens[last]].upos != "PROPN":
        return False
    return pieces.words[first].lower() in given and pieces.spans[last][0] == (
        pieces.spans[last - 1][1] + 1
    )


def _people(parse: Parse) -> dict[int, int]:
    """Map each token of a personal name to the number of its tokens."""
    return {
        index: name.last - name.first
        for name in parse.names
        if name.kind == "PER" and name.score >= 0.5
        for index in range(name.first, name.last)
    }


def _families(parse: Parse) -> frozenset[str]:
    """List the surnames of those whom the engine sees named in full."""
    return frozenset(
        parse.tokens[name.last - 1].text
        for name in parse.names
        if name.kind == "PER" and name.score >= 0.7 and name.last - name.first > 1
    )


def _is_family(parse: Parse, match: Match, families: frozenset[str]) -> bool:
    """Tell whether a place name is a surname here: `Holland` where a Bill Holland is named."""
    if match.reading.kind not in {"state", "capital", "region"}:
        return False
    if match.span.of(parse.text) not in families:
        return False
    seen = [n for n in parse.names if n.first <= match.first < n.last]
    return not any(name.kind == "LOC" and name.score >= 0.5 for name in seen)


def _is_person(match: Match, people: dict[int, int]) -> bool:
    """Tell whether a place name is a piece of a longer personal name."""
    if match.reading.kind not in {"state", "capital", "region"}:
        return False
    size = match.last - match.first
    return all(people.get(index, 0) > size for index in range(match.first, match.last))


def _supported(matches: tuple[Match, ...], text: str) -> tuple[Match, ...]:
    """Drop doubtful short forms (SAR, the Commission) of what the article never names in full."""
    firm = {match.reading.id for match in matches if match.reading.note != "doubtful"}
    return tuple(
        match
        for match in matches
        if match.reading.note != "doubtful"
        or match.reading.id in firm
        or not (match.span.of(text).isupper() or match.reading.kind in {"organisation", "group"})
    )
