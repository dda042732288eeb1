"""The tables of codings and events: one row per event, with what is asked for in columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain

from detente.model.events import Abstention, Coding, Event, Participant
from detente.store import people
from detente.store.articles import days
from detente.store.codec import decode, encode, reader

_COLUMNS = (
    "article", "place_in_article", "id", "kind", "type", "mode", "extension", "factuality",
    "edtf", "first_day", "last_day", "same_as", "value",
)  # fmt: skip
_INSERT = f"INSERT INTO event ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' for _ in _COLUMNS)})"


def put(connection: sqlite3.Connection, coding: Coding) -> bool:
    """Write a coding in place of an earlier one; False when it is there as it is."""
    if get(connection, coding.article) == coding:
        return False
    remove(connection, coding.article)
    connection.execute(
        "INSERT INTO coding (article, versions, abstentions) VALUES (?, ?, ?)",
        (coding.article, encode(coding.versions), encode(coding.abstentions)),
    )
    people.put(connection, coding)
    for place, event in enumerate(coding.events):
        connection.execute(_INSERT, _row(coding.article, place, event))
        connection.executemany(
            "INSERT INTO event_state VALUES (?, ?, ?, ?)",
            [(state, coding.article, place, role) for state, role in sorted(_states(event))],
        )
    return True


def _row(article: str, place: int, event: Event) -> tuple[object, ...]:
    return (
        article,
        place,
        event.id,
        event.kind,
        event.type,
        event.mode,
        event.extension,
        event.factuality.value,
        event.edtf,
        *days(event.edtf),
        event.same_as,
        encode(event),
    )


def _states(event: Event) -> set[tuple[str, str]]:
    found = {(state, "actor") for state in _of(event.actors)}
    found |= {(state, "recipient") for state in _of(event.recipients)}
    if event.place and event.place.state:
        found.add((event.place.state, "place"))
    return found


def _of(participants: Iterable[Participant]) -> Iterator[str]:
    return (state for p in participants if p.entity for state in p.entity.states)


def get(connection: sqlite3.Connection, article_id: str) -> Coding | None:
    """Read the coding of an article; None when it was not coded."""
    row = connection.execute(
        "SELECT article, versions, abstentions FROM coding WHERE article = ?", (article_id,)
    ).fetchone()
    return _coding(connection, row) if row else None


def _coding(connection: sqlite3.Connection, row: tuple[str, str, str]) -> Coding:
    events = connection.execute(
        "SELECT value FROM event WHERE article = ? ORDER BY place_in_article", (row[0],)
    )
    return Coding(
        article=row[0],
        events=tuple(map(reader(Event), chain.from_iterable(events))),
        versions=decode(row[1], tuple[tuple[str, str], ...]),
        abstentions=decode(row[2], tuple[Abstention, ...]),
        people=people.named(connection, row[0]),
    )


def codings(
    connection: sqlite3.Connection, states: tuple[str, ...], besides: Iterable[str] = ()
) -> Iterator[Coding]:
    """Read codings of the articles whose events touch every one of these states.

    Args:
        connection: An open desk.
        states: States by code; () for all codings.
        besides: Articles that are read whatever their events touch.
    """
    where = " AND ".join(
        "article IN (SELECT article FROM event_state WHERE state = ?)" for _ in states
    )
    rows = connection.execute(
        "SELECT article, versions, abstentions FROM coding"
        f" WHERE ({where or '1'}) OR article IN (SELECT value FROM json_each(?)) ORDER BY article",
        (*states, encode(tuple(besides))),
    )
    for row in rows.fetchall():
        yield _coding(connection, row)


def article_of(connection: sqlite3.Connection, event_id: str) -> str | None:
    """Find the article that tells an event; None for an unknown id."""
    row = connection.execute("SELECT article FROM event WHERE id = ?", (event_id,)).fetchone()
    return str(row[0]) if row else None


def touches(coding: Coding, states: tuple[str, ...]) -> bool:
    """Tell whether the events of a coding touch every one of these states."""
    return set(states) <= {state for event in coding.events for state, _ in _states(event)}


def chosen(told: Iterable[Event], states: tuple[str, ...], since: str | None) -> Iterator[Event]:
    """Choose and order events that were read already as `select` does."""
    kept = []
    for place, event in enumerate(told):
        first, last = days(event.edtf)
        taking = {state for state, role in _states(event) if role != "place"}
        if set(states) <= taking and (since is None or last is None or last > since):
            kept.append((first is None, first or "", event.article, place, event))
    yield from (event for *_, event in sorted(kept, key=lambda row: row[:4]))


def select(
    connection: sqlite3.Connection, states: tuple[str, ...], since: str | None
) -> Iterator[Event]:
    """Read events in which all these states take part, not over before a day.

    Undated events are kept whatever the day, as nothing says that they are over.
    """
    taking = (
        "EXISTS (SELECT 1 FROM event_state s WHERE s.article = e.article AND s.state = ?"
        " AND s.place_in_article = e.place_in_article AND s.role <> 'place')"
    )
    conditions = [taking for _ in states] + ["(? IS NULL OR last_day IS NULL OR last_day > ?)"]
    rows = connection.execute(
        f"SELECT value FROM event e WHERE {' AND '.join(conditions)}"
        " ORDER BY first_day IS NULL, first_day, article, place_in_article",
        (*states, since, since),
    )
    for (value,) in rows:
        yield decode(value, Event)


def remove(connection: sqlite3.Connection, article_id: str) -> None:
    """Remove the coding of an article with its events."""
    connection.execute("DELETE FROM coding WHERE article = ?", (article_id,))
