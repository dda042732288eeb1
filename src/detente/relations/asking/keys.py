"""Words as keys, so that a question and a page meet: stems, acts, states, names however spelt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources

from detente.relations.acts import act_of, stem_of
from detente.relations.asking.questions import stopwords

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
_PARTICLES = frozenset(
    {"al", "el", "ul", "ad", "ash", "as", "an", "bin", "ben", "abu", "de", "von"}
)
_LIKE = str.maketrans({"q": "k", "c": "k", "y": "i", "w": "v", "z": "s", "x": "k"})
_VOWELS = re.compile(r"[aeiou]")
_DOUBLED = re.compile(r"(.)\1+")

_SHORT = 4
"""Letters of a word whose `s` no stem cuts off."""

Forms = Mapping[str, str]
"""Words by which states are named, in small letters, with their codes."""


@cache
def _things() -> dict[str, str]:
    file = resources.files("detente.relations") / "data" / "same_things.tsv"
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    told = ((row[0], row[1].split()) for row in rows if len(row) == 2)
    return {word: name for name, words in told for word in words}


def keys(text: str, forms: Forms) -> frozenset[str]:
    """Reduce a text to keys; a word may have several.

    Args:
        text: Any text.
        forms: What states are called.

    Returns:
        `state:RUS` for `Moscow`; `~shbn` for `Shibani` and `Shaibani` alike; names of things and
        acts for other words, else their stems; numbers as they are. Words that say nothing of a
        matter give none.
    """
    return frozenset(_keys(text, forms))


def _keys(text: str, forms: Forms) -> Iterator[str]:
    words = _WORD.findall(text)
    taken: set[int] = set()
    for size in (3, 2, 1):
        for place in range(len(words) - size + 1):
            form = " ".join(words[place : place + size]).casefold().removesuffix("'s")
            state = forms.get(form.removesuffix("’s"))
            if state and not taken & set(range(place, place + size)):
                taken.update(range(place, place + size))
                yield f"state:{state}"
    for place, word in enumerate(words):
        if place not in taken:
            yield from word_keys(word)


@lru_cache(maxsize=65536)
def word_keys(word: str) -> tuple[str, ...]:
    """Return the keys of one word; () for one that says nothing."""
    plain = word.casefold().removesuffix("'s").removesuffix("’s")
    if plain in stopwords() or plain in _PARTICLES:
        return ()
    if plain.isdigit():
        return (plain,)
    named = (f"~{skeleton(plain)}",) if word[:1].isupper() and len(skeleton(plain)) > 1 else ()
    if len(plain) == _SHORT and plain[-1] == "s" and plain[-2] not in "us":
        plain = plain[:-1]  # `runs` is `run`; what is longer the stem sees to
    thing = _things().get(plain) or _things().get(stem_of(plain))
    return (*named, thing or act_of(plain))


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Reduce a name to its consonants, so that spellings of it meet: `Qasra`, `Kasra`."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if c.isalpha() and ord(c) < 128) or name.casefold()
    plain = plain.translate(_LIKE)
    return _DOUBLED.sub(r"\1", plain[:1] + _VOWELS.sub("", plain[1:]))
