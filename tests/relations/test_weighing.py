"""Ranks of those who take part."""

from __future__ import annotations

import pytest

from detente.relations.weighing import rank
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
