"""Mentions on their way: a place in the text with what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.actors._words import slug
from detente.actors.gazetteer import Gazetteer, Reading
from detente.actors.matching import Match
from detente.actors.persons import People, Person
from detente.actors.phrases import Known, Phrase
from detente.model.actors import Entity, Mention
from detente.model.people import Appearance
from detente.model.text import Parse, Span


@dataclass(slots=True)
class Sketch:
    """A mention whose entity may still change."""

    span: Span
    first: int
    last: int
    head: int
    form: str
    entity: Entity | None = None
    """None while the person or the owner is not known."""
    person: Person | None = None
    phrase: Phrase | None = None
    match: Match | None = None
    score: float = 1.0
    reason: str = ""
    as_place: bool = False
    appearance: Appearance | None = None

    @property
    def state(self) -> str | None:
        """The state it belongs to, as far as known."""
        if self.person:
            return self.person.state
        return self.entity.state if self.entity else None

    @property
    def kind(self) -> str:
        """The kind of its entity; "" when there is none yet."""
        if self.person:
            return "person"
        return self.entity.kind if self.entity else ""

    @property
    def is_plural(self) -> bool:
        """Tell whether it can be taken up by `they`."""
        if self.phrase:
            return self.phrase.core.plural
        return bool(self.match and self.match.reading.plural) or bool(
            self.entity and self.entity.others
        )

    def mention(self) -> Mention | None:
        """Return the finished mention; None where nobody known stands behind the words."""
        entity = self.person.entity() if self.person else self.entity
        if entity is None:
            return None
        return Mention(
            span=self.span, head=self.head, first=self.first, last=self.last, form=self.form,
            entity=entity, score=self.score, reason=self.reason, as_place=self.as_place,
            appearance=self.appearance if self.form == "name" else None,
        )  # fmt: skip


@dataclass(slots=True)
class Draft:
    """Everything found in one article so far."""

    parse: Parse
    gazetteer: Gazetteer
    known: Known
    people: People
    home: str | None = None
    sketches: list[Sketch] = field(default_factory=list)
    by_head: dict[int, Sketch] = field(default_factory=dict)
    """The outermost sketch with this head token."""
    _order: list[Sketch] = field(default_factory=list)

    def add(self, sketch: Sketch) -> None:
        """Keep a sketch; the widest one speaks for its head."""
        self.sketches.append(sketch)
        held = self.by_head.get(sketch.head)
        if held is None or len(held.span) < len(sketch.span):
            self.by_head[sketch.head] = sketch

    def drop(self, first: int, last: int) -> None:
        """Forget bodies found inside a range of tokens that turned out to be one name."""
        inside = [
            s for s in self.sketches
            if s.phrase and not s.person and first <= s.first and s.last <= last
        ]  # fmt: skip
        for sketch in inside:
            self.sketches.remove(sketch)
            if self.by_head.get(sketch.head) is sketch:
                del self.by_head[sketch.head]

    def ordered(self) -> list[Sketch]:
        """List sketches in text order, outer before inner."""
        if len(self._order) != len(self.sketches):
            self._order = sorted(self.sketches, key=lambda s: (s.span.start, -s.span.end))
        return self._order

    def name_of(self, code: str) -> str:
        """Return the name of a state; the code itself where it is no state's."""
        return self.gazetteer.states.get(code, code)


def state_entity(code: str, name: str) -> Entity:
    """Make the entity of a state."""
    return Entity(id=f"state:{code}", name=name, kind="state", state=code)


_TOGETHER = 12
"""Members of one mention at most; more are in no article."""


def pair_entity(members: tuple[Entity, ...]) -> Entity:
    """Make one entity of several: `the two countries`; a pair of pairs stays flat."""
    flat = (one for member in members for one in (member.others or (member,)))
    members = tuple({one.id: one for one in flat}.values())[:_TOGETHER]
    ids = "+".join(sorted(member.id for member in members))
    name = " and ".join(member.name for member in members)
    return Entity(id=f"group:{ids}", name=name, kind="group", others=members)


_TERRITORY = {"state", "people", "demonym", "seat", "capital"}


def named_entity(reading: Reading, state_name: str) -> Entity:
    """Make the entity that a name stands for, read as an actor."""
    if reading.kind in _TERRITORY and reading.state:
        return state_entity(reading.state, state_name)
    if reading.kind == "region":
        return place_entity(reading)
    prefix = {"organisation": "org"}.get(reading.kind, reading.kind)
    members = tuple(state_entity(code, code) for code in reading.members)
    return Entity(
        id=f"{prefix}:{reading.id}", name=reading.name, kind=reading.kind, state=reading.state,
        sector=reading.sector, others=members,
    )  # fmt: skip


def place_entity(reading: Reading) -> Entity:
    """Make the entity of a city or region, read as a place."""
    at = f"@{reading.state}" if reading.state else ""
    return Entity(
        id=f"place:{slug(reading.name)}{at}", name=reading.name, kind="place", state=reading.state
    )


def phrase_entity(phrase: Phrase, words: str, owner: str | None, names: dict[str, str]) -> Entity:
    """Make the entity behind an office or body that belongs to an owner.

    Args:
        phrase: The noun phrase.
        words: Its words.
        owner: Code of the state; None when not known.
        names: Code -> name.
    """
    core = phrase.core
    if core.kind == "office":
        return _office_entity(phrase, words, owner)
    if core.sort == "state":
        return state_entity(owner, names.get(owner, owner)) if owner else _vague(core, words)
    prefix = {"organisation": "org", "person": "unnamed"}.get(core.sort, core.sort)
    sort = "unnamed" if core.sort == "person" else core.sort
    name = f"{names.get(owner, owner)}: {core.id}" if owner else core.id
    body = phrase.body
    lent = body.sector if body and body.sector and core.id in _LENT else core.sector
    return Entity(
        id=f"{prefix}:{owner or '?'}/{core.id}", name=name, kind=sort, state=owner, sector=lent,
    )  # fmt: skip


def _vague(core: Reading, words: str) -> Entity:
    return Entity(id=f"group:?/{core.id}", name=words, kind="group", sector=core.sector)


def _office_entity(phrase: Phrase, words: str, owner: str | None) -> Entity:
    core, body, id = phrase.core, phrase.body, office_id(phrase)
    whose = owner or (body.id if body and body.kind in {"organisation", "group"} else "?")
    sector = core.sector or (body.sector if body else None)
    if body and core.id in _SPEAKS and body.sector:
        sector = body.sector
    if "opposition" in phrase.ranks or (
        core.id == "party-leader" and "opposition" in words.lower()
    ):
        sector = "OPP"
    if {"former", "ex"} & set(phrase.ranks) and sector in {"GOV", "LEG", "MIL", "SPY"}:
        sector = "ELI"
    return Entity(
        id=f"office:{whose}/{id}", name=words, kind="group" if core.plural else "office",
        state=owner, sector=sector, office=words,
    )  # fmt: skip


_LENT = frozenset({"fighters", "officials", "official", "officers", "leaders", "representatives"})
"""Sorts of people whose sector is that of the body they are part of: `units of the army`."""
_RANKS = frozenset({"deputy", "vice", "acting", "interim", "former", "ex", "assistant", "first"})
_SPEAKS = frozenset(
    {"spokesperson", "head", "leader", "chief-of-staff", "representative", "official",
     "commander", "secretary-general"}
)  # fmt: skip
"""Offices whose sector is that of the body they belong to."""


def office_id(phrase: Phrase) -> str:
    """Return the id of an office with its rank: `deputy-minister-defense`."""
    ranks = ("former" if rank == "ex" else rank for rank in phrase.ranks if rank in _RANKS)
    return "-".join((*ranks, phrase.core.id))


def sector_of(phrase: Phrase, words: str) -> str | None:
    """Return the sector of who holds the office of a phrase."""
    return _office_entity(phrase, words, None).sector
