"""Who and what a text speaks of, as tables of sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.actors import find_mentions, load, states
from detente.model.text import Parse
from tests.actors.reading import at, found, parsed

STATES = [
    ("Nigerien troops left the border.", "Nigerien troops", "NER"),
    ("Nigerian troops left the border.", "Nigerian troops", "NGA"),
    ("The Dominican government recalled its envoy to Haiti.", "The Dominican government", "DOM"),
    ("Congolese soldiers fled Goma.", "Congolese soldiers", "COD"),
    ("Congolese officials in Brazzaville met Sassou Nguesso.", "Congolese officials", "COG"),
    ("American diplomats met the press.", "American diplomats", "USA"),
    ("The British foreign secretary arrived.", "The British foreign secretary", "GBR"),
    ("The Dutch parliament voted.", "The Dutch parliament", "NLD"),
    ("The Emirati army trained.", "The Emirati army", "ARE"),
    ("Kosovar police closed the bridge.", "Kosovar police", "XKX"),
    ("Burkinabe officers took part.", "Burkinabe officers", "BFA"),
    ("The Swiss government offered to mediate.", "The Swiss government", "CHE"),
    ("South Korean forces held an exercise.", "South Korean forces", "KOR"),
    ("The Central African Republic signed.", "Central African Republic", "CAF"),
    ("U.S. forces withdrew from the base.", "U.S. forces", "USA"),
    ("The White House denied the report.", "White House", "USA"),
    ("The Kremlin rejected the claim.", "Kremlin", "RUS"),
    ("Ankara summoned the ambassador.", "Ankara", "TUR"),
    ("The Soviet Union collapsed in 1991.", "Soviet Union", "RUS"),
    ("Palestinian officials met in Ramallah.", "Palestinian officials", "PSE"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "code"), STATES)
def test_words_lead_to_a_state(text: str, words: str, code: str) -> None:
    assert states(at(text, words)) == (code,)


CONTEXT = [
    ("Georgia signed a treaty with Armenia in Tbilisi.", "Georgia", "GEO", "state"),
    (
        "Republicans in Georgia asked Atlanta officials to recount the votes.",
        "Georgia",
        "USA",
        "place",
    ),
    ("Jordan and Syria reopened the crossing near Amman.", "Jordan", "JOR", "state"),
    ("Chad asked Sudan to close the border.", "Chad", "TCD", "state"),
    ("Mali expelled the French ambassador.", "Mali", "MLI", "state"),
]


@pytest.mark.parametrize(("text", "words", "code", "kind"), CONTEXT)
def test_names_of_more_than_one_thing_are_read_in_context(
    text: str, words: str, code: str, kind: str
) -> None:
    mention = at(text, words)
    assert (mention.entity.state, mention.entity.kind) == (code, kind)


OWNED = [
    ("Norwegian President Tomas Veld spoke. The Veld government agreed.", "Veld government", "NOR"),
    ("Norwegian President Tomas Veld spoke. Veld's adviser left.", "adviser", "NOR"),
    ("Secretary of State Tomas Veld spoke.", "Secretary of State Tomas Veld", "USA"),
    ("British Secretary of State Tomas Veld spoke.", "British Secretary", "GBR"),
    ("The Norwegian Defense Ministry spoke. The ministry denied it.", "The ministry", "NOR"),
    ("Norwegian officials of the Interior Ministry came.", "the Interior Ministry", "NOR"),
    ("Shanghai police made arrests.", "Shanghai police", "CHN"),
    ("The Kenyan ambassador, Dr. Tomas Veld, left.", "The Kenyan ambassador, Dr. Tomas", "KEN"),
    ("Rebels in Idlib laid down arms.", "Rebels", "SYR"),
]


@pytest.mark.parametrize(("text", "words", "code"), OWNED)
def test_the_surroundings_tell_whose(text: str, words: str, code: str) -> None:
    assert states(at(text, words)) == (code,)


SEVERAL = [
    ("The Turkish and Greek armies trained.", "The Turkish and Greek armies", ("GRC", "TUR")),
    ("The presidents of Kenya and Egypt met.", "The presidents of Kenya and Egypt", ("EGY", "KEN")),
]


@pytest.mark.parametrize(("text", "words", "codes"), SEVERAL)
def test_one_mention_of_two(text: str, words: str, codes: tuple[str, ...]) -> None:
    assert tuple(sorted(states(at(text, words)))) == codes


def test_headlines_in_capitals_are_read() -> None:
    text = "TURKEY AND GREECE SIGN NATO DEAL"
    assert {m.entity.id for m in found(text)} >= {"state:TUR", "state:GRC", "org:nato"}


def test_addresses_name_nobody() -> None:
    text = "See https://example.org/news/russia-syria-ministers for more."
    assert found(text) == ()


def test_a_surname_that_is_a_states_name_is_no_state() -> None:
    text = "Bill Jordan spoke in Vienna. The minister thanked Bill Jordan."
    assert all(m.entity.state != "JOR" for m in found(text))


NO_STATE = [
    "A turkey was roasted and served on fine china.",
    "They bought a bull for the china shop.",
    "Please polish the table before us.",
    "The guests said it is late.",
    "Officials discussed the Paris Agreement and the Geneva Conventions.",
    "Latin American leaders will gather next week.",
]


@pytest.mark.parametrize("text", NO_STATE)
def test_common_words_and_agreements_are_no_states(text: str) -> None:
    assert [m.span.of(text) for m in found(text) if m.entity.kind == "state"] == []


TITLES = [
    (
        "Deputy Defense Minister Tomas Veld arrived.", "Deputy Defense Minister Tomas Veld",
        "person", "Deputy Defense Minister", "MIL", None,
    ),
    (
        "Syrian Foreign Minister Tomas Veld spoke.", "Syrian Foreign Minister Tomas Veld",
        "person", "Syrian Foreign Minister", "GOV", "SYR",
    ),
    (
        "The president of Cuba spoke.", "The president of Cuba", "office", None, "GOV", "CUB",
    ),
    (
        "The interim President of Syria spoke.", "The interim President of Syria", "office", None,
        "GOV", "SYR",
    ),
    ("The Russian president left.", "The Russian president", "office", None, "GOV", "RUS"),
    ("Iran's supreme leader spoke.", "Iran's supreme leader", "office", None, "GOV", "IRN"),
    (
        "Turkish army chief Tomas Veld resigned.", "Turkish army chief Tomas Veld", "person",
        "Turkish army chief", "MIL", "TUR",
    ),
    (
        "Former French Prime Minister Tomas Veld agreed.",
        "Former French Prime Minister Tomas Veld", "person", "Former French Prime Minister", "ELI",
        "FRA",
    ),
    (
        "Kremlin spokesman Tomas Veld denied it.", "Kremlin spokesman Tomas Veld", "person",
        "Kremlin spokesman", "GOV", "RUS",
    ),
    (
        "NATO Secretary General Tomas Veld praised it.", "NATO Secretary General Tomas Veld",
        "person", "NATO Secretary General", "IGO", None,
    ),
    (
        "Opposition leader Tomas Veld was arrested in Minsk.", "Opposition leader Tomas Veld",
        "person", "Opposition leader", "OPP", None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "office", "sector", "code"), TITLES)
def test_an_office_with_its_name_is_one_mention(
    text: str, words: str, kind: str, office: str | None, sector: str, code: str | None
) -> None:
    mention = at(text, words)
    assert mention.span.of(text) == words
    assert (mention.entity.kind, mention.entity.sector) == (kind, sector)
    if code:
        assert mention.entity.state == code
    if office:
        assert mention.entity.office == office


BODIES = [
    (
        "The Syrian Ministry of Defense confirmed it.",
        "The Syrian Ministry of Defense",
        "org:SYR/ministry-defense",
        "MIL",
    ),
    (
        "The Israeli military struck the base.",
        "The Israeli military",
        "org:ISR/armed-forces",
        "MIL",
    ),
    ("The IDF struck the base.", "IDF", "org:idf", "MIL"),
    (
        "Russia's Foreign Ministry protested.",
        "Russia's Foreign Ministry",
        "org:RUS/ministry-foreign",
        "GOV",
    ),
    (
        "The new Syrian authorities released him.",
        "The new Syrian authorities",
        "org:SYR/government",
        "GOV",
    ),
    (
        "A small Russian delegation left.",
        "A small Russian delegation",
        "delegation:RUS/delegation",
        "GOV",
    ),
    (
        "The Turkish embassy in Damascus reopened.",
        "The Turkish embassy",
        "mission:TUR/embassy",
        "GOV",
    ),
    ("The Iraqi parliament voted.", "The Iraqi parliament", "org:IRQ/parliament", "LEG"),
    ("Greek police fired tear gas.", "Greek police", "org:GRC/police", "COP"),
    ("The UN Security Council met.", "UN Security Council", "org:unsc", "UNO"),
    ("Hezbollah fired rockets.", "Hezbollah", "group:hezbollah", "REB"),
    ("Reuters reported the attack.", "Reuters", "media:reuters", "JRN"),
    ("The Israeli side agreed.", "The Israeli side", "state:ISR", None),
    ("The Syrian media reported it.", "The Syrian media", "media:SYR/media", "JRN"),
    ("Colombian rebels released two hostages.", "Colombian rebels", "group:COL/rebels", "REB"),
]


@pytest.mark.parametrize(("text", "words", "id", "sector"), BODIES)
def test_bodies_belong_to_a_state(text: str, words: str, id: str, sector: str | None) -> None:
    mention = at(text, words)
    assert (mention.span.of(text), mention.entity.id, mention.entity.sector) == (words, id, sector)


OWNERLESS = [
    ("Pro-Russian separatists shelled the town.", "separatists", "RUS"),
    ("Iran-backed fighters left the city.", "fighters", "IRN"),
    ("Ethnic Albanians protested.", "Albanians", "ALB"),
]


@pytest.mark.parametrize(("text", "words", "code"), OWNERLESS)
def test_backed_by_a_state_is_not_of_it(text: str, words: str, code: str) -> None:
    near = [m for m in found(text) if words in m.span.of(text)]
    assert all(code not in states(m) for m in near)


def test_a_demonym_within_a_mention_is_kept() -> None:
    text = "Syrian Foreign Minister Tomas Veld spoke."
    assert [(m.span.of(text), m.form) for m in found(text)] == [
        ("Syrian Foreign Minister Tomas Veld", "name"), ("Syrian", "demonym"),
    ]  # fmt: skip


def test_joined_demonyms_are_two_mentions() -> None:
    text = "Syrian-Russian relations improved."
    assert [states(m) for m in found(text)] == [("SYR",), ("RUS",)]


def test_unnamed_sources_are_seen() -> None:
    text = "A source told Reuters that talks would resume."
    mention = at(text, "A source")
    assert (mention.entity.kind, mention.entity.sector) == ("unnamed", "UNK")


def test_one_person_in_two_spellings_is_one_entity() -> None:
    text = (
        "Foreign Minister Asaad Tarkani met reporters in Vienna. "
        "Later Asad Tarqani left for Geneva."
    )
    people = {m.entity.id for m in found(text) if m.entity.kind == "person"}
    assert len(people) == 1


def test_brothers_are_two_and_a_bare_surname_is_the_higher() -> None:
    text = (
        "The office is run by Karim Oraibi, the brother of President Samir Oraibi. "
        "Karim Oraibi studied in Vienna. After Oraibi came to power, the talks began."
    )
    ids = [m.entity.id for m in found(text) if m.entity.kind == "person"]
    assert len(set(ids)) == 2
    assert "samir" in at(text, "Oraibi came").entity.id


def test_the_state_told_once_holds_for_the_person_throughout() -> None:
    text = "Tomas Veld spoke first. The Norwegian general Tomas Veld then left."
    assert states(at(text, "Tomas Veld spoke")) == ("NOR",)


def test_nothing_is_found_in_nothing() -> None:
    assert find_mentions(Parse(text="", language="en", tokens=(), sentences=()), load()) == ()


WORDS = st.sampled_from(
    [
        "Russia", "Syrian", "the", "of", "President", "-", ",", ".", "Tomas", "Veld", "al-", "it",
        "they", "US.", "minister", "and", "both", "sides", "his", "country", "Ministry", "Defense",
        "Damascus", "in", "to", "“", "”", "\n", "Foreign", "IS", "Kim’s", "embassy", "3",
        "Hezbollah",
    ]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_spans_agree_with_tokens_whatever_the_words(words: list[str]) -> None:
    parse = parsed(" ".join(words))
    for mention in find_mentions(parse, load()):
        assert mention.span.of(parse.text).strip()
        assert 0 <= mention.first <= mention.head < mention.last <= len(parse.tokens)
        assert parse.tokens[mention.first].span.start <= mention.span.start
        assert mention.span.end <= parse.tokens[mention.last - 1].span.end
        assert 0 < mention.score <= 1
