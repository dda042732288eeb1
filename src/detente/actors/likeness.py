"""How alike two words of names are: same, spelt otherwise, short for, sounding alike, mistyped.

The first reading that holds is taken, the strongest first; nothing that holds is 0.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from detente.actors.sounds import distance, tables
from detente.actors.spellings import Word

FARTHEST = {
    "Latin": 0.11, "Arabic": 0.21, "Hebrew": 0.2, "Cyrillic": 0.25, "Han": 0.2, "Greek": 0.22,
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


class Likeness(NamedTuple):
    """How alike two words are, and in what way."""

    score: float
    """0..1."""
    how: str
    """A word or two for a person to read; "" for the same word."""


NONE = Likeness(0.0, "")
SAME = Likeness(1.0, "")


def likeness(one: Word, other: Word, *, strict: bool = False) -> Likeness:
    """Compare two words.

    Args:
        one: A word.
        other: Another.
        strict: True where a slip of the pen is as likely as another word: names of bodies.
    """
    if one.script == other.script != "Latin":
        return SAME if one.written == other.written else _within_script(one, other)
    if one.text == other.text and one.text:
        return SAME
    return _across(one, other, strict)


@lru_cache(maxsize=65536)
def _across(one: Word, other: Word, strict: bool) -> Likeness:
    if "initial" in (one.role, other.role):
        return _initial(one, other)
    if not one.text or not other.text or one.role == "number" or other.role == "number":
        return NONE
    known = _by_list(one, other)
    if known is not None:
        return known
    if one.units == other.units and len(one.units) > 1:
        return Likeness(0.97, "sounds the same")
    return max(_by_sound(one, other), _with_article(one, other), _mistyped(one, other, strict))


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
    if (one.rows & other.short_for) or (one.short_for & other.rows):
        return Likeness(0.85, "a short form")
    if one.rows and other.rows:
        return NONE
    return None


def _script(one: Word, other: Word) -> str:
    return one.script if one.script != "Latin" else other.script


def _by_sound(one: Word, other: Word) -> Likeness:
    left, right = (one, other) if one.script != "Latin" else (other, one)
    if left.script != "Latin" and right.script != "Latin":
        script = "Latin"
    else:
        script = left.script
    return sounding(left.units, right.units, script, _is_other_sex(one.text, other.text))


def sounding(left: str, right: str, script: str, barred: bool = False) -> Likeness:
    """Compare two words of units, the left one from a script, the right one English."""
    size = (len(left) + len(right)) / 2
    if barred or size < 2 or min(len(left), len(right)) * 2 < size:
        return NONE
    farthest = FARTHEST.get(script, 0.25) * size
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


def _mistyped(one: Word, other: Word, strict: bool) -> Likeness:
    """A slip of the pen: one letter in five or more, two in ten or more, or letters in disorder."""
    if one.script != other.script or _is_other_sex(one.text, other.text):
        return NONE
    short, long = sorted((one.text, other.text), key=len)
    if len(short) < _SLIP or one.rows and other.rows:
        return NONE
    if short[0] != long[0] and len(short) < _SLIP + strict:
        return NONE
    slips = OSA.distance(short, long, score_cutoff=2)
    if slips == 1 or (slips == 2 and len(short) > 8 and short[0] == long[0]):
        return Likeness(max(0.76, 0.92 - slips / len(long)), "a slip of the pen")
    if len(short) == len(long) and sorted(short) == sorted(long):
        return Likeness(0.76, "letters in another order")
    return NONE


@lru_cache(maxsize=65536)
def _within_script(one: Word, other: Word) -> Likeness:
    """Compare two words of one script that is not Latin, letter by letter as written."""
    if one.units == other.units and one.script not in ("Han", "Kana", "Hangul"):
        return Likeness(0.97, "sounds the same")
    known = _by_list(one, other)
    if known is not None:
        return known
    if one.script in ("Han", "Kana", "Hangul", "Arabic", "Hebrew"):
        return NONE
    return max(_by_sound_within(one, other), _mistyped(one, other, False))


def _by_sound_within(one: Word, other: Word) -> Likeness:
    return sounding(one.units, other.units, "Latin", _is_other_sex(one.text, other.text))
