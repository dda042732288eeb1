"""One name in two spellings on one translated page: Kasim here, Qasim there.

A machine spells a name as the script that it came through has it, now so and now otherwise. Two
words with a capital that differ only where transliterations differ are probably one name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from detente.model.text import Article, Span, Wording

_NAME = re.compile(r"(?<![\w’'-])[A-Z][a-z]{3,}(?![\w’'])")
_STEPS = tuple(
    (re.compile(found), put)
    for found, put in (
        ("kh|q|ck", "k"), ("dj|dzh|zh", "j"), ("ph", "f"), ("gh", "g"), ("w", "v"),
        ("ou|oo|o", "u"), ("ee|y", "i"), ("e", "a"), ("([aiu])\\1+", "\\1"), ("mm", "m"),
    )
)  # fmt: skip
"""Where the tables of transliteration differ: kh, q and k; ou, oo, u and o; a doubled vowel. Other
doubled consonants are left: they part names that are not one."""
_WHY = "two spellings on this page of what may be one name"


def skeleton(name: str) -> str:
    """Reduce a name to what all its transliterations share: `Kasim` and `Qaseem` are `kasim`."""
    reduced = name.lower()
    for found, put in _STEPS:
        reduced = found.sub(put, reduced)
    return reduced


def rivals(article: Article) -> Iterator[Wording]:
    """Find names of the content that are spelt otherwise elsewhere on it, as often or more."""
    places = [
        (match.group(), Span(*match.span()))
        for block in article.content
        for match in _NAME.finditer(article.text, block.span.start, block.span.end)
    ]
    counts = Counter(name for name, _ in places)
    alike: dict[str, list[str]] = {}
    for name, _ in counts.most_common():
        alike.setdefault(skeleton(name), []).append(name)
    for name, span in places:
        usual = next((other for other in alike[skeleton(name)] if other != name), None)
        if usual and counts[usual] >= counts[name]:
            yield Wording(span=span, text=name, better=usual, behind="", why=_WHY)
