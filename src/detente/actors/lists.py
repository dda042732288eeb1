"""Read the lists under `data/` into tables: one index that minds case, one that does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from detente.actors._words import listed, lists, pieces, quiet, rows
from detente.actors.names import bare, surname_key
from detente.actors.readings import (
    Index,
    Leader,
    Official,
    Origin,
    Province,
    Reading,
    Tables,
    Territory,
)

SOURCES = (
    "bodies", "centres", "cues", "disputed", "groups", "history", "leaders", "media", "members",
    "nouns", "offices", "officials", "organisations", "origins", "portfolios", "provinces",
    "regions", "states",
)  # fmt: skip
"""Lists that are compiled, without `.tsv`."""


def tables() -> Tables:
    """Read what is looked up in every article.

    Raises:
        KnowledgeError: A list is not well formed.
    """
    common = _index((*_offices(), *_portfolios(), *_common_bodies()))
    return Tables(
        named=_index((*_states(), *_history(), *_bodies_named(), *_territories_named(),
                      *_regions(), *_blocked())),
        common=common,
        states={row[0]: row[1].rstrip("?") for row in rows("states.tsv", 7)},
        cues=_cues(),
        leaders=_leaders(common),
        origins=_origins(),
        territories=tuple(_territories()),
        centres={code: (float(n), float(e)) for code, n, e in rows("centres.tsv", 3)},
    )  # fmt: skip


def officials() -> dict[str, tuple[Official, ...]]:
    """Read members of governments by their names, folded and in lower case."""
    found: dict[str, list[Official]] = {}
    for name, state, terms, origin in rows("officials.tsv", 4):
        pairs = tuple(tuple(term.split("/")) for term in listed(terms))
        official = Official(name=name, state=state, terms=pairs, origin=origin)  # type: ignore[arg-type]
        found.setdefault(" ".join(pieces(name)).lower(), []).append(official)
    return {name: tuple(many) for name, many in found.items()}


def provinces() -> tuple[Province, ...]:
    """Read first-level divisions of states."""
    return tuple(
        Province(name=name, state=state, code=code, latitude=float(north), longitude=float(east))
        for name, state, code, north, east in rows("provinces.tsv", 5)
    )


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
    for id, name, aliases, state, sector, members, _origin in rows("organisations.tsv", 7):
        yield from _body("organisation", id, (name, *listed(aliases)), state, sector, members)
    for id, name, aliases, state, sector, _origin in rows("groups.tsv", 6):
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
                sector=sector or None, note="doubtful" if doubtful else note,
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
    for words in sorted(lists()["blocked"]):
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


def _cues() -> list[tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]]:
    found: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    for words, reading, cues in rows("cues.tsv", 3):
        found.setdefault(pieces(words), []).append((reading, listed(cues)))
    return [(words, tuple(readings)) for words, readings in found.items()]


def _leaders(common: Index) -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    for name, state, office, since, until, origin in rows("leaders.tsv", 6):
        key = surname_key(pieces(name))
        reading = _office(office, state, common)
        found.setdefault(key, []).append(
            Leader(
                name=name, state=state, office=office, since=since, until=until, origin=origin,
                is_known_worldwide=_is_known(name, office, until, origin),
                is_recent=not until or until >= _RECENT,
                office_id=reading.id if reading else "",
                sector=(reading.sector if reading else _HEADED.get(office)) or "GOV",
            )
        )  # fmt: skip
    for leader in _members(common):
        found.setdefault(surname_key(pieces(leader.name)), []).append(leader)
    return {key: tuple(leaders) for key, leaders in found.items()}


def _members(common: Index) -> Iterator[Leader]:
    """Read those whom a bare surname never means; of their offices, the ones that one holds."""
    for name, state, office, sector, since, until, origin in rows("members.tsv", 7):
        reading = _office(office, state, common)
        yield Leader(
            name=name, state=state, office=office, since=since, until=until, origin=origin,
            is_recent=False, sector=sector,
            office_id=reading.id if reading and reading.note == "one" else "",
        )  # fmt: skip


_HEADED = {
    f"head of the {name}": sector
    for name, sector in (("CIA", "SPY"), ("FSB", "SPY"), ("SVR", "SPY"), ("Mossad", "SPY"))
}
_RECENT = "2000"
"""Terms that ended before are known by full names alone: a page of today that says `Heath` means
another."""
_WORLD = frozenset({"president", "prime minister", "chancellor", "supreme leader"})


def _is_known(name: str, office: str, until: str, origin: str) -> bool:
    last = bare(pieces(name))[-1].lower()
    known = origin == "own" and office in _WORLD and last not in lists()["common-surname"]
    return known and len(last) > 3 and (not until or until >= _RECENT)


def _office(words: str, state: str, common: Index) -> Reading | None:
    """Find the office that words name, of a state where offices of that name differ."""
    key = pieces(words.lower())
    found = [
        reading
        for sequence, readings in common.get(key[0], ()) if sequence == key
        for reading in readings if reading.kind == "office"
    ]  # fmt: skip
    return next((r for r in found if r.state == state), found[0] if found else None)


def _origins() -> dict[str, Origin]:
    return {
        key: Origin(what=what, licence=licence, until=until)
        for key, what, licence, until in rows("origins.tsv", 4)
    }


def _territories() -> Iterator[Territory]:
    for id, name, aliases, state, held, claims, kind in rows("disputed.tsv", 7):
        yield Territory(
            id=id, name=name, aliases=listed(aliases), state=state or None, held=held,
            claims=listed(claims), kind=kind,
        )  # fmt: skip


def _territories_named() -> Iterator[Named]:
    for territory in _territories():
        sector = "PRE" if territory.kind == "authority" else None
        reading = Reading(
            kind="region", id=territory.id, name=territory.name, state=territory.state,
            sector=sector, note="disputed",
        )  # fmt: skip
        for words in (territory.name, *territory.aliases):
            yield words, reading
