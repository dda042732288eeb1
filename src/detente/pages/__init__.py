"""Pages: bytes become an article, with canonical text, blocks, metadata and warnings.

    page = open_page("visit.html", settings)
    article = read(page, settings)

Offsets into `Article.text` are Unicode code points. For plain text the canonical text is the
decoded input, unchanged; for markup it is this package's own reading of the document.
"""

from __future__ import annotations

from detente.pages.feeds import entries, is_feed
from detente.pages.reading import open_page, page_from_bytes, read, read_safely
from detente.pages.wording import suspected

__all__ = ["entries", "is_feed", "open_page", "page_from_bytes", "read", "read_safely", "suspected"]
