"""When was a pasted page published?

Stated, in a line of its own or in the dateline that opens a report. Otherwise reasoned out: news is
fresh, so the latest day that the page reports is the floor, and a few days more are the window. The
year, where only day and month are written, follows from a weekday beside a date, from the year
beside the copyright mark, or from a habit of writers: the year is written for other years than
their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from detente.model.text import Block, Publication, Span
from detente.pages.cues import is_ahead, is_other_year
from detente.pages.dates import Found, find_dates
from detente.pages.phrases import find_phrase

FRESH = timedelta(days=4)
"""How long after the latest happening a report still counts as news."""
_SAME_YEAR = timedelta(days=62)
_BESIDE = timedelta(days=14)
"""How long after the latest day without a year one with its year still shows that year."""
_OPENING = 110
_LEAD = 4
"""Blocks of content with which a page opens: headline, dek and two paragraphs."""
_DATELINE = re.compile(r"[\s.,]*(?:\d{4}\s*)?[\s.,]*(?:[(/|\[]|--|[—–]|:|\s-\s)")
_LABEL = re.compile(
    r"(?i)publish|posted|опублик|опублі|publi[éc]|veröffentl|pubblic|yayın|نشر|发布"
)
_COPYRIGHT = re.compile(
    r"(?i)(?:©|\(c\)|copyright)\D{0,40}(?:(?:19|20)\d\d\s?[-–—]\s?)?((?:19|20)\d\d)(?!\d)"
)
_YEAR = re.compile(r"(?<![\d.,/№$€-])((?:19|20)\d\d)(?![\d.,%]?\d|\s?(?:%|km|кг|people|tons))")
_CLOCK = re.compile(r"\b(?:GMT|BST|MSK|CET|IST|UTC)\b|\b(?:[01]?\d|2[0-3]):[0-5]\d\b")
_NOON = re.compile(r"(?i)[ap]\.?m\b|\b(?:ET|EST|EDT|PST|PDT|CST)\b")
_SMALL_PRINT = frozenset({"dateline", "byline", "other_chrome", "credit", "comment_count"})


@dataclass(frozen=True, slots=True)
class _Mention:
    """A date in the content, with the day it names once its year is known."""

    found: Found
    block: int


def find_publication(text: str, blocks: Sequence[Block], language: str) -> Publication | None:
    """Find when a page was published.

    Args:
        text: Canonical text.
        blocks: Its blocks.
        language: ISO 639-1; English pages may write the month first.

    Returns:
        A stated day, or an inferred day or window; None when nothing tells.
    """
    american = language == "en" and not _is_elsewhere(text, blocks)
    return _stated(text, blocks, american) or _infer(text, blocks, american)


def _is_elsewhere(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether the page is not American: its clock, or furniture in another language."""
    small = [block.span.of(text)[:300] for block in blocks if not block.is_content]
    if any(_CLOCK.search(row) and not _NOON.search(row) for row in small):
        return True
    phrases = (find_phrase(row) for row in small)
    return any(phrase is not None and phrase.language != "en" for phrase in phrases)


def _stated(text: str, blocks: Sequence[Block], american: bool) -> Publication | None:
    """Read a day from the small print around the text, or from the dateline that opens it."""
    lines = _small_print(text, blocks, american)
    full = [(rank, found) for rank, found in lines if found.is_full and _day(found)]
    opening = _opening(text, blocks, american)
    if full:
        found = min(full, key=lambda pair: pair[0])[1]
        return _on(found, _day(found), inferred=False, reason="the page's own date line")
    if opening and _day(opening):
        return _on(opening, _day(opening), inferred=False, reason="the dateline of the report")
    partial = opening or next((f for _, f in sorted(lines, key=lambda p: p[0]) if f.day), None)
    if partial:
        return _with_year(text, blocks, partial, american)
    return None


def _small_print(
    text: str, blocks: Sequence[Block], american: bool
) -> list[tuple[tuple[int, int], Found]]:
    """List dates in small print, each ranked: a label first, then nearness to the headline."""
    content = [i for i, block in enumerate(blocks) if block.is_content]
    start, end = (content[0], content[-1]) if content else (0, 0)
    title = next((i for i, block in enumerate(blocks) if block.kind == "title"), start)
    ranked = []
    for index, block in enumerate(blocks):
        if block.kind not in _SMALL_PRINT or len(block.span) > 300 or index > end + 6:
            continue
        row = block.span.of(text)
        if block.kind == "other_chrome" and _COPYRIGHT.search(row):
            continue
        for found in find_dates(row, block.span.start, american):
            if found.day is not None:
                named = bool(_LABEL.search(row))
                away = abs(index - title) if index < end else 50 + index - end
                ranked.append(((0 if named and away < 60 else 1, away), found))
    return ranked


def _opening(text: str, blocks: Sequence[Block], american: bool) -> Found | None:
    """Read the date of an opening such as "DAMASCUS, Nov. 18 (Agency) --"."""
    for block in [b for b in blocks if b.kind in ("title", "body", "dek", "heading")][:3]:
        row = block.span.of(text)[:_OPENING]
        if block.kind == "title" and " | " not in row:
            continue
        for found in find_dates(row, block.span.start, american):
            after = row[found.span.end - block.span.start :]
            before = row[: found.span.start - block.span.start]
            if found.day is not None and _DATELINE.match(after) and _is_place(before):
                return found
    return None


def _is_place(before: str) -> bool:
    """Tell whether what stands before a dateline's date is a place: few words, capitalised."""
    words = re.findall(r"[^\W\d_]+", before)
    return len(words) <= 6 and all(not w.islower() or len(w) <= 3 for w in words)


def _day(found: Found) -> date | None:
    """Return the day of a full date; None when the calendar has none such."""
    return found.on(found.year) if found.year else None


def _on(found: Found, day: date | None, *, inferred: bool, reason: str) -> Publication | None:
    """Make a publication of one day."""
    if day is None:
        return None
    return Publication(
        edtf=day.isoformat(), inferred=inferred, evidence=(found.span,), reason=reason
    )


def _with_year(
    text: str, blocks: Sequence[Block], partial: Found, american: bool
) -> Publication | None:
    """Complete a date line that writes no year."""
    mentions = _mentions(text, blocks, american)
    chosen = _year(text, blocks, mentions, partial)
    if chosen is None:
        return None
    year, why = chosen
    return _on(partial, partial.on(year), inferred=True, reason=f"the page's own day; {why}")


def _mentions(text: str, blocks: Sequence[Block], american: bool) -> tuple[_Mention, ...]:
    """List dates that the content tells as past."""
    return tuple(
        _Mention(found, index)
        for index, block in enumerate(blocks)
        if block.is_content
        for found in find_dates(block.span.of(text), block.span.start, american)
        if not is_ahead(text, found.span, block.span)
    )


def _infer(text: str, blocks: Sequence[Block], american: bool) -> Publication | None:
    """Reason out a window from the latest day that the page reports."""
    mentions = _mentions(text, blocks, american)
    bare = [
        m.found
        for m in mentions
        if m.found.day and not m.found.year and not is_other_year(text, m.found.span)
    ]
    full = [(day, m.found) for m in mentions if m.found.is_full and (day := _day(m.found))]
    if not bare:
        return _from_full(text, full, blocks)
    latest = _latest(bare)
    chosen = _year(text, blocks, mentions, latest)
    day = latest.on(chosen[0]) if chosen else None
    if chosen is None or day is None:
        return None
    later = [pair for pair in full if pair[0] > day and pair[0] - day < _SAME_YEAR]
    day, latest = max([(day, latest), *later], key=lambda pair: pair[0])
    return _window(text, day, latest, chosen[1])


def _from_full(
    text: str, full: list[tuple[date, Found]], blocks: Sequence[Block]
) -> Publication | None:
    """Take the latest full date as the floor, unless a later year is spoken of.

    One full date far down the page may be history ("since the attacks of …"): it counts where the
    page opens with it, or has another near it.
    """
    if not full:
        return None
    day, found = max(full, key=lambda pair: pair[0])
    years = [year for year, _ in _years(text, blocks)]
    near = [other for other, _ in full if timedelta(0) < day - other <= _SAME_YEAR]
    if any(year > day.year for year in years) or not (near or _leads(found, blocks)):
        return None
    return _window(text, day, found, "its year is written out")


def _leads(found: Found, blocks: Sequence[Block]) -> bool:
    """Tell whether a date stands in the headline or the first paragraphs."""
    opening = [block.span for block in blocks if block.is_content][:_LEAD]
    return any(span.covers(found.span) for span in opening)


def _window(text: str, floor: date, found: Found, why: str) -> Publication:
    """Make the window of an inferred publication."""
    return Publication(
        edtf=f"{floor.isoformat()}/{(floor + FRESH).isoformat()}",
        inferred=True,
        evidence=(found.span,),
        reason=f"latest dated happening {found.span.of(text)!r}; {why}; news is days old",
    )


def _latest(bare: Sequence[Found]) -> Found:
    """Choose the latest of days without a year.

    They lie within one year back from the page, so the longest empty stretch of the calendar,
    taken as a circle, is what has not happened yet: after 28 December comes 3 January.
    """
    placed = sorted({(f.on(2024) or date(2024, 1, 1)).timetuple().tm_yday: f for f in bare}.items())
    days = [day for day, _ in placed]
    gaps = [(days[(i + 1) % len(days)] - day) % 366 or 366 for i, day in enumerate(days)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    year_end = gaps[-1]
    if gaps[widest] < year_end + 60:
        widest = len(gaps) - 1
    return placed[widest][1]


def _year(
    text: str, blocks: Sequence[Block], mentions: Sequence[_Mention], latest: Found
) -> tuple[int, str] | None:
    """Reason out the year of a day without one.

    Returns:
        The year and why; None when nothing tells.
    """
    full = [m.found for m in mentions if m.found.year]
    years = [year for year, span in _years(text, blocks) if not is_ahead(text, span, span)]
    base = max([f.year for f in full if f.year] + years, default=None)
    marked = _copyright(text, blocks)
    by_week = _by_weekday(mentions, latest, base or marked)
    if by_week:
        return by_week, f"the weekday beside a date fits {by_week}"
    if marked and (base is None or marked >= base):
        return marked, f"the copyright line says {marked}"
    return _by_habit(full, latest, base) if base else None


def _by_habit(full: Sequence[Found], latest: Found, base: int) -> tuple[int, str] | None:
    """Apply the habit: a year is written for another year than the page's own.

    Only a month or day written with its year shows it (`in December 2024`): `the 2016 election`
    may be years back, and tells nothing.
    """
    near = [f for f in full if f.year == base and f.month]
    day = latest.on(base)
    if day is None:
        return None
    firsts = [written for f in near if f.day and (written := f.on(base))]
    if any(-_BESIDE <= day - first <= _SAME_YEAR for first in firsts):
        return base, f"a date close by is written with {base}"
    if near:
        return base + 1, f"{base} is written out, so days without a year are of {base + 1}"
    return None


def _by_weekday(mentions: Sequence[_Mention], latest: Found, base: int | None) -> int | None:
    """Find the one year near `base` in which every weekday written beside a bare day is right."""
    dated = [
        f for f in (*(m.found for m in mentions), latest) if f.weekday is not None and not f.year
    ]
    if not dated or base is None:
        return None
    for year in (base, base + 1, base - 1, base + 2):
        if all((day := f.on(year)) and day.weekday() == f.weekday for f in dated):
            return year
    return None


def _years(text: str, blocks: Sequence[Block]) -> list[tuple[int, Span]]:
    """List bare years in the content, each with its span."""
    return [
        (int(m.group(1)), Span(block.span.start + m.start(1), block.span.start + m.end(1)))
        for block in blocks
        if block.is_content
        for m in _YEAR.finditer(block.span.of(text)[:20_000])
    ]


def _copyright(text: str, blocks: Iterable[Block]) -> int | None:
    """Read the year beside a copyright mark in the small print; None when there is none."""
    for block in blocks:
        if not block.is_content:
            match = _COPYRIGHT.search(block.span.of(text)[:400])
            if match:
                return int(match.group(1))
    return None
