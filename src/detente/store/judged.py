"""The judged pages as a small desk of their own, so that lists choose by what people corrected.

The tables are filled from what the coder left. Pages on which a judgement tells are written once
more into memory, as judged; what is asked is then asked of the file without those pages, and of
them. The same statements choose in both, so that a corrected event is found as any other is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from detente.model.desk import Bin, Row, Selection
from detente.model.events import Coding
from detente.model.judgements import in_force
from detente.store import articles, database, events, judgements, selecting
from detente.store.codec import encode
from detente.store.overlay import Overlay

_HELD = 2
"""Judged desks that are kept: the one before may still be read."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The pages of a desk on which judgements tell, in memory: as coded, and as judged."""

    articles: tuple[str, ...]
    coded: sqlite3.Connection
    read: sqlite3.Connection

    @property
    def sides(self) -> tuple[sqlite3.Connection, sqlite3.Connection]:
        """Both: as coded, as judged."""
        return self.coded, self.read

    def close(self) -> None:
        """Let the memory go."""
        for side in self.sides:
            side.close()


@dataclass(frozen=True, slots=True)
class Keeper:
    """Makes a judged desk when it is first asked for, and anew after every change."""

    connection: sqlite3.Connection
    _held: dict[tuple[int, int], Judged | None] = field(default_factory=dict)

    def now(self) -> Judged | None:
        """Return the judged pages as they are now; None where no judgement tells on any."""
        key = self.connection.execute(
            "SELECT (SELECT count(*) FROM judgement), (SELECT coalesce(max(id), 0) FROM change)"
        ).fetchone()
        if not key[0]:
            return None
        if key not in self._held:
            self._drop(_HELD - 1)
            self._held[key] = _made(self.connection)
        return self._held[key]

    def close(self) -> None:
        """Let all memory go."""
        self._drop(0)

    def _drop(self, kept: int) -> None:
        for old in list(self._held)[: max(0, len(self._held) - kept)]:
            held = self._held.pop(old)
            if held:
                held.close()


def _made(connection: sqlite3.Connection) -> Judged | None:
    overlay = Overlay.of(in_force(judgements.every(connection)))
    pages = {}
    for article in sorted(_touched(connection, overlay)):
        coded = events.get(connection, article)
        seen = overlay.over(coded) if coded else None
        if coded and seen and seen != coded:
            pages[article] = (coded, seen)
    if not pages:
        return None
    return Judged(
        tuple(pages),
        _desk(connection, (coded for coded, _ in pages.values())),
        _desk(connection, (seen for _, seen in pages.values())),
    )


def _touched(connection: sqlite3.Connection, overlay: Overlay) -> set[str]:
    """Name the pages that a judgement may tell on: its events', and those of merged entities."""
    named = {s.article for made in overlay.judgements for s in made.subjects if s.article}
    merged = [
        subject.id
        for made in overlay.judgements if made.act == "merge"
        for subject in made.subjects if subject.kind == "entity"
    ]  # fmt: skip
    known = "SELECT DISTINCT article FROM event_entity WHERE entity IN"
    told = connection.execute(f"{known} (SELECT value FROM json_each(?))", (encode(merged),))
    return named | {article for (article,) in told}


def _desk(connection: sqlite3.Connection, codings: Iterable[Coding]) -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None)
    for script in database.steps().values():
        made.executescript(script)
    with database.transaction(made):
        for coding in codings:
            _copy(connection, made, coding.article)
            events.put(made, coding)
    return made


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, article: str) -> None:
    names = f"{articles.COLUMNS}, added"
    row = source.execute(f"SELECT {names} FROM article WHERE id = ?", (article,)).fetchone()
    marks = ", ".join("?" for _ in row)
    target.execute(f"INSERT INTO article ({names}) VALUES ({marks})", row)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Selections of events by what they are as judged: of the file, and of the judged pages."""

    connection: sqlite3.Connection
    judged: Judged | None

    def count(self, selection: Selection) -> int:
        """Count selected events."""
        return sum(selecting.count(where, wanted) for where, wanted in self._sides(selection))

    def pages(self, selection: Selection) -> int:
        """Count the articles with selected events."""
        return sum(selecting.pages(where, wanted) for where, wanted in self._sides(selection))

    def bins(self, selection: Selection) -> Iterator[Bin]:
        """Count selected events by month, type and factuality; undated ones under None."""
        counts: dict[tuple[str, str, str], Bin] = {}
        for where, wanted in self._sides(selection):
            for found in selecting.bins(where, wanted):
                key = (found.start or "", found.type or "", found.factuality)
                before = counts[key].events if key in counts else 0
                counts[key] = replace(found, events=found.events + before)
        yield from (counts[key] for key in sorted(counts))

    def rows(self, selection: Selection, most: int, after: int) -> list[Row]:
        """Read selected events, latest first, undated ones last."""
        (file, rest), *judged = self._sides(selection)
        if not judged:
            return list(selecting.rows(file, rest, most, after))
        seen = [row for where, wanted in judged for row in selecting.rows(where, wanted, -1, 0)]
        # So many rows may stand before the first that is wanted; more of the file cannot.
        first = max(0, after - len(seen))
        told = [*selecting.rows(file, rest, most + after - first, first), *seen]
        told.sort(key=lambda row: row.event.article)
        told.sort(key=lambda row: articles.days(row.event.edtf)[0] or "", reverse=True)
        return told[after - first :][:most]

    def articles(self, selection: Selection, most: int) -> tuple[str, ...]:
        """Name the articles with selected events, latest events first."""
        sides = self._sides(selection)
        named = [n for where, wanted in sides for n in selecting.articles(where, wanted, most)]
        if self.judged:
            latest = {name: max(_latest(where, name) for where, _ in sides) for name in named}
            named.sort(key=latest.__getitem__, reverse=True)
        return tuple(named[:most])

    def one(self, event: str) -> Row | None:
        """Read one event by its id, as judged; as coded where it was withdrawn."""
        judged = selecting.one(self.judged.read, event) if self.judged else None
        return judged or selecting.one(self.connection, event)

    def _sides(self, wanted: Selection) -> list[tuple[sqlite3.Connection, Selection]]:
        if self.judged is None:
            return [(self.connection, wanted)]
        left = replace(wanted, without=self.judged.articles)
        return [(self.connection, left), (self.judged.read, wanted)]


def _latest(connection: sqlite3.Connection, article: str) -> str:
    """Return the day of an article's latest event; "" where it has none that is dated."""
    query = "SELECT max(first_day) FROM event WHERE article = ?"
    return str(connection.execute(query, (article,)).fetchone()[0] or "")
