"""What a user names on the command line: files, folders, URLs, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.model.text import Page
from detente.samples import SUFFIXES


def pages(names: Iterable[str]) -> Iterator[str | Page]:
    """Open up folders and standard input; everything else is passed on as named."""
    for name in names:
        if name == "-":
            yield standard_input()
        elif Path(name).is_dir():
            yield from files_in(Path(name))
        else:
            yield name


def files_in(folder: Path) -> Iterator[str]:
    """List the pages of a folder and its subfolders, in order of their names."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES and path.is_file():
            yield str(path)


def standard_input() -> Page:
    """Read a page from standard input."""
    from detente import api

    return api.page_from_bytes("-", sys.stdin.buffer.read())
