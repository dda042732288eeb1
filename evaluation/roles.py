"""Task `roles`: which words name who acts (S) and who undergoes (T), in CoNLL columns.

Reads sentences of `word TAG` lines with B-/I- of S, T and R (related; not predicted, not scored).
The event is the one that tells most (`penta`); its roles are read off the encoder, and the phrase
of a role is what hangs on its head without further clauses. Of acts that both sides do, the first
party is S and the others are T. `span_f1` counts exact spans with their role.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from detente import language
from detente.events.syntax import noun_phrase
from detente.model.layers import EventLayers
from detente.model.text import Parse
from evaluation.conllu import read_lines
from evaluation.penta import main_event

FILLS = 0.4
Spans = set[tuple[str, int, int]]
"""Role, first word and the one after the last."""


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Score sentences.

    Returns:
        `n`, `span_f1`, `span_precision`, `span_recall`, and `overlap_f1`: a span counts where it
        shares a word with one of gold in the same role.
    """
    engine, heads = language.load("en"), language.load_events("en")
    assert heads is not None
    counts = dict.fromkeys(("n", "gold", "told", "right", "near"), 0)
    lines: list[str] = []
    for words, gold in (sentence for path in paths for sentence in sentences(path)):
        text = " ".join(words)
        parse = engine.parse(text)
        found = _aligned(parse, words, roles(parse, heads.read(parse)))
        counts["n"] += 1
        counts["gold"] += len(gold)
        counts["told"] += len(found)
        counts["right"] += len(gold & found)
        counts["near"] += sum(any(_touch(g, f) for f in found) for g in gold)
        lines.append(json.dumps({"text": text, "gold": sorted(gold), "roles": sorted(found)}))
    if predictions is not None:
        predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    both = max(1, counts["gold"] + counts["told"])
    return {
        "n": counts["n"],
        "span_f1": 2 * counts["right"] / both,
        "span_precision": counts["right"] / max(1, counts["told"]),
        "span_recall": counts["right"] / max(1, counts["gold"]),
        "overlap_f1": 2 * counts["near"] / both,
    }


def sentences(path: Path) -> Iterator[tuple[list[str], Spans]]:
    """Yield words and gold spans of each sentence."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*read_lines(path), ""]:
        if line.strip():
            word, *_, tag = line.split()
            words.append(word)
            tags.append(tag)
        elif words:
            yield words, _spans(tags)
            words, tags = [], []


def _spans(tags: Iterable[str]) -> Spans:
    found: Spans = set()
    role, first = "", 0
    for index, tag in enumerate([*tags, "O"]):
        if role and tag != f"I-{role}":
            found.add((role, first, index))
            role = ""
        if tag[:2] in ("B-", "I-") and not role and tag[2:] in ("S", "T"):
            role, first = tag[2:], index
    return found


def roles(parse: Parse, layers: EventLayers) -> Spans:
    """Read the roles of the event that tells most, in tokens of the parse."""
    told = main_event(parse, layers)
    if told is None:
        return set()
    sentence = parse.sentence_at(told[0])
    fillers = layers.fillers(told[0], range(sentence.first, sentence.last), FILLS)
    actors = [noun_phrase(parse, f.word) for f in fillers if f.role == "actor"]
    recipients = [noun_phrase(parse, f.word) for f in fillers if f.role == "recipient"]
    if not recipients:
        actors, recipients = actors[:1], actors[1:]
    return {("S", *p) for p in actors} | {("T", *p) for p in recipients}


def _aligned(parse: Parse, words: list[str], found: Spans) -> Spans:
    """Turn tokens of the parse into the words that were given."""
    starts, place = [], 0
    for word in words:
        starts.append(place)
        place += len(word) + 1

    def word_at(offset: int) -> int:
        return max(i for i, start in enumerate(starts) if start <= offset)

    return {
        (
            role,
            word_at(parse.tokens[first].span.start),
            word_at(parse.tokens[last - 1].span.end - 1) + 1,
        )
        for role, first, last in found
    }


def _touch(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
