"""What it costs to exchange, lose or add a sound between two spellings of one name.

Learns `data/sounds.tsv` of the room of actors from open lists of single names: an English spelling
beside one in Arabic, Hebrew, Cyrillic or Chinese script (Wikidata, CC0), and pairs of English
spellings that share one spelling in another script. Pairs are aligned with the costs so far, the
exchanges counted, the costs set anew from the counts; four rounds. No name is kept, only counts.

    python -m training.names FOLDER    # the folder with arabic_train.tsv.gz and its like
"""

from __future__ import annotations

import gzip
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from detente.actors._words import FOLDER, fold
from detente.actors.scripts import latin
from detente.actors.sounds import units

SCRIPTS = {"arabic": "Arabic", "hebrew": "Hebrew", "russian": "Cyrillic", "chinese": "Han"}
PAIRS = 12_000
"""Of each script, drawn by chance; more change no cost by .02."""
ROUNDS = 4
RARE = 1e-3
"""What happens to a sound less often than this costs 1."""
FARTHEST = 0.35
"""Pairs that cost more per sound are translations or slips, and teach nothing."""
Pair = tuple[str, str]
Costs = dict[str, float]
"""By two units, as `au`; a blank stands for none."""


def main(folder: Path) -> None:
    """Learn every table and write it."""
    chance = random.Random(1)
    lists = {
        script: list(read(folder / f"{name}_train.tsv.gz", script))
        for name, script in SCRIPTS.items()
    }
    lines = [
        "# What an exchange of sounds costs between two spellings of a name, 0..1; not listed: 1.",
        "# Made by training/names.py from Wikidata names (CC0). A blank stands for no sound.",
        "# Columns: script | sound in it, sound in English | cost",
    ]
    for script, pairs in {
        "Latin": spellings([lists[s] for s in ("Arabic", "Hebrew", "Cyrillic")]),
        **lists,
    }.items():
        drawn = chance.sample(pairs, min(PAIRS, len(pairs)))
        cut = [(units(one), units(other)) for one, other in drawn]
        costs = learn([pair for pair in cut if all(pair)])
        if script == "Latin":
            costs = both_ways(costs)
        lines += [
            f"{script}\t{pair}\t{cost:.2f}" for pair, cost in sorted(costs.items()) if cost < 0.995
        ]
    (FOLDER / "sounds.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(file: Path, script: str) -> Iterator[Pair]:
    """Read pairs of a name in a script, in Latin letters, and its English spelling."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            english, target, _ = line.rstrip("\n").split("\t")
            spelt, english = (
                latin(target.replace(" ", ""), script).replace(" ", ""),
                fold(english).lower(),
            )
            if english.isascii() and 2 < len(english) < 14:
                yield spelt, english


def spellings(lists: list[list[Pair]]) -> list[Pair]:
    """Pair English spellings that share a spelling elsewhere."""
    found: list[Pair] = []
    for pairs in lists:
        shared: dict[str, set[str]] = defaultdict(set)
        for spelt, english in pairs:
            shared[spelt].add(english)
        found += [
            pair
            for words in shared.values()
            if len(words) < 6
            for pair in combinations(sorted(words), 2)
        ]
    return found


def learn(pairs: list[Pair]) -> Costs:
    """Learn costs from pairs of units, beginning with 1 for every exchange."""
    costs: Costs = {}
    for _ in range(ROUNDS):
        counts: Counter[str] = Counter()
        for one, other in pairs:
            steps = align(one, other, costs)
            if sum(costs.get(s, 1.0) for s in steps if s[0] != s[1]) < FARTHEST * max(
                len(one), len(other)
            ):
                counts.update(steps)
        costs = priced(counts)
    return costs


def priced(counts: Counter[str]) -> Costs:
    """Turn counts of exchanges into costs: 0 for what is as common as staying, 1 for the rare."""
    seen: Counter[str] = Counter()
    for pair, count in counts.items():
        seen[pair[0] if pair[0] != " " else " " + pair[1]] += count
    everything = sum(count for pair, count in counts.items() if pair[0] != " ")
    costs: Costs = {}
    for pair, count in counts.items():
        if pair[0] == pair[1]:
            continue
        share = count / (seen[pair[0]] if pair[0] != " " else max(1, everything / 20))
        costs[pair] = min(1.0, max(0.05, math.log(min(1.0, share)) / math.log(RARE)))
    return costs


def both_ways(costs: Costs) -> Costs:
    """Make costs of two spellings in one script the same either way: the cheaper."""
    return {
        pair: min(costs.get(pair, 1.0), costs.get(pair[::-1], 1.0))
        for known in costs for pair in (known, known[::-1])
    }  # fmt: skip


def align(one: str, other: str, costs: Costs) -> list[str]:
    """Return the cheapest exchanges that lead from one to the other, stays among them."""
    best: list[list[tuple[float, str]]] = [
        [(0.0, "")] * (len(other) + 1) for _ in range(len(one) + 1)
    ]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            ways = []
            if i and j:
                step = one[i - 1] + other[j - 1]
                ways.append(
                    (
                        best[i - 1][j - 1][0]
                        + (0.0 if step[0] == step[1] else costs.get(step, 1.0)),
                        step,
                    )
                )
            if i:
                step = one[i - 1] + " "
                ways.append((best[i - 1][j][0] + costs.get(step, 0.8), step))
            if j:
                step = " " + other[j - 1]
                ways.append((best[i][j - 1][0] + costs.get(step, 0.8), step))
            if ways:
                best[i][j] = min(ways)
    steps, i, j = [], len(one), len(other)
    while i or j:
        step = best[i][j][1]
        steps.append(step)
        i, j = i - (step[0] != " "), j - (step[1] != " ")
    return steps


if __name__ == "__main__":
    main(Path(sys.argv[1]))
