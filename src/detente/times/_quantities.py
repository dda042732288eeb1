"""Find quantities: how many of what, with the bounds that the words give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import ModuleType

from detente.model.events import Quantity
from detente.model.text import Span
from detente.times._amounts import Amount
from detente.times._calendar import MINUTES
from detente.times._read import Reading, Text, knowledge_of, languages, read
from detente.times._words import Word

_REACH = 5
"""How many words after a number may pass before the noun that it counts."""
_YEARS = range(1900, 2101)


def quantities(text: str, regions: tuple[Span, ...], language: str = "en") -> tuple[Quantity, ...]:
    """Find numbers with their units; dates, ordinals, and numbers of names and lists are none.

    `about` states no bounds and sets none. `more than 15 vehicles` has the minimum 16, for what
    is counted is whole, named or not; `more than $15` and `more than 15 km` have the minimum 15.
    Durations shorter than a day are in minutes, longer ones in the unit worded.

    Args:
        text: The text of an article; offsets are into it.
        regions: Where to look.
        language: ISO 639-1.

    Returns:
        Quantities in text order, never overlapping. The span covers number and modifier, and
        the unit where it is a measure, not a noun that is counted.
    """
    if language not in languages():
        return ()
    knowledge = knowledge_of(language)
    found = read(text, regions, knowledge)
    durations = (_lasting(text, found, r) for r in found.readings if r.moment.minutes)
    counted = _counted(text, found, knowledge)
    return tuple(sorted((*durations, *counted), key=lambda quantity: quantity.span))


def _lasting(text: str, found: Text, reading: Reading) -> Quantity:
    low, high = reading.moment.minutes or (0.0, 0.0)
    units = [word.classes["UNIT"] for word in found.words[reading.first : reading.last]
             if "UNIT" in word.classes]  # fmt: skip
    unit = units[-1] if units and units[-1] not in ("hour", "second") else "minute"
    low, high = low / MINUTES[unit], high / MINUTES[unit]
    span = Span(reading.word.start, reading.word.end)
    bounded = low > 0.0 and high < float("inf")
    return Quantity(
        span=span,
        text=span.of(text),
        value=(low + high) / 2 if bounded else None,
        unit=unit,
        minimum=low if low != high and low > 0 else None,
        maximum=high if low != high and high < float("inf") else None,
        approximate=low != high,
    )


def _counted(text: str, found: Text, knowledge: ModuleType) -> Iterator[Quantity]:
    taken = {reading.word.start for reading in found.readings}
    masked = [
        replace(word, classes={}, lower="") if word.start in taken or "NAME" in word.classes
        else word for word in found.reduced
    ]  # fmt: skip
    words = knowledge.LANGUAGE.amounts.reduce(masked)
    for place, word in enumerate(words):
        amount = word.classes.get("AMOUNT")
        if isinstance(amount, Amount):
            quantity = _quantity(text, words, place, amount, knowledge)
            if quantity is not None:
                yield quantity


def _quantity(
    text: str, words: Sequence[Word], place: int, amount: Amount, knowledge: ModuleType
) -> Quantity | None:
    word = words[place]
    unit, measure = (amount.unit, 0) if amount.unit else knowledge.unit_after(words, place)
    end = words[place + measure].end
    if amount.value == 1 and unit is None and not amount.marked:
        return None
    if not (unit or amount.marked) and not _stands(words, place, amount):
        return None
    if _names(words, place, unit, amount.marked) or knowledge.numbers_a_name(words, place):
        return None
    whole = not measure and not amount.unit
    span = Span(word.start, end)
    return Quantity(
        span=span,
        text=span.of(text),
        value=amount.value,
        unit=unit,
        minimum=_inward(amount.minimum, amount, whole, 1),
        maximum=_inward(amount.maximum, amount, whole, -1),
        approximate=amount.approximate,
    )


def _inward(bound: float | None, amount: Amount, whole: bool, step: int) -> float | None:
    """Move an excluded bound to the next whole number, of things that come whole."""
    if bound is None or not (whole and amount.exclusive and bound == int(bound)):
        return bound
    return bound + step


def _names(words: Sequence[Word], place: int, unit: str | None, marked: bool) -> bool:
    """Tell whether a number is part of a name, a list or a sign: `S-300`, `G20`, `1.`."""
    word, before = words[place], words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if after and after.joined and _is_dialled(words, place):
        return True
    if after and after.joined and (after.text in (")", "°") or after.text.isalpha()):
        return unit is None and not (before and before.text == "(")
    if word.joined and before is not None:
        return before.text not in "(\"“'‘—–"
    if before is None or word.broken:
        return unit is None and not marked
    return unit is None and before.capital and before.text.isalpha()


def _is_dialled(words: Sequence[Word], place: int) -> bool:
    """Tell whether digits, a dash and digits follow one another: a telephone or a code."""
    dash, after = words[place + 1], words[place + 2 : place + 3]
    return "DASH" in dash.classes and bool(after) and after[0].joined and after[0].text.isdigit()


def _stands(words: Sequence[Word], place: int, amount: Amount) -> bool:
    """Tell whether a bare number without unit counts: not a year, not at the start of a line."""
    word = words[place]
    opens = place == 0 or words[place - 1].sentence != word.sentence
    return not opens and amount.value is not None and amount.value not in _YEARS
