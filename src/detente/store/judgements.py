"""The table of judgements: rows are added and never altered.

They go only where a page is forgotten: what an analyst said of its events holds its words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from detente.model.judgements import Judgement
from detente.store.codec import decode, encode


def put(connection: sqlite3.Connection, made: Judgement) -> bool:
    """Write a judgement; False when it is there already."""
    row = (made.id, made.time, made.author, made.act, made.undoes, encode(made))
    done = connection.execute(
        "INSERT INTO judgement (id, time, author, act, undoes, value) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO NOTHING",
        row,
    )
    if done.rowcount < 1:
        return False
    connection.executemany(
        "INSERT INTO judgement_subject VALUES (?, ?, ?, ?, ?)",
        [
            (made.id, place, subject.kind, subject.id, subject.article)
            for place, subject in enumerate(made.subjects)
        ],
    )
    return True


def every(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """Read all judgements, the earliest first."""
    rows = connection.execute("SELECT value FROM judgement ORDER BY time, id")
    for (value,) in rows.fetchall():
        yield decode(value, Judgement)


def withdraws(connection: sqlite3.Connection, made: Judgement) -> tuple[str, ...]:
    """List the entities that a judgement withdraws, or takes back, by however many undos."""
    while made.undoes:
        row = connection.execute(
            "SELECT value FROM judgement WHERE id = ?", (made.undoes,)
        ).fetchone()
        if row is None:
            return ()
        made = decode(row[0], Judgement)
    if made.act != "withdraw":
        return ()
    return tuple(subject.id for subject in made.subjects if subject.kind == "entity")


def articles(connection: sqlite3.Connection) -> tuple[str, ...]:
    """List the articles of which something was judged."""
    rows = connection.execute(
        "SELECT DISTINCT article FROM judgement_subject WHERE article IS NOT NULL"
    )
    return tuple(article for (article,) in rows)


def remove(connection: sqlite3.Connection, article_id: str) -> None:
    """Remove what was judged of one article's events, and what undid that.

    A judgement that is of other articles' events too goes with it, as it holds its words.
    """
    gone = "SELECT judgement FROM judgement_subject WHERE article = ?"
    connection.execute(f"DELETE FROM judgement WHERE undoes IN ({gone})", (article_id,))
    connection.execute(f"DELETE FROM judgement WHERE id IN ({gone})", (article_id,))
