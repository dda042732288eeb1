"""What somebody said of events: that they tell of one thing, or that they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Events that are held together, or apart, whatever a machine makes of them."""

    together: tuple[tuple[str, str], ...] = ()
    """Pairs of ids that tell of one thing."""
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For an id those that tell of something else, both ways."""

    @classmethod
    def of(cls, said: Iterable[tuple[bool, Iterable[str]]]) -> Ties:
        """Make ties of what was said of events, whether they are one; the last word holds.

        Args:
            said: In order of time: True for one thing, False for several, and ids of events.
        """
        last: dict[tuple[str, str], bool] = {}
        for are_one, events in said:
            last.update(dict.fromkeys(combinations(sorted(set(events)), 2), are_one))
        apart: dict[str, set[str]] = defaultdict(set)
        for (one, other), are_one in last.items():
            if not are_one:
                apart[one].add(other)
                apart[other].add(one)
        return cls(
            together=tuple(pair for pair, are_one in sorted(last.items()) if are_one),
            apart={name: frozenset(others) for name, others in apart.items()},
        )


NO_TIES = Ties()
"""Where nobody has said anything."""
