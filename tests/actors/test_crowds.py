"""People named by a plain noun, and the state of those for whom the text names none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.actors import find_mentions, load, states
from tests.actors.reading import at, found, parsed

DOMESTIC = (
    "Kenyan lawmakers met in Nairobi. Kenya's parliament voted. The Kenyan army left. "
    "Nairobi was calm. "
)
SHARED = "Kenya's parliament voted in Nairobi. Egypt's army left Cairo. "

WHOSE = [
    ("Norwegian sailors were arrested.", "Norwegian sailors", ("NOR",)),
    ("A Norwegian skier won the race.", "A Norwegian skier", ("NOR",)),
    ("Villagers in Kenya blamed sailors from Norway.", "sailors", ("NOR",)),
    (DOMESTIC + "Prosecutors charged two guards.", "Prosecutors", ("KEN",)),
    (DOMESTIC + "Prosecutors charged two guards.", "two guards", ("KEN",)),
    (DOMESTIC + "Tomas Veld was arrested by police.", "Tomas Veld", ("KEN",)),
    (SHARED + "Guards arrested Tomas Veld.", "Tomas Veld", ()),
    (SHARED + "The court heard two guards.", "two guards", ()),
    (DOMESTIC + "Tomas Veld, a director at Amnesty International, spoke.", "Tomas Veld", ()),
    (DOMESTIC + "Analysts disagreed.", "Analysts", ()),
]


@pytest.mark.parametrize(("text", "words", "codes"), WHOSE)
def test_plain_nouns_and_people_belong_to_a_state_or_to_none(
    text: str, words: str, codes: tuple[str, ...]
) -> None:
    assert states(at(text, words)) == codes


ORIGINS = [
    ("Norwegian skier Tomas Veld won.", "NOR"),
    ("Norway's Tomas Veld won.", "NOR"),
    ("“I won,” said Tomas Veld, 24, from Oslo.", "NOR"),
    ("Tomas Veld, a Norwegian skier, won.", "NOR"),
    ("Tomas Veld was arrested. The 48-year-old Norwegian denied it.", "NOR"),
]


@pytest.mark.parametrize(("text", "code"), ORIGINS)
def test_a_person_is_of_the_state_that_the_text_gives(text: str, code: str) -> None:
    assert states(at(text, "Tomas Veld")) == (code,)


REFERRING = [
    ("Pressnet co-founder Tomas Veld left. The founder said nothing.", "The founder"),
    ("Tomas Veld was held in Oslo. The 48-year-old Norwegian denied it.", "Norwegian"),
    ("Tomas Veld spoke in Oslo.\n“I am innocent,” he said.", "I"),
]


@pytest.mark.parametrize(("text", "words"), REFERRING)
def test_words_refer_to_a_person_named_before(text: str, words: str) -> None:
    assert at(text, words).entity.id.startswith("person:tomas-veld")


def test_an_official_means_his_state_by_we_though_the_tag_follows() -> None:
    text = "Norwegian President Tomas Veld spoke.\n“We will ask the court,” he added."
    assert states(at(text, "We will")) == ("NOR",)


def test_who_invades_the_country_invades_another() -> None:
    text = "Kenya is at war. It began when Norway invaded the country."
    assert states(at(text, "the country")) == ("KEN",)


HOSTILE = [
    "X said Y met Z. " * 40,
    "President " + "Abu Veld " * 40 + "said he would go.",
    "Pres\u202eident \u200fTomas\u0000 Veld\u0007 met \u202athe\u202c \ufeffSyrian minister.",
    '"' * 500 + " he said",
    '"We and I and our people will ask them," he said. ' * 200,
    "the 48-year-old " * 300 + "Norwegian",
    "Norwegian-born" * 300,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_keep_their_offsets(text: str) -> None:
    parse = parsed(text)
    assert all(m.span.end <= len(text) and m.span.of(text) for m in find_mentions(parse, load()))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "French",
                "sailors",
                "he",
                "said",
                "“We",
                "Veld",
                "-",
                "'s",
                "24",
                ",",
                "of",
                "48-year-old",
            ]
        ),
        max_size=30,
    )
)
def test_any_order_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    assert all(m.first <= m.head < m.last for m in found(text))
