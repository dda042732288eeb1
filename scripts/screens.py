"""Screenshots of the desk for the documentation: `make docs`, from the sample corpus.

Where no browser is installed nothing is drawn, and that is said.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from detente import Detente, Limits, Settings, samples
from detente.desk import application

FOLDER = Path(__file__).parents[1] / "docs" / "screens"
PATIENCE = 600_000
"""Milliseconds a page may take to be drawn."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A picture to be taken."""

    name: str
    address: str
    dark: bool = False
    width: int = 1360
    height: int = 900


def screens(article: str, translated: str, event: str) -> tuple[Screen, ...]:
    """List the pictures of the documentation; of a page, a translated one, and an event."""
    return (
        Screen(name="start", address="/"),
        Screen(name="reader", address=f"/articles/{article}", height=1100),
        Screen(name="reader-important", address=f"/articles/{article}?important=1"),
        Screen(name="translated", address=f"/articles/{translated}", height=1100),
        Screen(name="correct", address=f"/events/{event}", height=1100),
        Screen(name="relation", address="/relations/CUB/USA", height=1500),
        Screen(name="actor", address="/actors/state:ETH"),
        Screen(name="network", address="/network"),
        Screen(name="map", address="/map"),
        Screen(name="search", address="/search?q=embassy"),
        Screen(
            name="ask", address="/ask?q=When+did+Ethiopia+and+Eritrea+reopen+their+embassies%3F"
        ),
        Screen(name="dark", address="/relations/ERI/ETH", dark=True, height=1300),
        Screen(name="narrow", address=f"/articles/{article}", width=420, height=1100),
    )


def patient(desk: Path) -> Settings:
    """Make settings that give a page minutes: pictures and tests share their machine."""
    limits = replace(Limits(), page_seconds=300.0)
    return replace(Settings.from_environment(), desk=desk, limits=limits)


def browser() -> str | None:
    """Find an installed browser; None where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@contextmanager
def served(desk: Path) -> Iterator[str]:
    """Serve a desk on a free port of this machine for a while; gives its address."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(application(patient(desk)), log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        server.force_exit = True
        thread.join(timeout=5)


def take(base: str, wanted: tuple[Screen, ...], folder: Path, program: str) -> None:
    """Take pictures."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for screen in wanted:
            page = chromium.new_page(
                viewport={"width": screen.width, "height": screen.height},
                color_scheme="dark" if screen.dark else "light",
            )
            page.set_default_timeout(PATIENCE)
            page.goto(base + screen.address)
            page.screenshot(path=folder / f"{screen.name}.png")
            page.close()
        chromium.close()


def main() -> None:
    """Code the sample corpus into a desk of its own and take all pictures."""
    program = browser()
    if program is None:
        sys.stderr.write("no browser is installed (chromium): the screenshots stay as they are\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder) / "desk.db"
        with Detente(patient(desk)) as detente:
            added = list(detente.add(samples.pages()))
        read = [o for o in added if o.article and o.coding]
        page = next(o for o in read if "panama" in o.name)
        translated = next(o for o in read if o.article and o.article.translation)
        shown = screens(page.article.id, translated.article.id, page.coding.events[1].id)
        with served(desk) as base:
            take(base, shown, FOLDER, program)


if __name__ == "__main__":
    main()
