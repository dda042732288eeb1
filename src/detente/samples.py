"""The sample corpus: pages that we wrote, to see what détente does before giving it anything."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from detente.errors import UnreadablePage

PAIRS = (("CUB", "USA"), ("IRN", "SAU"), ("ERI", "ETH"))
"""The pairs of states that the corpus tells of."""
SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht", ".txt"})
"""Files of a folder that are taken for pages."""


def corpus() -> Path:
    """Find the sample corpus: beside a checkout, else in the installed package.

    Raises:
        UnreadablePage: Neither place has it.
    """
    beside = Path(__file__).parents[2] / "examples" / "corpus"
    inside = Path(str(resources.files("detente"))) / "examples"
    for folder in (beside, inside):
        if folder.is_dir():
            return folder
    raise UnreadablePage("the sample corpus", "is not part of this installation")


def pages() -> tuple[str, ...]:
    """List the pages of the sample corpus, in order of their names."""
    found = sorted(corpus().rglob("*"))
    return tuple(str(path) for path in found if path.suffix.lower() in SUFFIXES)
