"""A small language of patterns over words, and the machine that reads it.

A pattern is a row of elements: lower-case words and signs stand for themselves, upper-case words
for a class of the lexicon (`MONTH`), `|` parts alternatives, a final `?` makes one optional:

    the? DAY|DAYTH of? MONTH ,? YEAR?

Each rule is tried where one of its possible first words stands; the longest reading wins, then
the rule that was written first. Patterns are short and never nest, so reading stays linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.errors import KnowledgeError
from detente.times._words import Classes, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One place of a pattern: the words and classes that may fill it."""

    keys: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a pattern matched: pairs of key and word, in text order."""

    pairs: tuple[tuple[str, Word], ...]

    def values(self, *names: str) -> tuple[Any, ...]:
        """List the values of the words that filled these classes, in text order."""
        return tuple(word.classes[key] for key, word in self.pairs if key in names)

    def value(self, *names: str) -> Any:
        """Return the first such value; None when nothing filled the classes."""
        return next(iter(self.values(*names)), None)

    def has(self, *literals: str) -> bool:
        """Tell whether one of these literal words was matched."""
        return any(key in literals for key, _ in self.pairs)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words matched, in text order."""
        return tuple(word for _, word in self.pairs)


Meaning = Callable[[Found], Classes | None]
"""Reads a match as the classes of one new word; None refuses it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern and what it means."""

    pattern: str
    elements: tuple[Element, ...]
    meaning: Meaning


def rule(pattern: str, meaning: Meaning) -> Rule:
    """Compile a pattern.

    Raises:
        KnowledgeError: The pattern is empty, or all of it is optional.
    """
    elements = tuple(
        Element(keys=tuple(piece.removesuffix("?").split("|")), optional=piece.endswith("?"))
        for piece in pattern.split()
    )
    if all(element.optional for element in elements):
        raise KnowledgeError(pattern, "a pattern needs at least one word that must be there")
    return Rule(pattern=pattern, elements=elements, meaning=meaning)


class Grammar:
    """Rules of one phase, found by the words they may begin with."""

    def __init__(self, rules: Sequence[Rule], keywords: Mapping[str, str] | None = None) -> None:
        """Index the rules.

        Args:
            rules: In order of preference between readings of one length.
            keywords: Words of the language to the English ones for which meanings look.
        """
        self._keywords = keywords or {}
        self._alone: dict[str, list[tuple[int, Rule]]] = {}
        self._pairs: dict[str, dict[str, list[tuple[int, Rule]]]] = {}
        for order, each in enumerate(rules):
            for first, nexts in _openings(each.elements):
                if nexts is None:
                    self._alone.setdefault(first, []).append((order, each))
                    continue
                following = self._pairs.setdefault(first, {})
                for key in nexts:
                    following.setdefault(key, []).append((order, each))
        self._starts = frozenset((*self._alone, *self._pairs))

    def reduce(self, words: Sequence[Word]) -> list[Word]:
        """Read words from left to right, putting one word in place of each match."""
        reduced: list[Word] = []
        place = 0
        while place < len(words):
            plain = not words[place].classes and words[place].lower not in self._starts
            best = None if plain else self._longest(words, place)
            if best is None:
                reduced.append(words[place])
                place += 1
            else:
                word, place = best
                reduced.append(word)
        return reduced

    def _longest(self, words: Sequence[Word], place: int) -> tuple[Word, int] | None:
        found = self._candidates(words, place)
        matches = list(_matches(found, words, place)) if found else []
        if not matches:
            return None
        for end, _, each, pairs in sorted(matches, key=lambda match: (-match[0], match[1])):
            named = tuple((self._keywords.get(key, key), word) for key, word in pairs)
            classes = each.meaning(Found(pairs=named))
            if classes is not None:
                return _merge(words[place:end], classes), end
        return None

    def _candidates(self, words: Sequence[Word], place: int) -> dict[int, Rule]:
        """Find the rules that may begin here, by the word and the one after it."""
        word = words[place]
        after = words[place + 1] if place + 1 < len(words) else None
        found: dict[int, Rule] = {}
        for key in (word.lower, *word.classes):
            found.update(self._alone.get(key, ()))
            following = self._pairs.get(key)
            if following is not None and after is not None:
                for second in (after.lower, *after.classes):
                    found.update(following.get(second, ()))
        return found


def _matches(
    candidates: Mapping[int, Rule], words: Sequence[Word], place: int
) -> Iterator[tuple[int, int, Rule, tuple[tuple[str, Word], ...]]]:
    for order, each in candidates.items():
        pairs = _match(each.elements, words, place)
        if pairs is not None:
            yield place + len(pairs), order, each, pairs


def _openings(
    elements: tuple[Element, ...],
) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Yield each word or class that may begin a match, with those that must follow it.

    None where nothing need follow.
    """
    for place, element in enumerate(elements):
        nexts: list[str] = []
        rest = elements[place + 1 :]
        for further in rest:
            nexts.extend(further.keys)
            if not further.optional:
                break
        ends = all(further.optional for further in rest)
        for key in element.keys:
            yield key, None if ends else tuple(nexts)
        if not element.optional:
            return


def _match(
    elements: tuple[Element, ...], words: Sequence[Word], place: int, started: bool = False
) -> tuple[tuple[str, Word], ...] | None:
    """Match greedily; an optional element that leads nowhere is left out."""
    if not elements:
        return ()
    element, rest = elements[0], elements[1:]
    if place < len(words) and not (started and words[place].broken):
        key = _fill(element, words[place])
        if key is not None:
            after = _match(rest, words, place + 1, True)
            if after is not None:
                return ((key, words[place]), *after)
    return _match(rest, words, place, started) if element.optional else None


def _fill(element: Element, word: Word) -> str | None:
    for key in element.keys:
        if key in word.classes or (key == word.lower and not key.isupper()):
            return key
    return None


def _merge(words: Sequence[Word], classes: Classes) -> Word:
    text = " ".join(word.text for word in words)
    return replace(words[0], end=words[-1].end, text=text, lower=text.lower(), classes=classes)
