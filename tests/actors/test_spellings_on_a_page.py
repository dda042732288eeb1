"""A name that a page spells in two ways is one person; brothers and namesakes are two."""

from __future__ import annotations

import pytest

from detente.model.actors import Mention
from tests.actors.reading import found

ONE = [
    # Arabic
    ("Nadir al-Qasimi", "Nader Al Kassimi"),
    ("Munir al-Shaibi", "Mounir Chaibi"),
    ("Abd al-Karim Tessal", "Abdulkarim Tessal"),
    ("Yusuf Abu Zahri", "Youssef Abou Zahry"),
    ("Khaled Meshari", "Khalid al-Mishari"),
    ("Tariq Bouzid", "Tarek Bouzid"),
    ("Mustafa Hariri Sadek", "Moustafa Sadek"),
    # Russian and Ukrainian
    ("Yevgeny Sholokhin", "Evgeni Sholokhin"),
    ("Sergei Vertinsky", "Sergey Vertinskiy"),
    ("Dmitri Gorchakov", "Dmitry Gortchakov"),
    ("Andrey Petrovich Lugovin", "Andrei Lugovin"),
    ("Volodymyr Hrytsenok", "Volodimir Grytsenok"),
    ("Oleksiy Dovhanenko", "Oleksii Dovhanenko"),
    ("Mykola Yatsyshin", "Mykola Yatsyshyn"),
    # Persian
    ("Behrouz Tavakoli", "Behruz Tavakkoli"),
    ("Hossein Zolfaghari", "Hussein Zolfaqari"),
    ("Mohammad Reza Farahmand", "Mohammadreza Farahmand"),
    # Chinese
    ("Liang Weidong", "Weidong Liang"),
    ("Qian Shaoming", "Qian Shao-ming"),
]
TWO = [
    ("Nadir al-Qasimi", "Munir al-Qasimi"),
    ("Hassan Meshari", "Hussein Meshari"),
    ("Karim Tessal", "Karima Tessal"),
    ("Omar bin Rashid Falani", "Rashid bin Omar Falani"),
    ("Sergei Vertinsky", "Sergei Gorchakov"),
    ("Igor Petrovich Lugovin", "Igor Pavlovich Lugovin"),
    ("Alexander Dovhan", "Alexandra Dovhan"),
    ("Behrouz Tavakoli", "Mehran Tavakoli"),
    ("Liang Weidong", "Liang Weiming"),
    ("Robert Marsden", "Robert Marsden Jr."),
    ("Thomas Veld", "Theresa Veld"),
]


def people(text: str, *names: str) -> list[Mention]:
    """Return the mention of each name."""
    ends = [text.index(name) + len(name) for name in names]
    return [next(m for m in found(text) if m.span.end == end) for end in ends]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_a_name_in_two_spellings_is_one_person(one: str, other: str) -> None:
    text = (
        f"Foreign Minister {one} arrived in Oslo on Monday. Later on Minister {other} met "
        "reporters."
    )
    first, second = people(text, one, other)
    assert first.entity.id == second.entity.id


@pytest.mark.parametrize(("one", "other"), TWO)
def test_brothers_and_namesakes_stay_two(one: str, other: str) -> None:
    text = (
        f"Foreign Minister {one} arrived in Oslo on Monday. Later on Minister {other} met "
        "reporters."
    )
    names = {m.entity.id for m in found(text) if m.entity.kind == "person"}
    assert len(names) == 2


def test_a_surname_alone_is_found_in_another_spelling() -> None:
    text = "Minister Munir al-Shaibi arrived in Oslo. Chaibi met reporters there on Monday."
    first, second = people(text, "Munir al-Shaibi", "Chaibi")
    assert first.entity.id == second.entity.id
