"""Bytes to text."""

import pytest

from detente.pages import page_from_bytes, read
from detente.pages.sniff import sniff
from detente.settings import Settings

RUSSIAN = "Делегация Арвении прибыла в столицу Бельморы на переговоры о границе и торговле.\n" * 3
FRENCH = (
    "La délégation d'Arvenie est arrivée à Port Selen pour négocier l'accès à la frontière.\n" * 3
)


@pytest.mark.parametrize(
    ("content", "charset", "text", "odd"),
    [
        (RUSSIAN.encode(), None, RUSSIAN, False),
        (b"\xef\xbb\xbf" + RUSSIAN.encode(), None, "\ufeff" + RUSSIAN, False),
        (("\ufeff" + RUSSIAN).encode("utf-16-le"), None, "\ufeff" + RUSSIAN, False),
        (("\ufeff" + RUSSIAN).encode("utf-16-be"), None, "\ufeff" + RUSSIAN, False),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN, False),
        (RUSSIAN.encode("cp1251"), None, RUSSIAN, True),
        (RUSSIAN.encode(), "windows-1251", RUSSIAN, True),
        (FRENCH.encode("latin-1"), "iso-8859-1", FRENCH, False),
        (RUSSIAN.encode(), "no-such-charset", RUSSIAN, True),
    ],
)
def test_text_is_decoded(content: bytes, charset: str | None, text: str, odd: bool) -> None:
    found = read(page_from_bytes("x", content, charset=charset), Settings())
    assert found.text == text
    assert any(warning.kind == "encoding" for warning in found.warnings) == odd


def test_a_few_bad_bytes_are_shown_as_such() -> None:
    content = RUSSIAN.encode() * 5
    found = read(page_from_bytes("x", content[:-3]), Settings())
    assert found.text.startswith(RUSSIAN)
    assert any(warning.kind == "encoding" for warning in found.warnings)


def test_markup_declares_its_encoding() -> None:
    markup = f"<html><head><meta charset=windows-1251></head><body><p>{RUSSIAN}</p></body></html>"
    found = read(page_from_bytes("x", markup.encode("cp1251")), Settings())
    assert "Делегация Арвении" in found.text
    assert found.language == "ru"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!DOCTYPE html><html>", "text/html"),
        (b"\xef\xbb\xbf  <html>", "text/html"),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", "text/html"),
        (b"<!-- saved --><div>a</div>", "text/html"),
        ("<html><body>".encode("utf-16"), "text/html"),
        (b"x <p>a</p> <p>b</p> <p>c</p>", "text/html"),
        (
            b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
            "multipart/related",
        ),
        (b"Envoys met. 3 < 5 and 7 > 2.", "text/plain"),
        (b"Subject: talks\nEnvoys met.", "text/plain"),
        (b"", "text/plain"),
    ],
)
def test_the_media_type_is_read_off_the_bytes(content: bytes, kind: str) -> None:
    assert sniff(content) == kind
