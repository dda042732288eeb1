"""Times: intervals of UTC days and the expressions that name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.text import Span


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open interval of UTC days; None is an open end.

    `Interval(date(2025, 11, 16), date(2025, 11, 17))` is the day of 16 November 2025.
    """

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        """Refuse an interval that is empty or runs backwards."""
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"not an interval: {self.start}..{self.end}")

    def overlaps(self, other: Interval) -> bool:
        """Tell whether two intervals share a day; open ends reach for ever."""
        return (self.start or date.min) < (other.end or date.max) and (other.start or date.min) < (
            self.end or date.max
        )

    def covers(self, other: Interval) -> bool:
        """Tell whether the other interval lies wholly inside this one."""
        return (self.start or date.min) <= (other.start or date.min) and (
            other.end or date.max
        ) <= (self.end or date.max)

    @property
    def days(self) -> int | None:
        """Length in days; None when an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that place something in time, resolved against the day of publication."""

    span: Span
    text: str
    kind: str
    """`date` (a day, month, year, season, part of them or interval), `duration`, `frequency`."""
    edtf: str | None
    """EDTF level 1-2; None for durations and frequencies."""
    interval: Interval | None
    """What the EDTF covers, in UTC days; None for durations and frequencies."""
    year_inferred: bool = False
    """True when the year (or the day) was reasoned from the publication window."""
    relation: str | None = None
    """`since`, `until`, `before`, `after` where the words bound and do not place; else None."""
    minutes: tuple[float, float] | None = None
    """Bounds of a duration in minutes; None for dates."""
    modifier: bool = False
    """True when it is part of a name (`the 1974 agreement`): it dates the thing, not the act."""
    clock: str | None = None
    """Time of day as stated, `14:30` or `14:00/16:30`, in whatever zone; None when not stated."""
    reason: str = ""
