"""Sides that the words around tell: governors, speakers, the content of what is said."""

from __future__ import annotations

import pytest

from tests.events.kit import drafts, states


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        # who says so acts, where the act is to say so
        ("Norway said that Peru must return the ships.", "return", {"NOR"}, {"PER"}),
        ("Norway said that Peru must be ready to pay.", "ready", {"NOR"}, {"PER"}),
        # several in the content, and whose ground it is about
        ("Norway threatened to ban exports to Peru and Chile.", "threatened", {"NOR"},
         {"PER", "CHL"}),
        ("Norway refused to build a school in Chad.", "refused", {"NOR"}, {"TCD"}),
        # a protest is meant for whoever is to do what it demands
        ("In Lima nurses began a hunger strike on Monday to demand the resignation of Peru's president.",
         "strike", {"PER"}, {"PER"}),
        # whoever is named before a verb of saying is no object
        ("Norway condemned Peru, said Prime Minister Ingrid Dahl.", "condemned", {"NOR"}, {"PER"}),
        ("Norway always supports Peru, said Minister of Trade of Norway Ingrid Dahl.", "supports",
         {"NOR"}, {"PER"}),
        # who seeks something for being hurt was hurt, and not what he seeks
        ("A sailor from Norway is seeking payments for being attacked by Peru.", "attacked",
         {"PER"}, {"NOR"}),
    ],
)  # fmt: skip
def test_sides(text: str, trigger: str, actor: set[str], recipient: set[str]) -> None:
    found = drafts(text)[trigger]
    assert (states(found.actors), states(found.recipients)) == (actor, recipient)


def test_a_further_act_of_the_same_side_turns_to_the_same() -> None:
    text = "Peru condemned Norway. It rained. On Friday Norway was condemned again."
    found = drafts(text)["condemned"]
    assert (states(found.actors), states(found.recipients)) == ({"PER"}, {"NOR"})


def test_what_nothing_comes_of_swallows_nothing() -> None:
    found = drafts("They agreed in writing, urging Peru to release the crew of Norway.")
    assert "urging" not in found or states(found["urging"].recipients) == {"PER"}


def test_the_owner_of_a_group_says_whose_it_is() -> None:
    found = drafts("In Lima the aides of Norway's king met. The king's guards arrested a baker.")
    assert all("PER" not in states(draft.actors) for draft in found.values())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what an act is for
        ("Peru recalled its envoy from Norway for consultations.", {"SANCTION"}),
        # what tells the same act over
        ("Peruvian commandos blew up a pier in Norway, killing ten sailors.", {"ASSAULT"}),
        ("Peru and Norway held a conversation in which they discussed copper.", {"CONSULT"}),
    ],
)
def test_an_act_is_told_once(text: str, told: set[str]) -> None:
    found = drafts(text)
    assert {draft.type for draft in found.values()} == told
    assert len(found) == 1
