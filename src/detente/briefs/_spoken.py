"""Text as it is said: dates, years, numbers and marks in words (English)."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = (
    "zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_SCALES = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_LONGEST = 12
"""Digits beyond which a number is said digit by digit."""
_MONTHS = "|".join(month_name[1:])
_URL = re.compile(r"(?:https?://|www\.)\S+")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_APOSTROPHE = re.compile(r"(?<!\w)[’']|[’'](?!\w)")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTHS})\b")
_RANGE = re.compile(rf"\b(\d{{1,2}}) (and|to) (?=\d{{1,2}} (?:{_MONTHS})\b)")
_MONTH_DAY = re.compile(rf"\b({_MONTHS}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?![,.]?\d)")
_MODEL = re.compile(r"(?<=[A-Za-z])-(?=\d)")
_DECADE = re.compile(r"\b(1[1-9]|20)(\d)0s\b")
_YEAR = re.compile(r"(?<![\d.,$€£-])\b(1[1-9]\d\d|20\d\d)\b(?![.,]?\d|%| ?km)")
_MONEY = re.compile(r"([$€£])\s?(\d[\d,.]*\d|\d)(\s(?:thousand|million|billion|trillion))?")
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds"}
_ORDINAL = re.compile(r"\b(\d{1,4})(?:st|nd|rd|th)\b")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_MARKS = (
    ("%", " percent"), ("&", " and "), ("←", ", from "), ("–", ", "), ("—", ", "),
    ("(", ", "), (")", ","), ("…", ""), ("/", " or "),
)  # fmt: skip
_DROPPED = dict.fromkeys(map(ord, '“”"‘*_#[]<>{}|\\^~`'))


def spoken(text: str) -> str:
    """Write a sentence as it would be read aloud; no digit and no address is left."""
    text = _TAG.sub(" ", _URL.sub(" ", unicodedata.normalize("NFKC", text)))
    text = _ISO.sub(_iso, text)
    text = _RANGE.sub(lambda m: f"the {ordinal(int(m[1]))} {m[2]} ", text)
    text = _DAY_MONTH.sub(lambda m: f"the {ordinal(int(m[1]))} of {m[2]}", text)
    text = _MONTH_DAY.sub(lambda m: f"the {ordinal(int(m[2]))} of {m[1]}", text)
    text = _MODEL.sub(" ", text)
    text = _MONEY.sub(lambda m: f"{m[2]}{m[3] or ''} {_CURRENCIES[m[1]]}", text)
    text = _DECADE.sub(_decade, text)
    text = _YEAR.sub(lambda m: year(int(m[1])), text)
    text = _ORDINAL.sub(lambda m: ordinal(int(m[1])), text)
    text = _NUMBER.sub(lambda m: f" {_number(m[0])} ", text)
    return _tidied(text)


def _iso(found: re.Match[str]) -> str:
    month, day = int(found[2]), int(found[3])
    return f"{day} {month_name[month]} {found[1]}" if 1 <= month <= 12 else found[0]


def _tidied(text: str) -> str:
    for mark, words in _MARKS:
        text = text.replace(mark, words)
    text = _APOSTROPHE.sub("", text).translate(_DROPPED)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    text = re.sub(r"[,;:]+(?=[,;:.?!])", "", text)
    text = re.sub(r"\bthe the\b", "the", text)
    left = "".join(f" {_ONES[int(c)]} " if c.isdecimal() else c for c in text)
    return " ".join("" if c.isdigit() else c for c in left.split()).strip()


def cardinal(number: int) -> str:
    """Spell a whole number from 0: `one hundred and ninety`."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_ONES[hundreds]} hundred" + (f" and {cardinal(rest)}" if rest else "")
    return _large(number)


def _large(number: int) -> str:
    for size, name in _SCALES:
        if number >= size:
            count, rest = divmod(number, size)
            joint = " and " if 0 < rest < 100 else " "
            return f"{cardinal(count)} {name}" + (f"{joint}{cardinal(rest)}" if rest else "")
    return cardinal(number)


def ordinal(number: int) -> str:
    """Spell a rank: `sixteenth`, `twenty-first`."""
    words = cardinal(number)
    start, dash, last = words.rpartition("-") if "-" in words else words.rpartition(" ")
    if last in _ORDINALS:
        return f"{start}{dash}{_ORDINALS[last]}"
    return f"{start}{dash}{last[:-1]}ieth" if last.endswith("y") else f"{words}th"


def year(number: int) -> str:
    """Say a year: `twenty twenty-five`, `two thousand and four`, `nineteen hundred`."""
    century, rest = divmod(number, 100)
    if century == 20 and rest < 10:
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def _decade(found: re.Match[str]) -> str:
    """Say `1990s` as `nineteen nineties`."""
    words = year(int(found[1] + found[2] + "0"))
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


def _number(text: str) -> str:
    whole, _, part = text.replace(",", "").partition(".")
    if len(whole) > _LONGEST:
        return " ".join(_ONES[int(digit)] for digit in whole)
    words = cardinal(int(whole))
    return f"{words} point {' '.join(_ONES[int(digit)] for digit in part)}" if part else words
