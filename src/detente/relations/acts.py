"""Words for acts: `killed`, `the killing` and `murder` name one, where nobody has typed it.

A word is looked up in `data/same_acts.tsv`; what stands nowhere is cut to its stem, so that a verb
and its noun meet. Both are rules of thumb for English, good enough to compare two words of one
story and too weak to compare two stories.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

_ENDINGS = (
    "ization", "isation", "ations", "ation", "ition", "ments", "ment", "ings", "ing", "ions",
    "ion", "ance", "ence", "ers", "er", "or", "ed", "al", "es", "s", "e", "y",
)  # fmt: skip
_STEM = 4
"""Letters that a stem keeps at least: `seeing` stays, `meeting` is `meet`."""


@cache
def _known() -> dict[str, str]:
    file = resources.files("detente.relations") / "data" / "same_acts.tsv"
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines())
    told = ((row[0], row[1].split()) for row in rows if len(row) == 2)
    return {word: act for act, words in told for word in words}


@lru_cache(maxsize=65536)
def act_of(word: str) -> str:
    """Name the act that a word tells of.

    Args:
        word: A lemma, or a form as worded; of several words the last known one is taken.

    Returns:
        The act's name in the table, else the stem of the word in small letters; "" for no word.
    """
    words = word.casefold().split()
    known = _known()
    for form in reversed(words):
        for candidate in (form, *_uninflected(form)):
            if candidate in known:
                return known[candidate]
    return stem_of(words[-1]) if words else ""


def _uninflected(form: str) -> tuple[str, ...]:
    """Guess what a form may be an inflection of; the table decides."""
    found = [form[: -len(end)] for end in ("s", "es", "ed", "d", "ing") if form.endswith(end)]
    found += [form[:-3] + "e"] if form.endswith("ing") else []
    return tuple(found)


def stem_of(word: str) -> str:
    """Cut off the ending that makes a noun of a verb, or a tense of it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word
