"""Read people and bodies from files of others: Wikidata's JSON, OpenSanctions' FollowTheMoney.

Either way a file is read line by line: an entity a line, or Wikidata's array with commas between,
or one object of `entities`. What cannot be read is named with its line and passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import msgspec

from detente.actors._words import rows
from detente.actors.entries import Entry, Post
from detente.actors.states import resolve_state
from detente.errors import UnknownState

LONGEST = 20_000_000
"""Bytes of one line; a longer one is passed over."""
_MOST_NAMES = 60
"""Other names that are kept of one entity."""
_LATIN = ("en", "de", "fr", "es", "it", "tr", "pt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A line that gave nothing."""

    line: int
    """From 1."""
    reason: str


@dataclass(slots=True)
class _File:
    """What a file has told so far."""

    entries: dict[str, Entry] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    """Names of posts and bodies by their ids."""
    homes: dict[str, str] = field(default_factory=dict)
    """States of posts by their ids."""
    terms: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Holder, post, from, to."""
    skipped: list[Skipped] = field(default_factory=list)


def read_entries(lines: Iterable[bytes]) -> tuple[tuple[Entry, ...], tuple[Skipped, ...]]:
    """Read entries.

    Args:
        lines: Of the file, as they are.

    Returns:
        Entries in the order of the file, with their posts, and the lines that were passed over;
        empty lines and kinds of entities that are nobody (ships, addresses) are not named.
    """
    file = _File()
    for number, line in enumerate(lines, 1):
        try:
            for value in _values(line):
                _take(file, value)
        except (ValueError, RecursionError) as error:
            file.skipped.append(Skipped(line=number, reason=str(error).splitlines()[0][:200]))
    return tuple(_posted(file)), tuple(file.skipped)


def _values(line: bytes) -> Iterator[Mapping[str, Any]]:
    bare = line.strip().rstrip(b",").strip()
    if bare in {b"", b"[", b"]"}:
        return
    if len(bare) > LONGEST:
        raise ValueError("longer than 20 MB")
    value = msgspec.json.decode(bare)
    many = value if isinstance(value, list) else [value]
    if isinstance(value, dict) and isinstance(value.get("entities"), dict):
        many = list(value["entities"].values())
    for each in many:
        if not isinstance(each, dict):
            raise ValueError("not an entity")
        yield each


def _take(file: _File, value: Mapping[str, Any]) -> None:
    if isinstance(value.get("schema"), str):
        _take_ftm(file, value)
    elif isinstance(value.get("labels"), dict):
        _take_wikidata(file, value)
    else:
        raise ValueError("neither Wikidata nor FollowTheMoney")


def _texts(value: Any) -> tuple[str, ...]:
    """Return the texts of a list of texts; () for anything else."""
    many = value if isinstance(value, list) else [value]
    return tuple(text.strip() for text in many if isinstance(text, str) and text.strip())


_FTM = {
    "Person": "person", "Organization": "organisation", "PublicBody": "organisation",
    "Company": "organisation", "LegalEntity": "organisation",
}  # fmt: skip


def _take_ftm(file: _File, value: Mapping[str, Any]) -> None:
    properties = value.get("properties")
    if not isinstance(properties, dict) or not isinstance(value.get("id"), str):
        raise ValueError("no id or no properties")
    id, schema = value["id"], value["schema"]

    def told(*keys: str) -> tuple[str, ...]:
        return tuple(text for key in keys for text in _texts(properties.get(key)))

    home = _state(told("country", "nationality", "citizenship", "jurisdiction"))
    if schema == "Occupancy":
        for holder in told("holder"):
            for post in told("post"):
                file.terms.append(
                    (holder, post, _first(told("startDate")), _first(told("endDate")))
                )
    elif schema == "Position":
        file.labels[id] = _first(told("name")) or id
        file.homes[id] = home or ""
    elif schema in _FTM:
        names = (*_texts(value.get("caption")), *told("name", "alias", "weakAlias"))
        if not names:
            raise ValueError(f"{id} has no name")
        posts = tuple(Post(office=office, whose=home) for office in told("position"))
        file.entries[id] = Entry(
            name=names[0], kind=_FTM[schema], aliases=_others(names), state=home, posts=posts,
            sector=_sector(told("topics")), origin=f"opensanctions:{id}",
        )  # fmt: skip


def _first(texts: tuple[str, ...]) -> str:
    return texts[0] if texts else ""


def _others(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in dict.fromkeys(names) if name != names[0])[:_MOST_NAMES]


_TOPICS = {
    "role.pep": "GOV", "gov": "GOV", "gov.security": "COP", "role.judge": "JUD", "crime": "CRM",
    "crime.terror": "REB", "mil": "MIL", "role.journo": "JRN", "pol.party": "PTY",
    "role.oligarch": "BUS", "corp.public": "BUS",
}  # fmt: skip


def _sector(topics: tuple[str, ...]) -> str | None:
    return next((_TOPICS[topic] for topic in topics if topic in _TOPICS), None)


def _state(words: tuple[str, ...]) -> str | None:
    for word in words:
        try:
            return resolve_state(word)
        except UnknownState:
            continue
    return None


@lru_cache(maxsize=1)
def _qids() -> dict[str, tuple[str, str]]:
    """Read what is known of Wikidata's ids: the state, and the post held there if it is one."""
    return {id: (state, post) for id, state, post in rows("qids.tsv", 3)}


_HUMAN, _ORGANISATIONS = "Q5", frozenset({"Q43229", "Q7210356", "Q7278", "Q327333", "Q17149090"})


def _take_wikidata(file: _File, value: Mapping[str, Any]) -> None:
    id, claims = value.get("id"), value.get("claims")
    names = _names(value)
    if not isinstance(id, str) or not names:
        raise ValueError("no id or no name")
    claims = claims if isinstance(claims, dict) else {}
    file.labels[id] = names[0]
    kinds = set(_ids(claims, "P31"))
    homes = [*_ids(claims, "P27"), *_ids(claims, "P17")]
    home = next((_qids()[qid][0] for qid in homes if qid in _qids()), None)
    file.homes[id] = home or ""
    if _HUMAN not in kinds and not kinds & _ORGANISATIONS:
        return
    for claim in _claims(claims, "P39"):
        post = _id(claim.get("mainsnak"))
        if post:
            file.terms.append((id, post, _time(claim, "P580"), _time(claim, "P582")))
    kind = "person" if _HUMAN in kinds else "group" if "Q17149090" in kinds else "organisation"
    sector = "PTY" if "Q7278" in kinds else "REB" if kind == "group" else None
    file.entries[id] = Entry(
        name=names[0], kind=kind, aliases=_others(names), state=home, sector=sector,
        origin=f"wikidata:{id}",
    )  # fmt: skip


def _names(value: Mapping[str, Any]) -> tuple[str, ...]:
    labels, aliases = value.get("labels"), value.get("aliases")
    found: list[str] = []
    for table in (labels, aliases):
        for language in _LATIN:
            told = table.get(language) if isinstance(table, dict) else None
            many = told if isinstance(told, list) else [told]
            found += [each["value"] for each in many
                      if isinstance(each, dict) and isinstance(each.get("value"), str)]  # fmt: skip
    return tuple(dict.fromkeys(found))


def _claims(claims: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    many = claims.get(key)
    yield from (each for each in many if isinstance(each, dict)) if isinstance(many, list) else ()


def _ids(claims: Mapping[str, Any], key: str) -> Iterator[str]:
    for claim in _claims(claims, key):
        id = _id(claim.get("mainsnak"))
        if id:
            yield id


def _value(snak: Any) -> Mapping[str, Any]:
    data = snak.get("datavalue") if isinstance(snak, dict) else None
    value = data.get("value") if isinstance(data, dict) else None
    return value if isinstance(value, dict) else {}


def _id(snak: Any) -> str | None:
    id = _value(snak).get("id")
    return id if isinstance(id, str) else None


def _time(claim: Mapping[str, Any], key: str) -> str:
    """Return a qualifier's day, month or year; "" where none is told."""
    qualifiers = claim.get("qualifiers")
    many = qualifiers.get(key) if isinstance(qualifiers, dict) else None
    value = _value(many[0]) if isinstance(many, list) and many else {}
    time, precision = value.get("time"), value.get("precision")
    if not isinstance(time, str) or not isinstance(precision, int):
        return ""
    day = time.lstrip("+")[:10]
    return day[: {11: 10, 10: 7}.get(precision, 4)] if day[:4].isdigit() else ""


def _posted(file: _File) -> Iterator[Entry]:
    """Give each entry the posts that the file tells of it."""
    posts: dict[str, list[Post]] = {}
    for holder, post, since, until in file.terms:
        state, label = _qids().get(post, ("", ""))
        office = file.labels.get(post) or label or post
        whose = file.homes.get(post) or state
        posts.setdefault(holder, []).append(
            Post(office=_plain(office), whose=whose or None, since=since[:10], until=until[:10])
        )
    for id, entry in file.entries.items():
        told = (*entry.posts, *posts.get(id, ()))
        sector = entry.sector or ("GOV" if told and entry.kind == "person" else None)
        homes = (each.whose for each in told if each.whose)
        yield replace(entry, posts=told, sector=sector, state=entry.state or next(homes, None))


def _plain(office: str) -> str:
    """Cut `President of Arvenia` to the office: whose it is stands beside it."""
    head, of, _ = office.partition(" of ")
    return (
        head if of and head.lower() in {"president", "prime minister", "king", "queen"} else office
    )
