"""A linear look at markup before any parser sees it.

Parsers and sanitisers are not linear in depth, in attributes or in broken tags. One pass over the
source counts tags, drops those that nest too deep (their text stays), strips tags that are far too
long of their attributes, and refuses documents with too many elements.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from detente.errors import UnreadablePage
from detente.settings import Limits

_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "frame",
        "keygen",
    ]
)
_SELF_CLOSING = frozenset(
    [
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "optgroup",
        "colgroup",
        "rp",
        "rt",
    ]
)
"""A parser ends these by itself where the next one opens; they nest only inside others."""
_OPAQUE = frozenset(["script", "style", "textarea", "title", "xmp", "noembed", "noframes"])
_NAME = re.compile(r"/?([a-zA-Z][^\s/>]{0,40})")
_OPENING = re.compile(r"<(?=[a-zA-Z/!])")
_COMMENT_END = re.compile(r"--!?>")
_LONG_TAG = 16_000
_WEIGHT = {"table": 4, "ul": 2, "ol": 2, "dl": 2, "ruby": 2, "select": 2}
"""Levels that a container takes with the rows, cells or entries inside it."""


@dataclass(slots=True)
class _Scan:
    """The state of one pass."""

    name: str
    limits: Limits
    kept: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    dropped: dict[str, int] = field(default_factory=dict)
    depth: int = 0
    count: int = 0
    changed: bool = False

    def open(self, tag: str) -> bool:
        """Count an opening tag; False when it must be dropped."""
        self.count += 1
        if self.count > self.limits.nodes:
            raise UnreadablePage(
                self.name, f"holds more than {self.limits.nodes:,} elements; no page of news does"
            )
        if tag in _VOID or tag in _SELF_CLOSING:
            return True
        if self.depth >= self.limits.depth - 20:
            self.dropped[tag] = self.dropped.get(tag, 0) + 1
            return False
        self.stack.append(tag)
        self.depth += _WEIGHT.get(tag, 1)
        return True

    def close(self, tag: str) -> bool:
        """Count a closing tag; False when its opening tag was dropped."""
        if self.dropped.get(tag):
            self.dropped[tag] -= 1
            return False
        if tag in self.stack:
            ended = ""
            while ended != tag:
                ended = self.stack.pop()
                self.depth -= _WEIGHT.get(ended, 1)
        return True


def guard(markup: str, name: str, limits: Limits) -> str:
    """Return markup that is safe to parse; unchanged when it was so already.

    Raises:
        UnreadablePage: More elements than `limits.nodes`.
    """
    scan = _Scan(name=name, limits=limits)
    at = kept_to = 0
    lowered = markup.lower() if len(markup) == len(markup.lower()) else markup
    while match := _OPENING.search(markup, at):
        start = match.start()
        at, keep, short = _step(markup, lowered, start, scan)
        if not keep or short:
            scan.kept += (markup[kept_to:start], short)
            scan.changed, kept_to = True, at
    if not scan.changed:
        return markup
    scan.kept.append(markup[kept_to:])
    return "".join(scan.kept)


def _step(markup: str, lowered: str, start: int, scan: _Scan) -> tuple[int, bool, str]:
    """Look at one `<`: where to go on, whether to keep it, and a shorter form if it needs one."""
    if markup.startswith("<!--", start):
        end = _COMMENT_END.search(markup, start + 2)
        return (end.end() if end else len(markup)), True, ""
    match = _NAME.match(markup, start + 1)
    if not match:
        return start + 1, True, ""
    end_ = markup.find(">", start)
    end_ = len(markup) if end_ < 0 else end_ + 1
    tag = match.group(1).lower()
    if markup[start + 1] == "/":
        return end_, scan.close(tag), ""
    keep = scan.open(tag)
    short = f"<{tag}>" if keep and end_ - start > _LONG_TAG else ""
    if tag in _OPAQUE:
        scan.close(tag) if keep else None
        end_ = _after_opaque(lowered, tag, end_)
    return end_, keep, short if tag not in _OPAQUE else ""


def _after_opaque(lowered: str, tag: str, start: int) -> int:
    """Skip the raw text of a script or the like, with its closing tag."""
    close = lowered.find(f"</{tag}", start)
    end = lowered.find(">", close) if close >= 0 else -1
    return end + 1 if end >= 0 else len(lowered)
