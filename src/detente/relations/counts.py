"""Counts in words, as a sentence wants them."""

from __future__ import annotations

_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


def number(count: int) -> str:
    """Write a count: a word up to twelve, digits beyond."""
    return _WORDS[count] if count < len(_WORDS) else str(count)


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Write a count with its noun: `one page`, `three pages`, `no pages`."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"
