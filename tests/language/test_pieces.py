"""What the encoder is told of a word."""

from __future__ import annotations

import pytest

from detente.language._pieces import GAPS, MOST_PIECES, SHAPES, Pieces, gap_of, shape_of
from detente.language.en import DATA


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(DATA / "tokenizer.json")


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("talks", "lower"), ("Arvenia", "title"), ("UN", "upper"), ("J", "letter"),
        ("McVeld", "mixed"), ("5th", "lower"), ("S300", "digit"), ("2018", "digit"), (",", "other"),
        ("U.S.", "mixed"),
        ("n't", "lower"), ("会谈", "lower"), ("", "other"),
    ],
)  # fmt: skip
def test_shapes(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape


@pytest.mark.parametrize(
    ("between", "gap"), [("", "joined"), (" ", "space"), ("\n ", "line"), ("\n\n", "paragraph")]
)
def test_gaps(between: str, gap: str) -> None:
    assert GAPS[gap_of(between)] == gap


@pytest.mark.parametrize("word", ["Arvenia", "🙂", "\u200b", "\ud800", "x" * 500, "שלום"])
def test_every_word_has_some_pieces_and_not_too_many(pieces: Pieces, word: str) -> None:
    numbers, _ = pieces.of(word)
    assert 1 <= len(numbers) <= MOST_PIECES
    assert pieces.of(word) == (numbers, shape_of(word))
