"""What the encoder says of events, word by word: scores for the stages to weigh, never decisions."""

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


class EventLayers(Protocol):
    """Scores of events, by token index of the parse they belong to."""

    @property
    def model(self) -> str:
        """Name and digest of the network."""

    def at(self, index: int) -> Reading:
        """Say what a word tells."""

    def score(self, index: int, type: str | None) -> float:
        """Say how likely a word tells an event of this type; None for one that PLOVER drops."""

    def role(self, trigger: int, word: int) -> tuple[float, float, float]:
        """Say how likely a word heads the actor, the recipient and the place of a trigger.

        Words of different windows have no role for one another: three times 0.
        """
