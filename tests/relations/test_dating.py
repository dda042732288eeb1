"""Dates that a sentence leaves to its neighbours, on pages read as a user pastes them."""

from dataclasses import replace

import pytest

from detente import Detente
from detente.model.text import Page
from detente.relations.dating import date_by_context

PAGE = """Envoys of Norway and Peru meet again

{text}

The border with Chile was closed in December 2024. A truce was signed on November 16.
"""


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        # what is done in return is of the same time; a title ends no sentence
        (
            "In 1998, gunmen from Norway shelled a port in Chad. In retaliation, Mr. Vargas of Peru"
            " attacked Norway.",
            "attacked",
            "1998",
        ),
        # the talks are those of the visit
        (
            "On October 15, Norway's king visited Peru. Talks between Norway and Peru lasted"
            " two hours.",
            "Talks",
            "2025-10-15",
        ),
        # what also happened has no date of its own
        (
            "In September, Norway sent a delegation to Peru. Consultations between the ministers"
            " of sport of Norway and Peru also took place in Lima.",
            "Consultations",
            "2025-09/2025-11",
        ),
        # an event may be the anchor of another
        (
            "On October 15, Norway's king visited Peru.\n\nNorway and Peru held talks during the"
            " visit.",
            "held talks",
            "2025-10-15",
        ),
        # whoever had left had done so when it was said, in the same month
        (
            "In May 2024, Norway's king said that Norway rejects the treaty because Peru had"
            " expelled an envoy of Norway.",
            "expelled an envoy",
            "2024-05",
        ),
        # who speaks for a state rejects when he says so
        (
            "On October 15, Norway's king said that Norway rejects the treaty with Peru.",
            "rejects",
            "2025-10-15",
        ),
        # what follows a visit of a month may be of the next
        (
            "In July, Norway's foreign minister visited Peru, and following his visit, Norway and"
            " Peru signed a treaty.",
            "signed a treaty",
            "2025-07/2025-08",
        ),
        # what is reported on is news
        ("A channel of Chile reported on a visit by Norway's king to Peru.", "visit",
         "2025-11-16/2025-11-20"),
    ],
)  # fmt: skip
def test_a_neighbour_gives_its_date_only_to_its_own(text: str, trigger: str, edtf: str) -> None:
    with Detente() as detente:
        page = Page(name="-", content=PAGE.format(text=text).encode(), media_type="text/plain")
        article, coding = detente.code(page)
    assert coding is not None
    found = {event.trigger.of(article.text): event.edtf for event in coding.events}
    assert found[trigger] == edtf


@pytest.mark.parametrize(
    ("verb", "edtf"), [("breaks out", "2025"), ("broke out", None)]
)  # fmt: skip
def test_a_habit_told_in_the_present_is_of_the_year_of_the_page(
    verb: str, edtf: str | None
) -> None:
    text = PAGE.format(text=f"Armed fighting periodically {verb} between Norway and Peru.")
    with Detente() as detente:
        page = Page(name="-", content=text.encode(), media_type="text/plain")
        article, coding = detente.code(page)
    assert coding is not None
    fighting = next(e for e in coding.events if e.trigger.of(article.text) == "fighting")
    occurred = replace(fighting.factuality, value="occurred")
    (event,) = date_by_context([replace(fighting, edtf=None, factuality=occurred)], article)
    assert event.edtf == edtf
