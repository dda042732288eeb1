"""Telling what is known of two states: account, brief, answers, figures, registers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from detente import plugins
from detente.api.reading import Outcome, Reads
from detente.errors import UnknownState
from detente.model.answers import Answer
from detente.model.briefs import Account, Brief
from detente.model.circles import no_circles
from detente.model.desk import Selection
from detente.model.events import Coding
from detente.model.text import Article
from detente.model.times import TimeExpression

if TYPE_CHECKING:
    from detente.model.figures import Figures
    from detente.model.registers import Register

_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]{3,}\b")
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_LONGEST = 4
"""Words of the longest name of a state that is looked for in a question."""


class Tells(Reads):
    """Answers from what is kept, or from pages coded for the occasion."""

    @no_circles()
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
            ValueError: `since` is not EDTF, or both are one state today.
        """
        from detente import actors, relations

        pair = (actors.resolve_state(first), actors.resolve_state(second))
        remarks = tuple(dict.fromkeys(remark for w in (first, second) if (remark := _no_more(w))))
        if pair[0] == pair[1] and remarks:
            raise ValueError(f"{' '.join(remarks)} A pair takes two states.")
        return replace(relations.brief(self.account(*pair, outcomes, since)), remarks=remarks)

    @no_circles()
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
        ties = self.store.overlay().ties(codings)
        told = relations.account(codings, articles, first, second, since, names, ties)
        return replace(told, silent=self.store.counts()[0] - len(told.readings))

    @no_circles()
    def ask(
        self, question: str, outcomes: Iterable[Outcome] | None = None, most: int | None = None
    ) -> Answer:
        """Answer a question from coded events and registers, with quotes, or say "not stated".

        Args:
            question: In English, of one or several parts.
            outcomes: Pages read and coded for the occasion; None for what the desk holds.
            most: Pages of the desk that are read at most, those with the latest events; None for
                all that touch the states of the question.
        """
        answer = self._answer(question, outcomes, most)
        remarks = dict.fromkeys(r for word in _states_in(question) if (r := _no_more(word)))
        return replace(answer, text=" ".join((*remarks, answer.text)))

    def _answer(
        self, question: str, outcomes: Iterable[Outcome] | None, most: int | None
    ) -> Answer:
        from detente import relations

        states = _states_in(question)
        touched = tuple(dict.fromkeys(states.values()))
        if outcomes is not None:
            articles, codings = self._material(outcomes)
            states = _also_called(articles, states)
            return relations.ask(question, codings, articles, states, _times_of)
        if most is not None:
            articles, codings = self._latest(touched, most)
        else:
            articles, codings = self._touching(touched)
        ties = self.store.overlay().ties(codings)
        states = _also_called(articles, states)
        return relations.ask(question, codings, articles, states, _times_of, ties)

    def _touching(self, states: tuple[str, ...]) -> tuple[tuple[Article, ...], tuple[Coding, ...]]:
        """Read pages of the desk whose events touch each of some states; all for none."""
        codings = tuple(self.store.codings(states))
        found = (self.store.article(coding.article) for coding in codings)
        return tuple(article for article in found if article), codings

    def _latest(
        self, states: tuple[str, ...], most: int
    ) -> tuple[tuple[Article, ...], tuple[Coding, ...]]:
        """Read the pages of the desk with the latest events of up to two states."""
        names = self.store.browse.articles(Selection(states=states[:2]), most)
        articles = tuple(article for name in names if (article := self.store.article(name)))
        codings = (self.store.coding(article.id) for article in articles)
        return articles, tuple(coding for coding in codings if coding)

    def figures(self, account: Account) -> Figures:
        """Work out activity, tone, rank and open commitments of a pair."""
        from detente import relations

        return relations.figures(account)

    def registers(self, account: Account) -> tuple[Register, ...]:
        """Keep the registers of a pair: missions, visits, calls, agreements, bases and more."""
        from detente import relations

        return relations.registers(account)

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


def _times_of(article: Article) -> tuple[TimeExpression, ...]:
    """Read the time expressions of a page; () in a language that has no grammar yet."""
    from detente import times

    regions = tuple(block.span for block in article.content)
    return times.resolve(article.text, regions, article.published, article.language)


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


def _also_called(articles: Iterable[Article], states: dict[str, str]) -> dict[str, str]:
    """Add the words by which pages call the states of a question: `Arvenian`, a capital."""
    words = {word for article in articles for word in _CAPITALISED.findall(article.text)}
    wanted = set(states.values())
    called = {
        word.casefold(): code for word in words if (code := _state_of(word)) in wanted and code
    }
    return {**called, **states}


@lru_cache(maxsize=16384)
def _state_of(word: str) -> str | None:
    from detente import actors

    try:
        return actors.resolve_state(word)
    except UnknownState:
        return None


def _no_more(words: str) -> str | None:
    """Say that a state is no more and of whom is told instead; None for one of today."""
    from detente import actors
    from detente.relations.phrases import with_article

    former = actors.former_state(words)
    if former is None:
        return None
    today = with_article(actors.state_name(former.successor))
    return (
        f"{former.name} is no state any more: its last year was {former.until}."
        f" What is told here is told of {today}, which holds its seat; other successors are not"
        " meant."
    )
