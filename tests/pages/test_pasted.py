"""Pages as they are pasted from a browser: every line has its kind, and the page its metadata."""

from pathlib import Path

import pytest

from detente.model.text import Article
from detente.pages import open_page, read
from detente.settings import Settings

PASTED = Path(__file__).parent / "pasted"
PAGES = sorted(path.stem for path in PASTED.glob("*.txt"))


def article(name: str) -> Article:
    return read(open_page(str(PASTED / f"{name}.txt"), Settings()), Settings())


@pytest.mark.parametrize("name", PAGES)
def test_every_line_has_its_kind(name: str) -> None:
    found = article(name)
    got = [f"{b.kind}\t{' '.join(b.span.of(found.text).split())[:60]}" for b in found.blocks]
    assert got == (PASTED / f"{name}.kinds").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", PAGES)
def test_the_canonical_text_is_the_file(name: str) -> None:
    assert article(name).text == (PASTED / f"{name}.txt").read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("name", "edtf", "inferred"),
    [
        ("agency", "2018-07-09", False),
        ("broadcaster", "2018-07-09", False),
        ("ministry", "2023-03-14", False),
        ("translated", "2025-11-03", False),
        ("inserts", "2025-11-18", False),
        ("spanish", "2021-05-12", False),
        ("points", "2024-06-03", False),
        ("chinese", "2024-05-06", False),
        ("wire", "2025-11-18", True),
        ("window", "2022-02-03/2022-02-07", True),
    ],
)
def test_the_day_of_publication(name: str, edtf: str, inferred: bool) -> None:
    published = article(name).published
    assert published is not None
    assert (published.edtf, published.inferred) == (edtf, inferred)
    assert published.evidence, published.reason


def test_a_page_that_tells_no_day_has_none() -> None:
    assert article("wrapped").published is None


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("agency", "Vestal"),
        ("broadcaster", "Harbour Times"),
        ("wire", "TARN"),
        ("translated", "Al-Marsad"),
        ("window", "Courier"),
        ("ministry", None),
        ("wrapped", None),
    ],
)
def test_the_outlet(name: str, publisher: str | None) -> None:
    assert article(name).publisher == publisher


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("broadcaster", "Our Diplomatic Correspondent"),
        ("points", "Ana Dorn and Piet Hale"),
        ("inserts", "Олена Коваль"),
        ("wire", None),
    ],
)
def test_the_author(name: str, author: str | None) -> None:
    assert article(name).author == author


@pytest.mark.parametrize(
    ("name", "service", "original"),
    [("translated", "unnamed service", "ar"), ("window", "Yandex Translate", "ru")],
)
def test_the_translation_notice(name: str, service: str, original: str) -> None:
    translation = article(name).translation
    assert translation is not None
    assert (translation.service, translation.original_language) == (service, original)


def test_wrapped_rows_are_one_paragraph() -> None:
    found = article("wrapped")
    assert [block.kind for block in found.blocks] == ["title", "body", "body"]
    assert "Gulf of\nSer" in found.blocks[1].span.of(found.text)


def test_what_the_copy_lacks_is_said_once_each() -> None:
    messages = [odd.message for odd in article("window").warnings if odd.kind == "missing"]
    assert messages == [
        f"the copy states no {what}" for what in ("date", "author", "URL", "caption")
    ]


def test_the_oddities_of_a_copy_have_their_place() -> None:
    found = article("window")
    placed = {odd.kind: odd.span.of(found.text) for odd in found.warnings if odd.span}
    assert placed == {"unbalanced_quotes": 'time,"', "stray_mark": "2"}
