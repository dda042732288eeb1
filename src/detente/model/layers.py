"""What the encoder says of events, word by word: scores for stages to weigh, not decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one word tells, as the encoder sees it; every score is a probability."""

    told: float
    """That the word tells an event at all."""
    type: str | None
    """The likeliest of PLOVER's types; None for an event that PLOVER drops."""
    type_score: float
    """Of that type; `told` is the sum over all types."""
    name: str
    """The likeliest name of the ontology under that type: `STAFF/expel`, `AGREE`."""
    name_score: float
    value: str
    """The likeliest factuality value."""
    value_score: float
    certain: float
    """How factual readers would find it as the author tells it: -3, certainly not, to 3."""
    contexts: tuple[tuple[str, float], ...] = ()
    """PLOVER's contexts that are likelier than not, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A word that heads the phrase in a role of an event."""

    word: int
    """Index in `Parse.tokens`."""
    role: str
    """`actor`, `recipient`, `place`, `issue`."""
    score: float
    """Probability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A word that heads a voice of an event."""

    word: int
    """Index in `Parse.tokens`."""
    score: float
    """Probability that it is a voice of it at all."""
    depth: float
    """How far out it stands: 1 for who says it first-hand, up to 3."""


class EventLayers(Protocol):
    """Scores of events, by token index of the parse they belong to."""

    @property
    def model(self) -> str:
        """Name and digest of the network."""

    def at(self, index: int) -> Reading:
        """Say what a word tells."""

    def score(self, index: int, type: str | None) -> float:
        """Say how likely a word tells an event of this type; None for one that PLOVER drops."""

    def roles(self, trigger: int, word: int) -> dict[str, float]:
        """Say how likely a word heads each role of a trigger, `none` included.

        Words that were not read together have no role for one another: {}.
        """

    def fillers(self, trigger: int, words: range, least: float) -> tuple[Filler, ...]:
        """List the words among some that fill a role of a trigger at least so surely."""

    def voices(self, trigger: int, words: range, least: float) -> tuple[Heard, ...]:
        """List the words among some that head a voice of a trigger at least so surely.

        The outermost comes first; () for none, and where they were not read with the trigger.
        """
