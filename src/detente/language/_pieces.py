"""What the encoder is given for each word: word pieces, the shape of its letters, the gap before.

The encoder knows no capitals and no white space, so both are told to it apart.
"""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

SHAPES = ("lower", "title", "upper", "letter", "mixed", "digit", "other", "none")
"""`letter` is a single capital; `none` stands for the encoder's own marks."""
GAPS = ("joined", "space", "line", "paragraph", "inside")
"""What stands before a word; `inside` is for the second and later pieces of one."""
MOST_PIECES = 12
"""A word of more pieces is read by its first twelve."""
FIRST_MARK, LAST_MARK, UNKNOWN = 101, 102, 100

_REMEMBERED = 50_000
"""Words; more would cost memory on hostile input."""


def shape_of(word: str) -> int:
    """Return the index of a word's shape in `SHAPES`."""
    if word.islower():
        return 0
    if word.isalpha():
        return _letters(word)
    if any(character.isdigit() for character in word):
        return 5
    return 4 if word.upper() != word.lower() else 6


def _letters(word: str) -> int:
    if len(word) == 1:
        return 3 if word.isupper() else 0
    if word[0].isupper() and not any(character.isupper() for character in word[1:]):
        return 1
    return 2 if word.isupper() else 4 if word.lower() != word else 0


def gap_of(between: str) -> int:
    """Return the index in `GAPS` of the text between two words."""
    if not between:
        return 0
    lines = between.count("\n")
    return 1 if not lines else 2 if lines == 1 else 3


class Pieces:
    """Word pieces and shapes of words, remembered."""

    def __init__(self, path: Path) -> None:
        """Load the word pieces.

        Args:
            path: A `tokenizer.json`.
        """
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, tuple[tuple[int, ...], int]] = {}

    def of(self, word: str) -> tuple[tuple[int, ...], int]:
        """Return the piece numbers of a word, at least one, and the index of its shape."""
        found = self._known.get(word)
        if found is None:
            whole = word.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair
            numbers = self._tokenizer.encode(whole, add_special_tokens=False).ids[:MOST_PIECES]
            found = (tuple(numbers) or (UNKNOWN,), shape_of(word))
            if len(self._known) < _REMEMBERED:
                self._known[word] = found
        return found
