"""Grades of sources and of information: kept apart, with author and reason, unknown left unknown."""

from __future__ import annotations

import io
from itertools import count, pairwise
from pathlib import Path

import pytest

from detente.errors import JudgementRefused
from detente.model.estimates import RANGES, likely
from detente.model.grades import SCALES
from detente.store import Judging, Store
from tests.factory import article, coding, event, source, state

PAGE = article("Belmora expelled two envoys, Foreign Minister Tomas Veld said. A source agreed.")
VELD = source("Tomas Veld", "named_official")
EXPELLED = event(
    "STAFF", "expel", within=PAGE, words="Belmora expelled two envoys", actors=[state("BEL")],
    sources=[VELD],
)  # fmt: skip
AGREED = event(
    "AGREE", within=PAGE, words="A source agreed",
    sources=[source("A source", "anonymous_source")],
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store.open(tmp_path / "desk.db")
    store.add(PAGE, coding(PAGE, EXPELLED, AGREED))
    return store


def judging(store: Store, author: str = "M. Osei", minute: int = 0) -> Judging:
    ticks = count()
    return Judging(store, author, lambda: f"2031-06-01T10:{minute:02}:{next(ticks):02}.000000Z")


def shown(hand: Judging, event_id: str | None = None) -> list[tuple[str, str]]:
    return [(one.author, one.grade) for one in hand.grades(event_id)]


def test_what_nobody_graded_has_no_grade(store: Store) -> None:
    assert judging(store).grades() == ()
    assert judging(store).grades(EXPELLED.id) == ()


def test_source_and_information_are_two_judgements(store: Store) -> None:
    hand, before = judging(store), store.coding(PAGE.id)
    hand.grade("the castora courier", "b", "seldom had to correct itself in ten years")
    hand.grade(EXPELLED.id, "4", "Belmora lists both envoys as accredited")
    letter, digit = hand.grades(EXPELLED.id)
    assert (letter.scale, letter.grade, letter.words) == ("source", "B", "usually reliable")
    assert (digit.scale, digit.words) == ("information", "doubtful")
    assert letter.reason.startswith("seldom") and letter.time.startswith("2031-06-01")
    # The other event has the same page, and was not looked at itself.
    assert [one.scale for one in hand.grades(AGREED.id)] == ["source"]
    assert store.coding(PAGE.id) == before, "a grade changes nothing of what was told"


def test_the_last_of_one_hand_holds_and_two_hands_stand_side_by_side(store: Store) -> None:
    first, other = judging(store), judging(store, "A. Lind", 1)
    first.grade("Tomas Veld", "C", "often right")
    last = first.grade("Tomas Veld", "D", "wrong twice since")
    other.grade("Tomas Veld", "F", "never heard before")
    assert shown(first, EXPELLED.id) == [("M. Osei", "D"), ("A. Lind", "F")]
    first.undo(last.id, "that was another Veld")
    assert shown(first, EXPELLED.id) == [("M. Osei", "C"), ("A. Lind", "F")]
    assert [one.judged for one in first.grades()] == [True, False]


def test_grades_travel_as_lines_and_outlive_coding_anew(store: Store, tmp_path: Path) -> None:
    hand = judging(store)
    hand.grade("Tomas Veld", "B", "his ministry publishes its lists")
    hand.grade(EXPELLED.id, "2", "two agencies tell the same")
    lines = io.StringIO()
    hand.write(lines)
    again = event(
        "STAFF", "expel", within=PAGE, words="expelled two envoys, Foreign Minister",
        sources=[VELD],
    )  # fmt: skip
    with Store.open(tmp_path / "other.db") as other:
        other.add(PAGE, coding(PAGE, again))
        there = judging(other)
        assert len(list(there.read(lines.getvalue().splitlines()))) == 2
        assert [one.grade for one in there.grades(again.id)] == ["B", "2"]
        assert all(standing.found for standing in there.standings())


WRONG = {
    "no such letter": ("Tomas Veld", "G", "A to F"),
    "no such digit": (EXPELLED.id, "7", "1 to 6"),
    "a digit of a source": ("Tomas Veld", "2", "no such event"),
    "a letter of an event": (EXPELLED.id, "A", "nobody of this name"),
    "nobody speaks so": ("Vana Dorn", "A", "nobody of this name"),
    "a source without a name": ("a source", "E", "another on every page"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_graded_is_refused(name: str, store: Store) -> None:
    subject, grade, words = WRONG[name]
    with pytest.raises(JudgementRefused, match=words):
        judging(store).grade(subject, grade, "because")
    with pytest.raises(JudgementRefused, match="reason"):
        judging(store).grade("Tomas Veld", "A", " ")
    assert store.judgements() == ()


def test_forgetting_a_page_forgets_the_grade_of_what_it_told(store: Store) -> None:
    hand = judging(store)
    hand.grade("Tomas Veld", "B", "his ministry publishes its lists")
    hand.grade(EXPELLED.id, "2", "two agencies tell the same")
    store.forget(PAGE.id)
    assert [one.scale for one in hand.grades()] == ["source"]


def test_every_grade_has_its_words() -> None:
    assert "".join(SCALES["source"]) == "ABCDEF"
    assert "".join(SCALES["information"]) == "123456"


def test_seven_ranges_cover_every_chance_once() -> None:
    assert len(RANGES) == len({one.estimate for one in RANGES}) == 7
    assert RANGES[0].low == 0 and RANGES[-1].high == 1
    assert all(a.high == b.low for a, b in pairwise(RANGES))
    assert [likely((one.low + one.high) / 2) for one in RANGES] == [one.estimate for one in RANGES]
    assert likely(1.0) == "almost certain"
