"""Answers that are a fact of an event: who, when, where, how many, how long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.model.answers import Finding
from detente.model.edtf import precision_of
from detente.model.events import Event
from detente.relations.asking.asked import Asked, found, not_stated, said
from detente.relations.asking.keys import keys, word_keys
from detente.relations.asking.passages import Passage
from detente.relations.asking.ranking import Ranked
from detente.relations.dates import in_words
from detente.relations.details import NUMBER, details
from detente.relations.profiles import REALISED, days_of, entities

_OFFICE = re.compile(
    r"\b(ambassador|minister|president|secretary|envoy|chancellor|premier|king|commander|consul"
    r"|spokes\w+|chief|director|chairman|governor|attach[eé])\b",
    re.IGNORECASE,
)
_IS_WHO = re.compile(r"^who(?:m)? (?:is|was|are|were|holds|serves as)\b(?! \w+ing\b)", re.IGNORECASE)
_LED = re.compile(r"\b(led|lead|leads|head|headed|heads|chaired|chairs)\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:which|what|exact) (?:day|date)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bhow many ((?:\w+ ?){1,3})", re.IGNORECASE)
_AMOUNT = re.compile(rf"({NUMBER}(?: (?:million|billion|thousand|per cent|percent|%))?) ((?:[\w’'-]+ ?){{1,4}})")
_NEAR = 0.35
"""Share from which a sentence that holds the very kind of fact is near enough."""
_PEOPLE = frozenset(
    key
    for word in (
        "people persons representatives members officials officers delegates diplomats staff"
        " employees experts specialists"
    ).split()
    for key in word_keys(word)
)


def who(asked: Asked) -> Finding:
    """Answer `who led`, `who supervises`, `who is the minister`."""
    office = _OFFICE.search(asked.part.text)
    if office and _IS_WHO.match(asked.part.text):
        return _holder(asked, office[1])
    led = bool(_LED.search(asked.part.text))
    for each in asked.about(_NEAR if led else 0.5):
        passage = each.passage
        person = _leader(asked, passage) if led else _person(asked, each)
        if person:
            return found("who", f"{person}. {said(passage, asked.event_of(passage))}", [passage])
    return not_stated("who")


def _holder(asked: Asked, office: str) -> Finding:
    """Look for somebody who is said to hold an office of the state that is asked for."""
    wanted = keys(asked.part.about, asked.reading.forms)
    states = [key.removeprefix("state:") for key in wanted if key.startswith("state:")]
    words = {key for key in wanted if not key.startswith("state:")}
    for passage in asked.reading.passages:
        for event in passage.events:
            for entity in entities((*event.actors, *event.recipients)):
                post = keys(entity.office or "", {})
                held = office.casefold() in (entity.office or "").casefold()
                if held and entity.state in states[:1] and words <= post | {"leader"}:
                    text = f"{entity.name} ({entity.office}). {said(passage, event)}"
                    return found("who", text, [passage])
    near = [each.passage for each in asked.about(0.5)[:1]]
    nearest = f"the nearest is this. {said(near[0])}" if near else ""
    return not_stated("who", nearest, near)


def _leader(asked: Asked, passage: Passage) -> str | None:
    for event in passage.events:
        told = details(event, passage.article, ())
        inside = [d for d in told if d.kind == "leader" and d.start in passage.span]
        if inside:
            return inside[0].text
    match = re.search(r"\b(?:led|headed|chaired) by ((?:[A-Z][\w’'.-]*[ ,]?)+)", passage.text)
    return match[1].strip(" ,.") if match else None


def _person(asked: Asked, each: Ranked) -> str | None:
    """Name whoever acts in a sentence whose act is the one asked for."""
    acts = {key for key in each.own if not key.startswith(("state:", "~"))}
    if not acts:
        return None
    asked_for = keys(asked.part.about, asked.reading.forms)
    event = asked.event_of(each.passage)
    people = [e for e in entities((*event.actors, *event.recipients)) if event] if event else []
    named = [e.name for e in people if e.kind in {"person", "organisation", "delegation", "media"}]
    new = [name for name in named if not keys(name, {}) & asked_for]
    return ", ".join(dict.fromkeys(new)) or None


def when(asked: Asked) -> Finding:
    """Answer with the finest date that any telling of the happening gives."""
    to_the_day = bool(_DAY.search(asked.part.text))
    near: list[Passage] = []
    for each in (*_same(asked), *asked.about(0.45)):
        event = asked.event_of(each)if isinstance(each, Passage) else asked.event_of(each.passage)
        passage = each if isinstance(each, Passage) else each.passage
        if event is None or not _is_meant(event, asked):
            continue
        near.append(passage)
        happening = asked.happenings.get(event.id)
        edtf = happening.edtf if happening else event.edtf
        stated = edtf is not None and days_of(edtf) is not None and ".." not in edtf
        guessed = happening is not None and happening.by_context
        if stated and edtf and not (to_the_day and (precision_of(edtf) != "day" or guessed)):
            how = ", to judge by the context" if guessed else ""
            words = in_words(edtf, bool(happening and happening.year_inferred))
            tellings = _tellings(asked, event) or [passage]
            return found("when", f"{words[:1].upper()}{words[1:]}{how}. {said(tellings[0])}", tellings)
        break
    why = f"no page gives the day. {said(near[0])}" if near else ""
    return not_stated("when", why, near[:1])


def _same(asked: Asked) -> tuple[Passage, ...]:
    """Return what the part before rests on, where this one goes on about it."""
    return asked.before if asked.part.about != asked.part.text else ()


def _is_meant(event: Event, asked: Asked) -> bool:
    """Tell whether an event is of the sort that happens; a day is asked of what was done."""
    return event.factuality.value in REALISED or event.factuality.value == "planned"


def _tellings(asked: Asked, event: Event) -> list[Passage]:
    """List the passages that tell one happening, that with the finest date first."""
    happening = asked.happenings.get(event.id)
    if happening is None:
        return []
    ids = {telling.id: telling for telling in happening.tellings}
    passages = [p for p in asked.reading.passages if any(e.id in ids for e in p.events)]
    dated = {e.id for e in happening.tellings if e.edtf == happening.edtf}
    return sorted(passages, key=lambda p: not any(e.id in dated for e in p.events))[:2]


def place(asked: Asked) -> Finding:
    """Answer with the place of an event, else with what a sentence says after in, at or to."""
    for each in (*asked.before, *(r.passage for r in asked.about(0.45))):
        event = asked.event_of(each)
        if event is not None and event.place is not None:
            return found("place", f"{event.place.name}. {said(each, event)}", [each])
        match = re.search(r"\b(?:at|in|near) (?:the )?((?:[A-Z][\w’'-]*(?: (?:of|the|and))? ?)+)", each.text)
        if match:
            return found("place", f"{match[1].strip()}. {said(each, event)}", [each])
    return not_stated("place")


def quantity(asked: Asked) -> Finding:
    """Answer with a number and what it counts, and with whoever gives it."""
    counted = _COUNTED.search(asked.part.text)
    nouns = frozenset(key for w in counted[1].split()[:2] for key in word_keys(w)) if counted else None
    for passage in _around(asked):
        match = _number(passage, nouns)
        if match:
            return found("quantity", f"{match}. {said(passage)}", [passage])
    return not_stated("quantity")


def _around(asked: Asked) -> Iterator[Passage]:
    """Walk the sentences about something, each with those that go on about it."""
    seen: set[int] = set()
    for each in asked.about(0.45):
        passage: Passage | None = each.passage
        for _ in range(3):
            if passage is not None and passage.number not in seen:
                seen.add(passage.number)
                yield passage
            passage = asked.reading.after(passage) if passage is not None else None


def _number(passage: Passage, nouns: frozenset[str] | None) -> str | None:
    for match in _AMOUNT.finditer(passage.text):
        words = match[2].split()[:3]
        counted = frozenset(key for word in words for key in word_keys(word))
        people = bool(counted & _PEOPLE)
        wanted = people if nouns is None else bool(nouns & counted) or (people and bool(nouns & _PEOPLE))
        if wanted and not _is_date(match, passage):
            return f"{match[1]} {' '.join(words).rstrip(',.')}".strip()
    return None


def _is_date(match: re.Match[str], passage: Passage) -> bool:
    return any(e.time and match.start() + passage.span.start in e.time.span for e in passage.events)


def duration(asked: Asked) -> Finding:
    """Answer with how long something lasted, in its sentence or one that goes on about it."""
    for passage in (*asked.before, *_around(asked)):
        for event in passage.events:
            told = [d for d in details(event, passage.article, ()) if d.kind == "duration"]
            for detail in told:
                other = next(
                    (p for p in asked.reading.passages
                     if p.article.id == detail.article and detail.start in p.span), passage,
                )  # fmt: skip
                return found("duration", f"{detail.text}. {said(other)}", [passage, other])
    return not_stated("duration")
