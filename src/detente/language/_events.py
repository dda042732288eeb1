"""The event heads at run time: what each word tells, and how two phrases stand to one another."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.language._encoder import Floats, _session
from detente.language._pieces import FIRST_MARK, LAST_MARK, Pieces, gap_of
from detente.model.layers import Filler, Heard, Reading
from detente.model.text import Parse

PIECES_IN_WINDOW = 128
"""The most word pieces that are read at once; a longer sentence is read in parts."""
DROPPED = "DROPPED"
KINDS = ("type", "name", "value", "role", "depth", "way", "context")
"""Label sets of `events.json`."""
LIKELY = 0.5
"""A context is told from here on."""
FAINTEST = 1e-6
"""Below this a score is nothing."""
_MATCHED = {"tells": "role", "fills": "role", "heard": "depth", "voiced": "depth"}
"""Outputs in which a trigger and a word are matched, label by label, with their label sets."""
_LAYERS = ("types", "names", "values", "contexts", "certain", *_MATCHED)
_NO_SHAPE, _SPACE, _PARAGRAPH, _INSIDE = 7, 1, 3, 4

Words = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How two phrases stand to one another; probabilities by label."""

    types: dict[str, float]
    """Of PLOVER's types, `DROPPED` and `NONE`."""
    values: dict[str, float]
    ways: dict[str, float]
    """`forward`: the first acts on the second; `backward`; `both` act; `neither`."""
    link: Floats
    """The vector that the answer was read off, for scoring with other names."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Scores:
    """`EventLayers` over arrays: one row per token of the parse."""

    model: str
    types: Floats
    names: Floats
    values: Floats
    contexts: Floats
    certain: Floats
    """Tokens × 1: how factual a word is told, -3 to 3."""
    tells: Floats
    """Tokens × roles × width: the word as one who tells."""
    fills: Floats
    """The word as one who fills a role."""
    heard: Floats
    """Tokens × depths × width: the word as what is heard from somebody."""
    voiced: Floats
    """The word as the one from whom it is heard."""
    windows: NDArray[np.int64]
    """Number of the window that each token was read in."""
    labels: Labels

    def at(self, index: int) -> Reading:
        """Say what a word tells."""
        labels, row = self.labels, self.types[index]
        best = int(row[1:].argmax()) + 1
        names = np.where(labels.fits[best], self.names[index], 0.0)
        name = int(names.argmax())
        value = int(self.values[index].argmax())
        return Reading(
            told=float(1 - row[0]),
            type=None if labels.type[best] == DROPPED else labels.type[best],
            type_score=float(row[best]),
            name=labels.name[name],
            name_score=float(names[name] / max(float(names.sum()), 1e-9)),
            value=labels.value[value],
            value_score=float(self.values[index][value]),
            certain=float(self.certain[index][0]),
            contexts=self._contexts(index),
        )

    def _contexts(self, index: int) -> tuple[tuple[str, float], ...]:
        row = self.contexts[index]
        likely = sorted((row >= LIKELY).nonzero()[0].tolist(), key=lambda number: -row[number])
        return tuple((self.labels.context[number], float(row[number])) for number in likely)

    def score(self, index: int, type: str | None) -> float:
        """Say how likely a word tells an event of this type; None for one that PLOVER drops."""
        return float(self.types[index][self.labels.type.index(type or DROPPED)])

    def roles(self, trigger: int, word: int) -> dict[str, float]:
        """Say how likely a word heads each role of a trigger; {} if not read together."""
        if self.windows[trigger] != self.windows[word]:
            return {}
        shares = _shares(self.tells[trigger], self.fills[word : word + 1])[0]
        return dict(zip(self.labels.role, shares.tolist(), strict=True))

    def fillers(self, trigger: int, words: range, least: float) -> tuple[Filler, ...]:
        """List the words among some that fill a role of a trigger at least so surely."""
        near = [w for w in words if self.windows[w] == self.windows[trigger]]
        if not near:
            return ()
        together = range(near[0], near[-1] + 1)
        shares = _shares(self.tells[trigger], self.fills[near[0] : near[-1] + 1])
        best = shares[:, 1:].argmax(1) + 1
        return tuple(
            Filler(word=word, role=self.labels.role[role], score=float(share[role]))
            for word, role, share in zip(together, best.tolist(), shares, strict=True)
            if share[role] >= least
        )

    def voices(self, trigger: int, words: range, least: float) -> tuple[Heard, ...]:
        """List the words among some that head a voice of a trigger at least so surely."""
        near = [w for w in words if self.windows[w] == self.windows[trigger]]
        if not near:
            return ()
        shares = _shares(self.heard[trigger], self.voiced[near[0] : near[-1] + 1])
        depths = shares[:, 1:] @ np.arange(1, shares.shape[1])
        rows = zip(range(near[0], near[-1] + 1), 1 - shares[:, 0], depths, strict=True)
        found = [
            Heard(word=word, score=float(score), depth=float(depth / score))
            for word, score, depth in rows
            if score >= max(least, FAINTEST)
        ]
        return tuple(sorted(found, key=lambda one: -one.depth))


def _shares(near: Floats, rows: Floats) -> Floats:
    """Return the probabilities of the labels of words beside a trigger: words × labels."""
    scores = (near * rows).sum(-1) * rows.shape[-1] ** -0.5
    shares: Floats = np.exp(scores - scores.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    return shares


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Labels:
    """Label sets in the order of the network's outputs."""

    type: tuple[str, ...]
    name: tuple[str, ...]
    value: tuple[str, ...]
    role: tuple[str, ...]
    depth: tuple[str, ...]
    way: tuple[str, ...]
    context: tuple[str, ...]
    fits: NDArray[np.bool_]
    """Types × names: which names belong to a type."""


class EventHeads:
    """The network of the event heads and its label sets."""

    def __init__(self, folder: Path, pieces: Pieces, threads: int = 1) -> None:
        """Load the network.

        Args:
            folder: Holds `events.onnx` and `events.json`.
            pieces: The word pieces of the engine.
            threads: Of one window's computation.
        """
        self._network = _session(folder / "events.onnx", threads)
        self._outputs = [output.name for output in self._network.get_outputs()]
        stated = json.loads((folder / "events.json").read_text(encoding="utf-8"))
        self.name = f"{stated['model']}@{stated['digest'][:12]}"
        """Name and digest of the network."""
        of_name = stated["type_of_name"]
        fits = [[of_name[name] == type_ for name in stated["name"]] for type_ in stated["type"]]
        sets = {key: tuple(stated[key]) for key in KINDS}
        self.labels = Labels(**sets, fits=np.array(fits))
        self._pieces = pieces

    def read(self, parse: Parse) -> Scores:
        """Score every word of a parse."""
        size = len(parse.tokens)
        parts: dict[str, list[Floats]] = {key: [] for key in _LAYERS}
        windows = np.zeros(size, np.int64)
        for number, (first, last) in enumerate(self._windows(parse)):
            found = self._run(parse, first, last, (first, first), (first, first))
            windows[first:last] = number
            for key, rows in parts.items():
                rows.append(found[key])
        empty = {"types": len(self.labels.type), "names": len(self.labels.name)}
        empty |= {"values": len(self.labels.value), "contexts": len(self.labels.context)}
        empty["certain"] = 1
        arrays = {
            key: np.concatenate(rows) if rows else np.zeros((0, empty.get(key, 0)), np.float32)
            for key, rows in parts.items()
        }
        for key, labels in _MATCHED.items():
            count = len(getattr(self.labels, labels))
            arrays[key] = arrays[key].reshape(size, count, -1) if size else arrays[key]
        return Scores(model=self.name, windows=windows, labels=self.labels, **arrays)

    def ask(self, parse: Parse, source: Words, target: Words) -> Answer:
        """Say how two phrases of one sentence stand to one another.

        Args:
            parse: A sentence; of a longer text only the stretch around the two is read.
            source: First word of the phrase and the one after its last.
            target: Likewise.
        """
        first, last = self._around(parse, source, target)
        found = self._run(parse, first, last, source, target)
        labels = self.labels

        def named(names: Sequence[str], key: str) -> dict[str, float]:
            return dict(zip(names, found[key][0].tolist(), strict=True))

        return Answer(
            types=named(labels.type, "pair_type"),
            values=named(labels.value, "pair_value"),
            ways=named(labels.way, "pair_way"),
            link=found["link"][0],
        )

    def _windows(self, parse: Parse) -> list[Words]:
        """Cut a parse into whole sentences of so many pieces, and longer ones into parts."""
        found: list[Words] = []
        begin, size = 0, 0
        for sentence in parse.sentences:
            length = sum(self._length(parse, i) for i in range(sentence.first, sentence.last))
            if size and size + length > PIECES_IN_WINDOW:
                found.append((begin, sentence.first))
                begin, size = sentence.first, 0
            size += length
            if size > PIECES_IN_WINDOW:
                found += self._parts(parse, begin, sentence.last)
                begin, size = sentence.last, 0
        if size:
            found.append((begin, parse.sentences[-1].last))
        return found

    def _parts(self, parse: Parse, first: int, last: int) -> list[Words]:
        found: list[Words] = []
        begin, size = first, 0
        for index in range(first, last):
            length = self._length(parse, index)
            if size and size + length > PIECES_IN_WINDOW:
                found.append((begin, index))
                begin, size = index, 0
            size += length
        return [*found, (begin, last)]

    def _length(self, parse: Parse, index: int) -> int:
        return len(self._pieces.of(parse.tokens[index].text)[0])

    def _around(self, parse: Parse, source: Words, target: Words) -> Words:
        """Choose the words to read: all, or as many around the two phrases as fit.

        Of two phrases too far apart for one window the later one is not seen.
        """
        begin = min(source[0], target[0])
        first = last = begin
        size, end = 0, max(source[1], target[1])
        while last < end and size <= PIECES_IN_WINDOW:
            size += self._length(parse, last)
            last += 1
        while size < PIECES_IN_WINDOW and (first > 0 or last < len(parse.tokens)):
            if first > 0:
                first -= 1
                size += self._length(parse, first)
            if last < len(parse.tokens) and size < PIECES_IN_WINDOW:
                size += self._length(parse, last)
                last += 1
        return first, last

    def _run(
        self, parse: Parse, first: int, last: int, source: Words, target: Words
    ) -> dict[str, Floats]:
        rows = {"pieces": [FIRST_MARK], "shapes": [_NO_SHAPE], "gaps": [_SPACE], "marks": [0]}
        begins, ends = [], []
        for index in range(first, last):
            numbers, shape = self._pieces.of(parse.tokens[index].text)
            more = len(numbers) - 1
            begins.append(len(rows["pieces"]))
            rows["pieces"] += numbers
            rows["shapes"] += [shape] * (more + 1)
            rows["gaps"] += [_gap(parse, index, first)] + [_INSIDE] * more
            rows["marks"] += [_mark(index, source, target)] * (more + 1)
            ends.append(begins[-1] + more)
        for key, ending in (
            ("pieces", LAST_MARK), ("shapes", _NO_SHAPE), ("gaps", _SPACE), ("marks", 0),
        ):  # fmt: skip
            rows[key].append(ending)
        feeds: dict[str, NDArray[np.generic]] = {
            key: np.array(values, np.int64)
            for key, values in (rows | {"first": begins, "last": ends}).items()
        }
        feeds["source"] = _share(source, first, last)
        feeds["target"] = _share(target, first, last)
        return dict(zip(self._outputs, self._network.run(None, feeds), strict=True))


def _gap(parse: Parse, index: int, first: int) -> int:
    if index == first:
        return _PARAGRAPH
    return gap_of(parse.text[parse.tokens[index - 1].span.end : parse.tokens[index].span.start])


def _mark(index: int, source: Words, target: Words) -> int:
    return 1 if source[0] <= index < source[1] else 2 if target[0] <= index < target[1] else 0


def _share(words: Words, first: int, last: int) -> Floats:
    """Spread one over the words of a phrase."""
    row = np.zeros((1, last - first), np.float32)
    begin = min(max(words[0], first), last - 1) - first
    end = max(min(words[1], last) - first, begin + 1)
    row[0, begin:end] = 1 / (end - begin)
    return row
