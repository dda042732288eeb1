"""Clauses torn off their verb: `the agency reported, citing an envoy who quoted a cook, that …`.

A tree hangs such a clause on the last who is cited. The comma before `that`, and a word that cites
between it and the verb, show whose clause it is.
"""

from __future__ import annotations

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.model.text import Parse


def torn_off(parse: Parse, lexicon: Lexicon, index: int) -> tuple[int, ...]:
    """List the tokens of a clause that stands behind whom a report cites; () where none does.

    Args:
        parse: Tokens and trees.
        lexicon: Words that cite.
        index: A finite verb of saying.
    """
    if parse.tokens[index].xpos not in ("VBD", "VBZ", "VBP"):
        return ()
    last = parse.sentence_at(index).last
    that = next((one for one in range(index + 2, last) if _opens(parse, one)), None)
    if that is None or not _cites(parse, lexicon, index, that):
        return ()
    end = last - 1 if parse.tokens[last - 1].text in ".!?" else last
    return tuple(range(that, next((one for one in range(that, end) if _ends(parse, one)), end)))


def _opens(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.text == "that" and parse.tokens[index - 1].text == ","


def _ends(parse: Parse, index: int) -> bool:
    return parse.tokens[index].text == ";"


def _cites(parse: Parse, lexicon: Lexicon, index: int, that: int) -> bool:
    """Tell whether a participle that cites follows the verb, and its object comes before `that`."""
    for place in range(index + 1, that - 1):
        word = trees.lemma(parse, place)
        if parse.tokens[place].xpos == "VBG" and (
            word in lexicon.citing or f"{word} {parse.tokens[place + 1].text}" in lexicon.citing
        ):
            return parse.tokens[place - 1].text == ","
    return False
