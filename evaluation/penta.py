"""Task `penta`: the class of a whole sentence: 0 nothing, 1 to 4 as PLOVER's classes.

Reads lines of `{"text": …, "label": 0..4}` after the CAMEO habit of `cameo_class`: statements,
comment and appeals are 0, yielding is material cooperation, what is still to come counts by what
is said of it (a promise, a threat). The coder scores every word; the class is that of the word
that tells most, weighted by how high it stands in the tree.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente import language
from detente.model.layers import EventLayers, Reading
from detente.model.text import Parse
from evaluation.conllu import read_lines
from evaluation.plv import project
from evaluation.scores import accuracy, interval, macro_f1

CLASSES = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 2, "COOPERATE": 2, "AID": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "SANCTION": 3,
    "PROTEST": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""This set counts what reduces relations (CAMEO 16) as conflict in words, as its labels show."""
APPEALS = frozenset({"urge", "ask", "call", "appeal", "plead", "seek", "request", "invite", "beg",
                     "exhort", "propose", "suggest", "encourage", "recommend"})  # fmt: skip
"""Words of CAMEO's root 02, which this set counts as nothing; a demand is root 10."""
COMMENT = frozenset({"condolence", "sympathy"})
WEIGHING = frozenset({"consider", "explore", "mull", "weigh"})
ALLEGED = frozenset({"accusation", "allegation", "charge", "claim", "criticism"})
"""Words of CAMEO's root 01: comment, what is weighed, denials."""
TOLD, DEEPER = 0.35, 0.75
"""A word tells from this score on; each step down the tree is worth so much less."""


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Score sentences.

    Returns:
        `n`, `macro_f1` with its 95 % interval (`low`, `high`), `accuracy`.
    """
    rows = [row for path in paths for row in _rows(path)]
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    pairs = [(str(row["gold"]), str(row["label"])) for row in rows]
    low, high = interval(pairs, macro_f1)
    return {
        "n": len(rows), "macro_f1": macro_f1(pairs), "low": low, "high": high,
        "accuracy": accuracy(pairs),
    }  # fmt: skip


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    engine, heads = language.load("en"), language.load_events("en")
    assert heads is not None
    for number, line in enumerate(read_lines(path)):
        given = json.loads(line)
        parse = engine.parse(given["text"])
        told = main_event(parse, heads.read(parse))
        yield {
            "id": number,
            "gold": given["label"],
            "label": 0 if told is None else _class(parse, *told),
            "word": None if told is None else parse.tokens[told[0]].text,
        }


def main_event(parse: Parse, layers: EventLayers) -> tuple[int, Reading] | None:
    """Choose the word that tells most; None where none does."""
    best: tuple[float, int, Reading] | None = None
    for index in range(len(parse.tokens)):
        reading = layers.at(index)
        depth = sum(1 for _ in parse.ancestors(index))
        weight = reading.told * DEEPER**depth
        if reading.told >= TOLD and (best is None or weight > best[0]):
            best = (weight, index, reading)
    return None if best is None else best[1:]


def _class(parse: Parse, index: int, reading: Reading) -> int:
    token = parse.tokens[index]
    if reading.type == "REQUEST" and token.lemma in APPEALS:
        return 0
    if token.lemma in COMMENT or _governor(parse, index) in WEIGHING:
        return 0
    if reading.type == "REJECT" and _objects(parse, index) & ALLEGED:
        return 0
    root = project(reading.type, reading.value)
    if root is None:
        return 3 if reading.value == "negated" and reading.type else 0
    return CLASSES[root]


def _governor(parse: Parse, index: int) -> str:
    head = parse.tokens[index].head
    return parse.tokens[head].lemma if head >= 0 else ""


def _objects(parse: Parse, index: int) -> set[str]:
    return {parse.tokens[child].lemma for child in parse.children(index, "obj", "nsubj:pass")}
