"""What stands around an event in its sentence and leaves it open, wherever the tree has hung it."""

from __future__ import annotations

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.factuality._modifiers import negations
from detente.model.text import Parse

_REACH = 14
"""Tokens looked at before a verb."""
_PARTS = ("from", "by")
_IN = ("on", "in", "at")


def opened(parse: Parse, lexicon: Lexicon, trigger: int) -> tuple[str, int] | None:
    """Find what opens or denies a clause before its verb: `whether`, `in all likelihood`.

    Only what stands between the two is looked at: a verb with a tense of its own ends the clause.

    Returns:
        The value and a token of the words that tell it; None where there are none.
    """
    if parse.tokens[trigger].upos not in ("VERB", "AUX"):
        return None
    first = _clause(parse, trigger)
    held = _held(parse, lexicon, first - 1, trigger) or _charged(parse, lexicon, trigger)
    if held is not None:
        return held
    words = [token.text.lower() for token in parse.tokens[first:trigger]]
    text = f" {' '.join(words)} "
    if _CONVINCED & set(words) and "that" in words:
        return "belief", first + next(n for n, word in enumerate(words) if word in _CONVINCED)
    if "whether" in words:
        return "possible", first + words.index("whether")
    for phrase, value in lexicon.modality["phrases"].items():
        if f" {phrase} " in text:
            return value, first + words.index(phrase.split()[0])
    return None


_CONVINCED = frozenset({"convinced", "persuaded"})


def _held(parse: Parse, lexicon: Lexicon, verb: int, trigger: int) -> tuple[str, int] | None:
    """Tell what the verb right before a clause does: `believed for a day that they had left`."""
    words = {token.text.lower() for token in parse.tokens[verb + 1 : trigger]}
    if verb < 0 or parse.tokens[verb].upos != "VERB" or not words.isdisjoint(_ENDS):
        return None
    value = _holding(lexicon, trees.lemma(parse, verb))
    negated = any(negations(parse, lexicon, verb))
    return (value, verb) if value and not negated else None


def _holding(lexicon: Lexicon, word: str) -> str:
    for value in ("belief", "alleged", "possible"):
        if word in lexicon.predicates[f"holding_{value}"]:
            return value
    return ""


_ENDS = frozenset({",", ":", "who", "which", "whom", "whose", "and", "but", "to"})


def _charged(parse: Parse, lexicon: Lexicon, trigger: int) -> tuple[str, int] | None:
    """Tell whether somebody is accused of it: `accuses the guards of the fort of ramming`."""
    before = parse.tokens[trigger - 1].text.lower() if trigger else ""
    if parse.tokens[trigger].xpos != "VBG" or before not in ("of", "with", "for"):
        return None
    for place in range(
        trigger - 2, max(parse.sentence_at(trigger).first, trigger - _REACH) - 1, -1
    ):
        token = parse.tokens[place]
        if token.upos == "VERB":
            charges = trees.lemma(parse, place) in lexicon.predicates["charging"]
            return ("alleged", place) if charges else None
    return None


def _clause(parse: Parse, trigger: int) -> int:
    """Return the first token of the run before a verb that no other finite verb breaks."""
    first = max(parse.sentence_at(trigger).first, trigger - _REACH)
    for place in range(trigger - 1, first - 1, -1):
        token = parse.tokens[place]
        helps = token.head == trigger or trees.lemma(parse, place) in ("have", "be")
        if token.text == ";" or (token.xpos in _FINITE and not helps):
            return place + 1
    return first


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def ahead(parse: Parse, lexicon: Lexicon, trigger: int, announced: bool) -> int | None:
    """Find the time from or by which a present act is to take place: `leave from midnight`.

    Args:
        parse: Tokens and trees.
        lexicon: Names of hours, days, parts of the year.
        trigger: The event.
        announced: True where it is announced: then a time with `on`, `in`, `at` does as well.
    """
    verb = _verb(parse, trigger)
    if verb is None or trees.tense(parse, verb) not in ("present", "progressive", "infinitive"):
        return None
    if parse.children(verb, "mark", "case") or any(
        parse.tokens[one].xpos in ("VBD", "MD") for one in parse.children(verb, "aux")
    ):
        return None
    announced = announced or _takes_effect(parse, verb)
    for child in parse.children(verb, "obl", "advmod", "nmod"):
        words = {parse.tokens[one].text.lower() for one in parse.subtree(child)}
        opening = trees.preposition(parse, child)
        told = opening in _PARTS or (announced and opening in _IN)
        if told and not words.isdisjoint(lexicon.predicates["clock"]) and "since" not in words:
            return child
        if words == {"tonight"} or words == {"tomorrow"}:
            return child
    return None


def _takes_effect(parse: Parse, verb: int) -> bool:
    """Tell whether something `enters into force`: what has a date for that lies ahead."""
    after = " ".join(token.text.lower() for token in parse.tokens[verb + 1 : verb + 3])
    return after == "into force" or after == "into effect" or after.startswith("effect ")


def _verb(parse: Parse, trigger: int) -> int | None:
    """Return the verb of an event: its own, or that of the clause in which its noun stands."""
    if parse.tokens[trigger].upos == "VERB":
        return trigger
    above = parse.tokens[trigger].head
    near = parse.tokens[trigger].relation in ("nsubj", "obj", "obl")
    return above if near and above >= 0 and parse.tokens[above].upos == "VERB" else None
