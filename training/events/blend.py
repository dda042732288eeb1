"""Blend two rounds of learning: `python -m training.events.blend EARLIER LATER --share 0.6`.

A round on sentences of one kind gains there and forgets a little elsewhere. The weights half-way
between the rounds keep most of what either knows, since the later started from the earlier. The
heads for voices are the later round's alone.
"""

from __future__ import annotations

import argparse
from typing import Any

import torch

from training.fit import WORK

LATER_ALONE = ("heard.", "voiced.")


def blend(earlier: dict[str, Any], later: dict[str, Any], share: float) -> dict[str, Any]:
    """Blend two checkpoints.

    Args:
        earlier: Weights by name, labels and sizes.
        later: Likewise, of the same sizes.
        share: How much of the later goes in, from 0 to 1.
    """
    weights = {
        name: weight
        if name.startswith(LATER_ALONE)
        else torch.lerp(earlier["weights"][name].float(), weight.float(), share)
        for name, weight in later["weights"].items()
    }
    return later | {"weights": weights}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("earlier", help="name of a checkpoint in training/work")
    parser.add_argument("later")
    parser.add_argument("--share", type=float, default=0.6)
    parser.add_argument("--name", default="events")
    chosen = parser.parse_args()
    rounds = [
        torch.load(WORK / f"{name}.pt", weights_only=True)
        for name in (chosen.earlier, chosen.later)
    ]
    torch.save(blend(*rounds, chosen.share), WORK / f"{chosen.name}.pt")
