"""A desk on which pages tell one another who people are, whatever the order in which they came."""

from __future__ import annotations

import io
from itertools import permutations
from pathlib import Path

import pytest

from detente import Detente, Settings, page_from_bytes
from detente.errors import JudgementRefused
from detente.model.events import Coding

TELLS = (
    "Northern Post\n\n3 May 2031\n\nNorwegian Foreign Minister Halvor Brekken visited Kenya on "
    "Monday. He met the president of Kenya in Nairobi, officials said.\n"
)
ASKS = (
    "Southern Post\n\n5 May 2031\n\nHalvor Brekken praised Finland on Tuesday. His country will "
    "send aid to Finland, he said, and more will follow in the summer.\n"
)
SPELLS = (
    "Eastern Post\n\n4 May 2031\n\nHalvor Breken arrived in Sweden on Sunday and met the Swedish "
    "prime minister, Ida Lund, for talks on trade and defence, officials said.\n"
)
DENIES = (
    "Western Post\n\n6 May 2031\n\nThe Danish foreign minister, Halvor Brekken, visited Iceland "
    "on Friday for talks on fishing, officials in Reykjavik said.\n"
)
NORWEGIAN = "person:halvor-brekken@NOR"
UNKNOWN = "person:halvor-brekken"


def desk(path: Path, *texts: str) -> Detente:
    opened = Detente(Settings(desk=path))
    for text in texts:
        pages = [page_from_bytes(text.partition("\n")[0], text.encode())]
        assert not [outcome.error for outcome in opened.add(pages) if outcome.error]
    return opened


def exported(opened: Detente) -> str:
    stream = io.StringIO()
    opened.export("jsonl", stream)
    return stream.getvalue()


def codings(opened: Detente) -> dict[str, Coding]:
    names = {article.id: article.name for article in opened.store.articles()}
    return {names[coding.article]: coding for coding in opened.store.codings()}


def actors(opened: Detente, page: str) -> set[str]:
    events = codings(opened)[page].events
    return {p.entity.id for e in events for p in e.actors if p.entity}


def test_a_page_that_only_says_the_name_takes_the_state_from_another(tmp_path: Path) -> None:
    with desk(tmp_path / "desk.db", TELLS, ASKS) as opened:
        assert NORWEGIAN in actors(opened, "Southern Post")
        told = list(opened.store.events(("NOR", "FIN")))
        assert {event.type for event in told} >= {"SUPPORT"}
        reasons = [x.reason for event in told for x in event.evidence if x.by == "actor"]
        teacher = codings(opened)["Northern Post"].article
        assert any(f"learned from article {teacher}" in reason for reason in reasons)


def test_another_order_of_pages_changes_nothing(tmp_path: Path) -> None:
    pages = (TELLS, ASKS, SPELLS, DENIES)
    told = set()
    for number, order in enumerate(permutations(pages)):
        with desk(tmp_path / f"{number}.db", *order) as opened:
            told.add(exported(opened))
            assert opened.waiting == 0
    assert len(told) == 1


def test_another_spelling_on_another_page_is_the_same_actor(tmp_path: Path) -> None:
    with desk(tmp_path / "desk.db", SPELLS, TELLS) as opened:
        assert NORWEGIAN in actors(opened, "Eastern Post")


def test_pages_that_disagree_teach_nothing_and_that_is_said(tmp_path: Path) -> None:
    with desk(tmp_path / "desk.db", TELLS, ASKS, DENIES) as opened:
        assert actors(opened, "Southern Post") & {NORWEGIAN, UNKNOWN} == {UNKNOWN}
        assert NORWEGIAN in actors(opened, "Northern Post")
        assert "person:halvor-brekken@DNK" in actors(opened, "Western Post")
        known = "\n".join(opened.known("Halvor Brekken"))
        assert "unresolved: pages disagree between Denmark and Norway" in known


def test_a_page_that_is_forgotten_takes_along_what_it_told(tmp_path: Path) -> None:
    with desk(tmp_path / "desk.db", ASKS) as alone:
        before = exported(alone)
    with desk(tmp_path / "other.db", TELLS, ASKS) as opened:
        assert opened.forget(codings(opened)["Northern Post"].article)
        assert exported(opened) == before
        assert opened.known("Halvor Brekken") == ()


def test_an_analyst_withdraws_what_was_learned_and_takes_it_back(tmp_path: Path) -> None:
    with desk(tmp_path / "desk.db", TELLS, ASKS, DENIES) as opened:
        judging = opened.judging("M. Osei")
        made = judging.withdraw("person:halvor-brekken@DNK", "the Courier confuses two people")
        assert opened.waiting == 1
        assert len(list(opened.recode())) == 1
        assert NORWEGIAN in actors(opened, "Southern Post")
        judging.undo(made.id, "it does not")
        assert len(list(opened.recode())) == 1
        assert NORWEGIAN not in actors(opened, "Southern Post")
        with pytest.raises(JudgementRefused):
            judging.withdraw("person:nobody@NOR", "there is none")


def test_adding_twice_is_adding_once(tmp_path: Path) -> None:
    with desk(tmp_path / "desk.db", TELLS, ASKS) as opened:
        again = [page_from_bytes("Southern Post", ASKS.encode())]
        assert [outcome.added for outcome in opened.add(again)] == [False]
        assert opened.waiting == 0


def test_a_few_pages_at_a_time_come_to_the_same(tmp_path: Path) -> None:
    with desk(tmp_path / "desk.db", TELLS, ASKS, SPELLS) as opened:
        wanted = exported(opened)
        made = opened.judging("M. Osei").withdraw(NORWEGIAN, "to see")
        assert len(list(opened.recode(most=1))) == 1
        assert opened.waiting == 1
        assert len(list(opened.recode())) == 1
        opened.judging("M. Osei").undo(made.id, "seen")
        assert list(opened.recode_all())
        assert exported(opened) == wanted
