"""Windows of running text to learn from, drawn anew in every epoch, with noise laid over them."""

from __future__ import annotations

import random
from collections.abc import Iterator

import torch

from detente.language._pieces import FIRST_MARK, LAST_MARK
from training.corpus import NOTHING, Example
from training.network import PLACES, Batch

MASK = 103
_QUOTES = (1524, 1523, 1000, 1077, 1090)
LAYERS = ("upos", "xpos", "lemma", "deprel", "entity", "name")


def draw(examples: list[Example], chance: random.Random) -> list[list[Example]]:
    """Group consecutive sentences of a document into windows of random length."""
    windows: list[list[Example]] = []
    size, limit = 0, 0
    for example in examples:
        length = sum(map(len, example.pieces))
        follows = windows and windows[-1][-1].document == example.document
        if not follows or size + length > limit:
            windows.append([])
            size, limit = 0, chance.choice((0, 40, 80, 128, 176))
        windows[-1].append(example)
        size += length
    return windows


def batches(
    windows: list[list[Example]], most_pieces: int, chance: random.Random | None
) -> Iterator[list[list[Example]]]:
    """Group windows of like length so that a padded batch holds about so many pieces."""

    def length(window: list[Example]) -> int:
        return sum(sum(map(len, example.pieces)) for example in window)

    ordered = sorted(windows, key=lambda w: length(w) * (chance.uniform(0.9, 1.1) if chance else 1))
    groups: list[list[list[Example]]] = [[]]
    longest = 0
    for window in ordered:
        longest = max(longest, length(window))
        if groups[-1] and longest * (len(groups[-1]) + 1) > most_pieces:
            groups.append([])
            longest = length(window)
        groups[-1].append(window)
    if chance:
        chance.shuffle(groups)
    yield from groups


def tensors(windows: list[list[Example]], chance: random.Random | None) -> Batch:
    """Number and pad windows; with a source of chance, lay noise over them."""
    rows = [_row(_noisy(window, chance) if chance else window, chance) for window in windows]
    words = max(len(row["first"]) for row in rows)
    pieces = max(len(row["pieces"]) for row in rows)

    def pad(key: str, size: int, filler: int) -> torch.Tensor:
        return torch.tensor([row[key] + [filler] * (size - len(row[key])) for row in rows])

    heads = pad("heads", words, NOTHING)
    heads[heads == -1] = words
    return Batch(
        pieces=pad("pieces", pieces, 0),
        shapes=pad("shapes", pieces, 7),
        gaps=pad("gaps", pieces, 0),
        lengths=torch.tensor([len(row["pieces"]) for row in rows]),
        first=pad("first", words, 0),
        last=pad("last", words, 0),
        sentence=pad("sentence", words, -1),
        heads=heads,
        targets={layer: pad(layer, words, NOTHING) for layer in (*LAYERS, "start")},
    )


def _row(window: list[Example], chance: random.Random | None) -> dict[str, list[int]]:
    row: dict[str, list[int]] = {
        key: [] for key in ("first", "last", "sentence", "heads", "start", *LAYERS)
    }
    row |= {"pieces": [FIRST_MARK], "shapes": [7], "gaps": [1]}
    for number, example in enumerate(window):
        offset = len(row["first"])
        for index, numbers in enumerate(example.pieces):
            kept = row["pieces"][: PLACES - 1]
            hidden = chance is not None and chance.random() < 0.04
            row["first"].append(min(len(kept), PLACES - 2))
            row["pieces"] += [MASK] * len(numbers) if hidden else numbers
            row["shapes"] += [example.shapes[index]] * len(numbers)
            gap = example.gaps[index]
            if index == 0:
                gap = 3 if example.opens_paragraph else gap
            row["gaps"] += [gap] + [4] * (len(numbers) - 1)
            row["last"].append(min(len(row["pieces"]) - 1, PLACES - 2))
            row["sentence"].append(number)
            row["start"].append(NOTHING if not offset + index else int(index == 0))
        row["heads"] += [head + offset if head >= 0 else head for head in example.heads]
        for layer in LAYERS:
            row[layer] += example.labels.get(layer) or [NOTHING] * len(example.forms)
    for key, ending in (("pieces", LAST_MARK), ("shapes", 7), ("gaps", 1)):
        row[key] = [*row[key][: PLACES - 1], ending]
    return row


def _noisy(window: list[Example], chance: random.Random) -> list[Example]:
    """Make a window look like a headline, a hard-wrapped line or careless copy, now and then."""
    dice = chance.random()
    if dice < 0.04:
        return [_reshaped(example, 2) for example in window]
    if dice < 0.08:
        return [_reshaped(example, 1) for example in window]
    if dice < 0.12:
        return [_reshaped(example, 0) for example in window]
    if dice < 0.17:
        return [_unstopped(example) for example in window] if len(window) == 1 else window
    if dice < 0.22:
        return [_wrapped(example, chance) for example in window]
    if dice < 0.30:
        return [_requoted(example, chance) for example in window]
    return window


def _reshaped(example: Example, shape: int) -> Example:
    """All capitals, all title case or all lower case; the lemma then cannot be learned."""
    shapes = [shape if old < 5 else old for old in example.shapes]
    labels = {layer: values for layer, values in example.labels.items() if layer != "lemma"}
    return _changed(example, shapes=shapes, labels=labels)


def _unstopped(example: Example) -> Example:
    """Without the full stop at the end, as a headline."""
    last = len(example.forms) - 1
    if last < 3 or example.forms[last] != "." or last in example.heads or example.heads[last] < 0:
        return example
    labels = {layer: values[:last] for layer, values in example.labels.items()}
    return Example(
        example.forms[:last], example.pieces[:last], example.shapes[:last], example.gaps[:last],
        example.heads[:last], labels, True, example.document,
    )  # fmt: skip


def _wrapped(example: Example, chance: random.Random) -> Example:
    """With some spaces turned into line ends."""
    gaps = [2 if gap == 1 and chance.random() < 0.1 else gap for gap in example.gaps]
    return _changed(example, gaps=gaps)


def _requoted(example: Example, chance: random.Random) -> Example:
    """With other quotation marks."""
    quote = (chance.choice(_QUOTES),)
    pieces = [
        quote if form in ('"', "“", "”", "''", "``") else old
        for form, old in zip(example.forms, example.pieces, strict=True)
    ]
    return _changed(example, pieces=pieces)


def _changed(example: Example, **values: object) -> Example:
    fields = {name: getattr(example, name) for name in example.__dataclass_fields__}
    return Example(**(fields | values))
