"""Look at a checkpoint on PLV's visible half: `python -m training.events.peek NAME [--errors]`."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter

import torch

from detente.language import load as load_language
from detente.language._pieces import Pieces
from evaluation.classify import unmarked
from evaluation.plv import QUADS, ROOTS
from training.base import fetch
from training.corpus import data_folder
from training.events.corpus import Exercise, words_of
from training.events.fit import WORK
from training.events.network import EventNetwork
from training.events.windows import Drawn, Question, batches, tensors
from detente.language._pieces import gap_of
from detente.model.text import Span


def load(name):
    saved = torch.load(WORK / f"{name}.pt", weights_only=True)
    network = EventNetwork(saved["sizes"])
    network.load_state_dict(saved["weights"])
    network.eval()
    return network, saved["labels"]


def macro(pairs):
    labels = sorted({g for g, _ in pairs})
    total = 0
    per = {}
    for label in labels:
        tp = sum(g == p == label for g, p in pairs)
        fp = sum(p == label != g for g, p in pairs)
        fn = sum(g == label != p for g, p in pairs)
        per[label] = 2 * tp / max(1, 2 * tp + fp + fn)
        total += per[label]
    return total / len(labels), per


def rows():
    engine = load_language("en")
    out = []
    for file in ("train", "test_public"):
        for line in gzip.open(data_folder() / f"events/plv/{file}.jsonl.gz", "rt"):
            row = json.loads(line)
            text, s, t = unmarked(row["marked_sentence"])
            parse = engine.parse(text)
            ends = [0, *(t.span.end for t in parse.tokens)]
            gaps = [gap_of(text[e:t.span.start]) for e, t in zip(ends, parse.tokens)]
            ex = Exercise([t.text for t in parse.tokens], gaps, (), (), {}, "", text)
            q = Question(words_of(parse, s), words_of(parse, t))
            out.append((row, file, Drawn((ex,), q)))
    return out


def main():
    network, labels = load(sys.argv[1])
    pieces = Pieces(fetch(WORK / "base") / "tokenizer.json")
    data = rows()
    found = {}
    order = [d for _, _, d in data]
    with torch.no_grad():
        for group in batches(order, 4000, None):
            b = tensors(group, pieces, None)
            o = network(b)
            for i, d in enumerate(group):
                found[id(d)] = (o["plv"][i].softmax(-1), o["type"][i].softmax(-1), o["way"][i].softmax(-1), o["worth"][i].softmax(-1))
    for file in ("train", "test_public", None):
        pairs = [(r["gold_root"], ROOTS[int(found[id(d)][0].argmax())]) for r, f, d in data if file in (None, f)]
        root, per = macro(pairs)
        quad, _ = macro([(QUADS[a], QUADS[b]) for a, b in pairs])
        binary, _ = macro([(QUADS[a] < 3, QUADS[b] < 3) for a, b in pairs])
        acc = sum(a == b for a, b in pairs) / len(pairs)
        print(file, "root %.1f quad %.1f binary %.1f acc %.1f" % (100 * root, 100 * quad, 100 * binary, 100 * acc))
    print({k: round(v, 2) for k, v in per.items()})
    print(Counter((a, b) for a, b in pairs if a != b).most_common(25))
    print("ways", Counter(int(found[id(d)][2].argmax()) for _, _, d in data))
    if "--errors" in sys.argv:
        with open("/tmp/plv_errors.txt", "w") as out:
            for r, f, d in data:
                p = ROOTS[int(found[id(d)][0].argmax())]
                if p != r["gold_root"]:
                    out.write(f"{r['gold_root']} -> {p} ({float(found[id(d)][0].max()):.2f}) {r['marked_sentence']}\n")


main()
