"""What the tellings of one happening disagree on; every value stays, with who holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from detente.model.briefs import Conflict
from detente.model.events import Event, Quantity
from detente.relations.profiles import days_of


def conflicts(events: Iterable[Event]) -> tuple[Conflict, ...]:
    """Find conflicting dates and counts among tellings; () when they agree."""
    told = sorted(events, key=lambda event: event.id)
    return (
        (*_dates(told), *_counts(told)) if len(told) > 1 or any(e.quantities for e in told) else ()
    )


def _dates(events: list[Event]) -> Iterator[Conflict]:
    """A coarser date that holds the finer one agrees with it."""
    if len(events) < 2:
        return
    held: dict[str, list[str]] = defaultdict(list)
    for event in events:
        if event.edtf and days_of(event.edtf):
            held[event.edtf].append(event.id)
    rival = {one for one in held for other in held if one != other and not _agree(one, other)}
    if rival:
        yield Conflict(
            field="date", values=tuple((edtf, tuple(held[edtf])) for edtf in sorted(rival))
        )


def _agree(one: str, other: str) -> bool:
    first, second = days_of(one), days_of(other)
    return bool(first and second and (first.covers(second) or second.covers(first)))


def _counts(events: list[Event]) -> Iterator[Conflict]:
    by_unit: dict[str, dict[str, tuple[Quantity, list[str]]]] = defaultdict(dict)
    for event in events:
        for quantity in event.quantities:
            if quantity.unit and _bounds(quantity):
                held = by_unit[quantity.unit].setdefault(quantity.text, (quantity, []))
                held[1].append(event.id)
    for _, texts in sorted(by_unit.items()):
        values = [(text, tuple(ids)) for text, (_, ids) in sorted(texts.items())]
        quantities = [quantity for quantity, _ in texts.values()]
        if len(values) > 1 and not _all_agree(quantities):
            yield Conflict(field="count", values=tuple(values))


def _bounds(quantity: Quantity) -> tuple[float, float] | None:
    """Read a quantity as a range; about a number is a tenth either way."""
    if quantity.value is not None:
        slack = abs(quantity.value) * 0.1 if quantity.approximate else 0.0
        low, high = quantity.value - slack, quantity.value + slack
        return (
            low if quantity.minimum is None else quantity.minimum,
            high if quantity.maximum is None else quantity.maximum,
        )
    if quantity.minimum is None and quantity.maximum is None:
        return None
    low = float("-inf") if quantity.minimum is None else quantity.minimum
    return low, float("inf") if quantity.maximum is None else quantity.maximum


def _all_agree(quantities: list[Quantity]) -> bool:
    ranges = [bounds for bounds in map(_bounds, quantities) if bounds]
    return max(low for low, _ in ranges) <= min(high for _, high in ranges)
