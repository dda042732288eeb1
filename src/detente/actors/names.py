"""Names of people across spellings: who may be the same, who must be two.

A name is compared by keys that forgive what transcription varies (Qasra and Kasra, Asaad and
Asad, Zelensky and Zelenskiy) and keep what tells brothers apart (Ahmed and Maher).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from detente.actors._words import fold, lists

_SOUNDS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^ye", "e"), (r"ts?ch", "c"), (r"ch", "c"), (r"kh|gh", "h"), (r"ph", "f"), (r"q|ck", "k"),
        (r"ou|oo|w", "u"), (r"(?:yy|iy|ij|ii|y|ie|ey)$", "i"), (r"ai|ay|ei|ee|ey|y", "i"),
        (r"dj|dzh|zh", "j"), (r"x", "ks"), (r"z", "s"), (r"o", "u"), (r"(.)\1+", r"\1"),
        (r"(?<=.)h$", ""),
    )
)  # fmt: skip
_ENDINGS = frozenset({"jr", "sr", "ii", "iii", "iv", "vi", "xiv"})


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Return how a word sounds, roughly: `Qasra` and `Kasra` both give `kasra`."""
    word = fold(word).lower()
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word


_CLASSES = (
    ("bpvfw", "P"), ("ckqgxsz", "K"), ("td", "T"), ("l", "L"), ("r", "R"), ("mn", "M"),
)  # fmt: skip
_CLASS = {letter: code for letters, code in _CLASSES for letter in letters}
_SOFT = (
    (re.compile(r"^[ae]l(?=[^aeiouy])"), ""), (re.compile("^abd.*"), "abd"),
    (re.compile("d?zh|dj"), "j"), (re.compile("^kh"), "h"), (re.compile("t?sch|tch|t[sz]|cz"), "s"),
)  # fmt: skip
"""What is written with several letters: the article grown to a name, and sounds."""
_CONSONANTS = 4
"""Consonants of a word that are kept."""


@lru_cache(maxsize=65536)
def coarse(word: str) -> str:
    """Return a few classes of consonants by which spellings of a word are looked up.

    `Shibani` and `Chibani` share it, `Qasra` and `Kasra` do, and so do many words that are two:
    whoever shares it is compared in full. "" for a word without consonants.
    """
    word = fold(word).lower()
    for pattern, plain in _SOFT:
        word = pattern.sub(plain, word)
    found: list[str] = []
    for letter in word:
        code = _CLASS.get(letter, "")
        if code and found[-1:] != [code]:
            found.append(code)
    return "".join(found[:_CONSONANTS])


@lru_cache(maxsize=16384)
def bare(name: tuple[str, ...]) -> tuple[str, ...]:
    """Drop marks, particles (al, bin, von) and endings (Jr.) from the pieces of a name.

    A name that is nothing but such words is returned as it stands.
    """
    particles = lists()["name-particle"]
    kept = tuple(
        word
        for word in name
        if word[:1].isalnum() and word.lower() not in particles and word.lower() not in _ENDINGS
    )
    return kept or tuple(word for word in name if word[:1].isalnum())


@lru_cache(maxsize=16384)
def surname_key(name: tuple[str, ...]) -> str:
    """Return the key of the last word of a name; "" for no name."""
    words = bare(name)
    return sound(words[-1]) if words else ""


def surname_agrees(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names may end in the same surname, spelt differently."""
    left, right = surname_key(one), surname_key(other)
    if left == right:
        return bool(left)
    return (
        min(len(left), len(right)) > 4
        and left[:1] == right[:1]
        and Levenshtein.distance(left, right, score_cutoff=1) <= 1
    )


def given_agrees(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether the given names of two names allow them to be one person's.

    Initials agree with what they begin; names of which one has no given name agree.
    """
    left, right = bare(one)[:-1], bare(other)[:-1]
    if not left or not right:
        return True
    return any(_same_given(a, b) for a in left for b in right[:1]) or any(
        _same_given(a, b) for a in left[:1] for b in right
    )


@lru_cache(maxsize=16384)
def _same_given(one: str, other: str) -> bool:
    a, b = sound(one), sound(other)
    if min(len(a), len(b)) == 1:
        return a[:1] == b[:1]
    return a == b or _consonants(a) == _consonants(b) or _nearly(a, b)


def _nearly(one: str, other: str) -> bool:
    return (
        min(len(one), len(other)) > 3
        and one[:1] == other[:1]
        and Levenshtein.distance(one, other, score_cutoff=1) <= 1
    )


def _consonants(word: str) -> str:
    kept = re.sub(r"[aeiu]", "", word[1:])
    return (word[:1] if word[:1] not in "aeiu" else "a") + kept if len(kept) > 1 else word


def is_female(name: tuple[str, ...]) -> bool:
    """Tell whether the first word is a name that women bear; False where we do not know."""
    words = bare(name)
    return bool(words) and len(words) > 1 and words[0].lower() in lists()["female"]


def is_male(name: tuple[str, ...]) -> bool:
    """Tell whether the first word is a name that men bear; False where we do not know."""
    words = bare(name)
    return bool(words) and words[0].lower() in lists()["male"]
