"""What is told and called untrue: `the claim that … is false`, `called the story a fable`."""

from __future__ import annotations

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.factuality._modifiers import negations
from detente.model.text import Parse

_TRUTH = frozenset({"truth", "reality", "fact", "foundation", "basis", "substance"})
_MATCHING = frozenset({"reflect", "correspond", "match", "have"})


def refuted(parse: Parse, lexicon: Lexicon, trigger: int) -> int | None:
    """Find the word that calls untrue what tells of an event; None where nothing does.

    Args:
        parse: Tokens and trees.
        lexicon: Nouns that tell, words that refute.
        trigger: The event, within what is told.
    """
    noun = _tale(parse, lexicon, trigger)
    if noun is None:
        return None
    above = parse.tokens[noun].head
    if above >= 0 and parse.tokens[noun].relation == "nsubj":
        return above if is_untrue(parse, lexicon, above) else None
    for verb in tuple(parse.ancestors(noun))[:2]:
        if _dismisses(parse, lexicon, verb, noun, trigger):
            return verb
    return None


def is_untrue(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a predicate says that its subject is not so: `is false`, `lacks foundation`."""
    word = trees.lemma(parse, index)
    if any(negations(parse, lexicon, index)):
        below = {trees.lemma(parse, one) for one in parse.children(index, "obj", "obl")}
        return word in _MATCHING and not below.isdisjoint(_TRUTH)
    if word == "lack":
        below = {trees.lemma(parse, one) for one in parse.children(index, "obj", "obl")}
        return not below.isdisjoint(_TRUTH)
    return word in lexicon.predicates["refuting"]


def _tale(parse: Parse, lexicon: Lexicon, trigger: int) -> int | None:
    """Find the noun that tells of an event by its own clause or phrase: `the story that`."""
    current = trigger
    for above in parse.ancestors(trigger):
        token = parse.tokens[current]
        if token.relation == "conj":
            current = above
            continue
        if token.relation not in ("acl", "nmod", "advcl", "ccomp", "obj", "parataxis"):
            return None
        if current < above or trees.lemma(parse, above) not in _tales(lexicon):
            return None
        return above if parse.tokens[above].upos == "NOUN" else None
    return None


def _tales(lexicon: Lexicon) -> frozenset[str]:
    told = {word for word, one in lexicon.nouns.items() if one.stance in ("say", "claim")}
    return lexicon.predicates["tales"] | told


def _dismisses(parse: Parse, lexicon: Lexicon, verb: int, noun: int, trigger: int) -> bool:
    """Tell whether a verb denies what a noun tells: `rejected the claim`, `called it a fable`."""
    word = trees.lemma(parse, verb)
    if any(negations(parse, lexicon, verb)):
        return False
    if word in lexicon.predicates["dismissing"]:
        return parse.tokens[noun].relation in ("obj", "nsubj", "appos", "obl")
    calls = word in lexicon.predicates["calling"]
    within = range(noun, trigger + 1)
    return calls and any(
        trees.lemma(parse, one) in lexicon.predicates["refuting"]
        for one in parse.subtree(verb)
        if one not in within
    )
