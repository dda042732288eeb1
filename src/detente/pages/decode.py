"""Bytes to text, and a clear word about bytes that are none.

UTF-8 that decodes strictly is believed against any declaration: other encodings do not do so by
accident. Then what the transport or the page declares, then a guess from the bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from detente.errors import UnreadablePage
from detente.model.text import Oddity, Page
from detente.settings import Limits, Settings

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a sound, video or image file"),
    (b"ID3", "a sound file"),
    (b"\x00\x00\x00\x18ftyp", "a video file"),
    (b"\x00\x00\x00\x20ftyp", "a video file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"BZh", "a bzip2 archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1b")
_GUESSED = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a page and what was odd about getting it."""

    text: str
    encoding: str
    oddities: tuple[Oddity, ...] = ()


def decode(page: Page, settings: Settings) -> Decoded:
    """Decode a page; a byte order mark stays, since it is a character of the file.

    Raises:
        UnreadablePage: Empty, too large, or not text.
    """
    refuse(page, settings.limits)
    mark = next((name for mark, name in _MARKS if page.content.startswith(mark)), None)
    if mark is None and is_binary(page.content):
        raise UnreadablePage(page.name, "is not text: it holds control bytes")
    decoded = _decode(page, mark)
    if not decoded.text.strip("\ufeff \t\r\n"):
        raise UnreadablePage(page.name, "is blank: it holds no text")
    return (
        _cut(decoded, settings.limits.text_characters)
        if page.media_type == "text/plain"
        else decoded
    )


def refuse(page: Page, limits: Limits) -> None:
    """Refuse what need not be decoded to be refused: nothing, too much, a known other format.

    Raises:
        UnreadablePage: With the reason.
    """
    size = len(page.content)
    if not size:
        raise UnreadablePage(page.name, "is empty")
    if size > limits.page_bytes:
        raise UnreadablePage(
            page.name, f"is {size / 1e6:.1f} MB; the limit is {limits.page_bytes / 1e6:.1f} MB"
        )
    for magic, what in _MAGIC:
        if page.content.startswith(magic):
            raise UnreadablePage(page.name, f"is {what}, not a page of text")


def is_binary(content: bytes) -> bool:
    """Tell whether bytes hold what no text holds: NUL, or one control byte in a hundred."""
    head = content[:100_000]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return b"\x00" in head or controls * 100 > len(head)


def _decode(page: Page, mark: str | None) -> Decoded:
    """Try what the mark says, strict UTF-8, what is declared, and a guess, in this order."""
    declared = page.charset or _in_page(page)
    for name in (mark, _escaped(page, declared), "utf-8", declared):
        text = _strictly(page.content, name)
        if text is not None and name is not None:
            other = declared and not mark and not _same(name, declared)
            oddities = (_odd(f"declared as {declared}, read as {name}"),) if other else ()
            return Decoded(text=text, encoding=name, oddities=oddities)
    return _guess(page, mark)


def _escaped(page: Page, declared: str | None) -> str | None:
    """Return a declared encoding that hides behind ASCII bytes (ISO-2022), else None."""
    return declared if declared and "2022" in declared and b"\x1b" in page.content else None


def _in_page(page: Page) -> str | None:
    """Find the encoding that markup declares near its beginning."""
    match = _DECLARED.search(page.content[:4096]) if page.media_type == "text/html" else None
    return match.group(1).decode("ascii", "replace") if match else None


def _same(one: str, other: str) -> bool:
    """Tell whether two names mean one encoding."""
    try:
        return codecs.lookup(one).name == codecs.lookup(other).name
    except LookupError:
        return False


def _strictly(content: bytes, name: str | None) -> str | None:
    """Decode without mercy; None when the bytes do not fit or the name is unknown."""
    if name is None:
        return None
    try:
        return content.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _guess(page: Page, mark: str | None) -> Decoded:
    """Decode what no name fits: UTF-8 with a few bad bytes, or the likeliest encoding."""
    name = mark or "utf-8"
    text = page.content.decode(name, "replace")
    bad = text.count("\ufffd")
    if bad * 500 <= len(text):
        return Decoded(
            text=text, encoding=name, oddities=(_odd(f"{bad} bytes are no {name}; shown as �"),)
        )
    from charset_normalizer import from_bytes

    best = from_bytes(page.content[:_GUESSED]).best()
    guess = best.encoding if best else "cp1252"
    return Decoded(
        text=page.content.decode(guess, "replace"),
        encoding=guess,
        oddities=(_odd(f"no encoding fits strictly; read as {guess}"),),
    )


def _odd(message: str) -> Oddity:
    """Make an oddity about the encoding."""
    return Oddity(kind="encoding", message=message)


def _cut(decoded: Decoded, limit: int) -> Decoded:
    """Cut text at the limit, and say so."""
    if len(decoded.text) <= limit:
        return decoded
    message = f"cut after {limit:,} of {len(decoded.text):,} characters"
    return Decoded(
        text=decoded.text[:limit],
        encoding=decoded.encoding,
        oddities=(*decoded.oddities, Oddity(kind="truncated", message=message)),
    )
