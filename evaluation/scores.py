"""Scores that several tasks share: macro-F1, accuracy, and how far chance may move them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Pair = tuple[str, str]
"""Gold and guess."""


def macro_f1(pairs: Sequence[Pair]) -> float:
    """Average F1 over the labels of gold; 0 where there is nothing."""
    labels = {gold for gold, _ in pairs}
    return sum(f1(pairs, label) for label in labels) / len(labels) if labels else 0.0


def f1(pairs: Sequence[Pair], label: str) -> float:
    """F1 of one label; 0 where it is neither gold nor guessed."""
    right = sum(gold == guess == label for gold, guess in pairs)
    told = sum(gold == label for gold, _ in pairs) + sum(guess == label for _, guess in pairs)
    return 2 * right / told if told else 0.0


def accuracy(pairs: Sequence[Pair]) -> float:
    """Share of guesses that are gold; 0 where there is nothing."""
    return sum(gold == guess for gold, guess in pairs) / len(pairs) if pairs else 0.0


def interval(
    rows: Sequence[Pair], score: Callable[[Sequence[Pair]], float], draws: int = 1000
) -> tuple[float, float]:
    """Bootstrap the 95 % interval of a score.

    Args:
        rows: What is drawn from, with replacement.
        score: What is scored.
        draws: How often.
    """
    chance = random.Random(1)
    found = sorted(score(chance.choices(rows, k=len(rows))) for _ in range(draws if rows else 0))
    return (found[len(found) // 40], found[-len(found) // 40 - 1]) if found else (0.0, 0.0)
