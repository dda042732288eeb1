"""`python -m benchmarks.adding [EVENTS]`: what one more page costs as the desk grows.

Pages of `benchmarks.large` are put on a desk; the processor time of one is printed, its median
over the last hundred, each time the desk has doubled.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.large import PER_PAGE, pages
from detente.store import Store

EVENTS = 60_000
_LAST = 100


def measure(events: int = EVENTS) -> None:
    """Print what a page costs at 1/16 of so many events, at 1/8, and so on to all of them."""
    size = events // PER_PAGE
    stops = {size >> shift for shift in range(5)}
    taken: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "desk.db") as store:
        for number, (article, coding) in enumerate(pages(events), start=1):
            begun = time.process_time()
            store.add(article, coding)
            taken.append(time.process_time() - begun)
            if number in stops:
                median = statistics.median(taken[-_LAST:])
                print(f"{number * PER_PAGE:>8} events {1000 * median:8.1f} ms a page", flush=True)


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS)
