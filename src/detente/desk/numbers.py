"""Figures and registers of a pair, as far as the API of this release works them out.

The shapes are those of `model/figures.py` and `model/registers.py`; where the API has no `figures`
or no `registers` yet, the panels show what counting alone tells.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from detente.api import Détente
from detente.desk import panels
from detente.desk.charts.curve import Dot, curve
from detente.model.briefs import Account, Entry


def figures(desk: Détente, account: Account) -> Any:
    """Return the four figures of a pair; None where the API works out none."""
    work = getattr(desk, "figures", None)
    return work(account) if work else None


def registers(desk: Détente, account: Account) -> tuple[Any, ...]:
    """Return the registers of a pair that hold anything; () where the API keeps none."""
    work = getattr(desk, "registers", None)
    kept = work(account) if work else ()
    return tuple(r for r in kept if r.current or r.pending or r.history)


def entries(account: Account) -> dict[str, Entry]:
    """Map the ids of happenings to their entries, to lead from a figure to its sentence."""
    return {entry.happening.id: entry for entry in panels.everything(account)}


def tone_curve(found: Any, account: Account) -> Markup | None:
    """Draw the tone with its bands and the acts it rests on; None where there is no curve."""
    if found is None or found.tone is None:
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
