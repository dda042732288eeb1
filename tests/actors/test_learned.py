"""What pages tell one another about people: who is told, who is believed, who is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.actors import alike, find_mentions, key, keys_in, load, recall, with_learned
from detente.actors.learned import MOST_TOLD
from detente.model.actors import Mention
from detente.model.people import Appearance, Introduction
from detente.model.text import Span
from tests.actors.reading import parsed


def told(name: str, state: str, day: str | None = "2031-05-01", by: str = "a1") -> Introduction:
    return Introduction(
        key=key(name), name=name, state=state, office="foreign minister", sector="GOV",
        article=by, span=Span(0, len(name)), day=day,
    )  # fmt: skip


def mentions(text: str, *known: Introduction) -> tuple[Mention, ...]:
    return find_mentions(parsed(text), with_learned(load(), known))


def appearances(text: str, *known: Introduction) -> list[Appearance]:
    return [m.appearance for m in mentions(text, *known) if m.appearance]


SPELLINGS = [
    # as the page has it, as another page introduced the same person
    ("Halvor Brekken", "Halvor Brekken"),
    ("Nadir al-Qasimi", "Nader Al Kassimi"),
    ("Munir al-Shaibi", "Mounir Chaibi"),
    ("Yaroslav Vertinsky", "Jaroslav Vertynskyi"),
    ("Oleksandr Hrytsenok", "Oleksandr Hrytsenok"),
    ("Evgeny Sholokin", "Yevgeniy Sholokhin"),
    ("Farhad Zolfaghari", "Farhad Zolfaqari"),
    ("Behruz Tavakkoli", "Behrouz Tavakoli"),
    ("Liang Weidong", "Weidong Liang"),
    ("Qian Shaoming", "Qian Shao-ming"),
]


@pytest.mark.parametrize(("name", "other"), SPELLINGS)
def test_a_name_is_learned_of_under_another_spelling(name: str, other: str) -> None:
    assert key(name) == key(other)
    found = recall(name, None, [told(other, "ALB")])
    assert found is not None
    assert (found.state, found.name) == ("ALB", other)


OTHERS = [
    ("Nadir al-Qasimi", "Nasir al-Qasimi"),
    ("Karim Zolfaghari", "Karima Zolfaghari"),
    ("Yaroslav Vertinsky", "Miroslav Vertinsky"),
    ("Liang Weidong", "Liang Weiming"),
    ("Omar bin Rashid Falani", "Rashid bin Omar Falani"),
]


@pytest.mark.parametrize(("name", "other"), OTHERS)
def test_brothers_and_namesakes_are_not_learned_of(name: str, other: str) -> None:
    assert recall(name, None, [told(other, "ALB")]) is None


def test_the_first_seen_gives_the_name_whatever_the_order() -> None:
    pages = [
        told("Halvor Breken", "NOR", "2031-05-02", "b"), told("Halvor Brekken", "NOR", None, "a"),
        told("Halvor Brekken", "NOR", "2031-05-03", "c"),
    ]  # fmt: skip
    for some in (pages, pages[::-1]):
        found = recall("Halvor Brekken", None, some)
        assert found is not None
        assert (found.name, found.article) == ("Halvor Breken", "b")
        assert "learned from article b" in found.reason


def test_where_two_states_claim_a_name_nothing_is_learned() -> None:
    pages = [told("Halvor Brekken", "NOR"), told("Halvor Brekken", "DNK", by="b")]
    assert recall("Halvor Brekken", None, pages) is None
    assert set(alike("Halvor Brekken", pages)) == {"NOR", "DNK"}


def test_a_page_that_knows_the_state_learns_the_name_of_its_own_state_alone() -> None:
    pages = [told("Halvor Breken", "NOR"), told("Halvor Brekken", "DNK", by="b")]
    found = recall("Halvor Brekken", "NOR", pages)
    assert found is not None
    assert found.name == "Halvor Breken"
    assert recall("Halvor Brekken", "DNK", pages) is None
    assert recall("Halvor Brekken", "SWE", pages) is None


TELLING = [
    ("Norwegian Foreign Minister Halvor Brekken met reporters in Oslo.", "NOR"),
    ("Halvor Brekken, Norway's foreign minister, met reporters in Oslo.", "NOR"),
    ("The Kenyan ambassador, Wanja Otieno, spoke to reporters on Friday.", "KEN"),
]


@pytest.mark.parametrize(("text", "state"), TELLING)
def test_name_office_and_state_together_introduce_somebody(text: str, state: str) -> None:
    (one,) = appearances(text)
    assert one.introduces
    assert one.state == state


SILENT = [
    "Halvor Brekken met reporters in Oslo.",
    "Foreign Minister Halvor Brekken met reporters in Oslo.",
    "Norwegian skier Halvor Brekken won in Lillehammer.",
    "Halvor Brekken of Norway met his Swedish counterpart.",
    "Norway's ministers, Halvor Brekken among them, met in Oslo.",
]


@pytest.mark.parametrize("text", SILENT)
def test_less_than_that_introduces_nobody(text: str) -> None:
    assert not any(one.introduces for one in appearances(text))


def test_who_is_on_the_lists_is_neither_told_nor_learned_of() -> None:
    text = "Norwegian Foreign Minister Angela Merkel met reporters."
    assert appearances(text) == []
    assert mentions("Angela Merkel met reporters.", told("Angela Merkel", "NOR")) == mentions(
        "Angela Merkel met reporters."
    )


def test_a_page_is_read_with_what_another_told() -> None:
    text = "Halvor Brekken met reporters. He said his country wants peace."
    known = told("Halvor Brekken", "NOR", by="post")
    read = {m.span.of(text): m.entity for m in mentions(text, known)}
    assert read["Halvor Brekken"].id == read["He"].id == "person:halvor-brekken@NOR"
    assert read["his country"].state == "NOR"
    assert [one.learned.article for one in appearances(text, known) if one.learned] == ["post"]


def test_the_pages_own_word_goes_before() -> None:
    text = "Halvor Brekken met reporters. The Danish foreign minister, Halvor Brekken, was late."
    first = mentions(text, told("Halvor Brekken", "NOR"))[0]
    assert first.entity.state == "DNK"


def test_what_a_page_tells_does_not_depend_on_what_it_learns() -> None:
    texts = [text for text, _ in TELLING] + SILENT
    known = [told("Halvor Brekken", "DNK"), told("Wanja Otieno", "UGA"), told("Wanja Otien", "TZA")]
    for text in texts:
        plain = [(one.name, one.state, one.office, one.span) for one in appearances(text)]
        assert [(x.name, x.state, x.office, x.span) for x in appearances(text, *known)] == plain


def test_a_page_cannot_teach_at_scale() -> None:
    given_names = ["Halvor", "Sigurd", "Torvald", "Magnus", "Eirik", "Gunnar"]
    surnames = ["Brekken", "Solheim", "Fjeldstad", "Nordahl", "Kvamme"]
    names = [f"{one} {other}" for one in given_names for other in surnames]
    text = " ".join(f"Norwegian minister {name} met reporters in Oslo." for name in names)
    found = appearances(text)
    assert len(found) > MOST_TOLD
    assert sum(one.introduces for one in found) == MOST_TOLD


NONSENSE = [
    "Norwegian foreign minister New Delhi met reporters.",
    "Norwegian President Monday met reporters.",
    "Norwegian Foreign Minister " + "Xyz" * 40 + " Abc met reporters.",
]


@pytest.mark.parametrize("text", NONSENSE)
def test_what_is_no_name_of_a_person_is_not_taught(text: str) -> None:
    assert not any(one.introduces for one in appearances(text))


@given(st.text(max_size=80), st.text(max_size=80))
def test_keys_are_made_of_any_words(one: str, other: str) -> None:
    assert isinstance(key(one), str)
    assert keys_in(one) is not None


@pytest.mark.parametrize("name", [name for pair in SPELLINGS + OTHERS for name in pair])
def test_a_text_gives_the_keys_of_the_names_in_it(name: str) -> None:
    assert key(name) in keys_in(f"On Monday the minister, {name}, said so.")
