"""Lists choose and count by what was corrected, as a desk does that was coded so from the start."""

from __future__ import annotations

import json

import pytest

from detente.model.desk import Selection
from detente.store import Judging, Store
from tests.desk import desks

PAGES = tuple(desks.page(desks.TEXT.replace("again", f"again {day}", 1)) for day in range(1, 6))


def judged(store: Store) -> None:
    """Say something of most pages: another actor, date, degree and type; one gone; two the same."""
    judging = Judging(store, "M. Osei")
    codings = [desks.coding(page) for page in PAGES]
    castora = {"id": "state:CAS", "name": "Castora", "kind": "state", "state": "CAS"}
    whole = {**castora, "sector": None, "office": None, "others": []}
    judging.change(
        codings[0].events[0].id, "recipients.0.entity", json.dumps(whole), "it was Castora"
    )
    judging.change(codings[1].events[0].id, "edtf", '"2032-01-09"', "a year later")
    judging.change(codings[1].events[1].id, "factuality.value", '"planned"', "to come")
    judging.change(codings[2].events[0].id, "type", '"AGREE"', "an agreement")
    judging.withdraw(codings[2].events[2].id, "nobody says so")
    judging.merge((codings[3].events[0].id, codings[3].events[1].id), "one visit")
    judging.merge(("person:tomas-veld@ARV", "person:ana-sorel@BEL"), "one person, for the test")


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """A desk that was corrected, and one that was written so from the start."""
    folder = tmp_path_factory.mktemp("judged")
    told = [(page, desks.coding(page)) for page in PAGES]
    with (
        Store.open(desks.desk(folder / "corrected.db", *told)) as corrected,
        Store.open(folder / "so.db") as so,
    ):
        judged(corrected)
        for page in PAGES:
            so.add(page, corrected.coding(page.id))
        yield corrected, so


SIDES = [
    {"states": states, "once": once}
    for states in ((), ("ARV", "BEL"), ("ARV", "CAS"), ("CAS",), ("BEL",))
    for once in (False, True)
]


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"type": "CONSULT"},
        {"type": "AGREE"},
        {"factuality": "real"},
        {"factuality": "planned"},
        {"since": "2032-01-01"},
        {"until": "2031-12-31"},
        {"entity": "person:tomas-veld@ARV"},
        {"entity": "person:ana-sorel@BEL"},
        {"entity": "person:tomas-veld@ARV", "other": "state:CAS"},
        {"missions": True},
        {"source": "an official"},
        {"place": "Belmora"},
        {"article": PAGES[2].id},
    ],
)
@pytest.mark.parametrize("sides", SIDES)
def test_a_selection_finds_what_was_corrected(both, sides, more):
    asked = Selection(**sides, **more)
    (one, two) = (store.browse for store in both)
    found = [row.event for row in one.rows(asked, 100)]
    assert found == [row.event for row in two.rows(asked, 100)]
    assert one.count(asked) == two.count(asked) == len(found)
    assert one.bins(asked) == two.bins(asked)
    assert one.pages(asked) == two.pages(asked)
    assert set(one.articles(asked, 100)) == set(two.articles(asked, 100))


@pytest.mark.parametrize("most", [1, 2, 3, 7])
def test_pages_of_a_list_are_the_list(both, most):
    one, two = (store.browse for store in both)
    whole = [row.event.id for row in two.rows(Selection(), 100)]
    turned = []
    while more := one.rows(Selection(), most, len(turned)):
        turned += [row.event.id for row in more]
    assert turned == whole


def test_whoever_is_counted_is_counted_as_corrected(both):
    one, two = (store.browse for store in both)
    assert set(one.pairs()) == set(two.pairs())
    assert set(one.entities()) == set(two.entities())
    assert set(one.sources()) == set(two.sources())
    assert {(s.name, s.events) for s in one.places()} == {(s.name, s.events) for s in two.places()}
    for kind in ("state", "person"):
        assert set(one.ties(kind)) == set(two.ties(kind))
    for known in two.entities():
        assert one.known(known.entity.id) == known
    assert one.source("an official") == two.source("an official")


def test_what_is_undone_is_found_as_before(tmp_path):
    (page, coding) = PAGES[0], desks.coding(PAGES[0])
    with Store.open(desks.desk(tmp_path / "d.db", (page, coding))) as store:
        judging = Judging(store, "M. Osei")
        made = judging.change(coding.events[0].id, "type", '"AGREE"', "an agreement")
        assert store.browse.count(Selection(type="AGREE")) == 1
        judging.undo(made.id, "it was a visit")
        assert store.browse.count(Selection(type="AGREE")) == 0
        judging.withdraw(coding.events[0].id, "no such visit")
        store.forget(page.id)
        assert store.browse.count(Selection()) == 0
