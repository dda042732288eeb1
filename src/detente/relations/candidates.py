"""What a brief may tell: candidates for its sentences, by part and place in time."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.briefs import Claim, Entry

ORDER = (
    "background", "done", "reported", "rivals", "ongoing", "statements", "settled", "open",
    "facilities", "believed", "denied", "bears_on",
)  # fmt: skip
"""Parts in the order in which they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What may be told in one sentence, with its place in time within its part."""

    part: str
    place: int
    weight: float
    entries: tuple[Entry, ...]
    claim: Claim | None = None
    """The sentence itself, where it is made of registers and matters and not of entries."""

    @property
    def key(self) -> tuple[int, int]:
        """Where it stands in a brief: by part, then by time."""
        return ORDER.index(self.part), self.place
