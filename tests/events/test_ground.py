"""Whose groups they are, and to whom somebody answers: told by what stands around."""

from __future__ import annotations

import pytest

from tests.events.kit import drafts, states


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Security forces arrested twelve protesters in Nairobi on Monday.", "arrested", {"KEN"}),
        ("Nairobi is tense. On Monday police arrested twelve protesters.", "arrested", {"KEN"}),
    ],
)
def test_groups_that_nobody_owns_belong_to_the_scene(
    text: str, trigger: str, actor: set[str]
) -> None:
    assert states(drafts(text)[trigger].actors) == actor


def test_a_body_with_a_name_keeps_to_itself() -> None:
    found = drafts("In Nairobi the United Nations condemned Peru.")
    assert states(found["condemned"].actors) == set()


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("Peru asked Chile for money. Chile rejected the request.", "rejected", {"PER"}),
        ("Peru bombed a town in Chile. Chile condemned the attack.", "condemned", {"PER"}),
    ],
)
def test_who_answers_turns_to_whom_it_was_told_of(
    text: str, trigger: str, recipient: set[str]
) -> None:
    assert states(drafts(text)[trigger].recipients) == recipient


def test_nobody_is_answered_from_far_away() -> None:
    text = "Peru asked Chile for money. It rained. It snowed. It rained. Chile rejected the plan."
    assert states(drafts(text)["rejected"].recipients) == set()


@pytest.mark.parametrize(
    "text",
    [
        "In Lima dozens of diplomats were expelled from Peru.",  # they came from elsewhere
        "In Lima Peru banned the sale of copper to governments.",  # several belong to nobody
    ],
)
def test_not_everybody_belongs_to_the_scene(text: str) -> None:
    recipients = [m for draft in drafts(text).values() for m in draft.recipients]
    assert all(not m.entity.states for m in recipients if m.entity.kind == "group")
