"""States by whatever people call them."""

from __future__ import annotations

import pickle

import pytest

from detente.actors import home_of, load, resolve_state, state_name, states
from detente.errors import UnknownState
from detente.model.actors import Entity

CALLED = [
    ("Syria", "SYR"), ("SYR", "SYR"), ("sy", "SYR"), ("Syrian", "SYR"), ("damascus", "SYR"),
    ("Россия", "RUS"), ("روسيا", "RUS"), ("Deutschland", "DEU"), ("日本", "JPN"),
    ("Україна", "UKR"), ("Frankreich", "FRA"), ("the States", "USA"), ("usa", "USA"),
    ("uk", "GBR"), ("Britain", "GBR"), ("Kosovo", "XKX"), ("xkx", "XKX"), ("Palestine", "PSE"),
    ("Taiwan", "TWN"), ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("Cote d’Ivoire", "CIV"),
    ("DR Congo", "COD"), ("Nigerien", "NER"), ("Nigerian", "NGA"), ("USSR", "RUS"),
    ("the Kremlin", "RUS"), ("Downing Street", "GBR"), ("South Korea", "KOR"), ("DPRK", "PRK"),
    ("Türkiye", "TUR"), ("Turkiye", "TUR"), ("Burma", "MMR"), ("  Iran ", "IRN"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code"), CALLED)
def test_a_state_is_found_by_any_of_its_names(words: str, code: str) -> None:
    assert resolve_state(words) == code


@pytest.mark.parametrize("words", ["", "Atlantis", "x", "SYRR", "the", "🇸🇾"])
def test_what_names_no_state_is_an_error_that_pickles(words: str) -> None:
    with pytest.raises(UnknownState) as caught:
        resolve_state(words)
    assert pickle.loads(pickle.dumps(caught.value)).name == words


def test_near_names_are_offered() -> None:
    with pytest.raises(UnknownState) as caught:
        resolve_state("Syira")
    assert "Syria" in caught.value.near


SHORT = [
    ("RUS", "Russia"), ("SYR", "Syria"), ("USA", "United States"), ("IRN", "Iran"),
    ("PRK", "North Korea"), ("GBR", "United Kingdom"), ("XKX", "Kosovo"), ("GEO", "Georgia"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "name"), SHORT)
def test_a_code_has_a_short_name(code: str, name: str) -> None:
    assert state_name(code) == name


def test_an_unknown_code_has_none() -> None:
    with pytest.raises(UnknownState):
        state_name("QQQ")


def test_every_state_is_found_by_its_own_name() -> None:
    wrong = {code: name for code, name in load().states.items() if resolve_state(name) != code}
    assert wrong == {}


def test_states_behind_several() -> None:
    members = tuple(Entity(id=f"state:{c}", name=c, kind="state", state=c) for c in ("RUS", "SYR"))
    assert states(Entity(id="group:x", name="the two", kind="group", others=members)) == (
        "RUS", "SYR",
    )  # fmt: skip
    assert states(Entity(id="unnamed:x", name="a source", kind="unnamed")) == ()


HOMES = [
    ("Izvestia", None, "RUS"), ("reuters", None, None), ("Reuters", None, "GBR"),
    (None, "https://www.example.de/a", "DEU"), (None, "https://example.co.uk/a", "GBR"),
    (None, "https://example.com/a", None), (None, "https://example.tv/a", None),
    ("The Castora Courier", None, None), ("", "", None), (None, None, None),
    (None, "http://[broken", None),
]  # fmt: skip


@pytest.mark.parametrize(("publisher", "url", "code"), HOMES)
def test_a_publisher_has_a_home(publisher: str | None, url: str | None, code: str | None) -> None:
    assert home_of(publisher, url) == code
