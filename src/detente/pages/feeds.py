"""Feeds: the addresses of the pages that a feed lists, and nothing else of it.

RSS, Atom and RDF are read by feedparser, in the worker that can be killed, since its loose parser
is not linear on bytes that are no XML. Titles and texts of a feed are never used: a page is read
from its own address, through the guarded fetcher.
"""

from __future__ import annotations

import io
from pathlib import PurePath
from urllib.parse import urljoin, urlsplit

from detente.errors import UnreadablePage
from detente.model.text import Page
from detente.pages.sniff import FEED
from detente.settings import Limits, Settings

SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf"})
"""Files that may be feeds. What calls itself a page is never taken for a list of addresses."""


def is_feed(page: Page) -> bool:
    """Tell whether a page is a feed that somebody gave as such: by its address, or as a file.

    A page of text that was pasted, or found in a folder, asks nobody anywhere, whatever it holds.
    """
    asked = urlsplit(page.name).scheme.lower() in ("http", "https")
    named = PurePath(page.name).suffix.lower() in SUFFIXES
    return page.media_type == FEED and (asked or named)


def entries(page: Page, settings: Settings) -> tuple[str, ...]:
    """List the addresses of a feed's pages, in its order, each once.

    Args:
        page: A feed.
        settings: Limits on its size, the time it may take, and how many pages it may name.

    Raises:
        UnreadablePage: Too large, too slow, or no entry has an address of the web.
    """
    from detente.pages.worker import list_in_worker

    if len(page.content) > settings.limits.feed_bytes:
        most = settings.limits.feed_bytes / 1e6
        raise UnreadablePage(page.name, f"is a feed of more than {most:.1f} MB")
    found = list_in_worker(page, settings)
    if not found:
        raise UnreadablePage(page.name, "is a feed in which no entry has an address of the web")
    return found


def links(page: Page, limits: Limits) -> tuple[str, ...]:
    """Read the addresses off a feed, in this process; () where there are none."""
    import feedparser

    read = feedparser.parse(
        io.BytesIO(page.content), sanitize_html=False, resolve_relative_uris=False
    )
    found: dict[str, None] = {}
    for entry in read.entries:
        link = str(entry.get("link") or "").strip()
        address = urljoin(page.url or "", link)
        if link and urlsplit(address).scheme.lower() in ("http", "https"):
            found[address] = None
        if len(found) == limits.feed_entries:
            break
    return tuple(found)
