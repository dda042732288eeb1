"""From an actor phrase to a country and PLOVER sectors: `former French President Sarkozy`, `ICRC`.

For phrases that stand alone, from a data set or a search box: no parse, no page. Names are looked
up first, then sorts of people; where several speak, the head of the phrase decides (`army
accountant`, `president of the Riigikogu`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from detente.actors import compiled
from detente.actors._words import listed, pieces, quiet, rows
from detente.actors.gazetteer import Gazetteer, load
from detente.actors.places import town
from detente.actors.readings import Leader, Reading
from detente.model.edtf import interval_of

BODIES = frozenset({"UNO", "EUR", "IGO"})
"""Sectors that stand in the place of a country for bodies of many."""
_FORMER = frozenset({"former", "ex", "late", "ousted", "deposed", "exiled", "disgraced"})
_SERVED = frozenset({"GOV", "MIL", "LEG", "SPY", "COP", "JUD"})
_BREAKS = frozenset({"of", "in", "from", "for", "at", "on", "across", "who", "near", "by", "with"})
_AIMED = frozenset({"to", "against", "on", "over", "pro", "anti", "non"})
"""Words after which a state is not whose the actor is: `ambassador to Poland`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """What a phrase stands for."""

    country: str | None
    """ISO 3166-1 alpha-3, or UNO, EUR, IGO for bodies of many; None where none is told."""
    sectors: tuple[str, ...]
    """PLOVER sectors, the primary one first; () for a state as such, or where none is told."""
    name: str | None = None
    """The one meant, where a list knows it by name."""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A known word of the phrase, and where it stands."""

    first: int
    last: int
    sectors: tuple[str, ...]
    reading: Reading | None = None
    is_weak: bool = False


def code_phrase(
    words: str,
    on: date | None = None,
    gazetteer: Gazetteer | None = None,
    near: str | None = None,
) -> Codes | None:
    """Tell the country and sectors of an actor phrase.

    Args:
        words: The phrase as a text has it.
        on: The day it speaks of; None for the latest that is known of a person.
        gazetteer: What is known; None for what comes with this release.
        near: Code of the state that the page is about; names that no list has belong there.

    Returns:
        The codes; None where nothing in the phrase is known.
    """
    known = gazetteer or load()
    cut = tuple(quiet(piece) for piece in pieces(words))
    named = tuple(_named(cut, known))
    taken = {index for found in named for index in range(found.first, found.last)}
    sorts = tuple(found for found in _sorts(cut) if not taken & {*range(found.first, found.last)})
    country = _country(cut, named) or (None if named else _town_state(cut, sorts, known))
    person = _person(cut, named, sorts, country, on, known)
    if person is not None:
        return person
    sectors = _sectors(cut, named, sorts, country)
    if not named and any(word[:1].isupper() for word in cut):
        country = country or near
    if country is None and not sectors:
        return None
    name = next((f.reading.name for f in named if f.reading), None)
    return Codes(country=country, sectors=sectors, name=name, reason=_reason(named, sorts))


def _reason(named: tuple[_Found, ...], sorts: tuple[_Found, ...]) -> str:
    known = ", ".join(f"{f.reading.kind} {f.reading.id}" for f in named if f.reading)
    told = ", ".join(sector for f in sorts for sector in f.sectors)
    return "; ".join(part for part in (known, told) if part) or "the name of a place"


def _named(cut: tuple[str, ...], known: Gazetteer) -> Iterator[_Found]:
    place = 0
    while place < len(cut):
        for sequence, readings in known.named.get(cut[place], ()):
            reading = readings[0]
            whole = len(sequence) + (cut[0].lower() == "the") == len(cut)
            if cut[place : place + len(sequence)] == sequence and _is_told(reading, whole):
                sectors = _sectors_of_body(reading)
                yield _Found(first=place, last=place + len(sequence), sectors=sectors,
                             reading=reading)  # fmt: skip
                place += len(sequence) - 1
                break
        place += 1


def _is_told(reading: Reading, whole: bool) -> bool:
    """Tell whether a name counts: one that means other things too only where it stands alone."""
    vague = reading.note == "doubtful" and reading.kind in {"organisation", "group", "media"}
    return reading.kind != "blocked" and (whole or not vague)


def _sectors_of_body(reading: Reading) -> tuple[str, ...]:
    words = frozenset(reading.name.lower().split())
    if reading.sector in BODIES and words & {"court", "tribunal"}:
        return ("JUD",)
    if reading.sector in BODIES and "parliament" in words:
        return ("LEG",)
    if reading.kind == "media" and reading.note == "state-run":
        return ("GOV", "JRN")
    return (reading.sector,) if reading.sector else ()


@lru_cache(maxsize=1)
def _agents() -> tuple[dict[tuple[str, ...], tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """Read the words for actors, plurals made, and those that speak only where no other does."""
    strong: dict[tuple[str, ...], tuple[str, ...]] = {}
    weak: set[tuple[str, ...]] = set()
    for sectors, words in rows("agents.tsv", 2):
        for word in listed(words):
            for form in (word, _plural(word)):
                if sectors == "weak":
                    weak.add(pieces(form))
                else:
                    strong.setdefault(pieces(form), tuple(sectors.split()))
    for id, words, sector in rows("portfolios.tsv", 3):
        for word in listed(words):
            for form in _ministry(word):
                own = ("GOV",) if sector == "GOV" or id == "justice" else ("GOV", sector)
                strong[pieces(form)] = own
    return strong, frozenset(weak)


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ch", "sh", "x")) else "s")


def _ministry(word: str) -> Iterator[str]:
    for post in ("minister", "ministry", "secretary"):
        yield f"{word} {post}"
        yield f"{word} {_plural(post)}"
    for post in ("minister of", "ministry of", "minister for", "secretary of", "department of"):
        yield f"{post} {word}"


def _sorts(cut: tuple[str, ...]) -> Iterator[_Found]:
    strong, weak = _agents()
    low = tuple(piece.lower() for piece in cut)
    place = 0
    while place < len(low):
        for size in range(min(6, len(low) - place), 0, -1):
            key = low[place : place + size]
            if key in strong or key in weak:
                yield _Found(first=place, last=place + size, sectors=strong.get(key, ()),
                             is_weak=key in weak)  # fmt: skip
                place += size - 1
                break
        place += 1


def _country(cut: tuple[str, ...], named: tuple[_Found, ...]) -> str | None:
    """Return whose the actor is: the first state named that nothing is only aimed at."""
    for found in named:
        reading = found.reading
        before = cut[found.first - 1].lower() if found.first else ""
        hyphened = found.first > 1 and before == "-" and cut[found.first - 2].lower() in _AIMED
        if reading is None or before in _AIMED or hyphened:
            continue
        if reading.state:
            return reading.state
        if reading.sector in BODIES:
            return reading.sector
    return None


def _town_state(cut: tuple[str, ...], sorts: tuple[_Found, ...], known: Gazetteer) -> str | None:
    """Return the state of a town or province among the capitalised words; the longest wins."""
    told = {index for found in sorts for index in range(found.first, found.last)}
    for size in (4, 3, 2, 1):
        for first in range(len(cut) - size + 1):
            window = cut[first : first + size]
            if told & {*range(first, first + size)} or not window[0][:1].isupper():
                continue
            alone = size == len(cut) or size > 1 or _is_placed(cut, first, told)
            found = town(" ".join(window)) if alone else None
            if found and found.state in known.states:
                return found.state
    return None


def _is_placed(cut: tuple[str, ...], first: int, told: set[int]) -> bool:
    """Tell whether one capitalised word stands as a place: `in Goma`, `Shanghai police`."""
    before = cut[first - 1].lower() if first else ""
    return before in _BREAKS or (first + 1 in told and cut[first + 1][:1].islower())


def _person(
    cut: tuple[str, ...], named: tuple[_Found, ...], sorts: tuple[_Found, ...],
    country: str | None, on: date | None, known: Gazetteer,
) -> Codes | None:  # fmt: skip
    """Find someone known by the words that are neither titles nor states."""
    told = {i for f in (*named, *sorts) for i in range(f.first, f.last)}
    words = tuple(w for i, w in enumerate(cut) if i not in told and w.lower() not in _FORMER)
    words = tuple(w for w in words if w.lower() not in {"the", "a", "an", "'", "s"})
    if not words or not all(map(_is_name_word, words, ("", *words))):
        return None
    former = any(w.lower() in _FORMER for w in cut)
    terms = known.terms(words, country) or known.terms(words) if len(words) > 1 else ()
    if not terms:
        leader = known.by_surname(words, frozenset({country})) if country else None
        leader = leader or (known.anywhere(words, _title(cut, sorts)) if not country else None)
        terms = _all_terms(leader, known) if leader else ()
    if terms:
        return _held(terms, on, _title(cut, sorts), former, known)
    return _official(" ".join(words), on, former)


def _is_name_word(word: str, before: str) -> bool:
    return word[:1].isupper() or not word[:1].isalnum() or len(word) < 4 or before == "-"


def _title(cut: tuple[str, ...], sorts: tuple[_Found, ...]) -> str | None:
    return " ".join(cut[sorts[0].first : sorts[0].last]).lower() if sorts else None


def _all_terms(leader: Leader, known: Gazetteer) -> tuple[Leader, ...]:
    return known.terms(pieces(leader.name), leader.state) or (leader,)


def _held(
    terms: tuple[Leader, ...], on: date | None, title: str | None, former: bool, known: Gazetteer
) -> Codes:
    last = max(terms, key=lambda term: (term.until or _OPEN, term.since))
    now = [term for term in terms if on and _runs(term.since, term.until, on)]
    begun = [term for term in terms if on and term.since[:10] <= on.isoformat()]
    term = max(now or begun or [last], key=lambda term: (_precedence(term), term.since))
    left = former or (on is not None and bool(begun) and not now)
    if left and not former and on and title and _is_fresh(term, on):
        left = False  # `Minister Veld`, some weeks after the lists have him leave
    own = _sectors_of(term)
    sectors = ("ELI",) if left and own[0] in _SERVED else own
    body = known.bodies.get(term.state)
    country = term.state if term.state in known.states else body.state if body else None
    country = country or (body.sector if body and body.sector in BODIES else None)
    reason = f"{term.office}, {term.since} to {term.until or 'now'} ({term.origin})"
    return Codes(country=country, sectors=sectors, name=term.name, reason=reason)


_OPEN = "9999"
_LAG = timedelta(days=183)
"""How long a text goes on calling somebody by an office, as far as lists are late."""


def _precedence(term: Leader) -> int:
    """Rank offices held at a time: one of the state, then a seat, then one in a party."""
    return {"PTY": 0, "LEG": 1}.get(term.sector, 2)


def _is_fresh(term: Leader, on: date) -> bool:
    end = interval_of(term.until) if term.until else None
    return end is not None and end.end is not None and on < end.end + _LAG


def _sectors_of(term: Leader) -> tuple[str, ...]:
    if any(word in term.office for word in ("defense", "defence", "minister of war")):
        return ("GOV", "MIL")
    return ("PTY", "OPP") if "opposition" in term.office else (term.sector,)


def _runs(since: str, until: str, on: date) -> bool:
    start, end = interval_of(since), interval_of(until) if until else None
    begun = start is None or start.start is None or start.start <= on
    return begun and (end is None or end.end is None or on < end.end)


def _official(name: str, on: date | None, former: bool) -> Codes | None:
    found = compiled.officials().get(name.lower(), ())
    if len({official.state for official in found}) != 1:
        return None
    official = found[0]
    now = any(_runs(since, until, on) for since, until in official.terms) if on else True
    return Codes(
        country=official.state, sectors=("GOV",) if now and not former else ("ELI",),
        name=official.name, reason=f"served the state ({official.origin})",
    )  # fmt: skip


def _sectors(
    cut: tuple[str, ...], named: tuple[_Found, ...], sorts: tuple[_Found, ...],
    country: str | None,
) -> tuple[str, ...]:  # fmt: skip
    """Choose the sectors of the head: before the first `of` or `in` rather than after it."""
    low = [piece.lower() for piece in cut]
    end = next((i for i, w in enumerate(low) if i and w in _BREAKS), len(low))
    spoken = sorted((*sorts, *(f for f in named if f.sectors)), key=lambda f: f.last)
    body = next((f for f in named if f.sectors and f.sectors[0] not in BODIES), None)
    if body is not None:
        spoken = [f for f in spoken if f is body or not _is_office(f, body, cut)]
    before = [f for f in spoken if f.last <= end]
    after = [f for f in spoken if f.last > end]
    for part in (before[::-1], after):
        strong = next((f for f in part if not f.is_weak and f.sectors), None)
        if strong:
            return _formerly(low, strong.sectors)
    weak = next((f.sectors for f in (*before[::-1], *after) if f.sectors), ())
    return _formerly(low, weak) if weak else _bare(named, len(cut), country)


def _is_office(sort: _Found, body: _Found, cut: tuple[str, ...]) -> bool:
    """Tell whether a word only says what someone is in a body, or goes on with its name."""
    goes_on = sort.first == body.last and cut[sort.first][:1].isupper()
    return sort.is_weak or goes_on or sort.sectors[:1] in {("GOV",), ("UNK",)}


def _formerly(low: list[str], sectors: tuple[str, ...]) -> tuple[str, ...]:
    return ("ELI",) if _FORMER & set(low) and sectors[0] in _SERVED else sectors


def _bare(named: tuple[_Found, ...], size: int, country: str | None) -> tuple[str, ...]:
    """Tell what a place alone stands for: a capital its government, another town its people."""
    kinds = {f.reading.kind for f in named if f.reading}
    if "capital" in kinds or "seat" in kinds:
        return ("GOV",)
    if kinds & {"people", "demonym"} and size > 1:
        return ("CVL",)
    towns = any(f.reading and (f.reading.where or f.reading.note == "town") for f in named)
    return ("CVL",) if country and (towns or not named) else ()
