"""Parts of a page that are sent one by one: whole blocks, as many as fit."""

from __future__ import annotations

from collections.abc import Iterator

from detente.coder import SILENT_BLOCKS
from detente.model.text import Article, Span

Part = tuple[Span, ...]
"""Blocks or pieces of blocks, in text order."""


def cut(article: Article, size: int) -> tuple[Part, ...]:
    """Gather the blocks from which events are read into parts.

    Args:
        article: As read.
        size: Code points in one part, at most.

    Returns:
        Parts in text order; () for a page without content.
    """
    parts: list[Part] = []
    room = 0
    for piece in _pieces(article, size):
        if parts and len(piece) <= room:
            parts[-1] += (piece,)
        else:
            parts.append((piece,))
            room = size
        room -= len(piece)
    return tuple(parts)


def cover(part: Part) -> Span:
    """Return the smallest span that covers a part."""
    return part[0].join(part[-1])


def _pieces(article: Article, size: int) -> Iterator[Span]:
    for block in article.content:
        start = block.span.start
        if block.kind in SILENT_BLOCKS:
            continue
        while start < block.span.end:
            end = _end(article.text, start, block.span.end, size)
            if article.text[start:end].strip():
                yield Span(start, end)
            start = end


def _end(text: str, start: int, end: int, size: int) -> int:
    """End a piece after a sentence if one ends in its second half, else after a word."""
    if end - start <= size:
        return end
    for mark in (". ", " "):
        found = text.rfind(mark, start + size // 2, start + size)
        if found > 0:
            return found + len(mark)
    return start + size
