"""Who published a pasted page, and who wrote it?

A copy without an address still names its outlet: the agency in the dateline, "told Vestnik",
"Vestnik found out", a box called "Vestnik reference", a copyright line, the tail of the headline.
A single "told" may quote another outlet's interview; it takes two, or one clearer sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from detente.model.text import Block

_NAME = (
    r"(?P<name>(?:[A-ZА-ЯЁІЇЄ][\w.’'&-]{1,24})(?:\s(?:[A-ZА-ЯЁІЇЄ][\w.’'&-]{0,24}|of|and|de)){0,3})"
)
_ENOUGH = 2
_SIGNS: tuple[tuple[re.Pattern[str], int, str], ...] = tuple(
    (re.compile(pattern), weight, kinds)
    for pattern, weight, kinds in (
        (
            r"(?:told|explained to|in an interview with|said in a commentary to|speaking to) "
            rf"{_NAME}(?=[\s.,;]|$)",
            1,
            "content",
        ),
        (
            rf"{_NAME} (?:found out|has learned|learned|has found out|was told)(?=[\s.,]|$)",
            2,
            "content",
        ),
        (
            rf"{_NAME}(?:’s|'s)? (?:source|sources|correspondent|interlocutor)(?=[\s.,])",
            1,
            "content",
        ),
        (
            rf"(?:рассказал|рассказала|сообщил|сообщила|пояснил|пояснила) «?{_NAME}»?(?=[\s.,])",
            1,
            "content",
        ),
        (
            rf"{_NAME}(?:’s|'s)? (?:reference|background|dossier|help|certificate)$",
            3,
            "reference_title",
        ),
        (r"^[^()]{0,70}\((?P<name>[A-Z][\w &.-]{1,30})\)\s*(?:--|[-–—]|:)", 4, "body"),
        (r"^[^/]{0,70}/(?P<name>[A-ZА-Я][\w &.-]{1,30})/\.?\s", 4, "body"),
        (
            r"(?:©|\([cC]\)|Copyright)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–—]\s?\d{4})?,?\s*)?"
            r"(?P<name>[A-ZА-Я][\w .&'’-]{1,40}?)(?=[.,|]|\s+All|\s*\d|\s*$)",
            3,
            "chrome",
        ),
        (r"\s[|–—-]\s(?P<name>[A-ZА-Я][\w .&'’]{1,30})$", 3, "title"),
        (rf"^(?:Source|Источник|Publisher)\s*:\s*{_NAME}", 3, "chrome"),
    )
)
_NOT_OUTLETS = frozenset(
    {"The", "He", "She", "It", "They", "A", "Reporters", "Journalists", "Parliament", "President",
     "Congress", "Minister", "Photo", "State", "Foreign", "We", "I", "This", "That", "His", "Her",
     "Our", "Government", "Security", "One", "Another", "Military", "According"}
)  # fmt: skip
_BY = re.compile(
    r"(?i:by|written by|author|authors|автор|авторы|текст|par|por|von|di|"
    r"reported by|story by|от)\s*:?\s+"
    r"(?P<name>[^\W\d_][^|•·,\d]{2,60}?)(?=\s*(?:[|•·,\d–—]|\s-\s|\sin\s|$))"
)


def find_publisher(text: str, blocks: Sequence[Block]) -> str | None:
    """Name the outlet of a pasted page; None when the copy does not tell.

    The name that collects most signs wins; on a tie, the one named first.
    """
    signs: Counter[str] = Counter()
    for name, weight in _signs(text, blocks):
        signs[name] += weight
    best = signs.most_common(1)
    return best[0][0] if best and best[0][1] >= _ENOUGH else None


def _signs(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    """Yield names with the weight of each sign for them."""
    opened = 0
    for block in blocks:
        row = block.span.of(text)[:3000]
        opened += block.kind == "body"
        for pattern, weight, kinds in _SIGNS:
            if _applies(kinds, block, opened):
                for match in pattern.finditer(row):
                    name = _clean(match.group("name"))
                    if name:
                        yield name, weight


def _applies(kinds: str, block: Block, opened: int) -> bool:
    """Tell whether a sign is looked for in a block; datelines open the first two paragraphs."""
    if kinds == "content":
        return block.is_content
    if kinds == "chrome":
        return not block.is_content and len(block.span) < 300
    return block.kind == kinds and (kinds != "body" or opened <= 2)


def _clean(name: str) -> str | None:
    """Drop an article before a name; None for words that name no outlet."""
    words = name.strip(" .,").split()
    while words and words[0] in ("The", "An", "A"):
        words = words[1:]
    if not words or words[0] in _NOT_OUTLETS or words[-1] in ("and", "of", "de"):
        return None
    return " ".join(words)


def find_author(text: str, blocks: Sequence[Block]) -> str | None:
    """Name who wrote a page, from its byline; None when there is none."""
    for block in blocks:
        if block.kind == "byline":
            match = _BY.match(block.span.of(text))
            if match:
                return match.group("name").strip()
            if block.reason.startswith("a name"):
                return block.span.of(text)
    return None
