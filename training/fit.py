"""Train the English engine: `python -m training.fit --epochs 10`.

Writes `training/work/<name>.pt` (weights and label sets) after every epoch, and a log beside it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from evaluation.conllu import read_conllu
from torch import Tensor, nn
from torch.nn import functional

from detente.language._pieces import Pieces
from training.base import fetch
from training.corpus import (
    NOTHING,
    Example,
    Inventory,
    data_folder,
    examples,
    inventory,
    treebanks,
    uner,
)
from training.network import Batch, Network
from training.windows import batches, draw, tensors

WORK = Path(__file__).parent / "work"
WEIGHTS = {
    "arcs": 1.0, "deprel": 1.0, "upos": 0.4, "xpos": 0.4, "lemma": 0.4,
    "entity": 0.4, "name": 0.6, "start": 0.6,
}  # fmt: skip
"""How much each layer's mean loss counts."""
AVERAGED_EVERY, AVERAGE_KEEPS = 10, 0.98


@dataclass
class Material:
    """What is learned from, and what is looked at while learning."""

    labels: Inventory
    learn: list[Example]
    dev: list[Example]
    names_dev: list[Example]


def material(tokenizer: Path) -> Material:
    """Read the open sets; of the names a fifth, by document, is kept aside."""
    data, pieces = data_folder(), Pieces(tokenizer)
    ewt, gum = treebanks()
    labels = inventory(ewt + gum)
    ewt_dev = data / "parsing/en_ewt/dev.conllu.gz"
    names = uner(data / "entities/uner/en_ewt_dev.iob2.gz", ewt_dev, pieces)
    documents = sorted({example.document for example in names})
    aside = set(random.Random(5).sample(documents, len(documents) // 5))
    learn = examples(ewt, labels, pieces, nested=False) + examples(gum, labels, pieces, nested=True)
    return Material(
        labels=labels,
        learn=learn + [example for example in names if example.document not in aside],
        dev=examples(list(read_conllu(ewt_dev)), labels, pieces, nested=False),
        names_dev=[example for example in names if example.document in aside],
    )


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the mean loss of every layer that the batch has labels for."""
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(batch)
        heads = batch.heads.clamp(min=0, max=scores["governors"].shape[1] - 1)
        width = scores["governors"].shape[-1]
        governors = scores["governors"].gather(1, heads[..., None].expand(-1, -1, width))
        labels = network.labels(scores["dependants"], governors)
    words = batch.heads.shape[1]
    wanted = batch.targets["deprel"].masked_fill(batch.heads == words, NOTHING)
    found = {"arcs": (scores["arcs"], batch.heads), "deprel": (labels, wanted)}
    found |= {layer: (scores[layer], batch.targets[layer]) for layer in network.tag_layers}
    return {
        layer: functional.cross_entropy(
            guess.float().flatten(0, 1), gold.flatten(), ignore_index=NOTHING
        )
        for layer, (guess, gold) in found.items()
        if bool((gold != NOTHING).any())
    }


@torch.no_grad()
def measure(network: Network, dev: list[Example], names: list[Example]) -> dict[str, float]:
    """Score greedy heads and tags with gold words and sentences."""
    network.eval()
    right = dict.fromkeys(("uas", "las", *network.tag_layers), 0)
    total = dict.fromkeys(right, 0)
    for set_, layers in ((dev, ("upos", "xpos", "lemma", "start")), (names, ("name",))):
        for group in batches(draw(set_, random.Random(1)), 4000, None):
            batch = tensors(group, None)
            with torch.autocast("cpu", torch.bfloat16):
                scores = network(batch)
            for layer in layers:
                gold = batch.targets[layer]
                right[layer] += int(((scores[layer].argmax(-1) == gold) & (gold >= 0)).sum())
                total[layer] += int((gold >= 0).sum())
            if layers[0] == "upos":
                _score_tree(network, batch, scores, right, total)
    network.train()
    return {layer: right[layer] / max(1, total[layer]) for layer in right if total[layer]}


def _score_tree(
    network: Network,
    batch: Batch,
    scores: dict[str, Tensor],
    right: dict[str, int],
    total: dict[str, int],
) -> None:
    heads = scores["arcs"].argmax(-1)
    words = heads.shape[1]
    inside = heads.clamp(max=words - 1)
    width = scores["governors"].shape[-1]
    governors = scores["governors"].gather(1, inside[..., None].expand(-1, -1, width))
    with torch.autocast("cpu", torch.bfloat16):
        labels = network.labels(scores["dependants"], governors).argmax(-1)
    counts = batch.heads != NOTHING
    hit = (heads == batch.heads) & counts
    named = (labels == batch.targets["deprel"]) | (batch.heads == words)
    right["uas"] += int(hit.sum())
    right["las"] += int((hit & named).sum())
    total["uas"] += int(counts.sum())
    total["las"] += int(counts.sum())


def optimiser(network: nn.Module, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    """Build AdamW with a gentler rate for the pretrained part; what is frozen is left out."""
    pretrained = ("words", "places", "norm", "layers")
    parts: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        key = (name.split(".")[0] in pretrained, weight.dim() > 1)
        parts.setdefault(key, []).append(weight)
    groups = [
        {"params": weights, "lr": encoder_rate if known else head_rate,
         "weight_decay": 0.01 if matrix else 0.0}
        for (known, matrix), weights in parts.items()
    ]  # fmt: skip
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def rate(step: int, steps: int) -> float:
    """Warm up over the first twentieth, then fall linearly to a fiftieth."""
    warm = max(1, steps // 20)
    return (step + 1) / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


def train(options: argparse.Namespace) -> None:
    """Run the whole recipe."""
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    base = fetch(WORK / "base")
    found = material(base / "tokenizer.json")
    sizes = {layer: len(labels) for layer, labels in asdict(found.labels).items()}
    network = Network(sizes)
    network.load_base(base / "model.safetensors")
    average = {name: weight.detach().clone() for name, weight in network.state_dict().items()}
    per_epoch = sum(1 for _ in _epoch(found.learn, options.pieces, random.Random(0)))
    steps = options.epochs * per_epoch
    adam = optimiser(network, options.encoder_rate, options.head_rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: rate(step, steps))
    step, began = 0, time.time()
    network.train()
    for epoch in range(options.epochs):
        sums: dict[str, float] = {}
        for group in _epoch(found.learn, options.pieces, chance):
            parts = losses(network, tensors(group, chance))
            loss = sum((WEIGHTS[layer] * part for layer, part in parts.items()), torch.zeros(()))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            schedule.step()
            adam.zero_grad(set_to_none=True)
            step += 1
            for layer, part in parts.items():
                sums[layer] = sums.get(layer, 0.0) + float(part.detach())
            if step % AVERAGED_EVERY == 0:
                mix(average, network, min(AVERAGE_KEEPS, step / (step + 20 * AVERAGED_EVERY)))
            if step % 50 == 0:
                note(
                    options,
                    step=step,
                    steps=steps,
                    seconds=round(time.time() - began),
                    losses={k: round(v / (step - epoch * per_epoch), 3) for k, v in sums.items()},
                )
        _save(options, found, network, average, sizes, epoch)


def _epoch(learn: list[Example], pieces: int, chance: random.Random) -> list[list[list[Example]]]:
    return list(batches(draw(learn, chance), pieces, chance))


@torch.no_grad()
def mix(average: dict[str, Tensor], network: nn.Module, keep: float) -> None:
    """Move an average of weights towards those of a network."""
    for name, weight in network.state_dict().items():
        average[name].lerp_(weight, 1 - keep)


def _save(
    options: argparse.Namespace,
    found: Material,
    network: Network,
    average: dict[str, Tensor],
    sizes: dict[str, int],
    epoch: int,
) -> None:
    averaged = Network(sizes)
    averaged.load_state_dict(average)
    scores = measure(averaged, found.dev, found.names_dev)
    note(options, epoch=epoch + 1, dev={k: round(v, 4) for k, v in scores.items()})
    torch.save({"weights": average, "labels": asdict(found.labels)}, WORK / f"{options.name}.pt")


def note(options: argparse.Namespace, **values: object) -> None:
    """Print a line of the log and keep it."""
    line = json.dumps(values)
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    with (WORK / f"{options.name}.log").open("a", encoding="utf-8") as log:
        log.write(line + "\n")


def options() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="en")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--pieces", type=int, default=2000, help="word pieces in a batch")
    parser.add_argument("--encoder-rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    train(options().parse_args())
