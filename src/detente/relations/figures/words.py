"""Chances in words, after ICD 203 (Analytic Standards, 2015), first row of its table."""

from __future__ import annotations

_WORDS = (
    (0.05, "almost no chance", "almost certainly not"),
    (0.20, "very unlikely", "very unlikely"),
    (0.45, "unlikely", "unlikely"),
    (0.55, "roughly even chance", "as likely as not"),
    (0.80, "likely", "likely"),
    (0.95, "very likely", "very likely"),
    (1.01, "almost certain", "almost certainly"),
)
"""Upper bounds with the estimate and its adverb."""


def likely(chance: float) -> str:
    """Put a chance (0..1) into an estimate: `very likely` for .87."""
    return next(word for bound, word, _ in _WORDS if chance < bound)


def likelihood(chance: float) -> str:
    """Put a chance (0..1) into an adverb: `almost certainly` for .97."""
    return next(word for bound, _, word in _WORDS if chance < bound)


def confidence(pages: int, groups: int) -> str:
    """Grade evidence by amount and independence: one page is low whatever it quotes."""
    if pages < 3 or groups < 3:
        return "low"
    return "high" if pages >= 10 and groups >= 6 else "moderate"
