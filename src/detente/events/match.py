"""Triggers: which words on the tree tell an event, and of which type.

The ontology lists lemmas with constraints on what must stand around them; here a token is held
against them. The most constrained trigger that fits wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from detente.events import forms, syntax
from detente.model.text import Parse
from detente.ontology import Ontology, Trigger

PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A trigger of the ontology found at a token, with the words that met its constraints."""

    trigger: Trigger
    index: int
    words: tuple[int, ...]
    """Token indices of the trigger as worded, the head among them: `held … talks`."""
    swallowed: tuple[int, ...] = ()
    """Nouns that belong to this trigger and tell no event of their own."""
    heard: bool = False
    """True for a word that no list has, named by the encoder."""

    @property
    def rank(self) -> tuple[int, float]:
        """Order among triggers of one token: constraints first, then strength."""
        return (self.trigger.constraints, self.trigger.strength)


def find_matches(parse: Parse, ontology: Ontology, indices: Iterable[int]) -> tuple[Match, ...]:
    """Find the best trigger at each of the given tokens, in text order; () if there is none."""
    found = []
    for index in indices:
        fitting = all_matches(parse, ontology, index)
        if fitting:
            found.append(max(fitting, key=lambda match: match.rank))
    return tuple(found)


def all_matches(parse: Parse, ontology: Ontology, index: int) -> tuple[Match, ...]:
    """List every trigger that fits at a token; () if there is none."""
    return tuple(_fitting(parse, ontology, index))


def _fitting(parse: Parse, ontology: Ontology, index: int) -> Iterator[Match]:
    token = parse.tokens[index]
    part = PARTS.get(token.upos)
    if part is None:
        return
    obliging = syntax.obliging(parse, index) if part in ("verb", "adjective") else None
    if obliging is not None:
        modal = parse.tokens[obliging].lemma.lower()
        for match in _told(parse, ontology, "verb", modal, index):
            yield replace(match, words=tuple(sorted({obliging, index})))
        return
    for lemma in forms.lemmas(token):
        yield from _told(parse, ontology, part, lemma, index)


def _told(parse: Parse, ontology: Ontology, part: str, lemma: str, index: int) -> Iterator[Match]:
    for trigger in ontology.candidates(parse.language, part, lemma):
        match = fit(parse, trigger, index)
        if match is not None:
            yield match


def fit(parse: Parse, trigger: Trigger, index: int) -> Match | None:
    """Hold one trigger against one token; None where a constraint is not met."""
    if trigger.pos == "adjective" and not _is_predicative(parse, index):
        return None
    met: dict[str, tuple[int, ...]] = {}
    for name, look in LOOKS.items():
        wanted, unwanted = getattr(trigger, name), getattr(trigger, f"excludes_{name}", ())
        if not wanted and not unwanted:
            continue
        there = look(parse, index, trigger)
        met[name] = _lemmas_among(parse, there, wanted) if wanted else ()
        if (wanted and not met[name]) or (unwanted and _lemmas_among(parse, there, unwanted)):
            return None
    if trigger.preposition and not _prepositions(parse, index) & set(trigger.preposition):
        return None
    told = (word for name in ("particle", "object", "modifier") for word in met.get(name, ()))
    words = tuple(sorted({index, *told}))
    return Match(trigger=trigger, index=index, words=words, swallowed=met.get("object", ()))


def _particles(parse: Parse, index: int, trigger: Trigger) -> tuple[int, ...]:
    return parse.children(index, "compound", "advmod", "obl", "case")


def _subjects(parse: Parse, index: int, trigger: Trigger) -> tuple[int, ...]:
    heads = syntax.subjects(parse, index)
    return tuple(one for head in heads for one in syntax.with_conjuncts(parse, head))


def _complements(parse: Parse, index: int, trigger: Trigger) -> tuple[int, ...]:
    return syntax.complements(parse, index)


def _modifiers(parse: Parse, index: int, trigger: Trigger) -> tuple[int, ...]:
    if trigger.pos == "verb":
        return parse.children(index, "advmod")
    return syntax.modifiers(parse, index)


COUNTING = frozenset({"hundred", "thousand", "dozen", "number", "series", "round", "group"})
"""Nouns that count what follows them: `a number of projects`."""


def _all_objects(parse: Parse, index: int, trigger: Trigger) -> tuple[int, ...]:
    """Objects with their conjuncts; of a noun or adjective, what its preposition `of` brings.

    Where a trigger asks for a preposition, the noun under it counts too: `agreed on a ceasefire`.
    Of `hundreds of artefacts`, the artefacts are the object.
    """
    wanted = set(trigger.preposition) if trigger.pos == "verb" else {"of", *trigger.preposition}
    heads = tuple(noun for word, noun in syntax.obliques(parse, index) if word in wanted)
    if trigger.pos == "verb":
        heads = syntax.objects(parse, index) + heads
    counted = [
        noun
        for head in heads
        if COUNTING.intersection(forms.lemmas(parse.tokens[head]))
        for word, noun in syntax.obliques(parse, head)
        if word == "of"
    ]
    return tuple(one for head in (*heads, *counted) for one in syntax.with_conjuncts(parse, head))


LOOKS = {
    "subject": _subjects,
    "object": _all_objects,
    "particle": _particles,
    "complement": _complements,
    "modifier": _modifiers,
}
"""Where to look for the words that a constraint of this name asks for or excludes."""


def _lemmas_among(parse: Parse, indices: Iterable[int], lemmas: Iterable[str]) -> tuple[int, ...]:
    wanted = set(lemmas)
    return tuple(
        index
        for index in indices
        if wanted.intersection(
            (parse.tokens[index].text.lower(), *forms.lemmas(parse.tokens[index]))
        )
    )


def _prepositions(parse: Parse, index: int) -> set[str]:
    found = {word for word, _ in syntax.obliques(parse, index)}
    for child in parse.children(index, "obj", "nsubj:pass"):
        found |= {word for word, _ in syntax.obliques(parse, child)}
    return found


def _is_predicative(parse: Parse, index: int) -> bool:
    return parse.child(index, "cop") is not None or parse.tokens[index].relation == "xcomp"
