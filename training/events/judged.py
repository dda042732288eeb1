"""Words whose factuality readers have judged, from the open sets: what `certain` learns from.

Universal Decompositional Semantics It-Happened 2 and MEANTIME (`factuality/` of the data folder)
put event words between -3, certainly not so, and +3, certainly so, as the author has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from evaluation.conllu import read_lines

from detente.language._pieces import gap_of
from training.events.corpus import Exercise

SETS = (("uds_ih2", 1), ("meantime", 3))
"""Folder, and how often it is read: the second is news, and small."""
CLOSING = frozenset(".,;:!?)]}%") | {"''", "n't", "'s", "'re", "'ve", "'ll", "'m", "'d"}
OPENING = frozenset("([{$") | {"``"}


def judged(folder: Path) -> list[Exercise]:
    """Read the training halves of the open factuality sets.

    Args:
        folder: The data folder.

    Returns:
        Exercises without events, every one with at least one judged word.
    """
    found = []
    for name, times in SETS:
        path = folder / "factuality" / name / "train.jsonl.gz"
        found += times * [_exercise(line) for line in read_lines(path)]
    return [one for one in found if one.judged]


def _exercise(line: str) -> Exercise:
    told = json.loads(line)
    forms = told["text"].split(" ")
    words = tuple((each["span1"][0], float(each["label"])) for each in told["targets"])
    judged_words = tuple((word, label) for word, label in words if word < len(forms))
    return Exercise(forms, list(_gaps(forms)), (), (), {}, "", told["text"], judged=judged_words)


def _gaps(forms: list[str]) -> Iterator[int]:
    """Guess where blanks stood before the words were parted; every other sentence keeps them."""
    parted = len(forms) % 2 == 0
    before = ""
    for form in forms:
        close = not parted and (form in CLOSING or before in OPENING)
        yield gap_of("" if close else " ")
        before = form
