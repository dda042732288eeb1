"""Titles and descriptions that stand beside a name and mean the person: `X, a researcher at …`.

Of several in a row each means the same person: in *led by X, a deputy minister, the highest
official to travel there* it is X who travels.
"""

from __future__ import annotations

from itertools import islice

from detente.actors import titles
from detente.actors.persons import Person
from detente.actors.phrases import Phrase, span
from detente.actors.sketches import Draft, Sketch
from detente.model.text import Parse

Range = tuple[int, int]
"""Half-open range of the tokens of a name."""
_STEPS = 4
"""Appositions to one name that are gone through from the last back to the name."""


def found(
    draft: Draft,
    phrases: tuple[Phrase, ...],
    before: set[Phrase | None],
    settled: dict[Range, Person],
) -> dict[Phrase, Person]:
    """Learn from titles that follow a name.

    Args:
        draft: What is known so far.
        phrases: Offices, bodies and sorts of people, in text order.
        before: Those that stand before a name.
        settled: Who is named where.

    Returns:
        The phrases in apposition, with whom each means.
    """
    free = [p for p in phrases if titles.is_of_one(p) and p not in before]
    starts = {phrase.first: phrase for phrase in free}
    taken: dict[Phrase, Person] = {}
    for name, person in settled.items():
        near = (starts.get(name[1] + gap) for gap in (1, 2, 3, 4))
        for phrase in near:
            if phrase and _follows(draft.parse, phrase, name, person):
                _take(draft, taken, phrase, person)
    named = {index: person for name, person in settled.items() for index in range(*name)}
    after = _after(draft, named, {phrase.head for phrase in free})
    for phrase in free:
        if phrase not in taken and not phrase.core.plural and phrase.possessor is None:
            beside = _beside(draft.parse, phrase.head, named) or after.get(phrase.head)
            if beside and not _is_elsewhere(phrase, beside):
                _take(draft, taken, phrase, beside)
    return taken


def add(draft: Draft, apposed: dict[Phrase, Person]) -> None:
    """Add a mention of the person for each phrase in apposition."""
    for phrase, person in apposed.items():
        draft.add(
            Sketch(
                span=span(draft.parse, phrase.first, phrase.last), first=phrase.first,
                last=phrase.last, head=phrase.head, form="title", phrase=phrase, person=person,
                reason="an apposition",
            )
        )  # fmt: skip


def _take(draft: Draft, taken: dict[Phrase, Person], phrase: Phrase, person: Person) -> None:
    titles.learn(draft, person, phrase)
    titles.learn_below(draft, person, phrase)
    taken[phrase] = person


def _follows(parse: Parse, phrase: Phrase, name: Range, person: Person) -> bool:
    """Tell whether a title stands in apposition, by the tree or by `X, a researcher at`."""
    if _is_elsewhere(phrase, person):
        return False
    token = parse.tokens[phrase.head]
    if token.relation == "appos" and token.head in range(*name):
        return True
    beside = phrase.first == name[1] + 1 and parse.tokens[name[1]].text == ","
    return beside and not phrase.core.plural and phrase.article in {"a", "an", "the"}


def _after(draft: Draft, named: dict[int, Person], heads: set[int]) -> dict[int, Person]:
    """Map nouns to the one name that follows in apposition: `the highest official to go, X`."""
    found: dict[int, dict[int, Person]] = {}
    for index, person in named.items():
        token = draft.parse.tokens[index]
        noun = _meant(draft, token.head, heads) if token.relation == "appos" else None
        if noun is not None and noun < index:
            found.setdefault(noun, {})[id(person)] = person
    return {
        noun: one for noun, people in found.items() if len(people) == 1 for one in people.values()
    }


def _meant(draft: Draft, index: int, heads: set[int]) -> int | None:
    """Return the noun that a name stands beside.

    Where the tree hangs the name on a place at the end of the noun's phrase (`the first official
    to visit Arvenia, X`), it is the noun above: nobody is another word for a place.
    """
    tokens = draft.parse.tokens
    if index in heads or index not in draft.by_head:
        return index if index in heads else None
    for above in islice(draft.parse.ancestors(index), _STEPS):
        if tokens[index].relation not in _BELOW:
            return None
        if above in heads:
            return above
        index = above
    return None


_BELOW = frozenset({"obj", "obl", "nmod", "acl"})
"""Relations from a place at the end of a noun's phrase up to the noun."""


def natives(draft: Draft, settled: dict[Range, Person]) -> None:
    """Let a people's name beside a person's mean the person: `X, the first Slovak to go there`."""
    named = {index: person for name, person in settled.items() for index in range(*name)}
    for sketch in draft.sketches:
        person = _beside(draft.parse, sketch.head, named) if sketch.form == "demonym" else None
        if person and not sketch.is_plural and person.state in {None, sketch.state}:
            person.state, sketch.person = sketch.state, person
            sketch.reason = "an apposition"


def _is_elsewhere(phrase: Phrase, person: Person) -> bool:
    """Tell whether a title is another state's than the person is."""
    return bool(phrase.owners) and person.state not in {None, *phrase.owners}


def _beside(parse: Parse, index: int, named: dict[int, Person]) -> Person | None:
    """Find the person whom an apposition means, going from one to the next by the tree."""
    for _ in range(_STEPS):
        token = parse.tokens[index]
        if token.relation != "appos" and not _is_joined(parse, index):
            return None
        index = token.head
        if index in named:
            return named[index]
    return None


def _is_joined(parse: Parse, index: int) -> bool:
    """Tell whether a title is joined to another without a comma: `a minister and the envoy`."""
    token = parse.tokens[index]
    mark = parse.child(index, "cc")
    if token.relation != "conj" or mark is None or parse.tokens[token.head].relation != "appos":
        return False
    return parse.tokens[mark].text.lower() == "and" and parse.tokens[mark - 1].text != ","
