"""Which of several voices stands outside the other: the order of a chain.

A voice whose content holds another's cue stands outside it. Where a tree has hung a report into
what it reports, both seem to hold the other; then their places decide. Before what is told the
first is outermost (`told the paper that, according to Arvenia, troops had left`), behind it the
last (`Arvenia believes that troops have left, a diplomat said`), and what stands behind is outside
of what stands before.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.model.text import Span
from detente.model.voices import Attribution


def outermost_first(held: Sequence[Attribution], trigger: Span) -> tuple[Attribution, ...]:
    """Order the attributions that hold a trigger, the outermost first.

    Args:
        held: Attributions whose content holds the trigger, in any order.
        trigger: The word that tells the event.
    """

    def rank(one: Attribution) -> tuple[int, int, int]:
        outside = sum(is_outside(other, one, trigger) for other in held if other is not one)
        return (outside, -one.length, one.passed_on)

    return tuple(sorted(held, key=rank))


def is_outside(one: Attribution, other: Attribution, trigger: Span) -> bool:
    """Tell whether a voice stands outside another in the chain of a trigger."""
    holds, held = one.covers(other.cue), other.covers(one.cue)
    if holds != held:
        return holds
    if not holds:
        return (-one.length, one.passed_on) < (-other.length, other.passed_on)
    return _place(one, trigger) < _place(other, trigger)


def _place(one: Attribution, trigger: Span) -> tuple[bool, int]:
    before = one.cue.start < trigger.start
    return (before, one.cue.start if before else -one.cue.start)
