"""People and bodies that a user brings: entries with where they are from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from detente.actors._words import pieces, quiet
from detente.actors.gazetteer import Gazetteer
from detente.actors.names import bare, surname_key
from detente.actors.readings import Leader, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office as an entry tells it."""

    office: str
    """As worded: `Foreign Minister`."""
    whose: str | None = None
    """Code of the state, or id of the body; None where it is not told."""
    since: str = ""
    until: str = ""
    """ISO days, months or years; "" where not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A person, organisation or group with what is told of it."""

    name: str
    kind: str
    """`person`, `organisation` or `group`."""
    aliases: tuple[str, ...] = ()
    state: str | None = None
    sector: str | None = None
    posts: tuple[Post, ...] = ()
    origin: str = "import"
    """`wikidata:Q…` or `opensanctions:…`."""


def with_entries(gazetteer: Gazetteer, entries: Iterable[Entry]) -> Gazetteer:
    """Add entries to what is known beforehand; the gazetteer stays as it is.

    People are known by their full names, never by a bare surname; what the gazetteer says of a
    body's name goes before.
    """
    kept = tuple(entries)
    leaders = dict(gazetteer.leaders)
    posts = dict(gazetteer.posts)
    for leader in (leader for entry in kept if entry.kind == "person" for leader in _terms(entry)):
        key = surname_key(pieces(leader.name))
        leaders[key] = (*leaders.get(key, ()), leader)
        post = (leader.state, leader.office_id)
        if leader.office_id and leader.since:
            posts[post] = (*posts.get(post, ()), leader)
    named = dict(gazetteer.named)
    for entry in kept:
        if entry.kind != "person":
            _name(named, entry)
    return replace(gazetteer, leaders=leaders, posts=posts, named=named)


def _terms(entry: Entry) -> Iterable[Leader]:
    posts = entry.posts or (Post(office="", whose=entry.state),)
    names = [name for name in (entry.name, *entry.aliases) if len(bare(pieces(name))) > 1]
    for name in names:
        for post in posts:
            whose = post.whose or entry.state
            if whose:
                yield Leader(
                    name=name, state=whose, office=post.office.lower(), since=post.since,
                    until=post.until, origin=entry.origin, sector=entry.sector or "GOV",
                    office_id=_OFFICES.get(post.office.lower(), ""), is_recent=False,
                )  # fmt: skip


_OFFICES = {
    "president": "president", "prime minister": "prime-minister",
    "foreign minister": "minister-foreign", "minister of foreign affairs": "minister-foreign",
    "defense minister": "minister-defense", "defence minister": "minister-defense",
    "minister of defence": "minister-defense", "minister of defense": "minister-defense",
}  # fmt: skip
"""Offices that `holders` may be asked for, by how files word them."""


def _name(
    named: dict[str, list[tuple[tuple[str, ...], tuple[Reading, ...]]]], entry: Entry
) -> None:
    reading = Reading(
        kind="group" if entry.kind == "group" else "organisation", id=entry.name, name=entry.name,
        state=entry.state, sector=entry.sector,
    )  # fmt: skip
    for name in (entry.name, *entry.aliases):
        sequence = tuple(map(quiet, pieces(name)))
        if len("".join(sequence)) < 3 or any(s == sequence for s, _ in named.get(sequence[0], ())):
            continue
        longer = [*named.get(sequence[0], ()), (sequence, (reading,))]
        named[sequence[0]] = sorted(longer, key=lambda each: -len(each[0]))
