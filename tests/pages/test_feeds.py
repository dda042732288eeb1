"""Feeds: the pages they list are added; hostile ones cost little and ask nobody anywhere."""

import pytest

from detente import Detente
from detente.errors import FetchError, UnreadablePage
from detente.model.text import Page
from detente.pages import entries, is_feed, page_from_bytes, read_safely
from detente.settings import Limits, Settings

SETTINGS = Settings(limits=Limits(page_seconds=60))
RSS = b"""<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><!-- ours -->
<rss version="2.0"><channel><title>Arvenia Post</title>
<item><title>Envoys met</title><link>https://post.example/envoys</link></item>
<item><title>Again</title><link> https://post.example/envoys </link></item>
<item><title>No address</title></item>
<item><link>file:///etc/passwd</link></item>
<item><link>javascript:alert(1)</link></item>
<item><link>/talks</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<link rel="alternate" href="https://post.example/one"/></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"><item><link>https://post.example/two</link></item></rdf:RDF>"""


def feed(content: bytes, name: str = "feed.xml", url: str | None = None) -> Page:
    return page_from_bytes(name, content, url=url)


@pytest.mark.parametrize(
    ("content", "url", "listed"),
    [
        (RSS, None, ("https://post.example/envoys",)),
        (
            RSS,
            "https://post.example/feed/",
            ("https://post.example/envoys", "https://post.example/talks"),
        ),
        (ATOM, None, ("https://post.example/one",)),
        (RDF, None, ("https://post.example/two",)),
        (
            ('<?xml version="1.0" encoding="utf-16"?>' + ATOM.decode()).encode("utf-16"),
            None,
            ("https://post.example/one",),
        ),
    ],
)
def test_a_feed_lists_its_pages_once_and_only_those_of_the_web(content, url, listed):
    page = feed(content, url=url)
    assert is_feed(page)
    assert entries(page, SETTINGS) == listed


@pytest.mark.parametrize("name", ["pasted text", "feed.html", "feed.txt", "-"])
def test_what_calls_itself_a_page_is_never_unfolded(name):
    page = feed(RSS, name)
    assert not is_feed(page)
    with pytest.raises(UnreadablePage, match="is a feed, not a page"):
        read_safely(page, SETTINGS)


def test_more_than_a_hundred_pages_are_left():
    items = b"".join(b"<item><link>https://p.example/%d</link></item>" % n for n in range(300))
    found = entries(feed(b"<rss><channel>" + items + b"</channel></rss>"), SETTINGS)
    assert len(found) == 100 and found[0] == "https://p.example/0"


BOMB = b"<!ENTITY a0 'aaaaaaaaaa'>" + b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
)
SECRET = b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
HOSTILE = {
    "laughs": b"<!DOCTYPE r [" + BOMB + b"]><rss><item><title>&a11;</title></item></rss>",
    "secret": SECRET + b"<rss><item><link>&x;</link></item></rss>",
    "ampersands": b"<rss><channel><item><title>" + b"&" * 1_900_000,
    "brackets": b"<rss><channel><item><title>" + b"<" * 1_900_000,
    "deep": b"<rss>" + b"<a>" * 400_000,
    "large": b"<rss>" + b" " * 3_000_000,
    "empty": b"<rss></rss>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_feed_is_refused_in_bounded_time(name):
    page = Page(name="feed.xml", content=HOSTILE[name], media_type="application/rss+xml")
    with pytest.raises(UnreadablePage):
        entries(page, Settings(limits=Limits(page_seconds=3)))


def test_the_pages_of_a_feed_are_fetched_one_by_one_and_a_failure_stops_nothing(
    tmp_path, monkeypatch
):
    asked = []

    def fetched(url, settings):
        asked.append(url)
        if url.endswith("talks"):
            raise FetchError(url, "answered 404")
        return page_from_bytes(url, b"Envoys met\n\nThe king of Norway visited Finland.", url=url)

    monkeypatch.setattr("detente.pages.fetch.fetch", fetched)
    file = tmp_path / "feed.xml"
    file.write_bytes(RSS.replace(b"/talks", b"https://post.example/talks"))
    outcomes = list(Detente(Settings(desk=tmp_path / "d.db")).articles([str(file)]))
    assert asked == ["https://post.example/envoys", "https://post.example/talks"]
    assert outcomes[0].article and outcomes[0].article.url == asked[0]
    assert isinstance(outcomes[1].error, FetchError)


def test_an_address_inside_is_guarded_as_any_other(tmp_path):
    file = tmp_path / "feed.xml"
    file.write_bytes(ATOM.replace(b"https://post.example/one", b"http://127.0.0.1:9/secret"))
    (outcome,) = Detente(Settings(desk=tmp_path / "d.db")).articles([str(file)])
    assert isinstance(outcome.error, FetchError) and "no public address" in str(outcome.error)


def test_a_feed_is_followed_and_only_what_is_new_is_added(tmp_path, monkeypatch):
    from detente.cli import desks

    lists = iter([("a", "b"), ("b", "c")])
    added = []

    class Told:
        def listed(self, feed):
            return next(lists)

        def add(self, names):
            added.append(list(names))
            return iter(())

    with pytest.raises(StopIteration):
        desks.follow(Told(), "https://post.example/feed", pause=lambda _: None)
    assert added == [["a", "b"], ["c"]]
