"""PLV with its train half, to stand beside supervised systems.

`python -m training.events.supervised` starts from trained event heads, learns PLV's visible train
half, and measures on the visible part of its test half. Reported only: PLV's sentences have no
licence that would let weights be published, so what is learned here is never exported.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys

import torch
from evaluation.classify import unmarked
from evaluation.plv import QUADS, ROOTS
from evaluation.scores import Pair, accuracy, interval, macro_f1
from torch.nn import functional

from detente.language import load as load_language
from detente.language._pieces import Pieces, gap_of
from training.base import fetch
from training.corpus import data_folder
from training.events.corpus import Exercise, words_of
from training.events.network import EventNetwork
from training.events.windows import Drawn, Question, batches, tensors
from training.fit import WORK, optimiser, rate


def load(name: str) -> EventNetwork:
    """Load a checkpoint of the event heads."""
    saved = torch.load(WORK / f"{name}.pt", weights_only=True)
    network = EventNetwork(saved["sizes"])
    network.load_state_dict(saved["weights"])
    return network


def pairs(file: str) -> list[Drawn]:
    """Read marked pairs of PLV."""
    engine = load_language("en")
    found = []
    with gzip.open(data_folder() / "events" / "plv" / file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text, source, target = unmarked(row["marked_sentence"])
            parse = engine.parse(text)
            ends = [0, *(token.span.end for token in parse.tokens)]
            gaps = [
                gap_of(text[end : token.span.start])
                for end, token in zip(ends, parse.tokens, strict=False)
            ]
            exercise = Exercise([token.text for token in parse.tokens], gaps, (), (), {}, "", text)
            asked = (words_of(parse, source), words_of(parse, target))
            found.append(Drawn((exercise,), Question(*asked, plv=ROOTS.index(row["gold_root"]))))
    return found


@torch.no_grad()
def guesses(network: EventNetwork, windows: list[Drawn], pieces: Pieces) -> list[Pair]:
    """Return gold and guessed roots."""
    network.eval()
    found: list[Pair] = []
    for group in batches(windows, 3000, None):
        batch = tensors(group, pieces, None)
        best = network(batch)["plv"].argmax(-1).tolist()
        found += [
            (ROOTS[g], ROOTS[b]) for g, b in zip(batch.asked[:, 4].tolist(), best, strict=True)
        ]
    network.train()
    return found


def report(rows: list[Pair]) -> dict[str, float]:
    """Score roots, classes and cooperation against conflict."""
    quads = [(str(QUADS[a]), str(QUADS[b])) for a, b in rows]
    binary = [(str(QUADS[a] > 2), str(QUADS[b] > 2)) for a, b in rows]
    scores: dict[str, float] = {"n": len(rows), "root_accuracy": accuracy(rows)}
    for name, each in (("binary", binary), ("quad", quads), ("root", rows)):
        scores[f"{name}_macro_f1"] = macro_f1(each)
        scores[f"{name}_low"], scores[f"{name}_high"] = interval(each, macro_f1)
    return {key: round(value, 4) for key, value in scores.items()}


def train(options: argparse.Namespace) -> None:
    """Learn and report after every epoch."""
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    pieces = Pieces(fetch(WORK / "base") / "tokenizer.json")
    network = load(options.name)
    learn, held = pairs("train.jsonl.gz"), pairs("test_public.jsonl.gz")
    sys.stdout.write(json.dumps({"epoch": 0, **report(guesses(network, held, pieces))}) + "\n")
    steps = options.epochs * sum(1 for _ in batches(learn, options.words, None))
    for parameter in network.words.parameters():
        parameter.requires_grad = False
    adam = optimiser(network, options.encoder_rate, options.head_rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: rate(step, steps))
    network.train()
    for epoch in range(options.epochs):
        for group in batches(learn, options.words, chance):
            batch = tensors(group, pieces, chance)
            loss = functional.cross_entropy(
                network(batch)["plv"], batch.asked[:, 4], label_smoothing=0.05
            )
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            schedule.step()
            adam.zero_grad(set_to_none=True)
        scores = report(guesses(network, held, pieces))
        sys.stdout.write(json.dumps({"epoch": epoch + 1, **scores}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="events")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--encoder-rate", type=float, default=5e-5)
    parser.add_argument("--head-rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())
