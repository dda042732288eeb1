"""Reading, coding and keeping pages: what goes into a desk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from detente.api import learning
from detente.errors import DetenteError, KnowledgeError, UnreadablePage, UnsupportedLanguage
from detente.model.events import Coding
from detente.model.text import Article, Page
from detente.settings import Settings

if TYPE_CHECKING:
    from detente.actors import Gazetteer, Skipped
    from detente.coder import Kit
    from detente.coders import Coded, Coder
    from detente.model.people import Introduction
    from detente.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one input: an article with its coding, or the error that stopped it."""

    name: str
    article: Article | None = None
    coding: Coding | None = None
    """None when the article's language is not supported yet: stored and readable, not coded."""
    added: bool = False
    """False when the desk already had it, or on an error."""
    remarks: tuple[str, ...] = ()
    """What the coder wants to be known: quotes that do not stand in the text, …"""
    error: DetenteError | None = None


class Reads:
    """Reads, codes and keeps. Opens the desk on first use."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Keep settings; nothing is loaded or opened yet."""
        self.settings = settings or Settings.from_environment()
        self._store: Store | None = None
        self._coder: Coder | None = None
        self._gazetteer: Gazetteer | None = None

    def __enter__(self) -> Self:
        """Use as a context manager."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the desk."""
        self.close()

    def close(self) -> None:
        """Close the desk if it was opened, and stop the worker that reads pages."""
        if self._store is not None:
            self._store.close()
            self._store = None

    @property
    def store(self) -> Store:
        """The desk, opened on first use.

        Raises:
            StoreError: It cannot be opened.
        """
        if self._store is None:
            from detente.store import Store

            self._store = Store.open(self.settings.desk)
        return self._store

    @property
    def coder(self) -> Coder:
        """Who codes, made ready on first use.

        Raises:
            UnknownPlugin: No coder has the name that the settings give.
            CoderUnavailable: Something it needs is not installed, not given or not acceptable.
        """
        if self._coder is None:
            from detente import coders

            self._coder = coders.load(self.settings.coder, self.settings)
        return self._coder

    def read(self, page: str | Page) -> Article:
        """Read a page: a file, a URL, or a page already in hand.

        Raises:
            UnreadablePage: Empty, binary, too large, too deep, too slow.
            FetchError: A URL that cannot or may not be fetched.
        """
        from detente import pages, times

        opened = page if isinstance(page, Page) else pages.open_page(page, self.settings)
        article = pages.read_safely(opened, self.settings)
        warning = times.of_the_future(article.published, date.today())
        return replace(article, warnings=(*article.warnings, warning)) if warning else article

    def code(self, page: str | Page) -> tuple[Article, Coding | None]:
        """Read and code a page; nothing is stored.

        Returns:
            The article and its coding; None for a language that is not supported yet.
        """
        article = self.read(page)
        coded = self._code(article)
        return article, coded.coding if coded else None

    def _code(self, article: Article, told: Iterable[Introduction] = ()) -> Coded | None:
        """Code an article, with what other pages tell; None in a language not supported yet."""
        from detente.actors import with_learned

        try:
            kit = self._kit(article.language)
            kit = replace(kit, gazetteer=with_learned(kit.gazetteer, told)) if told else kit
            return self.coder.code(article, kit)
        except UnsupportedLanguage:
            return None

    def _kit(self, language: str) -> Kit:
        """Load what coding a language takes, with the people and bodies that the user brought."""
        from detente import coder

        kit = coder.kit(language, self.settings.threads)
        if self._gazetteer is None:
            from detente.actors import kept, with_entries

            brought = kept.read(self.kept_entries)
            self._gazetteer = with_entries(kit.gazetteer, brought) if brought else kit.gazetteer
        return replace(kit, gazetteer=self._gazetteer)

    @property
    def kept_entries(self) -> Path:
        """The file beside the desk with the people and bodies that the user brought."""
        return self.settings.desk.with_name("gazetteer.jsonl")

    def bring(self, file: Path) -> tuple[int, tuple[Skipped, ...]]:
        """Take in a file of people and bodies; they are known to every coding after it.

        Args:
            file: Wikidata's JSON or FollowTheMoney JSON lines.

        Returns:
            How many entries are new or changed, and the lines that were passed over.

        Raises:
            KnowledgeError: The file, or the one beside the desk, cannot be read or written.
        """
        from detente.actors import kept, read_entries

        try:
            with file.open("rb") as lines:
                entries, skipped = read_entries(lines)
        except OSError as error:
            raise KnowledgeError(str(file), error.strerror or str(error)) from error
        self._gazetteer = None
        return kept.add(self.kept_entries, entries), skipped

    def known(self, name: str) -> tuple[str, ...]:
        """Tell what is known by a name: from the lists, from what was brought, from the desk.

        Returns:
            One line a fact with its origin in brackets; () where nothing is known.
        """
        from detente import actors

        entries = actors.kept.read(self.kept_entries)
        told: tuple[Introduction, ...] = ()
        if self.settings.desk.exists():
            told = self.store.people.introductions([actors.key(name)])
        return actors.facts(name, actors.load(), entries, told)

    def _outcome(self, page: str | Page) -> Outcome:
        article = self.read(page)
        return self._outcome_of(_name(page), article, self._code(article))

    @staticmethod
    def _outcome_of(name: str, article: Article, coded: Coded | None) -> Outcome:
        if coded is None:
            return Outcome(name=name, article=article)
        return Outcome(name=name, article=article, coding=coded.coding, remarks=coded.remarks)

    def add(self, pages: Iterable[str | Page]) -> Iterator[Outcome]:
        """Read, code and store pages one by one; an error is an outcome and stops nothing.

        A feed, given by its address or as an `.xml`, `.rss`, `.atom` or `.rdf` file, is put in by
        the pages it lists, each fetched from its own address. Pages of the desk that learn from
        the new ones whose a person is are coded anew once all are in, as by `recode`.

        Raises:
            CoderUnavailable: Nobody is there to code: that is no page's fault.
        """
        _ = self.coder
        for page in pages:
            yield from self._attempts(page, self._add)
        for _ in self.recode():
            pass

    def recode(self, most: int = learning.MOST_ANEW) -> Iterator[Outcome]:
        """Code anew the pages that other pages, or a judgement, tell something new about people.

        What a page says of people does not change by it, so this ends, and the order in which
        pages came does not matter. A desk that another coder fills is left alone.

        Args:
            most: Pages at most; the rest stays to be done.
        """
        done: set[str] = set()
        while not self.settings.coder and (marked := self.store.people.unsettled()):
            found = [one for one in learning.stale(self.store, marked) if one not in done]
            if not found:
                self.store.people.settle(marked)
            for one in dict.fromkeys(found):
                if len(done) >= most:
                    return
                done.add(one)
                yield self._anew(one)

    def recode_all(self) -> Iterator[Outcome]:
        """Code every page of the desk anew, as after a new release; judgements stay."""
        for article in tuple(article.id for article in self.store.articles()):
            yield self._anew(article)
        yield from self.recode(most=sys.maxsize)

    @property
    def waiting(self) -> int:
        """Count the pages that `recode` would code anew."""
        return len(set(learning.stale(self.store, self.store.people.unsettled())))

    def _anew(self, id: str) -> Outcome:
        article, coding = self.store.article(id), self.store.coded(id)
        assert article is not None
        keys = {one.key for one in coding.people} if coding else ()
        coded = self._code(article, learning.told(self.store, article.text, keys))
        outcome = self._outcome_of(article.name, article, coded)
        return replace(outcome, added=self.store.add(article, outcome.coding))

    def listed(self, feed: str | Page) -> tuple[str, ...]:
        """List the addresses of the pages of a feed, in its order.

        Raises:
            UnreadablePage: Not a feed, too large, too slow, or nothing in it has an address.
            FetchError: Its address cannot or may not be fetched.
        """
        from detente import pages

        page = feed if isinstance(feed, Page) else pages.open_page(feed, self.settings)
        if not pages.is_feed(page):
            raise UnreadablePage(page.name, "is no feed: neither RSS nor Atom")
        return pages.entries(page, self.settings)

    def _attempts(
        self, given: str | Page, work: Callable[[str | Page], Outcome]
    ) -> Iterator[Outcome]:
        """Work on a page; on each of its pages if it is a feed."""
        from detente import pages

        try:
            page = given if isinstance(given, Page) else pages.open_page(given, self.settings)
            named = pages.entries(page, self.settings) if pages.is_feed(page) else (page,)
        except DetenteError as error:
            yield Outcome(name=_name(given), error=error)
            return
        for one in named:
            yield self._attempt(one, work)

    def _attempt(self, page: str | Page, work: Callable[[str | Page], Outcome]) -> Outcome:
        try:
            return work(page)
        except DetenteError as error:
            return Outcome(name=_name(page), error=error)

    def _add(self, page: str | Page) -> Outcome:
        article = self.read(page)
        coded = self._code(article, learning.told(self.store, article.text))
        outcome = self._outcome_of(_name(page), article, coded)
        added = outcome.article is not None and self.store.add(outcome.article, outcome.coding)
        return replace(outcome, added=added)

    def _read(self, page: str | Page) -> Outcome:
        return Outcome(name=_name(page), article=self.read(page))

    def articles(self, pages: Iterable[str | Page]) -> Iterator[Outcome]:
        """Read pages one by one; nothing is coded or stored."""
        for page in pages:
            yield from self._attempts(page, self._read)

    def outcomes(self, pages: Iterable[str | Page]) -> Iterator[Outcome]:
        """Read and code pages one by one without storing them.

        Raises:
            CoderUnavailable: Nobody is there to code: that is no page's fault.
        """
        _ = self.coder
        for page in pages:
            yield from self._attempts(page, self._outcome)


def _name(page: str | Page) -> str:
    return page if isinstance(page, str) else page.name
