"""How a word sounds, and how far two words sound apart.

A word is cut into units, one letter per sound (`sh`, `kh`, `ou` are one sound each), and two
words are aligned unit by unit. What an exchange, a loss or an addition costs was learned from
names that are written in several ways (`data/sounds.tsv`; the recipe is `training/names.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from detente.actors._words import rows

_UNITS = tuple(
    (re.compile(pattern), unit)
    for pattern, unit in (
        (r"[^a-z]+", ""), (r"tsch", "C"), (r"sch|sh", "S"), (r"t?ch|cz", "C"), (r"kh", "x"),
        (r"dzh|dj", "j"), (r"zh", "Z"), (r"th", "T"), (r"tz|ts", "c"), (r"ph", "f"),
        (r"gh", "G"), (r"dh", "D"), (r"ck|q", "k"), (r"ou|oo", "u"), (r"ee|ie", "i"),
        (r"([a-zA-Z])\1+", r"\1"),
    )
)  # fmt: skip
NEVER = 9.0
"""A distance that nothing reaches that is one name."""


@lru_cache(maxsize=65536)
def units(word: str) -> str:
    """Cut a word in small Latin letters into units of sound, one letter each; "" for no letter."""
    for pattern, unit in _UNITS:
        word = pattern.sub(unit, word)
    return word


_COARSE = str.maketrans(
    {"v": "", "f": "p", "b": "p", "d": "t", "T": "t", "D": "t", "g": "k", "x": "k", "G": "k",
     "j": "k", "z": "s", "S": "s", "Z": "s", "C": "s", "c": "s", "r": "l", "a": "", "e": "",
     "i": "", "o": "", "u": "", "y": "", "w": "", "h": ""}
)  # fmt: skip


@lru_cache(maxsize=65536)
def frame(word: str) -> str:
    """Return the consonants of units by kind, to see at a glance what cannot be one name."""
    return word.translate(_COARSE)


Costs = dict[str, dict[str, float]]
"""Cost 0..1 by unit and unit; a blank stands for none. What is not listed costs 1."""


@lru_cache(maxsize=1)
def tables() -> dict[str, Costs]:
    """Read the costs by script."""
    found: dict[str, Costs] = {}
    for script, pair, cost in rows("sounds.tsv", 3):
        found.setdefault(script, {}).setdefault(pair[0], {})[pair[1]] = float(cost)
    return found


def distance(one: str, other: str, costs: Costs, limit: float) -> float:
    """Align two words of units and add up what the differences cost; `NEVER` beyond a limit."""
    nothing: dict[str, float] = {}
    gains = costs.get(" ", nothing)
    added = [gains.get(unit, 1.0) for unit in other]
    row = [0.0]
    for cost in added:
        row.append(row[-1] + cost)
    for mine in one:
        prices = costs.get(mine, nothing)
        lost = prices.get(" ", 1.0)
        left, corner = row[0] + lost, row[0]
        fresh, least = [left], left
        for unit, above, gain in zip(other, row[1:], added, strict=True):
            best = corner if mine == unit else corner + prices.get(unit, 1.0)
            if above + lost < best:
                best = above + lost
            if left + gain < best:
                best = left + gain
            fresh.append(best)
            left, corner = best, above
            if best < least:
                least = best
        if least > limit:
            return NEVER
        row = fresh
    return row[-1] if row[-1] <= limit else NEVER
