"""The lists are well formed and quick."""

from __future__ import annotations

from datetime import date

import pytest

from detente.actors import _words, compiled, gazetteer
from detente.errors import KnowledgeError

SECTORS = frozenset(
    [
        "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
        "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO",
        "UNO", "EUR", "NGO",
    ]
)  # fmt: skip


def test_the_compiled_file_is_what_the_lists_give() -> None:
    assert compiled.is_fresh(), "run `make gazetteer`"


_WITH_ORIGIN = (
    ("leaders", 6), ("members", 7), ("officials", 4), ("organisations", 7), ("groups", 6),
)  # fmt: skip


def test_every_fact_names_an_origin_that_is_listed() -> None:
    origins = load_origins()
    for file, columns in _WITH_ORIGIN:
        assert {row[-1] for row in _words.rows(f"{file}.tsv", columns)} <= origins, file


def load_origins() -> set[str]:
    return set(gazetteer.load().origins)


def test_disputed_territories_name_states_and_bodies_that_are_known() -> None:
    known = gazetteer.load()
    for territory in known.territories:
        assert {territory.state, *territory.claims} - {None} <= known.states.keys(), territory.id
        assert territory.kind in {"authority", "disputed"}


def test_states_have_their_middle() -> None:
    known = gazetteer.load()
    assert known.centres.keys() <= known.states.keys()
    assert len(known.centres) > 190


def test_a_name_in_full_goes_before_one_it_may_be_part_of() -> None:
    leader = gazetteer.load().leader(("Mahmoud", "Abbas"))
    assert leader is not None
    assert leader.state == "PSE"


def test_every_state_has_a_name_of_its_own() -> None:
    names = list(gazetteer.load().states.values())
    assert len(names) == len(set(names)) > 200


@pytest.mark.parametrize(("file", "columns", "at"), [
    ("organisations.tsv", 7, 4), ("groups.tsv", 6, 4), ("bodies.tsv", 5, 2), ("offices.tsv", 5, 3),
    ("portfolios.tsv", 3, 2), ("orgwords.tsv", 2, 1), ("members.tsv", 7, 3),
])  # fmt: skip
def test_sectors_are_plovers(file: str, columns: int, at: int) -> None:
    assert {row[at] for row in _words.rows(file, columns)} - {"", "none"} <= SECTORS


@pytest.mark.parametrize("file", ["organisations.tsv", "groups.tsv", "media.tsv"])
def test_ids_are_given_once(file: str) -> None:
    columns = {"organisations.tsv": 7, "groups.tsv": 6}.get(file, 5)
    ids = [row[0] for row in _words.rows(file, columns)]
    assert len(ids) == len(set(ids))


def test_states_of_bodies_and_leaders_are_known() -> None:
    known = gazetteer.load()
    media = {row[3] for row in _words.rows("media.tsv", 5)}
    bodies = {reading.state for reading in known.bodies.values()} - {None}
    leaders = {row[1] for row in _words.rows("leaders.tsv", 6)}
    members = {row[1] for row in _words.rows("members.tsv", 7)}
    assert members <= known.states.keys()
    assert media | bodies <= known.states.keys() | {""}
    assert leaders <= known.states.keys() | known.bodies.keys()


@pytest.mark.parametrize(("file", "columns"), [("leaders.tsv", 6), ("members.tsv", 7)])
def test_terms_begin_before_they_end(file: str, columns: int) -> None:
    for name, *_, since, until, _ in _words.rows(file, columns):
        assert not until or since[:4] <= until[:4], name
        for day in (since, until):
            assert len(day) != 10 or date.fromisoformat(day), name


def test_a_bare_surname_means_no_member() -> None:
    known = gazetteer.load()
    assert {term.state for term in known.terms(("Lindsay", "Hoyle"))} == {"GBR"}
    assert known.by_surname(("Hoyle",), frozenset({"GBR"})) is None
    assert known.anywhere(("Hoyle",), "speaker") is None


def test_a_list_that_is_not_well_formed_is_an_error() -> None:
    with pytest.raises(KnowledgeError):
        list(_words.rows("states.tsv", 3))
    with pytest.raises(KnowledgeError):
        list(_words.rows("nothing.tsv", 3))
