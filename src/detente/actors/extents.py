"""How far the name of a place goes: `Tijuana` in `Tijuana River`, `Wales` in `West Wales`.

Lists and the engine often see a part of a name. It goes on over the capitalised words around it: a
quarter of the sky before it, what sort of ground it is after it. Where the whole names a body
(`Delhi High Court`), the part is no place; where somebody is *at* or *in* a building of that name,
the building is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from detente.actors._words import listed, lists, rows
from detente.model.text import Parse, Span

_ROAD = re.compile(r"[AM]\d{2,4}|B\d{4}|I-\d{1,3}")
_NUMBERED = frozenset({"Interstate", "Highway", "Route", "Motorway", "Autobahn"})
_LONGEST = 8
_JOINTS = frozenset({"of", "de", "des", "du", "del", "la", "for"})
_SKIPPED = frozenset({"the", "a", "an", "nearby", "local", "'", '"', "“", "‘", "its", "their"})


class Extents:
    """The capitalised words of a page, asked for the whole of a name."""

    def __init__(self, parse: Parse) -> None:
        """Index where tokens start."""
        self._parse = parse
        self._starts = [token.span.start for token in parse.tokens]

    def tokens(self, span: Span) -> tuple[int, int]:
        """Return the half-open range of tokens that a span touches."""
        first = max(0, bisect_left(self._starts, span.start + 1) - 1)
        return first, max(first + 1, bisect_left(self._starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """Return the span of a half-open range of tokens."""
        tokens = self._parse.tokens
        return Span(tokens[first].span.start, tokens[last - 1].span.end)

    def whole(self, span: Span) -> Span | None:
        """Return the place's whole name; None where it is part of the name of a body."""
        first, last = self._trimmed(*self.tokens(span))
        first, last = self._grown(first, last)
        run = self._run(first, last)
        if run == (first, last) or not self._is_body(*run):
            return self._numbered(first, last)
        return self.span(*run) if self._is_stood_in(*run) else None

    def grounds(self) -> Iterator[Span]:
        """Yield names of which the last word says that they are ground: `Harrow County`."""
        for index, token in enumerate(self._parse.tokens):
            if token.text in _GROUNDS and self._is_capital(index - 1) and self._touch(index - 1):
                span = self.whole(self.span(index - 1, index + 1))
                if span is not None:
                    yield span

    def _word(self, index: int) -> str:
        tokens = self._parse.tokens
        return tokens[index].text.lower() if 0 <= index < len(tokens) else ""

    def _is_capital(self, index: int) -> bool:
        tokens = self._parse.tokens
        return 0 <= index < len(tokens) and tokens[index].text[:1].isupper()

    def _touch(self, index: int) -> bool:
        """Tell whether a token and the one after it stand in one line, at most a blank apart."""
        tokens = self._parse.tokens
        between = self._parse.text[tokens[index].span.end : tokens[index + 1].span.start]
        return between in {"", " "}

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Drop what only says what sort of place: `Umm village`, `State of Jalisco`."""
        while last - first > 1 and self._parse.tokens[last - 1].text.islower():
            last -= 1
        while last - first > 1 and self._parse.tokens[first].text.islower():
            first += 1
        if last - first > 2 and self._word(first + 1) == "of" and self._word(first) in _SORTS:
            first += 2
        return first, last

    def _grown(self, first: int, last: int) -> tuple[int, int]:
        tokens = self._parse.tokens
        while first and self._is_capital(first - 1) and self._touch(first - 1):
            if self._word(first - 1).rstrip(".") not in lists()["before-place"]:
                break
            first -= 1
        while last < len(tokens) and self._is_capital(last) and self._touch(last - 1):
            if self._word(last).rstrip(".") not in lists()["ground"]:
                break
            last += 1
        return first, last

    def _run(self, first: int, last: int) -> tuple[int, int]:
        """Return the run of capitalised words around, joined by `of` and its like."""
        floor, ceiling = max(0, first - _LONGEST), min(len(self._parse.tokens), last + _LONGEST)
        while first > floor and self._touch(first - 1):
            if self._is_capital(first - 1):
                first -= 1
            elif self._joins(first - 1) and first - 1 > floor:
                first -= 2
            else:
                break
        while last < ceiling and self._touch(last - 1):
            if self._is_capital(last):
                last += 1
            elif self._joins(last) and last + 1 < ceiling:
                last += 2
            else:
                break
        return first, last

    def _joins(self, index: int) -> bool:
        tokens = self._parse.tokens
        if not 0 < index < len(tokens) - 1 or self._word(index) not in _JOINTS:
            return False
        near = self._touch(index - 1) and self._touch(index)
        return near and self._is_capital(index - 1) and self._is_capital(index + 1)

    def _is_body(self, first: int, last: int) -> bool:
        """Tell whether a run names a body or building: by its last word or the one before `of`."""
        return any(
            self._word(i) in _bodies() | lists()["facility"] for i in self._heads(first, last)
        )

    def _heads(self, first: int, last: int) -> tuple[int, ...]:
        """List the words of a run that say what it is: the last, and those before an `of`."""
        return last - 1, *(i - 1 for i in range(first + 1, last - 1) if self._joins(i))

    def _is_stood_in(self, first: int, last: int) -> bool:
        """Tell whether somebody is said to be in a building of that name."""
        if not any(self._word(i) in lists()["facility"] for i in self._heads(first, last)):
            return False
        before = first - 1
        while before > 0 and first - before < 4 and self._word(before) in _SKIPPED:
            before -= 1
        return self._word(before) in lists()["place-preposition"] | {"to"}

    def _numbered(self, first: int, last: int) -> Span:
        """Add a house number and a full stop: `12 Elm Street` and `Wis.` are whole."""
        tokens, text = self._parse.tokens, self._parse.text
        if self._word(last - 1).rstrip(".") in lists()["street"]:
            while first and tokens[first - 1].text[:1].isdigit() and self._touch(first - 1):
                first -= 1
        span = self.span(first, last)
        shortened = span.of(text) in abbreviations()
        return Span(span.start, span.end + (shortened and text[span.end : span.end + 1] == "."))

    def roads(self) -> Iterator[Span]:
        """Yield roads known by a number: `the A41`, `Interstate 95`."""
        tokens = self._parse.tokens
        for index, token in enumerate(tokens):
            if _ROAD.fullmatch(token.text):
                yield token.span
            elif token.text in _NUMBERED and self._word(index + 1)[:1].isdigit():
                yield self.span(index, index + 2)

    def buildings(self) -> Iterator[Span]:
        """Yield buildings by name that somebody is in: `at the Harrow Lane Hospital`."""
        end = 0
        for index, token in enumerate(self._parse.tokens):
            if index < end or not token.text[:1].isupper():
                continue
            if token.text.lower() in lists()["facility"]:
                first, last = self._run(index, index + 1)
                end = last
                if last - first > 1 and self._is_stood_in(first, last):
                    yield self.span(first, last)


_GROUNDS = frozenset(
    {"County", "Province", "Oblast", "Governorate", "Prefecture", "Voivodeship", "Island",
     "Islands", "Peninsula", "River", "Valley"}
)  # fmt: skip
_SORTS = frozenset({"state", "province", "district", "city", "county", "town", "village"})


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(word for words, _ in rows("orgwords.tsv", 2) for word in listed(words))


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, tuple[str, str]]:
    """Return the short forms of provinces, without the last stop, with their state and name."""
    return {
        short: (state, name)
        for name, state, shorts in rows("shortened.tsv", 3) for short in listed(shorts)
    }  # fmt: skip
