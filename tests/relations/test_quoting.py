"""Words of a page made fit to stand in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.relations.quoting import QUOTED, cut, shortened


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [
        ("The envoys met.", 99, "The envoys met"),
        ("They  met\nin the U.S.", 99, "They met in the U.S."),
        ('He said "no" twice.', 99, "He said ‘no’ twice"),
        ('"No," he said.', 99, "‘No,’ he said"),
        ("of the same mind", 99, "the same mind"),
        ("They crossed the river on Tuesday for the first time", 39,
         "They crossed the river on Tuesday …"),
        ("It was “a long and bitter road” to them", 20, "It was ‘a long …’"),
        ("By ANA DORN and OLE RAND, Arven News MARENBURG (AN) — The envoys met.", 99,
         "The envoys met"),
        ("CASTORA (Arven News), 3 May 2031 - The envoys met", 99, "The envoys met"),
        ("By noon the envoys - all of them - had met", 99,
         "By noon the envoys - all of them - had met"),
    ],
)  # fmt: skip
def test_shortened(words: str, most: int, expected: str) -> None:
    assert shortened(words, most) == expected


@given(st.text(max_size=400), st.integers(min_value=10, max_value=QUOTED))
def test_a_quote_keeps_its_measure(words: str, most: int) -> None:
    assert len(cut(words, most)) <= most + 3
    assert "“" not in shortened(words, most)
    assert "”" not in shortened(words, most)
