"""Meanings of amounts: `about 190`, `more than 15`, `dozens of`, `$400 million`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.times._patterns import Found
from detente.times._words import Classes


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as worded, before its unit is known."""

    value: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    approximate: bool = False
    exclusive: bool = False
    """True when the bound itself is excluded: `more than 15`."""
    unit: str | None = None
    marked: bool = False
    """True when words besides the number show that something is counted."""


def _read(found: Found, amount: Amount) -> Classes:
    return {"AMOUNT": replace(amount, unit=found.value("CURRENCY"))}


def _stated(found: Found) -> float:
    """Return the number of a match: `15`, `half a million`."""
    size: float = found.value("SCALE") or found.value("NUMBER")
    return size / 2 if found.has("half") else size


def amount(found: Found) -> Classes | None:
    """Read a bare number."""
    return _read(found, Amount(value=found.value("NUMBER")))


def about(found: Found) -> Classes | None:
    """Read `about 190`: the text states no bounds."""
    return _read(found, Amount(value=found.value("NUMBER"), approximate=True, marked=True))


def more(found: Found) -> Classes | None:
    """Read `more than 15`."""
    low = _stated(found)
    return _read(found, Amount(minimum=low, approximate=True, exclusive=True, marked=True))


def at_least(found: Found) -> Classes | None:
    """Read `at least 15`."""
    return _read(found, Amount(minimum=_stated(found), approximate=True, marked=True))


def at_least_vague(found: Found) -> Classes | None:
    """Read `at least several dozen`: the least of it, and no end."""
    low = found.value("VAGUE", "FEW")[0] * (found.value("SCALE") or found.value("NUMBER") or 1)
    return _read(found, Amount(minimum=low, approximate=True, marked=True))


def less(found: Found) -> Classes | None:
    """Read `fewer than 15`."""
    high = _stated(found)
    return _read(found, Amount(maximum=high, approximate=True, exclusive=True, marked=True))


def at_most(found: Found) -> Classes | None:
    """Read `up to 15`."""
    return _read(found, Amount(maximum=_stated(found), approximate=True, marked=True))


def between(found: Found) -> Classes | None:
    """Read `10 to 15`, `between 10 and 15 million`: the second's scale serves both."""
    low, high = found.values("NUMBER")
    first, last = (word for key, word in found.pairs if key == "NUMBER")
    if high >= 1000 > low and first.text.isdigit() and not last.text.replace(",", "").isdigit():
        low = low * _scale(high)
    if low >= high:
        return None
    return _read(found, Amount(minimum=low, maximum=high, approximate=True, marked=True))


def _scale(value: float) -> float:
    return next((size for size in (1e12, 1e9, 1e6, 1e3) if value >= size), 1.0)


def vague(found: Found) -> Classes | None:
    """Read `several`, `dozens of`."""
    low, high = found.value("VAGUE", "FEW")
    if low == high:
        return _read(found, Amount(value=low, approximate=True, marked=True))
    top = None if high in (1000,) else high
    return _read(found, Amount(minimum=low, maximum=top, approximate=True, marked=True))


def vague_scale(found: Found) -> Classes | None:
    """Read `tens of thousands of`, `hundreds of millions of`, `several hundred`."""
    pairs = found.values("VAGUE", "FEW")
    low, high = pairs[0] if len(pairs) > 1 or found.values("SCALE") else (20, 99)
    size = found.value("SCALE") or pairs[-1][0] / 2
    top = None if high == 1000 else high * size
    return _read(found, Amount(minimum=low * size, maximum=top, approximate=True, marked=True))


def half(found: Found) -> Classes | None:
    """Read `half a million`, `half a dozen`."""
    return _read(found, Amount(value=_stated(found), marked=True))
