"""Who goes to which state: nobody is guessed to belong to the state that they visit."""

from __future__ import annotations

from collections.abc import Iterator

from detente.actors.sketches import Draft, Sketch
from detente.model.text import Parse

_GOING = frozenset({"visit", "travel", "arrive", "fly", "tour", "journey"})
_TOWARDS = frozenset({"to", "in"})


def note(draft: Draft) -> None:
    """Note of people which states they visit, by the tree."""
    for index, token in enumerate(draft.parse.tokens):
        if token.upos == "VERB" and token.lemma.lower() in _GOING:
            guests = [s for s in _at(draft, _subjects(draft.parse, index)) if s.person]
            hosts = {s.state for s in _at(draft, _goals(draft.parse, index)) if s.state}
            for guest in guests:
                if guest.person:
                    guest.person.visits |= hosts


def _at(draft: Draft, indices: Iterator[int]) -> Iterator[Sketch]:
    return (sketch for index in indices if (sketch := draft.by_head.get(index)))


def _subjects(parse: Parse, index: int) -> Iterator[int]:
    """Yield who goes: `X visited`, `X, the first minister to visit`, `X, who visited`."""
    own = parse.child(index, "nsubj")
    if own is not None and parse.tokens[own].upos != "PRON":
        yield own
    elif parse.tokens[index].relation == "acl":
        yield parse.tokens[index].head


def _goals(parse: Parse, index: int) -> Iterator[int]:
    yield from parse.children(index, "obj")
    for child in parse.children(index, "obl"):
        case = parse.child(child, "case")
        if case is not None and parse.tokens[case].text.lower() in _TOWARDS:
            yield child
