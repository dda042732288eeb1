"""What goes on, and as of which day: on pages read as a user pastes them."""

from __future__ import annotations

import pytest

from detente import Detente
from detente.model.events import Event
from detente.model.text import Article, Page
from detente.relations import account, brief
from detente.relations.dates import lasting_in_words
from tests.factory import article, coding, event, person

PAGE = """Norway and Peru meet over fish

{day}

{text}
"""
DAY = "June 20, 2024"
INFERRED = "The border with Chile was closed in December 2024. A truce was signed on November 16."


def coded(text: str, day: str = DAY) -> tuple[Article, dict[str, Event]]:
    content = PAGE.format(text=text, day=day)
    with Detente() as detente:
        page = Page(name="-", content=content.encode(), media_type="text/plain")
        article, coding = detente.code(page)
    assert coding is not None
    return article, {event.trigger.of(article.text): event for event in coding.events}


def words(text: str, trigger: str, day: str = DAY) -> tuple[str | None, str]:
    found = coded(text, day)[1][trigger]
    assert found.factuality.value == "ongoing"
    return found.edtf, lasting_in_words(found.edtf, found.known_as_of)


@pytest.mark.parametrize(
    ("text", "edtf", "told"),
    [
        # told in the present: as of the day of the page, also where the words say "now"
        ("Norway is training soldiers of Peru.", "2024-06-20~", "as of 20 June 2024"),
        ("Norway is currently training soldiers of Peru.", "2024-06-20", "as of 20 June 2024"),
        ("Norway has been training soldiers of Peru.", "../2024-06-20", "as of 20 June 2024"),
        # since when, where that is said
        ("Norway has been training soldiers of Peru since 2019.", "2019/..",
         "since 2019, as of 20 June 2024"),
        # told in a report of another day: as of that
        ("The minister of Norway said on 3 May that his country is training soldiers of Peru.",
         "2024-05-03~", "as of 3 May 2024"),
        ("According to a report of 12 March 2022, Norway is training soldiers of Peru.",
         "2022-03-12~", "as of 12 March 2022"),
        ("The minister of Norway, speaking in Lima on 3 May, said that Norway is training soldiers"
         " of Peru.", "2024-05-03~", "as of 3 May 2024"),
        # a time told before is no day of the page
        ("At the time, Norway was training soldiers of Peru.", None, ""),
        ("Norway was training soldiers of Peru in 2016.", "2016", "in 2016"),
        ("Norway was training soldiers of Peru.", "2024-06-01~/2024-06-20",
         "between about 1 and 20 June 2024"),
    ],
)  # fmt: skip
def test_what_goes_on_does_so_as_of_a_day(text: str, edtf: str | None, told: str) -> None:
    assert words(text, "training") == (edtf, told)


def test_a_page_of_an_inferred_day_gives_it_about_and_one_of_none_gives_nothing() -> None:
    text = "Norway is training soldiers of Peru."
    inferred = f"{text}\n\n{INFERRED}"
    assert words(inferred, "training", "") == ("../2025-11-20~", "as of about 20 November 2025")
    assert words(text, "training", "") == (None, "")


def test_what_somebody_noted_earlier_is_not_as_of_the_page() -> None:
    text = "As the envoy of Peru noted earlier, talks between Norway and Peru are ongoing."
    assert words(text, "talks") == ("../2024-06-20", "by 20 June 2024")


def test_what_went_on_then_is_told_in_the_past() -> None:
    page, found = coded("At the time, Norway was training soldiers of Peru.")
    told = account([coding(page, found["training"])], [page], "NOR", "PER")
    (text,) = [each.text for each in brief(told).sentences if each.part == "ongoing"]
    assert text.startswith("Norway was providing aid to")


def test_the_latest_day_is_told_where_two_pages_tell_it() -> None:
    veld, oss = person("Tomas Veld", "ARV"), person("Lena Oss", "BEL")
    one = article("Tomas Veld is holding talks with Lena Oss.", published="2031-05-03")
    two = article("Lena Oss and Tomas Veld continue their talks.", published="2031-05-20")
    sides = {"kind": "process", "value": "ongoing", "by_context": True}
    arvenia, belmora = [veld], [oss]
    codings = [
        coding(page, event("CONSULT", within=page, actors=arvenia, recipients=belmora,
                           edtf=f"../{day}", as_of=day, **sides))  # type: ignore[arg-type]
        for page, day in ((one, "2031-05-03"), (two, "2031-05-20"))
    ]  # fmt: skip
    told = account(codings, [one, two], "ARV", "BEL")
    (entry,) = told.ongoing
    assert entry.happening.as_of == "2031-05-20"
    assert [note.as_of for note in entry.footnotes] != [None, None]
    (text,) = [each.text for each in brief(told).sentences if each.part == "ongoing"]
    assert text.startswith("As of 20 May 2031, ")


def test_a_judgement_that_it_is_over_takes_the_words_away() -> None:
    told = event("CONSULT", value="occurred", edtf="2031-05-20", as_of="2031-05-20")
    assert told.known_as_of is None
