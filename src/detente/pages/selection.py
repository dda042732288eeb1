"""Which lines are the article? An extractor selects; we find its choice again in our own text.

The extractor returns text without positions. Its lines are sought in the canonical text with all
whitespace left out, in order where that is possible. What is not found again is handed back as it
is: it is shown to the reader and never coded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.pages.dom import Linear

_SHORT = 12
"""Characters below which a line is sought only right after the one before it."""
_REACH = 4_000
_MARKER = re.compile(r"^\s*(?:[-–•*]|\d{1,2}\.)\s+")
_SENTENCES = re.compile(r"(?<=[.!?…。！？])\s+")
_COVERED = 0.5
_PIECE, _MISSES, _FOUND = 24, 400, 0.8
"""Characters by which a piece is found; places tried in vain; share of a line to be found."""
_MOST = 60_000
"""Elements beyond which the extractor, which is not linear, is not asked."""


@dataclass(slots=True)
class Selection:
    """What an extractor selected, in terms of our rows."""

    rows: frozenset[int] = frozenset()
    unaligned: tuple[str, ...] = ()
    lines: int = 0
    """Lines that the extractor returned."""


@dataclass(slots=True)
class _Squeezed:
    """A text without its whitespace, and what of it is covered."""

    text: str
    places: list[int]
    covered: bytearray
    cursor: int = 0
    found: list[tuple[int, int]] = field(default_factory=list)


def extract(tree: Any, url: str | None) -> tuple[str, ...]:
    """Run the extractor over a document; () when it finds no article."""
    from trafilatura import bare_extraction

    if sum(1 for _ in tree.iter()) > _MOST:
        return ()
    document = bare_extraction(
        tree, url=url, include_comments=False, include_tables=True, with_metadata=False
    )
    text = getattr(document, "text", None) or ""
    return tuple(line for line in text.split("\n") if line.strip())


def align(lines: tuple[str, ...], linear: Linear) -> Selection:
    """Find selected lines again in the canonical text."""
    squeezed = _squeeze(linear.text)
    unaligned = [part for line in lines for part in _seek_line(squeezed, line)]
    rows = frozenset(_covered_rows(linear, squeezed))
    return Selection(rows=rows, unaligned=tuple(unaligned), lines=len(lines))


def _squeeze(text: str) -> _Squeezed:
    """Leave out whitespace, remembering where each character stood."""
    places = [at for at, character in enumerate(text) if not character.isspace()]
    return _Squeezed("".join(text.split()), places, bytearray(len(places)))


def _seek_line(squeezed: _Squeezed, line: str) -> Iterator[str]:
    """Mark a line, in one piece or in parts; yield the parts that are not found."""
    if _seek(squeezed, line) or _seek(squeezed, _MARKER.sub("", line)):
        return
    cells = [cell for cell in line.split("|") if cell.strip(" -")]
    if "|" in line:
        yield from (c.strip() for c in cells if not _seek(squeezed, c) and len(c.strip()) > _SHORT)
        return
    parts = _SENTENCES.split(line)
    if len(parts) > 1 and sum(len(p) for p in parts if _seek(squeezed, p)) * 2 > len(line):
        return
    if len(line.strip()) > _SHORT and not _seek_pieces(squeezed, line):
        yield line.strip()


def _seek_pieces(squeezed: _Squeezed, line: str) -> bool:
    """Mark a line piece by piece: the extractor left something out of its middle, or moved it.

    Each piece is found by its first characters and runs on while the characters agree.

    Returns:
        True when most of the line was found; else nothing stays marked.
    """
    wanted, at, misses, found = "".join(line.split()), 0, 0, 0
    before, cursor = bytes(squeezed.covered), squeezed.cursor
    while at + _PIECE <= len(wanted) and misses < _MISSES:
        place = squeezed.text.find(wanted[at : at + _PIECE])
        if place < 0:
            at, misses = at + 1, misses + 1
            continue
        size = _agree(wanted, at, squeezed.text, place)
        squeezed.covered[place : place + size] = b"\x01" * size
        squeezed.cursor = max(squeezed.cursor, place + size)
        at, found = at + size, found + size
    if found >= _FOUND * len(wanted):
        return True
    squeezed.covered[:], squeezed.cursor = before, cursor
    return False


def _agree(one: str, start: int, other: str, place: int) -> int:
    """Count the characters that agree from two places on."""
    size = 0
    while start + size < len(one) and place + size < len(other):
        if one[start + size] != other[place + size]:
            break
        size += 1
    return size


def _seek(squeezed: _Squeezed, line: str) -> bool:
    """Mark one stretch where it is found, after the last one if possible."""
    wanted = "".join(line.split())
    if not wanted:
        return True
    at = squeezed.text.find(wanted, squeezed.cursor)
    if len(wanted) < _SHORT and at - squeezed.cursor > _REACH:
        return False
    if at < 0 and len(wanted) >= _SHORT:
        at = squeezed.text.find(wanted)
    if at < 0:
        return False
    squeezed.covered[at : at + len(wanted)] = b"\x01" * len(wanted)
    if at >= squeezed.cursor:
        squeezed.cursor = at + len(wanted)
    return True


def _covered_rows(linear: Linear, squeezed: _Squeezed) -> Iterator[int]:
    """Yield the indices of rows of which at least half is covered."""
    place = 0
    for index, row in enumerate(linear.rows):
        while place < len(squeezed.places) and squeezed.places[place] < row.span.start:
            place += 1
        first = place
        while place < len(squeezed.places) and squeezed.places[place] < row.span.end:
            place += 1
        if place > first and sum(squeezed.covered[first:place]) >= _COVERED * (place - first):
            yield index
