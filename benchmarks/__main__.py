"""`python -m benchmarks` prints what détente costs here.

Figures are medians over several rounds on one machine, good for comparing with each other.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from detente import Detente, Settings, coder
from detente.model.text import Article

CORPUS = Path(__file__).parents[1] / "examples" / "corpus"
ROUNDS = 5


def main() -> None:
    """Measure and print, one figure a line."""
    files = sorted(str(path) for path in CORPUS.rglob("*") if path.suffix in (".html", ".txt"))
    pages = [name for name in files if name.endswith(".html")]
    articles = read(files)
    say("start-up of `detente --help`", seconds(start_up), "s")
    say("loading the engine, a fresh process", seconds(load_engine), "s")
    say("engine, one core", words_per_second(articles), "words/s")
    say("HTML bytes to stored events", pages_per_second(pages), "pages/s")
    say("peak memory of one process", memory(), "MB")
    say("growth from 1x to 8x text", growth(articles), "times the time per word")


def say(name: str, figure: float, unit: str) -> None:
    """Print one figure."""
    print(f"{name:<40} {figure:10.2f} {unit}", flush=True)


def seconds(work: Callable[[], object]) -> float:
    """Time a piece of work: the median over rounds."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def start_up() -> None:
    """Run the command once."""
    subprocess.run([sys.executable, "-m", "detente", "--help"], check=True, capture_output=True)


def load_engine() -> None:
    """Load the English kit in a fresh process."""
    script = "from detente import coder; coder.kit('en').language.parse('Oslo called.')"
    subprocess.run([sys.executable, "-c", script], check=True)


def read(files: list[str]) -> list[Article]:
    """Read the sample corpus."""
    with Detente() as detente:
        return [outcome.article for outcome in detente.articles(files) if outcome.article]


def parse_all(articles: list[Article]) -> int:
    """Parse articles; returns the words parsed."""
    engine = coder.kit("en").language
    parses = (engine.parse(a.text, tuple(b.span for b in a.content)) for a in articles)
    return sum(len(parse.tokens) for parse in parses)


def words_per_second(articles: list[Article]) -> float:
    """Measure the engine alone: words, tags, trees, layers."""
    words = parse_all(articles)
    return words / seconds(lambda: parse_all(articles))


def pages_per_second(pages: list[str]) -> float:
    """Measure the whole way, worker and store included."""
    with tempfile.TemporaryDirectory() as folder, Detente() as warm:
        list(warm.outcomes(pages[:1]))

        def work() -> None:
            desk = Path(folder) / f"{time.monotonic_ns()}.db"
            with Detente(replace(Settings.from_environment(), desk=desk)) as detente:
                assert all(outcome.added for outcome in detente.add(pages))

        return len(pages) / seconds(work)


def memory() -> float:
    """Return the largest resident size so far, of this process or any of its workers."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, workers) / 1024


def growth(articles: list[Article]) -> float:
    """Compare the time per word on one article and on eight times its text; 1 is linear."""
    kit = coder.kit("en")
    article = max(articles, key=lambda a: len(a.text))
    single = seconds(lambda: kit.language.parse(article.text))
    many = article.text + ("\n\n" + article.text) * 7
    return seconds(lambda: kit.language.parse(many)) / (8 * single)


if __name__ == "__main__":
    main()
