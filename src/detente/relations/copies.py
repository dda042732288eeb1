"""Copies: what one page takes over from another is told once, however often it is printed.

A telling is a copy of another when its sentence is (word 5-gram shingles, after Nicholls 2019) and
both tell an act by the same word. The page that came first is the parent. What a copying page says
beyond its parent stays its own. Only sentences that tell events are compared, so a page weighs in
by what was coded of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from detente.model.events import Coding, Event
from detente.model.text import Article
from detente.relations.footnotes import sentence_at
from detente.relations.profiles import days_of

_WORD = re.compile(r"\w+")
_GRAM = 5
SHARED = 0.6
"""Share of the smaller sentence's shingles from which it is a copy of the other."""
_COMMON = 20
"""Sentences with one shingle that are looked at: a phrase of many pages copies none of them."""
_SHORTEST = 8
"""Words below which two sentences may be alike by chance."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    name: str
    shingles: frozenset[int]
    numbers: frozenset[str]
    events: tuple[Event, ...]
    page: Article

    def told(self) -> list[tuple[str, Event]]:
        """List its events, each after the word that tells it."""
        text = self.page.text
        return [(event.trigger.of(text).casefold(), event) for event in self.events]


def copies(codings: Iterable[Coding], pages: Mapping[str, Article]) -> dict[str, str]:
    """Find which events only repeat others.

    Args:
        codings: Codings in any order, one per article.
        pages: Their articles by id; a coding without its article is nobody's copy.

    Returns:
        For each copied event the id of the event it repeats, "" where its parent has none such;
        {} where nothing is copied.
    """
    kept = _Kept()
    found: dict[str, str] = {}
    told = [(_age(pages[c.article]), c) for c in codings if c.article in pages]
    for _, coding in sorted(told, key=lambda pair: pair[0]):
        fresh = []
        for sentence in _sentences(coding, pages[coding.article]):
            parent = kept.parent_of(sentence)
            if parent:
                found.update(_paired(sentence, parent))
            else:
                fresh.append(sentence)
        for sentence in fresh:  # a page does not copy from itself: that is told twice
            kept.put(sentence)
    return found


def _age(page: Article) -> tuple[date, str]:
    days = days_of(page.published.edtf) if page.published else None
    return (days.start if days and days.start else date.max, page.id)


def _sentences(coding: Coding, page: Article) -> Iterator[_Sentence]:
    found: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in coding.events:
        span = sentence_at(event.trigger, page)
        found[span.start, span.end].append(event)
    for (start, end), events in found.items():
        words = _WORD.findall(page.text[start:end].casefold())
        yield _Sentence(
            name=f"{page.id} {start:09}",
            shingles=_shingled(words),
            numbers=frozenset(filter(str.isdigit, words)),
            events=tuple(events),
            page=page,
        )


def _shingled(words: list[str]) -> frozenset[int]:
    if len(words) < _SHORTEST:
        return frozenset({hash(tuple(words))})
    return frozenset(map(hash, zip(*(words[i:] for i in range(_GRAM)), strict=False)))


class _Kept:
    """Sentences told so far, by numbers and shingle: a changed number is news."""

    def __init__(self) -> None:
        self._sentences: list[_Sentence] = []
        self._sizes: list[int] = []
        self._seen: dict[int, int] = {}
        self._at: dict[frozenset[str], dict[int, list[int]]] = {}

    def put(self, sentence: _Sentence) -> None:
        """Keep a sentence under those of its shingles that are no phrase of many pages."""
        place, seen = len(self._sentences), self._seen
        at = self._at.setdefault(sentence.numbers, {})
        for shingle in sentence.shingles:
            times = seen.get(shingle, 0)
            if times < _COMMON:
                seen[shingle] = times + 1
                at.setdefault(shingle, []).append(place)
        self._sentences.append(sentence)
        self._sizes.append(len(sentence.shingles))

    def parent_of(self, sentence: _Sentence) -> _Sentence | None:
        """Find the sentence this one copies; None when it copies none."""
        at = self._at.get(sentence.numbers, {})
        held = list(filter(None, map(at.get, sentence.shingles)))
        if not held:
            return None
        size, sizes = len(sentence.shingles), self._sizes
        shares = [
            (share, self._sentences[place].name, place)
            for place, count in Counter(chain.from_iterable(held)).items()
            if (share := count / (size if size < sizes[place] else sizes[place])) >= SHARED
        ]
        return self._sentences[max(shares)[2]] if shares else None


def _paired(sentence: _Sentence, parent: _Sentence) -> Iterator[tuple[str, str]]:
    for word, event in sentence.told():
        same = [o.id for w, o in parent.told() if w == word and _name(o) == _name(event)]
        yield event.id, min(same, default="")


def _name(event: Event) -> tuple[str | None, str | None, str | None]:
    return event.type, event.mode, event.extension
