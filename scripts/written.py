"""Check the written sentences and measure their variety: `python -m scripts.written [FILE…]`.

Without files all are read and the table of `docs/sentences.md` is printed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from detente.errors import KnowledgeError
from detente.ontology.sentences import WrittenSentence, parse_sentences

FOLDER = Path(__file__).parent.parent / "src/detente/ontology/written/en"
LABEL = re.compile(r"line (\d+): ")
WORD = re.compile(r"\w+")


def faults(path: Path) -> tuple[list[str], list[WrittenSentence]]:
    """Read one file and list everything that is wrong with it, not only the first fault."""
    lines = path.read_text("utf-8").splitlines()
    found: list[str] = []
    while True:
        try:
            return found, list(parse_sentences("\n".join(lines), path.name))
        except KnowledgeError as error:
            number = LABEL.search(str(error))
            if number is None:
                raise
            index = int(number[1]) - 1
            found.append(f"{error}\n    {lines[index].strip()}")
            lines[index] = "#"


def variety(sentences: list[WrittenSentence]) -> str:
    """Tell how varied the sentences are."""
    events = [event for s in sentences for event in s.events]
    look_alikes = [each for s in sentences for each in s.look_alikes]
    lengths = sorted(len(WORD.findall(s.text)) for s in sentences)
    triggers = {
        e.trigger.of(s.text).casefold() for s in sentences for e in s.events
    }
    opening = Counter(" ".join(WORD.findall(s.text)[:3]).casefold() for s in sentences)
    lines = [
        f"{len(sentences)} sentences in {len({s.group for s in sentences})} groups: "
        f"{len(events)} events, {len(look_alikes)} look-alikes, "
        f"{sum(not s.events for s in sentences)} sentences without an event",
        f"words a sentence: median {lengths[len(lengths) // 2]}, "
        f"tenth {lengths[len(lengths) // 10]}, ninetieth {lengths[len(lengths) * 9 // 10]}"
        if lengths else "no sentence",
        f"{len(triggers)} distinct triggers; commonest openings {opening.most_common(3)}",
        f"types {dict(Counter(e.name.partition('/')[0] for e in events).most_common())}",
        f"values {dict(Counter(e.value for e in events).most_common())}",
        f"voices {dict(sorted(Counter(len(e.voices) for e in events).items()))}",
    ]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Check files; 1 if one is at fault."""
    paths = [Path(name) for name in arguments] or sorted(FOLDER.glob("*.txt"))
    sentences: list[WrittenSentence] = []
    status = 0
    for path in paths:
        found, read = faults(path)
        sentences.extend(read)
        for fault in found:
            status = 1
            print(fault)
    print(variety(sentences))
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
