"""What counts: one unit for each distinct happening between the two that took place.

Plans, conditions, beliefs, denials and quotations of opinion go to other panels; a part of a visit
adds detail and no weight. What is said to happen regularly becomes half a unit for every 30 days
of the stretch it is said of, and nothing where no stretch is stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib import resources

from detente import ontology
from detente.model.briefs import Account, Entry, Happening
from detente.model.events import Event
from detente.model.figures import Unit
from detente.relations.independence import group_of, innermost, is_unnamed
from detente.relations.profiles import days_of, states
from detente.relations.weighing import COOPERATIVE, rank

FACTORS = {"occurred": 1.0, "ongoing": 0.95, "alleged": 0.75}
"""By factuality: what a telling is worth; every other value is worth nothing here."""
RELIABILITY = {
    "outlet": 0.70, "media": 0.70, "named_official": 0.85, "spokesperson": 0.85, "state": 0.85,
    "organisation": 0.85, "document": 0.85, "expert": 0.70, "witness": 0.70,
}  # fmt: skip
"""By kind of source, after the letters B and C of the Admiralty code."""
UNKNOWN = 0.45
"""Of a source that cannot be judged (F): not a low grade but ignorance."""
LONGEST = 150
"""Days from which a date places nothing: a year says too little of a quarter."""
_STRIDE = timedelta(days=30)
_VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types by which words are acts; other statements are no units."""


def units(account: Account) -> tuple[Unit, ...]:
    """List the units of an account by day; () when nothing that counts can be dated."""
    entries = (*account.done, *account.ongoing, *account.background, *account.statements)
    found = [unit for entry in entries for unit in _units_of(entry, account)]
    return tuple(sorted(found, key=_in_order))


def _in_order(unit: Unit) -> tuple[object, ...]:
    """Order units by what they are, their ids last: draws do not hang on which page told first."""
    return unit.first, unit.last, unit.valence, unit.chance, unit.happening


def _units_of(entry: Entry, account: Account) -> Iterator[Unit]:
    happening = entry.happening
    event, days = happening.event, days_of(happening.edtf)
    told = any(e.factuality.value in FACTORS for e in happening.tellings)
    words = event.kind == "statement" and event.type not in _VERBAL
    if days is None or days.start is None or days.end is None:
        return
    if valence_of(event) is None or not told or words:
        return
    last = days.end - timedelta(days=1)
    if event.kind in {"process", "state"} and event.factuality.value == "ongoing":
        yield from _habit(happening, days.start, last, account)
    elif (last - days.start).days < LONGEST:
        yield _unit(happening, days.start, last, account)


def _habit(happening: Happening, first: date, last: date, account: Account) -> Iterator[Unit]:
    """Cut what goes on into stretches; none without a stretch that words state."""
    if happening.by_context or last - first < _STRIDE:
        return
    day = first
    while day <= last:
        end = min(last, day + _STRIDE - timedelta(days=1))
        yield _unit(happening, day, end, account, weight=0.5)
        day = end + timedelta(days=1)


def _unit(
    happening: Happening, first: date, last: date, account: Account, weight: float = 1.0
) -> Unit:
    event = happening.event
    plover, goldstein = valence_of(event) or 0.0, goldstein_of(event)
    return Unit(
        happening=happening.id,
        edtf=happening.edtf or "",
        first=first,
        last=last,
        valence=plover,
        doubt=abs(plover - goldstein) / 2 if goldstein is not None else 0.1,
        chance=chance_of(happening.tellings),
        level=weight * max(0.6, *map(rank, happening.tellings)),
        doers=_doers(event, account.states),
        groups=tuple(sorted({group_of(telling) for telling in happening.tellings})),
    )


def _doers(event: Event, pair: tuple[str, str]) -> tuple[str, ...]:
    return tuple(sorted(states(event.actors) & set(pair)))


def valence_of(event: Event) -> float | None:
    """Score an act -1..1 by PLOVER's intensities; None for what has no score."""
    if event.type is not None:
        return _intensity(event.type, event.mode)
    family, _, detail = (event.extension or "").partition("/")
    return _intensity(family, detail or None)


@lru_cache(maxsize=4096)
def _intensity(kind: str, mode: str | None) -> float | None:
    found = ontology.load().intensity(kind, mode)
    return None if found is None else found / 10


def goldstein_of(event: Event) -> float | None:
    """Score an act -1..1 by Goldstein's scale; None where it has no CAMEO code."""
    code = event.cameo
    if code is None and event.type is not None:
        code = ontology.load().type(event.type).cameo
    scale = _goldstein()
    found = scale.get(code or "") if code else None
    if found is None and code:
        found = scale.get(code[:2])
    return None if found is None else found / 10


def class_of(event: Event) -> float:
    """Score an act by its class alone: -1, -.4, .4 or 1."""
    quad = ontology.load().quad(event.type) if event.type else None
    return {1: 0.4, 2: 1.0, 3: -0.4, 4: -1.0}.get(
        quad or 0, 0.4 if event.type in COOPERATIVE else 0.0
    )


@cache
def _goldstein() -> Mapping[str, float]:
    file = resources.files("detente.relations") / "data" / "goldstein.tsv"
    rows = (line.split() for line in file.read_text("utf-8").splitlines() if line[:1] != "#")
    return {row[0]: float(row[1]) for row in rows if len(row) == 2}


def chance_of(tellings: Iterable[Event]) -> float:
    """Say how probable it is that something happened, from all who tell it.

    Each independent group counts once, by its best telling: 1 - product of (1 - r f).
    """
    best: dict[str, float] = {}
    for telling in tellings:
        worth = reliability(telling) * FACTORS.get(telling.factuality.value, 0.0)
        group = group_of(telling)
        best[group] = max(best.get(group, 0.0), worth)
    doubt = 1.0
    for worth in best.values():
        doubt *= 1 - worth
    return 1 - doubt


def reliability(event: Event) -> float:
    """Return what the innermost source of a telling is taken to be worth, 0..1."""
    source = innermost(event)
    if source is None or is_unnamed(source):
        return UNKNOWN
    return RELIABILITY.get(source.kind, UNKNOWN)
