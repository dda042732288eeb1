"""What an answer is sought in: the passages, the happenings, the registers, the part before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from detente.model.answers import Finding
from detente.model.briefs import Account, Footnote, Happening
from detente.model.events import Event
from detente.relations.asking.keys import keys
from detente.relations.asking.passages import Passage, Reading
from detente.relations.asking.questions import Part
from detente.relations.asking.ranking import ENOUGH, Ranked
from detente.relations.phrases import listed
from detente.relations.quoting import shortened
from detente.relations.wording import voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One part of a question with everything at hand to answer it."""

    part: Part
    question: str
    reading: Reading
    near: tuple[Ranked, ...]
    """Passages by how far they are about it, best first."""
    happenings: Mapping[str, Happening]
    """Of every event."""
    accounts: Sequence[Account]
    """Of the pairs that the question may mean."""
    before: tuple[Passage, ...] = ()
    """What the parts before rest on."""
    findings: tuple[Finding, ...] = field(default=())

    def about(self, least: float = ENOUGH) -> tuple[Ranked, ...]:
        """Return passages that are about it far enough."""
        return tuple(each for each in self.near if each.score >= least)

    def event_of(self, passage: Passage) -> Event | None:
        """Return the event of a passage that shares most with what is asked; None without one."""
        scored = [(self._shared(event, passage), -place, event) for place, event in
                  enumerate(passage.events)]  # fmt: skip
        return max(scored, key=lambda row: row[:2])[2] if scored else None

    def _shared(self, event: Event, passage: Passage) -> int:
        asked = keys(self.part.about, self.reading.forms)
        own_words = keys(self.part.text, self.reading.forms)
        own = keys(event.span.of(passage.article.text), self.reading.forms)
        trigger = keys(event.trigger.of(passage.article.text), self.reading.forms)
        return len(asked & own) + 4 * len(asked & trigger) + 4 * len(own_words & trigger)


def said(passage: Passage, event: Event | None = None, most: int = 400) -> str:
    """Quote a passage with whose words it gives: `Kan (as reported by Izvestia): “…”`."""
    told = event or next(iter(passage.events), None)
    teller = (voice(told) if told else "") or passage.article.publisher or "the page"
    return f"{teller[:1].upper()}{teller[1:]}: “{shortened(passage.text, most)}”"


def quoted(passages: Sequence[Passage]) -> tuple[Footnote, ...]:
    """Make a footnote of every event of some passages; of one without events, of its words."""
    notes: list[Footnote] = []
    for passage in passages:
        notes += [passage.note(event) for event in passage.events] or [passage.note()]
    return tuple(dict.fromkeys(notes))


def found(form: str, text: str, passages: Sequence[Passage]) -> Finding:
    """Make a finding that is stated."""
    return Finding(form=form, text=text, stated=True, quotes=quoted(passages))


def not_stated(form: str, why: str = "", near: Sequence[Passage] = ()) -> Finding:
    """Make a finding that nothing answers, with what comes nearest."""
    text = "not stated" + (f"; {why}" if why else "")
    return Finding(form=form, text=text, stated=False, quotes=quoted(near))


def several(texts: Sequence[str]) -> str:
    """Join sentences of an answer, each once and each with its full stop."""
    ended = [f"{text}." if text and text[-1] not in ".!?" else text for text in texts]
    return " ".join(dict.fromkeys(ended))


def names(values: Sequence[str]) -> str:
    """List names, each once."""
    return listed(tuple(dict.fromkeys(values)))
