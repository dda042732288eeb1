"""News without a day, on pages that state their own."""

import pytest

from detente import Detente
from detente.model.text import Page

PAGE = """Norway and Peru quarrel over fish

{day}

{text}
"""


def dated(text: str, day: str = "June 20, 2024") -> dict[str, str | None]:
    content = PAGE.format(text=text, day=day)
    with Detente() as detente:
        page = Page(name="-", content=content.encode(), media_type="text/plain")
        article, coding = detente.code(page)
    assert coding is not None
    return {event.trigger.of(article.text): event.edtf for event in coding.events}


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Peru has accused Norway of fraud.", "accused", "2024-06-01~/2024-06-20"),
        # in the present: of that day
        ("Norway supports Peru in the dispute.", "supports", "2024-06-20~"),
        # what has been going on, or had happened before: up to that day
        ("Norway has been training police officers of Peru.", "training", "../2024-06-20"),
        # what is set beside something else, or lies years back, is not news
        ("Norway attacked Peru during the war.", "attacked", None),
        # what has not happened: not by that day
        ("Norway has not signed the treaty with Peru.", "signed the treaty", "../2024-06-20"),
        # what had to be done lies before it
        ("Norway said that it had to condemn Peru.", "condemn", "../2024-06-20"),
        # what is planned together
        (
            "Norway's king will visit Peru on June 25. He will sign a treaty with Peru.",
            "sign a treaty",
            "2024-06-25",
        ),
    ],
)
def test_dates_by_the_day_of_the_page(text: str, trigger: str, edtf: str | None) -> None:
    found = dated(text)
    assert found.get(trigger, "no such event") == edtf, found


def test_early_in_a_month_news_reaches_back_into_the_last() -> None:
    found = dated("Peru has accused Norway of fraud.", day="June 3, 2024")
    assert found["accused"] == "2024-05-24~/2024-06-03"
