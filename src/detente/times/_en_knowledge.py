"""What is known of English: its data, read once."""

from __future__ import annotations

from detente.times._language import Language, load

LANGUAGE: Language = load("en")
LISTS = LANGUAGE.lists
UNITS = LANGUAGE.units
