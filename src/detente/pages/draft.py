"""The lines of a page while their kinds are being decided."""

from __future__ import annotations

from dataclasses import dataclass

from detente.pages.lines import Line
from detente.pages.phrases import plain
from detente.pages.shapes import Look

_STEM = 5
_STOP = frozenset(
    [
        "about",
        "after",
        "again",
        "also",
        "been",
        "before",
        "between",
        "both",
        "could",
        "does",
        "during",
        "even",
        "every",
        "from",
        "have",
        "having",
        "here",
        "into",
        "just",
        "like",
        "made",
        "make",
        "many",
        "more",
        "most",
        "much",
        "must",
        "only",
        "other",
        "over",
        "said",
        "same",
        "says",
        "some",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "time",
        "told",
        "under",
        "until",
        "very",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "would",
        "year",
        "years",
        "your",
        "news",
        "world",
    ]
)


@dataclass(slots=True)
class Draft:
    """Lines with the kinds decided so far; kinds fill in as the rules run."""

    lines: tuple[Line, ...]
    looks: list[Look | None]
    title: int | None = None
    first: int = 0
    """Index of the first paragraph; the number of lines when there is none."""
    last: int = -1
    """Index of the last paragraph."""
    body: frozenset[str] = frozenset()
    """Openings of the words of the text."""
    lead: frozenset[str] = frozenset()
    """Those of its first paragraphs."""

    def is_open(self, index: int) -> bool:
        """Tell whether no rule has claimed a line yet."""
        return self.looks[index] is None

    def put(self, index: int, kind: str, reason: str) -> None:
        """Claim a line that no rule has claimed."""
        if self.looks[index] is None:
            self.looks[index] = Look(kind, reason)

    def is_text(self, index: int) -> bool:
        """Tell whether a line is a paragraph that no phrase has claimed."""
        return self.looks[index] is None and self.lines[index].is_prose

    def is_sentence(self, index: int) -> bool:
        """Tell whether an unclaimed line is a sentence, if a short one."""
        line = self.lines[index]
        closed = line.is_closed and not line.is_question and not line.text.endswith("!")
        return self.looks[index] is None and closed and len(line.words) >= 4


def stems(text: str) -> frozenset[str]:
    """Reduce a line to the openings of its longer words, for overlap across inflections."""
    return frozenset(w[:_STEM] for w in plain(text).split() if len(w) > 3 and w not in _STOP)
