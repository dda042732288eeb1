"""Whether two names are one body's: a company, a ministry, a ship."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from detente.actors.pairing import NOTHING, NameMatch, Pairing, two, words_at
from detente.actors.spellings import Name, Word

_WEIGHTS = {"common": 0.35, "state": 0.8, "number": 0.8}
"""How much a word tells, by role; 1 for a word of its own."""

_SERIES = frozenset({"fund", "funds", "trust", "partners", "securities"})
"""Houses of money number what they set up: `Fund V` and `Fund VI` are one house's. The number of
anything else (a brigade, a resolution) tells it apart."""
_SHORT = 4
"""Letters of a word in which a slip is let pass, if two other words agree."""


def bodies(paired: Pairing) -> NameMatch:
    """Judge names of bodies by their pairing."""
    acronym = _acronym(paired.one, paired.other)
    if acronym is not None or not paired.pairs:
        return acronym or NOTHING
    likes = [like.score for _, _, like in paired.pairs]
    score, reasons = min(sum(likes) / len(likes), min(likes) + 0.1), paired.reasons()
    allowed = _allowed(paired) if paired.is_torn and min(likes) > 0.9 else None
    if allowed is not None:
        return allowed
    core = _weight(paired.one, (i for i, _, _ in paired.pairs))
    more = _weight(paired.one, paired.left) + _weight(paired.other, paired.right)
    against = _against(paired, core, more)
    if against:
        return two(score, against, *reasons)
    if forms_differ(paired.one, paired.other):
        reasons.append("other legal forms")
        score -= 0.32
    if paired.lone:
        reasons.append(f"{paired.lone} stands in one of them only")
        score -= 0.28 * more / (core + more)
    return NameMatch(score=round(max(0.0, score), 3), reasons=tuple(reasons) or ("the same words",))


def _allowed(paired: Pairing) -> NameMatch | None:
    """Let pass what stands against each other and tells nothing; None where it tells two."""
    left = [paired.one.words[place] for place in paired.left]
    right = [paired.other.words[place] for place in paired.right]
    if all(word.role == "number" for word in (*left, *right)):
        is_series = any(word.text in _SERIES for word in paired.one.words)
        return (
            NameMatch(score=0.72, reasons=("other numbers of one series",)) if is_series else None
        )
    if len(left) == len(right) == 1 and len(paired.pairs) > 1 and _is_slip(left[0], right[0]):
        return NameMatch(score=0.75, reasons=("a slip of the pen in a short word",))
    return None


def _is_slip(one: Word, other: Word) -> bool:
    is_long = min(len(one.text), len(other.text)) >= _SHORT and one.role == other.role == "word"
    return is_long and one.text[0] == other.text[0] and OSA.distance(one.text, other.text) == 1


def _weight(name: Name, places: Iterable[int]) -> float:
    return sum(_WEIGHTS.get(name.words[place].role, 1.0) for place in places)


def _against(paired: Pairing, core: float, more: float) -> str:
    """Say what makes two bodies of names with words in common; "" for nothing."""
    if paired.is_torn:
        return paired.torn()
    if core < 0.5 or more >= core:
        return f"{paired.lone or 'a common word'} is more than they have in common"
    of = tuple(j for j in paired.right if paired.other.words[j].role == "state")
    return f"only one is of {words_at(paired.other, of)}" if of else ""


def forms_differ(one: Name, other: Name) -> bool:
    """Tell whether both have a legal form and the forms are of two kinds: `AG`, `GmbH`."""
    mine, theirs = ({tie.role for tie in name.ties} - {"incorporated"} for name in (one, other))
    return bool(mine and theirs and not mine & theirs)


def _acronym(one: Name, other: Name) -> NameMatch | None:
    """`PLA` may be the People's Liberation Army."""
    short = one.words[0].text
    if not 3 <= len(short) <= 6 or len(one.words) > 2 or len(other.words) < len(short):
        return None
    rest = [word for word in one.words[1:] if word.role != "state"]
    if rest or "".join(word.text[:1] for word in other.words) != short:
        return None
    return NameMatch(score=0.78, reasons=(f"{short} are the first letters of the other",))
