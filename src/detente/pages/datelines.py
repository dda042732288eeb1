"""Datelines inside a paragraph: `HANOI, Vietnam (AP) — The minister said …`.

They tell where and when a report was written, not who acts, so they become blocks of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.model.text import Block, Span

LONGEST = 90
"""Characters; what is longer is a sentence."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_SHOUTED = r"[A-Z][A-Z'’.\-]+(?:[ ][A-Z][A-Z'’.\-]+){0,3}"
_PLAIN = r"[A-Z][\w'’.\-]+(?:[ ][A-Z][\w'’.\-]+){0,2}"
_AGENCY = r"(?:\([A-Z][^()]{1,30}\)|/[A-Z][^/]{1,20}/|[A-Z]{2,8})"
_END = r"\s?(?:[—–]|--?)\s+"
DATELINE = re.compile(
    # ADDIS ABABA, July 17 – / HANOI, Vietnam (AP) — / RIYADH —
    rf"{_SHOUTED}(?:[,/] ?{_PLAIN})?(?:[,.]? {_DAY})?\.?(?:,? ?{_AGENCY})?{_END}"
    # MOSCOW, November 18. /TASS/.
    rf"|{_SHOUTED}, {_DAY}\.? ?{_AGENCY}[.:]?\s+"
    # Damascus, SANA – / Tehran (Tasnim) –
    rf"|{_PLAIN},? {_AGENCY}{_END}"
    # KABUL (Pajhwok) :
    rf"|{_SHOUTED} \([A-Z][^()]{{1,30}}\) ?:\s+"
    # (Reuters) -
    rf"|\([A-Z][A-Za-z ]{{1,25}}\){_END}"
)


def split_datelines(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Cut the dateline off each body block that opens with one; spans stay true."""
    return tuple(part for block in blocks for part in _parts(text, block))


def _parts(text: str, block: Block) -> tuple[Block, ...]:
    if block.kind != "body":
        return (block,)
    found = DATELINE.match(text, block.span.start, min(block.span.end, block.span.start + LONGEST))
    if found is None or found.end() >= block.span.end:
        return (block,)
    head = Block(kind="dateline", span=Span(*found.span()), reason="where the report was written")
    rest = Block(kind="body", span=Span(found.end(), block.span.end), reason=block.reason)
    return (head, rest)
