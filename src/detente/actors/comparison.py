"""Are two names one name? A score, and reasons that a person can read.

The words of the shorter name are given partners in the longer one, the likest first. What is left
over on one side alone (a middle name, a father's name) costs little; what is left over on both
sides tells two people apart, however much else they share: brothers share everything but one word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from detente.actors.likeness import LEAST, Likeness, likeness, sounding
from detente.actors.spellings import Name, Word, culture_of, prepare

THRESHOLD = 0.7
"""From this score on two names are taken for one."""
_TWO = 0.6
"""The most that names of two can score."""
_JOINED = 8
"""Sounds from which a name written without gaps may be compared as a whole."""


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


_NOTHING = NameMatch(score=0.0, reasons=("no word in common",))


def compare(one: str, other: str, kind: str | None = None) -> NameMatch:
    """Compare two names of people or bodies, in any spelling and script.

    Args:
        one: A name as written.
        other: Another; the order of the two does not matter.
        kind: `person` or `body` where that is known; None to tell it by the words.

    Returns:
        A score with its reasons. It is low, with the reason, for what is no name: nothing, a
        single letter, initials alone, a whole sentence.
    """
    if kind is None and prepare(one).is_body != prepare(other).is_body:
        kind = "body"
    return compare_prepared(prepare(one, kind), prepare(other, kind))


def compare_prepared(one: Name, other: Name) -> NameMatch:
    """Compare two names that were made ready; for many comparisons."""
    for name in (one, other):
        if name.trouble:
            return NameMatch(score=0.0, reasons=(f"“{_short(name.text)}”: {name.trouble}",))
    if len(one.words) > len(other.words):
        one, other = other, one
    paired = _pair(one, other)
    found = _bodies(one, other, paired) if one.is_body else _people(one, other, paired)
    if found.score >= THRESHOLD or _are_cut_alike(one, other):
        return found
    return _as_one_word(one, other) or found


def _are_cut_alike(one: Name, other: Name) -> bool:
    """Tell whether the gaps of two names are no question: both in Latin, of quite other lengths."""
    if one.words[0].script != "Latin" or other.words[0].script != "Latin":
        return one.words[0].script == other.words[0].script
    return abs(len(one.joined) - len(other.joined)) > 3


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Pairing:
    """Words of the shorter name with their partners, and what is left on either side."""

    pairs: tuple[tuple[int, int, Likeness], ...]
    left: tuple[int, ...]
    right: tuple[int, ...]


def _pair(one: Name, other: Name) -> _Pairing:
    strict = one.is_body
    found = []
    for i, mine in enumerate(one.words):
        for j, theirs in enumerate(other.words):
            like = likeness(mine, theirs, strict=strict)
            if like[0] >= LEAST:
                found.append((-like[0], abs(i - j), i, j, like))
    found.sort()
    pairs, lefts, rights = [], set(range(len(one.words))), set(range(len(other.words)))
    for _, _, i, j, like in found:
        if i in lefts and j in rights:
            pairs.append((i, j, like))
            lefts.discard(i)
            rights.discard(j)
    return _Pairing(pairs=tuple(pairs), left=tuple(sorted(lefts)), right=tuple(sorted(rights)))


def _told(one: Name, other: Name, paired: _Pairing) -> list[str]:
    return [
        f"{one.words[i].text} – {other.words[j].text}: {like.how}"
        for i, j, like in paired.pairs
        if like.how
    ]


def _words(name: Name, places: tuple[int, ...]) -> str:
    return " ".join(name.words[place].text for place in places)


def _people(one: Name, other: Name, paired: _Pairing) -> NameMatch:
    if not paired.pairs:
        return _NOTHING
    score = _mean(one, paired)
    reasons = _told(one, other, paired)
    against = _against(one, other, paired)
    if against:
        return NameMatch(score=round(min(_TWO, score * 0.65), 3), reasons=(against, *reasons))
    if paired.right:
        reasons.append(f"{_words(other, paired.right)} stands in one of them only")
    score -= 0.03 * len(paired.right)
    return NameMatch(score=round(score, 3), reasons=tuple(reasons) or ("the same words",))


def _against(one: Name, other: Name, paired: _Pairing) -> str:
    """Say what makes two people of names with words in common; "" for nothing."""
    if paired.left and paired.right:
        return f"{_words(one, paired.left)} is not {_words(other, paired.right)}"
    if one.ending != other.ending:
        return f"one is called {one.ending or other.ending}"
    if _is_crossed(one, other, paired):
        return "father and child the other way round"
    if _is_child(one, other, paired):
        return f"{other.words[0].text} may be the child of the other"
    if _is_off_middle(one, other, paired):
        return "the middle names begin otherwise"
    if len(paired.pairs) * 2 < len(other.words):
        return f"{len(paired.pairs)} of {len(other.words)} words in common"
    return "one word in common does not say who" if _is_thin(paired) else ""


def _mean(one: Name, paired: _Pairing) -> float:
    """Average likeness of partners; an initial weighs less, and the weakest pair counts twice."""
    weights = [
        0.4 if one.words[i].role == "initial" or like.how == "an initial" else 1.0
        for i, _, like in paired.pairs
    ]
    total = sum(
        weight * like.score for weight, (_, _, like) in zip(weights, paired.pairs, strict=True)
    )
    weakest = min(like.score for _, _, like in paired.pairs)
    return (total + weakest) / (sum(weights) + 1)


def _is_crossed(one: Name, other: Name, paired: _Pairing) -> bool:
    """`Omar bin Abdullah` is not `Abdullah bin Omar`: what stands before `bin` stays there."""
    if one.born_of < 1 or other.born_of < 1:
        return False
    return any(
        (i < one.born_of) != (j < other.born_of) for i, j, _ in paired.pairs if i == 0 or j == 0
    )


def _is_child(one: Name, other: Name, paired: _Pairing) -> bool:
    """`Ahmed Ali Abdullah` is a child of `Ali Abdullah`: a name goes before the father's whole name."""
    if 0 not in paired.right or other.turned or one.turned:
        return False
    first, second = other.words[0], one.words[0]
    if not ({"arabic", "persian"} & culture_of(first)) or "muhammad" in _row_mates(first):
        return False
    follows = any(i == 0 and j == 1 for i, j, _ in paired.pairs)
    return follows and bool({"arabic", "persian"} & culture_of(second))


def _row_mates(word: Word) -> tuple[str, ...]:
    return ("muhammad",) if word.text.startswith(("moham", "muham", "mehm")) else ()


def _is_off_middle(one: Name, other: Name, paired: _Pairing) -> bool:
    """`George H. W.` is not `George W.`: where both have initials, the first ones agree."""
    mine, theirs = _middle(one), _middle(other)
    if not mine or not theirs or not paired.right:
        return False
    return not any(i == mine[0] and j == theirs[0] for i, j, _ in paired.pairs)


def _middle(name: Name) -> list[int]:
    """List the places of initials that follow a first name."""
    return [p for p, word in enumerate(name.words) if p and word.role == "initial"]


def _is_thin(paired: _Pairing) -> bool:
    """Tell whether only one full word agrees, and there are others on a side."""
    full = [like for _, _, like in paired.pairs if like.how != "an initial"]
    return len(full) < 1 or (len(paired.pairs) == 1 and bool(paired.left or paired.right))


_WEIGHTS = {"common": 0.35, "state": 0.8, "number": 0.8}


def _weight(word: Word) -> float:
    return _WEIGHTS.get(word.role, 1.0)


def _bodies(one: Name, other: Name, paired: _Pairing) -> NameMatch:
    acronym = _acronym(one, other)
    if acronym is not None:
        return acronym
    if not paired.pairs:
        return _NOTHING
    reasons = _told(one, other, paired)
    score = min(sum(like.score for _, _, like in paired.pairs) / len(paired.pairs),
                min(like.score for _, _, like in paired.pairs) + 0.1)  # fmt: skip
    core = sum(_weight(one.words[i]) for i, _, _ in paired.pairs)
    left = sum(_weight(one.words[i]) for i in paired.left)
    right = sum(_weight(other.words[j]) for j in paired.right)
    if paired.left and paired.right:
        reason = f"{_words(one, paired.left)} is not {_words(other, paired.right)}"
        return NameMatch(score=round(min(_TWO, score * 0.65), 3), reasons=(reason, *reasons))
    if core < 0.5 or right >= core:
        reason = (
            f"{_words(other, paired.right) or 'a common word'} is more than they have in common"
        )
        return NameMatch(score=round(min(_TWO, score * 0.65), 3), reasons=(reason, *reasons))
    if any(other.words[j].role == "state" for j in paired.right):
        reason = f"only one is of {_words(other, paired.right)}"
        return NameMatch(score=_TWO, reasons=(reason, *reasons))
    if _forms_differ(one, other):
        reasons.append("other legal forms")
        score -= 0.32
    if left or right:
        reasons.append(
            f"{_words(one, paired.left) or _words(other, paired.right)} stands in one of them only"
        )
        score -= 0.28 * (left + right) / (core + left + right)
    return NameMatch(score=round(max(0.0, score), 3), reasons=tuple(reasons) or ("the same words",))


def _forms_differ(one: Name, other: Name) -> bool:
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


def _as_one_word(one: Name, other: Name) -> NameMatch | None:
    """Compare names as wholes, where one of them may be written without its gaps."""
    if one.ending != other.ending or _only_latin(one) != _only_latin(other):
        return _whole_by_sound(one, other)
    if not _only_latin(one) or min(len(one.joined), len(other.joined)) < 6:
        return None
    return _without_gaps(one, other) or _in_wade_giles(one, other)


def _only_latin(name: Name) -> bool:
    return all(word.script == "Latin" for word in name.words)


def _without_gaps(one: Name, other: Name) -> NameMatch | None:
    if _forms_differ(one, other) or any(w.role == "initial" for w in (*one.words, *other.words)):
        return None
    left, as_many = one.joined, len(one.words) == len(other.words)
    rights = (other.joined, "".join(word.units for word in _orders(other)[1]))
    slips = min(Levenshtein.distance(left, right, score_cutoff=1) for right in rights)
    if slips == 0 or (slips == 1 and len(left) >= _JOINED and not as_many):
        return NameMatch(score=0.9 - 0.1 * slips, reasons=("written with other gaps",))
    return None


def _orders(name: Name) -> tuple[tuple[Word, ...], ...]:
    words = name.words
    return words, (*words[1:], words[0]), (words[-1], *words[:-1])


_PINYIN = tuple(
    (re.compile(pattern), older)
    for pattern, older in (
        ("zh|j|q", "ch"), (r"z|c(?!h)", "ts"), ("x", "hs"), ("b", "p"), ("d", "t"), ("(?<!n)g", "k"),
        ("ong", "ung"), ("ian", "ien"),
    )
)  # fmt: skip


def _in_wade_giles(one: Name, other: Name) -> NameMatch | None:
    """Compare a name in Pinyin with one in the older spelling: `Zedong`, `Tse-tung`."""
    left, right = one.plain, other.plain
    if left != right and (_older(left) == right or _older(right) == left):
        return NameMatch(score=0.85, reasons=("Pinyin and Wade-Giles spellings",))
    return None


def _older(text: str) -> str:
    for pattern, older in _PINYIN:
        text = pattern.sub(older, text)
    return text


def _whole_by_sound(one: Name, other: Name) -> NameMatch | None:
    """Compare a name of a script without gaps (Han, Hangul) with one in Latin letters."""
    if _only_latin(one):
        one, other = other, one
    script = one.words[0].script
    if script not in ("Han", "Hangul", "Kana", "other") or not _only_latin(other):
        return None
    wholes = ["".join(word.units for word in order) for order in _orders(other)]
    if script in ("Han", "Hangul") and all(len(word.written) == 1 for word in one.words):
        return _SYLLABLES if one.joined in wholes or _older(one.plain) == other.plain else None
    like = max(sounding(one.joined, whole, script) for whole in wholes)
    return NameMatch(score=round(like.score, 3), reasons=(like.how,)) if like.score else None


_SYLLABLES = NameMatch(score=0.95, reasons=("the same syllables",))
