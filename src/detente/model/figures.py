"""Figures on a pair of states: activity, tone, rank and open commitments; four, never one.

All bounds are those of the middle 80 % of what is believed after the evidence, unless a name says
otherwise. Tone runs from -10 (hostile) to +10 (cooperative) and has no ratio meaning; activity is
acts per 30 days; rank is 0..1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A value with its doubt."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One distinct happening as it enters the figures."""

    happening: str
    edtf: str
    first: date
    last: date
    """Days it may have been on, both inclusive."""
    valence: float
    """-1 hostile .. 1 cooperative."""
    doubt: float
    """How far two scales differ on it, 0..1."""
    chance: float
    """0..1 that it happened, over independent groups of witnesses."""
    level: float
    """Rank of who took part: 1 head of state or government, .8 minister, .7 deputy, .6 other."""
    doers: tuple[str, ...]
    """States that act, sorted; both of the pair where it is mutual."""
    groups: tuple[str, ...]
    """Independent groups of witnesses behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """How much happens: distinct acts per 30 days, in the last 90 days and in the 90 before."""

    recent: Band
    before: Band
    count: float
    """Acts expected to have happened in the last 90 days."""
    count_before: float
    rise: float
    """0..1 that the rate rose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The tone on one day, with the bounds of its middle half and of its middle 80 %."""

    day: date
    middle: float
    low50: float
    high50: float
    low80: float
    high80: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """How what happens feels: cooperative or conflictual."""

    now: Band
    curve: tuple[Point, ...]
    """Every 15 days, the last day included; ascending."""
    positive: float
    """0..1 that the tone is above 0 now."""
    rise: float
    """0..1 that it is higher now than 90 days ago."""
    fall_of_a_point: float
    """0..1 that it is more than one point lower than 90 days ago; `rise_of_a_point` likewise."""
    rise_of_a_point: float
    sensitivity: tuple[tuple[str, Band], ...]
    """The tone now under other choices: half-life, prior, scale, without each group in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What one of the two does towards the other."""

    actor: str
    recipient: str
    units: int
    activity: Activity
    tone: Band | None
    """None where it does too little to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A point from which the acts look as if drawn anew."""

    field: str
    """`activity` or `tone`."""
    day: date
    chance: float
    """0..1 that a break lies within the 30 days before the last day."""
    without_largest: float
    """The same without the unit that speaks most for it."""
    units: tuple[str, ...]
    """Happenings after the break."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The four figures of a pair, with what they rest on."""

    states: tuple[str, str]
    as_of: date | None
    units: tuple[Unit, ...]
    """Distinct happenings that count, by day: the list that is shown when there is no curve."""
    pages: int
    """Pages behind the units, copies left out."""
    groups: tuple[str, ...]
    """Independent groups of witnesses behind the units, sorted."""
    lacking: str | None
    """Why there is no curve; None where there is one."""
    confidence: str
    """`low`, `moderate` or `high`: amount and independence of the evidence."""
    activity: Activity | None
    """None when nobody knows what day it is."""
    tone: Tone | None
    """None where there is too little evidence: then the list is all there is to show."""
    rank: float | None
    """Highest level of contact in the last 90 days; None when there was none."""
    rank_happenings: tuple[str, ...]
    commitments: tuple[str, ...]
    """Happenings still open: planned, possible, undecided."""
    flows: tuple[Flow, ...]
    breaks: tuple[Break, ...]
