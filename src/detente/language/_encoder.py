"""The network at run time: windows of words in, scored layers out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from detente.language._pieces import FIRST_MARK, LAST_MARK, Pieces

PIECES_IN_WINDOW = 128
"""The most word pieces that are read at once."""

_NO_SHAPE, _SPACE, _INSIDE = 7, 1, 4

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What the network says of W words."""

    arcs: Floats
    """W × (W + 1), dependants by heads; the last column is the root."""
    dependants: Floats
    governors: Floats
    upos: Whole
    xpos: Whole
    lemma: Whole
    entity: Whole
    name: Floats
    """W × names, probabilities."""
    start: Floats
    """W: probability that a sentence starts here."""


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Encoder:
    """The English network and its label sets."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load the network.

        Args:
            folder: Holds `network.onnx`, `relations.onnx`, `labels.json` and `tokenizer.json`.
            threads: Of one window's computation.
        """
        self._network = _session(folder / "network.onnx", threads)
        self._labeller = _session(folder / "relations.onnx", 1)
        self._outputs = [output.name for output in self._network.get_outputs()]
        stated = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.name = f"{stated.pop('model')}@{stated.pop('digest')[:12]}"
        """Name and digest of the network."""
        self.labels: dict[str, list[str]] = stated
        self.pieces = Pieces(folder / "tokenizer.json")

    def read(self, words: list[tuple[tuple[int, ...], int]], gaps: list[int]) -> Layers:
        """Run the network over one window.

        Args:
            words: Pieces and shape of each word; at least one word.
            gaps: The gap before each word, as an index in `GAPS`.
        """
        numbers, shapes, before = [FIRST_MARK], [_NO_SHAPE], [_SPACE]
        first, last = [], []
        for (pieces, shape), gap in zip(words, gaps, strict=True):
            first.append(len(numbers))
            numbers += pieces
            more = len(pieces) - 1
            shapes += [shape] * (more + 1)
            before += [gap] + [_INSIDE] * more
            last.append(first[-1] + more)
        feeds = {
            "pieces": [*numbers, LAST_MARK], "shapes": [*shapes, _NO_SHAPE],
            "gaps": [*before, _SPACE], "first": first, "last": last,
        }  # fmt: skip
        arrays = {name: np.array(values, dtype=np.int64) for name, values in feeds.items()}
        found = dict(zip(self._outputs, self._network.run(None, arrays), strict=True))
        return Layers(**found | {"start": found["start"][:, 1]})

    def relations(self, layers: Layers, heads: list[int]) -> list[str]:
        """Name the arc of every word; `root` where its head is -1.

        Args:
            layers: Of one window.
            heads: Index of each word's head in that window, -1 for roots.
        """
        feeds = {
            "dependants": layers.dependants,
            "governors": layers.governors,
            "heads": np.array(heads, dtype=np.int64),
        }
        (best,) = self._labeller.run(None, feeds)
        names = self.labels["deprel"]
        return [
            "root" if head < 0 else names[label]
            for head, label in zip(heads, best.tolist(), strict=True)
        ]
