"""Détente: the one object that the faces use.

It knows the coder and the store; pages go in, articles, codings and briefs come out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from detente import plugins
from detente.errors import DetenteError, UnknownState, UnsupportedLanguage
from detente.model.answers import Answer
from detente.model.briefs import Account, Brief
from detente.model.events import Coding
from detente.model.text import Article, Page
from detente.model.times import TimeExpression
from detente.settings import Settings

if TYPE_CHECKING:
    from detente.coders import Coded, Coder
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


class Détente:
    """Reads, codes, keeps and answers. Opens the desk on first use; close it, or use `with`.

    Example:
        >>> from detente import Detente
        >>> with Detente() as detente:
        ...     article, coding = detente.code("page.html")        # doctest: +SKIP
    """

    def __init__(self, settings: Settings | None = None) -> None:
        """Keep settings; nothing is loaded or opened yet."""
        self.settings = settings or Settings.from_environment()
        self._store: Store | None = None
        self._coder: Coder | None = None

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
        from detente import pages

        opened = page if isinstance(page, Page) else pages.open_page(page, self.settings)
        return pages.read_safely(opened, self.settings)

    def code(self, page: str | Page) -> tuple[Article, Coding | None]:
        """Read and code a page; nothing is stored.

        Returns:
            The article and its coding; None for a language that is not supported yet.
        """
        article = self.read(page)
        coded = self._code(article)
        return article, coded.coding if coded else None

    def _code(self, article: Article) -> Coded | None:
        """Code an article; None for a language that is not supported yet."""
        from detente import coder

        try:
            return self.coder.code(article, coder.kit(article.language, self.settings.threads))
        except UnsupportedLanguage:
            return None

    def _outcome(self, page: str | Page) -> Outcome:
        article = self.read(page)
        coded = self._code(article)
        if coded is None:
            return Outcome(name=_name(page), article=article)
        return Outcome(
            name=_name(page), article=article, coding=coded.coding, remarks=coded.remarks
        )

    def add(self, pages: Iterable[str | Page]) -> Iterator[Outcome]:
        """Read, code and store pages one by one; an error is an outcome and stops nothing.

        Raises:
            CoderUnavailable: Nobody is there to code: that is no page's fault.
        """
        _ = self.coder
        for page in pages:
            yield self._attempt(page, self._add)

    def _attempt(self, page: str | Page, work: Callable[[str | Page], Outcome]) -> Outcome:
        try:
            return work(page)
        except DetenteError as error:
            return Outcome(name=_name(page), error=error)

    def _add(self, page: str | Page) -> Outcome:
        outcome = self._outcome(page)
        added = outcome.article is not None and self.store.add(outcome.article, outcome.coding)
        return replace(outcome, added=added)

    def _read(self, page: str | Page) -> Outcome:
        return Outcome(name=_name(page), article=self.read(page))

    def articles(self, pages: Iterable[str | Page]) -> Iterator[Outcome]:
        """Read pages one by one; nothing is coded or stored."""
        for page in pages:
            yield self._attempt(page, self._read)

    def outcomes(self, pages: Iterable[str | Page]) -> Iterator[Outcome]:
        """Read and code pages one by one without storing them.

        Raises:
            CoderUnavailable: Nobody is there to code: that is no page's fault.
        """
        _ = self.coder
        for page in pages:
            yield self._attempt(page, self._outcome)

    def brief(
        self,
        first: str,
        second: str,
        outcomes: Iterable[Outcome] | None = None,
        since: str | None = None,
    ) -> Brief:
        """Say how relations between two states are going.

        Args:
            first: A state in any wording: `Syria`, `SYR`, `Syrian`, `Damascus`.
            second: The other.
            outcomes: Pages read and coded for the occasion; None for what the desk holds.
            since: EDTF; tells only what happened or was learned since then.

        Raises:
            UnknownState: Words that name no state.
            ValueError: `since` is not EDTF.
        """
        from detente import actors, relations

        pair = (actors.resolve_state(first), actors.resolve_state(second))
        return relations.brief(self.account(*pair, outcomes, since))

    def account(
        self,
        first: str,
        second: str,
        outcomes: Iterable[Outcome] | None = None,
        since: str | None = None,
    ) -> Account:
        """Gather what pages tell of two states: the ground of brief, registers and figures.

        Args:
            first: A state, ISO 3166-1 alpha-3.
            second: The other.
            outcomes: Pages read and coded for the occasion; None for what the desk holds.
            since: EDTF; what was over before it is left out.

        Raises:
            ValueError: `since` is not EDTF, or both states are the same.
        """
        from detente import actors, relations

        names = {code: actors.state_name(code) for code in (first, second)}
        if outcomes is not None:
            articles, codings = self._material(outcomes)
            return relations.account(codings, articles, first, second, since, names)
        articles, codings = self._touching((first, second))
        told = relations.account(codings, articles, first, second, since, names)
        return replace(told, silent=self.store.counts()[0] - len(told.readings))

    def ask(self, question: str, outcomes: Iterable[Outcome] | None = None) -> Answer:
        """Answer a question from coded events and registers, with quotes, or say "not stated".

        Args:
            question: In English, of one or several parts.
            outcomes: Pages read and coded for the occasion; None for what the desk holds.
        """
        from detente import relations

        states = _states_in(question)
        if outcomes is None:
            articles, codings = self._touching(tuple(dict.fromkeys(states.values())))
        else:
            articles, codings = self._material(outcomes)
        return relations.ask(question, codings, articles, states, _times_of)

    def _touching(self, states: tuple[str, ...]) -> tuple[tuple[Article, ...], tuple[Coding, ...]]:
        """Read pages of the desk whose events touch each of some states; all for none."""
        codings = tuple(self.store.codings(states))
        found = (self.store.article(coding.article) for coding in codings)
        return tuple(article for article in found if article), codings

    def render(self, brief: Brief, format: str, outcomes: Iterable[Outcome] | None = None) -> str:
        """Write a brief in a registered format, with its pages at hand for the context of quotes.

        Raises:
            UnknownPlugin: No format has this name.
        """
        wanted = {reading.article for reading in brief.readings}
        articles, _ = self._material(outcomes)
        pages = tuple(article for article in articles if article.id in wanted)
        return str(plugins.load("detente.briefs", format).render(brief, pages))

    def _material(
        self, outcomes: Iterable[Outcome] | None
    ) -> tuple[tuple[Article, ...], tuple[Coding, ...]]:
        if outcomes is None:
            return tuple(self.store.articles()), tuple(self.store.codings())
        read = [outcome for outcome in outcomes if outcome.article]
        articles = tuple(outcome.article for outcome in read if outcome.article)
        return articles, tuple(outcome.coding for outcome in read if outcome.coding)

    def export(
        self, format: str, stream: TextIO, outcomes: Iterable[Outcome] | None = None
    ) -> None:
        """Write coded events in a registered format, from the desk or from given outcomes.

        Raises:
            UnknownPlugin: No exporter has this name.
        """
        articles, codings = self._material(outcomes)
        plugins.load("detente.export", format).write(codings, articles, stream)

    def forget(self, article: str) -> bool:
        """Remove an article and all that was coded from it; False when the desk has none such."""
        return self.store.forget(article)


Detente = Détente
"""The same under a name that every keyboard has."""


def page_from_bytes(name: str, content: bytes, url: str | None = None) -> Page:
    """Make a page of bytes in hand; its kind is told from its content.

    Raises:
        UnreadablePage: Empty, binary or too large.
    """
    from detente import pages

    return pages.page_from_bytes(name, content, url=url)


def _times_of(article: Article) -> tuple[TimeExpression, ...]:
    """Read the time expressions of a page; () in a language that has no grammar yet."""
    from detente import times

    regions = tuple(block.span for block in article.content)
    return times.resolve(article.text, regions, article.published, article.language)


_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_LONGEST = 4
"""Words of the longest name of a state that is looked for in a question."""


def _states_in(question: str) -> dict[str, str]:
    """Find names of states in a question, in small letters, with their codes."""
    from detente import actors

    words = _WORD.findall(question)
    found: dict[str, str] = {}
    for size in range(1, _LONGEST + 1):
        for place in range(len(words) - size + 1):
            some = words[place : place + size]
            if all(word[:1].isupper() or word in {"of", "the", "and"} for word in some):
                name = " ".join(some)
                if len(name) > 3 or name.isupper():
                    with suppress(UnknownState):
                        found[name.casefold()] = actors.resolve_state(name)
    return found


def _name(page: str | Page) -> str:
    return page if isinstance(page, str) else page.name
