"""What words can mean, and who is known by name: the values that the lists are made into."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """One thing that words can mean."""

    kind: str
    """`state`, `demonym`, `people`, `capital`, `seat`, `organisation`, `group`, `media`,
    `region`, `office`, `body`, `blocked`."""
    id: str
    name: str
    state: str | None = None
    sector: str | None = None
    note: str = ""
    """`doubtful` (the words mean other things too), `place` (no metonym), `one` or `many`
    (holders of an office), `the` or `state` (what must stand with a body), a body's kind."""
    sort: str = ""
    """Kind of the entity behind a body: `organisation`, `group`, `delegation`, …"""
    members: tuple[str, ...] = ()
    plural: bool = False
    where: tuple[float, float] | None = None
    """Degrees north and east."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Someone known by name, with an office and when it was held (ISO, possibly a year)."""

    name: str
    state: str
    """A state's code, or the id of an organisation or group."""
    office: str
    since: str
    until: str
    """"" for a holder still in office as far as we know."""
    is_known_worldwide: bool = False
    """A bare surname is enough: heads of state and government with a surname of their own."""
    origin: str = "own"
    """Key into `origins.tsv`."""
    office_id: str = ""
    """The office as mentions name it (`minister-foreign`); "" where no list has it."""
    sector: str = "GOV"
    """PLOVER sector of who holds the office."""
    is_recent: bool = True
    """The term reaches near enough to our days for a bare surname beside the state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Someone who served a state in an office that is not told, at times."""

    name: str
    state: str
    terms: tuple[tuple[str, str], ...]
    """From and to, ISO days or months; "" for an open end."""
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where facts come from."""

    what: str
    licence: str
    until: str
    """ISO day up to which it vouches for terms that it leaves open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A territory whose status is disputed, or a de facto authority."""

    id: str
    name: str
    """A name that takes no side, as far as there is one."""
    aliases: tuple[str, ...]
    """What pages call it, all sides' names among them."""
    state: str | None
    """By the practice of the United Nations; None where they leave it open."""
    held: str
    """State or authority that controls it, as far as we know; "" where several do."""
    claims: tuple[str, ...]
    """States that claim it."""
    kind: str
    """`authority` (governs itself without wide recognition) or `disputed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A first-level division of a state, with the middle of where its people live."""

    name: str
    state: str
    code: str
    """As GeoNames numbers it."""
    latitude: float
    longitude: float


Index = dict[str, list[tuple[tuple[str, ...], tuple[Reading, ...]]]]
"""First piece -> sequences of pieces that begin with it, longest first, and their meanings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """Everything that the lists say, ready to be looked up."""

    named: Index
    """Case matters."""
    common: Index
    """Lower case throughout."""
    states: dict[str, str]
    """Code -> English short name."""
    cues: list[tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]]
    leaders: dict[str, tuple[Leader, ...]] = field(repr=False)
    """By key of the surname."""
    origins: dict[str, Origin]
    territories: tuple[Territory, ...]
    centres: dict[str, tuple[float, float]]
    """Code of a state -> the middle of it, degrees north and east, to the degree."""
