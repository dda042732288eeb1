"""Registers: what stands between two states, with when it held and when we learned it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.briefs import Footnote

REGISTERS = (
    "missions", "visits", "calls", "agreements", "facilities", "joint activities", "sanctions",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a register."""

    id: str
    """Id of the happening behind it."""
    register: str
    """One of `REGISTERS`."""
    subject: str
    """What is kept up to date: of missions `SYR in RUS: staff`, of a visit its happening."""
    status: str
    """In a word or two: `done`, `considered`, `under review`, `in force`, `reported`, …"""
    fields: tuple[tuple[str, str], ...]
    """Pairs of name and value in words, in the order of the register; what is not known is not
    there."""
    valid: str | None
    """When it held or holds, as EDTF; None when no page says."""
    as_of: str | None
    """Of what goes on: the day as of which it does, as EDTF; None for all else."""
    learned: str | None
    """Day or window of publication of the first page that tells it, as EDTF."""
    factuality: str
    witnesses: int
    pages: int
    evidence: tuple[Footnote, ...]
    part_of: str | None = None
    """Id of the row it may be a part of."""

    def field(self, name: str) -> str | None:
        """Return a field's value; None when it is not known."""
        return dict(self.fields).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One register of a pair. What is only possible is pending and changes nothing."""

    name: str
    current: tuple[Row, ...] = ()
    """What holds now; of visits and calls: those that took place, by day."""
    pending: tuple[Row, ...] = ()
    """Planned, considered, conditional, undecided."""
    history: tuple[Row, ...] = ()
    """What held before, and what was pending and has been settled."""
