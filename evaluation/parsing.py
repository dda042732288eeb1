"""Parsing: how well words, sentences, tags, lemmas and trees of a treebank are found again.

Raw figures start from running text (a blank line between paragraphs, a space between sentences)
with our own words and sentences, aligned by character offsets, as the CoNLL 2018 scorer does it;
they are F1. Gold figures are given the treebank's words and sentences; they are accuracies.
Subtypes of relations are left out of account. `upos` and `lemma` are raw, `gold_upos` and
`gold_lemma` are not.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente import language
from detente.model.text import Parse, Token
from evaluation.conllu import GoldSentence, read_conllu, rebuild

Place = tuple[int, int, int]
"""Start, end, and a running number for words that share a span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of either side, with its head named by place."""

    place: Place
    head: Place | None
    relation: str
    upos: str
    lemma: str


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Measure the parser on treebanks.

    Args:
        paths: `.conllu` or `.conllu.gz` files.
        predictions: Where to write what was predicted, one raw sentence a line; None for nowhere.

    Returns:
        `n` gold words, and fractions from 0 to 1.
    """
    engine: Any = language.load("en")
    metrics, lines = measured(engine, paths)
    if predictions is not None:
        predictions.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return metrics


def measured(engine: Any, paths: Iterable[Path]) -> tuple[dict[str, float], list[str]]:
    """Measure an engine that is loaded.

    Args:
        engine: With `parse`, and `arrange` for words and sentences that are given.
        paths: Treebanks.

    Returns:
        The metrics, and one JSON line a raw sentence.
    """
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for path in paths:
        sentences = read_conllu(path)
        text, offsets = rebuild(sentences)
        gold = list(_gold(sentences, offsets))
        raw = engine.parse(text)
        counts += _raw_counts(gold, raw)
        counts += _sentence_counts(sentences, offsets, raw)
        bounds, starts = given(sentences, offsets)
        counts += _gold_counts(gold, engine.arrange(text, bounds, starts))
        lines += _lines(path, raw)
    return _metrics(counts), lines


def _gold(sentences: Iterable[GoldSentence], offsets: Iterable[int]) -> Iterator[Word]:
    for sentence, offset in zip(sentences, offsets, strict=True):
        places = _places((offset + w.start, offset + w.end) for w in sentence.words)
        for word, place in zip(sentence.words, places, strict=True):
            yield Word(
                place=place,
                head=places[word.head] if word.head >= 0 else None,
                relation=word.deprel.partition(":")[0],
                upos=word.upos,
                lemma=word.lemma,
            )


def _places(spans: Iterable[tuple[int, int]]) -> list[Place]:
    seen: Counter[tuple[int, int]] = Counter()
    places = []
    for span in spans:
        places.append((*span, seen[span]))
        seen[span] += 1
    return places


def _predicted(parse: Parse) -> list[Word]:
    places = _places((token.span.start, token.span.end) for token in parse.tokens)
    return [
        Word(
            place=place,
            head=places[token.head] if token.head >= 0 else None,
            relation=token.relation,
            upos=token.upos,
            lemma=token.lemma,
        )
        for token, place in zip(parse.tokens, places, strict=True)
    ]


def _raw_counts(gold: list[Word], parse: Parse) -> Counter[str]:
    found = {word.place: word for word in _predicted(parse)}
    counts = Counter({"gold_words": len(gold), "raw_words": len(found)})
    for word in gold:
        guess = found.get(word.place)
        if guess is not None:
            counts += _agreement(word, guess, "raw_")
    return counts


def _gold_counts(gold: list[Word], parse: Parse) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word, guess in zip(gold, _predicted(parse), strict=True):
        counts += _agreement(word, guess, "given_")
    return counts


def _agreement(gold: Word, guess: Word, prefix: str) -> Counter[str]:
    attached = gold.head == guess.head
    hits = {
        "tokens": True,
        "uas": attached,
        "las": attached and gold.relation == guess.relation,
        "upos": gold.upos == guess.upos,
        "lemma": gold.lemma in ("_", guess.lemma),
    }
    return Counter({prefix + key: 1 for key, hit in hits.items() if hit})


def _sentence_counts(
    sentences: tuple[GoldSentence, ...], offsets: tuple[int, ...], parse: Parse
) -> Counter[str]:
    gold = {(o, o + len(s.text)) for s, o in zip(sentences, offsets, strict=True)}
    found = {(s.span.start, s.span.end) for s in parse.sentences}
    return Counter(
        gold_sentences=len(gold), raw_sentences=len(found), same_sentences=len(gold & found)
    )


def given(
    sentences: Iterable[GoldSentence], offsets: Iterable[int]
) -> tuple[list[tuple[int, int]], list[int]]:
    """List the bounds of all gold words in running text, and where each sentence begins.

    Args:
        sentences: Of a treebank.
        offsets: Where each starts in the text, as `rebuild` tells.

    Returns:
        Bounds in code points, and the index of each sentence's first word.
    """
    bounds: list[tuple[int, int]] = []
    starts: list[int] = []
    for sentence, offset in zip(sentences, offsets, strict=True):
        starts.append(len(bounds))
        bounds += [(offset + word.start, offset + word.end) for word in sentence.words]
    return bounds, starts


def _lines(path: Path, parse: Parse) -> Iterator[str]:
    for sentence in parse.sentences:
        words = parse.tokens[sentence.first : sentence.last]
        yield json.dumps(
            {
                "file": path.name,
                "start": sentence.span.start,
                "text": sentence.span.of(parse.text),
                "words": [_columns(word, sentence.first) for word in words],
            },
            ensure_ascii=False,
        )


def _columns(token: Token, first: int) -> dict[str, Any]:
    return {
        "start": token.span.start, "form": token.text, "lemma": token.lemma, "upos": token.upos,
        "xpos": token.xpos, "head": token.head - first + 1 if token.head >= 0 else 0,
        "deprel": token.deprel,
    }  # fmt: skip


def _metrics(counts: Counter[str]) -> dict[str, float]:
    gold, raw = max(1, counts["gold_words"]), max(1, counts["raw_words"])
    sentences = max(1, counts["gold_sentences"] + counts["raw_sentences"])

    def f1(key: str) -> float:
        return 2 * counts[key] / (gold + raw)

    return {
        "n": counts["gold_words"],
        "gold_uas": counts["given_uas"] / gold,
        "gold_las": counts["given_las"] / gold,
        "raw_uas": f1("raw_uas"),
        "raw_las": f1("raw_las"),
        "upos": f1("raw_upos"),
        "lemma": f1("raw_lemma"),
        "gold_upos": counts["given_upos"] / gold,
        "gold_lemma": counts["given_lemma"] / gold,
        "token_f1": f1("raw_tokens"),
        "sentence_f1": 2 * counts["same_sentences"] / sentences,
    }
