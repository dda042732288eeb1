"""Pasted text: the decoded input is the canonical text, unchanged; its lines become blocks."""

from __future__ import annotations

from detente.model.text import Article, Block, Page
from detente.pages.articles import assemble
from detente.pages.decode import decode
from detente.pages.lines import Line, split_lines
from detente.pages.structure import structure
from detente.settings import Settings


def read_plain(page: Page, settings: Settings) -> Article:
    """Read a page of pasted text.

    Raises:
        UnreadablePage: The page is empty, binary, or holds no text.
    """
    decoded = decode(page, settings)
    lines = split_lines(decoded.text)
    longest = settings.limits.line_characters
    kept = tuple(line for line in lines if len(line.text) <= longest)
    looks = dict(zip((line.span for line in kept), structure(kept), strict=True))
    blocks = tuple(_block(line, looks) for line in lines)
    return assemble(page, decoded, blocks)


def _block(line: Line, looks: dict) -> Block:
    look = looks.get(line.span)
    if look is None:
        return Block(kind="other_chrome", span=line.span, reason="a line too long to be read")
    return Block(kind=look.kind, span=line.span, reason=look.reason)
