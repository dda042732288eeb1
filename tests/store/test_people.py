"""Whom pages name, as the desk keeps it: in as it comes out, and who is to be looked through anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from detente.model.events import Coding
from detente.model.people import Appearance, Learned
from detente.model.text import Article, Span
from detente.store import Store
from tests import factory

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
LEARNED = st.builds(
    Learned, name=WORDS, state=WORDS, sector=st.none() | WORDS, article=WORDS,
    score=st.floats(0, 1), reason=WORDS,
)  # fmt: skip
APPEARANCES = st.builds(
    Appearance, name=WORDS, key=WORDS, span=st.just(Span(0, 4)), state=st.none() | WORDS,
    office=st.none() | WORDS, sector=st.none() | WORDS, entity=st.none() | WORDS,
    learned=st.none() | LEARNED,
)  # fmt: skip


def page(name: str, *people: Appearance, day: str | None = "2031-05-01") -> tuple[Article, Coding]:
    article = factory.article(f"{name} said so.", published=day, name=name)
    return article, Coding(article=article.id, events=(), people=people)


def veld(state: str | None = "ARV", office: str | None = "minister", **rest: str) -> Appearance:
    entity = f"person:tomas-veld@{state}" if office else None
    return Appearance(
        name="Tomas Veld", key="PLT TMK", span=Span(0, 4), state=state, office=office,
        entity=entity, **rest,
    )  # fmt: skip


@given(st.lists(APPEARANCES, max_size=4))
def test_what_goes_in_comes_out_equal(people: list[Appearance]) -> None:
    article, coding = page("a", *people)
    with Store.open(":memory:") as store:
        store.add(article, coding)
        assert store.coded(article.id) == coding
        assert not store.add(article, coding)


def test_a_name_of_a_state_is_read_where_it_was_first_seen(tmp_path: Path) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        for name, day in (("b", "2031-05-02"), ("a", "2031-05-03"), ("c", None)):
            store.add(*page(name, veld(), day=day))
        store.add(*page("d", veld("BEL")))
        first, other = sorted(store.people.introductions(["PLT TMK"]), key=lambda one: one.state)
        assert (first.state, first.day, other.state) == ("ARV", "2031-05-02", "BEL")
        assert store.people.introductions(["nobody"]) == ()
        assert store.people.name_of("person:tomas-veld@BEL") == "Tomas Veld"
        assert store.people.name_of("person:nobody@BEL") is None


def test_only_what_may_change_something_is_left_to_be_settled(tmp_path: Path) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        store.add(*page("a", veld(None, None)))
        assert store.people.unsettled() == {}
        told = page("b", veld())
        store.add(*told)
        marked = store.people.unsettled()
        assert set(marked) == {"PLT TMK"}
        store.add(told[0], replace(told[1], people=(veld("BEL"),)))
        store.people.settle(marked)
        assert set(store.people.unsettled()) == {"PLT TMK"}
        store.people.settle(store.people.unsettled())
        store.forget(told[0].id)
        assert set(store.people.unsettled()) == {"PLT TMK"}
        assert store.people.introductions(["PLT TMK"]) == ()


def test_pages_are_found_by_what_they_have_of_a_name(tmp_path: Path) -> None:
    with Store.open(tmp_path / "desk.db") as store:
        one, other = page("a", veld(None, None)), page("b", veld())
        store.add(*one)
        store.add(*other)
        kinds = store.people.taken("PLT TMK")
        assert len(kinds) == 2
        found = {ids for kind in kinds for ids in store.people.pages("PLT TMK", kind)}
        assert found == {one[0].id, other[0].id}
