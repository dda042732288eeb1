"""Stories: which pages go on about the same thing, and which of their words tell the same of it.

Pages are compared by their words (tf-idf, cosine) and joined by average link. Within a story one
word tells one act: that is how mentions of acts that nobody has typed find one another. Typed
events are gathered by `same`, which knows who, where and when.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.relations.acts import act_of

ALIKE = 0.2
"""Mean cosine from which pages belong to one story; set on the development half of ECB+."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word that tells an act on some page."""

    id: str
    article: str
    word: str
    """Its lemma."""


def stories(bags: Mapping[str, Sequence[str]], alike: float = ALIKE) -> dict[str, str]:
    """Group pages into stories.

    Args:
        bags: For each page its content words as lemmas, with repetitions, in any order.
        alike: Mean cosine (0..1) from which two groups are one.

    Returns:
        For each page the name of its story, the least of the names of its pages.
    """
    names = sorted(bags)
    groups = [[place] for place in range(len(names))]
    near = _cosines([Counter(bags[name]) for name in names])
    np.fill_diagonal(near, -1.0)
    while len(names) > 1:
        first, second = divmod(int(near.argmax()), len(names))
        if near[first, second] < alike:
            break
        _join(near, groups, *sorted((first, second)))
    return {names[place]: names[min(group)] for group in groups for place in group}


def _join(near: NDArray[np.float64], groups: list[list[int]], first: int, second: int) -> None:
    one, other = len(groups[first]), len(groups[second])
    mean = (one * near[first] + other * near[second]) / (one + other)
    mean[[first, second]] = -1.0
    near[first], near[:, first] = mean, mean
    near[second], near[:, second] = -1.0, -1.0
    near[near < -0.5] = -1.0
    groups[first] += groups[second]
    groups[second] = []


def _cosines(bags: Sequence[Counter[str]]) -> NDArray[np.float64]:
    found = Counter(word for bag in bags for word in bag)
    words = {word: place for place, word in enumerate(sorted(w for w in found if found[w] > 1))}
    matrix = np.zeros((len(bags), max(1, len(words))))
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            if word in words:
                rarity = math.log(len(bags) / found[word])
                matrix[row, words[word]] = (1 + math.log(count)) * rarity
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(lengths > 0, lengths, 1.0)
    cosines: NDArray[np.float64] = matrix @ matrix.T
    return cosines


def gather_words(words: Sequence[Word], story_of: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Gather words that tell one act of one story.

    Args:
        words: Words in any order.
        story_of: The story of each page, as `stories` gives it; a page it lacks is its own.

    Returns:
        Groups of ids, each sorted, in order of their first; () for no words.
    """
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words:
        story = story_of.get(word.article, word.article)
        groups[story, act_of(word.word)].append(word.id)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))
