"""Lemmas that the word lists know: a guessed lemma is mended where a regular form leads to one.

A lemma guessed by a network may be no word (`hinte` of *hinted*, `postpon` of *postponed*); such a
word would be found in no list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.factuality._arcs import redrawn
from detente.factuality._lexicon import Lexicon
from detente.model.text import Parse, Token

_VOWELS = "aeiou"


def mended(parse: Parse, lexicon: Lexicon) -> Parse:
    """Return the parse with such lemmas mended and stray arcs redrawn; the same for none."""
    changed = {
        index: lemma
        for index, token in enumerate(parse.tokens)
        if token.upos in lexicon.vocabulary and (lemma := _mend(token, lexicon)) != token.lemma
    }
    if not changed:
        return redrawn(parse)
    tokens = tuple(
        replace(token, lemma=changed[index]) if index in changed else token
        for index, token in enumerate(parse.tokens)
    )
    return redrawn(replace(parse, tokens=tokens))


def _mend(token: Token, lexicon: Lexicon) -> str:
    vocabulary = lexicon.vocabulary[token.upos]
    if token.lemma.lower() in vocabulary:
        return token.lemma
    known = (one for one in bases(token.text.lower()) if one in vocabulary)
    return next(known, token.lemma)


def bases(form: str) -> Iterator[str]:
    """Yield dictionary forms that a regular form may come from: `planned` of `plan`, `plane`."""
    for ending in ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            yield stem
            yield stem + "e"
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                yield stem[:-1]
            if stem.endswith("i"):
                yield stem[:-1] + "y"
    if form.endswith("s"):
        yield form[:-1]
        yield form[:-2]
        yield form[:-3] + "y"
