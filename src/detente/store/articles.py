"""The table of articles: one row per page read, its value whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from detente.model.edtf import interval_of
from detente.model.text import Article
from detente.store.codec import decode, encode

COLUMNS = "id, name, url, title, publisher, language, published, first_day, last_day, value"


def put(connection: sqlite3.Connection, article: Article) -> bool:
    """Write an article, new or changed; False when it is there as it is."""
    value = encode(article)
    row = connection.execute("SELECT value FROM article WHERE id = ?", (article.id,)).fetchone()
    if row is not None and row[0] == value:
        return False
    updates = ", ".join(f"{c} = excluded.{c}" for c in COLUMNS.split(", ")[1:])
    connection.execute(
        f"INSERT INTO article ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        f" ON CONFLICT (id) DO UPDATE SET {updates}",
        (*_columns(article), value),
    )
    return True


def _columns(article: Article) -> tuple[str | None, ...]:
    published = article.published.edtf if article.published else None
    return (
        article.id,
        article.name,
        article.url,
        article.title,
        article.publisher,
        article.language,
        published,
        *days(published),
    )


def days(edtf: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of an EDTF, ISO 8601; None for an open or no end."""
    interval = interval_of(edtf) if edtf else None
    if interval is None:
        return None, None
    first = interval.start.isoformat() if interval.start else None
    # Half-open: an event belongs to every day before the end.
    return first, interval.end.isoformat() if interval.end else None


def get(connection: sqlite3.Connection, article_id: str) -> Article | None:
    """Read an article; None when there is none of that id."""
    row = connection.execute("SELECT value FROM article WHERE id = ?", (article_id,)).fetchone()
    return decode(row[0], Article) if row else None


def every(connection: sqlite3.Connection) -> Iterator[Article]:
    """Read all articles, earliest publication first, undated ones last."""
    rows = connection.execute("SELECT value FROM article ORDER BY first_day IS NULL, first_day, id")
    for (value,) in rows:
        yield decode(value, Article)


def remove(connection: sqlite3.Connection, article_id: str) -> bool:
    """Remove an article and all that hangs on it; False when there was none."""
    return connection.execute("DELETE FROM article WHERE id = ?", (article_id,)).rowcount > 0
