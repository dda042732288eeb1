"""Words of a translated page that are probably mistranslated, with what is probably meant.

Nothing is altered: what is found is a suspicion, to be shown beside the text. The lists stand one
per first language under `data/wording`; the form of a line is told at the head of each file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.model.text import Article, Block, Span, Wording
from detente.pages.spellings import rivals

_ALSO = {"uk": ("ru",), "be": ("ru",)}
"""Languages whose papers share the set phrases of another."""
_EVERY = "any"
"""The list that holds whatever the first language is."""
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|month"
)
_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_ANY = r"\w[\w’'-]*"
_MOST = 300
"""Suspicions on one page; a page with more is beyond help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calque:
    """A line of a list: what machines write, and what is meant."""

    pattern: re.Pattern[str]
    better: str
    behind: str
    why: str
    example: str
    """A sentence that holds it, the words in brackets."""


@cache
def calques(language: str) -> tuple[Calque, ...]:
    """Read the list of a first language, ISO 639-1; () where there is none."""
    file = files("detente.pages") / "data" / "wording" / f"{language}.tsv"
    if not language.isalpha() or not file.is_file():
        return ()
    _, *lines = (n for n in file.read_text("utf-8").splitlines() if n and not n.startswith("#"))
    return tuple(_calque(*line.split("\t")) for line in lines)


def _calque(find: str, better: str, behind: str, why: str, example: str) -> Calque:
    return Calque(pattern=compiled(find), better=better, behind=behind, why=why, example=example)


def compiled(find: str) -> re.Pattern[str]:
    """Compile what is to be found. Between words stands one space, so that it is linear."""
    wordings = "|".join(_wording(wording.split()) for wording in find.split(" / "))
    return re.compile(rf"(?<![\w’'-])(?:{wordings})(?![\w-])")


def _wording(words: list[str]) -> str:
    """Write the words of one wording; an optional one takes the space after it along."""
    *before, last = words
    parts = [
        f"(?:{_word(word[:-1])}\\s)?" if word.endswith("?") else f"{_word(word)}\\s"
        for word in before
    ]
    return "".join([*parts, _word(last)])


def _word(word: str) -> str:
    special = {"_": _ANY, "Aaa": _CAPITAL, "Month": f"(?:{_MONTHS})"}
    if word in special:
        return special[word]
    return f"(?:{'|'.join(special.get(one) or _literal(one) for one in word.split('|'))})"


def _literal(word: str) -> str:
    """Match a word as it is if it has capitals, else in any case; both forms of the apostrophe."""
    escaped = re.sub("[’']", "[’']", re.escape(word))
    return escaped if word != word.lower() else f"(?i:{escaped})"


def suspected(article: Article) -> tuple[Wording, ...]:
    """List words that are probably mistranslated, in text order, none within another.

    Returns:
        () for a page that does not say that a machine translated it, and for one that is not in
        English.
    """
    if article.translation is None or article.language != "en":
        return ()
    first = article.translation.original_language or ""
    lists = [calques(name) for name in (first, *_ALSO.get(first, ()), _EVERY)]
    known = [calque for found in lists for calque in found]
    found = [w for block in article.content for w in _in_block(article.text, block, known)]
    return _apart([*found, *rivals(article)])[:_MOST]


def _in_block(text: str, block: Block, known: list[Calque]) -> Iterator[Wording]:
    for calque in known:
        for match in calque.pattern.finditer(text, block.span.start, block.span.end):
            yield Wording(
                span=Span(*match.span()), text=match.group(), better=calque.better,
                behind=calque.behind, why=calque.why,
            )  # fmt: skip


def _apart(found: list[Wording]) -> tuple[Wording, ...]:
    """Keep the longer of two that overlap; of equals the one whose list comes first."""
    kept: list[Wording] = []
    for wording in sorted(found, key=lambda w: (w.span.start, -w.span.end)):
        if not kept or not wording.span.overlaps(kept[-1].span):
            kept.append(wording)
        elif len(wording.span) > len(kept[-1].span):
            kept[-1] = wording
    return tuple(kept)
