"""Find the time expressions of a text and settle them on days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from types import ModuleType

from detente.model.edtf import interval_of
from detente.model.text import Publication, Span
from detente.model.times import Interval, TimeExpression
from detente.times._moments import DAY, Context, Moment, Stretch
from detente.times._read import Reading, Text, knowledge_of, languages, read

_MONTH_FIRST = ("en-US",)
_CLOCK = re.compile(r"(\d{2}):(\d{2})(?::(\d{2}))?")


def resolve(
    text: str,
    regions: tuple[Span, ...],
    published: Publication | None,
    language: str = "en",
) -> tuple[TimeExpression, ...]:
    """Find time expressions and settle them against the day of publication.

    A bare date takes the year that puts it last at or before publication, unless the words
    around it look ahead. Where only a window of publication is known, what is counted from it
    (`yesterday`) covers every day that it may be.

    Args:
        text: The text of an article; offsets are into it.
        regions: Where to look; anything outside is not read.
        published: When the page was published; None when nobody knows: then bare dates have an
            unspecified year (`XXXX-10-15`) and no interval. Where its EDTF has a time of day
            (`2025-11-18T14:30Z`), `in ten minutes` has one too.
        language: ISO 639-1, or a tag with region: `en-US` reads `3/4/2025` month first, any
            other day first and uncertain.

    Returns:
        Expressions in text order, never overlapping; () when there are none, or when nothing is
        known of the language.
    """
    code = language.partition("-")[0]
    if code not in languages():
        return ()
    knowledge = knowledge_of(code)
    window = _window(published)
    against = Context(
        window=window,
        hour=_hour(published, window),
        month_first=language in _MONTH_FIRST,
        dated=bool(published and not published.inferred and window and window[0] == window[1]),
    )
    return tuple(_settled(text, read(text, regions, knowledge), knowledge, against))


def _settled(
    text: str, found: Text, knowledge: ModuleType, against: Context
) -> Iterator[TimeExpression]:
    anchor: Stretch | None = None
    sentence = -1
    for reading in found.readings:
        if reading.word.sentence != sentence:
            anchor = _kept(anchor, reading.word.sentence - sentence)
            sentence = reading.word.sentence
        tense = knowledge.tense(found.words, reading.first, reading.last)
        context = replace(against, tense=tense, anchor=anchor)
        ranks = knowledge.ranks(found.words, reading.first)
        moment = reading.moment if ranks else _ahead(reading.moment, tense)
        context = replace(context, tense=_tense(moment, tense))
        stretch = moment.settle(context) if moment.kind == "date" else None
        if stretch is not None and not moment.relation:
            anchor = stretch
        yield _expression(text, reading, moment, stretch, _is_settled(moment, context))


def _tense(moment: Moment, tense: str) -> str:
    """Let `since` look back whatever stands near, and names of things lie on either side."""
    if moment.relation == "since":
        return "past"
    return "planned" if moment.modifier and tense == "future" else tense


def _kept(anchor: Stretch | None, sentences: int) -> Stretch | None:
    """Keep a single day as the anchor of the next sentence: `The same day, …`."""
    return anchor if anchor and sentences == 1 and anchor.first == anchor.last else None


def _ahead(moment: Moment, tense: str) -> Moment:
    """`In three weeks` is a day where the words look ahead, and a duration elsewhere."""
    if moment.kind == "duration" and moment.distance and tense in ("future", "planned"):
        return replace(moment, kind="date", minutes=None)
    return moment


def _is_settled(moment: Moment, context: Context) -> bool:
    """Tell whether a dated page leaves nothing to infer: `on Monday`, `last week`, `tomorrow`.

    A bare day or month of the calendar does: its year is reasoned out. What counts from another
    expression is as sure as that one.
    """
    if moment.anchored:
        return context.anchor is not None and not context.anchor.inferred
    return moment.distance is not None and context.dated


def _expression(
    text: str, reading: Reading, moment: Moment, stretch: Stretch | None, settled: bool
) -> TimeExpression:
    span = Span(reading.word.start, reading.word.end)
    edtf = _edtf(moment, stretch)
    return TimeExpression(
        span=span,
        text=span.of(text),
        kind=moment.kind,
        edtf=edtf,
        interval=_interval(edtf),
        year_inferred=bool(stretch and stretch.inferred and not settled),
        relation=moment.relation,
        minutes=moment.minutes,
        modifier=moment.modifier,
        clock=moment.clock or (stretch.clock if stretch else None),
        reason=_reason(moment, stretch, edtf, settled),
    )


def _edtf(moment: Moment, stretch: Stretch | None) -> str | None:
    edtf = stretch.edtf if stretch else moment.unplaced()
    if edtf is None or moment.relation is None:
        return edtf
    first, _, last = edtf.partition("/")
    return f"{first}/.." if moment.relation in ("since", "after") else f"../{last or first}"


def _how(moment: Moment, settled: bool) -> str:
    if moment.anchored:
        return "counted from what precedes it"
    return "counted from publication" if settled else "year or day inferred from publication"


def _interval(edtf: str | None) -> Interval | None:
    return interval_of(edtf) if edtf else None


def _reason(moment: Moment, stretch: Stretch | None, edtf: str | None, settled: bool) -> str:
    parts = [moment.reason] if moment.reason else []
    if moment.kind != "date":
        return ""
    if stretch and stretch.inferred:
        parts.append(_how(moment, settled))
    elif edtf is None and not moment.reason:
        parts.append("nothing tells from which day it counts")
    elif stretch is None and not moment.reason:
        parts.append("no publication day to infer the year from")
    if moment.modifier and not moment.reason:
        parts.append("part of a name: dates the thing, not the act")
    return "; ".join(parts) or "as stated"


def _window(published: Publication | None) -> tuple[date, date] | None:
    """Return first and last possible day of publication; None when neither is known."""
    if published is None:
        return None
    try:
        interval = interval_of(published.edtf)
    except ValueError:
        return None
    if interval is None:
        return None
    last = interval.end - DAY if interval.end else interval.start
    first = interval.start or last
    return (first, last) if first and last else None


def _hour(published: Publication | None, window: tuple[date, date] | None) -> datetime | None:
    """Return the moment of publication as the publisher's clock shows it; None for a bare day."""
    if published is None or window is None or "/" in published.edtf:
        return None
    _, stated, clock = published.edtf.partition("T")
    found = _CLOCK.match(clock) if stated else None
    try:
        hour, minute, second = (int(part or 0) for part in found.groups()) if found else (24, 0, 0)
        return datetime(*window[0].timetuple()[:3], hour, minute, second)
    except ValueError:
        return None
