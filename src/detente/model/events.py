"""Events: what an article reports, with who says so and how sure."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.actors import Entity, Mention, Place
from detente.model.people import Appearance
from detente.model.text import Span
from detente.model.times import TimeExpression

KINDS = (
    "event", "process", "state", "statement", "plan", "condition", "belief", "open question",
    "assessment", "background",
)  # fmt: skip
FACTUALITY_VALUES = (
    "occurred", "ongoing", "planned", "possible", "conditional", "negated", "denied", "alleged",
    "belief",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a decision was taken: a rule or model, the words it rests on, a reason to read."""

    by: str
    """`trigger`, `role`, `time`, `factuality`, `attribution`, `actor`, …: who decided."""
    span: Span | None
    reason: str
    score: float | None = None
    """0..1; None for a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One who takes part in an event, as worded and as resolved."""

    span: Span
    text: str
    entity: Entity | None
    """None when nobody known stands behind the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit: `some 60 experts`."""

    span: Span
    text: str
    value: float | None
    unit: str | None
    minimum: float | None = None
    maximum: float | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What something depends on: `if/in case of/depends on …`."""

    span: Span
    text: str
    antecedents: tuple[Span, ...] = ()
    """Triggers of the events within these words: what would have to happen; () for none coded."""
    consequents: tuple[Span, ...] = ()
    """Triggers of all events that depend on them, the event that holds this among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event as found on the tree, before anyone has judged whether it happened.

    Made by `events`, judged by `factuality`. Mentions keep their token indices so that the
    judge can look around.
    """

    trigger: int
    """Index of the trigger's head token in `Parse.tokens`."""
    trigger_span: Span
    """The trigger as worded, `held talks` included."""
    span: Span
    """The clause or phrase that tells the event."""
    type: str | None
    """PLOVER type, or None for an extension type that PLOVER drops."""
    mode: str | None
    extension: str | None
    """Type of the diplomatic extension, as `MISSION/enlarge`; None outside it."""
    cameo: str | None
    contexts: tuple[str, ...] = ()
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    """Expressions attached to this event on the tree, nearest first."""
    quantities: tuple[Quantity, ...] = ()
    nominal: bool = False
    """True when the trigger is a noun (`the visit of …`)."""
    habit: str | None = None
    """Value that the trigger itself implies: `planned` for `invite`, `negated` for `fail to`."""
    evidence: tuple[Evidence, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """Whether it happened, in the eyes of whom."""

    value: str
    """One of `FACTUALITY_VALUES`."""
    polarity: str
    """`+`, `-` or `u`."""
    certainty: str
    """FactBank: `CT` certain, `PR` probable, `PS` possible, `Uu` uncommitted."""
    holder: str
    """Name of the innermost voice that holds it so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Someone who says so (never who acts)."""

    name: str
    kind: str
    """`outlet`, `named_official`, `unnamed_official`, `spokesperson`, `anonymous_source`,
    `expert`, `media`, `document`, `organisation`, `state`, `social_media`, `witness`, `person`
    (somebody private), `headline`, `unclear` (nobody named)."""
    entity: Entity | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link in the chain through which a report reached the reader."""

    order: int
    """0 is the page itself, the outermost."""
    source: Source
    cue: Span | None = None
    """The word that tells it: `told`, `according to`; None for the page itself, and where no word
    of its own does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What `factuality` adds to a draft."""

    kind: str
    """One of `KINDS`."""
    factuality: Factuality
    attribution: tuple[Voice, ...]
    """Outermost first; always at least the page."""
    condition: Condition | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A coded event: who did what to whom, when, where, who says so, how sure."""

    id: str
    """Digest of article, trigger, type and participants: coding twice gives the same id."""
    article: str
    kind: str
    type: str | None
    mode: str | None
    extension: str | None
    cameo: str | None
    contexts: tuple[str, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    place: Place | None
    time: TimeExpression | None
    """None when the article does not say."""
    edtf: str | None
    """When it happened as far as the article tells; None when it does not say."""
    as_of: str | None = None
    """Of what goes on: EDTF of the day as of which it does, that of the page or of the report it is
    told in; None where the words say when, and where the page states no day."""
    factuality: Factuality
    attribution: tuple[Voice, ...]
    trigger: Span
    span: Span
    quantities: tuple[Quantity, ...] = ()
    condition: Condition | None = None
    block: str = "body"
    """Kind of the block it stands in: events of a reference box are background."""
    same_as: str | None = None
    """Id of the first telling of the same happening in this article; None for the first."""
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()

    @property
    def known_as_of(self) -> str | None:
        """Return `as_of` of what goes on; None for all else, also where somebody judged it so."""
        return self.as_of if self.factuality.value == "ongoing" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention:
    """Something seen and not coded, with the reason."""

    span: Span
    stage: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Everything coded from one article, with what coded it."""

    article: str
    events: tuple[Event, ...]
    abstentions: tuple[Abstention, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    """Pairs of name and version: code, ontology, model."""
    people: tuple[Appearance, ...] = ()
    """Whom the article names in full, in text order; the first some where they are very many."""
