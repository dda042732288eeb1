"""From treebanks and name lists to numbered sentences that the network can learn from.

Only sets whose licence allows weights trained on them to be published are read:
English EWT, the openly licensed documents of GUM, and the names of UNER on EWT's dev side.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.conllu import GoldSentence, GoldWord, read_conllu, read_lines

from detente.language._lemmas import script_of
from detente.language._pieces import Pieces

NOTHING = -100
"""A label that counts for no loss."""
KINDS = (
    "", "person", "place", "organization", "time", "event",
    "object", "abstract", "substance", "animal", "plant",
)  # fmt: skip
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_TRANSCRIBED = ("GUM_conversation", "GUM_vlog")
_NAMED = {"person": "PER", "organization": "ORG", "place": "LOC"}


@dataclass
class Example:
    """One sentence in numbers; every list has one entry a word."""

    forms: list[str]
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    gaps: list[int]
    heads: list[int] = field(default_factory=list)
    """Index within the sentence; -1 for the root; NOTHING where unlabelled."""
    labels: dict[str, list[int]] = field(default_factory=dict)
    """Per layer: upos, xpos, lemma, deprel, entity, name."""
    opens_paragraph: bool = False
    document: str = ""


@dataclass
class Inventory:
    """The label sets, in the order of the network's outputs."""

    upos: list[str]
    xpos: list[str]
    lemma: list[str]
    deprel: list[str]
    entity: list[str] = field(default_factory=lambda: list(KINDS))
    name: list[str] = field(default_factory=lambda: list(NAMES))


def data_folder() -> Path:
    """Return the folder of the open data: `DETENTE_DATA`, or `../shared/data`."""
    return Path(os.environ.get("DETENTE_DATA") or Path(__file__).parents[2] / "shared" / "data")


def treebanks() -> tuple[list[GoldSentence], list[GoldSentence]]:
    """Read the train sides of EWT and of the open part of GUM, without its transcribed speech.

    Transcripts have neither capitals nor stops to go by; news has both.
    """
    parsing = data_folder() / "parsing"
    ewt, gum = (parsing / name / "train.conllu.gz" for name in ("en_ewt", "en_gum_open"))
    written = (s for s in read_conllu(gum) if not s.document.startswith(_TRANSCRIBED))
    return list(read_conllu(ewt)), list(written)


def inventory(sentences: list[GoldSentence]) -> Inventory:
    """Collect the labels of a treebank; lemma scripts seen once or twice are left out."""
    words = [word for sentence in sentences for word in sentence.words]
    scripts = Counter(script_of(word.form, word.lemma) for word in words if word.lemma != "_")
    return Inventory(
        upos=sorted({word.upos for word in words}),
        xpos=sorted({word.xpos for word in words}),
        lemma=[script for script, count in scripts.most_common() if count > 2],
        deprel=sorted({word.deprel for word in words}),
    )


def lexicon(sentences: list[GoldSentence]) -> dict[str, dict[str, str]]:
    """Collect the lemmas that a treebank agrees on: fine tag, then lower-case form, to lemma.

    Proper nouns are left out, and forms that are their own lemma and do not look inflected.
    """
    seen: dict[tuple[str, str], Counter[str]] = {}
    for sentence in sentences:
        for word in sentence.words:
            if not word.xpos.startswith("NNP") and word.lemma != "_":
                seen.setdefault((word.xpos, word.form.lower()), Counter())[word.lemma] += 1
    found: dict[str, dict[str, str]] = {}
    for (tag, form), counts in sorted(seen.items()):
        lemma, count = counts.most_common(1)[0]
        telling = lemma != form or form.endswith(("s", "d", "g", "r", "t", "n"))
        if telling and count >= 0.7 * counts.total() and (count > 1 or lemma != form):
            found.setdefault(tag, {})[form] = lemma
    return found


def examples(
    sentences: list[GoldSentence], labels: Inventory, pieces: Pieces, *, nested: bool
) -> list[Example]:
    """Number the sentences of a treebank.

    Args:
        sentences: In the order of their documents.
        labels: What the network can say.
        pieces: The encoder's word pieces.
        nested: Whether MISC holds GUM's nested entities.
    """
    tables = {
        layer: {label: index for index, label in enumerate(getattr(labels, layer))}
        for layer in ("upos", "xpos", "lemma", "deprel", "entity", "name")
    }
    return [_example(sentence, tables, pieces, nested) for sentence in sentences]


def _example(
    sentence: GoldSentence, tables: dict[str, dict[str, int]], pieces: Pieces, nested: bool
) -> Example:
    example = bare(sentence, pieces)
    words = sentence.words
    example.heads = [word.head for word in words]
    example.labels = {
        "upos": [tables["upos"].get(word.upos, NOTHING) for word in words],
        "xpos": [tables["xpos"].get(word.xpos, NOTHING) for word in words],
        "lemma": [tables["lemma"].get(script_of(w.form, w.lemma), NOTHING) for w in words],
        "deprel": [tables["deprel"].get(word.deprel, NOTHING) for word in words],
    }
    if nested:
        kinds, names = _nested(words)
        example.labels["entity"] = [tables["entity"].get(kind, NOTHING) for kind in kinds]
        example.labels["name"] = [tables["name"].get(name, NOTHING) for name in names]
    return example


def bare(sentence: GoldSentence, pieces: Pieces) -> Example:
    """Number a sentence without its labels."""
    found = [pieces.of(word.form) for word in sentence.words]
    gaps = [1] + [
        int(after.start > before.end)
        for before, after in zip(sentence.words, sentence.words[1:], strict=False)
    ]
    return Example(
        forms=[word.form for word in sentence.words],
        pieces=[numbers for numbers, _ in found],
        shapes=[shape for _, shape in found],
        gaps=gaps,
        heads=[NOTHING] * len(found),
        opens_paragraph=sentence.opens_paragraph or sentence.opens_document,
        document=sentence.document,
    )


def _nested(words: tuple[GoldWord, ...]) -> tuple[list[str], list[str]]:
    """Read GUM's nested entities: the kind each word heads, and names as BIO."""
    spans = _entity_spans(words)
    kinds = [""] * len(words)
    names = ["O"] * len(words)
    for first, last, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        head = _head(words, first, last)
        kinds[head] = kind
        if kind in _NAMED and words[head].upos == "PROPN":
            low, high = _name(words, head, first, last, kind)
            if all(names[index] == "O" for index in range(low, high + 1)):
                names[low : high + 1] = ["I-" + _NAMED[kind]] * (high - low + 1)
                names[low] = "B-" + _NAMED[kind]
    return kinds, _doubtful_masked(words, spans, names)


def _doubtful_masked(
    words: tuple[GoldWord, ...], spans: list[tuple[int, int, str]], names: list[str]
) -> list[str]:
    """Leave out proper nouns inside a person, place or organization that no rule took."""
    inner = {}
    for first, last, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        inner.update(dict.fromkeys(range(first, last + 1), kind))
    return [
        "?" if name == "O" and word.upos == "PROPN" and inner.get(index) in _NAMED else name
        for index, (word, name) in enumerate(zip(words, names, strict=True))
    ]


def _entity_spans(words: tuple[GoldWord, ...]) -> list[tuple[int, int, str]]:
    open_spans: dict[str, list[tuple[int, str]]] = {}
    spans: list[tuple[int, int, str]] = []
    for index, word in enumerate(words):
        value = next((v[7:] for v in word.misc.split("|") if v.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]+\)|\([^()]+|[^()]+\)", value):
            number, _, rest = part.strip("()").partition("-")
            if part.startswith("("):
                open_spans.setdefault(number, []).append((index, rest.partition("-")[0]))
            if part.endswith(")") and open_spans.get(number):
                first, kind = open_spans[number].pop()
                spans.append((first, index, kind))
    return spans


def _head(words: tuple[GoldWord, ...], first: int, last: int) -> int:
    for index in range(first, last + 1):
        if not first <= words[index].head <= last:
            return index
    return first


def _name(
    words: tuple[GoldWord, ...], head: int, first: int, last: int, kind: str
) -> tuple[int, int]:
    """Reduce a mention to its run of proper names: no titles, no `of` in a person."""
    low = high = head
    joined = ("compound", "flat", "amod", "nmod:poss", "det")
    while low > first and _belongs(words[low - 1], joined):
        low -= 1
    while words[low].upos == "DET" or words[low].deprel.startswith("punct"):
        low += 1
    while high < last and _extends(words, high, last, kind):
        high += 1
    while high > head and words[high].upos != "PROPN":
        high -= 1
    return low, high


def _belongs(word: GoldWord, joined: tuple[str, ...]) -> bool:
    return (word.xpos.startswith("NNP") and word.deprel.startswith(joined)) or word.form == "-"


def _extends(words: tuple[GoldWord, ...], high: int, last: int, kind: str) -> bool:
    after = words[high + 1]
    if after.xpos.startswith("NNP"):
        return after.deprel.startswith(("flat", "compound", "goeswith")) or (
            kind != "person"
            and words[high].upos in ("ADP", "CCONJ", "PROPN", "DET")
            and after.deprel.startswith(("nmod", "conj"))
        )
    if kind == "person":
        return after.form == "-"
    named = any(word.xpos.startswith("NNP") for word in words[high + 2 : min(high + 4, last + 1)])
    return after.form.lower() in ("of", "for", "the", "and", "-", "&") and named


def uner(path: Path, parsed: Path, pieces: Pieces) -> list[Example]:
    """Read UNER's names on the words of the treebank they were laid on."""
    tags = _iob(path)
    found = []
    for sentence in read_conllu(parsed):
        example = bare(sentence, pieces)
        names = tags.get(sentence.id)
        if names and len(names) == len(example.forms):
            example.labels["name"] = [NAMES.index(name) if name in NAMES else 0 for name in names]
            found.append(example)
    return found


def _iob(path: Path) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    current: list[str] = []
    for line in read_lines(path):
        if line.startswith("# sent_id"):
            current = tags.setdefault(line.partition("=")[2].strip(), [])
        elif line and not line.startswith("#"):
            current.append(line.split("\t")[2])
    return tags
