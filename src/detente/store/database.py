"""The file itself: opening it, bringing its schema up to date, one transaction at a time.

Write-ahead logging lets one process write while others read; a second writer waits its turn.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path

from detente.errors import StoreError

WAIT_SECONDS = 30.0
"""How long a writer waits for another before it gives up."""
_STEP = re.compile(r"(\d{4})_\w+\.sql")


@cache
def steps() -> Mapping[int, str]:
    """Return the SQL of every migration by the schema version it leads to, ascending.

    The version is the number of the file; numbers may be left out.
    """
    folder = resources.files("detente.store.migrations")
    found = {int(step[1]): f for f in folder.iterdir() if (step := _STEP.fullmatch(f.name))}
    return {number: found[number].read_text(encoding="utf-8") for number in sorted(found)}


def connect(path: Path) -> sqlite3.Connection:
    """Open a database, creating folder and file, at the newest schema.

    Raises:
        StoreError: The folder cannot be made or written, the file is no database, or a newer
            release wrote it.
    """
    _prepare(path)
    with explained(path):
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            _configure(connection)
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(path: Path) -> None:
    """Make the folder. The file itself is left to SQLite alone.

    Whoever closes a file of his own drops every POSIX lock that this process holds on it: another
    process that adds a page would then take itself for the last one and put away the log that is
    still read here, and the desk would seem damaged.
    Source: https://www.sqlite.org/howtocorrupt.html, section 2.2.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise StoreError(str(path), "is a folder, not a database")
    except OSError as error:
        raise StoreError(str(path), error.strerror or str(error)) from error


def _configure(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    # The switch to WAL does not wait for the lock as other statements do: two processes that
    # create the same desk at once would meet here.
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    known = steps()
    newest = max(known)
    if _version(connection, path, newest) == newest:
        return
    with transaction(connection):
        # Read again under the lock: another process may have been faster.
        version = _version(connection, path, newest)
        for number in (step for step in known if step > version):
            for statement in _statements(known[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def _version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > newest:
        reason = f"was written by a newer release (schema {version}, this release knows {newest})"
        raise StoreError(str(path), reason)
    return version


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            if statement.strip(" \n;"):
                yield statement
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the write lock for a block; all of it is written, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a `StoreError` that a person can act on."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(str(path), _reason(error)) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise StoreError(str(path), f"cannot be stored: {error}") from error


_REASONS = {
    "SQLITE_FULL": "the disk is full; nothing of this page was written",
    "SQLITE_READONLY": "cannot be written: read-only file or folder",
    "SQLITE_CANTOPEN": "cannot be opened: folder missing or not permitted",
    "SQLITE_NOTADB": "is not a database",
    "SQLITE_CORRUPT": "is damaged",
    "SQLITE_BUSY": f"is locked by another process for more than {WAIT_SECONDS:.0f} seconds",
    "SQLITE_IOERR": "the disk reports an error",
}


def _reason(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    for start, reason in _REASONS.items():
        if name.startswith(start):
            return reason
    return str(error)
