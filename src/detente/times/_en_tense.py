"""Whether an English sentence looks back or ahead, and whether a bare word is a time at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from detente.times._en_knowledge import LANGUAGE, LISTS
from detente.times._words import Word

_BEFORE = {"future": 16, "planned": 8, "past": 8}
_AFTER = {"future": 8, "planned": 5, "past": 8}
"""How many words from an expression a cue of each kind is taken to govern it."""


_FAINT = 6
"""How near before an expression `to` must stand."""


def tense(words: Sequence[Word], first: int, last: int) -> str:
    """Tell whether the words around an expression look back or ahead.

    The nearest cue before it in its sentence decides, else the nearest after it.

    Args:
        words: All words, in order.
        first: Index of the first word of the expression.
        last: Index past its last word.

    Returns:
        `past`, `future`, `planned`, or "" when nothing tells for certain.
    """
    before = list(_neighbours(words, range(first - 1, -1, -1)))
    after = list(_neighbours(words, range(last, len(words))))
    for nearby, reach in ((before, _BEFORE), (after, _AFTER)):
        for distance, place in enumerate(nearby):
            found = _cue(words, place)
            if found:
                return found if distance < reach[found] else ""
    return "planned" if any(_is_faint(words, place) for place in before[1:_FAINT]) else ""


def ranks(words: Sequence[Word], first: int) -> bool:
    """Tell whether a duration measures a record: `the highest envoy to visit in ten years`.

    Args:
        words: All words, in order.
        first: Index of the first word of the duration.

    Returns:
        False where a word that looks ahead stands between: `the first will begin in a year`.
    """
    for place in _neighbours(words, range(first - 1, -1, -1)):
        if words[place].lower.split("-")[0] in LANGUAGE.cues.ranking:
            return True
        if _cue(words, place) in ("future", "planned"):
            return False
    return False


def _is_faint(words: Sequence[Word], place: int) -> bool:
    """Tell whether `to` stands before a verb: `leaders to meet Thursday`, not `to Belmora`."""
    after = words[place + 1]
    plain = after.text.isalpha() and not after.capital and after.lower not in LISTS["determiners"]
    return words[place].lower in LANGUAGE.cues.faint and plain


def _neighbours(words: Sequence[Word], places: range) -> Iterator[int]:
    """Yield the places of words of the same sentence, nearest first, as far as cues reach."""
    sentence = words[places.start - places.step].sentence
    nearby = islice(places, _BEFORE["future"])
    return takewhile(lambda place: words[place].sentence == sentence, nearby)


def _cue(words: Sequence[Word], place: int) -> str:
    word, cues = words[place], LANGUAGE.cues
    lower = word.lower
    if word.text == "May" or lower in cues.not_past:
        return ""
    for name, forms in (("future", cues.future), ("planned", cues.planned)):
        if lower in forms:
            return name
    regular = lower.endswith("ed") and len(lower) > 4 and not word.capital
    return _past(words, place) if regular or lower in cues.past else ""


def _past(words: Sequence[Word], place: int) -> str:
    """Read a form of the past: `to be held` looks ahead, after another `be` it tells nothing."""
    before = [word.lower for word in words[max(place - 2, 0) : place]]
    if before[-1:] != ["be"]:
        return "past"
    return "planned" if before == ["to", "be"] else ""


def counts(words: Sequence[Word], place: int, weak: str) -> bool:
    """Tell whether a bare year, month or season at a place is meant as a time.

    Args:
        words: The words after all phases, the expression being one of them.
        place: Its index.
        weak: What is bare: `year`, `month`, `season`.
    """
    before = words[place - 1] if place and not words[place].broken else None
    after = words[place + 1] if place + 1 < len(words) else None
    after = None if after and after.broken else after
    if _continues(words, place, before, weak):
        return True
    if weak == "year":
        return _year_counts(words, place, before, after)
    if weak == "week":
        return not (after and after.lower == "of")
    if weak == "eve":
        return after is None or not (after.text.isalnum() or after.classes.get("DATE"))
    if weak == "overnight":
        return not _is_noun(after) and not (before and before.lower in LISTS["determiners"])
    if weak == "ordinal":
        led = words[place].lower.startswith("on ") or (before and before.lower in _LEADS)
        return bool(led) and not _is_noun(after) and not (after and after.capital)
    if weak == "month":
        return _month_counts(words[place], words[place - 2] if place > 1 else None, before, after)
    return False


_LEADS = ("by", "until", "since", "before", "after", "till")


def _continues(words: Sequence[Word], place: int, before: Word | None, weak: str) -> bool:
    """Tell whether it stands in a row with another of its kind: `in June and July`."""
    if before is None or before.lower not in (",", "and", "or", "/") or place < 2:
        return False
    return getattr(words[place - 2].classes.get("DATE"), "grain", "") == weak


def _is_noun(word: Word | None) -> bool:
    return (
        word is not None
        and word.text.isalpha()
        and not word.capital
        and word.lower not in LISTS["function"]
    )


def _year_counts(
    words: Sequence[Word], place: int, before: Word | None, after: Word | None
) -> bool:
    year: int = words[place].classes["DATE"].year
    if before and before.lower == "of":
        crowd = words[place - 2].lower in LISTS["crowds"] if place > 1 else False
        return 1900 <= year <= 2100 and not crowd
    if before is None or before.text in "(;:":
        return 1900 <= year <= 2100
    determined = before.lower in LISTS["determiners"]
    return determined and _is_noun(after) and year >= 1500


def _month_counts(
    word: Word, earlier: Word | None, before: Word | None, after: Word | None
) -> bool:
    name = word.text.split()[-1].lower().strip(".")
    if not word.capital:
        return False
    if before and before.lower == "for" and earlier and earlier.lower in LANGUAGE.cues.planned:
        return True
    if name in LISTS["names"]:
        return _happens(after)
    joins = bool(after and after.capital and after.text.isalpha())
    named = bool(before and before.capital and before.text.isalpha() and not before.joined)
    return not joins and not named


def _happens(after: Word | None) -> bool:
    return after is not None and after.lower in LISTS["happenings"]


def is_counted(words: Sequence[Word], place: int) -> bool:
    """Tell whether what looks like a year counts what follows: `in 2000 villages`."""
    after = words[place + 1 : place + 2]
    return bool(after) and not after[0].broken and after[0].lower in LISTS["counted"]


def modifies(words: Sequence[Word], place: int) -> bool:
    """Tell whether an expression stands before a noun as part of it: `the 1974 agreement`."""
    if not place or place + 1 >= len(words) or words[place].broken:
        return False
    before, after = words[place - 1], words[place + 1]
    return before.lower in LISTS["determiners"] and _is_noun(after) and not after.broken


def is_distance(words: Sequence[Word], place: int) -> bool:
    """Tell whether a duration only measures a distance: `two days after the attack`."""
    after = words[place + 1 : place + 2]
    return bool(after) and not after[0].broken and after[0].lower in ("after", "before", "into")
