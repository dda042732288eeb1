"""The first sentence: which way relations go, and at what pace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from detente.model.briefs import Account, Claim, Entry, Footnote
from detente.relations.counts import counted, number
from detente.relations.dates import day_in_words
from detente.relations.phrases import with_article
from detente.relations.turning import turn
from detente.relations.weighing import (
    CONFLICTUAL,
    COOPERATIVE,
    balance,
    chance_of_rise,
    importance,
    likelihood,
    recent_and_before,
)
from detente.relations.wording import sentence

ENOUGH = 3
"""Happenings below which nothing is said of a direction."""
_MANY = 12
"""Dated acts from which a change may be almost certain."""
_NOTES = 6
"""Footnotes of a sentence that rests on many events."""


def pair_of(account: Account) -> str:
    """Name the pair: `Arvenia and Belmora`."""
    names = dict(account.names)
    return " and ".join(with_article(names.get(state, state)) for state in account.states)


def direction(account: Account) -> Claim:
    """Say which way relations go and at what pace, or that there is too little to say."""
    told = (*account.done, *account.ongoing)
    if len(told) < ENOUGH:
        return Claim(
            text=sentence(_too_little(account, told)),
            part="direction",
            events=events_of(told or everything(account)),
            evidence=notes_of(told or everything(account)),
        )
    basis = f"judging by {counted(len(account.readings), 'page')}"
    tone = turn(account.done) or f"are {_tone(told)}"
    text = f"{basis}, relations between {pair_of(account)} {tone}{_pace(account)}"
    return Claim(
        text=sentence(f"{text}{_open(account)}"),
        part="direction",
        events=events_of(told),
        evidence=notes_of(sorted(told, key=importance, reverse=True)),
    )


def _tell(account: Account) -> str:
    return "tells" if len(account.readings) == 1 else "tell"


def _too_little(account: Account, told: Sequence[Entry]) -> str:
    return (
        f"there is too little evidence to say which way relations between {pair_of(account)}"
        f" are going: {counted(len(account.readings), 'page')} {_tell(account)} of"
        f" {counted(len(told), 'happening')} in which both took part"
    )


def _tone(told: Sequence[Entry]) -> str:
    good, bad = balance(told)
    if not bad:
        return "cooperative" if good else "neither cooperative nor hostile"
    if good >= 3 * bad:
        return "mostly cooperative, with some friction"
    if bad >= 3 * good:
        return "mostly hostile" if good else "hostile"
    return "mixed, with cooperation and conflict side by side"


def _pace(account: Account) -> str:
    good, bad = balance(account.done)
    noun, types = ("contacts", COOPERATIVE) if good >= bad else ("hostile acts", CONFLICTUAL)
    counts = recent_and_before(account.done, account.as_of, types)
    if counts is None or sum(counts) < ENOUGH or account.as_of is None:
        return ""
    recent, before = counts
    tally = (
        f"{number(recent)} dated in the 90 days up to {_day(account.as_of)}, after"
        f" {number(before) if before else 'none'} in the 90 days before"
    )
    return f", and {noun} {_change(recent, before)} ({tally})"


def _change(recent: int, before: int) -> str:
    rise = chance_of_rise(recent, before)
    # A handful of acts never makes it almost certain: pages recall late ones better.
    surest = 0.99 if recent + before >= _MANY else 0.94
    if rise >= 0.55:
        return f"have {likelihood(min(rise, surest))} become more frequent"
    if rise <= 0.45:
        return f"have {likelihood(min(1 - rise, surest))} become rarer"
    return "go on at about the same pace"


def _open(account: Account) -> str:
    pending = len(account.questions) + len(account.possible) + len(account.planned)
    if not pending:
        return ""
    matters = "matter is" if pending == 1 else "matters are"
    return f"; {number(pending)} {matters} planned, possible or undecided"


def everything(account: Account) -> tuple[Entry, ...]:
    """Return all entries of the pair, then those that bear on it."""
    return (
        *account.done,
        *account.ongoing,
        *account.questions,
        *account.planned,
        *account.possible,
        *account.statements,
        *account.believed,
        *account.denied,
        *account.background,
        *account.bears_on,
    )


def events_of(entries: Sequence[Entry]) -> tuple[str, ...]:
    """List ids of all tellings of some entries and their parts, each once."""
    ids = [
        telling.id
        for entry in entries
        for whole in (entry, *entry.parts)
        for telling in whole.happening.tellings
    ]
    return tuple(dict.fromkeys(ids))


def notes_of(entries: Sequence[Entry], most: int = _NOTES) -> tuple[Footnote, ...]:
    """Choose footnotes: the best of each entry, then further ones, up to a number."""
    wholes = [whole for entry in entries for whole in (entry, *entry.parts)]
    best = [entry.footnotes[0] for entry in wholes]
    more = [note for entry in wholes for note in entry.footnotes[1:]]
    return tuple((best + more)[:most])


def _day(day: str) -> str:
    return day_in_words(date.fromisoformat(day))
