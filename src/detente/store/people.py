"""The tables of people whom pages name: who introduces whom, and which pages took it from there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.model.events import Coding
from detente.model.judgements import in_force
from detente.model.people import Appearance, Introduction, Learned
from detente.model.text import Span
from detente.store import database, judgements
from detente.store.codec import decode, encode

MOST = 200
"""Names and states with one key that are looked at; more come of no pages but hostile ones."""
Taken = tuple[str, str | None, Learned | None]
"""A name, its state by the page's own words, and what the page learned."""
_INTRODUCES = "SELECT DISTINCT key FROM appearance WHERE article = ? AND office IS NOT NULL"


@dataclass(frozen=True, slots=True)
class People:
    """Whom the pages of a desk name, and what they may learn of them from one another."""

    path: Path
    _connection: sqlite3.Connection

    def introductions(self, keys: Iterable[str]) -> tuple[Introduction, ...]:
        """Read who is introduced by some keys, each name of a state where it was first seen.

        What an analyst withdrew is left out; () where nobody is introduced.
        """
        with database.explained(self.path):
            return tuple(_introductions(self._connection, keys))

    def unsettled(self) -> dict[str, int]:
        """Map keys of which pages may have learned what no longer holds to their marks."""
        with database.explained(self.path):
            rows = self._connection.execute("SELECT key, mark FROM unsettled ORDER BY key")
            return dict(rows.fetchall())

    def settle(self, keys: Mapping[str, int]) -> None:
        """Note that every page has learned what it may of some keys, as they were marked."""
        with database.explained(self.path), database.transaction(self._connection):
            self._connection.executemany(
                "DELETE FROM unsettled WHERE key = ? AND mark = ?", sorted(keys.items())
            )

    def taken(self, key: str) -> tuple[Taken, ...]:
        """List what pages have of a key, each kind once."""
        with database.explained(self.path):
            return _taken(self._connection, key)

    def pages(self, key: str, one: Taken) -> tuple[str, ...]:
        """Name the articles that have this of a key."""
        with database.explained(self.path):
            return _pages(self._connection, key, one)

    def name_of(self, entity: str) -> str | None:
        """Return the name by which a page introduces an entity; None where none does."""
        asked = "SELECT min(name) FROM appearance WHERE entity = ?"
        with database.explained(self.path):
            (name,) = self._connection.execute(asked, (entity,)).fetchone()
            return None if name is None else str(name)


def put(connection: sqlite3.Connection, coding: Coding) -> None:
    """Write whom a page names, in place of what it named before.

    Keys that it introduces somebody by, or introduced before, are left to be settled; so are those
    of people whom others introduce, as that may have changed since it was coded.
    """
    before = _told(connection, coding.article)
    connection.execute("DELETE FROM appearance WHERE article = ?", (coding.article,))
    connection.executemany(
        "INSERT INTO appearance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(coding.article, place, *_columns(one)) for place, one in enumerate(coding.people)],
    )
    changed = {key for key, *_ in before ^ _told(connection, coding.article)}
    changed |= {one.key for one in coding.people if one.learned}
    _unsettle(connection, changed | _shared(connection, coding))


def named(connection: sqlite3.Connection, article: str) -> tuple[Appearance, ...]:
    """Read whom a page names, in text order."""
    rows = connection.execute(
        "SELECT value FROM appearance WHERE article = ? ORDER BY place", (article,)
    )
    return tuple(decode(value, Appearance) for (value,) in rows)


def _shared(connection: sqlite3.Connection, coding: Coding) -> set[str]:
    keys = encode(tuple({one.key for one in coding.people}))
    found = connection.execute(
        "SELECT DISTINCT key FROM appearance"
        " WHERE key IN (SELECT value FROM json_each(?)) AND office IS NOT NULL AND article <> ?",
        (keys, coding.article),
    )
    return {key for (key,) in found}


def _columns(one: Appearance) -> tuple[str | int | None, ...]:
    learned = encode(one.learned) if one.learned else None
    return (
        one.key, one.name, one.state, one.sector, one.office if one.introduces else None,
        one.entity, learned, one.span.start, one.span.end, encode(one),
    )  # fmt: skip


def _told(connection: sqlite3.Connection, article: str) -> set[tuple[str, ...]]:
    rows = connection.execute(
        "SELECT key, name, state, office, sector FROM appearance"
        " WHERE article = ? AND office IS NOT NULL",
        (article,),
    )
    return set(rows.fetchall())


def _unsettle(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Leave keys to be settled."""
    connection.executemany(
        "INSERT INTO unsettled (key) VALUES (?) ON CONFLICT (key) DO UPDATE SET mark = mark + 1",
        [(key,) for key in sorted(keys)],
    )


def forget(connection: sqlite3.Connection, article: str) -> None:
    """Leave to be settled what a page taught that is about to go."""
    _unsettle(
        connection, (key for (key,) in connection.execute(_INTRODUCES, (article,)).fetchall())
    )


def withdrawn(connection: sqlite3.Connection, entities: Iterable[str]) -> None:
    """Leave to be settled what was said of people whom an analyst withdrew, or took back again."""
    found = connection.execute(
        "SELECT DISTINCT key FROM appearance WHERE entity IN (SELECT value FROM json_each(?))",
        (encode(tuple(entities)),),
    )
    _unsettle(connection, (key for (key,) in found.fetchall()))


def _introductions(connection: sqlite3.Connection, keys: Iterable[str]) -> Iterator[Introduction]:
    """Read who is introduced by some keys, each name of a state where it was first seen.

    What an analyst withdrew is left out.
    """
    rows = connection.execute(
        "SELECT p.key, p.name, p.state, p.office, p.sector, p.article, p.first, p.last,"
        " a.first_day, min(coalesce(a.first_day, '~') || ' ' || p.article), p.entity"
        " FROM appearance p JOIN article a ON a.id = p.article"
        " WHERE p.key IN (SELECT value FROM json_each(?)) AND p.office IS NOT NULL"
        " GROUP BY p.key, p.name, p.state ORDER BY p.key, 10 LIMIT ?",
        (encode(tuple(sorted(keys))), MOST * 20),
    )
    gone = _withdrawn(connection)
    for key, name, state, office, sector, article, first, last, day, _, entity in rows.fetchall():
        if entity not in gone:
            yield Introduction(
                key=key, name=name, state=state, office=office, sector=sector, article=article,
                span=Span(first, last), day=day,
            )  # fmt: skip


def _withdrawn(connection: sqlite3.Connection) -> set[str]:
    asked = "SELECT EXISTS (SELECT 1 FROM judgement WHERE act = 'withdraw')"
    if not connection.execute(asked).fetchone()[0]:
        return set()
    made = in_force(judgements.every(connection))
    return {
        subject.id for one in made if one.act == "withdraw"
        for subject in one.subjects if subject.kind == "entity"
    }  # fmt: skip


def _taken(connection: sqlite3.Connection, key: str) -> tuple[Taken, ...]:
    """List what pages have of a key, each kind once."""
    rows = connection.execute(
        "SELECT DISTINCT name, state, learned FROM appearance WHERE key = ? LIMIT ?",
        (key, MOST * 20),
    )
    return tuple(
        (name, state, decode(learned, Learned) if learned else None)
        for name, state, learned in rows.fetchall()
    )


def _pages(connection: sqlite3.Connection, key: str, one: Taken) -> tuple[str, ...]:
    """Name the pages that have this of a key."""
    name, state, learned = one
    rows = connection.execute(
        "SELECT DISTINCT article FROM appearance"
        " WHERE key = ? AND name = ? AND state IS ? AND learned IS ? ORDER BY article",
        (key, name, state, encode(learned) if learned else None),
    )
    return tuple(article for (article,) in rows)
