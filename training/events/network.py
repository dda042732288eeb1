"""The network of the event heads: an encoder that is told which phrases are asked about.

The encoder is built as that of the engine, with one more embedding at its input: whether a word
belongs to the first or the second of two marked phrases. Without marks the heads say of every word
whether it tells an event, of which kind and how sure, and which words fill which role; with marks
they say how the two phrases stand to one another, and which way the act runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from detente.language._pieces import GAPS, SHAPES
from training.network import LAYERS, PLACES, WIDTH, Dropout, Layer, _layer

MARKS, ROLE, VOICE, HIDDEN, ASKED = 3, 64, 64, 384, 256


@dataclass
class Batch:
    """Windows of text, padded: P pieces, W words; E events; Q pairs that are asked about."""

    pieces: Tensor
    """B × P; so are shapes, gaps and marks."""
    shapes: Tensor
    gaps: Tensor
    marks: Tensor
    lengths: Tensor
    """B: pieces that count."""
    first: Tensor
    """B × W."""
    last: Tensor
    types: Tensor
    """B × W: type of the event that a word tells."""
    events: Tensor
    """E × 5: row, word, type, name, value."""
    roles: Tensor
    """E × W."""
    voices: Tensor
    """E × W: depth of the voice that a word heads in the chain of an event."""
    contexts: Tensor
    """E × contexts: 1 or 0; -100 where nobody has labelled them."""
    judged: Tensor
    """J × 2: row and word that readers have judged."""
    certain: Tensor
    """J: how factual they found it, -3 to 3."""
    asked: Tensor
    """Q × 5: row, type, value, way, PLV's root."""
    source: Tensor
    """Q × W, shares that sum to one; so is target."""
    target: Tensor


class EventNetwork(nn.Module):
    """Encoder and heads.

    Args:
        sizes: How many labels each of `type`, `name`, `value`, `context`, `role`, `depth`, `way`
            and `plv` has.
    """

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.sizes = sizes
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.gaps = nn.Embedding(len(GAPS), WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        for table in (self.shapes, self.gaps):
            nn.init.zeros_(table.weight)
        nn.init.normal_(self.marks.weight, std=0.02)
        with torch.no_grad():
            self.marks.weight[0] = 0
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mixes = nn.Parameter(torch.zeros(2, LAYERS + 1))
        with torch.no_grad():
            self.mixes[:, -3:] = 1.0
        wide = 2 * WIDTH
        self.hidden = nn.Linear(wide, HIDDEN)
        self.tags = nn.Linear(HIDDEN, sizes["type"] + sizes["name"] + sizes["value"])
        self.contexts = nn.Linear(HIDDEN, sizes["context"])
        self.certain = nn.Linear(HIDDEN, 1)
        self.tells = nn.Linear(wide, sizes["role"] * ROLE)
        self.fills = nn.Linear(wide, sizes["role"] * ROLE)
        self.heard = nn.Linear(wide, sizes["depth"] * VOICE)
        self.voiced = nn.Linear(wide, sizes["depth"] * VOICE)
        self.query = nn.Linear(2 * wide, ASKED)
        self.key = nn.Linear(wide, ASKED)
        self.pair = nn.Linear(3 * wide + WIDTH, HIDDEN)
        self.answers = nn.Linear(HIDDEN, sizes["type"] + sizes["value"] + sizes["way"])
        self.plv = nn.Linear(HIDDEN, sizes["plv"])
        self.head_drop = Dropout(0.2)

    def encode(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Return word vectors for tags and for pairs (B × W × 2 WIDTH), and the window's own."""
        length = batch.pieces.shape[1]
        x = self.words(batch.pieces) + self.places.weight[:length] + self.marks(batch.marks)
        x = self.drop(self.norm(x + self.shapes(batch.shapes) + self.gaps(batch.gaps)))
        padded = (torch.arange(length) >= batch.lengths[:, None])[:, None, None, :]
        mask = torch.zeros(padded.shape).masked_fill(padded, -1e4)
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        stack = torch.stack([state.float() for state in states])
        mixed = torch.einsum("kl,lbpw->kbpw", self.mixes.softmax(-1), stack)
        return _words(mixed[0], batch), _words(mixed[1], batch), mixed[1][:, 0]

    def forward(self, batch: Batch) -> dict[str, Tensor]:
        """Score tags of words, roles of events, and pairs.

        Returns:
            `types` B × W × n; `name`, `value`, `contexts` E × n; `roles`, `voices` E × W × n;
            `certain` J; and for pairs `type`, `worth` (value), `way`, `plv` Q × n.
        """
        tags, pairs, whole = self.encode(batch)
        tags, pairs = self.head_drop(tags), self.head_drop(pairs)
        hidden = self.head_drop(functional.gelu(self.hidden(tags)))
        sizes = [self.sizes[key] for key in ("type", "name", "value")]
        types, names, values = self.tags(hidden).split(sizes, -1)
        row, word = batch.events[:, 0], batch.events[:, 1]
        found = {"types": types, "name": names[row, word], "value": values[row, word]}
        found["contexts"] = self.contexts(hidden[row, word])
        judged = hidden[batch.judged[:, 0], batch.judged[:, 1]]
        found["certain"] = self.certain(judged)[:, 0]
        heads = {"roles": ("tells", "fills", "role"), "voices": ("heard", "voiced", "depth")}
        for key, (near, far, labels) in heads.items():
            shape = (-1, self.sizes[labels], ROLE if key == "roles" else VOICE)
            found[key] = _matched(getattr(self, near), getattr(self, far), tags, batch, shape)
        return found | self._pairs(batch, pairs, whole)

    def _pairs(self, batch: Batch, words: Tensor, whole: Tensor) -> dict[str, Tensor]:
        row = batch.asked[:, 0]
        words = words[row]
        near = torch.einsum("qw,qwd->qd", batch.source, words)
        far = torch.einsum("qw,qwd->qd", batch.target, words)
        query = self.query(torch.cat([near, far], -1))
        scores = torch.einsum("qa,qwa->qw", query, self.key(words)) * ASKED**-0.5
        absent = batch.types[row] == -100
        shares = scores.masked_fill(absent, -1e4).softmax(-1)
        pooled = torch.einsum("qw,qwd->qd", shares, words)
        joined = torch.cat([near, far, pooled, whole[row]], -1)
        hidden = self.head_drop(functional.gelu(self.pair(joined)))
        sizes = [self.sizes[key] for key in ("type", "value", "way")]
        type_, worth, way = self.answers(hidden).split(sizes, -1)
        return {"type": type_, "worth": worth, "way": way, "plv": self.plv(hidden)}

    def load_base(self, path: Path) -> None:
        """Take over the weights of the pretrained encoder from a BERT checkpoint."""
        source = load_file(path)
        own = {
            "words.weight": source["embeddings.word_embeddings.weight"],
            "places.weight": source["embeddings.position_embeddings.weight"][:PLACES]
            + source["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": source["embeddings.LayerNorm.weight"],
            "norm.bias": source["embeddings.LayerNorm.bias"],
        }
        for number in range(LAYERS):
            own |= _layer(source, f"encoder.layer.{number}.", f"layers.{number}.")
        self.load_state_dict(self.state_dict() | own)


def _matched(
    near: nn.Module, far: nn.Module, tags: Tensor, batch: Batch, shape: tuple[int, int, int]
) -> Tensor:
    """Score every word beside every event, label by label: E × W × labels."""
    row, word = batch.events[:, 0], batch.events[:, 1]
    events = near(tags[row, word]).view(shape)
    words = far(tags).view(*tags.shape[:2], *shape[1:])[row]
    return torch.einsum("erd,ewrd->ewr", events, words) * float(shape[2]) ** -0.5


def _words(states: Tensor, batch: Batch) -> Tensor:
    width = states.shape[-1]
    first = states.gather(1, batch.first[..., None].expand(-1, -1, width))
    last = states.gather(1, batch.last[..., None].expand(-1, -1, width))
    return torch.cat([first, last], -1)
