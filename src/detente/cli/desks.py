"""The web desk from the terminal: serving it, and watching folders for pages to add."""

from __future__ import annotations

import time
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

from detente.api import Detente
from detente.cli import inputs, screen
from detente.errors import DetenteError, StoreError
from detente.settings import Settings

_PAUSE = 0.5
"""Seconds between two looks at a folder."""
_FEED_PAUSE = 900.0
"""Seconds between two looks at a feed."""
_STILL = 0.4
"""Seconds a file must be left alone before it is taken for whole."""


def serve(settings: Settings, host: str, port: int, names: tuple[str, ...], *, show: bool) -> None:
    """Serve the desk until interrupted.

    Raises:
        StoreError: The port is taken.
    """
    from detente.desk import serve as served
    from detente.desk.server import Address

    def ready(address: Address) -> None:
        screen.err.print(f"détente: the desk {settings.desk} is open at", markup=False)
        screen.err.print(f"  {address.url}", style="bold", markup=False)
        if address.token:
            screen.err.print("  whoever has this address may read and write it", markup=False)
        if show:
            webbrowser.open(address.url)

    try:
        served(settings, host=host, port=port, names=names, ready=ready)
    except OSError as error:
        reason = f"cannot be listened on: {error.strerror}; choose another with --port"
        raise StoreError(f"{host}:{port}", reason) from error


def watch(detente: Detente, folder: Path, *, once: bool = False) -> None:
    """Add the pages of a folder, and every page that is put there, until interrupted."""
    list(screen.watched(detente.add(inputs.files_in(folder)), ()))
    if once:
        return
    screen.err.print(f"détente: watching {folder}; Ctrl-C ends it", markup=False)
    seen = _stamps(folder)
    for name in _arriving(folder, seen, time.sleep):
        _add(detente, [name])


def follow(
    detente: Detente, feed: str, *, once: bool = False, pause: Callable[[float], None] = time.sleep
) -> None:
    """Add the pages of a feed, and every page it comes to list, until interrupted.

    Raises:
        DetenteError: The feed cannot be read the first time; later failures are only spoken of.
    """
    names = detente.listed(feed)
    screen.err.print(f"détente: following {feed}; Ctrl-C ends it", markup=False)
    seen: set[str] = set()
    while True:
        _add(detente, [name for name in names if name not in seen])
        seen.update(names)
        if once:
            return
        pause(_FEED_PAUSE)
        try:
            names = detente.listed(feed)
        except DetenteError as error:
            screen.complain(error, advise=False)


def _add(detente: Detente, names: list[str]) -> None:
    """Add pages and say what each brought."""
    for outcome in screen.watched(detente.add(names), ()):
        if outcome.coding is not None:
            events = len(outcome.coding.events)
            screen.err.print(f"{Path(outcome.name).name}: {events} events", markup=False)


def _stamps(folder: Path) -> dict[str, float]:
    return {name: Path(name).stat().st_mtime for name in inputs.files_in(folder)}


def _arriving(
    folder: Path, seen: dict[str, float], pause: Callable[[float], None]
) -> Iterator[str]:
    """Name files that are new or changed, once they are left alone."""
    while True:
        pause(_PAUSE)
        for name in inputs.files_in(folder):
            try:
                stamp = Path(name).stat().st_mtime
            except OSError:
                continue
            if seen.get(name) != stamp and time.time() - stamp > _STILL:
                seen[name] = stamp
                yield name
