"""Types of events, and the ontology that holds them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.ontology.examples import read_examples
from detente.ontology.values import Boundary, Example, Mode, Trigger


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
    file: str
    """Name of the file it was read from."""
    examples_yaml: str = ""
    """The examples as they stand in the file: read when they are asked for."""

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples of this type, read on first use.

        Raises:
            KnowledgeError: One of them is not well formed.
        """
        return read_examples(self.examples_yaml, self.file)

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
