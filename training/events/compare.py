"""How far newly made event heads are from the shipped ones.

`python -m training.events.compare DIR` prints, for the written sentences that are kept aside, the
share of labelled triggers that each reads as an event of the right type, and the share of those to
which both give the same type.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from detente import language
from detente.language._events import EventHeads
from detente.language._pieces import Pieces
from detente.language.en import DATA
from detente.model.text import Parse
from detente.ontology.sentences import WrittenEvent, read_sentences


def compare(folder: Path) -> dict[str, float]:
    """Read the sentences kept aside with both.

    Args:
        folder: Holds the files of the new heads.

    Returns:
        `type_new`, `type_shipped`, `same`: fractions from 0 to 1.
    """
    engine = language.load("en")
    pieces = Pieces(DATA / "tokenizer.json")
    new, shipped = EventHeads(folder, pieces), EventHeads(DATA, pieces)
    right = {"type_new": 0, "type_shipped": 0, "same": 0}
    total = 0
    for sentence in (each for each in read_sentences("en") if each.kept_aside):
        parse = engine.parse(sentence.text)
        layers = new.read(parse), shipped.read(parse)
        for event in sentence.events:
            told = [layer.at(_word(parse, event)) for layer in layers]
            types = [reading.type if reading.told > 0.5 else "NONE" for reading in told]
            right["type_new"] += types[0] == event.type
            right["type_shipped"] += types[1] == event.type
            right["same"] += types[0] == types[1]
            total += 1
    return {key: round(count / max(1, total), 4) for key, count in right.items()}


def _word(parse: Parse, event: WrittenEvent) -> int:
    words = [i for i, token in enumerate(parse.tokens) if token.span.overlaps(event.trigger)]
    heads = [i for i in words if parse.tokens[i].head not in words]
    return (heads or words)[0]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    sys.stdout.write(json.dumps(compare(parser.parse_args().folder), indent=1) + "\n")
