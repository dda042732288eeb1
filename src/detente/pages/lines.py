"""Lines: the stretches of text that the structure of a page is read from.

A line of pasted text is what stands between two line ends, less the blanks around it. Text that
was wrapped at a fixed width (mail, terminals, old wires) is put together again, so that a sentence
never straddles two lines. Nothing is changed: a line is a span.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.model.text import Span

BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
BLANKS = " \t\u00a0\u00ad\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
BLANKS += "\u200a\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060"
BLANKS += "\u2066\u2067\u2068\u2069\u3000\ufeff"
_ROW = re.compile(f"[^{BREAKS}]+")
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_ENDS = frozenset(".!?…。！？؟۔।॥։")
_CLOSERS = "\"'”’»›)]}」』】）"
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SENTENCE_END = re.compile(r"[.!?…؟۔।։][\"”’»)\]]?\s+[\"“«(\[]?[^\W\d_]|[。！？]")
_BULLET = re.compile(r"(?:[•‣▪▫●○◦■□►▶✓✔*·+]|[-–—]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line and its shape. Derived figures are computed once, on demand."""

    span: Span
    text: str
    gap: bool = False
    """True when a blank line stands before it."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words; for scripts without spaces, two characters count as one word."""
        if len(WIDE.findall(self.text)) * 2 > len(self.text):
            return tuple(self.text[at : at + 2] for at in range(0, len(self.text), 2))
        return tuple(_WORD.findall(self.text))

    @cached_property
    def is_closed(self) -> bool:
        """Tell whether it ends as a sentence does."""
        return self.text.rstrip(_CLOSERS + BLANKS + "0123456789")[-1:] in _ENDS

    @property
    def is_question(self) -> bool:
        """Tell whether it ends as a question does."""
        return self.text.rstrip(_CLOSERS + BLANKS)[-1:] in set("?؟？")

    @cached_property
    def sentences(self) -> int:
        """Count sentence ends inside, plus one."""
        return 1 + len(_SENTENCE_END.findall(self.text))

    @cached_property
    def is_bullet(self) -> bool:
        """Tell whether it opens as an entry of a list does."""
        return bool(_BULLET.match(self.text))

    @cached_property
    def is_prose(self) -> bool:
        """Tell whether it reads as a paragraph, by shape alone.

        A closed sentence of eight words, several sentences, or any line of twenty-four words.
        """
        count = len(self.words)
        if count >= 24 or (self.sentences >= 2 and count >= 8 and self.is_closed):
            return True
        if self.text.rstrip(BLANKS).endswith((":", "：")) and count >= 9:
            return True
        return self.is_closed and not self.is_question and count >= 8


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow bounds past the blanks at both ends, invisible marks included."""
    row = text[start:end]
    kept = row.rstrip(BLANKS)
    return start + len(kept) - len(kept.lstrip(BLANKS)), start + len(kept)


def _rows(text: str) -> list[tuple[int, int, bool]]:
    """List the rows that are not blank, each with whether a blank line stands before it."""
    rows: list[tuple[int, int, bool]] = []
    before = 0
    for match in _ROW.finditer(text):
        start, end = strip(text, *match.span())
        if start < end:
            between = text[before : match.start()].replace("\r\n", "\n")
            rows.append((start, end, sum(c in BREAKS for c in between) > 1))
            before = match.end()
    return rows


def _is_wrapped(text: str, rows: Sequence[tuple[int, int, bool]]) -> bool:
    """Tell whether the text was wrapped at a fixed width.

    Then most rows reach nearly the same length and stop in the middle of a sentence.
    """
    lengths = sorted(end - start for start, end, _ in rows)
    if len(rows) < 6 or not 45 <= lengths[int(len(lengths) * 0.9)] <= 110 or lengths[-1] > 130:
        return False
    width = lengths[int(len(lengths) * 0.9)]
    full = [(s, e) for s, e, _ in rows if e - s > width - 18]
    open_ = sum(text[e - 1] not in _ENDS for _, e in full)
    return len(full) * 2 > len(rows) and open_ * 3 > len(full) * 2


def _unwrap(text: str, rows: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Put wrapped rows together into paragraphs."""
    width = sorted(end - start for start, end, _ in rows)[int(len(rows) * 0.9)]
    joined: list[tuple[int, int, bool]] = []
    last = 0
    for start, end, gap in rows:
        if joined and not gap and last > width - 18:
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, gap))
        last = end - start
    return joined


def split_lines(text: str) -> tuple[Line, ...]:
    """Split pasted text into lines; blank lines are left out.

    Returns:
        Lines in text order, never overlapping; () for blank text.
    """
    rows = _rows(text)
    if _is_wrapped(text, rows):
        rows = _unwrap(text, rows)
    return tuple(
        Line(span=Span(start, end), text=text[start:end], gap=gap) for start, end, gap in rows
    )
