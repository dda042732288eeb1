"""How fast the engine is on one core: `python -m evaluation.speed TREEBANK`.

The sentences of the treebank, two to a paragraph and ten paragraphs to an article, are parsed
article by article after one that warms up. Prints seconds to load, words a second of processor
time, and the most memory held, in megabytes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from detente import language
from evaluation.conllu import read_conllu

SENTENCES_IN_ARTICLE = 20


def measure(path: Path) -> dict[str, float]:
    """Load the engine and parse a treebank's text with it."""
    began = time.perf_counter()
    engine = language.load("en")
    loaded = time.perf_counter() - began
    texts = [sentence.text for sentence in read_conllu(path)]
    articles = [
        _article(texts[start : start + SENTENCES_IN_ARTICLE])
        for start in range(0, len(texts), SENTENCES_IN_ARTICLE)
    ]
    engine.parse(articles[0])
    began = time.process_time()
    words = sum(len(engine.parse(article).tokens) for article in articles)
    spent = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "load_seconds": round(loaded, 2),
        "words_per_second": round(words / spent),
        "memory_megabytes": round(memory),
    }


def _article(texts: list[str]) -> str:
    pairs = (texts[place : place + 2] for place in range(0, len(texts), 2))
    return "\n\n".join(" ".join(pair) for pair in pairs)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))) + "\n")
