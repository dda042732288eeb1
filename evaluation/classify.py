"""Task `classify`: which of PLV's fifteen roots holds between two marked phrases of a sentence.

Reads lines of `{"marked_sentence": "<s>A</s> … <t>B</t> …", "gold_root": …}`. What is predicted
comes from the sentence and the two marked phrases alone: the encoder is asked of the pair, and
beside that of every word that tells an event and of the part of the two phrases in it. PLV has no
"nothing", so the likeliest root is always scored; beside it stands which way the act is thought
to run, and whether the coder itself would rather not say (`abstained`). `swap_followed` exchanges
the marks: the share of directed pairs, read `forward` as marked, of which the exchanged pair is no
longer read so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente import language
from detente.language import EventHeads
from detente.model.layers import EventLayers
from detente.model.text import Parse, Span
from detente.ontology import PLOVER_TYPES
from evaluation.conllu import read_lines
from evaluation.plv import QUADS, ROOTS, project
from evaluation.scores import accuracy, interval, macro_f1

MARK = re.compile(r"<(/?)([st])>")
HEARD, APART, FLOOR = 0.05, 0.1, 0.02
"""A word tells from here on; a phrase without a part counts this much; the least of a root."""
BESIDE = 0.5
"""How much the reading of the words counts beside that of the pair."""
ACTS = {"actor": 1.0, "recipient": 0.3}
UNDERGOES = {"recipient": 1.0, "actor": 0.5, "place": 0.5, "issue": 0.3}
"""What a role says of the two marked phrases; in acts that both sides do both are actors."""
Words = tuple[int, int]
SURE = 0.5
"""A root of less is no answer of the coder's."""
SCORING = Path(__file__).parent / "data" / "plv.npz"


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Score marked pairs.

    Returns:
        `n`, `binary_macro_f1`, `quad_macro_f1`, `root_macro_f1` with their 95 % intervals
        (`root_low`, `root_high`, …), `root_accuracy`, `abstained`, `swap_followed`.
    """
    rows = [row for path in paths for row in _rows(path)]
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    roots = [(row["gold"], row["root"]) for row in rows]
    quads = [(str(QUADS[gold]), str(QUADS[guess])) for gold, guess in roots]
    binary = [(str(QUADS[gold] > 2), str(QUADS[guess] > 2)) for gold, guess in roots]
    found: dict[str, float] = {"n": len(rows)}
    for name, pairs in (("binary", binary), ("quad", quads), ("root", roots)):
        found[f"{name}_macro_f1"] = macro_f1(pairs)
        found[f"{name}_low"], found[f"{name}_high"] = interval(pairs, macro_f1)
    found["root_accuracy"] = accuracy(roots)
    found["abstained"] = _share([row["abstained"] for row in rows])
    directed = [row for row in rows if row["way"] == "forward"]
    found["swap_followed"] = _share([row["swapped_way"] != "forward" for row in directed])
    return found


def _share(facts: list[bool]) -> float:
    return sum(facts) / len(facts) if facts else 0.0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    engine, heads = language.load("en"), language.load_events("en")
    assert heads is not None
    for number, line in enumerate(read_lines(path)):
        given = json.loads(line)
        text, one, other = unmarked(given["marked_sentence"])
        parse = engine.parse(text)
        layers = heads.read(parse)
        source, target = _words(parse, one), _words(parse, other)
        answer = _ask(heads, parse, layers, source, target)
        swapped = _ask(heads, parse, layers, target, source)
        yield {
            "id": given.get("uid") or given.get("sentence_id") or str(number),
            "gold": given["gold_root"],
            **answer,
            "swapped_way": swapped["way"],
            "swapped_root": swapped["root"],
        }


def unmarked(marked: str) -> tuple[str, Span, Span]:
    """Take the marks out of a sentence; of several source or target phrases the first counts.

    Where both are the same words, only one kind is marked: the last such phrase is the target.

    Raises:
        ValueError: Nothing is marked.
    """
    text, place = "", 0
    starts: dict[str, int] = {}
    found: dict[str, Span] = {}
    last: Span | None = None
    for mark in MARK.finditer(marked):
        text += marked[place : mark.start()]
        place = mark.end()
        closing, kind = mark.groups()
        if closing:
            last = Span(starts[kind], len(text))
            found.setdefault(kind, last)
        else:
            starts[kind] = len(text)
    text += marked[place:]
    if last is None:
        raise ValueError(f"nothing is marked in {marked!r}")
    return text, found.get("s", last), found.get("t", last)


def _ask(
    heads: EventHeads, parse: Parse, layers: EventLayers, source: Words, target: Words
) -> dict[str, Any]:
    answer = heads.ask(parse, source, target)
    weight, bias = _scoring()
    scores = answer.link @ weight.T + bias
    scores = scores + BESIDE * np.log(told(parse, layers, source, target) + FLOOR)
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    best = int(shares.argmax())
    way = max(answer.ways, key=lambda key: answer.ways[key])
    return {
        "root": ROOTS[best],
        "score": round(float(shares[best]), 4),
        "way": way,
        "abstained": bool(shares[best] < SURE or way in ("backward", "neither")),
    }


def told(parse: Parse, layers: EventLayers, source: Words, target: Words) -> NDArray[np.float64]:
    """Read the root off the words that tell events, each as far as the two phrases take part.

    Returns:
        One probability per root, in the order of `ROOTS`.
    """
    found = np.zeros(len(ROOTS))
    for index in range(len(parse.tokens)):
        reading = layers.at(index)
        if reading.told < HEARD or reading.type is None:
            continue
        acts = max(_part(layers, index, word, ACTS) for word in range(*source))
        undergoes = max(_part(layers, index, word, UNDERGOES) for word in range(*target))
        for type_ in PLOVER_TYPES:
            root = project(type_, reading.value)
            if root:
                share = layers.score(index, type_) * (APART + acts) * (APART + undergoes)
                found[ROOTS.index(root)] += share
    return found / max(float(found.sum()), 1e-9)


def _part(layers: EventLayers, trigger: int, word: int, weights: dict[str, float]) -> float:
    roles = layers.roles(trigger, word)
    return sum(roles.get(role, 0.0) * weight for role, weight in weights.items())


def _words(parse: Parse, span: Span) -> tuple[int, int]:
    touched = [i for i, token in enumerate(parse.tokens) if token.span.overlaps(span)]
    return (touched[0], touched[-1] + 1) if touched else (0, 1)


@cache
def _scoring() -> tuple[Any, Any]:
    """Read the layer that names links as PLV does; it learned from our own sentences' `plv:`."""
    stored = np.load(SCORING)
    return stored["weight"], stored["bias"]
