"""Markup: the document is written out, the article selected, its lines named by their elements."""

from __future__ import annotations

from typing import Any

from detente.errors import UnreadablePage
from detente.model.text import UNALIGNED, Article, Block, Oddity, Page, Span
from detente.pages.articles import assemble
from detente.pages.decode import Decoded, decode, refuse
from detente.pages.dom import Linear, linearise
from detente.pages.guard import guard
from detente.pages.kinds import name_rows
from detente.pages.selection import Selection, align, extract
from detente.pages.stated import read_stated
from detente.settings import Settings

_ROWS = 30_000
_FEW = 40
"""Characters of selected text below which a selection is not believed."""
_ODD_LINES = 500
"""Lines not found again that are shown; more say nothing more."""


def read_markup(page: Page, settings: Settings) -> Article:
    """Read a page of HTML or MHTML.

    Raises:
        UnreadablePage: Not to be decoded, too many elements, or without content.
    """
    if page.media_type == "multipart/related":
        from detente.pages.mhtml import unpack

        refuse(page, settings.limits)
        page = unpack(page)
    decoded = decode(page, settings)
    tree = parse(guard(decoded.text, page.name, settings.limits), page.name)
    linear = linearise(tree, settings.limits.text_characters)
    if not linear.rows:
        raise UnreadablePage(page.name, "shows no text; its content may be loaded by scripts")
    if len(linear.rows) > _ROWS:
        raise UnreadablePage(page.name, f"holds more than {_ROWS:,} lines; no page of news does")
    stated = read_stated(tree, page.url, linear)
    longest = settings.limits.line_characters
    tame = not linear.truncated and all(len(row.span) <= longest for row in linear.rows)
    selection = select(tree, page.url, linear) if tame else Selection()
    blocks = name_rows(linear, selection, stated, longest)
    return assemble(page, *_append(linear, selection, blocks, decoded), stated)


def parse(markup: str, name: str) -> Any:
    """Parse markup into a tree; comments and processing instructions are left out.

    Raises:
        UnreadablePage: There is no element in it.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePage(name, f"is no HTML document: {error}") from error


def select(tree: Any, url: str | None, linear: Linear) -> Selection:
    """Select the article's lines.

    An extractor that breaks, finds next to nothing, or mostly what the page does not show in one
    piece, is taken to have selected nothing; the lines are then judged as pasted text is.
    """
    try:
        lines = extract(tree, url)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        lines = ()
    selection = align(lines, linear)
    found = sum(len(linear.rows[index].span) for index in selection.rows)
    lost = sum(map(len, selection.unaligned))
    return selection if found >= max(_FEW, lost) else Selection()


def _append(
    linear: Linear, selection: Selection, blocks: tuple[Block, ...], decoded: Decoded
) -> tuple[Decoded, tuple[Block, ...]]:
    """Put selected lines that were not found again after the page's own text."""
    text, more = linear.text, list(blocks)
    for line in selection.unaligned[:_ODD_LINES]:
        start = len(text) + 1
        text = f"{text}\n{line}"
        span = Span(start, len(text))
        reason = "selected by the extractor, not found again in the page"
        more.append(Block(kind=UNALIGNED, span=span, reason=reason))
    odd = decoded.oddities
    if linear.truncated:
        odd = (*odd, Oddity(kind="truncated", message="the page's text was cut at the limit"))
    return Decoded(text=text, encoding=decoded.encoding, oddities=odd), tuple(more)
