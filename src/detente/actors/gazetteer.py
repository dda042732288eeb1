"""What is known beforehand: names of states, capitals, bodies, groups, media, offices, leaders.

The lists under `data/` are read once and turned into two indexes from sequences of pieces to
*readings*: one that minds case (names) and one that does not (offices, bodies, ministries).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from detente.actors._words import listed, lists, pieces, quiet, rows
from detente.actors.names import bare, given_agrees, surname_key


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """One thing that words can mean."""

    kind: str
    """`state`, `demonym`, `people`, `capital`, `seat`, `organisation`, `group`, `media`,
    `region`, `office`, `body`, `blocked`."""
    id: str
    name: str
    state: str | None = None
    sector: str | None = None
    note: str = ""
    """`doubtful` (the words mean other things too), `place` (no metonym), `one` or `many`
    (holders of an office), `the` or `state` (what must stand with a body), a body's kind."""
    sort: str = ""
    """Kind of the entity behind a body: `organisation`, `group`, `delegation`, …"""
    members: tuple[str, ...] = ()
    plural: bool = False
    where: tuple[float, float] | None = None
    """Degrees north and east."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Someone known by name, with an office and when it was held (ISO, possibly a year)."""

    name: str
    state: str
    """A state's code, or the id of an organisation or group."""
    office: str
    since: str
    until: str
    """"" for a holder still in office as far as we know."""
    is_known_worldwide: bool = False
    """A bare surname is enough: heads of state and government with a surname of their own."""


Index = dict[str, list[tuple[tuple[str, ...], tuple[Reading, ...]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Indexes over the stage's lists; made by `load`."""

    named: Index
    """Case matters."""
    common: Index
    """Lower case throughout."""
    states: dict[str, str]
    """Code -> English short name."""
    bodies: dict[str, Reading]
    """Organisations and groups by id."""
    cues: dict[tuple[str, ...], tuple[tuple[str, frozenset[str]], ...]]
    leaders: dict[str, tuple[Leader, ...]] = field(repr=False)
    """By key of the surname."""

    def leader(self, name: tuple[str, ...], state: str | None = None) -> Leader | None:
        """Find who is known by this name; the latest term where one has held several.

        Args:
            name: Words of the name in order.
            state: Only leaders of this state or organisation; None for any.
        """
        found = [
            leader
            for leader in self.leaders.get(surname_key(name), ())
            if (state is None or leader.state == state) and _is_called(leader, name)
        ]
        return max(found, key=lambda leader: leader.since, default=None)

    def by_surname(self, name: tuple[str, ...], states: frozenset[str]) -> Leader | None:
        """Find the one leader of some states who bears this surname; None if two might."""
        found = [x for x in self.leaders.get(surname_key(name), ()) if x.state in states]
        if len({leader.state for leader in found}) != 1:
            return None
        return max(found, key=lambda leader: leader.since)

    def anywhere(self, name: tuple[str, ...], office: str | None) -> Leader | None:
        """Find the one leader in the world whom a surname means, alone or with an office."""
        found = [
            leader
            for leader in self.leaders.get(surname_key(name), ())
            if _is_spelt(leader, name)
            and (leader.is_known_worldwide or (office is not None and leader.office == office))
        ]
        if len({leader.state for leader in found}) != 1:
            return None
        return max(found, key=lambda leader: leader.since)


def _is_spelt(leader: Leader, name: tuple[str, ...]) -> bool:
    return bare(pieces(leader.name))[-1].lower() == bare(name)[-1].lower()


def _is_called(leader: Leader, name: tuple[str, ...]) -> bool:
    known = pieces(leader.name)
    return len(bare(name)) > 1 and len(bare(known)) > 1 and given_agrees(known, name)


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """Read the lists; cached.

    Raises:
        KnowledgeError: A list is not well formed.
    """
    bodies = tuple(_bodies_named())
    return Gazetteer(
        named=_index((*_states(), *_history(), *bodies, *_regions(), *_blocked())),
        common=_index((*_offices(), *_portfolios(), *_common_bodies())),
        states={row[0]: row[1].rstrip("?") for row in rows("states.tsv", 7)},
        bodies={reading.id: reading for _, reading in bodies},
        cues=_cues(),
        leaders=_leaders(),
    )


def extended(gazetteer: Gazetteer, states: Iterable[tuple[str, str]]) -> Gazetteer:
    """Add names of states of one's own: invented ones, or codes of another scheme.

    Args:
        gazetteer: What is known beforehand; it stays as it is.
        states: Pairs of a name, as texts have it, and the code of a state. They go before what
            the gazetteer says of the same words.
    """
    added = {
        tuple(map(quiet, pieces(name))): Reading(kind="state", id=code, name=name, state=code)
        for name, code in states
    }
    named = dict(gazetteer.named)
    for first in {sequence[0] for sequence in added}:
        own = [(sequence, (added[sequence],)) for sequence in added if sequence[0] == first]
        kept = [entry for entry in named.get(first, ()) if entry[0] not in added]
        named[first] = sorted([*own, *kept], key=lambda entry: -len(entry[0]))
    codes = {reading.id: reading.name for reading in added.values()}
    return replace(gazetteer, named=named, states=codes | gazetteer.states)


Named = tuple[str, Reading]


def _index(named: Iterable[Named]) -> Index:
    whole: dict[tuple[str, ...], list[Reading]] = {}
    for words, reading in named:
        readings = whole.setdefault(tuple(map(quiet, pieces(words))), [])
        if all(r.kind != reading.kind or r.id != reading.id for r in readings):
            readings.append(reading)
    index: Index = {}
    for sequence in sorted(whole, key=len, reverse=True):
        index.setdefault(sequence[0], []).append((sequence, tuple(whole[sequence])))
    return index


def _states() -> Iterator[Named]:
    for code, name, aliases, adjectives, people, capitals, seats in rows("states.tsv", 7):
        plain = name.rstrip("?")
        for alias in (name, *listed(aliases)):
            yield _state(alias, "state", code, plain)
        yield from _peoples(code, plain, adjectives, people)
        for capital in listed(capitals):
            yield _state(capital, "capital", code, capital.strip("~?"))
        for seat in listed(seats):
            yield _state(seat, "seat", code, plain)


def _state(words: str, kind: str, code: str, name: str, plural: bool = False) -> Named:
    note = "place" if words[0] == "~" else "doubtful" if words[-1] == "?" else ""
    reading = Reading(kind=kind, id=code, name=name, state=code, note=note, plural=plural)
    return words.strip("~?"), reading


def _peoples(code: str, name: str, adjectives: str, people: str) -> Iterator[Named]:
    for adjective in listed(adjectives):
        yield _state(adjective, "demonym", code, name)
        if adjective.rstrip("?")[-1:] in "ni" and not adjective.isupper():
            yield _state(adjective.rstrip("?") + "s", "people", code, name, plural=True)
    for pair in listed(people):
        one, _, many = pair.partition("/")
        yield _state(one, "people" if one != many else "demonym", code, name)
        if one != many:
            yield _state(many, "people", code, name, plural=True)


def _history() -> Iterator[Named]:
    for _, name, aliases, adjectives, people, successor, _until in rows("history.tsv", 7):
        for alias in (name, *listed(aliases)):
            yield _state(alias, "state", successor, name)
        yield from _peoples(successor, name, adjectives, people)


def _bodies_named() -> Iterator[Named]:
    for id, name, aliases, state, sector, members in rows("organisations.tsv", 6):
        yield from _body("organisation", id, (name, *listed(aliases)), state, sector, members)
    for id, name, aliases, state, sector in rows("groups.tsv", 5):
        state = "" if state == "IMG" else state
        yield from _body("group", id, (name, *listed(aliases)), state, sector)
    for id, name, aliases, state, note in rows("media.tsv", 5):
        yield from _body("media", id, (name, *listed(aliases)), state, "JRN", note=note)


def _body(
    kind: str,
    id: str,
    names: tuple[str, ...],
    state: str,
    sector: str,
    members: str = "",
    note: str = "",
) -> Iterator[Named]:
    for words in names:
        doubtful = note == "?" or words[-1] == "?"
        yield (
            words.rstrip("?"),
            Reading(
                kind=kind, id=id, name=names[0].rstrip("?"), state=state or None,
                sector=sector or None, note="doubtful" if doubtful else "",
                members=listed(members),
            ),
        )  # fmt: skip


def _regions() -> Iterator[Named]:
    for name, aliases, state, latitude, longitude in rows("regions.tsv", 5):
        note = "town" if latitude == "town" else ""
        where = (float(latitude), float(longitude)) if longitude else None
        reading = Reading(kind="region", id=name, name=name, state=state, note=note, where=where)
        for words in (name, *listed(aliases)):
            yield words, reading


def _blocked() -> Iterator[Named]:
    for words in lists()["blocked"]:
        yield words, Reading(kind="blocked", id=words, name=words)


def _offices() -> Iterator[Named]:
    for full, names, plurals, sector, note in rows("offices.tsv", 5):
        kept = None if sector == "none" else sector
        id, _, at = full.partition("@")
        one = Reading(kind="office", id=id, name=id, state=at or None, sector=kept, note=note)
        many = replace(one, plural=True)
        for words in listed(names):
            yield words.rstrip("?"), one
            if not words.endswith((".", "?", "s")):
                yield words + "s", many
        for words in listed(plurals):
            yield words, many


def _portfolios() -> Iterator[Named]:
    for id, names, sector in rows("portfolios.tsv", 3):
        minister, own = f"minister-{id}", sector if sector in {"MIL", "SPY"} else "GOV"
        held = Reading(kind="office", id=minister, name=minister, sector=own, note="one")
        many = replace(held, plural=True)
        house = Reading(
            kind="body", id=f"ministry-{id}", name=f"ministry-{id}", sector=sector,
            sort="organisation",
        )  # fmt: skip
        secretary = replace(held, id=f"secretary-{id}", name=f"secretary-{id}")
        for words in listed(names):
            yield f"{words} secretary", secretary
            for form in (f"{words} minister", f"minister of {words}", f"minister for {words}"):
                yield form, held
            for form in (f"{words} ministers", f"ministers of {words}"):
                yield form, many
            for form in (f"{words} ministry", f"ministry of {words}", f"{words} ministries"):
                yield form, house
            # A department is the United States' where no owner is named: "the Justice Department".
            for form in (f"{words} department", f"department of {words}"):
                yield form, replace(house, state="USA")
    yield (
        "ministry",
        Reading(
            kind="body", id="ministry", name="ministry", sector="GOV", sort="organisation",
            note="the",
        ),
    )  # fmt: skip


def _common_bodies() -> Iterator[Named]:
    for names, sort, sector, id, note in rows("bodies.tsv", 5):
        kept = None if sector == "none" else sector
        for words in listed(names):
            yield (
                words,
                Reading(
                    kind="body", id=id, name=id, sector=kept, note=note, sort=sort,
                    plural=words.endswith(("s", "men", "people", "police")),
                ),
            )  # fmt: skip


def _cues() -> dict[tuple[str, ...], tuple[tuple[str, frozenset[str]], ...]]:
    found: dict[tuple[str, ...], list[tuple[str, frozenset[str]]]] = {}
    for words, reading, cues in rows("cues.tsv", 3):
        found.setdefault(pieces(words), []).append((reading, frozenset(listed(cues))))
    return {words: tuple(readings) for words, readings in found.items()}


def _leaders() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    for name, state, office, since, until, origin in rows("leaders.tsv", 6):
        words = pieces(name)
        last = bare(words)[-1].lower()
        known = origin == "own" and office in _WORLD and last not in lists()["common-surname"]
        leader = Leader(
            name=name, state=state, office=office, since=since, until=until,
            is_known_worldwide=known and len(last) > 3,
        )  # fmt: skip
        found.setdefault(surname_key(words), []).append(leader)
    return {key: tuple(leaders) for key, leaders in found.items()}


_WORLD = frozenset({"president", "prime minister", "chancellor", "supreme leader"})
