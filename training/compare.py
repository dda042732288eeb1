"""How far a newly made engine is from the shipped one: `python -m training.compare FOLDER`.

Prints, for a sample of EWT's dev side with gold words, the labelled attachment score of both and
the share of words to which both give the same head.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from evaluation.conllu import read_conllu, rebuild
from evaluation.parsing import given

from detente.language._encoder import Encoder
from detente.language._lemmas import Lexicon
from detente.language.en import DATA, English
from training.corpus import data_folder

SAMPLE = 500
"""Sentences."""


def compare(folder: Path) -> dict[str, float]:
    """Parse the sample with both engines.

    Args:
        folder: Holds the files of the new engine.

    Returns:
        `las_new`, `las_shipped`, `same_heads`: fractions from 0 to 1.
    """
    sentences = read_conllu(data_folder() / "parsing/en_ewt/dev.conllu.gz")[:SAMPLE]
    text, offsets = rebuild(sentences)
    bounds, starts = given(sentences, offsets)
    gold = [
        (word.head + start if word.head >= 0 else -1, word.deprel.partition(":")[0])
        for sentence, start in zip(sentences, starts, strict=True)
        for word in sentence.words
    ]
    new, shipped = (
        [(t.head, t.relation) for t in _engine(place).arrange(text, bounds, starts).tokens]
        for place in (folder, DATA)
    )
    return {
        "las_new": _share(new, gold),
        "las_shipped": _share(shipped, gold),
        "same_heads": _share([head for head, _ in new], [head for head, _ in shipped]),
    }


def _engine(folder: Path) -> English:
    return English(Encoder(folder), Lexicon(folder / "lemmas.json.gz"))


def _share(found: list[object], wanted: list[object]) -> float:
    same = sum(one == other for one, other in zip(found, wanted, strict=True))
    return same / max(1, len(wanted))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    sys.stdout.write(json.dumps(compare(parser.parse_args().folder), indent=1) + "\n")
