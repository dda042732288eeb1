"""Words of two names with their partners: the likest first, each word once."""

from __future__ import annotations

from dataclasses import dataclass

from detente.actors.likeness import LEAST, Likeness, likeness
from detente.actors.spellings import Name

THRESHOLD = 0.7
"""From this score on two names are taken for one."""
TWO = 0.6
"""The most that names of two can score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """What comparing two names gave."""

    score: float
    """0..1; `THRESHOLD` and more: one name."""
    reasons: tuple[str, ...]
    """Why, in words; never empty."""

    @property
    def is_same(self) -> bool:
        """Tell whether the names may be taken for one."""
        return self.score >= THRESHOLD


NOTHING = NameMatch(score=0.0, reasons=("no word in common",))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairing:
    """Words of the shorter name with their partners, and what is left on either side."""

    one: Name
    """The shorter."""
    other: Name
    pairs: tuple[tuple[int, int, Likeness], ...]
    """Places in the shorter and in the longer name."""
    left: tuple[int, ...]
    """Places of the shorter name without a partner."""
    right: tuple[int, ...]

    @property
    def is_torn(self) -> bool:
        """Tell whether words are left on both sides."""
        return bool(self.left and self.right)

    @property
    def lone(self) -> str:
        """The words without a partner where only one name has any; "" otherwise."""
        return (
            "" if self.is_torn else words_at(self.one, self.left) + words_at(self.other, self.right)
        )

    def reasons(self) -> list[str]:
        """Say for each pair that is not the same word in what way it is alike."""
        return [
            f"{self.one.words[i].text} – {self.other.words[j].text}: {like.how}"
            for i, j, like in self.pairs
            if like.how
        ]

    def torn(self) -> str:
        """Say which words stand against each other."""
        return f"{words_at(self.one, self.left)} is not {words_at(self.other, self.right)}"


def words_at(name: Name, places: tuple[int, ...]) -> str:
    """Join the words of a name at some places; "" for none."""
    return " ".join(name.words[place].text for place in places)


def two(score: float, reason: str, *more: str) -> NameMatch:
    """Say that names are of two; what they share lifts the score up to `TWO`."""
    return NameMatch(score=round(min(TWO, score * 0.65), 3), reasons=(reason, *more))


def pair(one: Name, other: Name) -> Pairing:
    """Give the words of a name partners in another that has as many words or more."""
    found = []
    for i, mine in enumerate(one.words):
        for j, theirs in enumerate(other.words):
            like = likeness(mine, theirs)
            if like[0] >= LEAST:
                found.append((-like[0], abs(i - j), i, j, like))
    found.sort()
    pairs, lefts, rights = [], set(range(len(one.words))), set(range(len(other.words)))
    for _, _, i, j, like in found:
        if i in lefts and j in rights:
            pairs.append((i, j, like))
            lefts.discard(i)
            rights.discard(j)
    return Pairing(
        one=one,
        other=other,
        pairs=tuple(pairs),
        left=tuple(sorted(lefts)),
        right=tuple(sorted(rights)),
    )
