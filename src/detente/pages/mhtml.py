"""MHTML: a saved page is a mail message; its first HTML part is the page."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message

from detente.errors import UnreadablePage
from detente.model.text import Page

_PARTS = 500


def unpack(page: Page) -> Page:
    """Return the HTML page inside a saved page, with the address it was saved from.

    Raises:
        UnreadablePage: No HTML is inside.
    """
    try:
        message = message_from_bytes(page.content, policy=policy.compat32)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise UnreadablePage(page.name, f"is a broken MHTML file: {error}") from error
    part = _html_part(message)
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes) or not content.strip():
        raise UnreadablePage(page.name, "is an MHTML file without an HTML page inside")
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    return replace(
        page,
        content=content,
        media_type="text/html",
        url=page.url or _address(str(address) if address else None),
        charset=part.get_content_charset() or page.charset,
    )


def _html_part(message: Message) -> Message | None:
    """Find the first HTML part; nested messages are looked into, up to a limit of parts."""
    queue, seen = [message], 0
    while queue and seen < _PARTS:
        current = queue.pop(0)
        seen += 1
        if current.is_multipart():
            queue += [part for part in current.get_payload() if isinstance(part, Message)]
        elif current.get_content_type() in ("text/html", "application/xhtml+xml"):
            return current
    return None


def _address(location: str | None) -> str | None:
    """Keep an address only when it is one of the web."""
    if location and location.strip().lower().startswith(("http://", "https://")):
        return location.strip()
    return None
