"""Selections as SQL: which events, in what order, how many, and when they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from detente.model.desk import Bin, Row, Selection
from detente.model.events import Event
from detente.store import headings
from detente.store.codec import decode, encode

MISSIONS = ("MISSION", "HEAD_OF_MISSION", "PREMISES", "STAFF", "CONSULAR", "BASE")
"""Families of the extension that tell of one state's presence in another."""
_HERE = "{0}.article = e.article AND {0}.place_in_article = e.place_in_article"
_QUOTE = "substr(a.value ->> '$.text', {0} + 1, {1} - {0})".format(
    "(e.value ->> '$.span.start')", "(e.value ->> '$.span.end')"
)


def _exists(table: str, condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} x WHERE {_HERE.format('x')} AND {condition})"


def where(selection: Selection) -> tuple[str, list[str], list[object]]:
    """Put a selection into SQL.

    Of a pair, all that `event_pair` knows is asked of it alone, and no event is read; of an
    entity, all that `event_of_entity` knows.

    Returns:
        The tables to read, with keys and days as `e`; conditions, to be joined by AND; parameters.
    """
    tables = "event e"
    conditions: list[str] = []
    values: list[object] = []
    if len(selection.states) == 2:
        plain = _is_plain(selection) and not selection.entity
        tables = "event_pair e" if plain else f"event_pair p JOIN event e ON {_HERE.format('p')}"
        conditions.append("e.a = ? AND e.b = ?" if plain else "p.a = ? AND p.b = ?")
        values += sorted(selection.states)
        if selection.once:
            conditions.append("e.again = 0" if plain else "p.again = 0")
    elif selection.entity:
        alone = _is_plain(selection) and not selection.states and not selection.once
        joined = f"event_of_entity n JOIN event e ON {_HERE.format('n')}"
        tables = "event_of_entity e" if alone else joined
        conditions.append("e.entity = ?" if alone else "n.entity = ?")
        values.append(selection.entity)
    for condition, given in _conditions(selection):
        conditions.append(condition)
        values += given
    return tables, conditions or ["1"], values


def _is_plain(wanted: Selection) -> bool:
    """Tell whether nothing is asked for beside who takes part, a time and how sure it is."""
    others = (wanted.article, wanted.type, wanted.certainty, wanted.source, wanted.other)
    return not any((*others, wanted.place, wanted.missions))


def _conditions(wanted: Selection) -> Iterator[tuple[str, list[object]]]:
    if len(wanted.states) == 1:
        yield _exists("event_state", "x.state = ? AND x.role <> 'place'"), [wanted.states[0]]
    if len(wanted.states) == 2 and wanted.entity:
        yield _exists("event_entity", "x.entity = ?"), [wanted.entity]
    if wanted.other:
        yield _exists("event_entity", "x.entity = ? AND x.role <> 'source'"), [wanted.other]
    if wanted.article:
        yield "e.article = ?", [wanted.article]
    if wanted.without:
        named = "SELECT value FROM json_each(?)"
        yield f"e.article NOT IN ({named})", [encode(wanted.without)]
    if wanted.type:
        family = "e.extension >= ? || '/' AND e.extension < ? || '0'"
        yield f"(e.type = ? OR {family})", [wanted.type] * 3
    if wanted.degrees:
        marks = ", ".join("?" for _ in wanted.degrees)
        yield f"e.factuality IN ({marks})", list(wanted.degrees)
    if wanted.certainty:
        yield "e.value ->> '$.factuality.certainty' = ?", [wanted.certainty]
    if wanted.source:
        yield _exists("event_source", "x.name = ?"), [wanted.source]
    if wanted.place:
        yield _exists("event_place", "x.name = ?"), [wanted.place]
    yield from _of_time(wanted)
    if wanted.missions:
        families = " OR ".join("e.extension LIKE ?" for _ in MISSIONS)
        yield f"({families})", [f"{family}/%" for family in MISSIONS]
    if wanted.once and len(wanted.states) != 2:
        yield "e.same_as IS NULL", []


def _of_time(wanted: Selection) -> Iterator[tuple[str, list[object]]]:
    dated = "(e.first_day IS NOT NULL OR e.last_day IS NOT NULL)"
    if wanted.since:
        yield f"{dated} AND (e.last_day IS NULL OR e.last_day > ?)", [wanted.since]
    if wanted.until:
        yield f"{dated} AND (e.first_day IS NULL OR e.first_day <= ?)", [wanted.until]


def rows(
    connection: sqlite3.Connection, selection: Selection, most: int, after: int
) -> Iterator[Row]:
    """Read selected events, latest first, undated ones last."""
    tables, conditions, values = where(selection)
    order = (
        "e.place_in_article" if selection.article
        else "e.first_day DESC, e.article, e.place_in_article"
    )  # fmt: skip
    # Events and their pages are read only for those that are shown. No day sorts as the earliest.
    chosen = (
        f"SELECT e.article, e.place_in_article, e.first_day FROM {tables}"
        f" WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ? OFFSET ?"
    )
    found = connection.execute(
        f"SELECT e.value, {_QUOTE}, {headings.COLUMNS} FROM ({chosen}) k"
        f" JOIN event e ON {_HERE.format('k')} JOIN article a ON a.id = e.article"
        f" ORDER BY {order}",
        (*values, most, after),
    )
    for value, quote, *rest in found:
        yield Row(event=decode(value, Event), quote=quote, heading=headings.heading(rest))


def count(connection: sqlite3.Connection, selection: Selection) -> int:
    """Count selected events."""
    tables, conditions, values = where(selection)
    row = connection.execute(
        f"SELECT count(*) FROM {tables} WHERE {' AND '.join(conditions)}", values
    ).fetchone()
    return int(row[0])


def bins(connection: sqlite3.Connection, selection: Selection) -> Iterator[Bin]:
    """Count selected events by month, type and factuality; undated ones under None."""
    for start, kind, factuality, number in _counted(connection, selection):
        yield Bin(start=start, type=kind, factuality=factuality, events=number)


def _counted(connection: sqlite3.Connection, selection: Selection) -> sqlite3.Cursor:
    if selection.entity and selection == Selection(entity=selection.entity):
        return connection.execute(
            "SELECT nullif(month, ''), nullif(type, ''), factuality, events FROM month_of_entity"
            " WHERE entity = ? AND events > 0 ORDER BY month, type, factuality",
            (selection.entity,),
        )
    tables, conditions, values = where(selection)
    return connection.execute(
        f"SELECT substr(e.first_day, 1, 7), e.type, e.factuality, count(*) FROM {tables}"
        f" WHERE {' AND '.join(conditions)} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        values,
    )


def one(connection: sqlite3.Connection, event_id: str) -> Row | None:
    """Read one event by its id; None when there is none."""
    row = connection.execute(
        f"SELECT e.value, {_QUOTE}, {headings.COLUMNS} FROM event e"
        " JOIN article a ON a.id = e.article WHERE e.id = ?",
        (event_id,),
    ).fetchone()
    if row is None:
        return None
    return Row(event=decode(row[0], Event), quote=row[1], heading=headings.heading(row[2:]))


def articles(connection: sqlite3.Connection, selection: Selection, most: int) -> tuple[str, ...]:
    """Name the articles with selected events, latest events first."""
    tables, conditions, values = where(selection)
    found = connection.execute(
        f"SELECT e.article FROM {tables} WHERE {' AND '.join(conditions)}"
        " ORDER BY e.first_day DESC, e.article",
        values,
    )
    named: dict[str, None] = {}
    for (article,) in found:
        named[article] = None
        if len(named) == most:
            break
    return tuple(named)


def pages(connection: sqlite3.Connection, selection: Selection) -> int:
    """Count the articles with selected events."""
    tables, conditions, values = where(selection)
    row = connection.execute(
        f"SELECT count(DISTINCT e.article) FROM {tables} WHERE {' AND '.join(conditions)}", values
    ).fetchone()
    return int(row[0])
