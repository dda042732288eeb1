"""From arc scores to a tree: every word one head, one root, no cycle, the best such tree.

The best head of every word is nearly always a tree already; where it is not, Chu and Liu's and
Edmonds' algorithm finds the best one, once for each word that could well be the root.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9
_ROOTS_TRIED = 3

Scores = NDArray[np.float32]


def best_tree(scores: Scores) -> list[int]:
    """Find the best tree of a sentence.

    Args:
        scores: n × (n + 1), dependants by heads; the last column is the root.

    Returns:
        The head of each word, -1 for the one root.
    """
    size = len(scores)
    if size == 1:
        return [-1]
    exact = scores.astype(np.float64)
    np.fill_diagonal(exact[:, :size], _NEVER)
    heads: list[int] = exact.argmax(1).tolist()
    if heads.count(size) != 1 or _cycle(heads, size):
        heads = _searched(exact)
    return [head if head < size else -1 for head in heads]


def _cycle(heads: list[int], root: int) -> list[int]:
    """Return the words of one cycle; [] if there is none."""
    seen = [0] * (root + 1)
    seen[root] = -1
    for start in range(len(heads)):
        word = start
        while seen[word] == 0:
            seen[word] = start + 1
            word = heads[word]
        if seen[word] == start + 1:
            cycle = [word]
            while heads[cycle[-1]] != word:
                cycle.append(heads[cycle[-1]])
            return cycle
        word = start
        while seen[word] == start + 1:
            seen[word] = -1
            word = heads[word]
    return []


def _searched(scores: NDArray[np.float64]) -> list[int]:
    """Try the likeliest roots in turn and keep the best tree."""
    size = len(scores)
    logs = scores - scores.max(1, keepdims=True)
    logs -= np.log(np.exp(logs).sum(1, keepdims=True))
    square = np.full((size + 1, size + 1), _NEVER)
    square[:size] = logs
    gain = logs[:, size] - logs[:, :size].max(1)
    best: tuple[float, list[int]] = (-np.inf, [])
    for root in np.argsort(-gain, kind="stable")[:_ROOTS_TRIED]:
        single = square.copy()
        single[:size, size] = _NEVER
        single[root] = _NEVER
        single[root, size] = 0.0
        heads = _spanning(single)[:size]
        total = float(sum(square[word, head] for word, head in enumerate(heads)))
        best = max(best, (total, heads), key=lambda pair: pair[0])
    return best[1]


def _spanning(scores: NDArray[np.float64]) -> list[int]:
    """Find the best tree over dependants by heads; the last node is the root.

    Every cycle is drawn together into one node and the smaller problem solved.
    """
    root = len(scores) - 1
    heads: list[int] = scores[:root].argmax(1).tolist()
    cycle = _cycle(heads, root)
    if not cycle:
        return [*heads, -1]
    inside = np.array(cycle)
    rest = np.array([node for node in range(root + 1) if node not in set(cycle)])
    entering = scores[np.ix_(inside, rest)] - scores[inside, [heads[n] for n in cycle]][:, None]
    leaving = scores[np.ix_(rest, inside)]
    smaller = _contracted(scores, rest, entering, leaving)
    found = _spanning(smaller)
    return _expanded(found, heads, inside, rest, entering, leaving)


def _contracted(
    scores: NDArray[np.float64],
    rest: NDArray[np.int64],
    entering: NDArray[np.float64],
    leaving: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Build the problem with the cycle as its first node, so that the root stays last."""
    size = len(rest) + 1
    smaller = np.full((size, size), _NEVER)
    smaller[1:, 1:] = scores[np.ix_(rest, rest)]
    smaller[0, 1:] = entering.max(0)
    smaller[1:, 0] = leaving.max(1)
    return smaller


def _expanded(
    found: list[int],
    heads: list[int],
    inside: NDArray[np.int64],
    rest: NDArray[np.int64],
    entering: NDArray[np.float64],
    leaving: NDArray[np.float64],
) -> list[int]:
    result = [-1] * (len(inside) + len(rest))
    for word in inside:
        result[word] = heads[word]
    for index, node in enumerate(rest[:-1]):
        head = found[index + 1]
        result[node] = int(inside[leaving[index].argmax()]) if head == 0 else int(rest[head - 1])
    gate = found[0] - 1
    result[inside[entering[:, gate].argmax()]] = int(rest[gate])
    return result
