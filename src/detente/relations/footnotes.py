"""What a sentence rests on: the words of the page, the chain of voices, the date, the degree."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from detente.model.briefs import Footnote, Link
from detente.model.events import Event, Voice
from detente.model.text import Article, Span
from detente.relations.profiles import dated_of, is_by_context

_SHORT = 140
"""Characters below which a quote is widened to its sentence."""
_LONG = 320
"""Characters beyond which a quote is not widened."""
_END = re.compile(r"[.!?…][\"”’»)]*(?=\s)")


def footnote(event: Event, article: Article | None) -> Footnote:
    """Make the footnote of one telling; without its article the quote is empty."""
    span = quoted(event, article) if article else event.span
    return Footnote(
        event=event.id,
        article=event.article,
        title=article.title if article else None,
        publisher=article.publisher if article else None,
        url=article.url if article else None,
        trigger=event.trigger.of(article.text) if article else "",
        quote=span.of(article.text) if article else "",
        start=span.start,
        end=span.end,
        chain=tuple([_link(voice, article) for voice in event.attribution]),
        edtf=dated_of(event),
        factuality=event.factuality.value,
        certainty=event.factuality.certainty,
        year_inferred=bool(event.time and event.time.year_inferred),
        by_context=is_by_context(event),
        as_of=event.known_as_of,
    )


def _link(voice: Voice, article: Article | None) -> Link:
    cue = voice.cue.of(article.text) if voice.cue and article else None
    return _named(voice.source.name, voice.source.kind, cue)


@lru_cache(maxsize=4096)
def _named(name: str, kind: str, cue: str | None) -> Link:
    return Link(name=name, kind=kind, cue=cue)


def quoted(event: Event, article: Article) -> Span:
    """Choose the words to quote: those that tell the event, or their sentence if few."""
    if len(event.span) >= _SHORT:
        return event.span
    wide = sentence_at(event.span, article)
    return wide if len(wide) <= _LONG else event.span


@lru_cache(maxsize=8192)
def _bounds(text: str, start: int, end: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Cut a block at its full stops: where each stretch ends, and where its words begin."""
    ends = tuple([found.end() for found in _END.finditer(text, start, end)])
    return ends, tuple([_first_word(text, at, end) for at in (start, *ends)])


def _first_word(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def sentence_at(span: Span, article: Article) -> Span:
    """Widen a span to its sentence, as far as full stops tell, within its block."""
    block = article.block_at(span.start)
    if block is None or not block.span.covers(span):
        return span
    ends, starts = _bounds(article.text, block.span.start, block.span.end)
    after = bisect_left(ends, span.end)
    start = starts[bisect_right(ends, span.start)]
    end = ends[after] if after < len(ends) else block.span.end
    return Span(min(start, span.start), end)
