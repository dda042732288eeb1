"""What the ontology is made of: types, modes, triggers, examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The sixteen types of PLOVER, from the most verbal cooperation to the most material conflict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """Where a type ends and a neighbour begins."""

    neighbour: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A way in which an event of a type comes about."""

    name: str
    meaning: str
    intensity: float | None
    """-10..10; None when no score is printed."""
    cameo: str | None
    plover: tuple[str, str | None] | None
    """Type and mode under which PLOVER counts it; None where PLOVER drops it."""
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that tell of an event, with what must stand around them.

    Every constraint is a tuple of lemmas, one of which must be there; () asks for nothing.
    """

    type: str
    """PLOVER type, or type of the extension."""
    mode: str | None
    extension: str | None
    """`MISSION/enlarge`, or `MISSION` without a mode; None for a PLOVER type."""
    plover_type: str | None
    """PLOVER type of the event; None where PLOVER drops it."""
    plover_mode: str | None
    cameo: str | None
    language: str
    """ISO 639-1."""
    pos: str
    """`verb`, `noun` or `adjective`."""
    lemmas: tuple[str, ...]
    object: tuple[str, ...] = ()
    """Lemma of the direct object, or of the subject of the passive."""
    excludes_object: tuple[str, ...] = ()
    particle: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    """Lemma of the infinitive or clause that hangs below."""
    excludes_complement: tuple[str, ...] = ()
    preposition: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    """Lemma of an adjective or compound noun before a noun."""
    excludes_modifier: tuple[str, ...] = ()
    args: tuple[tuple[str, str], ...] = ()
    """Pairs of slot and role, as `("subj", "actor")`."""
    implies: str | None = None
    """A factuality value that the word itself carries; None for most."""
    needs: tuple[str, ...] = ()
    """Roles that political actors must fill before it counts: `actor`, `recipient`, `party`
    (two or more), `any` (one, in whatever role)."""
    strength: float = 0.8
    """0..1: how surely these words, so constrained, mean this type."""
    contexts: tuple[str, ...] = ()
    constraints: int = 0
    """How many of object, particle, complement, preposition and modifier are asked for."""

    def role(self, slot: str) -> str | None:
        """Return the role that a slot fills, or None."""
        return next((role for name, role in self.args if name == slot), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleEvent:
    """An event that a careful reader codes in an example."""

    trigger: str
    """A piece of the example's text."""
    type: str
    mode: str | None
    extension: str | None
    actor: tuple[str, ...]
    """Pieces of the example's text; () for nobody."""
    recipient: tuple[str, ...]
    factuality: str
    """One of `detente.model.events.FACTUALITY_VALUES`."""
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence of our own with its coding; no event at all for a look-alike."""

    text: str
    events: tuple[ExampleEvent, ...]
    language: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of event: what its file says."""

    type: str
    extension: bool
    """True for the diplomatic extension."""
    title: str
    meaning: str
    source: str
    """Where the rule comes from."""
    quad: int | None
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    intensity: float | None
    """-10..10; None for types without a score of their own."""
    cameo: str | None
    plover: tuple[str, str | None] | None
    symmetric: bool
    boundaries: tuple[Boundary, ...]
    roles: tuple[tuple[str, str], ...]
    """Pairs of role and who fills it."""
    modes: tuple[Mode, ...]
    triggers: tuple[Trigger, ...]
    examples: tuple[Example, ...]

    def mode(self, name: str | None) -> Mode | None:
        """Return a mode by its name, or None."""
        return next((mode for mode in self.modes if mode.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """All types, and the words that lead to them."""

    types: tuple[EventType, ...]
    """PLOVER's types in the order of `PLOVER_TYPES`, then the extension by name."""
    triggers: Mapping[tuple[str, str, str], tuple[Trigger, ...]]
    """By language, part of speech and lemma; the most constrained first."""
    version: str
    """Digest of the files."""
    _named: Mapping[str, EventType] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the types by name."""
        object.__setattr__(self, "_named", {each.type: each for each in self.types})

    def candidates(self, language: str, pos: str, lemma: str) -> tuple[Trigger, ...]:
        """List what a word may tell of, the most constrained and surest first; () if nothing.

        Args:
            language: ISO 639-1.
            pos: `verb`, `noun` or `adjective`.
            lemma: In lower case.
        """
        return self.triggers.get((language, pos, lemma), ())

    def type(self, name: str) -> EventType:
        """Return a type by its name.

        Raises:
            KeyError: No type of that name.
        """
        return self._named[name]

    def intensity(self, type: str, mode: str | None = None) -> float | None:
        """Return the score of a mode, or of the bare type where the mode has none.

        An unknown type or one without a score gives None.
        """
        found = self._named.get(type)
        if found is None:
            return None
        way = found.mode(mode)
        return found.intensity if way is None or way.intensity is None else way.intensity

    def quad(self, type: str) -> int | None:
        """Return the class of a type, 1..4; None for one that is unknown or has none."""
        found = self._named.get(type)
        return None if found is None else found.quad
