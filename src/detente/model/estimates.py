"""Chances in words, after ICD 203 (Analytic Standards, 2015), first row of its table.

The one place where the house turns a number into such a word. A word of chance tells nothing of
how good the evidence is: that is confidence, and is told beside it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """One of the seven ranges of chance."""

    low: float
    """0..1, inclusive."""
    high: float
    """0..1, exclusive; the next range begins here."""
    estimate: str
    """`very likely`."""
    adverb: str
    """`very likely`, `almost certainly`: before a verb."""


RANGES = (
    Range(low=0.00, high=0.05, estimate="almost no chance", adverb="almost certainly not"),
    Range(low=0.05, high=0.20, estimate="very unlikely", adverb="very unlikely"),
    Range(low=0.20, high=0.45, estimate="unlikely", adverb="unlikely"),
    Range(low=0.45, high=0.55, estimate="roughly even chance", adverb="as likely as not"),
    Range(low=0.55, high=0.80, estimate="likely", adverb="likely"),
    Range(low=0.80, high=0.95, estimate="very likely", adverb="very likely"),
    Range(low=0.95, high=1.00, estimate="almost certain", adverb="almost certainly"),
)
"""The lowest first. The standard's outer ranges begin at .01 and end at .99; what lies beyond is
told by the same words, since nothing here is ever certain."""


def range_of(chance: float) -> Range:
    """Find the range of a chance, 0..1; what rounding has put beyond an end belongs to it."""
    return next((one for one in RANGES if chance < one.high), RANGES[-1])


def likely(chance: float) -> str:
    """Put a chance (0..1) into an estimate: `very likely` for .87."""
    return range_of(chance).estimate


def likelihood(chance: float) -> str:
    """Put a chance (0..1) into an adverb: `almost certainly` for .97."""
    return range_of(chance).adverb
