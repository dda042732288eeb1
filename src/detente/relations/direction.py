"""The first sentence: which way relations go, and at what pace."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model.briefs import Account, Claim, Entry, Footnote, Reading
from detente.model.estimates import likelihood
from detente.model.figures import Band, Figures
from detente.relations.counts import counted, number
from detente.relations.dates import day_in_words, in_words
from detente.relations.figures import figures
from detente.relations.figures.activity import activity
from detente.relations.matters import matters
from detente.relations.phrases import with_article
from detente.relations.turning import turn
from detente.relations.weighing import balance, importance
from detente.relations.wording import sentence

ENOUGH = 3
"""Happenings below which nothing is said of a direction."""
_MANY = 12
"""Dated acts from which a change may be almost certain."""
_SHOWN = 0.8
"""Chance from which a change of tone is told."""
_NOTES = 6
"""Footnotes of a sentence that rests on many events."""


def pair_of(account: Account) -> str:
    """Name the pair: `Arvenia and Belmora`."""
    names = dict(account.names)
    return " and ".join(with_article(names.get(state, state)) for state in account.states)


def direction(account: Account, counted_: Figures | None = None) -> Claim:
    """Say which way relations go and at what pace, or that there is too little to say.

    Args:
        account: What pages tell of the two.
        counted_: Its figures, where the caller has them already.
    """
    told = (*account.done, *account.ongoing)
    if len(told) < ENOUGH:
        return Claim(
            text=sentence(_too_little(account, told)),
            part="direction",
            events=events_of(told or everything(account)),
            evidence=notes_of(told or everything(account)),
        )
    found = counted_ or figures(account)
    basis = f"judging by {_basis(account)}"
    tone = turn(account.done) or f"are {_tone(told)}"
    text = f"{basis}, relations between {pair_of(account)} {tone}{_pace(account, found)}"
    return Claim(
        text=sentence(f"{text}{_moved(found)}{_open(account)}"),
        part="direction",
        events=events_of(told),
        evidence=notes_of(sorted(told, key=importance, reverse=True)),
    )


def _own(account: Account) -> list[Reading]:
    """Leave out pages that only repeat others."""
    return [reading for reading in account.readings if reading.copy_of is None]


def _basis(account: Account) -> str:
    pages = counted(len(_own(account)), "page")
    words = in_words(account.since) if account.since and "/" not in account.since else ""
    if not words:
        return pages
    return f"what {pages} {_tell(account)} of the time since {words.partition(' ')[2]}"


def _tell(account: Account) -> str:
    return "tells" if len(_own(account)) == 1 else "tell"


def _too_little(account: Account, told: Sequence[Entry]) -> str:
    return (
        f"there is too little evidence to say which way relations between {pair_of(account)}"
        f" are going: {counted(len(_own(account)), 'page')} {_tell(account)} of"
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


def _pace(account: Account, found: Figures) -> str:
    """Say whether there is more or less of what prevails, with the rates and the caveat."""
    good, bad = balance(account.done)
    noun = "contacts" if good >= bad else "hostile acts"
    kept = [unit for unit in found.units if (unit.valence >= 0) == (good >= bad)]
    if found.as_of is None or len(kept) < ENOUGH:
        return ""
    rate = activity(kept, found.as_of)
    if rate.count + rate.count_before < 1:
        return ""
    tally = (
        f"{rate.recent.middle:.1f} per 30 days in the 90 days up to {day_in_words(found.as_of)}"
        f" ({_between(rate.recent)}), {rate.before.middle:.1f} in the 90 days before"
        f" ({_between(rate.before)})"
    )
    single = len(_own(account)) == 1
    caveat = ", though a single page recalls late ones better than early ones" if single else ""
    return f", and {noun} {_change(rate.rise, len(kept))}: {tally}{caveat}"


def _between(band: Band) -> str:
    return f"between {band.low:.1f} and {band.high:.1f}"


def _change(rise: float, acts: int) -> str:
    # A handful of acts never makes it almost certain: pages recall late ones better.
    surest = 0.99 if acts >= _MANY else 0.94
    if rise >= 0.55:
        return f"have {likelihood(min(rise, surest))} become more frequent"
    if rise <= 0.45:
        return f"have {likelihood(min(1 - rise, surest))} become rarer"
    return "go on at about the same pace"


def _moved(found: Figures) -> str:
    """Say whether the tone moved by more than a point in 90 days, or that nothing shows it."""
    tone = found.tone
    if tone is None:
        return f"; of their tone no figure is given, for {found.lacking}" if found.lacking else ""
    if tone.rise_of_a_point >= _SHOWN:
        return f"; their tone has {likelihood(tone.rise_of_a_point)} become more cooperative"
    if tone.fall_of_a_point >= _SHOWN:
        return f"; their tone has {likelihood(tone.fall_of_a_point)} become more hostile"
    now = tone.now
    return (
        "; nothing shows that their tone has changed in the last 90 days (on a scale from minus 10"
        f" to 10 it is {_point(now.middle)}, between {_point(now.low)} and {_point(now.high)})"
    )


def _point(value: float) -> str:
    """Write a point of the scale in words that can be read aloud, nought without a minus."""
    point = round(value)
    return f"minus {-point}" if point < 0 else f"{point}"


def _open(account: Account) -> str:
    pending = sum(matter.is_open for matter in matters(account))
    if not pending:
        return ""
    noun = "matter is" if pending == 1 else "matters are"
    return f"; {number(pending)} {noun} open"


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
    wholes = [whole for entry in entries[:most] for whole in (entry, *entry.parts)]
    best = [entry.footnotes[0] for entry in wholes]
    more = [note for entry in wholes for note in entry.footnotes[1:]]
    return tuple((best + more)[:most])
