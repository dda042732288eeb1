"""Names in other scripts, written with Latin letters.

Arabic, Hebrew, Cyrillic and Greek go by our own list (`data/letters.tsv`), which keeps the long
vowels that tell names apart; all else goes through anyascii. What comes out is not a spelling for
people to read but one to compare by: small letters a to z, digits, blanks and apostrophes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from detente.actors._words import listed, rows

_RANGES = (
    (0x0370, 0x03FF, "Greek"), (0x0400, 0x052F, "Cyrillic"), (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"), (0x0750, 0x077F, "Arabic"), (0x1100, 0x11FF, "Hangul"),
    (0x1F00, 0x1FFF, "Greek"), (0x3040, 0x30FF, "Kana"), (0x3400, 0x9FFF, "Han"),
    (0xAC00, 0xD7AF, "Hangul"), (0xF900, 0xFAFF, "Han"),
)  # fmt: skip
_GREEK = (
    ("ου", "u"), ("ει", "i"), ("αι", "e"), ("οι", "i"), ("ευ", "ev"), ("αυ", "av"), ("μπ", "b"),
    ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("τζ", "dz"), ("τσ", "ts"),
)  # fmt: skip
_ARTICLE = re.compile(r"(?<!\w)(?:وال|ال)(?=\w{3})")
_LONG_I = re.compile(r"(?<=[^\Waeiouy])y(?![aeiou])")
_LONG_U = re.compile(r"(?<=[^\Waeiouw])w(?![aeiou])")
_SYLLABLE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def script_of(word: str) -> str:
    """Name the script of the first letter that is not Latin; `Latin` if there is none.

    Scripts that are told apart are Arabic, Hebrew, Cyrillic, Greek, Han, Kana and Hangul; every
    other is `other`.
    """
    if word.isascii():
        return "Latin"
    for letter in word:
        code = ord(letter)
        if code < 0x370 or not letter.isalpha() or 0x1E00 <= code <= 0x1EFF:
            continue
        return next((name for first, last, name in _RANGES if first <= code <= last), "other")
    return "Latin"


@lru_cache(maxsize=1)
def _letters() -> dict[str, dict[int, str]]:
    return {
        script: {ord(pair[0]): pair[2:] for pair in listed(pairs)}
        for script, pairs in rows("letters.tsv", 2)
    }


def latin(text: str, script: str) -> str:
    """Write a name of one script in small Latin letters.

    Args:
        text: A word or name.
        script: As `script_of` tells it.
    """
    text = unicodedata.normalize("NFKC", text).lower()
    if script in ("Cyrillic", "Greek", "Arabic", "Hebrew"):
        return anyascii(_by_letters(_stripped(text), script)).lower()
    spelt = anyascii(text)
    return (_SYLLABLE.sub("", spelt) if script in ("Han", "Hangul") else spelt).lower()


def simplified(text: str, script: str) -> str:
    """Write a Chinese name in simplified characters, as far as our list knows them; others stay."""
    return text.translate(_letters()["Han"]) if script == "Han" else text


def _stripped(text: str) -> str:
    """Take off stress, vowel points and accents that a letter list need not know."""
    known = "йїёўґѓќ"
    return "".join(
        letter if letter in known else _base(letter)
        for letter in unicodedata.normalize("NFC", text)
    )


def _base(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter)
    return (
        "".join(c for c in plain if not unicodedata.combining(c))
        if letter not in "أإآؤئ"
        else letter
    )


def _by_letters(text: str, script: str) -> str:
    if script == "Greek":
        for pair, sound in _GREEK:
            text = text.replace(pair, sound)
    if script == "Arabic":
        text = _ARTICLE.sub("al ", text)
    spelt = text.translate(_letters()[script])
    if script in ("Arabic", "Hebrew"):
        spelt = _LONG_U.sub("u", _LONG_I.sub("i", spelt))
    return spelt
