"""Factuality of event words: from -3 (certainly not) to +3 (certainly so), by the page's author.

Reads lines of `{"text": tokens parted by blanks, "targets": [{"span1": [first, last],
"label": -3..3}]}`. Our verdict of the word is put on the scale by its value and joined
with what the encoder says of the word.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from detente.factuality import judge
from detente.language import EventHeads, load, load_events
from detente.model.events import Draft, Verdict
from detente.model.text import Article, Block, Parse, Span
from evaluation.conllu import read_lines

SCALE = {
    "occurred": 2.3, "ongoing": 2.2, "alleged": 2.2, "planned": -1.2, "possible": -0.8,
    "belief": 0.4, "conditional": -1.3, "negated": -0.9, "denied": -0.9,
}  # fmt: skip
"""Where a value lies between -3 and +3: means of what readers said of such words."""
SIGNED = 1.0
"""How far from 0 a label lies whose sign counts."""
RULES = 0.2
"""Share of the verdict by rules in the score; the rest is the encoder's `certain`."""
DENIED = 0.5
"""The same where the rules see a denial, or hear a negation from the encoder alone."""
ABSENT = -2.0
"""What a negation (`not`, `cancelled`, `failed to`, `delayed`) makes of it."""
NEGATED = 0.7
"""The share of that in the score; the encoder, which read few negations, often passes over one."""
PUT_OFF = 0.8
"""The same for what is delayed."""
BATCH = 64
"""Sentences parsed together; each is its own paragraph."""


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Measure factuality on files of judged words.

    Args:
        paths: Files of JSON lines, gzipped or not.
        predictions: Where to write each word with label and prediction; None for nowhere.

    Returns:
        `n`, `pearson`, `sign_accuracy` (of words that readers put at 1 or beyond), `mae`.
    """
    items = [json.loads(line) for path in paths for line in read_lines(path)]
    rows = list(predict(items))
    if predictions is not None:
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return measure([(row["label"], row["score"]) for row in rows])


def measure(pairs: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Compare labels with predictions, pair by pair."""
    if not pairs:
        return {"n": 0, "pearson": 0.0, "sign_accuracy": 0.0, "mae": 0.0}
    signed = [(label, score) for label, score in pairs if abs(label) >= SIGNED]
    right = sum((label > 0) == (score > 0) for label, score in signed)
    return {
        "n": len(pairs),
        "pearson": round(_pearson(pairs), 4),
        "sign_accuracy": round(right / len(signed), 4) if signed else 0.0,
        "mae": round(sum(abs(label - score) for label, score in pairs) / len(pairs), 4),
    }


def _pearson(pairs: Sequence[tuple[float, float]]) -> float:
    means = [sum(values) / len(pairs) for values in zip(*pairs, strict=True)]
    along = sum((label - means[0]) * (score - means[1]) for label, score in pairs)
    spread = [
        math.sqrt(sum((pair[place] - means[place]) ** 2 for pair in pairs)) for place in (0, 1)
    ]
    return along / (spread[0] * spread[1]) if all(spread) else 0.0


def predict(items: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Judge every target, sentences in batches."""
    engine, heads = load("en"), load_events("en")
    assert heads is not None, "the event heads ship with the package"
    held = list(items)
    for start in range(0, len(held), BATCH):
        batch = held[start : start + BATCH]
        text, starts = _joined([item["text"] for item in batch])
        parse = engine.parse(text)
        yield from _rows(batch, starts, parse, heads)


def _joined(sentences: Sequence[str]) -> tuple[str, list[int]]:
    starts: list[int] = []
    length = 0
    for sentence in sentences:
        starts.append(length)
        length += len(sentence) + 2
    return "\n\n".join(sentences), starts


def _rows(
    batch: Sequence[dict[str, Any]], starts: Sequence[int], parse: Parse, heads: EventHeads
) -> Iterator[dict[str, Any]]:
    wanted: list[tuple[dict[str, Any], Draft]] = []
    for item, start in zip(batch, starts, strict=True):
        for target in item["targets"]:
            span = _characters(item["text"], target["span1"], start)
            row = {"idx": item.get("idx"), "span1": target["span1"], "label": target["label"]}
            wanted.append((row, draft_at(parse, span)))
    layers = heads.read(parse)
    drafts = tuple(draft for _, draft in wanted)
    judged = judge(parse, drafts, (), article_of(parse.text), layers)
    for (row, draft), verdict in zip(wanted, judged, strict=True):
        certain = layers.at(draft.trigger).certain
        share, point = place(verdict)
        score = share * point + (1 - share) * certain
        value = verdict.factuality.value
        yield {**row, "score": score, "value": value, "certain": round(certain, 3)}


def place(verdict: Verdict) -> tuple[float, float]:
    """Put a verdict on the scale from -3 to +3, and say how much it weighs against the encoder."""
    value = verdict.factuality.value
    if value == "planned" and verdict.factuality.polarity == "-":
        return PUT_OFF, ABSENT
    if value not in ("negated", "denied"):
        return RULES, score_of(verdict)
    negated = any(one.reason.endswith(_NEGATING) for one in verdict.evidence)
    return (NEGATED, ABSENT) if negated else (DENIED, score_of(verdict))


_NEGATING = ("makes it negated", "negates it")
"""How the rules word a negation in their evidence."""


def _characters(text: str, tokens: Sequence[int], start: int) -> Span:
    """Turn a range of blank-parted tokens into offsets."""
    words = text.split(" ")
    first = sum(len(word) + 1 for word in words[: tokens[0]])
    last = sum(len(word) + 1 for word in words[: tokens[1]]) - 1
    return Span(start + first, start + max(first, last))


def draft_at(parse: Parse, span: Span) -> Draft:
    """Make a bare draft of the word at a span: no actors, no times."""
    places = parse.tokens_in(span)
    trigger = places[0] if places else max(0, places.start - 1)
    found = parse.tokens[trigger].span
    sentence = parse.sentence_at(trigger).span
    nominal = parse.tokens[trigger].upos in ("NOUN", "PROPN")
    return Draft(
        trigger=trigger, trigger_span=found, span=sentence, type=None, mode=None, extension=None,
        cameo=None, nominal=nominal,
    )  # fmt: skip


def article_of(text: str) -> Article:
    """Make an article that is one body block."""
    block = Block(kind="body", span=Span(0, len(text)), reason="")
    return Article(id="-", name="-", text=text, blocks=(block,), language="en")


def score_of(verdict: Verdict) -> float:
    """Put a verdict on the scale from -3 to +3."""
    score = SCALE[verdict.factuality.value]
    if verdict.factuality.polarity == "-" and score > 0:
        return -score
    return score
