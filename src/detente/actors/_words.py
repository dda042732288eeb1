"""Read the stage's own lists and cut words the way both lists and texts are compared.

Lists are tab-separated; `#` opens a comment line; `;` separates within a column. What is compared
are *pieces*: runs of letters and digits, or single marks, without accents, so that it does not
matter how an engine cuts `al-Sharaa`, `U.S.` or `Côte d'Ivoire`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from detente.errors import KnowledgeError

FOLDER = Path(__file__).parent / "data"
PIECE = re.compile(r"\w+|[^\w\s]")
_LETTERS = str.maketrans(
    {
        "’": "'", "‘": "'", "`": "'", "ʼ": "'", "ı": "i", "ø": "o", "Ø": "O", "ł": "l",
        "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "ə": "a",
        "Ə": "A", "‑": "-", "–": "-",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Strip accents and straighten marks; case stays."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c)))


@lru_cache(maxsize=65536)
def quiet(word: str) -> str:
    """Fold a piece and lower the voice of headlines: `BEIRUT` gives `Beirut`, `NATO` `Nato`.

    Capitals of up to three letters stay: US is not us.
    """
    word = fold(word)
    return word.title() if len(word) > 3 and word.isupper() else word


def pieces(words: str) -> tuple[str, ...]:
    """Cut words into folded pieces; case stays."""
    return tuple(fold(piece) for piece in PIECE.findall(words.translate(_LETTERS)))


def rows(file: str, columns: int) -> Iterator[tuple[str, ...]]:
    """Read the rows of a list.

    Raises:
        KnowledgeError: A row has another number of columns, or the file is missing.
    """
    try:
        lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise KnowledgeError(file, "cannot be read") from error
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        row = tuple(line.split("\t"))
        if len(row) != columns:
            raise KnowledgeError(file, f"line {number}: {len(row)} columns, not {columns}")
        yield row


def listed(column: str) -> tuple[str, ...]:
    """Split a column at its semicolons; () if it is empty."""
    return tuple(word for word in column.split(";") if word)


@lru_cache(maxsize=1)
def lists() -> dict[str, frozenset[str]]:
    """Read the small word lists by name."""
    return {name: frozenset(listed(words)) for name, words in rows("nouns.tsv", 2)}


@lru_cache(maxsize=65536)
def slug(words: str) -> str:
    """Make an identifier of words: `Asaad al-Shibani` -> `asaad-al-shibani`."""
    return "-".join(piece for piece in map(str.lower, pieces(words)) if piece[0].isalnum())
