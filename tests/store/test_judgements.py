"""What an analyst says holds, is undone when undone, and never touches what was coded."""

from __future__ import annotations

import io
import json
import sqlite3
from dataclasses import replace
from itertools import count, permutations
from pathlib import Path

import pytest

from detente.errors import JudgementRefused, StoreError
from detente.model.events import Coding, Event
from detente.model.judgements import Judgement, in_force, judgement
from detente.model.text import Article
from detente.store import Judging, Store
from detente.store.overlay import changed
from tests.factory import article, coding, event, person, state
from tests.store.test_processes import start

TEXT = (
    "Foreign Minister Tomas Veld of Arvenia visited Belmora on 3 May 2031. "
    "Thomas Veldt met officials there. Castora protested at the border."
)


@pytest.fixture
def page() -> Article:
    return article(TEXT)


@pytest.fixture
def coded(page: Article) -> Coding:
    visit = event(
        "CONSULT", "visit", within=page, words="Tomas Veld of Arvenia visited Belmora",
        actors=[person("Tomas Veld", "ARV")], recipients=[(state("BEL"), "Belmora")], edtf="2031-05-03",
    )  # fmt: skip
    met = event(
        "CONSULT", "meet", within=page, words="Thomas Veldt met officials",
        actors=[person("Thomas Veldt", "ARV")], recipients=[state("BEL")],
    )  # fmt: skip
    protest = event("PROTEST", within=page, words="Castora protested", actors=[state("CAS")])
    return coding(page, visit, met, protest)


@pytest.fixture
def store(tmp_path: Path, page: Article, coded: Coding) -> Store:
    store = Store.open(tmp_path / "desk.db")
    store.add(page, coded)
    return store


def judging(store: Store, author: str = "M. Osei") -> Judging:
    ticks = count()
    return Judging(store, author, lambda: f"2031-06-01T10:00:{next(ticks):02}.000000Z")


def events(store: Store, page: Article) -> tuple[Event, ...]:
    found = store.coding(page.id)
    return found.events if found else ()


CHANGES = {
    "whether it happened": ("factuality.value", '"planned"'),
    "when": ("edtf", '"2031-05-04"'),
    "no date": ("edtf", None),
    "another type": ("type", '"AGREE"'),
    "whose minister": ("actors.0.entity.state", '"DOR"'),
    "what about": ("contexts", '["military"]'),
    "nobody": ("recipients", "[]"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_field_reads_changed_and_is_undone(
    name: str, store: Store, page: Article, coded: Coding
) -> None:
    field, after = CHANGES[name]
    hand = judging(store)
    made = hand.change(coded.events[0].id, field, after, "the page says so")
    assert events(store, page) != coded.events
    assert store.coded(page.id) == coded
    assert next(iter(store.codings())).events == events(store, page)
    undone = hand.undo(made.id, "it does not")
    assert store.coding(page.id) == coded
    hand.undo(undone.id, "it does")
    assert events(store, page) != coded.events


@pytest.mark.parametrize(
    ("field", "value", "known"),
    [
        ("edtf", '"2031-05"', None),
        ("factuality.value", '"occurred"', None),
        ("place", None, "2031-05-20"),
    ],
)
def test_a_date_put_in_takes_the_place_of_the_day_of_the_page(
    field: str, value: str | None, known: str | None
) -> None:
    told = event(value="ongoing", edtf="2031-05-20~", by_context=True, as_of="2031-05-20")
    assert changed(told, field, value).known_as_of == known


def test_a_change_of_state_is_found_under_the_new_state(store: Store, coded: Coding) -> None:
    judging(store).change(coded.events[0].id, "actors.0.entity.state", '"DOR"', "of Dorland")
    assert [e.id for e in store.events(("DOR", "BEL"))] == [coded.events[0].id]
    assert [e.id for e in store.events(("ARV", "BEL"))] == [coded.events[1].id]
    assert len(tuple(store.codings(("DOR",)))) == 1


WRONG = {
    "no such event": ("0000", "edtf", '"2031"'),
    "no such field": ("", "mood", '"bad"'),
    "no such place in a field": ("", "actors.7.text", '"x"'),
    "what never changes": ("", "id", '"x"'),
    "a number for a word": ("", "type", "7"),
    "no such value": ("", "factuality.value", '"hoped"'),
    "no JSON": ("", "edtf", "{"),
    "words that do not stand there": ("", "actors.0.text", '"Tom"'),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_judgement_that_cannot_hold_is_refused(name: str, store: Store, coded: Coding) -> None:
    subject, field, after = WRONG[name]
    with pytest.raises(JudgementRefused):
        judging(store).change(subject or coded.events[0].id, field, after, "because")
    assert store.judgements() == ()


def test_a_judgement_has_a_reason_and_an_author(store: Store, coded: Coding) -> None:
    with pytest.raises(JudgementRefused, match="reason"):
        judging(store).withdraw(coded.events[0].id, "  ")
    with pytest.raises(JudgementRefused, match="author"):
        judging(store, " ").withdraw(coded.events[0].id, "no visit")


def test_a_withdrawn_event_is_read_no_more(store: Store, page: Article, coded: Coding) -> None:
    judging(store).withdraw(coded.events[0].id, "a film is told of")
    assert events(store, page) == coded.events[1:]


def test_merged_events_are_one_and_split_ones_two(
    store: Store, page: Article, coded: Coding
) -> None:
    visit, met, _ = coded.events
    hand = judging(store)
    hand.merge([visit.id, met.id], "one visit")
    assert [e.same_as for e in events(store, page)] == [None, visit.id, None]
    hand.split([visit.id, met.id], "the meeting was later")
    assert [e.same_as for e in events(store, page)] == [None, None, None]


def test_two_spellings_are_made_one_person_and_parted_again(
    store: Store, page: Article, coded: Coding
) -> None:
    veld, veldt = (e.actors[0].entity for e in coded.events[:2])
    assert veld and veldt
    hand = judging(store)
    made = hand.merge([veld.id, veldt.id], "two spellings of one name")
    ids = [e.actors[0].entity.id for e in events(store, page)[:2] if e.actors[0].entity]
    assert ids == [veld.id, veld.id]
    hand.split([veld.id, coded.events[1].id], "his brother", ("person:jan-veld@ARV", "Jan Veld"))
    second = events(store, page)[1].actors[0].entity
    assert second and (second.id, second.name) == ("person:jan-veld@ARV", "Jan Veld")
    hand.undo(made.id, "they are two")
    assert events(store, page) == coded.events


def test_judgements_survive_coding_anew(store: Store, page: Article, coded: Coding) -> None:
    visit, met, protest = coded.events
    hand = judging(store)
    hand.change(visit.id, "factuality.value", '"planned"', "announced only")
    hand.withdraw(protest.id, "not in this page")
    span = replace(visit.span, start=visit.span.start - 5)
    anew = (replace(visit, id="new-1", span=span, mode="phone"), replace(met, id="new-2"))
    store.add(page, Coding(article=page.id, events=anew, versions=(("code", "2"),)))
    assert [(e.id, e.factuality.value) for e in events(store, page)] == [
        ("new-1", "planned"), ("new-2", "occurred"),
    ]  # fmt: skip
    assert [s.found for s in hand.standings()] == [True, False]


def test_an_event_of_another_type_is_not_taken_for_the_judged_one(
    store: Store, page: Article, coded: Coding
) -> None:
    judging(store).withdraw(coded.events[0].id, "no")
    anew = replace(coded.events[0], id="new", type="AID")
    store.add(page, Coding(article=page.id, events=(anew,)))
    assert events(store, page) == (anew,)


def test_rows_are_never_altered(store: Store, coded: Coding, tmp_path: Path) -> None:
    judging(store).withdraw(coded.events[0].id, "no")
    connection = sqlite3.connect(tmp_path / "desk.db")
    with pytest.raises(sqlite3.IntegrityError, match="not altered"):
        connection.execute("UPDATE judgement SET author = 'nobody'")


def test_what_is_exported_reads_in_elsewhere_the_same(
    store: Store, page: Article, coded: Coding, tmp_path: Path
) -> None:
    hand = judging(store)
    made = hand.change(coded.events[0].id, "factuality.value", '"planned"', "“announced” only")
    place = {
        "span": {"start": 0, "end": 1},
        "text": "F",
        "name": "Bélan",
        "state": None,
        "latitude": 1.5,
    }
    hand.change(coded.events[1].id, "place", json.dumps(place), "there")
    hand.undo(made.id, "no")
    written = io.StringIO()
    hand.write(written)
    lines = written.getvalue().splitlines()
    first = json.loads(lines[0])
    assert (first["before"], first["after"], first["in_force"]) == ("occurred", "planned", False)
    assert first["subjects"][0]["quote"] == "Tomas Veld of Arvenia visited Belmora"
    with Store.open(tmp_path / "other.db") as other:
        other.add(page, coded)
        assert len(tuple(judging(other).read(reversed(lines)))) == 3
        assert tuple(judging(other).read(lines)) == ()
        assert other.judgements() == store.judgements()
        assert other.coding(page.id) == store.coding(page.id)


@pytest.mark.parametrize("change", ["author", "after", "reason", "id"])
def test_an_altered_line_is_refused(change: str, store: Store, coded: Coding) -> None:
    hand = judging(store)
    hand.change(coded.events[0].id, "edtf", '"2031"', "because")
    written = io.StringIO()
    hand.write(written)
    line = {**json.loads(written.getvalue()), change: "2030"}
    with pytest.raises(JudgementRefused, match="altered"):
        list(hand.read([json.dumps(line)]))
    for junk in ("{", "[]", "7", '{"id": 1}', "null"):
        with pytest.raises(JudgementRefused):
            list(hand.read([junk]))


def test_forgetting_a_page_forgets_what_was_said_of_it(
    store: Store, page: Article, coded: Coding, tmp_path: Path
) -> None:
    hand = judging(store)
    made = hand.change(coded.events[0].id, "actors.0.entity.name", '"Sekretny"', "a secret name")
    hand.undo(made.id, "no")
    store.forget(page.id)
    assert store.judgements() == ()


def _undo(made: Judgement, time: str) -> Judgement:
    return judgement("undo", author="a", time=time, reason="r", undoes=made.id)


def test_what_holds_does_not_depend_on_the_order_of_arrival(store: Store, coded: Coding) -> None:
    first = judging(store).withdraw(coded.events[0].id, "no")
    # The clock of whoever undid the undo goes wrong by a day.
    second = _undo(first, "2031-06-02T10:00:00Z")
    third = _undo(second, "2031-06-01T09:00:00Z")
    for order in permutations((first, second, third)):
        assert in_force(order) == (first,)
    assert in_force((first, second)) == ()
    assert in_force((second, third)) == ()


WRITER = """
import sys
from detente.store import Judging, Store

with Store.open(sys.argv[1]) as store:
    event = next(store.events()).id
    for number in range(int(sys.argv[3])):
        print(Judging(store, sys.argv[2]).change(event, "confidence", f"0.{number}", "surer").id)
"""


def test_two_analysts_judge_at_once_and_nothing_is_lost(store: Store, tmp_path: Path) -> None:
    hands = [start(tmp_path / "desk.db", name, 20, WRITER) for name in "ab"]
    told = [hand.communicate(timeout=60)[0].split() for hand in hands]
    assert [hand.returncode for hand in hands] == [0, 0]
    assert {made.id for made in store.judgements()} == {*told[0], *told[1]}
    assert len(store.judgements()) == 40


def test_what_cannot_be_written_is_explained(tmp_path: Path) -> None:
    with Store.open(tmp_path / "desk.db") as store, pytest.raises(StoreError):
        store.judge(judgement("undo", author="\ud800", time="2031", reason="r", undoes="x"))
