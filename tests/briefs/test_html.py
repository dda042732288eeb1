"""What a reader with a browser, a printer or a screen reader would notice."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from detente.briefs import html as renderer
from detente.model.briefs import Brief
from detente.model.text import Article
from detente.relations import account, brief
from tests.briefs.corpus import everything
from tests.factory import article, coding, event, state

NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; background: url(javascript:alert(1))",
    "</style><script>alert(1)</script>",
    "{{sections}}",
    "&lt;script&gt;",
    "\u202eevil\u202c",
)


def made() -> tuple[Brief, tuple[Article, ...]]:
    codings, articles = everything()
    return brief(account(codings, articles, "ARV", "BEL")), articles


def page() -> html.HtmlElement:
    told, articles = made()
    return html.document_fromstring(renderer.render(told, articles))


def test_it_stands_alone() -> None:
    told, articles = made()
    text = renderer.render(told, articles)
    assert "<script" not in text
    assert not re.search(r"(?:src|srcset)=|<link|@import|url\(", text)
    assert "default-src 'none'" in text


def test_landmarks_language_and_skip_link() -> None:
    tree = page()
    assert tree.get("lang") == "en"
    assert [tree.find(f".//{tag}") is not None for tag in ("header", "main", "footer", "h1")] == [
        True
    ] * 4
    first = tree.find("body").find("a")
    assert first.get("href") == "#" + tree.find(".//main").get("id")


def test_headings_do_not_skip_a_level_and_ids_are_unique() -> None:
    tree = page()
    levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    labels = {e.get("aria-labelledby") for e in tree.iter() if e.get("aria-labelledby")}
    assert labels <= set(ids)


def test_every_sentence_has_its_quotes_marked_in_their_paragraph() -> None:
    told, articles = made()
    texts = {a.id: a.text for a in articles}
    tree = page()
    assert len(tree.findall(".//main//p[@class='sentence']")) == len(told.sentences)
    assert len(tree.findall(".//details")) == len(told.sentences)
    for quote in tree.iter("mark"):
        assert any(quote.text_content() in text for text in texts.values())


def test_chips_say_their_degree_in_words() -> None:
    said = {(chip.get("class"), chip.text_content()) for chip in page().iter("span")}
    assert ("chip done", "told as done, stated flatly") in said
    assert ("chip said", "said by others and not confirmed, stated flatly") in said
    assert ("chip open", "possible") in said
    assert ("chip not", "denied, stated flatly") in said
    assert all(text.strip() for _, text in said)


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_from_a_page_becomes_markup(nasty: str) -> None:
    text = f"Arvenia sanctioned Belmora, said {nasty}, on Monday."
    hostile = article(
        text, title=nasty, publisher=nasty, translated_by=nasty, url="javascript:alert(1)"
    )
    told = event("SANCTION", within=hostile, actors=[state("ARV")], recipients=[state("BEL")])
    made = brief(account([coding(hostile, told)], [hostile], "ARV", "BEL"))
    made = replace(made, title=nasty)
    tree = html.document_fromstring(renderer.render(made, [hostile]))
    assert not tree.findall(".//script")
    assert not tree.findall(".//img")
    assert not [e for e in tree.iter() for name in e.attrib if name.startswith("on")]
    assert not [a for a in tree.iter("a") if not re.match(r"#|https?://", a.get("href"))]
    assert tree.find(".//h1").text_content() == nasty
    assert text in {quote.text_content() for quote in tree.iter("blockquote")}


def test_text_from_right_to_left_is_marked() -> None:
    arabic = article("زار وزير خارجية أرفينيا بلمورا اليوم", language="ar")
    told = event(
        "CONSULT", "visit", within=arabic, actors=[state("ARV")], recipients=[state("BEL")]
    )
    made = brief(account([coding(arabic, told)], [arabic], "ARV", "BEL"))
    tree = html.document_fromstring(renderer.render(made, [arabic]))
    assert {quote.get("dir") for quote in tree.iter("blockquote")} == {"rtl"}
    assert tree.get("dir") is None


def test_it_works_without_the_articles() -> None:
    told, _ = made()
    tree = html.document_fromstring(renderer.render(told))
    quotes = {note.quote for claim in told.sentences for note in claim.evidence}
    assert {mark.text_content() for mark in tree.iter("mark")} == quotes


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_are_legible_in_light_and_dark() -> None:
    style = page().find(".//style").text
    for scheme in re.findall(r":root \{([^}]*)\}", style):
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", scheme))
        paper = luminance(colours["paper"])
        for name in ("ink", "soft", "link", "done", "said", "open", "not", "view"):
            high, low = sorted((luminance(colours[name]), paper), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, name
        high, low = sorted((luminance(colours["ink"]), luminance(colours["mark"])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5
