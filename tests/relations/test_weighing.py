"""Ranks, pace and likelihood."""

from __future__ import annotations

import pytest

from detente.relations.weighing import chance_of_rise, likelihood, rank
from tests.factory import article, event, person

PAGE = article()


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        ("President", 1.0),
        ("Prime Minister", 1.0),
        ("Foreign Minister", 0.8),
        ("Deputy Foreign Minister", 0.7),
        ("Deputy Prime Minister", 0.7),
        ("Vice President", 0.7),
        ("US Secretary of State", 0.8),
        ("assistant secretary of state", 0.7),
        ("researcher", 0.5),
        (None, 0.5),
    ],
)
def test_rank(office: str | None, expected: float) -> None:
    assert rank(event(within=PAGE, actors=[person("Tomas Veld", "ARV", office)])) == expected


def test_the_chance_of_a_rise() -> None:
    assert chance_of_rise(2, 2) == pytest.approx(0.5, abs=1e-3)
    assert chance_of_rise(3, 1) == pytest.approx(1 - chance_of_rise(1, 3), abs=1e-3)
    assert 0.80 < chance_of_rise(3, 1) < 0.95
    assert chance_of_rise(0, 0) == pytest.approx(0.5, abs=0.02)
    assert chance_of_rise(400, 300) > 0.99


@pytest.mark.parametrize(
    ("chance", "word"),
    [(0.5, "as likely as not"), (0.6, "likely"), (0.87, "very likely"), (0.97, "almost certainly")],
)
def test_likelihood(chance: float, word: str) -> None:
    assert likelihood(chance) == word
