"""Lists counted as judged: what the judged pages brought as coded is taken off, as judged put on.

A judged desk is small; only what stands on its pages is counted anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from detente.model.desk import Known, Pair, Spoken, Spot, Tie
from detente.store import known
from detente.store.codec import encode
from detente.store.judged import Judged

T = TypeVar("T")
_ALL = 1_000_000
_LATEST = (
    "SELECT max(first_day) FROM event_pair WHERE a = ? AND b = ? AND again = 0"
    " AND article NOT IN (SELECT value FROM json_each(?))"
)


@dataclass(frozen=True, slots=True)
class _Sort:
    """What makes two lines of a list one line, and the numbers in it."""

    key: Callable[[Any], Hashable]
    numbers: tuple[str, ...]

    def total(self, line: Any) -> int:
        """Add up the numbers of a line."""
        return sum(getattr(line, name) for name in self.numbers)


_PAIRS = _Sort(lambda line: (line.a, line.b), ("events",))
_KNOWN = _Sort(lambda line: line.entity.id, ("acts", "suffers", "speaks"))
_TIES = _Sort(lambda line: (line.a.id, line.b.id), ("events",))
_SOURCES = _Sort(lambda line: line.name, ("events",))
_PLACES = _Sort(lambda line: (line.name, line.state, line.latitude, line.longitude), ("events",))


@dataclass(frozen=True, slots=True)
class Recount:
    """The lists of `known`, counted as judged."""

    connection: sqlite3.Connection
    judged: Judged | None

    def entity(self, entity_id: str) -> Known | None:
        """Read one entity with its counts; None when no event knows it."""

        def one(where: sqlite3.Connection, _: int) -> list[Known]:
            found = known.entity(where, entity_id)
            return [found] if found else []

        return next(iter(self._lines(one, _KNOWN, 1)), None)

    def entities(
        self, kind: str | None, words: str | None, most: int, after: int
    ) -> list[Known]:  # fmt: skip
        """Read entities that act, suffer or speak, busiest first."""
        if self.judged is None:
            return list(known.entities(self.connection, kind, words, most, after))
        found = self._lines(
            lambda where, n: known.entities(where, kind, words, n, 0), _KNOWN, most + after,
            lambda line: known.entity(self.connection, line.entity.id),
        )  # fmt: skip
        return found[after : after + most]

    def pairs(self, state: str | None, most: int) -> list[Pair]:
        """Read pairs of states, busiest first."""

        def same(line: Pair) -> Pair | None:
            query = "SELECT count(*) FROM event_pair WHERE a = ? AND b = ? AND again = 0"
            number = self.connection.execute(query, (line.a, line.b)).fetchone()[0]
            return replace(line, events=number) if number else None

        found = self._lines(lambda where, n: known.pairs(where, state, n), _PAIRS, most, same)
        if self.judged is None:
            return found
        told = (pair for where in self.judged.sides for pair in known.pairs(where, state, _ALL))
        anew = {_PAIRS.key(pair) for pair in told}
        return [replace(p, last=self._last(p)) if _PAIRS.key(p) in anew else p for p in found]

    def _last(self, pair: Pair) -> str | None:
        """Find the latest day of a pair, which a judgement may have moved."""
        assert self.judged
        days = [
            where.execute(_LATEST, (pair.a, pair.b, encode(left))).fetchone()[0] or ""
            for where, left in (
                (self.connection, self.judged.articles), (self.judged.read, ())
            )
        ]  # fmt: skip
        return max(days) or None

    def ties(self, kind: str, since: str | None, until: str | None, most: int) -> list[Tie]:
        """Read who met whom, most often first."""
        return self._lines(lambda where, n: known.ties(where, kind, since, until, n), _TIES, most)

    def sources(self, most: int, after: int) -> list[Spoken]:
        """Read the innermost voices, busiest first."""
        if self.judged is None:
            return list(known.sources(self.connection, most, after))
        found = self._lines(
            lambda where, n: known.sources(where, n, 0), _SOURCES, most + after,
            lambda line: known.source(self.connection, line.name),
        )  # fmt: skip
        return found[after : after + most]

    def source(self, name: str) -> Spoken | None:
        """Read one voice; None when nobody of that name says anything."""

        def one(where: sqlite3.Connection, _: int) -> list[Spoken]:
            found = known.source(where, name)
            return [found] if found else []

        return next(iter(self._lines(one, _SOURCES, 1)), None)

    def places(
        self, name: str | None, since: str | None, until: str | None, most: int
    ) -> list[Spot]:  # fmt: skip
        """Read places, busiest first."""
        return self._lines(
            lambda where, n: known.places(where, name, since, until, n), _PLACES, most
        )

    def _lines(
        self,
        ask: Callable[[sqlite3.Connection, int], Iterable[T]],
        sort: _Sort,
        most: int,
        same: Callable[[T], T | None] = lambda _: None,
    ) -> list[T]:
        """Ask the file for a list and count anew what stands on judged pages."""
        if self.judged is None:
            return list(ask(self.connection, most))
        coded: list[T] = list(ask(self.judged.coded, _ALL))
        read: list[T] = list(ask(self.judged.read, _ALL))
        lines = {sort.key(line): line for line in ask(self.connection, most + len(coded))}
        for line in (*coded, *read):
            if sort.key(line) not in lines and (found := same(line)):
                lines[sort.key(line)] = found
        for line, sign in [*((line, -1) for line in coded), *((line, 1) for line in read)]:
            key = sort.key(line)
            lines[key] = _summed(lines[key], line, sign, sort) if key in lines else line
        kept = [line for line in lines.values() if sort.total(line) > 0]
        return sorted(kept, key=lambda line: -sort.total(line))[:most]


def _summed(line: Any, other: Any, sign: int, sort: _Sort) -> Any:
    counts = {name: getattr(line, name) + sign * getattr(other, name) for name in sort.numbers}
    return replace(line, **counts)
