"""Names of organisations that no list has: `Arvenian Institute of Foreign Relations`.

Capitalised words with an organisation word among them, and what `of`, `for` or `and` joins to
them. The state is that of a demonym or place in the name, or of the town right after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from detente.actors._words import listed, lists, rows, slug
from detente.actors.phrases import Known, head_of, span
from detente.actors.sketches import Sketch
from detente.model.actors import Entity
from detente.model.text import Parse

_JOINTS = frozenset({"of", "for", "on", "and", "&", "the", "to"})
_LONGEST = 14
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_OWNING = frozenset({"people", "workers", "farmers", "women", "children", "peoples", "men"})
"""Words whose genitive is part of a name: `Arvenian People's Party`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    first: int
    last: int
    word: int
    """The organisation word."""


@lru_cache(maxsize=1)
def _sectors() -> dict[str, str]:
    return {word: sector for words, sector in rows("orgwords.tsv", 2) for word in listed(words)}


def organisations(known: Known, taken: frozenset[int], people: frozenset[int]) -> Iterator[Sketch]:
    """Yield a sketch for each organisation name.

    Args:
        known: What the lists have.
        taken: Tokens that listed names and offices cover; no name reaches into one.
        people: Tokens of names of people; no name reaches into one.
    """
    parse = known.parse
    long = [m for m in known.common.values() if m.last - m.first > 1]
    bodies = {i for m in long for i in range(m.first, m.last)}
    end = 0
    for index, token in enumerate(parse.tokens):
        word = token.text.lower()
        if index < end or index in taken or index in bodies or not token.text[:1].isupper():
            continue
        if word in _sectors():
            run = _run(parse, index, end, taken, people)
            if run.last - run.first > 1 and not _is_listed(known, run):
                yield _sketch(known, run)
                end = run.last


def _is_listed(known: Known, run: _Run) -> bool:
    """Tell whether a listed body alone is named, with whose it is: `the Syrian Army`."""
    if run.word not in known.common:
        return False
    before = range(run.first, run.word)
    owners = {i for m in known.starts.values() for i in range(m.first, m.last)} if before else set()
    return all(index in owners for index in before)


def _run(
    parse: Parse, index: int, floor: int, taken: frozenset[int], people: frozenset[int]
) -> _Run:
    first = index
    blocked = taken | people
    while first > floor and first - 1 not in blocked and _is_part(parse, first - 1, first):
        first -= 1
    if parse.tokens[first].text in _GENITIVE:
        first += 1
    last = index + 1
    while last < min(len(parse.tokens), index + _LONGEST):
        step = _step(parse, last)
        if not step or last in people:
            break
        last += step
    return _Run(first=first, last=last, word=index)


def _is_part(parse: Parse, index: int, following: int) -> bool:
    token = parse.tokens[index]
    gap = parse.text[token.span.end : parse.tokens[following].span.start]
    if token.text in _GENITIVE:
        return parse.tokens[index - 1].text.lower() in _OWNING if index else False
    if gap not in {"", " ", "\xa0"} or not token.text[:1].isupper():
        return False
    if token.upos in {"DET", "PRON", "ADP", "SCONJ", "CCONJ", "ADV", "VERB", "AUX"}:
        return False
    return token.text.lower() not in lists()["month"]


def _step(parse: Parse, last: int) -> int:
    """Return how many tokens more belong to the name after a point; 0 where it ends."""
    if _is_part_after(parse, last):
        return 1
    for size in (1, 2):
        joints = parse.tokens[last : last + size]
        if len(joints) < size or any(joint.text not in _JOINTS for joint in joints):
            return 0
        if joints[0].text == "and" and not _joins_within(parse, last):
            return 0
        if last + size < len(parse.tokens) and _is_part_after(parse, last + size):
            return size + 1
    return 0


def _is_part_after(parse: Parse, index: int) -> bool:
    return index < len(parse.tokens) and index > 0 and _capital(parse, index)


def _capital(parse: Parse, index: int) -> bool:
    token, before = parse.tokens[index], parse.tokens[index - 1]
    gap = parse.text[before.span.end : token.span.start]
    if gap not in {" ", "\xa0"} or not token.text[:1].isupper():
        return False
    return token.upos in {"PROPN", "ADJ", "NOUN"} and token.text.lower() not in lists()["month"]


def _joins_within(parse: Parse, index: int) -> bool:
    """Tell whether `and` stands in the tail of a name: `Center for Trade and Peace`."""
    return any(t.text in {"of", "for", "on"} for t in parse.tokens[max(0, index - 4) : index])


def _sketch(known: Known, run: _Run) -> Sketch:
    parse = known.parse
    place = span(parse, run.first, run.last)
    words = place.of(parse.text)
    state = _state(known, run)
    sector = _sectors()[parse.tokens[run.word].text.lower()]
    entity = Entity(
        id=f"org:{slug(words)}", name=words, kind="media" if sector == "JRN" else "organisation",
        state=state, sector=sector,
    )  # fmt: skip
    return Sketch(
        span=place, first=run.first, last=run.last, head=head_of(parse, run.first, run.last),
        form="name", entity=entity, score=0.8, reason="a name with an organisation word",
    )  # fmt: skip


def _state(known: Known, run: _Run) -> str | None:
    for index in range(run.first, run.last):
        match = known.starts.get(index)
        if match and match.reading.state:
            return match.reading.state
    owner = _owner(known, run.first)
    if owner:
        return owner
    after = known.parse.tokens[run.last].text if run.last < len(known.parse.tokens) else ""
    match = known.starts.get(run.last + 1)
    return match.reading.state if after == "in" and match else None


def _owner(known: Known, first: int) -> str | None:
    """Return the state named right before a name: `China's ruling Communist Party`."""
    tokens = known.parse.tokens
    for index in range(first - 1, max(-1, first - 4), -1):
        matches = known.ends.get(index, ())
        if matches:
            return matches[0].reading.state
        if tokens[index].upos not in {"ADJ", "PART", "VERB"}:
            return None
    return None
