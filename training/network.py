"""The network: a small encoder and, on it, heads for every layer of an English parse.

The encoder is a six-layer transformer; its word-piece input is joined by the shape of the letters
and the gap before the word, which an uncased vocabulary cannot see. Two mixtures of its layers
feed the heads: one the tree (arcs and labels), one the tags.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from detente.language._pieces import GAPS, SHAPES

WIDTH, LAYERS, ATTENTION_HEADS, INNER, PLACES = 384, 6, 12, 1536, 256
ARC, LABEL, PRODUCT, TAGS = 256, 256, 128, 384


@dataclass
class Batch:
    """Windows of text, padded: P pieces, W words."""

    pieces: Tensor
    """B × P."""
    shapes: Tensor
    gaps: Tensor
    lengths: Tensor
    """B: pieces that count."""
    first: Tensor
    """B × W: the first piece of each word."""
    last: Tensor
    sentence: Tensor
    """B × W: number of the sentence; -1 where padded."""
    heads: Tensor
    """B × W: index of the head in the window; W for the root; -100 where unlabelled."""
    targets: dict[str, Tensor]
    """B × W per layer; -100 where unlabelled."""


class Dropout(nn.Module):
    """Dropout whose masks are stretches of one long random mask: drawing afresh costs more."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.pool = torch.empty(0)

    def forward(self, x: Tensor) -> Tensor:
        """Set a share of the values to nothing while training."""
        if not self.training:
            return x
        size = x.numel()
        if len(self.pool) < 2 * size:
            self.pool = (torch.rand(3 * size) >= self.share).to(torch.bfloat16) / (1 - self.share)
        start = int(torch.randint(len(self.pool) - size, ()))
        return x * self.pool[start : start + size].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, normalised after each part as BERT is."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Mix pieces by attention, then each by itself; `mask` is added to the scores."""
        size, length, _ = x.shape
        parts = self.qkv(x).view(size, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0] * parts.shape[-1] ** -0.5, parts[1], parts[2]
        with torch.autocast("cpu", enabled=False):
            shares = (query @ key.transpose(-1, -2) + mask.to(query.dtype)).softmax(-1)
            mixed = (shares @ value).transpose(1, 2).reshape(size, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads.

    Args:
        sizes: How many labels each of `upos`, `xpos`, `lemma`, `deprel`, `entity`, `name` has.
    """

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.gaps = nn.Embedding(len(GAPS), WIDTH)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.gaps.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mixes = nn.Parameter(torch.zeros(2, LAYERS + 1))
        with torch.no_grad():
            self.mixes[:, -3:] = 1.0
        self.arc_dependant = nn.Linear(2 * WIDTH, ARC)
        self.arc_head = nn.Linear(2 * WIDTH, ARC)
        self.arc = nn.Parameter(torch.randn(ARC, ARC) * ARC**-0.5)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.root = nn.Parameter(torch.randn(ARC) * 0.1)
        self.label_dependant = nn.Linear(2 * WIDTH, LABEL + PRODUCT)
        self.label_head = nn.Linear(2 * WIDTH, LABEL + PRODUCT)
        self.label = nn.Linear(LABEL + PRODUCT, sizes["deprel"])
        self.tag_hidden = nn.Linear(2 * WIDTH, TAGS)
        self.tag_layers = {k: n for k, n in sizes.items() if k != "deprel"} | {"start": 2}
        self.tags = nn.Linear(TAGS, sum(self.tag_layers.values()))
        self.head_drop = Dropout(0.25)

    def encode(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return the word vectors (B × W × 2 WIDTH) for the tree and for the tags."""
        length = batch.pieces.shape[1]
        x = self.words(batch.pieces) + self.places.weight[:length]
        x = self.drop(self.norm(x + self.shapes(batch.shapes) + self.gaps(batch.gaps)))
        padded = (torch.arange(length) >= batch.lengths[:, None])[:, None, None, :]
        mask = torch.zeros(padded.shape).masked_fill(padded, -1e4)
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        stack = torch.stack([state.float() for state in states])
        weights = self.mixes.softmax(-1)
        mixed = torch.einsum("kl,lbpw->kbpw", weights, stack)
        return self._words(mixed[0], batch), self._words(mixed[1], batch)

    @staticmethod
    def _words(states: Tensor, batch: Batch) -> Tensor:
        width = states.shape[-1]
        first = states.gather(1, batch.first[..., None].expand(-1, -1, width))
        last = states.gather(1, batch.last[..., None].expand(-1, -1, width))
        return torch.cat([first, last], -1)

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """Score every layer.

        Returns:
            `arcs` B × W × (W + 1), the root last and other sentences at minus infinity;
            `dependants` and `governors` for `labels`; and one B × W × n for each tag layer.
        """
        tree, tags = self.encode(batch)
        tree, tags = self.head_drop(tree), self.head_drop(tags)
        scores = {"arcs": self._arcs(tree, batch.sentence)}
        scores["dependants"] = self.label_dependant(tree)
        scores["governors"] = self.label_head(tree)
        hidden = self.head_drop(functional.gelu(self.tag_hidden(tags)))
        parts = self.tags(hidden).split(list(self.tag_layers.values()), -1)
        return scores | dict(zip(self.tag_layers, parts, strict=True))

    def _arcs(self, tree: Tensor, sentence: Tensor) -> Tensor:
        dependants = self.head_drop(functional.gelu(self.arc_dependant(tree)))
        heads = self.head_drop(functional.gelu(self.arc_head(tree)))
        root = self.root.to(heads.dtype).expand(heads.shape[0], 1, -1)
        asked = dependants @ self.arc.to(dependants.dtype) + self.arc_bias.to(dependants.dtype)
        scores = (asked @ torch.cat([heads, root], 1).transpose(1, 2)).float()
        same = sentence[:, :, None] == sentence[:, None, :]
        allowed = torch.cat([same, torch.ones_like(same[:, :, :1])], -1)
        return scores.masked_fill(~allowed, -1e4)

    def labels(self, dependants: Tensor, governors: Tensor) -> Tensor:
        """Score the labels of arcs, given the two ends of each."""
        summed = functional.relu(dependants[..., :LABEL] + governors[..., :LABEL])
        product = dependants[..., LABEL:] * governors[..., LABEL:]
        return self.label(self.head_drop(torch.cat([summed, product], -1)))

    def load_base(self, path: Path) -> None:
        """Take over the weights of the pretrained encoder from a BERT checkpoint."""
        source = load_file(path)
        own: dict[str, Tensor] = {
            "words.weight": source["embeddings.word_embeddings.weight"],
            "places.weight": source["embeddings.position_embeddings.weight"][:PLACES]
            + source["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": source["embeddings.LayerNorm.weight"],
            "norm.bias": source["embeddings.LayerNorm.bias"],
        }
        for number in range(LAYERS):
            own |= _layer(source, f"encoder.layer.{number}.", f"layers.{number}.")
        state = self.state_dict()
        state.update(own)
        self.load_state_dict(state)


def _layer(source: dict[str, Tensor], there: str, here: str) -> dict[str, Tensor]:
    names = {
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    own = {}
    for part in ("weight", "bias"):
        threes = [source[f"{there}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
        own[f"{here}qkv.{part}"] = torch.cat(threes)
        for name, original in names.items():
            own[f"{here}{name}.{part}"] = source[f"{there}{original}.{part}"]
    return own
