"""Put names of people together with the titles beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.actors import appositions, learned, titles
from detente.actors._words import pieces
from detente.actors.certainty import Sightings, certainty, sightings
from detente.actors.matching import Match
from detente.actors.names import bare
from detente.actors.persons import Person, runs
from detente.actors.phrases import Phrase, head_of, span
from detente.actors.sketches import Draft, Sketch
from detente.model.text import Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A run of name words, with the title before it."""

    first: int
    last: int
    title: Phrase | None
    score: float


def add_people(draft: Draft, phrases: tuple[Phrase, ...]) -> set[Phrase]:
    """Add mentions of people; full names are settled before single ones.

    Returns:
        The phrases that became part of a person's mention, or an apposition to one.
    """
    namings = tuple(_namings(draft, phrases))
    settled = _in_full(draft, namings)
    before = {naming.title for naming in namings}
    apposed = appositions.found(draft, phrases, before, settled)
    taken = set(apposed)
    single: dict[appositions.Range, Person] = {}
    for naming in namings:
        place = naming.first, naming.last
        who = settled.get(place) or _single(draft, naming)
        if who:
            single |= {place: who} if place not in settled else {}
            titles.learn(draft, who, naming.title)
            who.state = who.state or _origin(draft, naming)
            taken |= {naming.title} if naming.title else set()
            draft.add(_sketch(draft, naming, who))
    apposed |= appositions.found(draft, phrases, before | set(apposed), single)
    appositions.add(draft, apposed)
    appositions.natives(draft, settled | single)
    learned.take(draft)
    return taken | set(apposed)


def _in_full(draft: Draft, namings: tuple[Naming, ...]) -> dict[appositions.Range, Person]:
    """Settle who is named in full where, and learn from the titles before the names."""
    full = [n for n in namings if len(_bare(draft.parse, n)) > 1]
    settled = {(n.first, n.last): draft.people.full(_words(draft.parse, n)) for n in full}
    seen = _seen(draft.parse)
    for naming in full:
        person = settled[naming.first, naming.last]
        person.is_seen = person.is_seen or naming.last in seen
        titles.learn(draft, person, naming.title)
    return settled


def _seen(parse: Parse) -> frozenset[int]:
    """List the last tokens of what the engine takes for a person's name, whatever stands by it."""
    sure = (name for name in parse.names if name.kind == "PER" and name.score >= _SURE)
    return frozenset(name.last for name in sure)


_SURE = 0.5


def _words(parse: Parse, naming: Naming) -> str:
    return span(parse, naming.first, naming.last).of(parse.text)


def _bare(parse: Parse, naming: Naming) -> tuple[str, ...]:
    return bare(pieces(_words(parse, naming)))


def _namings(draft: Draft, phrases: tuple[Phrase, ...]) -> list[Naming]:
    parse = draft.parse
    before = {phrase.last: phrase for phrase in phrases if titles.is_of_one(phrase)}
    taken = _taken(draft)
    seen = sightings(parse)
    found = []
    for first, last in _cut(parse, runs(parse, taken), seen):
        title = _title(parse, before, first)
        sure = 0.95 if title and not title.core.plural else None
        score = sure or certainty(seen, draft.people, first, last)
        if score:
            found.append(Naming(first=first, last=last, title=title, score=score))
    return found


def _cut(
    parse: Parse, found: Iterator[tuple[int, int]], seen: Sightings
) -> Iterator[tuple[int, int]]:
    """Cut off capitalised words before what the engine takes for the whole of a name."""
    for first, last in found:
        name = seen.at.get(last - 1)
        if name is None or name.kind != "PER" or name.last - name.first < 2:
            yield first, last
        elif all(seen.at.get(index) is None for index in range(first, name.first)):
            yield max(first, name.first), last
        else:
            yield first, last


def _title(parse: Parse, before: dict[int, Phrase], first: int) -> Phrase | None:
    """Return the title before a name; the office rather than `Dr.` where both stand there."""
    title = before.get(first) or _before_comma(parse, before, first)
    if title and title.core.id == "citizen":
        office = before.get(title.first) or _before_comma(parse, before, title.first)
        return office or title
    return title


def _taken(draft: Draft) -> frozenset[int]:
    """List tokens that are no names: known ones, and office words unless they end a name."""
    ends = {
        name.last - 1
        for name in draft.parse.names
        if name.kind == "PER" and name.score >= 0.5 and name.last - name.first > 1
    }
    known = draft.known
    named = {i for m in known.starts.values() for i in range(m.first, m.last)}
    common = {
        i
        for m in known.common.values()
        for i in range(m.first, m.last)
        if m.last - m.first > 1 or i not in ends
    }
    return frozenset(named | common)


_INVISIBLE = frozenset({"\u200e", "\u200f", "\u200b", "\ufeff"})
"""Marks of direction and such that pasted pages carry."""


def _before_comma(parse: Parse, before: dict[int, Phrase], first: int) -> Phrase | None:
    if first and parse.tokens[first - 1].text in _INVISIBLE:
        return before.get(first - 1)
    if first == 0 or parse.tokens[first - 1].text != ",":
        return None
    title = before.get(first - 1)
    if title is None or not (title.is_definite or title.owners):
        return None
    token = parse.tokens[first]
    near = token.head in range(title.first, title.last) or token.relation == "appos"
    return title if near and not title.core.plural else None


def _single(draft: Draft, naming: Naming) -> Person | None:
    title = naming.title
    words = _words(draft.parse, naming)
    state = title.owners[0] if title and len(title.owners) == 1 else None
    office = title.core.id if title else None
    person = draft.people.short(words, office, state)
    if person is None and (title or naming.score > 0.6):
        person = draft.people.add(words)
    return person


def _origin(draft: Draft, naming: Naming) -> str | None:
    """Return where somebody is said to be from: `Norwegian X`, `X, 24, from Oslo`."""
    start = naming.title.first if naming.title else naming.first
    tokens = draft.parse.tokens
    before = draft.known.ends.get(start - 1, ())
    if before and before[0].reading.kind == "demonym" and _is_birth(draft.parse, before[0]):
        return before[0].reading.state
    owner = draft.known.ends.get(start - 2, ()) if tokens[start - 1].xpos == "POS" else ()
    if owner and owner[0].is_state and not naming.title:
        return owner[0].reading.state
    after = [token.text.lower() for token in tokens[naming.last : naming.last + 4]]
    place = naming.last
    if after[:1] == [","] and after[2:3] == [","] and after[1].isdigit():
        place += 3
    if place >= len(tokens) or tokens[place].text.lower() not in {"from", "of"}:
        return None
    found = (draft.known.starts.get(index) for index in range(place + 1, place + 4))
    match = next((one for one in found if one), None)
    return match.reading.state if match and match.reading.kind in _HOMES else None


def _is_birth(parse: Parse, match: Match) -> bool:
    """Tell whether an adjective says whence somebody is: `Norwegian`, `Norwegian-born`."""
    rest = parse.text[match.span.end : parse.tokens[match.last - 1].span.end]
    return rest in {"", "-born"}


_HOMES = frozenset({"state", "capital", "region", "demonym"})


def _sketch(draft: Draft, naming: Naming, person: Person) -> Sketch:
    parse, title = draft.parse, naming.title
    first = title.first if title else naming.first
    head = head_of(parse, first, naming.last)
    return Sketch(
        span=span(parse, first, naming.last), first=first, last=naming.last, head=head,
        form="name", person=person, phrase=title, score=round(naming.score, 3),
        reason="a name with its title" if title else "a name",
    )  # fmt: skip
