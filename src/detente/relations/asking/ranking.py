"""Which sentences a question is about: the share of its words that they and their neighbours hold.

A word of the sentence itself counts whole, one of the sentence before it (which it may go on
about) half, one of the page's title a quarter; rare words count more than common ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.relations.asking.keys import keys
from detente.relations.asking.passages import Passage, Reading

ENOUGH = 0.5
"""Share of a question's weight from which a sentence is about it."""
_BEFORE = 0.5
_TITLE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A passage with how far it is about what is asked, 0..1."""

    passage: Passage
    score: float
    own: frozenset[str]
    """Keys that the sentence itself shares with the question."""


def ranked(about: str, reading: Reading, more: Iterable[str] = ()) -> tuple[Ranked, ...]:
    """Rank passages by a question's words.

    Args:
        about: The words.
        reading: What is looked through.
        more: Further keys: of somebody named in the answer before.

    Returns:
        Passages that share a word beyond a state's name, best first; text order among equals.
    """
    asked = keys(about, reading.forms) | frozenset(more)
    titles = {p.article.id: p.keys for p in reading.passages if p.is_head}
    found = [_ranked(passage, asked, reading, titles) for passage in reading.passages]
    told = [each for each in found if any(not key.startswith("state:") for key in each.own)]
    return tuple(sorted(told, key=lambda each: (-each.score, each.passage.number)))


def _ranked(
    passage: Passage, asked: frozenset[str], reading: Reading, titles: dict[str, frozenset[str]]
) -> Ranked:
    before = reading.before(passage)
    near = before.keys if before else frozenset()
    title = titles.get(passage.article.id, frozenset())
    total = sum(map(reading.weight, _names_once(asked)))
    held = 0.0
    for key in _names_once(asked):
        worth = (
            1.0
            if key in passage.keys
            else _BEFORE
            if key in near
            else _TITLE
            if key in title
            else 0
        )
        held += worth * reading.weight(key)
    score = held / total if total else 0.0
    return Ranked(
        passage=passage, score=score * (0.8 if passage.is_head else 1.0), own=asked & passage.keys
    )


def _names_once(asked: frozenset[str]) -> list[str]:
    """A name has two keys, as a name and as a word; the name alone counts."""
    names = [key[1:3] for key in asked if key.startswith("~")]
    return sorted(key for key in asked if key.startswith(("~", "state:")) or key[:2] not in names)
