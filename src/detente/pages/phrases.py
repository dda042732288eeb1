"""Phrases of page furniture, in many languages: what menus, buttons and labels say.

The lists are files, one per language, under `data/phrases`. All languages are tried on every
line, because a translated page keeps buttons of its first language. In a phrase, `#` stands for
any number; case, punctuation and icons do not count.

    line   = the whole line says this, or several of these one after another
    start  = a short line that begins so
    end    = a short line that ends so
    inside = a line, short or not, that holds this
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from detente.pages.lines import WIDE

_DIGITS = re.compile(r"\d+")
_BREAK = re.compile(r"[^\w#]+|_+")
_SHORT = 220
"""A line longer than this is a paragraph: `start` and `end` phrases do not apply."""
_INSIDE = 420
_MENU_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase found on a line."""

    kind: str
    text: str
    place: str
    """`line`, `start`, `end` or `inside`."""
    language: str

    @property
    def reason(self) -> str:
        """Say what was found, for a person."""
        where = {"line": "says", "start": "begins with", "end": "ends with", "inside": "holds"}
        return f'{where[self.place]} "{self.text}" ({self.language})'


def plain(text: str) -> str:
    """Reduce a line to what is compared: folded words, numbers as `#`, single spaces."""
    folded = text.casefold().replace("i\u0307", "i")
    return _BREAK.sub(" ", _DIGITS.sub("#", folded)).strip()


@cache
def _tables() -> dict[str, dict[str, Phrase]]:
    """Load every language's lists: place -> plain phrase -> phrase. The first to claim it wins."""
    tables: dict[str, dict[str, Phrase]] = {"line": {}, "start": {}, "end": {}, "inside": {}}
    folder = files("detente.pages") / "data" / "phrases"
    for file in sorted(folder.iterdir(), key=lambda f: (f.name != "en.toml", f.name)):
        if file.name.endswith(".toml"):
            for place, phrase in _read(file.name[:-5], file.read_text("utf-8")):
                tables[place].setdefault(plain(phrase.text), phrase)
    return tables


def _read(language: str, content: str) -> Iterator[tuple[str, Phrase]]:
    """Yield the phrases of one language's file with their place."""
    for place, kinds in tomllib.loads(content).items():
        for kind, texts in kinds.items():
            for text in texts:
                yield place, Phrase(kind=kind, text=text, place=place, language=language)


@cache
def _longest() -> dict[str, int]:
    """Count the words of the longest phrase of each place."""
    return {
        place: max((len(p.split()) for p in table), default=0) for place, table in _tables().items()
    }


@cache
def _inside() -> re.Pattern[str]:
    """Build one pattern of all `inside` phrases; alternation of literals, so linear."""
    found = sorted(_tables()["inside"], key=len, reverse=True)
    spaced = "|".join(re.escape(phrase) for phrase in found if not WIDE.search(phrase))
    wide = "|".join(re.escape(phrase) for phrase in found if WIDE.search(phrase))
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|(?:{wide})")


@lru_cache(maxsize=4096)
def find_phrase(text: str) -> Phrase | None:
    """Find what marks a line as furniture; None when no list knows it."""
    if len(text) > _INSIDE:
        return None
    reduced = plain(text)
    whole = _tables()["line"].get(reduced)
    if whole or len(text) > _SHORT:
        return whole or _held(reduced)
    words = reduced.split()
    return _at_edge(words) or _chain(words) or _held(reduced)


def _held(reduced: str) -> Phrase | None:
    """Find an `inside` phrase."""
    match = _inside().search(reduced)
    return _tables()["inside"][match.group()] if match else None


def _at_edge(words: list[str]) -> Phrase | None:
    """Find a `start` phrase, longest first, then an `end` phrase."""
    for size in range(min(_longest()["start"], len(words)), 0, -1):
        if phrase := _tables()["start"].get(" ".join(words[:size])):
            return phrase
    for size in range(min(_longest()["end"], len(words)), 0, -1):
        if phrase := _tables()["end"].get(" ".join(words[-size:])):
            return phrase
    return None


def _chain(words: list[str]) -> Phrase | None:
    """Read a line that is furniture from end to end ("Share Tweet Print"); its first phrase."""
    if not 2 <= len(words) <= _MENU_WORDS:
        return None
    table, longest, at = _tables()["line"], _longest()["line"], 0
    first: Phrase | None = None
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 0, -1)
        size = next((n for n in sizes if " ".join(words[at : at + n]) in table), 0)
        if not size and words[at] != "#":
            return None
        first = first or (table[" ".join(words[at : at + size])] if size else None)
        at += size or 1
    return first
