"""The store as the rest of the house sees it: add, read, search, forget."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from detente.model.events import Coding, Event
from detente.model.judgements import Judgement, in_force
from detente.model.text import Article
from detente.store import articles, database, events, judgements, people, search
from detente.store.browse import Browse
from detente.store.judged import Keeper
from detente.store.overlay import Overlay
from detente.store.people import People
from detente.store.search import Hit


@dataclass(frozen=True, slots=True)
class Store:
    """An open desk. One per thread; any number of processes may hold one on the same file."""

    path: Path
    _connection: sqlite3.Connection
    _keeper: Keeper

    @classmethod
    def open(cls, path: Path | str) -> Store:
        """Open a desk, made on the spot if there is none.

        Raises:
            StoreError: Nothing can be written there, the file is no database, or a newer
                release wrote it.
        """
        path = Path(path)
        connection = database.connect(path)
        return cls(path, connection, Keeper(connection))

    def __enter__(self) -> Self:
        """Serve as a context manager."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does no harm."""
        self._keeper.close()
        self._connection.close()

    @property
    def browse(self) -> Browse:
        """What may be asked of the desk while somebody looks at it, as judged."""
        return Browse(self.path, self._connection, self._keeper)

    def add(self, article: Article, coding: Coding | None = None) -> bool:
        """Write a page with its coding, all or nothing.

        Adding the same twice is adding it once; a different coding takes the place of the
        earlier one; no coding leaves an earlier one alone.

        Returns:
            True when something was written, False when all of it was there already.

        Raises:
            ValueError: The coding is of another article.
            StoreError: It cannot be written; the desk is as it was before.
        """
        if coding is not None and coding.article != article.id:
            raise ValueError(f"coding of {coding.article} offered with article {article.id}")
        with database.explained(self.path), database.transaction(self._connection):
            new = articles.put(self._connection, article)
            if new:
                search.put(self._connection, article)
            return bool(coding and events.put(self._connection, coding)) or new

    def article(self, article_id: str) -> Article | None:
        """Read one article; None when there is none of that id."""
        with database.explained(self.path):
            return articles.get(self._connection, article_id)

    def articles(self) -> Iterator[Article]:
        """Read all articles, earliest publication first, undated ones last."""
        with database.explained(self.path):
            yield from articles.every(self._connection)

    def coding(self, article_id: str) -> Coding | None:
        """Read the coding of an article, as judged; None when it was not coded."""
        with database.explained(self.path):
            found = events.get(self._connection, article_id)
            return self.overlay().over(found) if found else None

    def coded(self, article_id: str) -> Coding | None:
        """Read the coding of an article as the coder left it, whatever was judged since."""
        with database.explained(self.path):
            return events.get(self._connection, article_id)

    def codings(self, states: tuple[str, ...] = ()) -> Iterator[Coding]:
        """Read codings whole, as judged: all, or those whose events touch all these states.

        A state is touched where it acts, is acted on, or is the place.
        """
        with database.explained(self.path):
            overlay = self.overlay()
            judged = judgements.articles(self._connection) if states else ()
            for coding in events.codings(self._connection, states, judged):
                seen = overlay.over(coding)
                if seen is coding or events.touches(seen, states):
                    yield seen

    def events(self, states: tuple[str, ...] = (), since: date | None = None) -> Iterator[Event]:
        """Read events, as judged, earliest first: all, or those in which these states take part.

        With a day, events that were over before it are left out; undated ones stay.
        """
        day = since.isoformat() if since else None
        with database.explained(self.path):
            overlay = self.overlay()
            if not overlay.judgements:
                yield from events.select(self._connection, states, day)
                return
            told = (event for coding in self.codings(states) for event in coding.events)
            yield from events.chosen(told, states, day)

    def judge(self, made: Judgement) -> bool:
        """Add a judgement; False when it is there already.

        Raises:
            StoreError: It cannot be written.
        """
        with database.explained(self.path), database.transaction(self._connection):
            new = judgements.put(self._connection, made)
            people.withdrawn(self._connection, judgements.withdraws(self._connection, made))
            return new

    def judgements(self) -> tuple[Judgement, ...]:
        """Read all judgements, the earliest first, undone ones too."""
        with database.explained(self.path):
            return tuple(judgements.every(self._connection))

    def article_of(self, event_id: str) -> str | None:
        """Find the article that tells an event; None for an id that the desk has not."""
        with database.explained(self.path):
            return events.article_of(self._connection, event_id)

    def overlay(self) -> Overlay:
        """Make the judgements in force ready to be laid over codings."""
        return Overlay.of(in_force(self.judgements()))

    def search(self, text: str, most: int = 20) -> tuple[Hit, ...]:
        """Find paragraphs with all these words, best first; () when nothing matches.

        Words in double quotes stand together; accents and case do not matter.
        """
        with database.explained(self.path):
            return tuple(search.find(self._connection, text, most))

    def forget(self, article_id: str) -> bool:
        """Remove a page with all that was coded from it; False when there was none."""
        with database.explained(self.path), database.transaction(self._connection):
            search.remove(self._connection, article_id)
            people.forget(self._connection, article_id)
            judgements.remove(self._connection, article_id)
            return articles.remove(self._connection, article_id)

    @property
    def people(self) -> People:
        """Whom the pages name, and what they learn of them from one another."""
        return People(self.path, self._connection)

    def counts(self) -> tuple[int, int]:
        """Count articles and events."""
        with database.explained(self.path):
            row = self._connection.execute(
                "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM event)"
            ).fetchone()
        return int(row[0]), int(row[1])
