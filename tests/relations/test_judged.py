"""What an analyst says of events shows in the account, its registers and its figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente import Detente, Settings
from detente.model.briefs import Account
from detente.model.desk import Selection
from detente.model.ties import Ties
from detente.relations import happenings
from tests.factory import article, coding, event, person, state

FIRST = article("On 3 May Tomas Veld of Arvenia visited Belmora.", published="2031-05-04", name="1")
SECOND = article("Arvenia and Belmora held a round of negotiations.", published="2031-05-20",
                 publisher="Radio Dorn", name="2")  # fmt: skip
THIRD = article("On 3 May Minister Veld of Arvenia visited Belmora and left.",
                published="2031-05-05", publisher="Radio Dorn", name="3")  # fmt: skip
VISIT = event("CONSULT", "visit", within=FIRST, trigger="visited", edtf="2031-05-03",
              actors=[person("Tomas Veld", "ARV")], recipients=[state("BEL")])  # fmt: skip
TALKS = event("CONSULT", None, within=SECOND, trigger="negotiations",
              actors=[state("ARV")], recipients=[state("BEL")])  # fmt: skip
AGAIN = event("CONSULT", "visit", within=THIRD, trigger="visited", edtf="2031-05-03",
              actors=[person("Tomas Veld", "ARV")], recipients=[state("BEL")])  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Detente]:
    with Detente(Settings(desk=tmp_path / "desk.db")) as detente:
        for page, told in ((FIRST, VISIT), (SECOND, TALKS), (THIRD, AGAIN)):
            detente.store.add(page, coding(page, told))
        yield detente


def told(desk: Detente) -> Account:
    return desk.account_of(Selection(states=("ARV", "BEL")))


def groups(account: Account) -> list[list[str]]:
    names = {VISIT.id: "visit", TALKS.id: "talks", AGAIN.id: "again"}
    return sorted(sorted(names[t.id] for t in e.happening.tellings) for e in account.done)


def rows(desk: Detente) -> list[str]:
    return [row.status for book in desk.registers(told(desk)) if book.name == "visits"
            for row in book.current]  # fmt: skip


def test_a_merge_across_articles_makes_one_happening_and_undoing_makes_two(desk: Detente) -> None:
    assert groups(told(desk)) == [["again", "visit"], ["talks"]]
    judging = desk.judging("M. Osei")
    made = judging.merge([VISIT.id, TALKS.id], "the talks are the visit")
    assert groups(told(desk)) == [["again", "talks", "visit"]]
    assert {t.id for t in found(desk, TALKS.id)} == {VISIT.id, TALKS.id, AGAIN.id}
    judging.undo(made.id, "they met again later")
    assert groups(told(desk)) == [["again", "visit"], ["talks"]]


def found(desk: Detente, event: str) -> tuple[object, ...]:
    happening = desk.happening(event)
    assert happening is not None
    return happening.tellings


def test_a_split_parts_what_is_alike_in_registers_and_figures_too(desk: Detente) -> None:
    before = desk.figures(told(desk))
    assert len(rows(desk)) == 1
    desk.judging("M. Osei").split([VISIT.id, AGAIN.id], "he went twice")
    assert groups(told(desk)) == [["again"], ["talks"], ["visit"]]
    assert len(rows(desk)) == 2
    assert len(desk.figures(told(desk)).units) == len(before.units) + 1


def test_what_is_withdrawn_is_told_no_more(desk: Detente) -> None:
    judging = desk.judging("M. Osei")
    judging.withdraw(VISIT.id, "a film is told of")
    judging.withdraw(AGAIN.id, "a film is told of")
    assert groups(told(desk)) == [["talks"]]
    assert rows(desk) == [] and desk.figures(told(desk)).units == ()


def test_a_changed_degree_moves_it_to_what_is_planned(desk: Detente) -> None:
    for telling in (VISIT, AGAIN):
        desk.judging("M. Osei").change(telling.id, "factuality.value", '"planned"', "announced")
    account = told(desk)
    assert groups(account) == [["talks"]]
    assert [e.happening.id for e in account.planned] == [VISIT.id]
    assert rows(desk) == [] and desk.figures(account).units == ()
    assert desk.figures(account).commitments == (VISIT.id,)


def test_a_changed_day_moves_the_unit(desk: Detente) -> None:
    desk.judging("M. Osei").change(TALKS.id, "edtf", '"2031-05-19"', "the date line says so")
    days = [unit.edtf for unit in desk.figures(told(desk)).units]
    assert days == ["2031-05-03", "2031-05-19"]


def test_the_last_word_holds() -> None:
    said = [(True, ["a", "b", "c"]), (False, ["b", "c"]), (False, ["a", "b"]), (True, ["b", "a"])]
    ties = Ties.of(said)
    assert ties.together == (("a", "b"), ("a", "c"))
    assert ties.apart == {"b": {"c"}, "c": {"b"}}


def test_ties_of_events_that_are_not_there_change_nothing() -> None:
    pages, codings = [FIRST, SECOND], [coding(FIRST, VISIT), coding(SECOND, TALKS)]
    ties = Ties.of([(True, [VISIT.id, "gone"]), (False, [TALKS.id, "lost"])])
    assert happenings(codings, pages, ties) == happenings(codings, pages)
