"""Places of a page, and which of one name is meant."""

from __future__ import annotations

import pytest

from detente import coder
from detente.actors import toponyms
from detente.actors.cities import divisions, towns
from detente.actors.places import located, town
from tests import factory
from tests.actors.reading import found, parsed

NAMED = [
    ("Paris", frozenset({"FRA"}), "FRA"), ("Paris", frozenset[str](), "FRA"),
    ("Tripoli", frozenset({"LBN"}), "LBN"), ("Springfield", frozenset[str](), "USA"),
    ("Ontario", frozenset({"CAN"}), "CAN"), ("Puerto Penasco", frozenset[str](), "MEX"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "states", "code"), NAMED)
def test_the_states_of_the_page_choose_the_town(
    name: str, states: frozenset[str], code: str
) -> None:
    place = town(name, states)
    assert place is not None
    assert place.state == code


@pytest.mark.parametrize("name", ["", "of", "Nowhere in Particular", "🙂"])
def test_what_no_list_has_is_nowhere(name: str) -> None:
    assert towns(name) == divisions(name) == ()


@pytest.mark.parametrize(("name", "precision"), [
    ("Syria", "country"), ("Helmand Province", "province"), ("Helmand", "province"),
    ("Kerch", "city"),
])  # fmt: skip
def test_a_place_says_how_near_it_is(name: str, precision: str) -> None:
    place = located(name)
    assert place is not None
    assert place.precision == precision


def test_places_of_a_page_are_where_their_words_stand() -> None:
    text = "Shelling was reported in Kerch and in eastern Siberia, officials said in Russia."
    places = toponyms(parsed(text), found(text))
    assert [place.text for place in places] == ["Kerch", "Siberia", "Russia"]
    assert all(place.span.of(text) == place.text for place in places)


def test_a_dateline_is_no_place_of_action() -> None:
    text = "BEIRUT (AP) — Syria condemned Israel on Monday.\n"
    coding = coder.code(factory.article(text), coder.kit("en"))
    assert coding.events
    assert all(event.place is None for event in coding.events)
