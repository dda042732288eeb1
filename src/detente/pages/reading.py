"""The public functions: open a page by name, and read it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from detente.errors import UnreadablePage
from detente.model.text import Article, Page
from detente.pages.sniff import FEED, sniff
from detente.settings import Settings


def open_page(name: str, settings: Settings) -> Page:
    """Open a page by its name.

    Args:
        name: The path of a file, or an http or https URL.
        settings: Limits on size and time.

    Raises:
        UnreadablePage: No such file, a folder, or too large.
        FetchError: The URL cannot be fetched or may not be.
    """
    if urlsplit(name).scheme.lower() in ("http", "https"):
        from detente.pages.fetch import fetch

        return fetch(name, settings)
    path = Path(name)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadablePage(name, "is a folder")
        limit = settings.limits.page_bytes
        if size > limit:
            raise UnreadablePage(name, f"is {size / 1e6:.1f} MB; the limit is {limit / 1e6:.1f} MB")
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadablePage):
            raise
        raise UnreadablePage(name, _why(error)) from error
    return page_from_bytes(name, content)


def _why(error: Exception) -> str:
    """Say in a word why a file cannot be opened."""
    return (getattr(error, "strerror", None) or str(error) or "cannot be opened").lower()


def page_from_bytes(
    name: str, content: bytes, *, url: str | None = None, charset: str | None = None
) -> Page:
    """Make a page of bytes that are at hand; the media type is read off the bytes.

    Args:
        name: How the user named them; `-` for standard input.
        content: The bytes, untouched.
        url: Where they came from, if anywhere.
        charset: Declared by the transport.
    """
    return Page(name=name, content=content, media_type=sniff(content), url=url, charset=charset)


def read(page: Page, settings: Settings) -> Article:
    """Read a page, in this process.

    Reading twice gives equal articles.

    Raises:
        UnreadablePage: Empty, binary, too large, too many elements, without content, or a feed.
    """
    if page.media_type == FEED:
        raise UnreadablePage(page.name, "is a feed, not a page; give its address or an .xml file")
    if page.media_type == "text/plain":
        from detente.pages.plain import read_plain

        return read_plain(page, settings)
    from detente.pages.markup import read_markup

    return read_markup(page, settings)


def read_safely(page: Page, settings: Settings) -> Article:
    """Read a page so that no page can hold up or bring down this process.

    Markup is read in a worker process that is killed after `limits.page_seconds`; plain text is
    read by linear code and needs none.

    Raises:
        UnreadablePage: As `read`, or the page took too long or broke the worker.
    """
    if page.media_type == "text/plain":
        return read(page, settings)
    from detente.pages.worker import read_in_worker

    return read_in_worker(page, settings)
