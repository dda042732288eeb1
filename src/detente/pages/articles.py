"""The last step, common to all formats: blocks and text become an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from detente.errors import UnreadablePage
from detente.model.text import Article, Block, Oddity, Page, Publication
from detente.pages.datelines import split_datelines
from detente.pages.decode import Decoded
from detente.pages.identify import identify
from detente.pages.oddities import find_oddities
from detente.pages.published import find_publication
from detente.pages.publisher import find_author, find_publisher
from detente.pages.translated import find_translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What markup states about its page; None where it is silent."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: Publication | None = None
    language: str | None = None


def digest(text: str, url: str | None) -> str:
    """Name an article by its text and address: 24 hexadecimal digits."""
    return blake2b(f"{url or ''}\0{text}".encode("utf-8", "replace"), digest_size=12).hexdigest()


def assemble(
    page: Page, decoded: Decoded, blocks: Sequence[Block], stated: Stated | None = None
) -> Article:
    """Build the article: language, dates, names and warnings are read off the blocks.

    Raises:
        UnreadablePage: No block is content.
    """
    stated = stated or Stated()
    text = decoded.text
    content = [block for block in blocks if block.is_content]
    if not content:
        raise UnreadablePage(page.name, _empty(blocks))
    language = identify("\n".join(b.span.of(text) for b in content), stated.language)
    title = next((block.span for block in blocks if block.kind == "title"), None)
    article = Article(
        id=digest(text, page.url),
        name=page.name,
        text=text,
        blocks=tuple(blocks),
        language=language,
        url=page.url,
        title=title.of(text) if title else stated.title,
        title_span=title,
        publisher=stated.publisher or find_publisher(text, blocks),
        author=stated.author or find_author(text, blocks),
        published=stated.published or find_publication(text, blocks, language),
        translation=find_translation(text, blocks, language),
    )
    return _warned(article, decoded.oddities)


def _empty(blocks: Sequence[Block]) -> str:
    """Say why no block is content."""
    if any("too long" in block.reason for block in blocks):
        return "holds no line short enough to be read as text"
    return "holds no text of an article: every line is page furniture"


def _warned(article: Article, earlier: tuple[Oddity, ...]) -> Article:
    """Return the article with its warnings."""
    warnings = (*earlier, *find_oddities(article))
    blocks = split_datelines(article.text, article.blocks)
    return replace(article, blocks=blocks, warnings=warnings)
