"""Put names of people together with the titles beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.actors._words import pieces
from detente.actors.certainty import Sightings, certainty, sightings
from detente.actors.crowds import ANYBODY
from detente.actors.matching import Match
from detente.actors.names import bare
from detente.actors.persons import Person, runs
from detente.actors.phrases import Phrase, head_of, span
from detente.actors.sketches import Draft, Sketch, office_id, sector_of
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
    full = [n for n in namings if len(_bare(draft.parse, n)) > 1]
    settled = {(n.first, n.last): draft.people.full(_words(draft.parse, n)) for n in full}
    for naming in full:
        _learn(draft, settled[naming.first, naming.last], naming.title)
    apposed = _apposed(draft, phrases, namings, settled)
    taken = set(apposed)
    for naming in namings:
        person = settled.get((naming.first, naming.last)) or _single(draft, naming)
        if person:
            settled[naming.first, naming.last] = person
            _learn(draft, person, naming.title)
            person.state = person.state or _origin(draft, naming)
            taken |= {naming.title} if naming.title else set()
            draft.add(_sketch(draft, naming, person))
    _add_apposed(draft, apposed, settled)
    return taken


def _words(parse: Parse, naming: Naming) -> str:
    return span(parse, naming.first, naming.last).of(parse.text)


def _bare(parse: Parse, naming: Naming) -> tuple[str, ...]:
    return bare(pieces(_words(parse, naming)))


def _namings(draft: Draft, phrases: tuple[Phrase, ...]) -> list[Naming]:
    parse = draft.parse
    titles = {phrase.last: phrase for phrase in phrases if _is_of_one(phrase)}
    taken = _taken(draft)
    seen = sightings(parse)
    found = []
    for first, last in _cut(parse, runs(parse, taken), seen):
        title = _title(parse, titles, first)
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


def _is_of_one(phrase: Phrase) -> bool:
    """Tell whether a phrase can say what somebody is: an office, or `a skier`."""
    return phrase.core.kind == "office" or phrase.core.sort == "person"


def _title(parse: Parse, titles: dict[int, Phrase], first: int) -> Phrase | None:
    """Return the title before a name; the office rather than `Dr.` where both stand there."""
    title = titles.get(first) or _before_comma(parse, titles, first)
    if title and title.core.id == "citizen":
        office = titles.get(title.first) or _before_comma(parse, titles, title.first)
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


def _before_comma(parse: Parse, titles: dict[int, Phrase], first: int) -> Phrase | None:
    if first and parse.tokens[first - 1].text in _INVISIBLE:
        return titles.get(first - 1)
    if first == 0 or parse.tokens[first - 1].text != ",":
        return None
    title = titles.get(first - 1)
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


def _learn(draft: Draft, person: Person, title: Phrase | None) -> None:
    """Note what a title tells of a person; what was told first stays."""
    if title is not None:
        if title.core.note == ANYBODY:
            person.described.add(title.core.id)
        if title.core.kind == "office" and title.core.id not in {"citizen", "counterpart"}:
            person.office = person.office or _office_words(draft.parse, title)
            person.office_id = person.office_id or office_id(title)
            person.sector = person.sector or sector_of(title, person.office or "")
        if len(title.owners) == 1:
            person.state = person.state or title.owners[0]
        if title.body and title.body.kind in {"organisation", "group"}:
            person.body = person.body or title.body.id
            person.state = person.state or title.body.state
    if person.leader and person.leader.state in draft.gazetteer.states:
        person.state = person.state or person.leader.state
        person.sector = person.sector or "GOV"


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


def _office_words(parse: Parse, title: Phrase) -> str:
    """Return the office as worded, without article, owner and adjectives before it."""
    words = span(parse, title.first, title.last).of(parse.text)
    first, _, rest = words.partition(" ")
    return rest if first.lower() in {"the", "a", "an", "his", "her", "their", "our"} else words


def _sketch(draft: Draft, naming: Naming, person: Person) -> Sketch:
    parse, title = draft.parse, naming.title
    first = title.first if title else naming.first
    head = head_of(parse, first, naming.last)
    return Sketch(
        span=span(parse, first, naming.last), first=first, last=naming.last, head=head,
        form="name", person=person, phrase=title, score=round(naming.score, 3),
        reason="a name with its title" if title else "a name",
    )  # fmt: skip


Settled = dict[tuple[int, int], Person]


def _apposed(
    draft: Draft, phrases: tuple[Phrase, ...], namings: tuple[Naming, ...], settled: Settled
) -> dict[Phrase, Naming]:
    """Learn from titles that follow a name: `X, a researcher at …`."""
    titles = {naming.title for naming in namings}
    free = [p for p in phrases if _is_of_one(p) and p not in titles]
    starts = {phrase.first: phrase for phrase in free}
    taken: dict[Phrase, Naming] = {}
    for naming in namings:
        person = settled.get((naming.first, naming.last))
        near = (starts.get(naming.last + gap) for gap in (1, 2, 3, 4))
        for phrase in near if person else ():
            if phrase and person and _follows(draft.parse, phrase, naming, person):
                _learn(draft, person, phrase)
                _learn_below(draft, person, phrase)
                taken[phrase] = naming
    return taken


def _follows(parse: Parse, phrase: Phrase, naming: Naming, person: Person) -> bool:
    """Tell whether a title stands in apposition, by the tree or by `X, a researcher at`."""
    if phrase.owners and person.state not in {None, *phrase.owners}:
        return False
    token = parse.tokens[phrase.head]
    if token.relation == "appos" and naming.first <= token.head < naming.last:
        return True
    beside = phrase.first == naming.last + 1 and parse.tokens[naming.last].text == ","
    return beside and not phrase.core.plural and phrase.article in {"a", "an", "the"}


def _learn_below(draft: Draft, person: Person, phrase: Phrase) -> None:
    """Learn from what is named after a title: a state, or the body that somebody works for."""
    match = _named_below(draft, phrase)
    if match is None or person.state or person.body:
        return
    person.state = match.reading.state
    if match.reading.kind == "organisation":
        person.body = match.reading.id


def _named_below(draft: Draft, phrase: Phrase) -> Match | None:
    """Return the first name after a title, before a comma or a verb ends the phrase."""
    tokens = draft.parse.tokens
    for index in range(phrase.last, min(len(tokens), phrase.last + 25)):
        if tokens[index].text in {",", ".", ";", ")", "—"} or tokens[index].upos == "VERB":
            return None
        match = draft.known.starts.get(index)
        if match and match.reading.kind in {"state", "demonym", "organisation", "seat"}:
            return match
    return None


def _add_apposed(draft: Draft, apposed: dict[Phrase, Naming], settled: Settled) -> None:
    for phrase, owner in apposed.items():
        draft.add(
            Sketch(
                span=span(draft.parse, phrase.first, phrase.last), first=phrase.first,
                last=phrase.last, head=phrase.head, form="title", phrase=phrase,
                person=settled[owner.first, owner.last], reason="an apposition",
            )
        )  # fmt: skip
