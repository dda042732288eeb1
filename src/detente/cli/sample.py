"""The sample corpus: a desk in seconds, to see what détente does before giving it anything."""

from __future__ import annotations

import shutil
import sys
import webbrowser
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from detente.api import Detente, Outcome
from detente.cli import inputs, screen, shown
from detente.samples import PAIRS, corpus
from detente.settings import Settings


def run(folder: Path, *, open_browser: bool) -> bool:
    """Code the corpus into a fresh desk in `folder`, print a brief, and say what lies where.

    Returns:
        True when some page failed.
    """
    names = tuple(inputs.files_in(corpus()))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    desk = folder / "desk.db"
    with Detente(replace(Settings.from_environment(), desk=desk)) as detente:
        outcomes = list(screen.watched(detente.add(names), names))
        written = [_write(detente, pair, folder) for pair in PAIRS]
        shown.brief(detente.render(detente.brief(*PAIRS[0]), "md"), "md")
    _say(outcomes, desk, written)
    if open_browser:
        webbrowser.open(written[0].resolve().as_uri())
    return any(outcome.error for outcome in outcomes)


def _write(detente: Detente, pair: tuple[str, str], folder: Path) -> Path:
    path = folder / f"{'-'.join(pair)}.html"
    path.write_text(detente.render(detente.brief(*pair), "html"), encoding="utf-8")
    return path


def _say(outcomes: list[Outcome], desk: Path, written: list[Path]) -> None:
    sys.stdout.flush()
    for line in _lines(outcomes, desk, written):
        screen.err.print(line, markup=False)


def _lines(outcomes: list[Outcome], desk: Path, written: list[Path]) -> Iterator[str]:
    events = sum(len(outcome.coding.events) for outcome in outcomes if outcome.coding)
    yield f"\n{len(outcomes)} pages, {events} events, in {desk}"
    yield f"the same brief with every quote in its place: open {written[0]}"
    yield f"read, follow a pair, land on the sentence: detente desk --open --desk {desk}"
    yield f"the other pairs: {' '.join(map(str, written[1:]))}"
    yield "your own pages: detente brief RUS SYR --pages page.html …; more: detente --help"
