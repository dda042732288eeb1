"""What a type of event is made of: boundaries, modes, triggers, examples."""

from __future__ import annotations

from dataclasses import dataclass

PLOVER_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The sixteen types of PLOVER, from the most verbal cooperation to the most material conflict."""


CONTEXTS = (
    "military", "intelligence", "executive", "legislative", "election", "political_institutions",
    "pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights",
    "rights_freedoms", "repression", "human_security", "gender", "lgbt", "religion_ethnicity",
    "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration",
    "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
    "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
)  # fmt: skip
"""PLOVER's contexts: why something happens, or what it is about; any number for an event."""


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
    subject: tuple[str, ...] = ()
    """Lemma of the subject, or of the agent of the passive."""
    excludes_subject: tuple[str, ...] = ()
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
    """How many of subject, object, particle, complement, preposition and modifier are asked for."""

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
