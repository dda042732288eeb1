"""Quotes held against the text: what does not stand there is not taken.

A quote stands in the text when its words do, in their order and spelling, with any blanks between
them, and when it cuts no word in two: `Iran` does not stand in "Iranian".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.model.text import Span

LONGEST = 1_000
"""A longer quote is none: no clause of a page of news has so many code points."""


def find(quote: str, text: str, regions: Iterable[Span], near: Span | None = None) -> Span | None:
    """Find where a quote stands.

    Args:
        quote: The words, as somebody claims to have read them.
        text: The canonical text.
        regions: Where the quote may stand; it never reaches from one into the next.
        near: Where it is expected, if it stands more than once.

    Returns:
        The nearest place, the first of equals; None if it stands nowhere.
    """
    words = quote.split() if len(quote) <= LONGEST else []
    if not words:
        return None
    pattern = re.compile(_whole(r"\s+".join(map(re.escape, words)), words))
    found = [
        Span(*match.span())
        for region in regions
        for match in pattern.finditer(text, region.start, region.end)
    ]
    return min(found, key=lambda span: _gap(span, near), default=None)


def _whole(pattern: str, words: list[str]) -> str:
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return before + pattern + after


def _gap(span: Span, near: Span | None) -> int:
    """Count the code points between two spans; 0 where one holds the other."""
    if near is None or near.covers(span):
        return 0
    return max(1, near.start - span.end, span.start - near.end)
