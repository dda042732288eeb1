"""Figures and registers of a pair, and the way from a figure to its sentences."""

from __future__ import annotations

from markupsafe import Markup

from detente.api import Détente
from detente.desk import panels
from detente.desk.charts.curve import Dot, curve
from detente.model.briefs import Account, Entry
from detente.model.figures import Figures
from detente.model.registers import Register


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
    known = entries(account)
    dots = [
        Dot(
            day=unit.first, value=unit.valence * 10,
            label=f"{unit.edtf}: {panels.line(known[unit.happening].happening.event)}",
            address=panels.note_address(known[unit.happening].footnotes[0]),
        )
        for unit in found.units
        if unit.happening in known
    ]  # fmt: skip
    return curve(found.tone.curve, dots)
