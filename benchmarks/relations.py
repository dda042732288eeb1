"""`python -m benchmarks.relations [EVENTS]`: what an account of two states costs, and its brief.

Pages of `benchmarks.large`, told of two states alone: some 12,000 events in ten years, and the
same with a third of them undated, which are harder to gather. Processor time is printed, which
compares on a shared machine; growth is that of four times as many events, four being linear.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from benchmarks.large import pages, states
from detente import relations
from detente.model.events import Coding, Event
from detente.model.text import Article

EVENTS = 10_000
Told = tuple[list[Article], list[Coding]]


def told(events: int, undated: float = 0.0) -> Told:
    """Write pages that tell of two states, with a share of events that nothing dates."""
    draw = random.Random(11)
    articles, codings = [], []
    for article, coding in pages(events, cast=states()[:2]):
        articles.append(article)
        left = tuple(_undated(e) if draw.random() < undated else e for e in coding.events)
        codings.append(replace(coding, events=left))
    return articles, codings


def _undated(event: Event) -> Event:
    return replace(event, time=None, edtf=None)


def seconds(work: Callable[[], object]) -> float:
    """Time a piece of work: processor time, the best of two."""
    taken = []
    for _ in range(2):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)


def measure(name: str, events: int, undated: float) -> None:
    """Print what account, brief and figures cost, and how account and brief grow."""
    (articles, codings), (few, fewer) = told(events, undated), told(events // 4, undated)
    a, b = (str(state.state) for state in states()[:2])
    account = relations.account(codings, articles, a, b)
    taken = seconds(lambda: relations.account(codings, articles, a, b))
    written = seconds(lambda: relations.brief(account))
    quarter = seconds(lambda: relations.brief(relations.account(fewer, few, a, b)))
    print(
        f"{name:<28} account {taken:6.2f} s  brief {written:6.2f} s  together "
        f"{taken + written:6.2f} s  growth {(taken + written) / quarter:5.2f}",
        flush=True,
    )


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    measure(f"{number} events, all dated", number, 0.0)
    measure(f"{number} events, a third undated", number, 1 / 3)
