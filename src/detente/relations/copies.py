"""Copies: what one page takes over from another is told once, however often it is printed.

A telling is a copy of another when its sentence is (word 5-gram shingles, after Nicholls 2019)
and both tell an act by the same word. The page that came first is the parent. Where a good part
of a page is copied, its other sentences are held against that parent by their words alone, for
who rewrites an agency changes a word here and there. What a copying page says beyond its parent
stays its own. Only sentences that tell events are compared, so a page weighs in by what was coded
of it.
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
REWRITTEN = 0.7
"""Share of the smaller sentence's words from which it is the other, lightly rewritten."""
_PART = 1 / 3
"""Share of a page's sentences that are copied from one parent, from which it is a copy of it."""
_COMMON = 20
"""Sentences with one shingle that are looked at: a phrase of many pages copies none of them."""
_SHORTEST = 8
"""Words below which two sentences may be alike by chance."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    name: str
    shingles: frozenset[int]
    words: frozenset[str]
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
        told_here = tuple(_sentences(coding, pages[coding.article]))
        pairs = [(sentence, kept.parent_of(sentence)) for sentence in told_here]
        pairs = list(_with_rewritten(pairs, kept))
        for sentence, parent in pairs:
            found.update(_paired(sentence, parent) if parent else ())
        for sentence, parent in pairs:  # a page does not copy from itself: that is told twice
            if parent is None:
                kept.put(sentence)
    return found


def _age(page: Article) -> tuple[date, bool, int, str]:
    """Order pages by day; of one day that with an address goes first, then the longest."""
    days = days_of(page.published.edtf) if page.published else None
    start = days.start if days and days.start else date.max
    return start, page.url is None, -len(page.text), page.id


Pair = tuple["_Sentence", "_Sentence | None"]


def _with_rewritten(pairs: list[Pair], kept: _Kept) -> Iterator[Pair]:
    """Find the parents of rewritten sentences, on a page of which a good part is copied."""
    parents = Counter(parent.page.id for _, parent in pairs if parent)
    page, count = parents.most_common(1)[0] if parents else ("", 0)
    copied = 0 < _PART * len(pairs) <= count
    for sentence, parent in pairs:
        yield sentence, parent or (kept.rewritten(sentence, page) if copied else None)


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
            words=frozenset(words),
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
        self._of_page: dict[str, list[_Sentence]] = defaultdict(list)
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
        self._of_page[sentence.page.id].append(sentence)
        self._sizes.append(len(sentence.shingles))

    def rewritten(self, sentence: _Sentence, page: str) -> _Sentence | None:
        """Find the sentence of a page that this one is in other words; None where there is none."""
        held = [
            (len(sentence.words & other.words) / min(len(sentence.words), len(other.words)),
             other.name, other)
            for other in self._of_page.get(page, ())
            if other.numbers == sentence.numbers
        ]  # fmt: skip
        best = max(held, key=lambda row: row[:2], default=None)
        return best[2] if best and best[0] >= REWRITTEN else None

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
