"""The sentences of the pages that were read, with the events they tell."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from detente.model.briefs import Footnote
from detente.model.events import Coding, Event
from detente.model.text import Article, Span
from detente.model.times import TimeExpression
from detente.relations.asking.keys import Forms, keys, word_keys
from detente.relations.footnotes import footnote, sentence_at

_HEADS = frozenset({"title", "heading", "reference_title", "caption"})
_HE = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_POINTS = re.compile(r"(?:[\w ]{0,40}, )?(?:he|she)\b|according to (?:him|her)\b", re.IGNORECASE)

Clock = Callable[[Article], tuple[TimeExpression, ...]]
"""Reads the time expressions of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a page."""

    number: int
    """Place among all passages: the sentence before has the number before."""
    article: Article
    span: Span
    block: int
    """Place of its block on the page."""
    is_head: bool
    text: str
    keys: frozenset[str]
    events: tuple[Event, ...]
    """What is coded of it, in text order."""

    def note(self, event: Event | None = None) -> Footnote:
        """Make a footnote that quotes the whole sentence."""
        best = event or next(iter(self.events), None)
        if best is None:
            return _bare(self)
        note = footnote(best, self.article)
        return Footnote(
            **{
                **{name: getattr(note, name) for name in note.__slots__},
                "quote": self.text,
                "start": self.span.start,
                "end": self.span.end,
            }
        )


def _bare(passage: Passage) -> Footnote:
    page = passage.article
    return Footnote(
        event="", article=page.id, title=page.title, publisher=page.publisher, url=page.url,
        quote=passage.text, trigger="", start=passage.span.start, end=passage.span.end, chain=(),
        edtf=None, factuality="", certainty="",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All passages, how rare each key is, and what states are called."""

    passages: tuple[Passage, ...]
    rarity: Mapping[str, float]
    forms: Forms
    clock: Clock

    def weight(self, key: str) -> float:
        """Say how much a key tells; what no page has tells most."""
        return self.rarity.get(key, math.log(1 + len(self.passages)))

    def times(self, passage: Passage) -> tuple[TimeExpression, ...]:
        """Return the time expressions of a sentence, in text order; () without a clock."""
        told = self.clock(passage.article)
        return tuple(t for t in told if t.span.start in passage.span and not t.modifier)

    def before(self, passage: Passage) -> Passage | None:
        """Return the sentence before in the same block; None at its beginning."""
        return self._near(passage, -1)

    def after(self, passage: Passage) -> Passage | None:
        """Return the sentence after in the same block; None at its end."""
        return self._near(passage, 1)

    def _near(self, passage: Passage, step: int) -> Passage | None:
        place = passage.number + step
        if not 0 <= place < len(self.passages):
            return None
        other = self.passages[place]
        same = other.article.id == passage.article.id and other.block == passage.block
        return other if same else None


def read(
    codings: Iterable[Coding], articles: Iterable[Article], forms: Forms, clock: Clock
) -> Reading:
    """Cut pages into sentences; order of pages does not matter."""
    events = {coding.article: coding.events for coding in codings}
    found: list[Passage] = []
    for article in sorted(articles, key=lambda page: page.id):
        for block, span in _sentences(article):
            last = found[-1] if found and found[-1].article.id == article.id else None
            made = _passage(len(found), block, span, article, events, forms)
            found.append(_pointed(made, last if last and last.block == block else None))
    counts = Counter(key for passage in found for key in passage.keys)
    rarity = {key: math.log(1 + len(found) / count) for key, count in counts.items()}
    return Reading(passages=tuple(found), rarity=rarity, forms=forms, clock=cache(clock))


def _passage(
    number: int,
    block: int,
    span: Span,
    article: Article,
    events: Mapping[str, Sequence[Event]],
    forms: Forms,
) -> Passage:
    told = tuple(e for e in events.get(article.id, ()) if e.trigger.start in span)
    text = span.of(article.text)
    return Passage(
        number=number, article=article, span=span, block=block,
        is_head=article.blocks[block].kind in _HEADS, text=text,
        keys=keys(text, forms) | _who(told) | _deeds(told), events=told,
    )  # fmt: skip


def _deeds(events: Iterable[Event]) -> frozenset[str]:
    """Add keys of the acts that are coded, whatever words tell them: `appoint`, `reopen`."""
    details = (event.extension.partition("/")[2] for event in events if event.extension)
    return frozenset(key for detail in details for key in word_keys(detail))


def _pointed(passage: Passage, last: Passage | None) -> Passage:
    """Let `he` and `she` be whoever the sentence before names, where the sentence names nobody."""
    named = any(key.startswith("~") for key in passage.keys)
    if last is None or (named and not _POINTS.match(passage.text)) or not _HE.search(passage.text):
        return passage
    return replace(passage, keys=passage.keys | {k for k in last.keys if k.startswith("~")})


def _who(events: Iterable[Event]) -> frozenset[str]:
    """Add keys of those a sentence only points to: `according to him` is Ivo Brandt."""
    names: list[str] = []
    for event in events:
        names += [voice.source.name for voice in event.attribution[1:]]
        names += [p.entity.name for p in (*event.actors, *event.recipients) if p.entity]
    return frozenset(key for name in names for key in keys(name, {}) if key.startswith("~"))


def _sentences(article: Article) -> Iterator[tuple[int, Span]]:
    for place, block in enumerate(article.blocks):
        if not block.is_content:
            continue
        start = block.span.start
        while start < block.span.end:
            while start < block.span.end and article.text[start].isspace():
                start += 1
            if start >= block.span.end:
                break
            span = sentence_at(Span(start, start + 1), article)
            yield place, span
            start = max(span.end, start + 1)
