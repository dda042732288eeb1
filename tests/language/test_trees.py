"""The best tree over arc scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.language._trees import best_tree

ROOT = -1


def is_tree(heads: list[int]) -> bool:
    def reaches_root(word: int) -> bool:
        for _ in heads:
            if word == ROOT:
                return True
            word = heads[word]
        return word == ROOT

    return heads.count(ROOT) == 1 and all(reaches_root(word) for word in range(len(heads)))


def value(scores: np.ndarray, heads: list[int]) -> float:
    logs = scores.astype(float)
    for word in range(len(heads)):
        logs[word, word] = -1e9
    logs = logs - np.log(np.exp(logs).sum(1, keepdims=True))
    return sum(logs[word, head] for word, head in enumerate(heads))


@given(st.integers(1, 30), st.integers(0, 10_000))
@settings(max_examples=80, deadline=None)
def test_always_a_tree_with_one_root(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    assert is_tree(best_tree(scores))


@pytest.mark.parametrize("seed", range(30))
def test_the_best_of_all_trees(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32) * 2
    every = [heads for heads in product(range(-1, 4), repeat=4) if is_tree(list(heads))]
    best = max(value(scores, list(heads)) for heads in every)
    assert value(scores, best_tree(scores)) == pytest.approx(best)


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, 5, 0, 1], [5, 0, 0, 3], [0, 5, 0, 0]], dtype=np.float32)
    assert best_tree(scores) == [1, ROOT, 1]


def test_equal_scores_end() -> None:
    assert is_tree(best_tree(np.zeros((60, 61), dtype=np.float32)))
