"""Are two names one name? A score, and reasons that a person can read.

The words of the shorter name are given partners in the longer one (`pairing`), and people and
bodies are judged each by their own rules; where gaps between words say nothing, by the whole.
"""

from __future__ import annotations

from detente.actors.gapless import gapless
from detente.actors.pairing import NameMatch, pair
from detente.actors.same_bodies import bodies
from detente.actors.same_people import people
from detente.actors.spellings import Name, prepare

_SHOWN = 40
"""Letters of a name that a reason quotes."""


def compare(one: str, other: str, kind: str | None = None) -> NameMatch:
    """Compare two names of people or bodies, in any spelling and script.

    Args:
        one: A name as written.
        other: Another; the order of the two does not matter.
        kind: `person` or `body` where that is known; None to tell it by the words.

    Returns:
        A score with its reasons. It is low, with the reason, for what is no name: nothing, a
        single letter, initials alone, a whole sentence.
    """
    if kind is None and prepare(one).is_body != prepare(other).is_body:
        kind = "body"
    return compare_prepared(prepare(one, kind), prepare(other, kind))


def compare_prepared(one: Name, other: Name) -> NameMatch:
    """Compare two names that were made ready; for many comparisons."""
    for name in (one, other):
        if name.trouble:
            shown = name.text if len(name.text) <= _SHOWN else name.text[:_SHOWN] + "…"
            return NameMatch(score=0.0, reasons=(f"“{shown}”: {name.trouble}",))
    if len(one.words) > len(other.words):
        one, other = other, one
    paired = pair(one, other)
    found = bodies(paired) if one.is_body else people(paired)
    if (paired.pairs and not paired.is_torn) or found.is_same or _are_cut_alike(one, other):
        return found
    return gapless(one, other) or found


def _are_cut_alike(one: Name, other: Name) -> bool:
    """Tell whether gaps are no question: one script without them, or quite other lengths."""
    scripts = one.words[0].script, other.words[0].script
    if scripts != ("Latin", "Latin"):
        return scripts[0] == scripts[1]
    return abs(len(one.joined) - len(other.joined)) > 3
