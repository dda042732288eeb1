"""Measure the gathering of tellings across pages on ECB+: mentions are gold, groups are ours.

Mentions of acts in the validated sentences count, those of no gold group as groups of their own.
Topics are not given: pages are sorted into stories by their words. MUC, B-cubed and CEAF-e as the
reference scorer defines them (Pradhan et al. 2014), over all pages as one document.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente import language
from detente.model.text import Parse, Span
from detente.relations.stories import Word, gather_words, stories

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
Groups = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document with its gold mentions: first tokens of each, and the group it is in."""

    name: str
    text: str
    spans: tuple[Span, ...]
    """Of each token of the file, in `text`."""
    sentences: tuple[Span, ...]
    mentions: tuple[tuple[str, tuple[int, ...], str], ...]
    """Id, tokens and gold group."""


def run(paths: Sequence[Path], predictions: Path | None = None) -> dict[str, Any]:
    """Measure on files of one JSON document a line; all files together are one collection.

    Returns:
        n mentions; documents; groups found; b_cubed_f1 with precision and recall; muc_f1;
        ceaf_e_f1; conll_f1, their mean.
    """
    cases = [_case(json.loads(line)) for path in paths for line in _lines(path)]
    words, bags = _read(cases)
    found = gather_words(words, stories(bags))
    gold = _gold(cases)
    if predictions is not None:
        where = {name: number for number, group in enumerate(found) for name in group}
        rows = (json.dumps({"id": name, "group": where[name]}) + "\n" for name in sorted(where))
        predictions.write_text("".join(rows), encoding="utf-8")
    return {"n": len(words), "documents": len(cases), "groups": len(found), **scores(gold, found)}


def _lines(path: Path) -> Iterable[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        yield from (line for line in stream if line.strip())


def _case(row: dict[str, Any]) -> Case:
    spans: list[Span] = []
    lines: dict[int, Span] = {}
    text = ""
    for token, sentence in zip(row["tokens"], row["sentence"], strict=True):
        text += "\n" if text and sentence not in lines else " " if text else ""
        spans.append(Span(len(text), len(text) + len(token)))
        text += token
        lines[sentence] = lines.get(sentence, spans[-1]).join(spans[-1])
    valid = set(row["valid_sentences"])
    told = [m for m in row["mentions"] if "ACTION" in m["type"]]
    counted = [m for m in told if row["sentence"][m["tokens"][0]] in valid]
    mentions = tuple(
        (f"{row['doc']}:{number}", tuple(m["tokens"]), m.get("cluster") or f"{row['doc']}:{number}")
        for number, m in enumerate(counted)
    )
    return Case(
        name=row["doc"], text=text, spans=tuple(spans), sentences=tuple(lines.values()),
        mentions=mentions,
    )  # fmt: skip


def _read(cases: Sequence[Case]) -> tuple[list[Word], dict[str, list[str]]]:
    engine = language.load("en")
    words, bags = [], {}
    for case in cases:
        parse = engine.parse(case.text, case.sentences)
        bags[case.name] = [t.lemma.lower() for t in parse.tokens if t.upos in _CONTENT]
        for name, tokens, _ in case.mentions:
            words.append(Word(id=name, article=case.name, word=_head(parse, case, tokens)))
    return words, bags


def _head(parse: Parse, case: Case, tokens: Sequence[int]) -> str:
    """Return the lemma of the token that heads a mention."""
    inside = [index for token in tokens for index in parse.tokens_in(case.spans[token])]
    for index in inside:
        if parse.tokens[index].head not in inside:
            return parse.tokens[index].lemma
    return " ".join(case.spans[token].of(case.text) for token in tokens)


def _gold(cases: Sequence[Case]) -> list[list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        for name, _, group in case.mentions:
            groups[group].append(name)
    return list(groups.values())


def scores(gold: Groups, found: Groups) -> dict[str, float]:
    """Score groups of the same mentions: B-cubed, MUC, CEAF-e and their mean."""
    precision, recall = _b_cubed(found, gold), _b_cubed(gold, found)
    b_cubed = _f1(precision, recall)
    muc = _f1(_muc(found, gold), _muc(gold, found))
    ceaf = _ceaf(gold, found)
    return {
        "b_cubed_f1": b_cubed,
        "b_cubed_precision": precision,
        "b_cubed_recall": recall,
        "muc_f1": muc,
        "ceaf_e_f1": ceaf,
        "conll_f1": (b_cubed + muc + ceaf) / 3,
    }


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _b_cubed(of: Groups, by: Groups) -> float:
    """Average, over mentions, the share of their group in `of` that shares their group in `by`."""
    where = {name: number for number, group in enumerate(by) for name in group}
    total = count = 0.0
    for group in of:
        shares = Counter(where.get(name) for name in group)
        total += sum(n * n for n in shares.values()) / len(group)
        count += len(group)
    return total / count if count else 0.0


def _muc(of: Groups, by: Groups) -> float:
    where = {name: number for number, group in enumerate(by) for name in group}
    links = sum(len(group) - 1 for group in of)
    kept = sum(len(group) - len({where.get(name, name) for name in group}) for group in of)
    return kept / links if links else 0.0


def _ceaf(gold: Groups, found: Groups) -> float:
    """Align groups one to one so that their likeness is greatest."""
    where = {name: number for number, group in enumerate(found) for name in group}
    alike = np.zeros((len(gold), len(found)))
    for row, group in enumerate(gold):
        for column, shared in Counter(where[name] for name in group).items():
            alike[row, column] = 2 * shared / (len(group) + len(found[column]))
    total = sum(map(_best_alignment, _blocks(alike)))
    return _f1(total / len(found), total / len(gold)) if gold and found else 0.0


def _blocks(alike: NDArray[np.float64]) -> Iterable[NDArray[np.float64]]:
    """Split into blocks that share no group, each of which can be aligned by itself."""
    left = set(range(alike.shape[0]))
    while left:
        rows, columns, front = set(), set(), {min(left)}
        while front:
            rows |= front
            columns |= {int(c) for row in front for c in np.flatnonzero(alike[row])}
            front = {int(r) for c in columns for r in np.flatnonzero(alike[:, c])} - rows
        left -= rows
        yield alike[np.ix_(sorted(rows), sorted(columns))]


def _best_alignment(alike: NDArray[np.float64]) -> float:
    """Solve the assignment problem by shortest augmenting paths (Jonker and Volgenant 1987)."""
    cost = -alike if alike.shape[0] <= alike.shape[1] else -alike.T
    rows, columns = cost.shape
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    match = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        match[0], column = row, 0
        least = np.full(columns + 1, np.inf)
        way = np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while match[column]:
            used[column] = True
            here = match[column]
            reduced = cost[here - 1] - u[here] - v[1:]
            better = ~used[1:] & (reduced < least[1:])
            least[1:][better], way[1:][better] = reduced[better], column
            following = int(np.where(used[1:], np.inf, least[1:]).argmin()) + 1
            delta = least[following]
            u[match[used]] += delta
            v[used] -= delta
            least[~used] -= delta
            column = following
        while column:
            match[column] = match[way[column]]
            column = int(way[column])
    return float(-sum(cost[match[c] - 1, c - 1] for c in range(1, columns + 1) if match[c]))
