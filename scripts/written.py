"""Check the written sentences and measure their variety: `python -m scripts.written [FILE…]`.

Without files all are read.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from detente import language
from detente.errors import KnowledgeError
from detente.ontology.sentences import WrittenSentence, parse_sentences

FOLDER = Path(__file__).parents[1] / "src" / "detente" / "ontology" / "written" / "en"
LABEL = re.compile(r"line (\d+): ")
WORD = re.compile(r"\w+")
QUIET = frozenset({"punct", "det", "case", "cc", "mark", "aux", "flat", "compound"})
"""Relations that do not count for the shape of a tree."""


def faults(path: Path) -> tuple[list[str], list[WrittenSentence]]:
    """Read one file and list everything that is wrong with it, not only the first fault."""
    lines = path.read_text("utf-8").splitlines()
    found: list[str] = []
    while True:
        try:
            return found, list(parse_sentences("\n".join(lines), path.name))
        except KnowledgeError as error:
            number = LABEL.search(str(error))
            index = int(number[1]) - 1 if number else -1
            if number is None or lines[index] == "#":
                raise
            found.append(f"{error}\n    {lines[index].strip()}")
            lines[index] = "#"


def variety(sentences: Sequence[WrittenSentence]) -> list[tuple[str, str]]:
    """Tell how varied sentences are: rows of what is counted and how much of it there is."""
    events = [event for s in sentences for event in s.events]
    lengths = sorted(len(WORD.findall(s.text)) for s in sentences)
    triggers = Counter(e.trigger.of(s.text).casefold() for s in sentences for e in s.events)
    openings = Counter(" ".join(WORD.findall(s.text)[:3]).casefold() for s in sentences)
    values = Counter(event.value for event in events)
    voices = Counter(len(event.voices) for event in events)
    return [
        ("sentences", f"{len(sentences):,} in {len({s.group for s in sentences}):,} groups"),
        ("kept aside, never trained on", f"{sum(s.kept_aside for s in sentences):,}"),
        ("events labelled", f"{len(events):,}"),
        ("sentences without an event", f"{sum(not s.events for s in sentences):,}"),
        ("look-alike words labelled", f"{sum(len(s.look_alikes) for s in sentences):,}"),
        ("sentences with two events or more", f"{sum(len(s.events) > 1 for s in sentences):,}"),
        (
            "words a sentence",
            f"median {_at(lengths, 0.5)}, tenth {_at(lengths, 0.1)}, ninetieth {_at(lengths, 0.9)}",
        ),
        ("distinct triggers", f"{len(triggers):,}; the commonest tells {_most(triggers):.1%}"),
        ("commonest opening of three words", f"{_most(openings):.1%} of the sentences"),
        ("values", ", ".join(f"{key} {count:,}" for key, count in values.most_common())),
        ("voices beside the page", ", ".join(f"{n}: {voices[n]:,}" for n in sorted(voices))),
    ]


def shapes(sentences: Sequence[WrittenSentence]) -> tuple[int, float]:
    """Count the shapes of trees around triggers, and the share of the commonest.

    A shape is the relation of the trigger, the relations above it, and those that hang on it.
    """
    engine = language.load("en")
    found: Counter[tuple[str, ...]] = Counter()
    for sentence in sentences:
        parse = engine.parse(sentence.text)
        for event in sentence.events:
            word = parse.tokens_in(event.trigger)
            if word:
                above = [parse.tokens[index].deprel for index in parse.ancestors(word[0])]
                below = [parse.tokens[child].deprel for child in parse.children(word[0])]
                kept = sorted(r for r in below if r.partition(":")[0] not in QUIET)
                found[(parse.tokens[word[0]].deprel, *above[:2], "|", *kept)] += 1
    return len(found), _most(found)


def types(sentences: Sequence[WrittenSentence]) -> Counter[str]:
    """Count events by type."""
    return Counter(e.name.partition("/")[0] for s in sentences for e in s.events)


def _at(ordered: Sequence[int], share: float) -> int:
    return ordered[int(len(ordered) * share)] if ordered else 0


def _most(counts: Counter[str] | Counter[tuple[str, ...]]) -> float:
    return max(counts.values(), default=0) / max(1, counts.total())


def main(arguments: Sequence[str]) -> int:
    """Check files; 1 if one is at fault."""
    paths = [Path(name) for name in arguments] or sorted(FOLDER.glob("*.txt"))
    sentences: list[WrittenSentence] = []
    status = 0
    for path in paths:
        found, read = faults(path)
        sentences.extend(read)
        status = 1 if found else status
        sys.stdout.writelines(f"{fault}\n" for fault in found)
    sys.stdout.writelines(f"{what}: {much}\n" for what, much in variety(sentences))
    counted = types(sentences).most_common()
    sys.stdout.write(", ".join(f"{name} {count}" for name, count in counted) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
