"""The other of two, and who is left out: on a page about two states an empty role has a name."""

from __future__ import annotations

import pytest

from tests.events.kit import drafts, states

STORY = (
    "Peru and Chile have quarrelled over copper since spring. Peru sells copper to Chile."
    " Chile sells paper to Peru. Chile taxes copper from Peru. Peru taxes paper from Chile. "
)


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        ("On Monday Peru imposed new sanctions.", "imposed", {"PER"}, {"CHL"}),
        ("On Monday Chile was accused of fraud.", "accused", {"PER"}, {"CHL"}),
    ],
)
def test_on_a_page_about_two_states_the_other_is_meant(
    text: str, trigger: str, actor: set[str], recipient: set[str]
) -> None:
    found = drafts(STORY + text)[trigger]
    assert (states(found.actors), states(found.recipients)) == (actor, recipient)
    assert any("the other of the two states" in each.reason for each in found.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Peru imposed new sanctions.",  # alone, the sentence is about nothing else
        STORY + "On Monday Peru imposed new sanctions, Norway said.",  # a third may be meant
        STORY + "On Monday Peru imposed new sanctions, Guido Brandt said.",  # or somebody of none
    ],
)
def test_without_two_states_nobody_is_guessed(text: str) -> None:
    assert states(drafts(text)["imposed"].recipients) == set()


def test_nobody_acts_on_himself_where_somebody_else_is_there() -> None:
    found = drafts("Peru's president urged Chile and the Peruvian army to stay calm.")["urged"]
    assert states(found.recipients) == {"CHL"}


def test_allies_are_not_of_the_state_that_has_them() -> None:
    found = drafts("Norway condemned Peru's allies.").get("condemned")
    assert found is None or "PER" not in states(found.recipients)
