"""What is known beforehand: names of states, capitals, bodies, groups, media, offices, leaders.

The lists under `data/` are compiled into one file of two indexes from sequences of pieces to
*readings*: one that minds case (names) and one that does not (offices, bodies, ministries).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from detente.actors import compiled
from detente.actors._words import pieces, quiet, slug
from detente.actors.names import bare, given_agrees, surname_key
from detente.actors.readings import Index, Leader, Origin, Reading, Tables, Territory
from detente.model.people import Introduction

__all__ = ["Gazetteer", "Index", "Leader", "Reading", "extended", "load"]


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
    posts: dict[tuple[str, str], tuple[Leader, ...]] = field(repr=False)
    """By whose office it is and its id."""
    origins: dict[str, Origin]
    territories: tuple[Territory, ...]
    """Disputed territories and de facto authorities."""
    centres: dict[str, tuple[float, float]] = field(repr=False)
    """Code of a state -> the middle of it, degrees north and east."""
    learned: Mapping[str, tuple[Introduction, ...]] = field(default_factory=dict, repr=False)
    """By key of a name: whom other articles introduce. Serves where nothing else tells a state."""

    def leader(self, name: tuple[str, ...], state: str | None = None) -> Leader | None:
        """Find who is known by this name; the latest term where one has held several.

        Args:
            name: Words of the name in order.
            state: Only leaders of this state or organisation; None for any.
        """
        return max(self.terms(name, state), key=lambda leader: leader.since, default=None)

    def terms(self, name: tuple[str, ...], state: str | None = None) -> tuple[Leader, ...]:
        """List every term of whoever is known by this full name; () for a single word.

        Where somebody bears just this name, those of whom it may only be a part are left out.
        """
        found = tuple(
            leader
            for leader in self.leaders.get(surname_key(name), ())
            if (state is None or leader.state == state) and _is_called(leader, name)
        )
        words = [word.lower() for word in bare(name)]
        exact = {x.state for x in found if [w.lower() for w in bare(pieces(x.name))] == words}
        return tuple(leader for leader in found if not exact or leader.state in exact)

    def by_surname(self, name: tuple[str, ...], states: frozenset[str]) -> Leader | None:
        """Find the one leader of some states who bears this surname; None if two might."""
        found = [
            leader
            for leader in self.leaders.get(surname_key(name), ())
            if leader.state in states and leader.is_recent
        ]
        if len({leader.state for leader in found}) != 1:
            return None
        return max(found, key=lambda leader: leader.since)

    def anywhere(self, name: tuple[str, ...], office: str | None) -> Leader | None:
        """Find the one leader in the world whom a surname means, alone or with an office."""
        found = [
            leader
            for leader in self.leaders.get(surname_key(name), ())
            if _is_spelt(leader, name) and _is_meant(leader, office)
        ]
        if len({leader.state for leader in found}) != 1:
            return None
        return max(found, key=lambda leader: leader.since)


def _is_meant(leader: Leader, office: str | None) -> bool:
    return leader.is_known_worldwide or (
        office is not None and leader.office == office and leader.is_recent
    )


def _is_spelt(leader: Leader, name: tuple[str, ...]) -> bool:
    return bare(pieces(leader.name))[-1].lower() == bare(name)[-1].lower()


def _is_called(leader: Leader, name: tuple[str, ...]) -> bool:
    known = pieces(leader.name)
    return len(bare(name)) > 1 and len(bare(known)) > 1 and given_agrees(known, name)


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """Load the compiled lists; cached.

    Raises:
        KnowledgeError: A list is not well formed, or the compiled file cannot be read.
    """
    return _made(compiled.tables())


def _made(tables: Tables) -> Gazetteer:
    return Gazetteer(
        named=tables.named, common=tables.common, states=tables.states,
        bodies={
            reading.id: reading
            for entries in tables.named.values() for _, readings in entries
            for reading in readings if reading.kind in {"organisation", "group", "media"}
        },
        cues={
            words: tuple((reading, frozenset(cues)) for reading, cues in readings)
            for words, readings in tables.cues
        },
        leaders=tables.leaders, posts=_posts(tables.leaders), origins=tables.origins,
        territories=tables.territories, centres=tables.centres,
    )  # fmt: skip


def _posts(leaders: dict[str, tuple[Leader, ...]]) -> dict[tuple[str, str], tuple[Leader, ...]]:
    found: dict[tuple[str, str], list[Leader]] = {}
    for leader in (leader for many in leaders.values() for leader in many):
        found.setdefault((leader.state, leader.office_id or slug(leader.office)), []).append(leader)
    return {post: tuple(holders) for post, holders in found.items()}


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
