"""Registers and open matters: what holds, what is pending, what has been settled since."""

from __future__ import annotations

from detente.model.events import Coding
from detente.model.text import Article
from detente.relations import account, brief, matters, registers
from tests.factory import article, coding, event, person, state

ARV, BEL = state("ARV"), state("BEL")


def rows(pages: list[tuple[Article, Coding]], name: str, part: str = "current") -> list[str]:
    told = account([c for _, c in pages], [a for a, _ in pages], "ARV", "BEL")
    book = next(book for book in registers(told) if book.name == name)
    return [f"{row.subject} {row.status}".strip() for row in getattr(book, part)]


def ambassador(value: str, day: str, words: str) -> tuple[Article, Coding]:
    page = article(words, published=day, name=day)
    told = event(None, within=page, extension="HEAD_OF_MISSION/appoint", value=value, edtf=day,
                 actors=[ARV], recipients=[BEL], kind="plan" if value != "occurred" else "event")  # fmt: skip
    return page, coding(page, told)


PENDING = ambassador("possible", "2031-03-01", "Arvenia may name an ambassador to Belmora.")
NAMED = ambassador("occurred", "2031-05-01", "Arvenia has appointed an ambassador to Belmora.")


def test_what_is_possible_is_pending_and_changes_nothing() -> None:
    assert rows([PENDING], "missions") == []
    assert rows([PENDING], "missions", "pending") == ["ARV in BEL: head considered"]


def test_a_later_page_settles_it_and_history_keeps_it() -> None:
    both = [PENDING, NAMED]
    assert rows(both, "missions") == ["ARV in BEL: head appointed"]
    assert rows(both, "missions", "pending") == []
    assert rows(both, "missions", "history") == ["ARV in BEL: head considered"]
    told = account([c for _, c in both], [a for a, _ in both], "ARV", "BEL")
    (matter,) = matters(told)
    assert not matter.is_open
    assert matter.closing[0].quote == NAMED[0].text


def test_a_visit_with_what_the_page_tells_of_it() -> None:
    page = article(
        "On 3 May a delegation led by Deputy Minister Ivo Brandt visited Belmora."
        " According to Radio Dorn, it consisted of about 40 officials."
        " It was the first visit since the war. The talks lasted almost three hours."
    )
    told = event("CONSULT", "visit", within=page, words=page.text.split(". ")[0], trigger="visited",
                 edtf="2031-05-03", actors=[person("Ivo Brandt", "ARV", "Deputy Minister")],
                 recipients=[BEL], place=("Belmora", "BEL"))  # fmt: skip
    (book,) = (b for b in registers(account([coding(page, told)], [page], "ARV", "BEL"))
               if b.name == "visits")  # fmt: skip
    (row,) = book.current
    assert row.field("size") == "about 40 officials (according to Radio Dorn)"
    assert row.field("duration") == "almost three hours"
    assert row.field("first") == "first visit since the war"
    assert (row.field("from"), row.field("to")) == ("ARV", "Belmora")
    assert (row.valid, row.learned) == ("2031-05-03", "2031-05-20")


def test_pages_in_which_everything_is_denied_give_no_row_and_say_so() -> None:
    page = article("Belmora denied that Arvenia's minister had visited it.")
    told = event("CONSULT", "visit", within=page, value="denied", actors=[person("A B", "ARV")],
                 recipients=[BEL])  # fmt: skip
    assert rows([(page, coding(page, told))], "visits") == []
    made = brief(account([coding(page, told)], [page], "ARV", "BEL"))
    assert "too little evidence" in made.sentences[0].text
    assert any(claim.part == "denied" for claim in made.sentences)
