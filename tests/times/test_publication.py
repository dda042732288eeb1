from datetime import date

import pytest

from detente import Detente
from detente.model.text import Page, Publication
from detente.times import of_the_future

TODAY = date(2025, 11, 18)


@pytest.mark.parametrize(
    ("edtf", "warns"),
    [
        ("2025-11-18", False),
        ("2025-11-19", False),
        ("2025-11-20", True),
        ("2025-11-18/2025-12-30", False),
        ("2031-01-01/2031-01-04", True),
        ("1999", False),
        ("not a day", False),
        ("9999-12-31", False),
    ],
)
def test_a_day_that_has_not_come_is_a_warning(edtf: str, warns: bool) -> None:
    warning = of_the_future(Publication(edtf=edtf, inferred=False), TODAY)
    assert bool(warning) == warns
    assert not warning or edtf in warning.message


def test_no_day_no_warning() -> None:
    assert of_the_future(None, TODAY) is None


@pytest.mark.parametrize(("year", "kinds"), [(date.today().year + 2, ["future_date"]), (2019, [])])
def test_a_page_of_the_future_is_read_with_a_warning(year: int, kinds: list[str]) -> None:
    head = f'<meta property="article:published_time" content="{year}-05-03T10:00:00Z">'
    text = "<p>Envoys of Arvenia and Belmora met on Monday in the capital.</p>" * 3
    html = f"<html><head><title>Talks</title>{head}</head><body><article>{text}</article></body>"
    page = Page(name="page", content=html.encode(), media_type="text/html")
    with Detente() as detente:
        article = detente.read(page)
    found = [w.kind for w in article.warnings if w.kind == "future_date"]
    assert found == kinds
