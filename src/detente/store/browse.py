"""What a desk is asked while somebody looks at it, as judged; everything here only reads."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from detente.model.desk import (
    Bin,
    Change,
    Heading,
    Known,
    Pair,
    Row,
    Selection,
    Spoken,
    Spot,
    Table,
    Tie,
    Totals,
)
from detente.store import asking, database, headings, known
from detente.store.judged import Chosen, Keeper
from detente.store.recounting import Recount


@dataclass(frozen=True, slots=True)
class Browse:
    """Read queries over an open desk; every answer is whole, nothing stays open behind it.

    Each may raise a `StoreError` when the file cannot be read.
    """

    path: Path
    _connection: sqlite3.Connection
    _keeper: Keeper

    @property
    def _chosen(self) -> Chosen:
        return Chosen(self._connection, self._keeper.now())

    @property
    def _recount(self) -> Recount:
        return Recount(self._connection, self._keeper.now())

    def totals(self) -> Totals:
        """Count what the desk holds."""
        with database.explained(self.path):
            return headings.totals(self._connection)

    def latest(self) -> int:
        """Number the latest change, by whatever process; 0 when there was none."""
        with database.explained(self.path):
            return headings.latest(self._connection)

    def changes(
        self, after: int = 0, most: int = 50, since: str | None = None
    ) -> tuple[Change, ...]:
        """Read changes later than a number and not before a day, latest first."""
        with database.explained(self.path):
            return tuple(headings.changes(self._connection, after, most, since))

    def headings(
        self, publisher: str | None = None, most: int = 50, after: int = 0
    ) -> tuple[Heading, ...]:
        """Read articles without their text, latest taken in first."""
        with database.explained(self.path):
            return tuple(headings.select(self._connection, publisher, most, after))

    def heading(self, article: str) -> Heading | None:
        """Read one article without its text; None when there is none."""
        with database.explained(self.path):
            return headings.one(self._connection, article)

    def publishers(self) -> tuple[tuple[str | None, int], ...]:
        """Count articles by publisher, most first."""
        with database.explained(self.path):
            return headings.publishers(self._connection)

    def rows(self, selection: Selection, most: int = 50, after: int = 0) -> tuple[Row, ...]:
        """Read selected events with their words, latest first, undated ones last."""
        with database.explained(self.path):
            return tuple(self._chosen.rows(selection, most, after))

    def row(self, event: str) -> Row | None:
        """Read one event; None when there is none."""
        with database.explained(self.path):
            return self._chosen.one(event)

    def count(self, selection: Selection) -> int:
        """Count selected events."""
        with database.explained(self.path):
            return self._chosen.count(selection)

    def bins(self, selection: Selection) -> tuple[Bin, ...]:
        """Count selected events by month, type and factuality."""
        with database.explained(self.path):
            return tuple(self._chosen.bins(selection))

    def articles(self, selection: Selection, most: int) -> tuple[str, ...]:
        """Name the articles with selected events, latest events first."""
        with database.explained(self.path):
            return self._chosen.articles(selection, most)

    def pages(self, selection: Selection) -> int:
        """Count the articles with selected events."""
        with database.explained(self.path):
            return self._chosen.pages(selection)

    def known(self, entity: str) -> Known | None:
        """Read an entity with what it does; None when no event knows it."""
        with database.explained(self.path):
            return self._recount.entity(entity)

    def entities(
        self, kind: str | None = None, words: str | None = None, most: int = 50, after: int = 0
    ) -> tuple[Known, ...]:
        """Read entities, busiest first."""
        with database.explained(self.path):
            return tuple(self._recount.entities(kind, words, most, after))

    def state_names(self) -> dict[str, str]:
        """Map codes of states to names, as far as events know them."""
        with database.explained(self.path):
            return known.state_names(self._connection)

    def pairs(self, state: str | None = None, most: int = 50) -> tuple[Pair, ...]:
        """Read pairs of states, busiest first."""
        with database.explained(self.path):
            return tuple(self._recount.pairs(state, most))

    def ties(
        self, kind: str, since: str | None = None, until: str | None = None, most: int = 120
    ) -> tuple[Tie, ...]:
        """Read who met whom, most often first."""
        with database.explained(self.path):
            return tuple(self._recount.ties(kind, since, until, most))

    def sources(self, most: int = 50, after: int = 0) -> tuple[Spoken, ...]:
        """Read the innermost voices, busiest first."""
        with database.explained(self.path):
            return tuple(self._recount.sources(most, after))

    def source(self, name: str) -> Spoken | None:
        """Read one voice; None when nobody of that name says anything."""
        with database.explained(self.path):
            return self._recount.source(name)

    def places(
        self, name: str | None = None, since: str | None = None, until: str | None = None,
        most: int = 500,
    ) -> tuple[Spot, ...]:  # fmt: skip
        """Read places, busiest first."""
        with database.explained(self.path):
            return tuple(self._recount.places(name, since, until, most))

    def ask(self, query: str) -> Table:
        """Answer a query in SQL that only reads, within a second and a thousand rows."""
        return asking.ask(self.path, query)
