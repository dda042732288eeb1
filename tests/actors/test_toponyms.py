"""Places of a page, and which of one name is meant."""

from __future__ import annotations

import pytest

from detente import coder
from detente.actors import toponyms
from detente.actors.cities import divisions, towns
from detente.actors.places import located, town
from detente.actors.toponyms import adjectives
from detente.actors.villages import villages
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


WHOLE = [
    ("Rain fell in West Virginia and in Northern Europe.", ["West Virginia", "Northern Europe"]),
    ("Boats crossed the Euphrates River near Raqqa.", ["Euphrates River", "Raqqa"]),
    ("Teachers in Harrow County met in Racine, Wis., on Monday.",
     ["Harrow County", "Racine", "Wis."]),
    ("A judge of the Lahore High Court resigned.", []),
    ("She was born in London and studied at the University of Salzburg.",
     ["London", "University of Salzburg"]),
    ("Two men were treated at the Harrow Lane Hospital in Leeds.",
     ["Harrow Lane Hospital", "Leeds"]),
    ("The office stands at 14 Elm Street in Ottawa.", ["14 Elm Street", "Ottawa"]),
    ("Snow closed the A4177 and Interstate 95.", ["A4177", "Interstate 95"]),
    ("Police searched Idlib province and Umran village.", ["Idlib", "Umran"]),
    ("Goods move freely within the EU.", ["EU"]),
    ("The EU condemned the attack.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), WHOLE)
def test_a_name_goes_on_as_far_as_it_goes(text: str, names: list[str]) -> None:
    places = toponyms(parsed(text), found(text))
    assert [place.text for place in places] == names
    assert all(place.span.of(text) == place.text for place in places)


def test_a_building_lies_in_the_town_named_after_it() -> None:
    text = "Two men were treated at the Harrow Lane Hospital in Leeds."
    hospital, leeds = toponyms(parsed(text), found(text))
    assert (hospital.latitude, hospital.state) == (leeds.latitude, "GBR")


def test_the_province_beside_a_town_chooses_among_small_ones() -> None:
    text = "SHELBY, Mont. (AP) - Nobody was hurt, a spokesman said."
    shelby, montana = toponyms(parsed(text), found(text))
    assert (montana.name, montana.precision) == ("Montana", "province")
    assert shelby.latitude == pytest.approx(48.5, abs=0.1)


@pytest.mark.parametrize("name", ["", "of", "Nowhere in Particular", '"', "🙂", "\x00"])
def test_no_village_is_made_up(name: str) -> None:
    assert villages(name) == ()


def test_adjectives_say_of_what_ground_something_is() -> None:
    text = "African farmers sell to Kenyan shops; the European Commission objects."
    assert [place.text for place in adjectives(parsed(text), found(text))] == ["African", "Kenyan"]
