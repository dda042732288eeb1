"""Full text search over the paragraphs that events may be read from."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.text import Article, Span

_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')
_LONGEST = 40
"""Words of a query beyond this many are ignored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A paragraph that holds every word asked for."""

    article: str
    kind: str
    """Kind of the block it stands in."""
    span: Span
    text: str


def put(connection: sqlite3.Connection, article: Article) -> None:
    """Index the content of an article in place of what was indexed before."""
    remove(connection, article.id)
    for block in article.content:
        row = connection.execute(
            "INSERT INTO passage (article, kind, first, last) VALUES (?, ?, ?, ?)",
            (article.id, block.kind, block.span.start, block.span.end),
        )
        connection.execute(
            "INSERT INTO passage_text (rowid, text) VALUES (?, ?)",
            (row.lastrowid, block.span.of(article.text)),
        )


def remove(connection: sqlite3.Connection, article_id: str) -> None:
    """Forget what was indexed of an article."""
    connection.execute(
        "DELETE FROM passage_text WHERE rowid IN (SELECT id FROM passage WHERE article = ?)",
        (article_id,),
    )
    connection.execute("DELETE FROM passage WHERE article = ?", (article_id,))


def find(connection: sqlite3.Connection, text: str, most: int) -> Iterator[Hit]:
    """Find paragraphs with all the words, best first; words in double quotes stand together."""
    query = _query(text)
    if not query:
        return
    # A common word has thousands of paragraphs: only those good enough to be shown are looked up.
    rows = connection.execute(
        "WITH found AS MATERIALIZED"
        " (SELECT rowid AS id, rank AS score FROM passage_text WHERE passage_text MATCH ?1)"
        " SELECT p.article, p.kind, p.first, p.last, t.text FROM found f"
        " JOIN passage p ON p.id = f.id JOIN passage_text t ON t.rowid = f.id"
        " WHERE f.score <= (SELECT max(score) FROM (SELECT score FROM found ORDER BY 1 LIMIT ?2))"
        " ORDER BY f.score, p.article, p.first LIMIT ?2",
        (query, most),
    )
    for article, kind, first, last, found in rows:
        yield Hit(article=article, kind=kind, span=Span(first, last), text=found)


def _query(text: str) -> str:
    """Quote every word, so that nothing a user types is an operator."""
    words = [phrase or word for phrase, word in _WORD.findall(text.replace("\x00", " "))]
    told = [word for word in words if any(map(str.isalnum, word))]
    return " ".join(f'"{word}"' for word in told[:_LONGEST])
