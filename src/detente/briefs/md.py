"""A brief in Markdown with footnotes, wrapped for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from detente.briefs._notes import chain, date_of, degree, numbered, page_of, reading_of, silence_of
from detente.model.briefs import Brief, Footnote
from detente.model.text import Article

MEDIA_TYPE = "text/markdown"
WIDTH = 88
"""Characters of a line."""
_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def render(brief: Brief, articles: Iterable[Article] = ()) -> str:
    """Write a brief as Markdown with a footnote for every quote; articles are not needed."""
    notes = numbered(brief)
    lines = [f"# {plain(brief.title)}", ""]
    if brief.as_of:
        lines += [f"As of {brief.as_of}.", ""]
    for remark in brief.remarks:
        lines += [_wrapped(plain(remark)), ""]
    for claim, numbers in zip(brief.sentences, notes.numbers, strict=True):
        marks = "".join(f"[^{number}]" for number in numbers)
        lines += [_wrapped(f"{plain(claim.text)}{marks}"), ""]
    lines += ["## Pages read", "", *_pages(brief), ""]
    for number, note in enumerate(notes.notes, 1):
        lines += [_note(number, note), ""]
    return "\n".join(lines).rstrip() + "\n"


def _pages(brief: Brief) -> Iterator[str]:
    for reading in brief.readings:
        yield _wrapped(f"- {plain(reading_of(reading))}", "  ")
    if brief.silent:
        yield _wrapped(f"- {silence_of(brief)}", "  ")


def _note(number: int, note: Footnote) -> str:
    text = (
        f"[^{number}]: “{plain(note.quote)}” Says: {plain(chain(note))}."
        f" Date: {plain(date_of(note))}. Degree: {degree(note)}."
        f" Page: {plain(page_of(note))}, characters {note.start} to {note.end}."
    )
    return _wrapped(text, "    ")


def plain(text: str) -> str:
    """Escape what Markdown would take for markup, and fold whitespace."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
