"""Was the page translated by a machine, by which, and from what?"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from detente.model.text import CHROME_KINDS, Block, Translation
from detente.pages.phrases import find_phrase, plain

UNNAMED = "unnamed service"


@cache
def _words() -> dict[str, Any]:
    """Load names of services and of languages."""
    return tomllib.loads((files("detente.pages") / "data" / "translation.toml").read_text("utf-8"))


def find_translation(text: str, blocks: Sequence[Block], language: str) -> Translation | None:
    """Find a notice of machine translation; None when there is none.

    The original language is what the notice says, else the language of the notice or of other
    furniture that was left untranslated.
    """
    notice = next((block for block in blocks if block.kind == "translation_notice"), None)
    if notice is None:
        return None
    words = plain(notice.span.of(text))
    return Translation(
        service=_service(words),
        original_language=_said(words, language) or _left_over(text, notice, blocks, language),
        span=notice.span,
    )


def _service(words: str) -> str:
    """Name the service that a notice names."""
    padded = f" {words} "
    for name, forms in _words()["services"].items():
        if any(f" {plain(form)} " in padded for form in forms):
            return str(name)
    return UNNAMED


def _said(words: str, language: str) -> str | None:
    """Read "translated from Arabic"."""
    for code, forms in _words()["languages"].items():
        if code != language and any(f" {form} " in f" {words} " for form in forms):
            return str(code)
    return None


def _left_over(text: str, notice: Block, blocks: Sequence[Block], language: str) -> str | None:
    """Take the language in which most furniture was left, the notice first."""
    for group in ((notice,), tuple(b for b in blocks if b.kind in CHROME_KINDS)):
        found = Counter(
            phrase.language
            for block in group
            if (phrase := find_phrase(block.span.of(text)))
            and phrase.language not in (language, "en")
        )
        if found:
            return found.most_common(1)[0][0]
    return None
