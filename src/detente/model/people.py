"""People whom articles name in full, and what one article tells another about them.

An article that says *Norwegian Foreign Minister Tomas Veld* introduces him: name, office and state
stand together. An article that only says *Tomas Veld* may take from it whose he is. What an article
tells never depends on what it takes, so the order in which articles come does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What an article takes from others about a person."""

    name: str
    """As the article has it that introduced the person first."""
    state: str
    sector: str | None
    article: str
    """Id of that article."""
    score: float
    """How like the two spellings are, 0..1; 1 for the same."""
    reason: str
    """For a person to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A person whom an article names in full."""

    name: str
    """The fullest naming, as worded."""
    key: str
    """Spellings of one name share it; namesakes do too, and others may."""
    span: Span
    """Of the words that introduce the person, else of the first naming."""
    state: str | None
    """Code of the state, as the article's own words tell it; None where they do not."""
    office: str | None = None
    """As worded; None where name, office and state do not stand together."""
    sector: str | None = None
    entity: str | None = None
    """Id by which what it introduces can be withdrawn; None where it introduces nobody."""
    learned: Learned | None = None

    @property
    def introduces(self) -> bool:
        """Tell whether other articles may learn from it."""
        return None not in (self.office, self.state, self.entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """The first introduction of somebody by one name as of one state."""

    key: str
    name: str
    state: str
    office: str
    sector: str | None
    article: str
    span: Span
    day: str | None
    """First day of the article's publication, ISO; None where it is undated."""

    @property
    def order(self) -> tuple[bool, str, str, int]:
        """What is first seen sorts first: by day, undated last."""
        return self.day is None, self.day or "", self.article, self.span.start
