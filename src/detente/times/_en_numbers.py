"""Numbers as English writes them: `twenty-five`, `two and a half`, `3.5 million`, `Oct.`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from detente.times._en_knowledge import LANGUAGE
from detente.times._words import Classes, Word

_LARGEST = 1e15
"""Beyond it nothing multiplies: nobody counts so far."""


def prepare(words: Sequence[Word]) -> list[Word]:
    """Put one word in place of each number written as several, and of `Oct.` with its stop."""
    prepared: list[Word] = []
    place = 0
    while place < len(words):
        word = words[place]
        end, classes = _ordinal(words, place) or _spelt_year(words, place) or _number(words, place)
        if end == place and _is_abbreviated(words, place):
            end, classes = place + 2, word.classes
        if end == place:
            prepared.append(_month(words, place))
            place += 1
        else:
            prepared.append(_joined(words[place:end], classes))
            place = end
    return prepared


def _joined(words: Sequence[Word], classes: Classes) -> Word:
    first = words[0]
    if len(words) == 1 or "NUMBER" not in classes:
        return replace(first, end=words[-1].end, classes=classes)
    text = " ".join(word.text for word in words)
    return replace(first, end=words[-1].end, classes=classes, text=text, lower=text.lower())


def _is_abbreviated(words: Sequence[Word], place: int) -> bool:
    """`Oct.` before a number or a word of the same sentence."""
    word = words[place]
    if not (word.classes.keys() & {"MONTH", "WEEKDAY_SHORT"}) or place + 2 >= len(words):
        return False
    stop, after = words[place + 1], words[place + 2]
    known = word.lower in LANGUAGE.lexicon.abbreviations
    return known and stop.text == "." and stop.joined and after.sentence == word.sentence


_ALWAYS = ("DAYTH", "YEAR")
"""What shows that the word before it is a month, whatever its letter: `march 8th`."""


def _month(words: Sequence[Word], place: int) -> Word:
    """Take `march`, `mar`, `dec` written small for a month where a day or year stands by it."""
    word = words[place]
    months = LANGUAGE.lexicon.words.get(word.lower, {}).get("MONTH")
    if months is None or word.classes or place + 1 > len(words):
        return word
    after = words[place + 1].classes if place + 1 < len(words) else {}
    before = words[place - 1].classes if place else {}
    shown = any(name in after for name in _ALWAYS) or "DAYTH" in before
    if not shown and word.lower != "may":
        shown = "DAY" in before or ("DAY" in after) or "NTH" in after
    return replace(word, classes={"MONTH": months}) if shown and not word.broken else word


def _spelt_year(words: Sequence[Word], place: int) -> tuple[int, Classes] | None:
    """Read `nineteen ninety-six`, `twenty twenty`, `nineteen oh one`."""
    century = _small(words[place])
    if not 16 <= century <= 20:
        return None
    tens, end = _after(words, place + 1)
    zero = tens is not None and tens.lower in ("zero", "oh")
    if tens is None or not (zero or "TENS" in tens.classes or _small(tens) >= 10):
        return None
    ones, further = _after(words, end)
    value = century * 100 + _small(tens)
    if (
        (zero or "TENS" in tens.classes)
        and ones is not None
        and 1 <= ones.classes.get("SMALL", 0) <= 9
    ):
        value, end = value + _small(ones), further
    following = _after(words, end)[0]
    if following is not None and following.classes.keys() & {"SCALE", "SMALL", "TENS"}:
        return None
    return end, {"NUMBER": value, "YEAR": int(value)}


def _after(words: Sequence[Word], place: int) -> tuple[Word | None, int]:
    """Return the number word at a place, a dash before it passed over, and the place after it."""
    if place < len(words) and "DASH" in words[place].classes and words[place].joined:
        place += 1
    if place >= len(words) or words[place].broken:
        return None, place
    word = words[place]
    return (word if word.classes.keys() & {"SMALL", "TENS", "SCALE"} else None), place + 1


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
        if _scales(words, place, end, current):
            size = classes.get("SCALE") or classes["JOINED_SCALE"]
            current = (1.0 if current is None else current) * size
            scale_seen = True
            if size >= 1000:
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


def _scales(words: Sequence[Word], place: int, end: int, current: float | None) -> bool:
    """Tell whether a word multiplies: `million`, and the `m` of `$100m`."""
    classes = words[end].classes
    if "JOINED_SCALE" in classes:
        paid = place > 0 and "CURRENCY" in words[place - 1].classes
        return current is not None and words[end].joined and paid
    if "SCALE" not in classes or (current or 0.0) > _LARGEST:
        return False
    return current is not None or _is_a(words, place, end)


def _made(
    words: Sequence[Word], place: int, end: int, value: float, grown: bool
) -> tuple[int, Classes]:
    if end == place or (end == place + 1 and "NUMBER" in words[place].classes):
        return place, {}
    if words[place].lower in ("a", "an") and not grown:
        return place, {}
    if not grown and 1 <= value <= 31:
        return end, {"NUMBER": value, "SPELT": int(value)}
    if 1000 <= value < 2200 and "NUMBER" not in words[place].classes:
        return end, {"NUMBER": value, "YEAR": int(value)}
    return end, {"NUMBER": value}


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
    tail_ = takewhile(lambda word: not word.broken, words[end : end + 3])
    following = [word.lower for word in tail_]
    for tail, value in ((["and", "a", "half"], 0.5), (["and", "a", "quarter"], 0.25)):
        if following == tail:
            return end + 3, value
    if following[:2] == ["and", "half"]:
        return end + 2, 0.5
    return end, 0.0
