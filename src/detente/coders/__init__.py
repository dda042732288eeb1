"""Other ways from an article to a `Coding`: one module per coder.

The ordinary coder is `detente.coder`. A second one is a module of this package (or an entry point
of the group `detente.coders`) with a function `load(argument, settings)` that returns a `Coder`;
its name is what stands before the colon in `--coder NAME:ARGUMENT`. Nothing is loaded before it is
asked for, and what it takes beyond the package is an extra that need not be installed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from detente import coder, plugins
from detente.coder import Kit
from detente.model.events import Coding
from detente.model.text import Article
from detente.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A coding, and what the one who waits for it should hear."""

    coding: Coding
    remarks: tuple[str, ...] = ()
    """One line each, as `llm: 3 of 41 quotes do not stand in the text; dropped`."""


class Coder(Protocol):
    """Codes articles."""

    def code(self, article: Article, kit: Kit) -> Coded:
        """Code the political events that one article reports.

        Args:
            article: As read.
            kit: The ordinary tools of its language.

        Raises:
            EndpointError: A server that was asked gave nothing that can be used.
        """


class Ordinary:
    """The coder of the package, in the shape of the others."""

    def code(self, article: Article, kit: Kit) -> Coded:
        """Code with `detente.coder`."""
        return Coded(coding=coder.code(article, kit))


def load(name: str, settings: Settings) -> Coder:
    """Make a coder ready.

    Args:
        name: `llm`, `hf:FOLDER`; "" for the ordinary one.
        settings: Where its endpoint and limits stand.

    Raises:
        UnknownPlugin: No coder has this name.
        CoderUnavailable: Something it needs is not installed, not given or not acceptable.
    """
    if not name:
        return Ordinary()
    module, _, argument = name.partition(":")
    found: Coder = plugins.load(__name__, module).load(argument, settings)
    return found
