"""Answers: happenings told by several events, what is known of a pair of states, a brief of it.

An event is one telling; a *happening* is what several tellings tell of. Everything here points
back to events by id and to characters by offset.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something the tellings of one happening disagree on; no value is thrown away."""

    field: str
    """`date`, `count` or `happened`."""
    values: tuple[tuple[str, tuple[str, ...]], ...]
    """Each value as words, with the ids of the events that hold it; at least two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing in the world, with everything that tells of it."""

    id: str
    """Id of its first telling, on the page that was published first: later pages keep it."""
    event: Event
    """The telling that represents it: the one with the finest date and the fullest roles."""
    tellings: tuple[Event, ...]
    """All tellings, the representative among them, earliest article first."""
    witnesses: tuple[str, ...]
    """Independent voices: innermost sources, unnamed ones counted once per publisher."""
    edtf: str | None = None
    """When, by the finest telling; None when no telling says."""
    year_inferred: bool = False
    by_context: bool = False
    """True when no words date it, only the sentences around it."""
    as_of: str | None = None
    """Of what goes on: the latest day as of which a telling says so; None for all else."""
    conflicts: tuple[Conflict, ...] = ()
    part_of: str | None = None
    """Id of the happening it is a part of: the talks held on a visit."""
    fulfilled_by: str | None = None
    """Of what was planned: id of the happening by which it came about, as others tell."""
    copies: tuple[Event, ...] = ()
    """Tellings of other pages that only repeat one of `tellings`, word for word or nearly so:
    shown, and counted nowhere."""

    @property
    def pages(self) -> int:
        """Count the pages that tell it, copies included."""
        return len({event.article for event in (*self.tellings, *self.copies)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of a chain of sources, as a reader needs it."""

    name: str
    kind: str
    cue: str | None = None
    """The word that tells it, as worded; None for the page itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """What a sentence rests on: the words, where they stand, who says so, how sure."""

    event: str
    article: str
    title: str | None
    publisher: str | None
    url: str | None
    quote: str
    """Exactly the characters from `start` to `end` of the article's text."""
    trigger: str
    """The word within it that tells the event, as worded."""
    start: int
    end: int
    chain: tuple[Link, ...]
    """Outermost first: the page, then who told it."""
    edtf: str | None
    factuality: str
    certainty: str
    """FactBank: `CT`, `PR`, `PS` or `Uu`."""
    year_inferred: bool = False
    by_context: bool = False
    """True when no words of the quote date it, only the sentences around it."""
    as_of: str | None = None
    """Of what goes on: the day as of which it does; None for all else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """Something that a page tells of a contact beside who, when and where."""

    kind: str
    """`size` of a delegation, `duration`, `leader`, `first` (of its kind), `topic`."""
    text: str
    """Exactly the characters from `start` to `end` of the article's text."""
    teller: str | None
    """Who says so, as worded, where the sentence tells; None for who tells the contact."""
    article: str
    event: str
    """Id of the telling it belongs to."""
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A happening as it bears on a pair of states, with its best quote first."""

    happening: Happening
    footnotes: tuple[Footnote, ...]
    """One per telling, the best first; at least one."""
    parts: tuple[Entry, ...] = ()
    """Happenings within it: talks on a visit."""
    states: tuple[str, ...] = ()
    """All states that take part, sorted."""
    details: tuple[Detail, ...] = ()
    """How many, how long, who led: of contacts alone."""

    def detail(self, kind: str) -> Detail | None:
        """Return the first detail of a kind; None when no page gives one."""
        own = (d for entry in (self, *self.parts) for d in entry.details if d.kind == kind)
        return next(own, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page that was read for an account, whether or not it told anything."""

    article: str
    title: str | None
    publisher: str | None
    published: str | None
    """EDTF; None when the page cannot be dated."""
    inferred: bool
    translated_by: str | None
    language: str
    events: int
    """Events coded from it, of whatever states."""
    url: str | None = None
    copy_of: str | None = None
    """Id of the page that said before all that this one says of the pair; None for its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What coded pages tell of two states, sorted by how sure one may be. Dates ascend."""

    states: tuple[str, str]
    names: tuple[tuple[str, str], ...]
    """Pairs of state code and name, for every state that occurs."""
    since: str | None
    as_of: str | None
    """Day of the latest page, ISO 8601; None when no page is dated."""
    readings: tuple[Reading, ...]
    done: tuple[Entry, ...] = ()
    ongoing: tuple[Entry, ...] = ()
    planned: tuple[Entry, ...] = ()
    possible: tuple[Entry, ...] = ()
    """Possible or conditional."""
    questions: tuple[Entry, ...] = ()
    denied: tuple[Entry, ...] = ()
    """Denied by someone, or said not to have happened."""
    believed: tuple[Entry, ...] = ()
    """Beliefs and assessments: somebody's view, not a fact."""
    statements: tuple[Entry, ...] = ()
    rivals: tuple[Entry, ...] = ()
    """Entries, told above, whose tellings disagree."""
    background: tuple[Entry, ...] = ()
    silent: int = 0
    """Further pages that were read and tell nothing of the two; not among `readings`."""
    bears_on: tuple[Entry, ...] = ()
    """One of the two acts or suffers and the other is only named or is the place; not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sentence of a brief, with all it rests on."""

    text: str
    part: str
    """`direction`, `done`, `reported` (and not confirmed), `ongoing`, `statements`, `open`
    (planned, possible, undecided), `settled`, `facilities`, `believed`, `denied`, `rivals`,
    `background`, `bears_on`, `evidence`."""
    events: tuple[str, ...] = ()
    """Ids of the events behind it; () only where it speaks of the pages themselves."""
    evidence: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """How relations between two states are going, sentence by sentence."""

    states: tuple[str, str]
    names: tuple[str, str]
    title: str
    as_of: str | None
    since: str | None
    sentences: tuple[Claim, ...]
    readings: tuple[Reading, ...]
    silent: int = 0
    """Further pages that were read and tell nothing of the two."""
    remarks: tuple[str, ...] = ()
    """What a reader must know of the question itself: that a state is no more."""
