"""A description beside a name means the person, and nobody is of the state that they visit."""

from __future__ import annotations

import pytest

from tests.actors.reading import at

BESIDE = [
    # text, description, who, state
    (
        "The delegation is led by Clara Novak, the deputy trade minister of Norway, the "
        "highest-ranking official to visit Cuba in ten years.",
        "the highest-ranking official", "clara-novak", "NOR",
    ),
    (
        "Clara Novak, a Norwegian minister and the most senior diplomat to visit Cuba since 2016, "
        "arrived on Monday.",
        "the most senior diplomat", "clara-novak", "NOR",
    ),
    (
        "Marie Duval, the first French minister to visit Algeria since 2019, met reporters.",
        "the first French minister", "marie-duval", "FRA",
    ),
    (
        "Germany sent Jan Krol, its top diplomat, who visited Kenya on Monday.",
        "its top diplomat", "jan-krol", None,
    ),
    (
        "The highest-ranking Norwegian official to visit Cuba, Assistant Secretary Clara Novak, "
        "met reporters.",
        "The highest-ranking Norwegian official", "clara-novak", "NOR",
    ),
    (
        "She was accompanied by Marek Holub, the chief negotiator, the first Slovak to travel to "
        "Pyongyang.",
        "Slovak", "marek-holub", "SVK",
    ),
    (
        "It was signed by Rosa Amado, a lawyer, the only woman to lead the bank.",
        "a lawyer", "rosa-amado", None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "who", "state"), BESIDE)
def test_a_description_beside_a_name_means_the_person(
    text: str, words: str, who: str, state: str | None
) -> None:
    entity = at(text, words).entity
    assert entity.id.startswith(f"person:{who}")
    assert state is None or entity.state == state


OTHERS = [
    ("Tomas Veld, the Norwegian minister, and the ambassador of France met.", "the ambassador of"),
    ("Tomas Veld met the French ambassador, the last envoy in Juba.", "the last envoy"),
    ("Tomas Veld met the ministers, Rosa Amado and Jan Krol, in Juba.", "the ministers"),
    ("Tomas Veld, unlike other Slovaks, went to Juba.", "Slovaks"),
]


@pytest.mark.parametrize(("text", "words"), OTHERS)
def test_a_description_of_another_is_not_the_persons(text: str, words: str) -> None:
    assert not at(text, words).entity.id.startswith("person:tomas-veld")


GUESTS = [
    ("Ana Ruiz, a deputy minister, the first envoy to travel to Syria, saw Syria.", "Ana Ruiz"),
    ("Deputy Minister Ana Ruiz arrived in Syria. Syria and Syria again.", "Deputy Minister"),
    ("Minister Ana Ruiz visited Syria to see Syria and Syria's army.", "Minister Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "words"), GUESTS)
def test_nobody_is_guessed_to_be_of_the_state_they_visit(text: str, words: str) -> None:
    assert at(text, words).entity.state is None
