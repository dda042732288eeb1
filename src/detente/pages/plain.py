"""Pasted text: the decoded input is the canonical text, unchanged; its lines become blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.model.text import Article, Block, Oddity, Page
from detente.pages.articles import assemble
from detente.pages.decode import decode
from detente.pages.lines import Line, split_lines
from detente.pages.structure import structure
from detente.settings import Settings

MOST_LINES = 20_000
TOO_LONG = "a line too long to be read"


def read_plain(page: Page, settings: Settings) -> Article:
    """Read a page of pasted text.

    Raises:
        UnreadablePage: The page is empty, binary, or holds no text.
    """
    decoded = decode(page, settings)
    lines = split_lines(decoded.text)
    if len(lines) > MOST_LINES:
        odd = Oddity(kind="truncated", message=f"only the first {MOST_LINES:,} lines are read")
        decoded = replace(decoded, oddities=(*decoded.oddities, odd))
    return assemble(page, decoded, name_lines(lines, settings.limits.line_characters))


def name_lines(lines: Sequence[Line], longest: int) -> tuple[Block, ...]:
    """Name lines by their look and neighbours.

    Lines longer than `longest` characters, and those after the first 20,000, are shown, not read.
    """
    kept = [line for line in lines[:MOST_LINES] if len(line.text) <= longest]
    looks = dict(zip((line.span for line in kept), structure(kept), strict=True))
    return tuple(
        Block(kind=found.kind, span=line.span, reason=found.reason)
        if (found := looks.get(line.span))
        else Block(kind="other_chrome", span=line.span, reason=TOO_LONG)
        for line in lines
    )
