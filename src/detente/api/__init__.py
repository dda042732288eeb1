"""Détente: the one object that the faces use.

It knows the coder and the store; pages go in, articles, codings and briefs come out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from detente import plugins
from detente.api.reading import Outcome
from detente.api.telling import Tells
from detente.errors import UnknownState
from detente.model.briefs import Account, Brief, Happening
from detente.model.circles import no_circles
from detente.model.desk import Selection, around
from detente.model.events import Coding, Event
from detente.model.grades import Grade
from detente.model.text import Article, Page, Wording

if TYPE_CHECKING:
    from detente.model.figures import Figures
    from detente.store import Browse, Hit
    from detente.store import Judging as Judging

__all__ = ["Detente", "Détente", "Outcome", "page_from_bytes"]


class Détente(Tells):
    """Reads, codes, keeps and answers. Opens the desk on first use; close it, or use `with`.

    Example:
        >>> from detente import Detente
        >>> with Detente() as detente:
        ...     article, coding = detente.code("page.html")        # doctest: +SKIP
    """

    @property
    def browse(self) -> Browse:
        """What may be asked of the desk while somebody looks at it."""
        return self.store.browse

    def article(self, article: str) -> tuple[Article, Coding | None] | None:
        """Take an article with its coding from the desk; None when there is none of that id."""
        found = self.store.article(article)
        return (found, self.store.coding(article)) if found else None

    def wordings(self, article: Article) -> tuple[Wording, ...]:
        """List words of a translated page that are probably not what the author meant.

        () for a page that does not say that a machine translated it. The text stays as it is.
        """
        from detente import pages

        return pages.suspected(article)

    def search(self, text: str, most: int = 20) -> tuple[Hit, ...]:
        """Find paragraphs of the desk with all these words, best first."""
        return self.store.search(text, most)

    @no_circles()
    def account_of(self, selection: Selection, most: int = 60) -> Account:
        """Tell what the desk knows of a pair of states, from its latest pages at most.

        Args:
            selection: Two states by code, and what else is asked of their events.
            most: Pages that are read; the rest is left to a narrower selection.

        Raises:
            ValueError: Not two different states.
        """
        from detente import relations

        names = self.store.browse.articles(selection, most)
        known = [found for name in names if (found := self.article(name))]
        codings = [selection.cut(coding) for _, coding in known if coding]
        called = self.store.browse.state_names()
        a, b = selection.states
        return relations.account(
            codings, [page for page, _ in known], a, b, since=selection.since, names=called,
            ties=self.store.overlay().ties(codings),
        )  # fmt: skip

    def told(self, account: Account, figures: Figures | None = None) -> Brief:
        """Tell an account sentence by sentence; with its figures, where they are at hand."""
        from detente import relations

        return relations.brief(account, counted=figures)

    @no_circles()
    def happening(self, event: str, most: int = 60) -> Happening | None:
        """Gather all tellings of what an event of the desk tells of; None for an unknown event."""
        from detente import relations

        row = self.store.browse.row(event)
        if row is None:
            return None
        overlay = self.store.overlay()
        names = {row.event.article, *self.store.browse.articles(around(row.event), most)}
        names |= overlay.beside(event)
        known = [found for name in sorted(names) if (found := self.article(name))]
        codings = [coding for _, coding in known if coding]
        pages = [page for page, _ in known]
        told = relations.happenings(codings, pages, overlay.ties(codings))
        return next((h for h in told if event in {e.id for e in h.tellings}), None)

    def rank(self, event: Event) -> float:
        """Return the rank that takes part in an event: 1 head of state, .8 minister, .5 other."""
        from detente.relations import weighing

        return weighing.rank(event)

    def resolve_state(self, words: str) -> str:
        """Find the code of a state by whatever somebody calls it.

        Raises:
            UnknownState: Nothing is called so; carries near names.
        """
        from detente import actors

        return actors.resolve_state(words)

    def state_name(self, code: str) -> str:
        """Return the English short name of a state; the code itself where none has it."""
        from detente import actors

        try:
            return actors.state_name(code)
        except UnknownState:
            return code

    def export(
        self, format: str, stream: TextIO, outcomes: Iterable[Outcome] | None = None
    ) -> None:
        """Write coded events in a registered format, from the desk or from given outcomes.

        Raises:
            UnknownPlugin: No exporter has this name.
        """
        articles, codings = self._material(outcomes)
        plugins.load("detente.export", format).write(codings, articles, stream)

    def judging(self, author: str | None = None) -> Judging:
        """Correct and grade what the desk holds: change, withdraw, merge, split, grade, undo.

        Args:
            author: Who judges; None for the author of the settings.
        """
        from detente.store import Judging

        return Judging(self.store, author or self.settings.author)

    def grades(self, event: str | None = None) -> tuple[Grade, ...]:
        """List the grades of sources and of information that hold: all, or those for one event.

        () where nobody graded: that is no bad grade.

        Raises:
            JudgementRefused: The desk has no such event.
        """
        return self.judging().grades(event)

    def forget(self, article: str) -> bool:
        """Remove an article and all that was coded from it; False when the desk has none such.

        Pages that learned from it whose a person is are coded anew.
        """
        gone = self.store.forget(article)
        for _ in self.recode():
            pass
        return gone


Detente = Détente
"""The same under a name that every keyboard has."""


def page_from_bytes(name: str, content: bytes, url: str | None = None) -> Page:
    """Make a page of bytes in hand; its kind is told from its content.

    Raises:
        UnreadablePage: Empty, binary or too large.
    """
    from detente import pages

    return pages.page_from_bytes(name, content, url=url)
