"""`python -m benchmarks.desk PATH`: how quickly the desk answers, over a large desk.

Each view is asked many times for different pairs, articles and words, over the application itself
(no network in between), in a fresh process. Both wall and processor time are printed: on a shared
machine the second is what compares.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROUNDS = 30
_START = """
import sys, time
from pathlib import Path
begun, used = time.perf_counter(), time.process_time()
from starlette.testclient import TestClient
from detente import Settings
from detente.desk import application
client = TestClient(application(Settings(desk=Path(sys.argv[1]))), base_url="http://127.0.0.1")
assert client.get("/").status_code == 200
print(time.perf_counter() - begun, time.process_time() - used)
"""


def addresses(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Choose what is asked, by view: the busiest pairs among them."""
    draw = random.Random(3)
    with sqlite3.connect(path) as found:
        pairs = found.execute(
            "SELECT a, b FROM event_pair GROUP BY a, b ORDER BY count(*) DESC LIMIT 400"
        ).fetchall()
        articles = [row[0] for row in found.execute("SELECT id FROM article LIMIT 2000")]
    names = [row[0].lower() for row in found.execute(
        "SELECT name FROM entity WHERE kind = 'state'")]  # fmt: skip
    words = ["officials", "visited", "president", "trade", "minister", *names]
    yield "relation", [f"/relations/{a}/{b}" for a, b in [*pairs[:8], *draw.sample(pairs, ROUNDS)]]
    yield "reader", [f"/articles/{article}" for article in draw.sample(articles, ROUNDS)]
    yield "search", [f"/search?q={draw.choice(words)}+{draw.choice(words)}" for _ in range(ROUNDS)]
    yield "one word", [f"/search?q={word}" for word in words[:8]]
    yield "events of a pair", [f"/events?states={a},{b}&once=1" for a, b in pairs[:10]]
    yield "actor", [f"/actors/state:{a}" for a, _ in pairs[:4]]
    yield "network", ["/network"] * 3
    yield "map", ["/map"] * 3
    yield "start", ["/"] * 5


def main() -> None:
    """Measure and print, one view a line: median, 95th percentile, and the latter of CPU time."""
    path = Path(sys.argv[1])
    told = subprocess.run(
        [sys.executable, "-c", _START, str(path)], check=True, capture_output=True, text=True
    )
    wall, used = map(float, told.stdout.split())
    say("start to first page", [wall], [used])
    from starlette.testclient import TestClient

    from detente import Settings
    from detente.desk import application

    client = TestClient(application(Settings(desk=path)), base_url="http://127.0.0.1")
    for name, asked in addresses(path):
        client.get(asked[0])
        walls, cpus = [], []
        for address in asked:
            begun, spent = time.perf_counter(), time.process_time()
            assert client.get(address).status_code == 200, address
            walls.append(time.perf_counter() - begun)
            cpus.append(time.process_time() - spent)
        say(name, walls, cpus)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory':<22} {peak:8.0f} MB", flush=True)


def say(name: str, walls: list[float], cpus: list[float]) -> None:
    """Print one line, in milliseconds."""
    figures = (at(walls, 0.5), at(walls, 0.95), at(cpus, 0.95))
    median, late, spent = (1000 * figure for figure in figures)
    print(
        f"{name:<22} {median:8.0f} ms median {late:8.0f} ms p95 {spent:8.0f} ms p95 of CPU time",
        flush=True,
    )


def at(values: list[float], share: float) -> float:
    """Return a percentile."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


if __name__ == "__main__":
    main()
