"""Broken and hostile input: one clear line, in bounded time."""

import time
from contextlib import suppress

import pytest

from detente.errors import UnreadablePage
from detente.pages import open_page, page_from_bytes, read, read_safely
from detente.pages.guard import guard
from detente.pages.worker import PATIENCE
from detente.settings import Limits, Settings

SETTINGS = Settings()
SENTENCE = b"Envoys of Belmora and Arvenia met in Port Selen to discuss the border. "


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is blank"),
        (b"\xef\xbb\xbf", "is blank"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n....", "an image"),
        (b"\x1f\x8b\x08....", "a gzip archive"),
        (b"a\x00b" * 100, "is not text"),
        (bytes(range(1, 9)) * 50, "is not text"),
        (b"Share\nTweet\n0\n", "every line is page furniture"),
        (b"<html><body></body></html>", "shows no text"),
        (b"<html><body><script>run()</script></body></html>", "shows no text"),
        (b"word " * 60_000, "no line short enough"),
        (b"x" * 50_000_000, "is 50.0 MB; the limit is 20.0 MB"),
    ],
    ids=lambda value: repr(value[:16]) if isinstance(value, bytes) else None,
)
def test_what_cannot_be_read_is_named_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePage, match=reason) as caught:
        read(page_from_bytes("input", content), SETTINGS)
    assert str(caught.value).startswith("input: ")
    assert "\n" not in str(caught.value)


def test_what_cannot_be_opened_is_named(tmp_path: object) -> None:
    for name in (str(tmp_path), f"{tmp_path}/none.txt", "\0"):
        with pytest.raises(UnreadablePage) as caught:
            open_page(name, SETTINGS)
        assert caught.value.name == name


@pytest.mark.parametrize(
    "markup",
    [
        b"<div>" * 100_000 + SENTENCE * 3,
        b"<table><tr><td>" * 30_000 + SENTENCE * 3,
        b"<ul><li>" * 50_000 + SENTENCE * 3,
        b"<b><i>" * 100_000 + SENTENCE * 3,
        b"<p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">" + SENTENCE * 3,
        b"<" * 300_000 + SENTENCE * 3,
        b"<!--" * 100_000 + b"--><p>" + SENTENCE * 3,
        b"<p>" + SENTENCE * 40 + b"&amp;" * 20_000,
    ],
    ids=["divs", "tables", "lists", "unclosed", "attributes", "angles", "comments", "entities"],
)
def test_a_bomb_ends_within_its_time(markup: bytes) -> None:
    started = time.monotonic()
    settings = Settings(limits=Limits(page_seconds=15))
    try:
        found = read_safely(page_from_bytes("bomb", b"<html><body>" + markup), settings)
        assert len(found.text) <= settings.limits.text_characters * 2
    except UnreadablePage as error:
        assert "took longer" not in error.reason
    # A worker counts its own processor time; where others use the machine it has that many times.
    assert time.monotonic() - started < settings.limits.page_seconds * PATIENCE + 5


def test_too_many_elements_are_refused() -> None:
    with pytest.raises(UnreadablePage, match="more than 300,000 elements"):
        read(page_from_bytes("bomb", b"<html>" + b"<br>" * 300_001), SETTINGS)


def test_depth_is_flattened_and_text_stays() -> None:
    limits = Limits(depth=40)
    safe = guard("<div>" * 100 + "text" + "</div>" * 100, "x", limits)
    assert safe.count("<div>") == safe.count("</div>") == limits.depth - 20
    assert "text" in safe


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a<p>b<ul><li>c<li>d</ul>",
        "<div class='a>b'>c</div>",
        "<script>if (a < b) { x('<div>') }</script><p>t</p>",
        "<!--><div>a</div>",
        "a < b > c <3",
        "",
    ],
)
def test_ordinary_markup_passes_unchanged(markup: str) -> None:
    assert guard(markup, "x", Limits()) == markup


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    markup = b"<html><body><p>" + SENTENCE * 3 + b"</p></body></html>"
    page = page_from_bytes("slow", markup)
    with pytest.raises(UnreadablePage, match=r"took longer than 0\.001 s"):
        read_safely(page, Settings(limits=Limits(page_seconds=0.001)))
    assert read_safely(page, SETTINGS) == read(page, SETTINGS)


def test_a_worker_hands_on_the_reason() -> None:
    with pytest.raises(UnreadablePage, match=r"^empty\.html: shows no text"):
        read_safely(page_from_bytes("empty.html", b"<html><body></body></html>"), SETTINGS)


@pytest.mark.parametrize(
    "line",
    [
        "a\n",
        "Read also\nHeadline of some other story here\n",
        "1\n",
        "9 July 2018\n",
        '"\n',
        "- x\n",
    ],
)
def test_time_grows_with_length_alone(line: str) -> None:
    def seconds(count: int) -> float:
        started = time.process_time()
        with suppress(UnreadablePage):
            read(page_from_bytes("x", (SENTENCE.decode() + "\n" + line * count).encode()), SETTINGS)
        return time.process_time() - started

    seconds(100)
    long = min(seconds(12_000) for _ in range(3))
    assert long < 12 * max(seconds(3_000), 0.05)


def test_long_text_is_cut_and_says_so() -> None:
    settings = Settings(limits=Limits(text_characters=1_000))
    found = read(page_from_bytes("x", (SENTENCE + b"\n") * 50), settings)
    assert len(found.text) == 1_000
    assert [odd.kind for odd in found.warnings if odd.kind == "truncated"] == ["truncated"]
