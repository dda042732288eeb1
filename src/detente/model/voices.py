"""Voices: reporting constructions as found in a text, before any event is judged."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.events import Source
from detente.model.text import Span

STYLES = ("direct", "indirect", "mixed")
STANCES = ("say", "claim", "deny", "promise", "direct", "ask", "believe", "know", "want", "judge")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One reporting construction: who says what, by which word.

    `The envoy said that the talks had failed` has the source *The envoy*, the cue *said* and the
    content *that the talks had failed*.
    """

    source: Source
    """Who says so. `source.span` is None, and the kind `unclear`, where nobody is named."""
    cue: Span
    """The word or words that tell it: `said`, `according to`, the colon of a headline."""
    cue_token: int
    """Index of the head token of the cue in `Parse.tokens`."""
    content: tuple[Span, ...]
    """What is said, in text order; a report in the middle of a sentence splits it."""
    style: str
    """One of `STYLES`: in quotation marks, in the words of the page, or both."""
    stance: str = "say"
    """One of `STANCES`: what the cue does to the content."""
    telling: bool = True
    """True where the cue is itself an act of telling, so that its doer is a voice for it."""
    nested: bool = False
    """True where the construction stands inside the content of another."""
    passed_on: int = 0
    """How many others with the same content pass it on: 1 for *Y* of `X reported, citing Y`."""
    relay: bool = False
    """True for a medium that was told it and passes it on whole: `an aide told a local portal`."""
    reason: str = ""
    """Which rule found it, in words."""

    def covers(self, span: Span) -> bool:
        """Tell whether a span starts inside the content."""
        return any(span.start in piece for piece in self.content)

    @property
    def length(self) -> int:
        """Count the code points of the content."""
        return sum(len(piece) for piece in self.content)
