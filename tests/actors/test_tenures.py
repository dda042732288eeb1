"""Who held an office, and what a bare title means on the event's own day."""

from __future__ import annotations

import pickle
from datetime import date, timedelta

import pytest

from detente.actors import holders, load
from detente.actors.tenures import in_office, incumbent, terms
from detente.errors import UnknownOffice
from detente.model.actors import Entity, Office
from detente.model.edtf import interval_of
from detente.model.times import Interval
from tests import factory

HELD = [
    ("president", "RUS", "2009-05-05", ["Dmitry Medvedev"]),
    ("president", "RUS", "2012-05-07", ["Dmitry Medvedev", "Vladimir Putin"]),
    ("minister-foreign", "USA", "2016-01-01", ["John Kerry"]),
    ("prime-minister", "GBR", "1982-04-02", ["Margaret Thatcher"]),
    ("secretary-general", "un", "1999-01-01", ["Kofi Annan"]),
    ("president", "SYR", "2024-12-20", []),
    ("president", "FRA", "1850-01-01", []),
]


@pytest.mark.parametrize(("office", "whose", "day", "names"), HELD)
def test_an_office_has_its_holders_of_the_day(
    office: str, whose: str, day: str, names: list[str]
) -> None:
    during = interval_of(day)
    assert during
    found = holders(Office(id=office, whose=whose), during)
    assert sorted(tenure.person.name for tenure in found) == names


def test_the_longest_overlap_comes_first() -> None:
    during = Interval(date(2017, 1, 1), date(2017, 12, 31))
    found = holders(Office(id="president", whose="USA"), during)
    assert [tenure.person.name for tenure in found] == ["Donald Trump", "Barack Obama"]


def test_a_post_that_is_not_known_is_an_error_that_pickles() -> None:
    with pytest.raises(UnknownOffice) as caught:
        holders(Office(id="grand-vizier", whose="RUS"), Interval(None, None))
    assert pickle.loads(pickle.dumps(caught.value)).office == "grand-vizier"


def test_a_foreign_minister_of_july_2025() -> None:
    during = interval_of("2025-07")
    assert during
    (tenure,) = holders(Office(id="minister-foreign", whose="SYR"), during)
    assert (tenure.person.state, tenure.person.sector) == ("SYR", "GOV")


def office(id: str) -> Entity:
    return Entity(id=id, name="the president", kind="office", sector="GOV", office="the president")


@pytest.mark.parametrize(("id", "day", "name"), [
    ("office:FRA/president", "2008-08-12", "Nicolas Sarkozy"),
    ("office:FRA/president", "2012-05-15", "the president"),
    ("office:FRA/deputy-president", "2008-08-12", "the president"),
    ("office:?/president", "2008-08-12", "the president"),
    ("office:FRA/president", "2090-01-01", "the president"),
])  # fmt: skip
def test_a_bare_title_means_its_one_holder_of_the_day(id: str, day: str, name: str) -> None:
    during = interval_of(day)
    assert during
    assert incumbent(office(id), during).name == name


def test_terms_of_a_person_come_in_order() -> None:
    offices = [tenure.office.id for tenure in terms("Vladimir Putin") if tenure.term.start]
    assert offices[:2] == ["prime-minister", "president"]
    assert terms("Nobody Whatever") == ()


def test_every_term_can_be_read() -> None:
    known = load()
    for whose, id in known.posts:
        for tenure in holders(Office(id=id, whose=whose), Interval(None, None)):
            start, end = tenure.term.start, tenure.term.end
            assert start and (end is None or end - start >= timedelta(1))


def test_a_bare_title_in_an_event_is_put_a_name_to_with_its_reason() -> None:
    article = factory.article("The president met the envoy.", published="2008-08-12")
    event = factory.event(
        "CONSULT", "meet", within=article, actors=[office("office:FRA/president")]
    )
    (resolved,) = in_office([event], article)
    assert [p.entity.name for p in resolved.actors if p.entity] == ["Nicolas Sarkozy"]
    assert "was Nicolas Sarkozy on 2008-08-12" in resolved.evidence[-1].reason


def test_an_event_of_no_day_keeps_its_title() -> None:
    article = factory.article("The president met the envoy.", published=None)
    event = factory.event(
        "CONSULT", "meet", within=article, actors=[office("office:FRA/president")]
    )
    assert in_office([event], article) == (event,)
