"""Turn trained weights into the files that ship: `python -m training.export --name en`.

The graph is written node by node rather than traced, so that every choice about speed and
precision is visible here: matrix products are int8 with one scale per output channel, activations
are quantised as they come, word pieces have one scale per row, and what is small stays float.
Weights use 7 of their 8 bits: processors without the newer int8 instructions add two products in
16 bits, and with the eighth bit that sum can overflow and the same model would parse differently.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.base import fetch
from training.corpus import lexicon, treebanks
from training.fit import WORK
from training.network import ARC, ATTENTION_HEADS, LABEL, LAYERS, PRODUCT

SHIPPED = Path(__file__).parents[1] / "src" / "detente" / "language" / "data" / "en"
_PLAIN, _FUSED = "", "com.microsoft"
Floats = NDArray[np.float32]
Ports = dict[str, tuple[int, list[str | int]]]
"""What goes in or comes out: the type and shape of each."""


class Graph:
    """A graph in the making: nodes in order, and the weights they read."""

    def __init__(self, weights: dict[str, Floats], bits: int) -> None:
        self.weights = weights
        self.most = 2 ** (bits - 1) - 1
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def constant(self, value: NDArray[np.generic]) -> str:
        """Store an array and return its name."""
        self._count += 1
        name = f"c{self._count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(
        self, kind: str, *inputs: str, domain: str = _PLAIN, outputs: int = 1, **attributes: object
    ) -> str | list[str]:
        """Append a node; return the name of its output, or names where it has several."""
        self._count += 1
        names = [f"n{self._count}_{index}" for index in range(outputs)]
        node = helper.make_node(kind, list(inputs), names, domain=domain, **attributes)
        self.nodes.append(node)
        return names[0] if outputs == 1 else names

    def one(self, kind: str, *inputs: str, domain: str = _PLAIN, **attributes: object) -> str:
        """Append a node with a single output."""
        return str(self.add(kind, *inputs, domain=domain, **attributes))

    def linear(self, x: str, matrix: Floats, bias: Floats) -> str:
        """Append an int8 product with one scale per output channel.

        Args:
            x: What is multiplied.
            matrix: Outputs × inputs, as PyTorch keeps it.
            bias: One per output.
        """
        scale = np.maximum(np.abs(matrix).max(1), 1e-8) / self.most
        whole = np.rint(matrix / scale[:, None]).astype(np.int8)
        return self.one(
            "DynamicQuantizeMatMul", x, self.constant(whole.T), self.constant(scale),
            "", self.constant(bias), domain=_FUSED,
        )  # fmt: skip

    def norm(self, x: str, name: str) -> str:
        """Append a layer normalisation."""
        scale = self.constant(self.weights[f"{name}.weight"])
        shift = self.constant(self.weights[f"{name}.bias"])
        return self.one("LayerNormalization", x, scale, shift, axis=-1, epsilon=1e-12)

    def named(self, x: str, output: str) -> None:
        """Give a result its public name."""
        self.nodes.append(helper.make_node("Identity", [x], [output]))


def build(weights: dict[str, Floats], sizes: dict[str, int], bits: int) -> onnx.ModelProto:
    """Write the graph of encoder and heads.

    Args:
        weights: The network's, by name.
        sizes: How many labels each tag layer has, in the order of the network's outputs.
        bits: Of the int8 weights that are used.
    """
    graph = Graph(weights, bits)
    states = _encoder(graph)
    tree, tags = (_word_vectors(graph, states, mix) for mix in (0, 1))
    outputs = {**_tree(graph, tree), **_tags(graph, tags, sizes)}
    sides = {"pieces": "p", "shapes": "p", "gaps": "p", "first": "w", "last": "w"}
    inputs: Ports = {name: (TensorProto.INT64, [side]) for name, side in sides.items()}
    return _model(graph, inputs, outputs)


def build_relations(weights: dict[str, Floats]) -> onnx.ModelProto:
    """Write the graph that labels arcs, once their heads are settled."""
    graph = Graph(weights, 8)
    governors = graph.one("Gather", "governors", "heads")
    sizes = graph.constant(np.array([LABEL, PRODUCT]))
    near = graph.add("Split", "dependants", sizes, outputs=2, axis=-1)
    far = graph.add("Split", governors, sizes, outputs=2, axis=-1)
    summed = graph.one("Relu", graph.one("Add", near[0], far[0]))
    joined = graph.one("Concat", summed, graph.one("Mul", near[1], far[1]), axis=-1)
    scores = graph.one("MatMul", joined, graph.constant(weights["label.weight"].T))
    scores = graph.one("Add", scores, graph.constant(weights["label.bias"]))
    graph.named(graph.one("ArgMax", scores, axis=-1, keepdims=0), "relations")
    ends: Ports = dict.fromkeys(
        ("dependants", "governors"), (TensorProto.FLOAT, ["n", LABEL + PRODUCT])
    )
    heads: Ports = {"heads": (TensorProto.INT64, ["w"])}
    return _model(graph, ends | heads, {"relations": (TensorProto.INT64, ["w"])})


def _model(graph: Graph, inputs: Ports, outputs: Ports) -> onnx.ModelProto:
    made = helper.make_graph(
        graph.nodes,
        "detente",
        [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()],
        [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in outputs.items()],
        graph.constants,
    )
    versions = [helper.make_opsetid("", 20), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(made, opset_imports=versions, ir_version=9)


def _encoder(graph: Graph) -> list[str]:
    """Append the encoder; return its states, the embedded input first."""
    weights = graph.weights
    x = graph.one("Add", _embedded(graph), _placed(graph))
    for name in ("shapes", "gaps"):
        x = graph.one(
            "Add", x, graph.one("Gather", graph.constant(weights[f"{name}.weight"]), name)
        )
    states = [graph.norm(x, "norm")]
    for number in range(LAYERS):
        states.append(_layer(graph, states[-1], f"layers.{number}"))
    return states


def _embedded(graph: Graph) -> str:
    table = graph.weights["words.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
    whole = graph.constant(np.rint(table / scale).astype(np.int8))
    rows = graph.one("Cast", graph.one("Gather", whole, "pieces"), to=TensorProto.FLOAT)
    return graph.one("Mul", rows, graph.one("Gather", graph.constant(scale), "pieces"))


def _placed(graph: Graph) -> str:
    table = graph.constant(graph.weights["places.weight"])
    length = graph.one("Shape", "pieces")
    return graph.one("Slice", table, graph.constant(np.array([0])), length)


def _layer(graph: Graph, x: str, name: str) -> str:
    weights = graph.weights
    threes = graph.linear(x, weights[f"{name}.qkv.weight"], weights[f"{name}.qkv.bias"])
    front = graph.constant(np.array([0]))
    parts = graph.add("Split", graph.one("Unsqueeze", threes, front), outputs=3, axis=-1,
                      num_outputs=3)  # fmt: skip
    mixed = graph.one("MultiHeadAttention", *parts, domain=_FUSED, num_heads=ATTENTION_HEADS)
    mixed = graph.one("Squeeze", mixed, front)
    out = graph.linear(mixed, weights[f"{name}.out.weight"], weights[f"{name}.out.bias"])
    x = graph.norm(graph.one("Add", x, out), f"{name}.norm1")
    up = graph.linear(x, weights[f"{name}.up.weight"], weights[f"{name}.up.bias"])
    up = graph.one("Gelu", up)
    down = graph.linear(up, weights[f"{name}.down.weight"], weights[f"{name}.down.bias"])
    return graph.norm(graph.one("Add", x, down), f"{name}.norm2")


def _word_vectors(graph: Graph, states: list[str], mix: int) -> str:
    raw = graph.weights["mixes"][mix]
    shares = np.exp(raw - raw.max()) / np.exp(raw - raw.max()).sum()
    scaled = [
        graph.one("Mul", state, graph.constant(np.array(share, np.float32)))
        for state, share in zip(states, shares, strict=True)
    ]
    mixed = graph.one("Sum", *scaled)
    ends = [graph.one("Gather", mixed, side) for side in ("first", "last")]
    return graph.one("Concat", *ends, axis=-1)


def _tree(graph: Graph, words: str) -> Ports:
    weights = graph.weights
    names = ("arc_dependant", "arc_head", "label_dependant", "label_head")
    matrix = np.concatenate([weights[f"{name}.weight"] for name in names])
    bias = np.concatenate([weights[f"{name}.bias"] for name in names])
    sizes = graph.constant(np.array([ARC, ARC, LABEL + PRODUCT, LABEL + PRODUCT]))
    parts = graph.add("Split", graph.linear(words, matrix, bias), sizes, outputs=4, axis=-1)
    dependants, heads = (graph.one("Gelu", part) for part in parts[:2])
    asked = graph.one("MatMul", dependants, graph.constant(weights["arc"]))
    asked = graph.one("Add", asked, graph.constant(weights["arc_bias"]))
    pairs = graph.one("MatMul", asked, graph.one("Transpose", heads, perm=[1, 0]))
    root = graph.one("MatMul", asked, graph.constant(weights["root"][:, None]))
    graph.named(graph.one("Concat", pairs, root, axis=-1), "arcs")
    graph.named(parts[2], "dependants")
    graph.named(parts[3], "governors")
    ends = ["w", LABEL + PRODUCT]
    shapes = {"arcs": ["w", "w1"], "dependants": ends, "governors": ends}
    return {name: (TensorProto.FLOAT, shape) for name, shape in shapes.items()}


def _tags(graph: Graph, words: str, sizes: dict[str, int]) -> Ports:
    weights = graph.weights
    hidden = graph.linear(words, weights["tag_hidden.weight"], weights["tag_hidden.bias"])
    hidden = graph.one("Gelu", hidden)
    scores = graph.linear(hidden, weights["tags.weight"], weights["tags.bias"])
    parts = graph.add("Split", scores, graph.constant(np.array(list(sizes.values()))),
                      outputs=len(sizes), axis=-1)  # fmt: skip
    for layer, part in zip(sizes, parts, strict=True):
        soft = layer in ("name", "start")
        graph.named(
            graph.one("Softmax", part, axis=-1) if soft
            else graph.one("ArgMax", part, axis=-1, keepdims=0),
            layer,
        )  # fmt: skip
    return {
        layer: (TensorProto.FLOAT, ["w", size])
        if layer in ("name", "start")
        else (TensorProto.INT64, ["w"])
        for layer, size in sizes.items()
    }


def export(name: str, folder: Path, bits: int = 7) -> None:
    """Write the engine's files from a checkpoint.

    Args:
        name: Of the checkpoint in `training/work`.
        folder: Where the files go.
        bits: Of the int8 weights that are used.
    """
    saved = torch.load(WORK / f"{name}.pt", weights_only=True)
    weights = {key: value.float().numpy() for key, value in saved["weights"].items()}
    labels: dict[str, list[str]] = saved["labels"]
    sizes = {layer: len(values) for layer, values in labels.items() if layer != "deprel"}
    model = build(weights, sizes | {"start": 2}, bits)
    onnx.checker.check_model(model)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "network.onnx").write_bytes(model.SerializeToString())
    (folder / "relations.onnx").write_bytes(build_relations(weights).SerializeToString())
    shutil.copyfile(fetch(WORK / "base") / "tokenizer.json", folder / "tokenizer.json")
    ewt, gum = treebanks()
    lemmas = json.dumps(lexicon(ewt + gum), ensure_ascii=False, indent=0) + "\n"
    (folder / "lemmas.json.gz").write_bytes(gzip.compress(lemmas.encode(), mtime=0))
    digest = hashlib.sha256((folder / "network.onnx").read_bytes()).hexdigest()
    inventory = {"model": "detente-en", "digest": digest, **labels}
    text = json.dumps(inventory, ensure_ascii=False, indent=1)
    (folder / "labels.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="en")
    parser.add_argument("--folder", type=Path, default=SHIPPED)
    parser.add_argument("--bits", type=int, default=7)
    chosen = parser.parse_args()
    export(chosen.name, chosen.folder, chosen.bits)
