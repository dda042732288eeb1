"""Putting the four figures of an account together, with what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from detente.model.briefs import Account, Entry
from detente.model.figures import Figures, Flow, Unit
from detente.relations.counts import number
from detente.relations.figures.activity import activity
from detente.relations.figures.breaks import breaks
from detente.relations.figures.tone import Case, Scale, now, tone
from detente.relations.figures.units import class_of, goldstein_of, units
from detente.relations.figures.words import confidence
from detente.relations.profiles import days_of
from detente.relations.weighing import rank

LEAST_UNITS = 5
LEAST_GROUPS = 3
"""Units and independent groups below which there is a list and no curve (METHOD of the project)."""
_STRETCH = timedelta(days=90)


def figures(account: Account, *, sensitivity: bool = True) -> Figures:
    """Work out the four figures of a pair.

    Args:
        account: What pages tell of the two.
        sensitivity: False to leave out the tone under other choices, which takes most of the time.

    Returns:
        The figures; with too little evidence the list of units and a word on what is lacking.
        The same evidence gives the same figures, in whatever order it came.
    """
    counted = units(account)
    until = date.fromisoformat(account.as_of) if account.as_of else None
    told = {unit.happening for unit in counted}
    behind = [entry for entry in _all(account) if entry.happening.id in told]
    groups = tuple(sorted({group for unit in counted for group in unit.groups}))
    pages = {e.article for entry in behind for e in entry.happening.tellings}
    lacking = _lacking(counted, groups, until)
    ranked = _ranked(behind, until)
    return Figures(
        states=account.states,
        as_of=until,
        units=counted,
        pages=len(pages),
        groups=groups,
        lacking=lacking,
        confidence=confidence(len(pages), len(groups)),
        activity=activity(counted, until) if until else None,
        tone=tone(counted, until, _scales(behind) if sensitivity else None)
        if until and not lacking
        else None,
        rank=ranked[0][0] if ranked else None,
        rank_happenings=tuple(name for level, name in ranked if level == ranked[0][0]),
        commitments=tuple(e.happening.id for e in _open(account)),
        flows=_flows(account, counted, until) if until else (),
        breaks=breaks(counted, until) if until and not lacking else (),
    )


def _all(account: Account) -> tuple[Entry, ...]:
    return (*account.done, *account.ongoing, *account.background, *account.statements)


def _open(account: Account) -> tuple[Entry, ...]:
    entries = (*account.questions, *account.planned, *account.possible)
    return tuple(entry for entry in entries if entry.happening.fulfilled_by is None)


def _lacking(counted: Sequence[Unit], groups: Sequence[str], until: date | None) -> str | None:
    if until is None:
        return "no page is dated"
    if len(counted) < LEAST_UNITS:
        return f"fewer than {number(LEAST_UNITS)} distinct acts can be dated"
    if len(groups) < LEAST_GROUPS:
        return f"fewer than {number(LEAST_GROUPS)} independent sources tell of them"
    return None


def _scales(entries: Sequence[Entry]) -> dict[str, Scale]:
    """Score units otherwise: by Goldstein's weights, by class alone."""
    events = {entry.happening.id: entry.happening.event for entry in entries}

    def goldstein(unit: Unit) -> float:
        found = goldstein_of(events[unit.happening])
        return unit.valence if found is None else found

    return {"Goldstein": goldstein, "four classes": lambda unit: class_of(events[unit.happening])}


def _ranked(entries: Sequence[Entry], until: date | None) -> list[tuple[float, str]]:
    """List contacts of the last 90 days by rank, the highest first."""
    if until is None:
        return []
    found = []
    for entry in entries:
        day = _last_day(entry)
        if entry.happening.event.type == "CONSULT" and day and until - _STRETCH < day <= until:
            parts = [t for part in entry.parts for t in part.happening.tellings]
            level = max(map(rank, (*entry.happening.tellings, *parts)))
            found.append((level, entry.happening.id))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def _last_day(entry: Entry) -> date | None:
    days = days_of(entry.happening.edtf)
    return days.end - timedelta(days=1) if days and days.start and days.end else None


def _flows(account: Account, counted: Sequence[Unit], until: date) -> tuple[Flow, ...]:
    own = {
        actor: tuple(unit for unit in counted if actor in unit.doers) for actor in account.states
    }
    known = [actor for actor, held in own.items() if len(held) >= LEAST_UNITS]
    tones = dict(zip(known, now([Case(units=own[a]) for a in known], until), strict=True))
    return tuple(
        Flow(
            actor=actor, recipient=recipient, units=len(own[actor]),
            activity=activity(own[actor], until), tone=tones.get(actor),
        )
        for actor, recipient in zip(account.states, reversed(account.states), strict=True)
    )  # fmt: skip
