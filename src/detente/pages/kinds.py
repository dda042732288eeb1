"""What each line of a document is: selected or not, its element, its look, its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model.text import CHROME_KINDS, Block
from detente.pages.articles import Stated
from detente.pages.dom import Linear, Row
from detente.pages.draft import stems
from detente.pages.lines import Line
from detente.pages.phrases import plain
from detente.pages.plain import name_lines
from detente.pages.reference import mark_boxes
from detente.pages.selection import Selection
from detente.pages.shapes import Look, look

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MARKED = (
    (".comments", "other_chrome"), (".cookie", "cookie_notice"), (".share", "share_bar"),
    (".ad", "advert"), (".tags", "tag_list"), (".crumbs", "navigation"),
    (".related", "related_links"),
    (".byline", "byline"), (".date", "dateline"), ("time", "dateline"), (".credit", "credit"),
    ("nav", "navigation"), ("footer", "navigation"), ("header", "navigation"),
    ("aside", "related_links"),
    ("form", "navigation"), ("button", "toggle"),
)  # fmt: skip


def name_rows(
    linear: Linear, selection: Selection, stated: Stated, longest: int
) -> tuple[Block, ...]:
    """Name the kind of every row of a document.

    Where the extractor selected next to nothing, the rows are judged as pasted text is. A row
    longer than `longest` characters is shown, never read.
    """
    lines = tuple(_line(linear, row) for row in linear.rows)
    if not selection.rows:
        return name_lines(lines, longest)
    looks = _name_selected(linear, lines, selection, stated)
    return tuple(
        Block(kind=found.kind, span=line.span, reason=found.reason)
        for line, found in zip(lines, looks, strict=True)
        if found
    )


def _line(linear: Linear, row: Row) -> Line:
    """Make a line of a row."""
    return Line(span=row.span, text=row.span.of(linear.text), gap=True)


def _name_selected(
    linear: Linear, lines: Sequence[Line], selection: Selection, stated: Stated
) -> list[Look | None]:
    """Name rows where an extractor selected some."""
    looks: list[Look | None] = [None] * len(lines)
    title = find_title(linear, lines, selection, stated)
    if title is not None:
        looks[title] = Look("title", "the heading that the page states as its title")
    first, last = min(selection.rows), max(selection.rows)
    for index, (row, line) in enumerate(zip(linear.rows, lines, strict=True)):
        if looks[index] is None and index not in selection.rows:
            looks[index] = _unselected(row, line, inside=first < index < last)
        elif looks[index] is None:
            looks[index] = _selected(row, line)
    mark_boxes(lines, looks, first, last)
    return [found or Look("body", "selected as text of the article") for found in looks]


def find_title(
    linear: Linear, lines: Sequence[Line], selection: Selection, stated: Stated
) -> int | None:
    """Find the row that shows the title: the top heading, or the row that says what is stated."""
    end = max(selection.rows)
    wanted = stems(stated.title or "")
    best: tuple[float, int] | None = None
    for index in range(end + 1):
        row, line = linear.rows[index], lines[index]
        heading = bool(row.within & {"h1", "h2"})
        if not heading and plain(line.text) != plain(stated.title or ""):
            continue
        words = stems(line.text)
        share = len(words & wanted) / max(len(words | wanted), 1) if wanted else 0.0
        score = (
            share + 0.3 * ("h1" in row.within) - 0.2 * bool(row.within & {"nav", "aside", "footer"})
        )
        if (best is None or score > best[0]) and (share >= 0.5 or (not wanted and score > 0.2)):
            best = (score, index)
    return best[1] if best else None


def _unselected(row: Row, line: Line, *, inside: bool) -> Look:
    """Name a row that was not selected."""
    if inside and "figcaption" in row.within and len(line.words) > 4:
        return Look("caption", "the caption of a figure within the article")
    found = look(line)
    if found and found.kind in CHROME_KINDS:
        return found
    for mark, kind in _MARKED:
        if mark in row.within:
            return Look(kind, f"stands in {mark.lstrip('.')!r} and was not selected")
    if row.linked > 0.7:
        kind = "related_links" if len(line.words) > 4 else "navigation"
        return Look(kind, "a link that was not selected")
    return Look("other_chrome", "was not selected as text of the article")


def _selected(row: Row, line: Line) -> Look | None:
    """Name a selected row by its element; None where only its neighbours can tell."""
    found = None if "td" in row.within else look(line)
    if found and found.kind in CHROME_KINDS:
        return found
    if row.within & _HEADINGS:
        return Look("heading", "selected; a heading element")
    if "blockquote" in row.within:
        return Look("quotation", "selected; a quotation element")
    if "figcaption" in row.within:
        return Look("caption", "selected; the caption of a figure")
    return None
