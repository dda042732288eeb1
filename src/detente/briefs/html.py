"""A brief as one HTML file: no script, no outside file, printable, readable by machine voices.

Every character that comes from a page is escaped; an address becomes a link only when it is
http or https. Colour never speaks alone: each chip says its degree in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib import resources

from detente.briefs._notes import (
    DEGREES,
    Numbered,
    chain,
    date_of,
    degree,
    numbered,
    page_of,
    reading_of,
    silence_of,
)
from detente.model.briefs import Brief, Claim, Footnote
from detente.model.text import Article

MEDIA_TYPE = "text/html"
PARTS = {
    "direction": "In one sentence",
    "background": "Background",
    "done": "What happened",
    "reported": "What is only reported",
    "ongoing": "What goes on",
    "rivals": "Where accounts differ",
    "statements": "What is said",
    "settled": "What has been settled",
    "open": "What is open",
    "facilities": "Bases and facilities",
    "believed": "What is only believed",
    "denied": "What is denied",
    "bears_on": "What bears on it",
    "evidence": "What this is worth",
}
"""Headings by part of the brief."""
_AROUND = 600
"""Characters of a paragraph shown before and after a quote."""
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def render(brief: Brief, articles: Iterable[Article] = ()) -> str:
    """Write a brief as a page; quotes stand in their paragraphs where articles are given."""
    pages = {article.id: article for article in articles}
    notes = numbered(brief)
    parts = {
        "title": escape(brief.title),
        "style": _file("brief.css"),
        "as_of": "\n".join(_head(brief)),
        "sections": "\n".join(_sections(brief, notes, pages)),
        "pages": "\n".join(_readings(brief)),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], _file("brief.html"))


def _head(brief: Brief) -> Iterator[str]:
    if brief.as_of:
        yield f'<p class="as-of">As of {escape(brief.as_of)}</p>'
    for remark in brief.remarks:
        yield f'<p class="remark">{escape(remark)}</p>'


def _file(name: str) -> str:
    folder = resources.files("detente.briefs") / "data"
    return (folder / name).read_text(encoding="utf-8").rstrip("\n")


def _sections(brief: Brief, notes: Numbered, pages: Mapping[str, Article]) -> Iterator[str]:
    """Group sentences by part, each part under its heading."""
    previous = None
    for claim, numbers in zip(brief.sentences, notes.numbers, strict=True):
        if claim.part != previous:
            if previous is not None:
                yield "</section>"
            heading = escape(PARTS.get(claim.part, claim.part))
            yield f'<section aria-labelledby="part-{escape(claim.part)}">'
            yield f'<h2 id="part-{escape(claim.part)}">{heading}</h2>'
            previous = claim.part
        yield _claim(claim, numbers, notes, pages)
    if previous is not None:
        yield "</section>"


def _claim(
    claim: Claim, numbers: tuple[int, ...], notes: Numbered, pages: Mapping[str, Article]
) -> str:
    chips = "" if claim.part in {"direction", "evidence"} else _chips(claim)
    text = f'<p class="sentence"{_direction(claim.text)}>{escape(claim.text)}{chips}</p>'
    if not numbers:
        return text
    rows = "\n".join(_note(number, notes.notes[number - 1], pages) for number in numbers)
    count = "1 quote" if len(numbers) == 1 else f"{len(numbers)} quotes"
    return (
        f"{text}\n<details>\n<summary>Evidence: {count}</summary>\n"
        f'<ol class="notes">\n{rows}\n</ol>\n</details>'
    )


def _chips(claim: Claim) -> str:
    """Say how sure a sentence is; one that tells of several things of unlike degree says so."""
    degrees = {degree(note) for note in claim.evidence}
    if len(degrees) > 1:
        return ' <span class="chip view">of unlike certainty, see the evidence</span>'
    return "".join(_chip(note) for note in claim.evidence[:1])


def _chip(note: Footnote) -> str:
    kind, _ = DEGREES.get(note.factuality, ("view", ""))
    return f' <span class="chip {kind}">{escape(degree(note))}</span>'


def _note(number: int, note: Footnote, pages: Mapping[str, Article]) -> str:
    return (
        f'<li value="{number}">\n<blockquote{_direction(note.quote)}>{_context(note, pages)}'
        f"</blockquote>\n<dl>\n<dt>Says</dt><dd>{escape(chain(note))}</dd>\n"
        f"<dt>Date</dt><dd>{escape(date_of(note))}</dd>\n"
        f"<dt>Degree</dt><dd>{_chip(note).strip()}</dd>\n"
        f"<dt>Page</dt><dd>{_page(note)}, characters {note.start} to {note.end}</dd>\n"
        "</dl>\n</li>"
    )


def _context(note: Footnote, pages: Mapping[str, Article]) -> str:
    """Show the paragraph with the quote marked in it; the quote alone without its article."""
    marked = f"<mark>{escape(note.quote)}</mark>"
    page = pages.get(note.article)
    block = page.block_at(note.start) if page else None
    if page is None or block is None:
        return marked
    start = max(block.span.start, note.start - _AROUND)
    end = max(note.end, min(block.span.end, note.end + _AROUND))
    before, after = page.text[start : note.start], page.text[note.end : end]
    lead = "… " if start > block.span.start else ""
    tail = " …" if end < block.span.end else ""
    return f"{lead}{escape(before)}{marked}{escape(after)}{tail}"


def _page(note: Footnote) -> str:
    name = escape(page_of(note))
    if note.url and note.url.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(note.url)}" rel="noreferrer noopener">{name}</a>'
    return name


def _readings(brief: Brief) -> Iterator[str]:
    for reading in brief.readings:
        yield f"<li{_direction(reading.title or '')}>{escape(reading_of(reading))}</li>"
    if brief.silent:
        yield f"<li>{silence_of(brief)}</li>"


def _direction(text: str) -> str:
    """Mark text that runs from right to left."""
    letters = [character for character in text if character.isalpha()]
    rtl = sum(bool(_RTL.match(letter)) for letter in letters)
    return ' dir="rtl"' if letters and rtl * 2 > len(letters) else ""
