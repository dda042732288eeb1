"""Who, where and by whose word: entities, pairs, sources and places, counted over events."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from detente.model.actors import Entity
from detente.model.desk import Known, Pair, Spoken, Spot, Tie

_ENTITY = "n.id, n.name, n.kind, n.state, n.sector, n.office"
_KIND = "coalesce(min(CASE WHEN s.kind <> 'headline' THEN s.kind END), 'headline')"
"""What kind a voice is: a paper that speaks in its headline too is still a paper."""
_THINGS = ("place", "agreement", "facility", "unnamed")
"""Kinds that do not act of themselves, left out of lists of actors."""


def _entity(row: tuple[str, str, str, str | None, str | None, str | None]) -> Entity:
    return Entity(
        id=row[0], name=row[1], kind=row[2], state=row[3], sector=row[4], office=row[5]
    )  # fmt: skip


def entity(connection: sqlite3.Connection, entity_id: str) -> Known | None:
    """Read one entity with its counts; None when no event knows it."""
    found = connection.execute(
        f"SELECT {_ENTITY} FROM entity n WHERE n.id = ?", (entity_id,)
    ).fetchone()
    if found is None:
        return None
    counts = dict(
        connection.execute(
            "SELECT role, count(*) FROM event_entity WHERE entity = ? GROUP BY role", (entity_id,)
        ).fetchall()
    )
    if not counts:
        return None
    return Known(
        entity=_entity(found), acts=counts.get("actor", 0), suffers=counts.get("recipient", 0),
        speaks=counts.get("source", 0),
    )  # fmt: skip


def entities(
    connection: sqlite3.Connection, kind: str | None, words: str | None, most: int, after: int
) -> Iterator[Known]:
    """Read entities that act, suffer or speak, busiest first; by kind and part of the name."""
    pattern = f"%{_literal(words)}%" if words else None
    found = connection.execute(
        f"SELECT {_ENTITY}, acts, suffers, speaks FROM ("
        " SELECT entity, sum(role = 'actor') AS acts, sum(role = 'recipient') AS suffers,"
        " sum(role = 'source') AS speaks, count(*) AS total FROM event_entity GROUP BY entity"
        ") t JOIN entity n ON n.id = t.entity"
        " WHERE (? IS NULL OR n.kind = ?) AND (? IS NULL OR n.name LIKE ? ESCAPE '\\')"
        f" AND n.kind NOT IN ({', '.join('?' for _ in _THINGS)})"
        " ORDER BY total DESC, n.name LIMIT ? OFFSET ?",
        (kind, kind, pattern, pattern, *_THINGS, most, after),
    )
    for row in found:
        yield Known(entity=_entity(row[:6]), acts=row[6], suffers=row[7], speaks=row[8])


def _literal(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def state_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Map codes of states to their names, as far as events know them."""
    found = connection.execute(
        "SELECT state, name FROM entity WHERE kind = 'state' AND id = 'state:' || state"
    )
    return dict(found.fetchall())


def pairs(connection: sqlite3.Connection, state: str | None, most: int) -> Iterator[Pair]:
    """Read pairs of states, busiest first; those of one state if asked for."""
    found = connection.execute(
        "SELECT a, b, events, (SELECT max(e.first_day) FROM event_pair e"
        " WHERE e.a = p.a AND e.b = p.b AND e.again = 0) FROM pair p"
        " WHERE events > 0 AND (? IS NULL OR a = ? OR b = ?)"
        " ORDER BY events DESC, a, b LIMIT ?",
        (state, state, state, most),
    )
    for a, b, number, last in found:
        yield Pair(a=a, b=b, events=number, last=last)


def ties(
    connection: sqlite3.Connection, kind: str, since: str | None, until: str | None, most: int
) -> Iterator[Tie]:
    """Read who met whom: entities of a kind that take part in the same consultations."""
    found = connection.execute(
        f"SELECT {_ENTITY}, {_ENTITY.replace('n.', 'm.')}, t.events FROM ("
        " SELECT a, b, count(*) AS events FROM meeting"
        " WHERE kind = ? AND (? IS NULL OR last_day > ?) AND (? IS NULL OR first_day <= ?)"
        " GROUP BY a, b ORDER BY events DESC, a, b LIMIT ?"
        ") t JOIN entity n ON n.id = t.a JOIN entity m ON m.id = t.b"
        " ORDER BY t.events DESC, t.a, t.b",
        (kind, since, since, until, until, most),
    )
    for row in found:
        yield Tie(a=_entity(row[:6]), b=_entity(row[6:12]), events=row[12])


def sources(connection: sqlite3.Connection, most: int, after: int) -> Iterator[Spoken]:
    """Read the innermost voices, busiest first."""
    found = connection.execute(
        f"SELECT s.name, {_KIND}, count(*), count(DISTINCT a.publisher) FROM event_source s"
        " JOIN article a ON a.id = s.article"
        " GROUP BY s.name ORDER BY 3 DESC, s.name LIMIT ? OFFSET ?",
        (most, after),
    )
    for name, kind, number, papers in found:
        yield Spoken(name=name, kind=kind, events=number, publishers=papers)


def source(connection: sqlite3.Connection, name: str) -> Spoken | None:
    """Read one voice; None when nobody of that name says anything."""
    row = connection.execute(
        f"SELECT s.name, {_KIND}, count(*), count(DISTINCT a.publisher) FROM event_source s"
        " JOIN article a ON a.id = s.article WHERE s.name = ? GROUP BY s.name",
        (name,),
    ).fetchone()
    return Spoken(name=row[0], kind=row[1], events=row[2], publishers=row[3]) if row else None


def places(
    connection: sqlite3.Connection, name: str | None, since: str | None, until: str | None,
    most: int,
) -> Iterator[Spot]:  # fmt: skip
    """Read places, busiest first; one by name, or those of events of a stretch of time."""
    # Events are looked up only where their days are asked for.
    dated = (
        " JOIN event e ON e.article = p.article AND e.place_in_article = p.place_in_article"
        if since or until
        else " JOIN (SELECT NULL AS first_day, NULL AS last_day) e"
    )
    found = connection.execute(
        f"SELECT p.name, p.state, p.latitude, p.longitude, count(*) FROM event_place p{dated}"
        " WHERE (? IS NULL OR p.name = ?) AND (? IS NULL OR e.last_day > ?)"
        "  AND (? IS NULL OR e.first_day <= ?)"
        " GROUP BY p.name, p.state, p.latitude, p.longitude ORDER BY 5 DESC, p.name LIMIT ?",
        (name, name, since, since, until, until, most),
    )
    for row in found:
        yield Spot(name=row[0], state=row[1], latitude=row[2], longitude=row[3], events=row[4])
