"""Train the event heads: `python -m training.events.fit --epochs 10`.

Writes `training/work/<name>.pt` after every epoch, and a log beside it. Events are learned from the
project's own written sentences alone, of which only the groups that are not kept aside; how factual
a word is told, from the open factuality sets besides.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import torch
from evaluation.plv import ROOTS
from torch import Tensor
from torch.nn import functional

from detente.language._pieces import Pieces
from detente.ontology.sentences import read_sentences
from training.base import fetch
from training.corpus import data_folder
from training.events.corpus import (
    DEPTHS,
    NOTHING,
    ROLES,
    TYPES,
    WAYS,
    Exercise,
    Labels,
    exercises,
    labels_of,
)
from training.events.judged import judged
from training.events.network import Batch, EventNetwork
from training.events.windows import Drawn, batches, draw, questions, tensors
from training.fit import AVERAGE_KEEPS, AVERAGED_EVERY, WORK, mix, note, optimiser, rate

WEIGHTS = {
    "types": 6.0, "name": 0.4, "value": 0.4, "roles": 5.0, "voices": 12.0, "contexts": 3.0,
    "type": 0.7, "worth": 0.3, "way": 0.6, "plv": 0.8, "certain": 1.0,
}  # fmt: skip


def material(limit: int | None = None) -> tuple[Labels, list[Exercise], list[Exercise]]:
    """Read the written sentences: label sets, what is learned from, what is kept aside."""
    written = read_sentences("en")
    labels = labels_of(written)
    learn = [one for one in written if not one.kept_aside]
    aside = [one for one in written if one.kept_aside]
    if limit:
        learn = random.Random(3).sample(learn, min(limit, len(learn)))
    return labels, exercises(learn, labels), exercises(aside, labels)


def losses(network: EventNetwork, batch: Batch) -> dict[str, Tensor]:
    """Return the mean loss of every head that the batch has labels for."""
    found = network(batch)
    wanted = {
        "types": batch.types, "name": batch.events[:, 3], "value": batch.events[:, 4],
        "roles": batch.roles, "voices": batch.voices,
        "type": batch.asked[:, 1], "worth": batch.asked[:, 2],
        "way": batch.asked[:, 3], "plv": batch.asked[:, 4],
    }  # fmt: skip
    parts = {
        key: functional.cross_entropy(
            found[key].float().flatten(0, -2), gold.flatten(), ignore_index=NOTHING,
            label_smoothing=0.05 if key in ("type", "plv", "name") else 0.0,
        )
        for key, gold in wanted.items()
        if bool((gold != NOTHING).any())
    }  # fmt: skip
    if len(batch.certain):
        parts["certain"] = functional.smooth_l1_loss(found["certain"].float(), batch.certain)
    known = batch.contexts >= 0
    if bool(known.any()):
        parts["contexts"] = functional.binary_cross_entropy_with_logits(
            found["contexts"][known].float(), batch.contexts[known]
        )
    return parts


@torch.no_grad()
def measure(network: EventNetwork, aside: list[Exercise], pieces: Pieces) -> dict[str, float]:
    """Score what is kept aside: triggers with their type, names, roles, pairs."""
    network.eval()
    counts: dict[str, float] = {}

    def add(key: str, right: Tensor) -> None:
        counts[key] = counts.get(key, 0) + float(right.sum())
        counts[f"{key} of"] = counts.get(f"{key} of", 0) + right.numel()

    chance = random.Random(2)
    windows = [Drawn((one,)) for one in aside]
    for one in aside[::3]:
        for kind, listed in questions(one, chance).items():
            if kind != "loose":
                windows.append(Drawn((one,), listed[0]))
    for group in batches(windows, 3000, None):
        batch = tensors(group, pieces, None)
        found = network(batch)
        bare = torch.tensor([w.question is None for w in group])
        gold, best = batch.types[bare], found["types"][bare].argmax(-1)
        counted = gold != NOTHING
        add("trigger_recall", (best == gold)[counted & (gold > 0)])
        add("trigger_precision", (best == gold)[counted & (best > 0)])
        plain = bare[batch.events[:, 0]]
        if bool(plain.any()):
            add("name", (found["name"].argmax(-1) == batch.events[:, 3])[plain])
            add("value", (found["value"].argmax(-1) == batch.events[:, 4])[plain])
            asked, said = batch.contexts[plain], found["contexts"][plain] > 0
            add("context_recall", said[asked == 1])
            add("context_precision", (asked == 1)[said & (asked >= 0)])
            roles, guess = batch.roles[plain], found["roles"].argmax(-1)[plain]
            told = batch.voices[plain], found["voices"].argmax(-1)[plain]
            _add_voices(add, *told)
            add("role_recall", (guess == roles)[(roles == 1) | (roles == 2)])
            add(
                "role_precision",
                (guess == roles)[((guess == 1) | (guess == 2)) & (roles != NOTHING)],
            )
        for place, key in ((1, "type"), (2, "worth"), (3, "way"), (4, "plv")):
            gold = batch.asked[:, place]
            held = gold != NOTHING
            add(key if key != "type" else "pair_type", (found[key].argmax(-1) == gold)[held])
    network.train()
    return {
        key: counts[key] / max(1, counts[f"{key} of"]) for key in counts if not key.endswith(" of")
    }


def _add_voices(add: Callable[[str, Tensor], None], gold: Tensor, guess: Tensor) -> None:
    """Count voices that are found, those found that are voices, and chains right as a whole."""
    add("voice_recall", (guess == gold)[gold > 0])
    add("voice_precision", (guess == gold)[(guess > 0) & (gold != NOTHING)])
    whole = ((guess == gold) | (gold == NOTHING)).all(-1)
    depth = gold.clamp(min=0).amax(-1)
    for name, held in (("none", depth == 0), ("one", depth == 1), ("nested", depth > 1)):
        add(f"chain_{name}", whole[held])


def train(options: argparse.Namespace) -> None:
    """Run the whole recipe."""
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    base = fetch(WORK / "base")
    pieces = Pieces(base / "tokenizer.json")
    labels, learn, aside = material(options.limit)
    learn += judged(data_folder())
    sizes = {
        "type": len(TYPES), "name": len(labels.name), "value": len(labels.value),
        "context": len(labels.context), "depth": len(DEPTHS), "role": len(ROLES),
        "way": len(WAYS), "plv": len(ROOTS),
    }  # fmt: skip
    network = EventNetwork(sizes)
    network.load_base(base / "model.safetensors")
    if options.start:
        _take_over(network, options.start)
    for name, weight in network.named_parameters():
        weight.requires_grad = name.split(".")[0] not in options.freeze
    average = {name: weight.detach().clone() for name, weight in network.state_dict().items()}
    trial = random.Random(0)
    drawn = draw(learn, trial, plain=options.plain)
    per_epoch = sum(1 for _ in batches(drawn, options.words, trial))
    steps = options.epochs * per_epoch
    adam = optimiser(network, options.encoder_rate, options.head_rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: rate(step, steps))
    step, began = 0, time.time()
    network.train()
    for epoch in range(options.epochs):
        sums: dict[str, float] = {}
        first = step
        drawn = draw(learn, chance, plain=options.plain)
        for group in batches(drawn, options.words, chance):
            if step >= steps:
                break
            parts = losses(network, tensors(group, pieces, chance))
            loss = sum((WEIGHTS[key] * part for key, part in parts.items()), torch.zeros(()))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            schedule.step()
            adam.zero_grad(set_to_none=True)
            step += 1
            for key, part in parts.items():
                sums[key] = sums.get(key, 0.0) + float(part.detach())
            if step % AVERAGED_EVERY == 0:
                mix(average, network, min(AVERAGE_KEEPS, step / (step + 20 * AVERAGED_EVERY)))
        averaged = EventNetwork(sizes)
        averaged.load_state_dict(average)
        last = epoch + 1 == options.epochs
        scores = measure(averaged, aside if last else aside[::4], pieces)
        note(
            options, epoch=epoch + 1, step=step, steps=steps, seconds=round(time.time() - began),
            losses={k: round(v / max(1, step - first), 3) for k, v in sums.items()},
            aside={k: round(v, 3) for k, v in scores.items()},
        )  # fmt: skip
        saved = {"weights": average, "labels": asdict(labels), "sizes": sizes}
        torch.save(saved, WORK / f"{options.name}.pt")


def _take_over(network: EventNetwork, path: Path) -> None:
    """Start from a checkpoint, of the engine or of event heads, wherever names and shapes agree.

    A head that has learned fewer labels than there are now lends its rows to the first of them.
    """
    source = torch.load(path, weights_only=True)["weights"]
    own = network.state_dict()
    for name, weight in source.items():
        if name in own and own[name].shape[1:] == weight.shape[1:]:
            rows = min(len(weight), len(own[name])) if weight.dim() else None
            own[name][:rows] = weight[:rows]


def options() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="events")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--words", type=int, default=350, help="words in a batch")
    parser.add_argument("--encoder-rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--plain", type=float, default=1.0, help="share drawn of sentences without a voice"
    )
    parser.add_argument("--limit", type=int, help="learn from so many sentences only")
    parser.add_argument(
        "--freeze", nargs="*", default=["words"], help="parts of the network that stay as they are"
    )
    parser.add_argument("--start", type=Path, help="checkpoint to start from")
    return parser


if __name__ == "__main__":
    train(options().parse_args())
