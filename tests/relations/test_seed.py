"""The reference page, from its gold annotation to a brief: what an analyst would check."""

from __future__ import annotations

import pytest

from detente.model.briefs import Account, Brief
from detente.relations import account, brief, merge_within
from tests.relations.seed import load

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def told() -> Account:
    article, coding = load()
    return account([coding], [article], "RUS", "SYR")


@pytest.fixture(scope="module")
def made(told: Account) -> Brief:
    return brief(told)


def test_the_november_visit_is_told_twice_and_the_others_once() -> None:
    article, coding = load()
    same = {e.id: e.same_as for e in merge_within(coding.events, article)}
    assert same["E40"] == "E06"
    for visit in ("E29", "E31", "E23", "E55"):
        assert same[visit] is None
    assert same["E01"] == "E02"


def test_four_dated_visits_and_one_that_may_be_part_of_the_last(told: Account) -> None:
    visits = [e.happening for e in told.done if e.happening.event.mode == "visit"]
    dates = ["2025-07", "2025-09", "2025-10-15", "2025-11-16", None]
    assert [visit.edtf for visit in visits] == dates


def test_talks_are_part_of_their_visit_and_the_sports_ministers_are_not(told: Account) -> None:
    parts = {
        part.happening.id: entry.happening.id
        for entry in told.done
        for part in entry.parts
    }  # fmt: skip
    assert parts["E42"] == "E06"
    assert parts["E24"] == "E23"
    assert "E32" not in parts


def test_nothing_planned_believed_or_denied_is_told_as_done(told: Account) -> None:
    done = {t.id for e in (*told.done, *told.ongoing) for t in e.happening.tellings}
    assert not done & {"E01", "E02", "E03", "E04", "E09", "E10", "E11", "E16", "E18", "E53"}


def test_what_israel_believes_bears_on_the_pair_and_is_not_counted(told: Account) -> None:
    assert "E53" in {entry.happening.id for entry in told.bears_on}


def test_israel_and_russia_have_their_own_account() -> None:
    article, coding = load()
    told = account([coding], [article], "ISR", "RUS")
    assert "E52" in {e.happening.id for e in told.done}
    assert "E53" in {e.happening.id for e in told.believed}


def test_the_brief_is_short_and_every_sentence_has_its_proof(made: Brief) -> None:
    article, _ = load()
    assert 8 <= len(made.sentences) <= 12
    for claim in made.sentences:
        assert claim.events
        assert claim.evidence
        for note in claim.evidence:
            assert note.quote == article.text[note.start : note.end]


def test_the_brief_says_what_matters(made: Brief) -> None:
    text = " ".join(claim.text for claim in made.sentences)
    for words in (
        "cooperative", "more frequent", "16 November 2025", "15 October 2025", "July 2025",
        "unnamed source", "machine-translated", "mission", "ambassador",
    ):  # fmt: skip
        assert words in text
    assert "September 2025" not in next(
        (c.text for c in made.sentences if "Degtyarev" in c.text and "Novak" not in c.text), ""
    )
