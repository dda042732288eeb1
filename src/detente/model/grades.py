"""How far a source is relied on and how credible what it told is: two judgements, kept apart.

The letters and digits are those of the Admiralty code, in the words of NATO's AJP-2.1. A source is
graded by its record, a piece of information by itself, whoever told it: B2 is never worked out
from one of the two. F and 6 say that somebody tried and could not judge: that is ignorance, no
bad grade. What nobody graded has no grade at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.model.judgements import Judgement, Subject, in_force

SCALES: Mapping[str, Mapping[str, str]] = {
    "source": {
        "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable",
        "D": "not usually reliable", "E": "unreliable", "F": "reliability cannot be judged",
    },
    "information": {
        "1": "confirmed by other sources", "2": "probably true", "3": "possibly true",
        "4": "doubtful", "5": "improbable", "6": "truth cannot be judged",
    },
}  # fmt: skip
"""By what is graded: each grade and its words."""
UNJUDGED = ("F", "6")
"""Grades that say nothing for and nothing against."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade that holds, with all that it rests on."""

    scale: str
    """One of `SCALES`."""
    grade: str
    """A letter or a digit of its scale."""
    subject: Subject
    """A source, or the event that tells the happening."""
    author: str
    time: str
    """ISO 8601, UTC."""
    reason: str
    judgement: str
    """Id of the judgement that gave it."""

    @property
    def words(self) -> str:
        """Tell the grade in the words of its scale: `usually reliable`."""
        return SCALES[self.scale][self.grade]

    @property
    def judged(self) -> bool:
        """False for F and 6: it was looked at and could not be judged."""
        return self.grade not in UNJUDGED


def grades(judgements: Iterable[Judgement]) -> tuple[Grade, ...]:
    """List the grades that hold, in the order in which they were given; () for none.

    Of one author's grades of one thing the last holds. Two authors' stand side by side: what
    they differ in is for a reader to see, and is not averaged.
    """
    held: dict[tuple[str, str | None, str], Judgement] = {}
    for made in in_force(judgements):
        if made.act == "grade":
            key = (made.author, made.field, made.subjects[0].id)
            held.pop(key, None)
            held[key] = made
    return tuple(_grade(made) for made in held.values())


def _grade(made: Judgement) -> Grade:
    return Grade(
        scale=made.field or "", grade=json.loads(made.after or '""'), subject=made.subjects[0],
        author=made.author, time=made.time, reason=made.reason, judgement=made.id,
    )  # fmt: skip
