"""People and bodies named by a plain noun: `sailors`, `a French skier`, `the firm`.

No list holds every word for somebody; the engine tells which nouns stand for people or bodies.
They become phrases like those around listed words, so that whose they are is found the same way.
"""

from __future__ import annotations

from detente.actors._words import lists
from detente.actors.gazetteer import Reading
from detente.actors.matching import Match
from detente.actors.phrases import Known
from detente.model.text import Parse, Token

ANYBODY = "any"
"""Note of readings made here."""
_SOMEBODY = frozenset({"person", "organization"})
"""Kinds of the engine's for those who can act."""
_INSIDE = frozenset({"compound", "amod", "flat", "nmod:poss", "nummod", "det"})


def nouns(known: Known) -> tuple[Match, ...]:
    """Find plain nouns for people and bodies, in text order.

    Args:
        known: What the lists found: their words are left alone.
    """
    taken = {
        i for matches in (known.starts.values(), known.common.values())
        for m in matches for i in range(m.first, m.last)
    }  # fmt: skip
    tokens = known.parse.tokens
    return tuple(
        _match(token, index)
        for index, token in enumerate(tokens)
        if index not in taken and _is_somebody(token) and _is_free(known.parse, index)
    )


def _is_somebody(token: Token) -> bool:
    if token.upos != "NOUN" or token.entity not in _SOMEBODY or not token.text[0].islower():
        return False
    return token.text.isalpha() or "-" in token.text


def stands(parse: Parse, index: int) -> bool:
    """Tell whether a noun stands for somebody of itself, not inside another noun's phrase."""
    token = parse.tokens[index]
    return token.entity in _SOMEBODY and token.relation not in _INSIDE


def _is_free(parse: Parse, index: int) -> bool:
    """Tell whether a noun stands by itself, or is a title before a name."""
    token = parse.tokens[index]
    if token.lemma.lower() in lists()["not-somebody"]:
        return False
    after = parse.tokens[index + 1 : index + 2]
    entitles = bool(after) and after[0].upos == "PROPN" and token.entity == "person"
    return stands(parse, index) or entitles


def _match(token: Token, index: int) -> Match:
    lemma = token.lemma.lower()
    many = token.xpos == "NNS" or lemma in lists()["many"]
    person = token.entity == "person"
    sort = "organisation" if not person else "group" if many else "person"
    reading = Reading(
        kind="body", id=lemma, name=lemma, note=ANYBODY, sort=sort, plural=many,
        sector="CVL" if person else None,
    )  # fmt: skip
    return Match(span=token.span, first=index, last=index + 1, reading=reading)
