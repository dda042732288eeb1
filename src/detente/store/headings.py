"""Articles without their text, and what became of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from detente.model.desk import Change, Heading, Totals

COLUMNS = (
    "a.id, a.name, a.title, a.publisher, a.url, a.language, a.published,"
    " a.value ->> '$.published.inferred', a.value ->> '$.translation.service', a.added"
)
_EVENTS = (
    "CASE WHEN EXISTS (SELECT 1 FROM coding c WHERE c.article = a.id)"
    " THEN (SELECT count(*) FROM event e WHERE e.article = a.id) END"
)


def heading(row: Sequence[Any]) -> Heading:
    """Make a heading of `COLUMNS`, with the count of events behind them if asked for."""
    return Heading(
        id=row[0], name=row[1], title=row[2], publisher=row[3], url=row[4], language=row[5],
        published=row[6], inferred=bool(row[7]), translated_by=row[8], added=row[9],
        events=row[10] if len(row) > 10 else None,
    )  # fmt: skip


def select(
    connection: sqlite3.Connection, publisher: str | None, most: int, after: int
) -> Iterator[Heading]:
    """Read headings, latest taken in first; of one publisher if asked for."""
    found = connection.execute(
        f"SELECT {COLUMNS}, {_EVENTS} FROM article a WHERE (? IS NULL OR a.publisher = ?)"
        " ORDER BY a.added DESC, a.id LIMIT ? OFFSET ?",
        (publisher, publisher, most, after),
    )
    yield from map(heading, found)


def one(connection: sqlite3.Connection, article: str) -> Heading | None:
    """Read one heading; None when there is no such article."""
    row = connection.execute(
        f"SELECT {COLUMNS}, {_EVENTS} FROM article a WHERE a.id = ?", (article,)
    ).fetchone()
    return heading(row) if row else None


def publishers(connection: sqlite3.Connection) -> tuple[tuple[str | None, int], ...]:
    """Count articles by publisher, most first."""
    return tuple(
        connection.execute(
            "SELECT publisher, count(*) FROM article GROUP BY 1 ORDER BY 2 DESC, 1"
        ).fetchall()
    )


def totals(connection: sqlite3.Connection) -> Totals:
    """Count what the desk holds."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM event),"
        " (SELECT count(*) FROM coding), (SELECT coalesce(max(id), 0) FROM change)"
    ).fetchone()
    return Totals(articles=row[0], events=row[1], uncoded=row[0] - row[2], change=row[3])


def changes(
    connection: sqlite3.Connection, after: int, most: int, since: str | None
) -> Iterator[Change]:
    """Read changes later than a number and not before a day, latest first."""
    found = connection.execute(
        f"SELECT c.id, c.at, c.what, c.article, {COLUMNS}, {_EVENTS} FROM change c"
        " LEFT JOIN article a ON a.id = c.article"
        " WHERE c.id > ? AND (? IS NULL OR c.at >= ?) ORDER BY c.id DESC LIMIT ?",
        (after, since, since, most),
    )
    for number, at, what, article, *rest in found:
        yield Change(
            number=number, at=at, what=what, article=article,
            heading=heading(rest) if rest[0] else None,
        )  # fmt: skip


def latest(connection: sqlite3.Connection) -> int:
    """Number the latest change; 0 when there was none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])
