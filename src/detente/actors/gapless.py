"""Names as wholes, for where the gaps between words say nothing.

`SergeiLavrov`, `Kim Jong-un` and `Kim Jongun`; Chinese and Korean, which are written without gaps;
and the two ways to spell Chinese with Latin letters.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from detente.actors.likeness import sounding
from detente.actors.pairing import NameMatch
from detente.actors.same_bodies import forms_differ
from detente.actors.spellings import Name, Word

_LONG = 8
"""Sounds from which a name written without gaps may differ by one."""


def gapless(one: Name, other: Name) -> NameMatch | None:
    """Compare names as wholes; None where that tells nothing new."""
    if one.ending != other.ending or _only_latin(one) != _only_latin(other):
        return _whole_by_sound(one, other)
    if not _only_latin(one) or min(len(one.joined), len(other.joined)) < 6:
        return None
    return _without_gaps(one, other) or _in_wade_giles(one, other)


def _only_latin(name: Name) -> bool:
    return all(word.script == "Latin" for word in name.words)


def _without_gaps(one: Name, other: Name) -> NameMatch | None:
    if forms_differ(one, other) or any(w.role == "initial" for w in (*one.words, *other.words)):
        return None
    left, as_many = one.joined, len(one.words) == len(other.words)
    rights = (other.joined, "".join(word.units or word.text for word in _orders(other)[1]))
    slips = min(Levenshtein.distance(left, right, score_cutoff=1) for right in rights)
    if slips == 0 or (slips == 1 and len(left) >= _LONG and not as_many):
        return NameMatch(score=0.9 - 0.1 * slips, reasons=("written with other gaps",))
    return None


def _orders(name: Name) -> tuple[tuple[Word, ...], ...]:
    words = name.words
    return words, (*words[1:], words[0]), (words[-1], *words[:-1])


_PINYIN = tuple(
    (re.compile(pattern), older)
    for pattern, older in (
        ("zh|j|q", "ch"), ("z|c(?!h)", "ts"), ("x", "hs"), ("b", "p"), ("d", "t"),
        ("(?<!n)g", "k"), ("ong", "ung"), ("ian", "ien"),
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
    wholes = ["".join(word.units or word.text for word in order) for order in _orders(other)]
    if script in ("Han", "Hangul") and all(len(word.written) == 1 for word in one.words):
        return _SYLLABLES if one.joined in wholes or _older(one.plain) == other.plain else None
    like = max(sounding(one.joined, whole, script) for whole in wholes)
    return NameMatch(score=round(like.score, 3), reasons=(like.how,)) if like.score else None


_SYLLABLES = NameMatch(score=0.95, reasons=("the same syllables",))
