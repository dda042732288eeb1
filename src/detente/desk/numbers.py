"""Figures and registers of a pair, and the way from a figure to its sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from detente.api import Détente
from detente.desk import panels, words
from detente.desk.charts.curve import Dot, curve
from detente.model.briefs import Account, Entry
from detente.model.figures import Figures, Unit
from detente.model.registers import Register

STRETCH = timedelta(days=90)
"""The days that activity is counted over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act that a figure rests on, with the way to its sentence."""

    day: date
    """The first day that it may have been on."""
    when: str
    """Its date in words."""
    line: str
    address: str
    valence: float
    """-10 hostile .. 10 cooperative."""
    groups: int
    """Independent groups of witnesses behind it."""


def registers(desk: Détente, account: Account) -> tuple[Register, ...]:
    """Return the registers of a pair that hold anything."""
    kept = desk.registers(account)
    return tuple(r for r in kept if r.current or r.pending or r.history)


def entries(account: Account) -> dict[str, Entry]:
    """Map the ids of happenings to their entries, to lead from a figure to its sentence."""
    return {entry.happening.id: entry for entry in panels.everything(account)}


def tone_curve(found: Figures, account: Account) -> Markup | None:
    """Draw the tone with its bands and the acts it rests on; None where there is no curve."""
    if found.tone is None:
        return None
    dots = [
        Dot(day=act.day, value=act.valence, label=f"{act.when}: {act.line}",
            address=act.address)
        for act in acts(found.units, account)
    ]  # fmt: skip
    return curve(found.tone.curve, dots)


def acts(units: Iterable[Unit], account: Account) -> list[Act]:
    """List the acts that a figure rests on, in the order given; those not on the page left out."""
    known = entries(account)
    return [
        Act(
            day=unit.first, when=words.when(unit.edtf, told.as_of), line=words.line(told.event),
            address=panels.note_address(known[unit.happening].footnotes[0]),
            valence=unit.valence * 10, groups=len(unit.groups),
        )
        for unit in units
        if unit.happening in known
        for told in (known[unit.happening].happening,)
    ]  # fmt: skip


def recent(found: Figures, account: Account) -> list[Act]:
    """List the acts of the last 90 days, which activity is counted from; [] without a day."""
    last = found.as_of
    if last is None:
        return []
    return acts([u for u in found.units if last - STRETCH < u.last <= last], account)
