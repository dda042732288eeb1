"""Turn trained event heads into the files that ship: `python -m training.events.export`.

The graph is written node by node, as the engine's is; it holds encoder and heads. PLV's names are
no part of it: the layer that knows them goes to `evaluation/data`, where scoring reads it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto
from torch.nn import functional

from detente.language._pieces import UNKNOWN, Pieces
from detente.ontology.sentences import read_sentences
from training.base import fetch
from training.events.corpus import NOTHING, exercises, labels_of
from training.events.network import ASKED, ROLE, VOICE, EventNetwork
from training.events.windows import Drawn, batches, tensors
from training.export import Floats, Graph, Ports, _layer, _model, _word_vectors
from training.fit import WORK
from training.network import LAYERS

SHIPPED = Path(__file__).parents[2] / "src" / "detente" / "language" / "data" / "en"
WINDOW = 160
"""Places that are kept: a window holds no more pieces."""
LATIN = 0x24F
SCORING = Path(__file__).parents[2] / "evaluation" / "data"


def build(
    weights: dict[str, Floats],
    sizes: dict[str, int],
    kept: list[int],
    bits: int,
    temperature: float = 1.0,
) -> onnx.ModelProto:
    """Write the graph of encoder and heads.

    Args:
        weights: The network's, by name.
        sizes: How many labels each head has.
        kept: Word pieces that are kept; all others are read as unknown.
        bits: Of the int8 weights that are used.
        temperature: What the scores of types are divided by, so that they mean shares.
    """
    weights = weights | {"places.weight": weights["places.weight"][:WINDOW]}
    graph = Graph(weights, bits)
    x = graph.one("Add", _embedded(graph, kept), _placed(graph))
    for name in ("shapes", "gaps", "marks"):
        table = graph.constant(weights[f"{name}.weight"])
        x = graph.one("Add", x, graph.one("Gather", table, name))
    states = [graph.norm(x, "norm")]
    for number in range(LAYERS):
        states.append(_layer(graph, states[-1], f"layers.{number}"))
    outputs = _tags(graph, _word_vectors(graph, states, 0), sizes, temperature)
    outputs |= _pairs(graph, states, sizes)
    sides = {"pieces": "p", "shapes": "p", "gaps": "p", "marks": "p", "first": "w", "last": "w"}
    inputs: Ports = {name: (TensorProto.INT64, [side]) for name, side in sides.items()}
    inputs |= {name: (TensorProto.FLOAT, [1, "w"]) for name in ("source", "target")}
    return _model(graph, inputs, outputs)


def _embedded(graph: Graph, kept: list[int]) -> str:
    """Append the vectors of word pieces: int8, one scale a row, only the rows that are kept."""
    place = np.full(len(graph.weights["words.weight"]), kept.index(UNKNOWN), np.int32)
    place[kept] = np.arange(len(kept))
    table = graph.weights["words.weight"][kept]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    rows = graph.one("Gather", graph.constant(place.astype(np.int16)), "pieces")
    rows = graph.one("Cast", rows, to=TensorProto.INT32)
    whole = graph.constant(np.rint(table / scale).astype(np.int8))
    found = graph.one("Cast", graph.one("Gather", whole, rows), to=TensorProto.FLOAT)
    return graph.one("Mul", found, graph.one("Gather", graph.constant(scale), rows))


def _placed(graph: Graph) -> str:
    """Append the vectors of places, kept in sixteen bits."""
    table = graph.constant(graph.weights["places.weight"].astype(np.float16))
    length = graph.one("Shape", "pieces")
    rows = graph.one("Slice", table, graph.constant(np.array([0])), length)
    return graph.one("Cast", rows, to=TensorProto.FLOAT)


def english_pieces(tokenizer: Path) -> list[int]:
    """List the word pieces in Latin letters; a foreign script tells the event heads nothing."""
    known = json.loads(tokenizer.read_text("utf-8"))["model"]["vocab"]
    return sorted(
        number
        for piece, number in known.items()
        if not piece.startswith("[unused")
        and all(ord(sign) <= LATIN or 0x2000 <= ord(sign) < 0x2100 for sign in piece)
    )


def _tags(graph: Graph, words: str, sizes: dict[str, int], temperature: float) -> Ports:
    weights = graph.weights
    hidden = graph.linear(words, weights["hidden.weight"], weights["hidden.bias"])
    hidden = graph.one("Gelu", hidden)
    scores = graph.linear(hidden, weights["tags.weight"], weights["tags.bias"])
    layers = ("type", "name", "value")
    split = graph.constant(np.array([sizes[layer] for layer in layers]))
    parts = graph.add("Split", scores, split, outputs=len(layers), axis=-1)
    found: Ports = {}
    for layer, part in zip(layers, parts, strict=True):
        if layer == "type":
            part = graph.one("Div", part, graph.constant(np.array(temperature, np.float32)))
        graph.named(graph.one("Softmax", part, axis=-1), f"{layer}s")
        found[f"{layer}s"] = (TensorProto.FLOAT, ["w", sizes[layer]])
    contexts = graph.linear(hidden, weights["contexts.weight"], weights["contexts.bias"])
    graph.named(graph.one("Sigmoid", contexts), "contexts")
    found["contexts"] = (TensorProto.FLOAT, ["w", sizes["context"]])
    certain = graph.linear(hidden, weights["certain.weight"], weights["certain.bias"])
    graph.named(certain, "certain")
    found["certain"] = (TensorProto.FLOAT, ["w", 1])
    wide = {"tells": sizes["role"] * ROLE, "heard": sizes["depth"] * VOICE}
    for name, size in (wide | {"fills": wide["tells"], "voiced": wide["heard"]}).items():
        graph.named(graph.linear(words, weights[f"{name}.weight"], weights[f"{name}.bias"]), name)
        found[name] = (TensorProto.FLOAT, ["w", size])
    return found


def _pairs(graph: Graph, states: list[str], sizes: dict[str, int]) -> Ports:
    weights = graph.weights
    words = _word_vectors(graph, states, 1)
    near, far = (graph.one("MatMul", side, words) for side in ("source", "target"))
    both = graph.one("Concat", near, far, axis=-1)
    query = graph.linear(both, weights["query.weight"], weights["query.bias"])
    keys = graph.linear(words, weights["key.weight"], weights["key.bias"])
    scores = graph.one("MatMul", query, graph.one("Transpose", keys, perm=[1, 0]))
    scores = graph.one("Mul", scores, graph.constant(np.array(ASKED**-0.5, np.float32)))
    pooled = graph.one("MatMul", graph.one("Softmax", scores, axis=-1), words)
    whole = _whole(graph, states)
    joined = graph.one("Concat", near, far, pooled, whole, axis=-1)
    hidden = graph.one("Gelu", graph.linear(joined, weights["pair.weight"], weights["pair.bias"]))
    graph.named(hidden, "link")
    answers = graph.linear(hidden, weights["answers.weight"], weights["answers.bias"])
    layers = {"pair_type": "type", "pair_value": "value", "pair_way": "way"}
    split = graph.constant(np.array([sizes[layer] for layer in layers.values()]))
    parts = graph.add("Split", answers, split, outputs=3, axis=-1)
    found: Ports = {"link": (TensorProto.FLOAT, [1, int(weights["pair.bias"].shape[0])])}
    for (name, layer), part in zip(layers.items(), parts, strict=True):
        graph.named(graph.one("Softmax", part, axis=-1), name)
        found[name] = (TensorProto.FLOAT, [1, sizes[layer]])
    return found


def _whole(graph: Graph, states: list[str]) -> str:
    """Append the mixture's first vector, which stands for the window."""
    raw = graph.weights["mixes"][1]
    shares = np.exp(raw - raw.max()) / np.exp(raw - raw.max()).sum()
    first = graph.constant(np.array([0]))
    parts = [
        graph.one(
            "Mul", graph.one("Gather", state, first), graph.constant(np.array(share, np.float32))
        )
        for state, share in zip(states, shares, strict=True)
    ]
    return graph.one("Sum", *parts)


@torch.no_grad()
def calibrated(saved: dict[str, Any]) -> float:
    """Find the temperature at which the scores of types fit the sentences kept aside best."""
    network = EventNetwork(saved["sizes"])
    network.load_state_dict(saved["weights"])
    network.eval()
    pieces = Pieces(fetch(WORK / "base") / "tokenizer.json")
    written = read_sentences("en")
    aside = [one for one in written if one.kept_aside]
    windows = [Drawn((one,)) for one in exercises(aside, labels_of(written))]
    scores, gold = [], []
    for group in batches(windows, 3000, None):
        batch = tensors(group, pieces, None)
        scores.append(network(batch)["types"].flatten(0, 1))
        gold.append(batch.types.flatten())
    logits, wanted = torch.cat(scores), torch.cat(gold)
    grid = [step / 20 for step in range(10, 50)]
    losses = [
        float(functional.cross_entropy(logits / each, wanted, ignore_index=NOTHING))
        for each in grid
    ]
    return grid[losses.index(min(losses))]


def export(name: str, folder: Path, scoring: Path, bits: int = 7) -> None:
    """Write the files of the event heads from a checkpoint.

    Args:
        name: Of the checkpoint in `training/work`.
        folder: Where the engine's files go.
        scoring: Where the layer of PLV's names goes.
        bits: Of the int8 weights that are used.
    """
    saved = torch.load(WORK / f"{name}.pt", weights_only=True)
    weights = {key: value.float().numpy() for key, value in saved["weights"].items()}
    kept = english_pieces(fetch(WORK / "base") / "tokenizer.json")
    model = build(weights, saved["sizes"], kept, bits, calibrated(saved))
    onnx.checker.check_model(model)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "events.onnx").write_bytes(model.SerializeToString())
    digest = hashlib.sha256((folder / "events.onnx").read_bytes()).hexdigest()
    stated = {"model": "detente-events-en", "digest": digest, **saved["labels"]}
    text = json.dumps(stated, ensure_ascii=False, indent=1)
    (folder / "events.json").write_text(text + "\n", encoding="utf-8")
    scoring.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(scoring / "plv.npz", weight=weights["plv.weight"], bias=weights["plv.bias"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="events")
    parser.add_argument("--folder", type=Path, default=SHIPPED)
    parser.add_argument("--scoring", type=Path, default=SCORING)
    parser.add_argument("--bits", type=int, default=7)
    chosen = parser.parse_args()
    export(chosen.name, chosen.folder, chosen.scoring, chosen.bits)
