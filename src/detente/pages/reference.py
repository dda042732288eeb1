"""Reference boxes: background set apart under a label ("Izvestia reference", "Background").

A pasted copy keeps the label and loses the frame, so nothing marks the end. Background is timeless
or old: it ends where a paragraph returns to the news, that is where it dates something by day and
month without a year, or by weekday, or grows far longer than the box.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from detente.pages.dates import find_dates, weekdays
from detente.pages.lines import Line
from detente.pages.phrases import plain
from detente.pages.shapes import Look

_MOST = 6
_GROWTH = 2.5


@cache
def _titles() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Load the words of box titles: whole lines, last words, first words."""
    text = (files("detente.pages") / "data" / "boxes.toml").read_text("utf-8")
    lists = tomllib.loads(text)
    whole = frozenset(plain(entry) for row in lists["line"].values() for entry in row)
    last = tuple(plain(entry) for row in lists["last"].values() for entry in row)
    first = tuple(plain(entry) for row in lists["first"].values() for entry in row)
    return whole, last, first


def is_box_title(line: Line) -> bool:
    """Tell whether a line names a reference box: "Background", "Vestnik reference"."""
    if len(line.text) > 60 or line.is_closed:
        return False
    reduced = plain(line.text)
    whole, last, first = _titles()
    if reduced in whole:
        return True
    if len(reduced.split()) > 4:
        return False
    return any(reduced.endswith(" " + w) for w in last) or any(
        reduced.startswith(w + " ") for w in first
    )


def mark_boxes(lines: Sequence[Line], looks: list[Look | None], first: int, last: int) -> None:
    """Mark titles of reference boxes between two lines and the paragraphs that belong to them."""
    for index in range(first, last + 1):
        if looks[index] is None and is_box_title(lines[index]):
            looks[index] = Look("reference_title", "names a reference box")
            _fill(lines, looks, index + 1, last)


def _fill(lines: Sequence[Line], looks: list[Look | None], start: int, last: int) -> None:
    """Mark the paragraphs of one box."""
    sizes: list[int] = []
    for index in range(start, min(last + 1, start + 3 * _MOST)):
        line = lines[index]
        if looks[index] is not None:
            continue
        if not (line.is_prose or line.is_bullet or line.is_closed) or len(sizes) >= _MOST:
            return
        if sizes and (_returns(line) or len(line.text) > _GROWTH * max(sizes) > 300):
            return
        sizes.append(len(line.text))
        looks[index] = Look("reference", f"in the reference box of line {start}")


def _returns(line: Line) -> bool:
    """Tell whether a paragraph is back at the news: a day without a year, or a weekday."""
    found = find_dates(line.text)
    if any(date.day is not None and date.year is None for date in found):
        return True
    return any(word.casefold() in _long_weekdays() for word in re.findall(r"\w+", line.text))


@cache
def _long_weekdays() -> frozenset[str]:
    """List the full names of weekdays."""
    return frozenset(name for name in weekdays() if len(name) > 4 or not name.isascii())
