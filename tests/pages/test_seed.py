"""The page that this project began with, read against its annotation by hand."""

import json

import pytest
from tests.shared import SHARED, needs_shared

from detente.model.text import Article
from detente.pages import open_page, read
from detente.settings import Settings

pytestmark = [pytest.mark.shared, needs_shared]

Row = dict[str, object]
Gold = dict[str, dict[str, list[Row]]]

KINDS = {
    "ad_label": "advert", "headline": "title", "dek_question": "dek", "photo_credit": "credit",
    "highlight_toggle_label": "toggle_label", "toggle_on": "toggle", "toggle_off": "toggle",
    "lead_paragraph": "body", "paragraph": "body", "section_heading": "heading",
    "expert_quote": "quotation", "reference_box_title": "reference_title",
    "reference_box_text": "reference",
}  # fmt: skip


@pytest.fixture(scope="module")
def gold() -> Gold:
    loaded: Gold = json.loads((SHARED / "seed" / "gold.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def article() -> Article:
    return read(open_page(str(SHARED / "seed" / "page.txt"), Settings()), Settings())


def test_every_line_is_named(article: Article, gold: Gold) -> None:
    found = {block.span.start: block.kind for block in article.blocks}
    for line in gold["page"]["lines"]:
        if line["role"] != "blank":
            assert found[int(str(line["start"]))] == KINDS.get(str(line["role"]), line["role"])


def test_the_window_and_its_floor(article: Article) -> None:
    assert article.published is not None
    assert (article.published.edtf, article.published.inferred) == ("2025-11-16/2025-11-20", True)
    assert [span.of(article.text) for span in article.published.evidence] == ["November 16"]


def test_the_outlet_and_the_translation(article: Article) -> None:
    assert (article.publisher, article.language, article.author) == ("Izvestia", "en", None)
    assert article.translation is not None
    assert article.translation.service == "Yandex Translate"
    assert article.translation.original_language == "ru"


def test_the_warnings(article: Article) -> None:
    placed = [(odd.kind, odd.span.of(article.text)) for odd in article.warnings if odd.span]
    assert placed == [
        ("odd_dash", "mid—November"),
        ("unbalanced_quotes", 'situation,"'),
        ("unbalanced_quotes", 'systems,"'),
        ("stray_mark", "1"),
    ]
    assert sum(odd.kind == "missing" for odd in article.warnings) == 4
