"""`python -m benchmarks.brief PATH`: a brief from all that a large desk tells of two states.

The busiest pairs are asked, each for the first time, as `detente brief` does it: pages and codings
are read from the desk, an account is made of them, a brief is written. Wall and processor time of
each are printed; nothing is kept between two questions.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from detente import relations
from detente.model.circles import no_circles
from detente.store import Store

PAIRS = 5


@no_circles()
def told(store: Store, pair: tuple[str, str]) -> tuple[float, ...]:
    """Write a brief of a pair; returns processor times at the start and after each step."""
    times = [time.process_time()]
    codings = tuple(store.codings(pair))
    articles = [page for coding in codings if (page := store.article(coding.article))]
    times.append(time.process_time())
    account = relations.account(codings, articles, *pair, ties=store.overlay().ties(codings))
    times.append(time.process_time())
    relations.brief(account)
    return (*times, time.process_time())


def main() -> None:
    """Print a line for each of the busiest pairs, the busiest last."""
    with Store.open(Path(sys.argv[1])) as store:
        for pair in reversed(store.browse.pairs(most=PAIRS)):
            begun = time.perf_counter()
            start, read, accounted, end = told(store, (pair.a, pair.b))
            print(
                f"{pair.a}-{pair.b} {pair.events:>6} events  reading {read - start:5.2f} s  account"
                f" {accounted - read:5.2f} s  brief {end - accounted:5.2f} s  together"
                f" {end - start:5.2f} s of CPU time, {time.perf_counter() - begun:5.2f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
