"""Read a sentence and look up what was found in it."""

from __future__ import annotations

from functools import cache

from detente import language
from detente.actors import find_mentions, load
from detente.model.actors import Mention
from detente.model.text import Parse


@cache
def parsed(text: str) -> Parse:
    """Parse English text once."""
    return language.load("en").parse(text)


@cache
def found(text: str) -> tuple[Mention, ...]:
    """Find the mentions in English text."""
    return find_mentions(parsed(text), load())


def at(text: str, words: str, which: int = 0) -> Mention:
    """Return the widest mention that begins with some words, or is part of them."""
    start = -1
    for _ in range(which + 1):
        start = text.index(words, start + 1)
    near = [m for m in found(text) if m.span.start <= start < m.span.end]
    exact = [m for m in near if m.span.of(text) == words]
    assert near, f"{words!r} is no mention: {[m.span.of(text) for m in found(text)]}"
    return exact[0] if exact else max(near, key=lambda m: len(m.span))
