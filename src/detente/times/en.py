"""English: how it writes numbers, which tense a sentence looks in, and when a bare word counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.times._language import Language, load
from detente.times._words import Classes, Word

LANGUAGE: Language = load("en")
_LISTS = LANGUAGE.lists
_REACH = 16
"""How many words around an expression are asked for its tense."""


def prepare(words: Sequence[Word]) -> list[Word]:
    """Put one word in place of each number written as several, and of `Oct.` with its stop."""
    prepared: list[Word] = []
    place = 0
    while place < len(words):
        word = words[place]
        end, classes = _ordinal(words, place) or _number(words, place)
        if end == place and _is_abbreviated(words, place):
            end, classes = place + 2, word.classes
        if end == place:
            prepared.append(word)
            place += 1
        else:
            text = word.text if end == place + 1 else f"{word.text} …"
            prepared.append(
                replace(word, end=words[end - 1].end, classes={**classes}, text=text,
                        lower=word.lower if end == place + 1 else text.lower())
            )  # fmt: skip
            place = end
    return prepared


def _is_abbreviated(words: Sequence[Word], place: int) -> bool:
    """`Oct.` before a number or a word of the same sentence."""
    word = words[place]
    if not (word.classes.keys() & {"MONTH", "WEEKDAY_SHORT"}) or place + 2 >= len(words):
        return False
    stop, after = words[place + 1], words[place + 2]
    known = word.lower in LANGUAGE.lexicon.abbreviations
    return known and stop.text == "." and stop.joined and after.sentence == word.sentence


def _ordinal(words: Sequence[Word], place: int) -> tuple[int, Classes] | None:
    """Read `twenty-first`, `twenty first`."""
    if "TENS" not in words[place].classes:
        return None
    end = place + (2 if place + 1 < len(words) and "DASH" in words[place + 1].classes else 1)
    ones = words[end].classes.get("NTH", 0) if end < len(words) and not words[end].broken else 0
    if not 1 <= ones <= 9:
        return None
    value = words[place].classes["TENS"] + ones
    return end + 1, {"ORDINAL": value, **({"NTH": value} if value <= 31 else {})}


def _number(words: Sequence[Word], place: int) -> tuple[int, Classes]:
    """Read a number in words or digits with scale; the place itself when there is none."""
    total, current, end = 0.0, None, place
    scale_seen = False
    while end < len(words) and not (end > place and words[end].broken):
        classes = words[end].classes
        if "SCALE" in classes and (current is not None or _is_a(words, place, end)):
            current = (1.0 if current is None else current) * classes["SCALE"]
            scale_seen = True
            if classes["SCALE"] >= 1000:
                total, current = total + current, 0.0
        elif "NUMBER" in classes and current is None and end == place:
            current = classes["NUMBER"]
        elif current is None and words[end].lower in ("a", "an") and end == place:
            pass
        elif _adds(words, place, end, current, scale_seen):
            current = (current or 0.0) + _small(words[end])
        elif not _links(words, place, end, current, scale_seen):
            break
        end += 1
    end = _trim(words, place, end)
    end, half = _and_half(words, place, end)
    return _made(words, place, end, total + (current or 0.0) + half, scale_seen or half > 0)


def _made(
    words: Sequence[Word], place: int, end: int, value: float, grown: bool
) -> tuple[int, Classes]:
    if end == place or (end == place + 1 and "NUMBER" in words[place].classes):
        return place, {}
    if words[place].lower in ("a", "an") and not grown:
        return place, {}
    more: Classes = {"DAY": int(value)} if not grown and 1 <= value <= 31 else {}
    return end, {"NUMBER": value, **({} if end > place else more)}


def _small(word: Word) -> float:
    return float(word.classes.get("SMALL", word.classes.get("TENS", 0)))


def _is_a(words: Sequence[Word], place: int, end: int) -> bool:
    return end == place + 1 and words[place].lower in ("a", "an")


def _adds(words: Sequence[Word], place: int, end: int, current: float | None, scaled: bool) -> bool:
    """Tell whether a small number word may be added here: `twenty|five`, `hundred and|two`."""
    classes = words[end].classes
    if not classes.keys() & {"SMALL", "TENS"}:
        return False
    if end == place:
        return True
    before = words[end - 1]
    if "SMALL" in classes and "TENS" in before.classes:
        return True
    if "SMALL" in classes and "DASH" in before.classes and "TENS" in words[end - 2].classes:
        return before.joined and words[end].joined and 1 <= classes["SMALL"] <= 9
    return scaled and ("SCALE" in before.classes or before.lower == "and")


def _links(
    words: Sequence[Word], place: int, end: int, current: float | None, scaled: bool
) -> bool:
    """Tell whether a sign or `and` stands inside a number: `twenty-five`, `hundred and two`."""
    if end == place or end + 1 >= len(words):
        return False
    before, after = words[end - 1], words[end + 1]
    if "DASH" in words[end].classes:
        return "TENS" in before.classes and "SMALL" in after.classes
    small = bool(after.classes.keys() & {"SMALL", "TENS"})
    return words[end].lower == "and" and "SCALE" in before.classes and scaled and small


def _trim(words: Sequence[Word], place: int, end: int) -> int:
    while end > place and (words[end - 1].lower == "and" or "DASH" in words[end - 1].classes):
        end -= 1
    return end


def _and_half(words: Sequence[Word], place: int, end: int) -> tuple[int, float]:
    """Read `and a half`, `and a quarter` after a number."""
    if end == place or words[place].lower in ("a", "an"):
        return end, 0.0
    following = [word.lower for word in words[end : end + 3]]
    for tail, value in ((["and", "a", "half"], 0.5), (["and", "a", "quarter"], 0.25)):
        if following == tail:
            return end + 3, value
    if following[:2] == ["and", "half"]:
        return end + 2, 0.5
    return end, 0.0


def tense(words: Sequence[Word], first: int, last: int) -> str:
    """Tell whether the words around an expression look back or ahead.

    The nearest cue before it in its sentence decides, else the nearest after it.

    Args:
        words: All words, in order.
        first: Index of the first word of the expression.
        last: Index past its last word.

    Returns:
        `past`, `future`, `planned`, or "" when nothing tells.
    """
    sentence = words[first].sentence
    for place in range(first - 1, max(first - _REACH, 0) - 1, -1):
        if words[place].sentence != sentence:
            break
        found = _cue(words[place])
        if found:
            return found
    for place in range(last, min(last + _REACH, len(words))):
        if words[place].sentence != sentence:
            break
        found = _cue(words[place])
        if found:
            return found
    return ""


def _cue(word: Word) -> str:
    lower, cues = word.lower, LANGUAGE.cues
    if word.text == "May" or lower in cues.not_past:
        return ""
    for name, forms in (("future", cues.future), ("planned", cues.planned), ("past", cues.past)):
        if lower in forms:
            return name
    return "past" if lower.endswith("ed") and len(lower) > 4 and not word.capital else ""


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
    if weak == "month":
        return _month_counts(words[place], words[place - 2] if place > 1 else None, before, after)
    return False


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
        and word.lower not in _LISTS["function"]
    )


def _year_counts(
    words: Sequence[Word], place: int, before: Word | None, after: Word | None
) -> bool:
    year: int = words[place].classes["DATE"].year
    if after and after.lower in _LISTS["counted"]:
        return False
    if before and before.lower == "of":
        crowd = words[place - 2].lower in _LISTS["crowds"] if place > 1 else False
        return 1900 <= year <= 2100 and not crowd
    if before is None or before.text in "(;:":
        return 1900 <= year <= 2100
    determined = before.lower in _LISTS["determiners"]
    return determined and _is_noun(after) and year >= 1500


def _month_counts(
    word: Word, earlier: Word | None, before: Word | None, after: Word | None
) -> bool:
    name = word.text.split()[-1].lower().strip(".")
    if not word.capital:
        return False
    if before and before.lower == "for" and earlier and earlier.lower in LANGUAGE.cues.planned:
        return True
    if name in _LISTS["names"]:
        return _happens(after)
    joins = bool(after and after.capital and after.text.isalpha())
    named = bool(before and before.capital and before.text.isalpha() and not before.joined)
    return not joins and not named


def _happens(after: Word | None) -> bool:
    return after is not None and after.lower in _LISTS["happenings"]


def modifies(words: Sequence[Word], place: int) -> bool:
    """Tell whether an expression stands before a noun as part of it: `the 1974 agreement`."""
    if not place or place + 1 >= len(words) or words[place].broken:
        return False
    before, after = words[place - 1], words[place + 1]
    return before.lower in _LISTS["determiners"] and _is_noun(after) and not after.broken


def unit_after(words: Sequence[Word], place: int) -> tuple[str | None, bool]:
    """Find what a number counts or measures in the words after it.

    Args:
        words: All words, numbers read as amounts.
        place: Index of the amount.

    Returns:
        The unit (singular), and whether it is a measure that stands right after the number;
        (None, False) when the words do not say.
    """
    run = _run(words, place)
    if run and run[0].lower in _MEASURES:
        return LANGUAGE.units[run[0].lower], True
    if len(run) > 1 and run[0].lower in _POWERS and run[1].lower in _MEASURES:
        return LANGUAGE.units[run[1].lower] + _POWERS[run[0].lower], False
    for word in run:
        unit = LANGUAGE.units.get(word.lower) or _singular(word.lower)
        if unit:
            return unit, False
    amount = words[place].classes["AMOUNT"]
    if run and amount.value == 1 and not run[-1].capital:
        return run[-1].lower, False
    return None, False


_COUNTED = frozenset(
    {"person", "man", "woman", "child", "troops", "police", "staff", "aircraft", "soldier",
     "cattle"}
)  # fmt: skip
_MEASURES = frozenset(word for word, unit in LANGUAGE.units.items() if unit not in _COUNTED)
_POWERS = {"square": "2", "cubic": "3"}
_NOT_PLURAL = ("ss", "us", "is", "ics", "'s")


def _run(words: Sequence[Word], place: int) -> list[Word]:
    """List the words after a number that may belong to its noun phrase."""
    run: list[Word] = []
    for word in words[place + 1 : place + 6]:
        plain = word.text.isalpha() or word.text in ("-", "%")
        if word.broken or not plain or word.lower in _LISTS["function"] - {"of"}:
            break
        if word.lower not in ("of", "-", "the"):
            run.append(word)
    return run


def _singular(plural: str) -> str | None:
    """Return the singular of a regular plural; None for what is none."""
    if len(plural) < 4 or not plural.endswith("s") or plural.endswith(_NOT_PLURAL):
        return None
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    if plural.endswith(("sses", "xes", "zes", "ches", "shes")):
        return plural[:-2]
    return plural[:-1]


def numbers_a_name(words: Sequence[Word], place: int) -> bool:
    """Tell whether an amount only numbers the noun before it: `Resolution 2254`."""
    if not place or words[place].broken or words[place].classes["AMOUNT"].marked:
        return False
    before = words[place - 1].lower
    if before == "." and place > 1:
        before = words[place - 2].lower if words[place - 2].lower == "no" else ""
    return before in _LISTS["numbered"]
