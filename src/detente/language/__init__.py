"""Text to parse: one module per language, one protocol for all.

A language is a module of this package (or an entry point of the group `detente.language`) named
by its ISO 639-1 code, with a function `load(threads)` that returns a `Language`. Nothing is
loaded before it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from detente import plugins
from detente.errors import UnsupportedLanguage
from detente.model.layers import EventLayers
from detente.model.text import Parse, Span

if TYPE_CHECKING:
    from detente.language._events import Answer


class Language(Protocol):
    """Reads text in one language."""

    language: str
    """ISO 639-1."""

    def parse(self, text: str, regions: tuple[Span, ...] | None = None) -> Parse:
        """Parse text, or some regions of it.

        Args:
            text: Any text; it is never changed.
            regions: Paragraph-like stretches in text order, not overlapping; None for all of it.
                No sentence crosses the end of a region, nor a blank line.

        Returns:
            Tokens, sentences, trees and names, with offsets into `text`; empty where there are
            no words.
        """


class EventHeads(Protocol):
    """Says of parsed text what its words tell of events."""

    name: str
    """Name and digest of the network."""

    def read(self, parse: Parse) -> EventLayers:
        """Score every word of a parse."""

    def ask(self, parse: Parse, source: tuple[int, int], target: tuple[int, int]) -> Answer:
        """Say how two phrases, given by their words, stand to one another."""


def supported() -> tuple[str, ...]:
    """List the codes of the languages that can be parsed, sorted."""
    return plugins.names(__name__)


def load(code: str, threads: int = 1) -> Language:
    """Load the engine of a language.

    Args:
        code: ISO 639-1.
        threads: Of one window's computation; more articles at once want more processes instead.

    Raises:
        UnsupportedLanguage: There is no engine for it.
    """
    if code not in supported():
        raise UnsupportedLanguage(code)
    engine: Language = plugins.load(__name__, code).load(threads)
    return engine


def load_events(code: str, threads: int = 1) -> EventHeads | None:
    """Load the event heads of a language; None for a language that has none.

    Raises:
        UnsupportedLanguage: There is no engine for it.
    """
    if code not in supported():
        raise UnsupportedLanguage(code)
    maker = getattr(plugins.load(__name__, code), "load_events", None)
    heads: EventHeads | None = maker(threads) if maker else None
    return heads
