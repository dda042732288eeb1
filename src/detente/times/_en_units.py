"""What an English number counts or measures."""

from __future__ import annotations

from collections.abc import Sequence

from detente.times._en_knowledge import LISTS, UNITS
from detente.times._words import Word


def unit_after(words: Sequence[Word], place: int) -> tuple[str | None, int]:
    """Find what a number counts or measures in the words after it.

    Args:
        words: All words, numbers read as amounts.
        place: Index of the amount.

    Returns:
        The unit (singular), and how many words after the number write it where it is a measure:
        0 for things that are counted; (None, 0) when the words do not say.
    """
    run = _run(words, place)
    if run and run[0].lower in _MEASURES:
        return UNITS[run[0].lower], 1
    if len(run) > 1 and run[0].lower in _POWERS and run[1].lower in _MEASURES:
        return UNITS[run[1].lower] + _POWERS[run[0].lower], 2
    hyphenated = _hyphenated(words, place)
    if hyphenated is not None:
        return hyphenated, 0
    for word in run:
        unit = UNITS.get(word.lower) or _singular(word.text)
        if unit:
            return unit, 0
    amount = words[place].classes["AMOUNT"]
    if run and amount.value == 1 and not run[-1].capital:
        return run[-1].lower, 0
    return None, 0


def _hyphenated(words: Sequence[Word], place: int) -> str | None:
    """Return the noun of `104-page document`: singular, joined by a dash."""
    if place + 2 >= len(words):
        return None
    dash, noun = words[place + 1], words[place + 2]
    joined = "DASH" in dash.classes and dash.joined and noun.joined and noun.text.isalpha()
    return noun.lower if joined else None


_COUNTED = frozenset(
    {"person", "man", "woman", "child", "troops", "police", "staff", "aircraft", "soldier",
     "cattle"}
)  # fmt: skip
_MEASURES = frozenset(word for word, unit in UNITS.items() if unit not in _COUNTED)
_POWERS = {"square": "2", "cubic": "3"}
_NOT_PLURAL = ("ss", "us", "is", "ics", "'s")


def _run(words: Sequence[Word], place: int) -> list[Word]:
    """List the words after a number that may belong to its noun phrase."""
    run: list[Word] = []
    for word in words[place + 1 : place + 6]:
        plain = word.text.isalpha() or word.text in ("-", "%")
        if word.broken or not plain or word.lower in LISTS["function"] - {"of"}:
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
    value = words[place].classes["AMOUNT"].value or 0
    long_ = words[place].text.isdigit() and value >= 1000
    if long_ and words[place - 1].capital and words[place - 1].text.isalpha():
        return True
    if before == "." and place > 1:
        before = words[place - 2].lower if words[place - 2].lower == "no" else ""
    return before in LISTS["numbered"]
