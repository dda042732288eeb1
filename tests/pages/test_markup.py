"""Markup: canonical text, kinds, metadata."""

from dataclasses import replace
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from detente.errors import UnreadablePage
from detente.model.text import Article
from detente.pages import page_from_bytes, read
from detente.pages.dom import linearise
from detente.pages.markup import parse
from detente.settings import Settings

PARAGRAPHS = (
    "Belmora and Arvenia agreed on Monday to resume talks on border trade, the ministry said.",
    "The agreement was reached during a meeting of the foreign ministers in Port Selen.",
    "The two sides also discussed the safety of fishing crews in the Gulf of Ser.",
    "No date was set for the next round, which is to be held in the Arvenian capital.",
)
PAGE = """<!doctype html><html lang="en"><head>
<title>Talks on border trade to resume | Harbour Times</title>
<meta property="og:site_name" content="Harbour Times">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Talks on border trade to resume", "datePublished": "2018-07-09T14:35:00+02:00",
 "author": [{{"@type": "Person", "name": "Ana Dorn"}}]}}</script></head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Talks on border trade to resume</h1><p class="date">9 July 2018</p>
<p>{}</p><p>{}</p>
<figure><img src="x.jpg">
<figcaption>The ministers of Belmora and Arvenia in Port Selen</figcaption></figure>
<h2>Fishing crews</h2><p>{}</p>
<blockquote>We have opened a door that was closed for far too long.</blockquote>
<p>Read also: <a href="/y">Arvenian lawmakers reject fuel bill</a></p>
<p>{}</p></article>
<script>var hidden = "never text";</script><div style="display:none">never shown</div>
<footer>© 2018 Harbour Times</footer></body></html>""".format(*PARAGRAPHS)  # fmt: skip


def article(markup: str | bytes, **known: str) -> Article:
    content = markup if isinstance(markup, bytes) else markup.encode()
    return read(page_from_bytes("page.html", content, **known), Settings())


def kinds(found: Article) -> dict[str, str]:
    return {block.span.of(found.text): block.kind for block in found.blocks}


def text_of(markup: str) -> str:
    return linearise(parse(markup, "x"), 1_000_000).text


def test_elements_give_kinds() -> None:
    found = kinds(article(PAGE))
    assert found["Talks on border trade to resume"] == "title"
    assert all(found[paragraph] == "body" for paragraph in PARAGRAPHS)
    assert found["Fishing crews"] == "heading"
    assert found["We have opened a door that was closed for far too long."] == "quotation"
    assert found["The ministers of Belmora and Arvenia in Port Selen"] == "caption"
    assert found["Read also: Arvenian lawmakers reject fuel bill"] == "related_links"
    assert found["9 July 2018"] == "dateline"
    assert found["© 2018 Harbour Times"] not in ("body", "heading")
    assert not any("never" in text for text in found)


def test_metadata_is_read() -> None:
    found = article(PAGE)
    assert found.title == "Talks on border trade to resume"
    assert (found.publisher, found.author, found.language) == ("Harbour Times", "Ana Dorn", "en")
    assert found.published is not None
    assert (found.published.edtf, found.published.inferred) == ("2018-07-09", False)
    assert [span.of(found.text) for span in found.published.evidence] == ["9 July 2018"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<p>a  b\n c</p><p>d</p>", "a b c\nd"),
        ("<p>fish &amp; chips &#8212; &eacute;</p>", "fish & chips — é"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<p>a<b>b</b>c</p>", "abc"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<p>a</p><p hidden>b</p><p>c</p>", "a\nc"),
        ("<p>a<template>b</template>c</p>", "ac"),
        ("<p>a<!-- no -->b</p>", "ab"),
        ("<p>Gu\u00adlf\u200b of\u00a0Ser</p>", "Gulf of Ser"),
        ("<div>a<p>b</p>c</div>", "a\nb\nc"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
    ],
)
def test_a_document_is_written_out(markup: str, text: str) -> None:
    assert text_of(f"<html><body>{markup}</body></html>") == text


def test_every_line_knows_its_element() -> None:
    linear = linearise(parse("<html><body><h1>a</h1><p>b <i>c</i></p></body></html>", "x"), 100)
    assert [linear.node_at(linear.text.index(c)).tag for c in "ab"] == ["h1", "p"]
    assert linear.node_at(1) is None


@pytest.mark.parametrize(
    ("stamp", "url", "day"),
    [
        ("2018-07-10T01:10:00Z", "https://example.org/2018/07/09/talks/", "2018-07-09"),
        ("2018-07-10T01:10:00Z", "https://example.org/2018/07/01/talks/", "2018-07-10"),
        ("2018-07-10T01:10:00+03:00", "https://example.org/2018/07/09/talks/", "2018-07-10"),
    ],
)
def test_the_day_is_the_publishers_own(stamp: str, url: str, day: str) -> None:
    markup = PAGE.replace("2018-07-09T14:35:00+02:00", stamp).replace("9 July 2018", "")
    published = article(markup, url=url).published
    assert published is not None
    assert published.edtf == day


def test_a_broken_statement_is_no_obstacle() -> None:
    markup = PAGE.replace('"headline"', '"headline').replace("9 July 2018", "")
    assert article(markup).title == "Talks on border trade to resume"


def test_a_saved_page_is_unpacked() -> None:
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://example.org/talks"
    message.attach(MIMEText(PAGE, "html", "utf-8"))
    found = article(message.as_bytes())
    assert found.url == "https://example.org/talks"
    assert found.text == article(PAGE).text


def test_a_saved_page_without_a_page_is_refused() -> None:
    message = MIMEMultipart("related")
    message.attach(MIMEText("body {}", "css"))
    with pytest.raises(UnreadablePage, match="without an HTML page"):
        article(message.as_bytes())


def test_reading_twice_is_reading_once() -> None:
    assert article(PAGE) == article(PAGE)
    assert article(PAGE).id != replace(article(PAGE, url="https://example.org/")).id


def test_markup_without_an_article_is_judged_as_pasted_text_is() -> None:
    found = article(f"<html><body><div>Menu</div><div>{PARAGRAPHS[0]}</div></body></html>")
    assert kinds(found)[PARAGRAPHS[0]] == "body"
    assert kinds(found)["Menu"] == "navigation"
