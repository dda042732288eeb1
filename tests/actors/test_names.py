"""Who may be one person, and who must be two."""

from __future__ import annotations

import pytest

from detente.actors._words import pieces
from detente.actors.names import given_agrees, surname_agrees

SAME = [
    ("Asaad al-Shibani", "Asad al-Shaibani"), ("Murhaf Abu Qasra", "Murhaf Abu Kasra"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Sergei Lavrov", "Sergey Lavrov"),
    ("Mohammed Veld", "Muhammad Veld"), ("T. Veld", "Tomas Veld"), ("Tomas J. Veld", "Tomas Veld"),
    ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"), ("Yevgeny Orlov", "Evgeny Orlov"),
]  # fmt: skip
TWO = [
    ("Ahmed al-Sharaa", "Maher al-Sharaa"),
    ("Bashar al-Assad", "Hafez al-Assad"),
    ("Asaad al-Shibani", "Bashar al-Assad"),
    ("Tomas Veld", "Anna Veld"),
    ("Tomas Veld", "Tomas Orlov"),
    ("Raul Castro", "Fidel Castro"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Nawaz Sharif", "Shehbaz Sharif"),
]


def _one(left: str, right: str) -> bool:
    one, other = pieces(left), pieces(right)
    return surname_agrees(one, other) and given_agrees(one, other)


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_name_agree(left: str, right: str) -> None:
    assert _one(left, right)
    assert _one(right, left)


@pytest.mark.parametrize(("left", "right"), TWO)
def test_brothers_and_strangers_stay_apart(left: str, right: str) -> None:
    assert not _one(left, right)
    assert not _one(right, left)
