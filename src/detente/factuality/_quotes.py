"""Quotations: where somebody's own words stand, read from marks, dashes and paragraphs.

Marks are often unbalanced. A closing mark without an opening one belongs to the paragraph's
beginning; an opening one without a closing one runs to the paragraph's end, and on, where the next
paragraph opens with a mark again. A paragraph that opens with a dash is somebody's words from the
dash on: to its closing mark where it has one (`— The talks were useful," the expert said.`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.text import Span

_OPEN = "“«„‟"
_CLOSE = "”»"
_DASHES = "—–―-"
_SINGLE = re.compile(r"(?<![\w])‘[^‘’“”\n]{12,600}’(?!\w)")
LONGEST = 20_000
"""A quotation is cut after so many code points: beyond, a mark is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Somebody's own words, marks included."""

    span: Span
    dash: bool = False
    """True where a dash at the head of a paragraph opened it."""
    open: bool = False
    """True where no mark closes it within its paragraph."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """Cut a text into lines that are not blank."""
    return tuple(
        Span(match.start() + _indent(match[0]), match.end())
        for match in re.finditer(r"[^\n]+", text)
        if match[0].strip()
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def quotations(text: str) -> tuple[Quotation, ...]:
    """Find all quotations, in text order; those in single marks may lie inside others."""
    found: list[Quotation] = []
    for paragraph in paragraphs(text):
        found.extend(_in_paragraph(text, paragraph))
    found.extend(
        Quotation(span=Span(*match.span()))
        for match in _SINGLE.finditer(text)
        if not any(one.span == Span(*match.span()) for one in found)
    )
    return tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end)))


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    start = paragraph.start
    marks = list(_marks(text, paragraph))
    opened = -1
    if text[start] in _DASHES and text[start + 1 : start + 2].isspace():
        end, marks = _dashed(paragraph, marks)
        yield Quotation(span=Span(start, end), dash=True, open=end == paragraph.end)
    for place, opens in marks:
        if opens and opened < 0:
            opened = place
        elif not opens and opened >= 0:
            yield Quotation(span=Span(opened, _past(text, place)))
            opened = -1
        elif not opens and place > start:
            yield Quotation(span=Span(start, _past(text, place)))
            start = place + 1
    if opened >= 0:
        yield Quotation(span=Span(opened, min(paragraph.end, opened + LONGEST)), open=True)


def _past(text: str, place: int) -> int:
    """Return the offset behind a closing mark of one or two characters."""
    return place + (2 if text[place : place + 2] in ("''", "``") else 1)


def _dashed(paragraph: Span, marks: list[tuple[int, bool]]) -> tuple[int, list[tuple[int, bool]]]:
    """Find where the words after a dash end: at a closing mark that has no opening one."""
    depth = 0
    for number, (place, opens) in enumerate(marks):
        depth += 1 if opens else -1
        if depth < 0:
            return place + 1, marks[number + 1 :]
    return paragraph.end, []


def _marks(text: str, paragraph: Span) -> Iterator[tuple[int, bool]]:
    """Yield quotation marks with True for an opening one; straight ones by their neighbours."""
    inside = False
    for place in range(paragraph.start, paragraph.end):
        mark = text[place]
        if text[place - 1 : place + 1] in ("''", "``") and place > paragraph.start:
            continue
        if mark in _OPEN:
            inside = True
            yield place, True
        elif mark in _CLOSE:
            inside = False
            yield place, False
        elif mark == '"' or text[place : place + 2] in ("''", "``"):
            inside = _opens(text, place, paragraph, inside)
            yield place, inside


def _opens(text: str, place: int, paragraph: Span, inside: bool) -> bool:
    """Tell whether a straight mark opens: by the blanks about it, else by turns."""
    before = text[place - 1] if place > paragraph.start else " "
    place += text[place] != '"'
    after = text[place + 1] if place + 1 < paragraph.end else " "
    left = before.isspace() or before in "([{—–"
    right = after.isspace() or after in ".,;:!?)]}—–"
    if left != right:
        return left
    return not inside
