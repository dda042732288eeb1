"""Words beside a date that tell that it lies ahead, or in another year than the page's."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from detente.model.text import Span

_BEFORE = 90
_AFTER = 30
_CLOSE = 20
_CLAUSE = re.compile(r"[.!?;。！？؟](?:\s|$)")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Build one pattern for each list of words."""
    lists = tomllib.loads((files("detente.pages") / "data" / "cues.toml").read_text("utf-8"))

    def joined(name: str) -> re.Pattern[str]:
        words = sorted({w for row in lists[name].values() for w in row}, key=len, reverse=True)
        return re.compile(
            r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE
        )

    return joined("ahead"), joined("other_year")


def _around(text: str, span: Span, within: Span) -> str:
    """Cut the words before a date, back to the beginning of its sentence."""
    before = text[max(span.start - _BEFORE, within.start, 0) : span.start]
    return _CLAUSE.split(before)[-1]


def is_ahead(text: str, span: Span, block: Span) -> bool:
    """Tell whether words before a date say that it is yet to come ("will", "by", "until")."""
    return bool(_patterns()[0].search(_around(text, span, block)))


def is_other_year(text: str, span: Span) -> bool:
    """Tell whether words beside a date put it into another year ("last year")."""
    before = _CLAUSE.split(text[max(span.start - _CLOSE, 0) : span.start])[-1]
    after = _CLAUSE.split(text[span.end : span.end + _AFTER])[0]
    return bool(_patterns()[1].search(f"{before} {after}"))
