"""Read a text with what a language knows: names first, then the rules, phase by phase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from detente.model.text import Span
from detente.plugins import names
from detente.times._moments import Moment
from detente.times._words import Word, scan

_MOMENTS = ("DATE", "DURATION", "OFTEN_READ", "CLOCKED")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A moment with the words it was read from."""

    word: Word
    moment: Moment
    first: int
    """Index of its first word among all words."""
    last: int
    """Index past its last word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text read: its words, and what the rules made of them."""

    words: tuple[Word, ...]
    reduced: tuple[Word, ...]
    readings: tuple[Reading, ...]


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """List the languages whose times are known."""
    return names("detente.times")


def knowledge_of(language: str) -> ModuleType:
    """Return the module of a language.

    Raises:
        ModuleNotFoundError: Nothing is known of the language.
    """
    return import_module(f"detente.times.{language}")


@lru_cache(maxsize=2)
def read(text: str, regions: tuple[Span, ...], knowledge: ModuleType) -> Text:
    """Read the regions of a text; dates and quantities ask for the same reading."""
    words = knowledge.prepare(scan(text, regions, knowledge.LANGUAGE.lexicon))
    reduced = knowledge.LANGUAGE.names.reduce(words)
    for phase in knowledge.LANGUAGE.phases:
        reduced = phase.reduce(reduced)
    readings = tuple(_readings(words, reduced, knowledge))
    return Text(words=tuple(words), reduced=tuple(reduced), readings=readings)


def _readings(
    words: Sequence[Word], reduced: Sequence[Word], knowledge: ModuleType
) -> Iterator[Reading]:
    reached = 0
    for place, word in enumerate(reduced):
        moment = moment_of(word)
        if moment is None or (moment.weak and not knowledge.counts(reduced, place, moment.weak)):
            continue
        if moment.grain == "year" and knowledge.is_counted(reduced, place):
            continue
        if moment.kind == "duration" and knowledge.is_distance(reduced, place):
            continue
        while words[reached].start < word.start:
            reached += 1
        last = reached
        while last < len(words) and words[last].end <= word.end:
            last += 1
        if knowledge.modifies(reduced, place):
            moment = replace(moment, modifier=True)
        yield from _parted(Reading(word=word, moment=moment, first=reached, last=last), words)


def _parted(reading: Reading, words: Sequence[Word]) -> Iterator[Reading]:
    """Yield a reading, or the two days that it holds: `18` and `19 June`."""
    second, word, last = reading.moment.second, reading.word, reading.last
    if second is None:
        yield reading
        return
    parting = reading.first
    while words[parting].start < second.start:
        parting += 1
    first = replace(reading.moment, second=None)
    yield replace(reading, moment=first, word=replace(word, end=second.end), last=parting)
    other = replace(second.moment, relation=first.relation, modifier=first.modifier)
    yield Reading(word=replace(word, start=second.start), moment=other, first=parting, last=last)


def moment_of(word: Word) -> Moment | None:
    """Return the moment that a word was read as; None when it is none."""
    for name in _MOMENTS:
        if name in word.classes:
            moment: Moment = word.classes[name]
            return moment
    return None
