"""Measure names of people, organisations and places against sentences marked in IOB2.

A name counts when its kind and its span, in characters of the sentence, are those of gold. The
sentence is parsed from its raw text; what the engine sees is taken first, then what the gazetteer
knows and the engine missed. Documents with nested spans (`….jsonl.gz`) are measured the same way,
over people, bodies, places and nationalities, nouns and pronouns included.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente import language
from detente.actors import find_mentions, load
from detente.model.actors import Mention
from detente.model.text import NamedSpan, Parse, Span
from evaluation import documents

_KINDS = {
    "state": "LOC", "place": "LOC", "organisation": "ORG", "media": "ORG", "group": "ORG",
}  # fmt: skip
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "sir", "lord", "lady", "president", "prime", "minister",
     "king", "queen", "prince", "pope"}
)  # fmt: skip
Name = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A sentence with the names in it: start, end, kind."""

    text: str
    names: tuple[Name, ...]


def run(paths: Sequence[Path], predictions: Path | None = None) -> dict[str, Any]:
    """Measure on files or folders of `*.iob2.gz`, or on English documents (`….jsonl.gz`).

    Of sentences, only files whose name begins with a language we parse are read (`en_…`).

    Returns:
        n sentences or documents; precision, recall and f1 over exact spans with their kind;
        per_type f1.
    """
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    said: Counter[str] = Counter()
    n, written = 0, []
    for path in _files(paths):
        is_whole = ".jsonl" in path.suffixes
        engine = language.load("en" if is_whole else path.name[:2])
        for case in _documents(path) if is_whole else _cases(path):
            n += 1
            parse = engine.parse(case.text)
            found = documents.spans(parse) if is_whole else predict(parse)
            right.update(kind for *_, kind in set(found) & set(case.names))
            gold.update(kind for *_, kind in case.names)
            said.update(kind for *_, kind in found)
            written.append({"text": case.text, "names": found, "gold": case.names})
    if predictions is not None:
        lines = (json.dumps(item, ensure_ascii=False) + "\n" for item in written)
        predictions.write_text("".join(lines), encoding="utf-8")
    return {"n": n, **_metrics(right, gold, said)}


def _metrics(right: Counter[str], gold: Counter[str], said: Counter[str]) -> dict[str, Any]:
    both = gold.total() + said.total()
    return {
        "f1": 2 * right.total() / both if both else 0.0,
        "precision": right.total() / said.total() if said else 0.0,
        "recall": right.total() / gold.total() if gold else 0.0,
        "per_type": {
            kind: round(2 * right[kind] / (gold[kind] + said[kind]), 4) for kind in sorted(gold)
        },
    }


def predict(parse: Parse) -> tuple[Name, ...]:
    """Return the names in a parse as start, end, kind; in text order, not overlapping."""
    listed = [name for m in find_mentions(parse, load()) if (name := _name(parse, m))]
    sighted = [name for n in parse.names if (name := _cleaned(parse, n))]
    seen: list[tuple[Span, str]] = []
    for span, kind in sorted((*sighted, *listed), key=lambda name: -len(name[0])):
        if not any(span.overlaps(other) for other, _ in seen):
            seen.append((span, kind))
    return tuple(sorted((span.start, span.end, kind) for span, kind in seen))


def _cleaned(parse: Parse, name: NamedSpan) -> tuple[Span, str] | None:
    """Cut titles off a name that the engine saw; None where nothing capitalised is left."""
    first = name.first
    while first < name.last and parse.tokens[first].text.lower().rstrip(".") in _TITLES:
        first += 1
    if first == name.last or not parse.tokens[first].text[:1].isupper():
        return None
    return Span(parse.tokens[first].span.start, name.span.end), name.kind


def _name(parse: Parse, mention: Mention) -> tuple[Span, str] | None:
    words = mention.span.of(parse.text)
    if mention.form not in {"name", "capital"} or not words[:1].isupper():
        return None
    if ":" in mention.entity.name or "/" in mention.entity.id:
        return None
    kind = _KINDS.get(mention.entity.kind)
    return (mention.span, kind) if kind else None


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        for file in sorted(path.glob("*.iob2.gz")) if path.is_dir() else [path]:
            if ".jsonl" in file.suffixes or file.name[:2] in language.supported():
                yield file


def _documents(path: Path) -> Iterator[Case]:
    return (Case(text=text, names=names) for text, names in documents.cases(path))


def _cases(path: Path) -> Iterator[Case]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        block: list[str] = []
        for line in (*file, ""):
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield _case(block)
                block = []


def _case(block: list[str]) -> Case:
    text = next((x.removeprefix("# text = ") for x in block if x.startswith("# text = ")), "")
    names: list[Name] = []
    place = 0
    for line in block:
        if line.startswith("#"):
            continue
        _, word, tag, *_ = line.split("\t")
        start = text.find(word, place)
        place = start + len(word) if start >= 0 else place
        if tag.startswith("B-"):
            names.append((start, place, tag[2:]))
        elif tag.startswith("I-") and names:
            names[-1] = (names[-1][0], place, names[-1][2])
    return Case(text=text, names=tuple(names))
