"""A question in SQL: read only, with an end to time and rows, and no way to anything else."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from detente.errors import StoreError
from detente.model.desk import Table

SECONDS = 1.0
ROWS = 1000
CELL = 2000
"""Characters of a cell that are shown."""
_STEPS = 2000
_ALLOWED = {
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
}  # fmt: skip
_FORBIDDEN = {"load_extension", "randomblob", "zeroblob", "fts3_tokenizer", "readfile"}


def ask(path: Path, query: str) -> Table:
    """Answer a query from a connection of its own that can only read.

    Raises:
        StoreError: Not one query that reads, or it takes longer than `SECONDS`.
    """
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise StoreError(str(path), str(error)) from error
    try:
        return _answer(connection, query)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise StoreError("the query", _told(error)) from error
    finally:
        connection.close()


def _told(error: Exception) -> str:
    words = str(error)
    if words == "interrupted":
        return f"took longer than {SECONDS:g} second and was stopped"
    if words in ("not authorized", "authorization denied"):
        return "may only read: one SELECT over the desk's tables"
    return words


def _answer(connection: sqlite3.Connection, query: str) -> Table:
    end = time.monotonic() + SECONDS
    connection.execute("PRAGMA query_only = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 5_000_000)
    connection.set_authorizer(_permitted)
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    found = connection.execute(query)
    rows = found.fetchmany(ROWS + 1)
    columns = tuple(column[0] for column in found.description or ())
    shown = tuple(tuple(map(_cell, row)) for row in rows[:ROWS])
    return Table(columns=columns, rows=shown, cut=len(rows) > ROWS)


def _permitted(action: int, first: str | None, second: str | None, *_: object) -> int:
    if action not in _ALLOWED:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _FORBIDDEN:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _cell(value: object) -> object:
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    return value[:CELL] + "…" if isinstance(value, str) and len(value) > CELL else value
