"""Whether two names are one person's.

What is left over on one side alone (a middle name, a father's name) costs little; what is left
over on both sides tells two people apart, however much else they share: brothers share everything
but one word.
"""

from __future__ import annotations

from collections.abc import Callable

from detente.actors.pairing import NOTHING, NameMatch, Pairing, two
from detente.actors.spellings import Name, Word, culture_of, is_given

_CHAINED = frozenset({"arabic", "persian"})
"""Where a child's name goes before the father's, and that before the grandfather's."""

_SURE = 0.9
"""Likeness from which one word alone, against one word, is one name: `Scott` is not `Scotty`."""


def people(paired: Pairing) -> NameMatch:
    """Judge names of people by their pairing."""
    if not paired.pairs:
        return NOTHING
    score, reasons = _mean(paired), paired.reasons()
    against = _against(paired)
    if against:
        return two(score, against, *reasons)
    if paired.lone:
        reasons.append(f"{paired.lone} stands in one of them only")
    score -= 0.03 * len(paired.right)
    return NameMatch(score=round(score, 3), reasons=tuple(reasons) or ("the same words",))


def _against(paired: Pairing) -> str:
    """Say what makes two people of names with words in common; "" for nothing."""
    one, other = paired.one, paired.other
    if paired.is_torn:
        return paired.torn()
    if one.ending != other.ending:
        return f"one is called {one.ending or other.ending}"
    if _is_crossed(paired):
        return "father and child the other way round"
    if _on_a_side(paired, _is_fathers):
        return "only what stands behind “bin” agrees"
    if _is_child(paired):
        return f"{other.words[0].text} may be the child of the other"
    if _is_off_middle(paired):
        return "the middle names begin otherwise"
    if _on_a_side(paired, _is_beside):
        return "an initial agrees, and a whole word beside it does not"
    if len(paired.pairs) * 2 < len(other.words):
        return f"{len(paired.pairs)} of {len(other.words)} words in common"
    return "one word in common does not say who" if _is_thin(paired) else ""


def _mean(paired: Pairing) -> float:
    """Average likeness of partners; an initial weighs less, and the weakest pair counts twice."""
    weights = [
        0.4 if "initial" in (paired.one.words[i].role, paired.other.words[j].role) else 1.0
        for i, j, _ in paired.pairs
    ]
    total = sum(
        weight * like.score for weight, (_, _, like) in zip(weights, paired.pairs, strict=True)
    )
    weakest = min(like.score for _, _, like in paired.pairs)
    return (total + weakest) / (sum(weights) + 1)


def _is_crossed(paired: Pairing) -> bool:
    """`Omar bin Abdullah` is not `Abdullah bin Omar`: what stands before `bin` stays there."""
    one, other = paired.one, paired.other
    if one.born_of < 1 or other.born_of < 1:
        return False
    return any(
        (i < one.born_of) != (j < other.born_of) for i, j, _ in paired.pairs if i == 0 or j == 0
    )


def _is_child(paired: Pairing) -> bool:
    """`Ahmed Ali Abdullah` is a child of `Ali Abdullah`: a name goes before the father's."""
    one, other = paired.one, paired.other
    if 0 not in paired.right or other.turned or one.turned or is_given(other.words[0], "muhammad"):
        return False
    follows = any(i == 0 and j == 1 for i, j, _ in paired.pairs)
    return follows and _is_chained(other.words[0]) and _is_chained(one.words[0])


def _is_chained(word: Word) -> bool:
    return not _CHAINED.isdisjoint(culture_of(word))


def _on_a_side(paired: Pairing, tells: Callable[[Name, set[int]], bool]) -> bool:
    """Ask of each name with the places of its words that have a partner."""
    mine, theirs = {i for i, _, _ in paired.pairs}, {j for _, j, _ in paired.pairs}
    return tells(paired.one, mine) or tells(paired.other, theirs)


def _is_fathers(name: Name, partnered: set[int]) -> bool:
    """`Salman Al Saud` is not `Mohammed bin Salman Al Saud`: that is his father."""
    return name.born_of > 0 and partnered.isdisjoint(range(name.born_of))


def _is_beside(name: Name, partnered: set[int]) -> bool:
    """`George W. Bush` is not `George Weah`: whose initial agrees, his other words agree too."""
    words = [(word.role == "initial", place in partnered) for place, word in enumerate(name.words)]
    return (True, True) in words and (False, False) in words


def _is_off_middle(paired: Pairing) -> bool:
    """`George H. W.` is not `George W.`: where both have initials, the first ones agree."""
    mine, theirs = _middle(paired.one), _middle(paired.other)
    if not mine or not theirs or not paired.right:
        return False
    return not any(i == mine[0] and j == theirs[0] for i, j, _ in paired.pairs)


def _middle(name: Name) -> list[int]:
    """List the places of initials that follow a first name."""
    return [p for p, word in enumerate(name.words) if p and word.role == "initial"]


def _is_thin(paired: Pairing) -> bool:
    """Tell whether only one full word agrees, and there are others, or it is not quite the same."""
    full = [like.score for _, _, like in paired.pairs if like.how != "an initial"]
    if len(paired.pairs) > 1:
        return not full
    return bool(paired.lone) or max(full, default=0.0) < _SURE
