"""Cut text into words, numbers and signs, and look each up in the lexicon of a language.

One pass of one expression without nesting, so the time taken grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from detente.model.text import Span

Classes = Mapping[str, Any]
"""What a word may be: class name to value, as `{"MONTH": 10}`."""

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?![\d-]))"
    r"|(?P<slash>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?!\d|(?<!/\d{4})-)"
    r"|\d{4}(?P<mark>[/.])\d{1,2}(?P=mark)\d{1,2}(?![\d/]))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|\d{1,2}\.\d{2}(?=\s?[ap]\.?m(?!\w)))"
    r"|(?P<fraction>\d{1,2}/\d{1,2}(?![\d/]))"
    r"|(?P<ordinal>\d{1,3}(?:st|nd|rd|th)(?!\w))"
    r"|(?P<decade>(?:\d{4}|['’]?\d0)['’]?s(?!\w))"
    r"|(?P<number>\d{1,3}(?:,\d{3}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<half>[ap]\.m\.?|[ap]m(?!\w))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<clitic>['’](?:s|ll|d|re|ve|m)(?!\w))"
    r"|(?P<sign>[^\w\s]|_)",
    re.IGNORECASE,
)
_DASHES = frozenset("-‐‑‒–—―−")
_CLOSERS = frozenset("\"”’'»)]")
_LONGEST = 15
"""Digits; a longer run is nobody's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word, number or sign; or, once a rule has read them, several words as one."""

    start: int
    end: int
    lower: str
    text: str
    classes: Classes
    sentence: int
    """Counts up at the end of each sentence; orders words for tense and anchors."""
    joined: bool
    """True when no space stands before it."""
    broken: bool
    """True when a blank line or the start of a region stands before it: no rule reaches over."""

    @property
    def capital(self) -> bool:
        """Tell whether the word starts with an upper-case letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of a language: lower-case form to classes, and the forms that need a capital."""

    words: Mapping[str, Classes]
    capitals: frozenset[str]
    abbreviations: frozenset[str]


def scan(text: str, regions: Iterable[Span], lexicon: Lexicon) -> list[Word]:
    """Cut the regions of a text into words, in text order; overlaps of regions are read once."""
    words: list[Word] = []
    reached = 0
    for region in sorted(regions):
        start = max(region.start, reached)
        end = min(region.end, len(text))
        if start < end:
            _scan(text, start, end, lexicon, words)
            reached = end
    return words


def _scan(text: str, start: int, end: int, lexicon: Lexicon, words: list[Word]) -> None:
    place, first = start, True
    sentence = words[-1].sentence + 1 if words else 0
    for found in _TOKEN.finditer(text, start, end):
        gap = text[place : found.start()]
        broken = first or gap.count("\n") > 1
        sentence += broken or (bool(gap) and _ends(words, found[0], gap, lexicon))
        words.append(
            Word(
                start=found.start(),
                end=found.end(),
                lower=found[0].lower(),
                text=found[0],
                classes=_classes(found, lexicon),
                sentence=sentence,
                joined=not gap,
                broken=broken,
            )
        )
        place, first = found.end(), False


def _ends(words: list[Word], following: str, gap: str, lexicon: Lexicon) -> bool:
    """Tell whether a sentence ended before a gap."""
    if "\n" in gap and following[:1].isupper():
        return True
    last = len(words) - 1
    while last > 0 and words[last].text in _CLOSERS:
        last -= 1
        if len(words) - last > 3:
            break
    if words[last].text not in (".", "!", "?", "…") or following[:1].islower():
        return False
    before = words[last - 1].lower if last and words[last].joined else ""
    return len(before) > 1 and before not in lexicon.abbreviations


def _classes(found: re.Match[str], lexicon: Lexicon) -> Classes:
    kind, text = found.lastgroup or "", found[0]
    if kind in _READERS:
        return _READERS[kind](text)
    return {"DASH": text} if text in _DASHES else _of_word(text, lexicon)


def _of_word(text: str, lexicon: Lexicon) -> Classes:
    lower = text.lower()
    if lower in lexicon.capitals and not text[0].isupper():
        return {}
    return lexicon.words.get(lower, {})


def _of_number(text: str) -> Classes:
    plain = text.replace(",", "")
    if len(plain) > _LONGEST or not plain.isascii():
        return {}
    classes: dict[str, Any] = {"NUMBER": float(plain)}
    if plain.isdigit() and plain == text:
        if len(plain) <= 2:
            classes["TWO"] = int(plain)
            if 1 <= int(plain) <= 31:
                classes["DAY"] = int(plain)
        elif len(plain) == 4 and 1000 <= int(plain) < 2200:
            classes["YEAR"] = int(plain)
        elif len(plain) == 4 and (int(plain) < 1000 or plain == "9999"):
            classes["NOYEAR"] = int(plain)
    return classes


def _of_ordinal(text: str) -> Classes:
    value = int(text[:-2]) if text.isascii() else 0
    return {"ORDINAL": value, **({"DAYTH": value} if 1 <= value <= 31 else {})}


def _of_decade(text: str) -> Classes:
    digits = "".join(letter for letter in text if letter.isdigit())
    name = "DECADE_SHORT" if text[0].isdigit() and len(digits) == 2 else "DECADE"
    return {name: int(digits)} if digits.endswith("0") else {}


_READERS: dict[str, Callable[[str], Classes]] = {
    "iso": lambda text: {"ISO": text},
    "slash": lambda text: {"SLASH": text},
    "clock": lambda text: {"CLOCK": text.replace(".", ":")},
    "fraction": lambda text: {"FRACTION": text},
    "ordinal": _of_ordinal,
    "decade": _of_decade,
    "number": _of_number,
    "half": lambda text: {"AMPM": text[0].lower()},
}
