"""Pronouns and descriptions within an article."""

from __future__ import annotations

import pytest

from detente.actors import states
from tests.actors.reading import at, found

CASES = [
    ("Syria is enlarging its mission in Moscow.", "its mission", ("SYR",)),
    (
        "Syrian Foreign Minister Tomas Veld spoke in Vienna. He said his country wants peace.",
        "his country",
        ("SYR",),
    ),
    (
        "Russia and Syria held talks. The two countries signed a treaty.",
        "The two countries",
        ("RUS", "SYR"),
    ),
    ("Turkey met Greece in Geneva. Both sides agreed to meet again.", "Both sides", ("GRC", "TUR")),
    (
        "In May Egyptian President Tomas Veld visited Kenya, and the parties signed a deal.",
        "the parties",
        ("EGY", "KEN"),
    ),
    ("The Turkish army said it had seized the town.", "it", ("TUR",)),
    (
        "Turkish Foreign Minister Tomas Veld met his Greek counterpart in Athens.",
        "his Greek counterpart",
        ("GRC",),
    ),
    ("Norwegian rescuers said they were tired.", "they", ("NOR",)),
    (
        "Kenya and Egypt held talks. Both governments signed a deal.",
        "Both governments",
        ("EGY", "KEN"),
    ),
    ("By recalling its ambassador, Norway sent a message.", "its ambassador", ("NOR",)),
    ("Norway and its troops took part.", "its troops", ("NOR",)),
]


@pytest.mark.parametrize(("text", "words", "codes"), CASES)
def test_words_refer_to_states(text: str, words: str, codes: tuple[str, ...]) -> None:
    assert tuple(sorted(states(at(text, words)))) == codes


PEOPLE = [
    ("Tomas Veld met reporters. He refused to comment.", "He", "tomas-veld"),
    (
        "President Tomas Veld arrived on Monday. The president met troops.",
        "The president",
        "tomas-veld",
    ),
    (
        "Vladimir Orlov, a researcher, spoke. The expert added nothing.",
        "The expert",
        "vladimir-orlov",
    ),
    ("Prime Minister Tomas Veld arrived. Veld met troops.", "Veld met", "tomas-veld"),
]


@pytest.mark.parametrize(("text", "words", "id"), PEOPLE)
def test_words_refer_to_people(text: str, words: str, id: str) -> None:
    assert at(text, words).entity.id.startswith(f"person:{id}")


def test_a_counterpart_holds_the_like_office() -> None:
    text = "Turkish Foreign Minister Tomas Veld met his Greek counterpart Nikos Amanatis."
    mention = at(text, "his Greek counterpart Nikos Amanatis")
    assert (mention.entity.kind, mention.entity.state) == ("person", "GRC")
    assert mention.entity.sector == "GOV"


def test_quoted_we_is_the_speakers_state() -> None:
    text = '"We want our military to stay," said Russian Defense Minister Tomas Veld.'
    assert states(at(text, "our military")) == ("RUS",)


def test_two_foreign_ministers_are_the_two_named() -> None:
    text = (
        "Norwegian Foreign Minister Tomas Veld met Kenyan Foreign Minister John Oruka. "
        "The two foreign ministers signed a deal."
    )
    mention = at(text, "The two foreign ministers")
    assert sorted(e.id for e in mention.entity.others) == [
        "person:john-oruka@KEN", "person:tomas-veld@NOR",
    ]  # fmt: skip


def test_a_pronoun_can_mean_the_subject_to_come() -> None:
    text = "Anna Orlova spoke first. For his part, Tomas Veld praised the talks."
    assert at(text, "his").entity.id == "person:tomas-veld"


UNRESOLVED = [
    "It rained in the mountains.",
    "They say it never rains.",
    "He left before the others.",
    "Both sides agreed.",
]


@pytest.mark.parametrize("text", UNRESOLVED)
def test_pronouns_without_anybody_stay_unresolved(text: str) -> None:
    assert [m for m in found(text) if m.form in {"pronoun", "description"}] == []


def test_resolved_words_are_opinions() -> None:
    text = "Tomas Veld met reporters. He refused to comment."
    assert at(text, "He").score < 1
