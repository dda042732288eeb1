"""From an event as an answer tells it to an `Event` of the article, or to the reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente import coder
from detente.coders import _matching as matching
from detente.coders._answers import Told
from detente.coders._parts import Part, cover
from detente.coders._quotes import find
from detente.model.actors import Mention, Place
from detente.model.events import (
    FACTUALITY_VALUES,
    Abstention,
    Event,
    Evidence,
    Factuality,
    Participant,
    Source,
    Voice,
)
from detente.model.text import Article, Parse, Span
from detente.model.times import TimeExpression
from detente.ontology import EventType, Mode, Ontology

STAGE = "llm"
UNMEASURED = 0.5
"""Confidence of an event that a stranger tells: an answer's own figure would mean nothing."""
MOST_QUOTES = 10
"""Actors or recipients of one event that are looked at."""
_CERTAINTY = {"belief": "Uu", "possible": "PS", "conditional": "PS", "planned": "PR"}
_KINDS = {
    "planned": "plan",
    "possible": "plan",
    "conditional": "condition",
    "denied": "statement",
    "ongoing": "process",
}


@dataclass(slots=True)
class Tally:
    """What was looked up and what was let go, over all parts of a page."""

    quotes: int = 0
    missing: int = 0
    events: int = 0
    unfit: int = 0
    """Events let go for another reason than a quote."""
    unread: list[str] = field(default_factory=list)
    """Why the answer for a part could not be read, once per such part."""
    parts: int = 0
    sent: int = 0
    abstentions: list[Abstention] = field(default_factory=list)

    def let_go(self, span: Span, reason: str) -> None:
        """Keep why something was dropped."""
        self.abstentions.append(Abstention(span=span, stage=STAGE, reason=reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Makes events of what is told of a part of an article; quotes stand in that part."""

    article: Article
    ontology: Ontology
    parse: Parse
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    times: tuple[TimeExpression, ...]
    model: str
    """Who tells, as the evidence names it."""
    part: Part = ()
    tally: Tally = field(default_factory=Tally)

    def event(self, told: Told | None) -> Event | None:
        """Make an event; None, with the reason in the tally, where it cannot be one."""
        reason = _refusal(told, self.ontology)
        if told is None or reason:
            self.tally.unfit += 1
            self.tally.let_go(cover(self.part), f"event dropped: {reason}")
            return None
        trigger, span = self._where(told)
        if trigger is None:
            return None
        return self._event(told, trigger, span)

    def _where(self, told: Told) -> tuple[Span | None, Span]:
        """Find trigger and clause; a clause that does not hold its trigger is not taken."""
        clause = self._quote("span", told.span, cover(self.part)) if told.span else None
        trigger = self._quote("trigger, and with it the event,", told.trigger, clause)
        if trigger is None:
            return None, cover(self.part)
        if clause is not None and clause.covers(trigger):
            return trigger, clause
        if clause is not None:
            self.tally.let_go(clause, "span dropped: it does not hold the trigger")
        return trigger, self._sentence(trigger)

    def _quote(self, name: str, words: str, near: Span | None) -> Span | None:
        """Look a quote up; one that does not stand in the text is counted and named."""
        self.tally.quotes += 1
        found = find(words, self.article.text, self.part, near)
        if found is None:
            self.tally.missing += 1
            reason = f"{name} dropped: its quote does not stand in the text"
            self.tally.let_go(near or cover(self.part), reason)
        return found

    def _quotes(self, name: str, words: Iterable[str], near: Span) -> Iterator[Span]:
        for each in tuple(words)[:MOST_QUOTES]:
            found = self._quote(name, each, near)
            if found is not None:
                yield found

    def _sentence(self, trigger: Span) -> Span:
        indices = self.parse.tokens_in(trigger)
        if not indices:
            return trigger
        return self.parse.sentence_at(indices[0]).span.join(trigger)

    def _event(self, told: Told, trigger: Span, span: Span) -> Event:
        kind, mode = self._type(told, trigger)
        name = f"{kind.type}/{mode.name}" if mode else kind.type
        sides = tuple(
            self._participants(side, words, span)
            for side, words in (("actor", told.actors), ("recipient", told.recipients))
        )
        voices = self._voices(told, trigger, span)
        time = self._time(told, span)
        plover = (mode.plover if mode else kind.plover) or (None, None)
        extension = name if kind.extension else None
        block = self.article.block_at(trigger.start)
        where = block.kind if block else "body"
        return Event(
            id=coder.identify(self.article, trigger, extension or f"{plover[0]}/{plover[1]}"),
            article=self.article.id,
            kind=_kind(told.factuality, where, voices),
            type=plover[0],
            mode=plover[1],
            extension=extension,
            cameo=mode.cameo if mode else kind.cameo,
            contexts=mode.contexts if mode else (),
            actors=sides[0],
            recipients=sides[1],
            place=self._place(told, span),
            time=time,
            edtf=time.edtf if time else None,
            factuality=_factuality(told.factuality, voices),
            attribution=voices,
            trigger=trigger,
            span=span,
            block=where,
            confidence=UNMEASURED,
            evidence=self._evidence(name, told.factuality, trigger),
        )

    def _type(self, told: Told, trigger: Span) -> tuple[EventType, Mode | None]:
        kind = self.ontology.type(told.type)
        mode = kind.mode(told.mode)
        if told.mode and mode is None:
            self.tally.let_go(trigger, f"mode dropped: {kind.type} has none of that name")
        return kind, mode

    def _participants(self, side: str, words: Iterable[str], near: Span) -> tuple[Participant, ...]:
        text = self.article.text
        found = {
            one.span: one
            for span in self._quotes(side, words, near)
            for one in matching.participants(span, text, self.mentions)
        }
        return tuple(found.values())

    def _place(self, told: Told, near: Span) -> Place | None:
        span = self._quote("place", told.place, near) if told.place else None
        return matching.place(span, self.article.text, self.places) if span else None

    def _time(self, told: Told, near: Span) -> TimeExpression | None:
        span = self._quote("time", told.time, near) if told.time else None
        if span is None:
            return None
        found = matching.time(span, told.factuality, self.times)
        if found is None:
            self.tally.let_go(span, "time dropped: no date is read in its words")
        return found

    def _voices(self, told: Told, trigger: Span, near: Span) -> tuple[Voice, ...]:
        """Name the page, and whom it quotes if the answer does."""
        block = self.article.block_at(trigger.start)
        kind = "headline" if block is not None and block.kind == "title" else "outlet"
        page = Source(name=self.article.publisher or "this page", kind=kind)
        outer = Voice(order=0, source=page)
        span = self._quote("source", told.source, near) if told.source else None
        if span is None:
            return (outer,)
        source = matching.source(span, self.article.text, self.mentions)
        if source.name.casefold() == page.name.casefold():
            return (outer,)
        return (outer, Voice(order=1, source=source))

    def _evidence(self, name: str, value: str, trigger: Span) -> tuple[Evidence, ...]:
        words = trigger.of(self.article.text)
        reason = f"{self.model} reads “{words}” as {name}, {value}"
        return (Evidence(by=STAGE, span=trigger, reason=reason),)


def _refusal(told: Told | None, ontology: Ontology) -> str:
    """Say what of an event's names is none of the ontology's; "" if all are."""
    if told is None:
        return "it is not of the form that was asked for"
    if told.type not in {kind.type for kind in ontology.types}:
        return "its type is none of the ontology"
    if told.factuality not in FACTUALITY_VALUES:
        return "its factuality is none of the values there are"
    return ""


def _factuality(value: str, voices: tuple[Voice, ...]) -> Factuality:
    return Factuality(
        value=value,
        polarity="-" if value in ("negated", "denied") else "+",
        certainty=_CERTAINTY.get(value, "CT"),
        holder=voices[-1].source.name,
    )


def _kind(value: str, block: str, voices: tuple[Voice, ...]) -> str:
    """Name the kind of an item, as factuality does where it has only the value to go by."""
    if block in ("reference", "reference_title"):
        return "background"
    if value == "belief":
        return "belief" if len(voices) > 1 else "assessment"
    if value == "negated":
        return "statement" if len(voices) > 1 else "state"
    return _KINDS.get(value, "event")
