"""Nothing that stands on a page of news runs anywhere: not in the browser, not in a spreadsheet."""

import csv
import io
from dataclasses import replace
from urllib.parse import quote

import pytest

from detente.model.events import Coding
from tests import factory
from tests.desk import browsing, desks
from tests.desk.payloads import PAYLOADS


def hostile_page():
    """Put every payload into a sentence, an actor, a source and a place of its own."""
    text = "\n".join(
        [PAYLOADS[0], *(f"{words} visited Belmora, {words} said." for words in PAYLOADS)]
    )
    told = factory.article(
        text,
        title=PAYLOADS[0],
        publisher=PAYLOADS[1],
        url=PAYLOADS[7],
        name=PAYLOADS[2],
        translated_by=PAYLOADS[3],
    )
    told = replace(told, author=PAYLOADS[4])
    events = tuple(
        factory.event(
            "CONSULT", "visit", within=told, words=f"{words} visited Belmora, {words} said.", trigger=f"{words} visited",
            actors=[replace(factory.person(words, "ARV", office=words), id=f"person:{words}")], recipients=[factory.state("BEL")],
            sources=[factory.source(words)], place=(words, "BEL"), edtf="2031-05-03", condition=None,
        )
        for words in PAYLOADS
    )  # fmt: skip
    return told, Coding(article=told.id, events=events, versions=((PAYLOADS[0], PAYLOADS[1]),))


TOLD, CODED = hostile_page()
PAGES = (
    "/", "/articles", f"/articles/{TOLD.id}", f"/articles/{TOLD.id}?important=1",
    *(f"/events?page={n}" for n in range(1, 5)), f"/events/{CODED.events[5].id}",
    *(f"/actors?page={n}" for n in range(1, 5)), f"/actors/{quote('person:' + PAYLOADS[1], safe='')}",
    *(f"/sources?page={n}" for n in range(1, 5)), f"/sources/{quote(PAYLOADS[0], safe='')}",
    "/places", f"/places/{quote(PAYLOADS[40], safe='')}", "/relations", "/relations/ARV/BEL",
    f"/relations?a={quote(PAYLOADS[0])}", f"/search?q={quote(PAYLOADS[0])}", "/search?q=window",
    f"/sql?q={quote(PAYLOADS[0])}", "/sql?q=select+title,name+from+article", "/network?of=person",
    "/map", "/changes", f"/happenings/{CODED.events[0].id}", f"/events?source={quote(PAYLOADS[1])}",
    f"/nothing/{quote(PAYLOADS[0], safe='')}", f"/?x={quote(PAYLOADS[1])}",
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return desks.desk(tmp_path_factory.mktemp("hostile") / "desk.db", (TOLD, CODED))


def test_there_are_two_hundred_payloads():
    assert len(set(PAYLOADS)) == 200


def test_nothing_runs_in_the_browser_and_nothing_is_fetched(path, browser):
    with browsing.served(path) as base:
        visit = browsing.Visit(browser, base)
        for address in PAGES:
            answer = visit.page.goto(address, wait_until="load")
            foreign = visit.page.evaluate(
                "[...document.querySelectorAll('script, iframe, base, link, meta[http-equiv], object, embed')]"
                ".filter(e => !(e.src || e.href || '').startsWith(location.origin)).length"
            )
            assert not foreign, address
            assert visit.page.evaluate("window.hit") is None, address
            assert not visit.page.locator(
                "main a[href^='javascript:'], main a[href^='data:']"
            ).count(), address
            # A page of an error is an error to the console; that one is meant.
            if answer.status >= 400:
                visit.errors = [
                    said for said in visit.errors if "Failed to load resource" not in said
                ]
            assert not visit.errors, (address, visit.errors)
        visit.close()


@pytest.mark.parametrize(
    "address",
    [
        "/events.csv",
        "/actors.csv",
        "/sources.csv",
        "/places.csv",
        "/articles.csv",
        "/relations/ARV/BEL.csv",
        "/search.csv?q=window",
    ],
)
def test_no_cell_is_run_by_a_spreadsheet(path, address):
    rows = list(csv.reader(io.StringIO(desks.client(path).get(address).text)))
    assert len(rows) > 1
    assert not [
        cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "-", "\t", "\r")
    ]


@pytest.mark.parametrize("style", ["bib", "csl"])
def test_a_citation_of_a_hostile_page_is_well_formed(path, style):
    cited = desks.client(path).get(f"/cite/articles/{TOLD.id}/{style}")
    assert cited.status_code == 200 and "javascript:" not in cited.text
    if style == "bib":
        assert cited.text.replace("\\{", "").replace("\\}", "").count("{") == cited.text.replace(
            "\\{", ""
        ).replace("\\}", "").count("}")


def test_the_feed_of_a_hostile_desk_is_well_formed(path):
    from lxml import etree

    feed = etree.fromstring(desks.client(path).get("/changes.atom").content)
    assert len(feed) > 4
