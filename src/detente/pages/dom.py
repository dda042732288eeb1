"""A document as readable text: one block-level element a line, every line with its element.

This is the canonical text of markup. Extractors return text of their own without positions; so the
whole visible document is written out here once, and what an extractor selects is found again in it
(`selection`). Whitespace collapses as a browser collapses it; `br` ends a line; preformatted text
keeps its lines; scripts, styles, templates and hidden elements are no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml import etree

from detente.model.text import Span

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "audio",
        "picture",
        "select",
    ]
)
_HIDDEN_TAGS = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "svg",
        "iframe",
        "object",
        "select",
        "option",
        "textarea",
        "math",
        "canvas",
        "datalist",
        "map",
        "audio",
        "embed",
        "applet",
    ]
)
_NONE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_SPACE = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff\u2060"))
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LANDMARKS = frozenset({"nav", "footer", "aside", "header", "form", "button", "blockquote",
                        "figcaption", "figure", "li", "time", "pre", "article", "main", "td",
                        *_HEADINGS})  # fmt: skip
_MARKS = re.compile(
    r"(?i)(?P<caption>caption|cutline)|(?P<credit>credit|copyright)|(?P<byline>byline|author)|"
    r"(?P<related>related|recommend|more-?stor|teaser|promo|read-?(?:also|more)|most-?(?:read|pop)|trending)|"
    r"(?P<share>share|social)|(?P<tags>\btags?\b|tag-?list|keywords)|(?P<comments>comment|disqus)|"
    r"(?P<cookie>cookie|consent|gdpr)|(?P<dek>\bdek\b|standfirst|sub-?title|sub-?head|\blede?\b|summary|excerpt)|"
    r"(?P<date>\bdate\b|dateline|timestamp|pub-?date)|(?P<crumbs>bread-?crumb)|(?P<ad>\bad(?:vert)?s?\b|sponsor|banner)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of canonical text and where in the document it stands."""

    span: Span
    element: Any
    within: frozenset[str]
    """Tags and marks of class names around it: `nav`, `blockquote`, `.caption` …"""
    linked: float
    """Share of its characters that are inside links, 0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A document written out."""

    text: str
    rows: tuple[Row, ...]
    truncated: bool = False

    def node_at(self, offset: int) -> Any:
        """Find the element whose line covers an offset; None on a line end."""
        return next((row.element for row in self.rows if offset in row.span), None)


@dataclass(slots=True)
class _Writer:
    """Collects text nodes into lines."""

    limit: int
    rows: list[Row] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    size: int = 0
    cut: bool = False
    seen: bool = False
    """True when the line has visible text."""
    element: Any = None
    within: frozenset[str] = frozenset()

    def add(self, piece: str | None, element: Any, within: frozenset[str], depth: int) -> None:
        """Add a text node."""
        if not piece:
            return
        if not self.seen:
            self.element, self.within = element, within
            self.seen = bool(piece.strip())
        self.pieces.append((piece, depth > 0))

    def flush(self, keep: bool = False) -> None:
        """End the line."""
        if not self.pieces:
            return
        raw = "".join(piece for piece, _ in self.pieces).translate(_DROPPED)
        rows = raw.split("\n") if keep else [raw]
        linked = sum(len(piece.strip()) for piece, link in self.pieces if link)
        share = linked / max(sum(len(piece.strip()) for piece, _ in self.pieces), 1)
        self.pieces, self.seen = [], False
        for row in rows:
            line = row.rstrip() if keep else _SPACE.sub(" ", row).strip()
            if line.strip():
                self._write(line, share)

    def _write(self, line: str, share: float) -> None:
        """Write one line out."""
        line = line[: max(self.limit - self.size, 0)].rstrip()
        if not line.strip():
            self.cut = True
            return
        start = self.size + len(line) - len(line.lstrip())
        span = Span(start, self.size + len(line))
        self.rows.append(Row(span=span, element=self.element, within=self.within, linked=share))
        self.lines.append(line)
        self.size += len(line) + 1


def linearise(tree: Any, limit: int) -> Linear:
    """Write a document out as text.

    Args:
        tree: The root element of an HTML document.
        limit: Characters after which writing stops.
    """
    writer = _Writer(limit=limit)
    for step in _walk(tree):
        kind, element, within, links = step
        if kind == "block":
            writer.flush(keep="pre" in within)
        elif kind == "text":
            writer.add(element.text, element, within, links)
        else:
            parent = element.getparent()
            writer.add(element.tail, parent, within, links)
    writer.flush()
    return Linear(
        text="\n".join(writer.lines),
        rows=tuple(writer.rows),
        truncated=writer.cut or writer.size > limit,
    )


def _walk(tree: Any) -> Iterator[tuple[str, Any, frozenset[str], int]]:
    """Walk a document without recursion, naming what surrounds each text node."""
    stack: list[tuple[frozenset[str], int]] = [(frozenset(), 0)]
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    hidden: Any = None
    for event, element in walker:
        if event in ("comment", "pi"):
            if hidden is None:
                yield "tail", element, *stack[-1]
            continue
        if event == "start" and hidden is None:
            if is_hidden(element):
                hidden = element
                walker.skip_subtree()
                continue
            yield from _enter(element, stack)
        elif event == "end":
            if hidden is element:
                hidden = None
                if element is not tree:
                    yield "tail", element, *stack[-1]
            elif hidden is None:
                yield from _leave(element, stack, element is tree)


def _enter(
    element: Any, stack: list[tuple[frozenset[str], int]]
) -> Iterator[tuple[str, Any, frozenset[str], int]]:
    """Open an element."""
    within, links = stack[-1]
    tag = element.tag
    if tag in _BLOCKS or tag == "br":
        yield "block", element, within, links
    stack.append((within | _marks(element), links + (tag == "a")))
    yield "text", element, *stack[-1]


def _leave(
    element: Any, stack: list[tuple[frozenset[str], int]], last: bool
) -> Iterator[tuple[str, Any, frozenset[str], int]]:
    """Close an element."""
    if element.tag in _BLOCKS:
        yield "block", element, *stack[-1]
    stack.pop()
    if not last:
        yield "tail", element, *stack[-1]


def is_hidden(element: Any) -> bool:
    """Tell whether an element shows no text."""
    if element.tag in _HIDDEN_TAGS:
        return True
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _NONE.search(style[:500]))


def _marks(element: Any) -> frozenset[str]:
    """Name what an element adds to its surroundings: its tag, and what its class says."""
    label = (
        f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    )
    return _named(element.tag, label[:300])


@lru_cache(maxsize=16_384)
def _named(tag: str, label: str) -> frozenset[str]:
    """Name what a tag and its class names say; pages repeat both many times."""
    names = {tag} if tag in _LANDMARKS else set()
    if len(label) > 2 and tag not in ("body", "html"):
        names.update(f".{match.lastgroup}" for match in _MARKS.finditer(label))
    return frozenset(names)
