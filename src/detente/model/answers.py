"""Answers to questions: what coded pages say, with quotes, or that they do not say it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.briefs import Footnote

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer to one part of a question."""

    form: str
    """What was asked for: `who`, `when`, `quantity`, `duration`, `place`, `source`, `whether`,
    `list`, `condition`, `belief`, `statement`, `reason`, `firmness`, `since`, `status`, `what`."""
    text: str
    """A sentence; it names whose words it gives. `not stated …` where nothing answers."""
    stated: bool
    quotes: tuple[Footnote, ...] = ()
    """What it rests on; `event` is "" where the words tell no coded event. Of a part that is not
    stated: what comes nearest, and does not answer it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was asked, and what the pages say to it."""

    question: str
    text: str
    """All findings in order; `not stated` alone where no part is answered."""
    stated: bool
    """True where at least the main part is answered."""
    findings: tuple[Finding, ...]
    events: tuple[str, ...]
    """Ids of the coded events it rests on, each once."""
    quotes: tuple[Footnote, ...]
    """All quotes, each once, in the order of the findings."""
    pages: int
    """Pages that were looked through."""
