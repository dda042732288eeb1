"""What a careful reader would stumble over: marks out of place, and what the copy lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.model.text import Article, Block, Oddity, Span

_STRAY = re.compile(
    r"(?<=[^\W\d_][^\W\d_][^\W\d_])[.!?…][\"”»)]?(\d{1,2}|\[\d{1,2}\])(?=\s+[^\W\d_]|\s*$)"
)
_NUMBERED = re.compile(r"(?i)\b(?:nos?|art|sec|vol|fig|ст|п)\.$")
_DASH = re.compile(
    r"(?<!\w)(?i:mid|early|late|ex|non|pre|post|anti|pro|co|vice|self|half|inter|multi|semi|neo|ultra)—\w+"
)
_MARKS = re.compile(r"[\"“”„«»]")
_PAIRS = {"”": "“„", "»": "«", "“": "„"}
_MOST = 100


def find_oddities(article: Article) -> tuple[Oddity, ...]:
    """List what is odd in the content and what the page does not state."""
    content = article.content
    following = [block.span.of(article.text) for block in content[1:]] + [""]
    found = [
        oddity
        for block, after in zip(content, following, strict=False)
        for oddity in _in_block(article, block, after)
    ]
    return (*found[:_MOST], *_missing(article))


def _in_block(article: Article, block: Block, after: str) -> Iterator[Oddity]:
    """Yield the oddities of one block."""
    text, start = block.span.of(article.text), block.span.start
    mark = unbalanced(text, after)
    if mark is not None:
        left = max(text.rfind(" ", 0, mark) + 1, 0)
        span = Span(start + left, start + mark + 1)
        yield Oddity(
            kind="unbalanced_quotes",
            message=f"the mark in {span.of(article.text)!r} has no partner",
            span=span,
        )
    for match in _STRAY.finditer(text):
        if _NUMBERED.search(text[: match.start() + 1]):
            continue
        span = Span(start + match.start(1), start + match.end(1))
        message = f"{match.group(1)!r} after the full stop looks like the mark of a lost note"
        yield Oddity(kind="stray_mark", message=message, span=span)
    for match in _DASH.finditer(text):
        span = Span(start + match.start(), start + match.end())
        yield Oddity(
            kind="odd_dash",
            message=f"{match.group()!r} is written with a dash for a hyphen",
            span=span,
        )


def unbalanced(text: str, after: str = "") -> int | None:
    """Find a quotation mark without a partner.

    A quotation that runs on is opened again by the next paragraph; that is no fault.

    Args:
        text: A paragraph.
        after: The paragraph that follows it.

    Returns:
        Offset of the mark in the paragraph; None when all have partners.
    """
    stack: list[tuple[int, str]] = []
    for match in _MARKS.finditer(text):
        at, mark = match.start(), match.group()
        if mark == '"':
            mark = "close" if _closes(text, at, stack) else "open"
        if (
            mark in "“„«" and not (mark == "“" and stack and stack[-1][1] == "„")
        ) or mark == "open":
            stack.append((at, mark))
        elif not stack:
            return at
        else:
            stack.pop()
    if stack and after[:1] in tuple('"“„«'):
        return None
    return stack[-1][0] if stack else None


def _closes(text: str, at: int, stack: list[tuple[int, str]]) -> bool:
    """Tell whether a straight mark closes: a word before it and none after, or one is open."""
    before = text[at - 1 : at] if at else ""
    following = text[at + 1 : at + 2]
    if before.strip() and before.strip("([—–-") != "" and not following.isalnum():
        return True
    return bool(stack and stack[-1][1] == "open" and before.strip() and not following.isalnum())


def _missing(article: Article) -> Iterator[Oddity]:
    """Yield one oddity for each thing that a page should state and this copy does not."""
    kinds = {block.kind for block in article.blocks}
    lacks = (
        ("date", article.published is None or article.published.inferred),
        ("author", article.author is None),
        ("URL", article.url is None),
        ("caption", "caption" not in kinds),
        ("headline", article.title is None),
    )
    for what, lacking in lacks:
        if lacking:
            yield Oddity(kind="missing", message=f"the copy states no {what}")
