"""Triggers: which words on the tree tell an event, and of which type.

The ontology lists lemmas with constraints on what must stand around them; here a token is held
against them. The most constrained trigger that fits wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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

    @property
    def rank(self) -> tuple[int, float]:
        """Order among triggers of one token: constraints first, then strength."""
        return (self.trigger.constraints, self.trigger.strength)


def find_matches(parse: Parse, ontology: Ontology, indices: Iterable[int]) -> tuple[Match, ...]:
    """Find the best trigger at each of the given tokens, in text order; () if there is none."""
    found = []
    for index in indices:
        fitting = tuple(_fitting(parse, ontology, index))
        if fitting:
            found.append(max(fitting, key=lambda match: match.rank))
    return tuple(found)


def _fitting(parse: Parse, ontology: Ontology, index: int) -> Iterator[Match]:
    token = parse.tokens[index]
    part = PARTS.get(token.upos)
    if part is None:
        return
    obliging = syntax.obliging(parse, index) if part == "verb" else None
    if obliging is not None:
        yield from _told(parse, ontology, part, obliging, index)
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
    words = [index]
    swallowed: tuple[int, ...] = ()
    if trigger.pos == "adjective" and not _is_predicative(parse, index):
        return None
    if trigger.particle:
        particle = _dependant(
            parse, index, set(trigger.particle), "compound", "advmod", "obl", "case"
        )
        if particle is None:
            return None
        words.append(particle)
    if trigger.object:
        swallowed = _lemmas_among(parse, _all_objects(parse, index, trigger), trigger.object)
        if not swallowed:
            return None
        words.extend(swallowed)
    if _excluded(parse, trigger, index) or not _surroundings_fit(parse, trigger, index):
        return None
    words.extend(_required_modifiers(parse, trigger, index))
    return Match(trigger=trigger, index=index, words=tuple(sorted(set(words))), swallowed=swallowed)


def _surroundings_fit(parse: Parse, trigger: Trigger, index: int) -> bool:
    if trigger.complement and not _lemmas_among(
        parse, syntax.complements(parse, index), trigger.complement
    ):
        return False
    if trigger.preposition and not _prepositions(parse, index) & set(trigger.preposition):
        return False
    return not trigger.modifier or bool(_required_modifiers(parse, trigger, index))


def _excluded(parse: Parse, trigger: Trigger, index: int) -> bool:
    if trigger.excludes_object and _lemmas_among(
        parse, _all_objects(parse, index, trigger), trigger.excludes_object
    ):
        return True
    if trigger.excludes_modifier and _lemmas_among(
        parse, syntax.modifiers(parse, index), trigger.excludes_modifier
    ):
        return True
    return bool(
        trigger.excludes_complement
        and _lemmas_among(parse, syntax.complements(parse, index), trigger.excludes_complement)
    )


def _required_modifiers(parse: Parse, trigger: Trigger, index: int) -> tuple[int, ...]:
    if not trigger.modifier:
        return ()
    return _lemmas_among(parse, syntax.modifiers(parse, index), trigger.modifier)


def _all_objects(parse: Parse, index: int, trigger: Trigger) -> tuple[int, ...]:
    """Objects with their conjuncts; of a noun or adjective, what its preposition `of` brings.

    Where a trigger asks for a preposition, the noun under it counts too: `agreed on a ceasefire`.
    """
    wanted = set(trigger.preposition) if trigger.pos == "verb" else {"of", *trigger.preposition}
    heads = tuple(noun for word, noun in syntax.obliques(parse, index) if word in wanted)
    if trigger.pos == "verb":
        heads = syntax.objects(parse, index) + heads
    return tuple(one for head in heads for one in syntax.with_conjuncts(parse, head))


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


def _dependant(parse: Parse, index: int, lemmas: set[str], *relations: str) -> int | None:
    for child in parse.children(index, *relations):
        if parse.tokens[child].lemma.lower() in lemmas:
            return child
    return None


def _is_predicative(parse: Parse, index: int) -> bool:
    return parse.child(index, "cop") is not None or parse.tokens[index].relation == "xcomp"
