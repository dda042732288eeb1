"""How alike two words of names are: same, spelt otherwise, short for, sounding alike, mistyped.

The first reading that holds is taken, the strongest first; nothing that holds is 0.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, Levenshtein

from detente.actors.sounds import distance, tables
from detente.actors.spellings import Word

FARTHEST = {
    "Latin": 0.12, "Arabic": 0.21, "Hebrew": 0.2, "Cyrillic": 0.25, "Han": 0.2, "Greek": 0.22,
    "Kana": 0.24, "Hangul": 0.24, "other": 0.25,
}  # fmt: skip
"""Cost per sound up to which two spellings may be one name, by script.

Measured on lists of single names: nine of ten spellings of one name lie below, and one of a
hundred of two names that begin alike.
"""
_TABLE = {"Greek": "Cyrillic", "Kana": "Han", "Hangul": "Han", "other": "Cyrillic"}
"""Whose costs serve a script that none were learned for."""
LEAST = 0.7
"""Likeness from which two words may stand for one."""
_SLIP = 5
"""Letters from which a word may be mistyped; shorter ones are other words."""

_FIRST = 8
"""Letters from which even the first may be mistyped: `Tarek` and `Barek` are two."""
_LONG = 8
"""Letters beyond which two slips are as likely as one."""


class Likeness(NamedTuple):
    """How alike two words are, and in what way."""

    score: float
    """0..1."""
    how: str
    """A word or two for a person to read; "" for the same word."""


NONE = Likeness(0.0, "")
SAME = Likeness(1.0, "")


def likeness(one: Word, other: Word) -> Likeness:
    """Compare two words.

    Args:
        one: A word.
        other: Another.
    """
    if one.script == other.script != "Latin":
        return SAME if one.written == other.written else _within_script(one, other)
    if one.text == other.text and one.text:
        return SAME
    if "initial" in (one.role, other.role):
        return _initial(one, other)
    if _is_far(one, other):
        return NONE
    return _across(one, other)


def _is_far(one: Word, other: Word) -> bool:
    """See at a glance what cannot be one name: most pairs of words end here."""
    if (one.rows or one.short_for) and (other.rows or other.short_for):
        return not _shared(one, other) and bool(one.rows and other.rows)
    most = (len(one.frame) + len(other.frame)) // 6
    if Levenshtein.distance(one.frame, other.frame, score_cutoff=most) <= most:
        return False
    slips = 1 + (len(one.text) > _LONG)
    if one.text.endswith(other.text) or other.text.endswith(one.text):
        return False
    return OSA.distance(one.text, other.text, score_cutoff=slips) > slips


def _shared(one: Word, other: Word) -> frozenset[int]:
    """List the rows of given names that two words may both stand for."""
    return (one.rows | one.short_for) & (other.rows | other.short_for)


@lru_cache(maxsize=65536)
def _across(one: Word, other: Word) -> Likeness:
    if not one.text or not other.text or "number" in (one.role, other.role):
        return NONE
    known = _by_list(one, other)
    if known is not None:
        return known
    if one.units == other.units and len(one.units) > 1:
        return Likeness(0.97, "sounds the same")
    best = max(_by_sound(one, other), _mistyped(one, other))
    return best if best.score else _with_article(one, other)


def _initial(one: Word, other: Word) -> Likeness:
    """`A.` may be `Ali`; it says little, so it is no proof."""
    if one.role == other.role or not one.text or not other.text:
        return NONE
    begins = one.text[0] == other.text[0] or one.units[:1] == other.units[:1]
    return Likeness(0.85, "an initial") if begins else NONE


def _by_list(one: Word, other: Word) -> Likeness | None:
    """Judge by the list of given names; None where it does not know both."""
    if one.rows & other.rows:
        return Likeness(0.97, "spellings of one name")
    if _shared(one, other):
        return Likeness(0.85, "a short form")
    if one.rows and other.rows:
        return NONE
    return None


def _by_sound(one: Word, other: Word) -> Likeness:
    left, right = (one, other) if one.script != "Latin" else (other, one)
    script = "other" if right.script != "Latin" else left.script
    return sounding(left.units, right.units, script, _is_other_sex(one.text, other.text))


def sounding(left: str, right: str, script: str, barred: bool = False) -> Likeness:
    """Compare two words of units, the left one from a script, the right one English."""
    size = (len(left) + len(right)) / 2
    if barred or size < 2 or min(len(left), len(right)) * 2 < size:
        return NONE
    steps = int(size * (0.4 if script == "Latin" else 0.55) + 0.5)
    if Levenshtein.distance(left, right, score_cutoff=steps) > steps:
        return NONE
    farthest = (
        FARTHEST.get(script, 0.25) * size * (0.7 if size < _SLIP and script == "Latin" else 1)
    )
    cost = distance(left, right, tables()[_TABLE.get(script, script)], farthest)
    if cost > farthest:
        return NONE
    how = "sounds alike" if script == "Latin" else "sounds alike in the other script"
    return Likeness(0.96 - (0.96 - LEAST) * cost / farthest * 0.9, how)


def _is_other_sex(one: str, other: str) -> bool:
    """Tell a man's from a woman's form: `Karim`, `Karima`; `Petrov`, `Petrova`."""
    short, long = sorted((one, other), key=len)
    return long == short + "a" and len(short) > 3 and short[-1] not in "aeiouh"


def _with_article(one: Word, other: Word) -> Likeness:
    """`Alsharaa` is `al-Sharaa`."""
    short, long = sorted((one.text, other.text), key=len)
    joined = len(short) > 3 and long[2:] == short and long[:2] in ("al", "el", "as", "ash")
    return Likeness(0.93, "written with its article") if joined else NONE


def _mistyped(one: Word, other: Word) -> Likeness:
    """A slip of the pen: one letter in five or more, two in nine or more."""
    if one.script != other.script or _is_other_sex(one.text, other.text):
        return NONE
    short, long = sorted((one.text, other.text), key=len)
    if len(short) < _SLIP:
        return NONE
    if short[0] != long[0] and len(short) < _FIRST:
        return NONE
    slips = OSA.distance(short, long, score_cutoff=2)
    if slips == 1 or (slips == 2 and len(short) > _LONG and short[0] == long[0]):
        return Likeness(max(0.76, 0.92 - slips / len(long)), "a slip of the pen")
    return NONE


@lru_cache(maxsize=65536)
def _within_script(one: Word, other: Word) -> Likeness:
    """Compare two words of one script that is not Latin, letter by letter as written."""
    if "initial" in (one.role, other.role):
        return _initial(one, other)
    if one.script in ("Han", "Kana", "Hangul"):
        return NONE
    if one.units == other.units:
        return Likeness(0.97, "sounds the same")
    known = _by_list(one, other)
    if known is not None:
        return known
    if one.script in ("Arabic", "Hebrew"):
        return NONE
    barred = _is_other_sex(one.text, other.text)
    return max(sounding(one.units, other.units, "Latin", barred), _mistyped(one, other))
