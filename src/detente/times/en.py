"""English: how it writes numbers, which way a sentence looks, when a bare word counts.

A language is a module of this name shape with its data beside it; these are the names it gives.
"""

from detente.times._en_knowledge import LANGUAGE
from detente.times._en_numbers import prepare
from detente.times._en_tense import counts, is_counted, is_distance, modifies, ranks, tense
from detente.times._en_units import numbers_a_name, unit_after

__all__ = [
    "LANGUAGE", "counts", "is_counted", "is_distance", "modifies", "numbers_a_name", "prepare",
    "ranks", "tense", "unit_after",
]  # fmt: skip
