"""What kind of page are these bytes? Told by their beginning, never by a file's name."""

from __future__ import annotations

import re

_HEAD = 4096
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|article|section|main|p|h[1-6]|table|span|a|script|link|nav|header)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    rb"\s*(?:(?:<\?[^>]{0,400}>|<!--.{0,2000}?-->|<!doctype[^>\[]{0,300}>)\s*){0,20}"
    rb"<(?:rss|feed|rdf:RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
FEED = "application/rss+xml"
"""The media type of every feed, Atom and RDF among them."""
_FIELD = re.compile(rb"(?:[!-9;-~]{1,76}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n)*){1,60}?\r?\n")
_MIME = re.compile(rb"(?im)^(?:mime-version:\s*1\.0|content-type:\s*multipart/related)")
_TAGS = re.compile(rb"</(?:p|div|html|body|span|a|h[1-6]|li)\s*>", re.IGNORECASE)


def sniff(content: bytes) -> str:
    """Return `text/html`, `multipart/related` (MHTML), `FEED` or `text/plain`."""
    head = _ascii(content[:_HEAD])
    if _MIME.search(head) and _FIELD.match(head):
        return "multipart/related"
    if _FEED.match(head):
        return FEED
    if _MARKUP.match(head) or len(_TAGS.findall(head)) >= 3:
        return "text/html"
    return "text/plain"


def _ascii(head: bytes) -> bytes:
    """Drop the marks and zero bytes that wide encodings put between ASCII characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
