"""Actors: mentions in a text and the entities they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.model.people import Appearance
from detente.model.text import Span
from detente.model.times import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Someone or something that acts, speaks or is acted on."""

    id: str
    """Stable: `state:RUS`, `org:un`, `person:asaad-al-shibani@SYR`, `office:SYR/minister-foreign`,
    `place:moscow@RUS`, `group:…`, `media:…`."""
    name: str
    kind: str
    """`state`, `organisation`, `person`, `office`, `group`, `place`, `media`, `delegation`,
    `mission`, `facility`, `agreement`, `unnamed`."""
    state: str | None = None
    """ISO 3166-1 alpha-3 of the state it belongs to (XKX, PSE); `IGO`-like bodies have None."""
    sector: str | None = None
    """PLOVER sector code (GOV, MIL, COP, JRN, …); None when not known."""
    office: str | None = None
    """Office held, as the page words it: `Foreign Minister`."""
    others: tuple[Entity, ...] = ()
    """Members, for "the parties", "the two countries", "Russia and Syria" as one mention."""

    @property
    def states(self) -> tuple[str, ...]:
        """The states behind it, its members' included, each once; () when none is known."""
        own = (self.state,) if self.state else ()
        found = (*own, *(code for member in self.others for code in member.states))
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words in an article that stand for an entity."""

    span: Span
    """The whole phrase that names it: `Foreign Minister Asad al-Shibani`."""
    head: int
    """Index of the head token in `Parse.tokens`."""
    first: int
    last: int
    """Half-open range of its tokens."""
    form: str
    """`name`, `title` (an office without a name), `demonym` (adjective or people), `capital`
    (metonym for a government), `pronoun`, `description`, `possessive`."""
    entity: Entity
    score: float = 1.0
    """0..1."""
    reason: str = ""
    as_place: bool = False
    """True where the words can be read as a place (a state, city or province name)."""
    appearance: Appearance | None = None
    """Of a person named in full, at the first mention by name: what the article tells of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened."""

    span: Span
    text: str
    name: str
    state: str | None
    latitude: float | None = None
    """Degrees north; None when only the state or region is known."""
    longitude: float | None = None
    precision: str | None = None
    """How near the coordinates are: `city` (or a point in it), `province` (its middle), `region`
    or `country` (none, or the middle of a state); None when not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post, not a person: the foreign minister of Syria."""

    id: str
    """As mentions name it: `president`, `minister-foreign`, `secretary-general`."""
    whose: str
    """Code of the state, or id of the organisation or group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Someone's term in an office."""

    office: Office
    person: Entity
    term: Interval
    """UTC days, end exclusive, None for an open end; a year or month alone stands for all of it."""
    is_exact: bool
    """Both ends are known to the day."""
    origin: str
    """Where the fact is from: `own`, `reign`, `wikidata`, …, `import` or `page`."""
    vouched_until: date | None
    """Last day for which the origin vouches for an open term; None where the term is closed."""
