"""Where there is little to tell, the answer is short, honest and says what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from detente import Detente, Settings
from detente.model.briefs import Account, Brief
from detente.model.desk import Selection
from detente.model.events import Event
from detente.model.text import Article
from tests.cli.test_inputs import detente
from tests.factory import article, coding, event, person, state

PAIR = Selection(states=("ARV", "BEL"))
WORDS = (
    "On 3 May the foreign minister of Arvenia, Tomas Veld, visited Belmora for talks on trade"
    " and on the border bridge."
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Detente]:
    with Detente(Settings(desk=tmp_path / "desk.db")) as detente:
        yield detente


def page(number: int, text: str = WORDS, publisher: str | None = None) -> Article:
    return article(
        text, name=f"{number}.txt", published=f"2031-05-{1 + number % 28:02}",
        publisher=publisher or f"Paper {number}",
    )  # fmt: skip


def visit(page: Article, value: str = "occurred", edtf: str | None = "2031-05-03") -> Event:
    return event(
        "CONSULT", "visit", within=page, trigger="visited", edtf=edtf, value=value,
        actors=[person("Tomas Veld", "ARV", "foreign minister")], recipients=[state("BEL")],
    )  # fmt: skip


def put(desk: Detente, pages: list[Article], telling: Callable[[Article], Event]) -> None:
    for each in pages:
        desk.store.add(each, coding(each, telling(each)))


def told(desk: Detente) -> tuple[Account, Brief, str]:
    account = desk.account_of(PAIR)
    brief = desk.told(account)
    return account, brief, " ".join(claim.text for claim in brief.sentences)


def test_an_empty_desk_says_that_nothing_was_read(desk: Detente) -> None:
    _, brief, text = told(desk)
    assert len(brief.sentences) == 1
    assert "no pages were read" in text.lower()
    assert "nothing can be said" in text


def test_fifty_pages_that_say_nothing_new_are_one(desk: Detente) -> None:
    put(desk, [page(number) for number in range(50)], visit)
    account, brief, text = told(desk)
    assert len(account.done) == 1
    assert len(account.done[0].happening.witnesses) == 1
    assert len(desk.figures(account).units) == 1
    assert "49 copies of them left out" in text
    assert "too little evidence" in text
    assert len(brief.sentences) <= 3


def test_where_everything_is_denied_nothing_is_told_as_done(desk: Detente) -> None:
    days = [3, 9, 15, 21]
    for number, day in enumerate(days):
        each = page(number, f"Arvenia denied that its minister visited Belmora on {day} May.")
        denied = visit(each, "denied", f"2031-05-{day:02}")
        desk.store.add(each, coding(each, denied))
    account, brief, text = told(desk)
    assert account.done == () and len(account.denied) == len(days)
    assert desk.figures(account).units == () and desk.figures(account).tone is None
    assert "too little evidence" in text and "cooperative" not in text
    assert any(claim.part == "denied" for claim in brief.sentences)
    assert all(not book.current for book in desk.registers(account))


def test_one_outlet_gives_a_list_and_no_curve(desk: Detente) -> None:
    for number in range(12):
        each = page(number, f"On {number + 1} May a minister of Arvenia visited Belmora, item"
                    f" {number} of the day.", publisher="The Castora Courier")  # fmt: skip
        desk.store.add(each, coding(each, visit(each, edtf=f"2031-05-{number + 1:02}")))
    account, _, text = told(desk)
    figures = desk.figures(account)
    assert figures.tone is None and figures.lacking
    assert "independent sources" in figures.lacking and figures.lacking in text
    assert "by one publisher" in text
    assert "nothing told as done has more than one independent witness" in text


@pytest.mark.parametrize(
    ("pair", "status", "words"),
    [
        (("Chile", "Peru"), 0, "nothing was found that Chile and Peru did together"),
        (("Chile", "Chile"), 2, "a pair takes two states, not CHL twice"),
        (("Chile", "Atlantis"), 2, "no state is called 'Atlantis'"),
        (("Czechoslovakia", "Peru"), 0, "nothing can be said of their relations"),
        (("Yugoslavia", "Peru"), 0, "Yugoslavia is no state any more: its last year was 2006"),
        (("SUN", "Peru"), 0, "told of Russia, which holds its seat"),
        (("Yugoslavia", "Serbia"), 2, "A pair takes two states"),
    ],
)
def test_the_command_line_says_what_is_missing(
    pair: tuple[str, str], status: int, words: str, tmp_path: Path
) -> None:
    done = detente("brief", *pair, "--desk", str(tmp_path / "desk.db"))
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == status
    assert words in said and "Traceback" not in said
