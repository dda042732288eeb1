"""Files of others, and what becomes of their entries."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.actors import facts, holders, kept, load, read_entries, with_entries
from detente.actors.entries import Entry, Post
from detente.errors import KnowledgeError
from detente.model.actors import Office
from detente.model.times import Interval


def claim(id: str, since: str | None = None) -> dict[str, object]:
    found: dict[str, object] = {"mainsnak": {"datavalue": {"value": {"id": id}}}}
    if since:
        time = {"datavalue": {"value": {"time": f"+{since}T00:00:00Z", "precision": 11}}}
        found["qualifiers"] = {"P580": [time]}
    return found


PERSON = {
    "id": "Q900001",
    "labels": {"en": {"value": "Tomas Veldmark"}},
    "aliases": {"en": [{"value": "T. Veldmark"}]},
    "claims": {
        "P31": [claim("Q5")], "P27": [claim("Q222")], "P39": [claim("Q1625960", "2031-05-01")],
    },
}  # fmt: skip
"""An invented president of a real state; Q222 is Albania, Q1625960 its presidency."""
FTM = [
    {"id": "NK-1", "schema": "Person", "caption": "Ilse Marrow",
     "properties": {"name": ["Ilse Marrow"], "country": ["fr"], "topics": ["role.pep"]}},
    {"id": "NK-2", "schema": "Position", "properties": {"name": ["Minister of Lakes"],
                                                        "country": ["fr"]}},
    {"id": "NK-3", "schema": "Occupancy", "properties": {
        "holder": ["NK-1"], "post": ["NK-2"], "startDate": ["2030-02"]}},
    {"id": "NK-4", "schema": "Vessel", "properties": {"name": ["A boat"]}},
]  # fmt: skip


def lines(*values: object) -> list[bytes]:
    return [json.dumps(value).encode() for value in values]


def test_wikidata_is_read_in_any_of_its_shapes() -> None:
    array = [b"[", lines(PERSON)[0] + b",", b"]"]
    for given_lines in (lines(PERSON), array, lines({"entities": {"Q900001": PERSON}})):
        (entry,), skipped = read_entries(given_lines)
        assert (entry.name, entry.state, entry.sector) == ("Tomas Veldmark", "ALB", "GOV")
        assert entry.posts == (Post(office="President", whose="ALB", since="2031-05-01"),)
        assert entry.origin == "wikidata:Q900001"
        assert skipped == ()


def test_follow_the_money_links_a_person_to_a_post() -> None:
    (entry,), skipped = read_entries(lines(*FTM))
    assert entry.posts == (Post(office="Minister of Lakes", whose="FRA", since="2030-02"),)
    assert (entry.origin, skipped) == ("opensanctions:NK-1", ())


def test_a_broken_line_is_named_and_passed_over() -> None:
    given_lines = [b"{broken", *lines(PERSON, 3, {"id": 1}), b"[" * 5000, b"\xff\xfe"]
    entries, skipped = read_entries(given_lines)
    assert [entry.name for entry in entries] == ["Tomas Veldmark"]
    assert [line.line for line in skipped] == [1, 3, 4, 5, 6]
    assert all(line.reason for line in skipped)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "schema", "labels", "claims", "P39", "P31", "properties", "name",
                         "mainsnak", "datavalue", "value", "qualifiers", "P580", "en"]),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(JSON)
def test_no_line_breaks_the_reading(value: object) -> None:
    read_entries(lines(value, {"id": "Q1", "labels": value, "claims": value},
                       {"id": "x", "schema": "Person", "properties": value}))  # fmt: skip


def test_brought_people_hold_their_offices() -> None:
    (entry,), _ = read_entries(lines(PERSON))
    known = with_entries(load(), [entry])
    during = Interval(date(2031, 6, 1), date(2031, 6, 2))
    names = [t.person.name for t in holders(Office(id="president", whose="ALB"), during, known)]
    assert "Tomas Veldmark" in names
    assert known.leader(("Tomas", "Veldmark")) is not None
    assert load().leader(("Tomas", "Veldmark")) is None


def test_entries_are_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.jsonl"
    entries, _ = read_entries(lines(PERSON, *FTM))
    assert (kept.add(path, entries), kept.add(path, entries)) == (2, 0)
    assert kept.read(path) == entries
    path.write_text("nonsense")
    with pytest.raises(KnowledgeError):
        kept.read(path)


def test_what_is_known_is_told_with_its_origin() -> None:
    entry = Entry(name="Ilse Marrow", kind="person", state="FRA", origin="opensanctions:NK-1")
    assert facts("ilse marrow", load(), [entry]) == (
        "Ilse Marrow, person, FRA [opensanctions:NK-1]",
    )
    assert any("[own]" in line for line in facts("Margaret Thatcher", load()))
    assert facts("Nobody Whatsoever", load()) == ()
    assert facts("", load()) == ()
