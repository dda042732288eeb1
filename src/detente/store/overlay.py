"""Coded events as they read through the judgements in force; what is coded stays as it is.

A judged event is found by its id, or, where coding anew gave other ids, by its article, its type
and the most words in common. What is not found again is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import msgspec

from detente.model.actors import Entity
from detente.model.events import FACTUALITY_VALUES, KINDS, Coding, Event, Participant, Voice
from detente.model.judgements import Judgement, Subject
from detente.model.ties import Ties

FIXED = frozenset({"id", "article", "evidence"})
"""Fields that no judgement changes: what an event is, and how the coder came to it."""


def name_of(event: Event) -> str | None:
    """Return the type by which an event is found again: PLOVER's, or the extension's."""
    return event.extension or event.type


def subject_of(event: Event) -> Subject:
    """Describe an event so that it is found again."""
    return Subject(
        kind="event", id=event.id, article=event.article, span=event.span, type=name_of(event)
    )


def found_in(coding: Coding, subject: Subject) -> Event | None:
    """Find a judged event in a coding of its article; None when nothing there is like it."""
    if subject.article != coding.article:
        return None
    same = next((event for event in coding.events if event.id == subject.id), None)
    if same is not None or subject.span is None:
        return same
    alike = [
        (min(event.span.end, subject.span.end) - max(event.span.start, subject.span.start), event)
        for event in coding.events
        if name_of(event) == subject.type
    ]
    most, best = max(alike, key=lambda pair: pair[0], default=(0, None))
    return best if most > 0 else None


def value_at(event: Event, path: str) -> str | None:
    """Read a field of an event as JSON text; None for an empty one.

    Raises:
        ValueError: An event has no such field, or it is one of `FIXED`.
    """
    value = _reached(_laid_open(event), path)
    return None if value is None else msgspec.json.encode(value).decode()


def changed(event: Event, path: str, after: str | None) -> Event:
    """Put a value into a field; a date put in takes the place of the day as of which it goes on.

    Args:
        event: Any.
        path: Names and numbers between dots: `actors.0.entity.state`.
        after: JSON text; None empties the field.

    Raises:
        ValueError: No such field, or a value that the field cannot hold.
    """
    whole = _laid_open(event)
    _reached(whole, path)
    *way, last = path.split(".")
    holder = _reached(whole, ".".join(way)) if way else whole
    holder[int(last) if isinstance(holder, list) else last] = _read(after)
    try:
        new = msgspec.convert(whole, Event)
    except msgspec.ValidationError as error:
        raise ValueError(f"{path} cannot be {after}: {error}") from error
    if new.kind not in KINDS or new.factuality.value not in FACTUALITY_VALUES:
        raise ValueError(f"{path} cannot be {after}: no such value")
    # who says when it was no longer means the day of the page
    return replace(new, as_of=None) if path == "edtf" else new


def _laid_open(event: Event) -> Any:
    """Write an event as dictionaries and lists, which can be changed in place."""
    return msgspec.json.decode(msgspec.json.encode(event))


def _read(text: str | None) -> Any:
    try:
        return None if text is None else msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise ValueError(f"not JSON: {text}") from error


def _reached(whole: Any, path: str) -> Any:
    if path.split(".")[0] in FIXED:
        raise ValueError(f"{path} is not changed by judgements")
    for step in path.split("."):
        if isinstance(whole, dict) and step in whole:
            whole = whole[step]
        elif isinstance(whole, list) and step.isdecimal() and int(step) < len(whole):
            whole = whole[int(step)]
        else:
            raise ValueError(f"an event has no {path}")
    return whole


@dataclass(frozen=True, slots=True)
class Overlay:
    """The judgements in force, ready to be laid over codings."""

    judgements: tuple[Judgement, ...]
    """In force, in order."""
    places: Mapping[str, tuple[int, ...]]
    """Which of them bear on an article; under "" those that bear on all."""

    @classmethod
    def of(cls, judgements: tuple[Judgement, ...]) -> Overlay:
        """Make ready judgements that are in force and in order."""
        places: dict[str, list[int]] = {"": []}
        for place, made in enumerate(judgements):
            for article in {subject.article or "" for subject in made.subjects}:
                # An entity that is split is another in the events that are named, nowhere else.
                if article or made.act == "merge":
                    places.setdefault(article, []).append(place)
        return cls(judgements, {article: tuple(found) for article, found in places.items()})

    def over(self, coding: Coding) -> Coding:
        """Read a coding through the judgements; the same coding where none bears on it."""
        for made in self._bearing_on(coding):
            coding = _ACTS[made.act](coding, made)
        return coding

    def _bearing_on(self, coding: Coding) -> Iterator[Judgement]:
        places = {*self.places[""], *self.places.get(coding.article, ())}
        return (self.judgements[place] for place in sorted(places))

    def ties(self, codings: Iterable[Coding]) -> Ties:
        """Collect which events of some codings are held together or apart by merge and split."""
        held = {coding.article: coding for coding in codings}
        return Ties.of(
            (
                made.act == "merge",
                [
                    event.id
                    for subject in made.subjects
                    if subject.article in held
                    and (event := found_in(held[subject.article], subject))
                ],
            )
            for made in self.judgements
            if made.act in ("merge", "split") and all(map(_is_event, made.subjects))
        )

    def beside(self, event: str) -> frozenset[str]:
        """List the articles of events that were judged together with one."""
        return frozenset(
            subject.article
            for made in self.judgements
            if event in {subject.id for subject in made.subjects}
            for subject in made.subjects
            if subject.article
        )

    def misses(self, codings: Iterable[Coding]) -> frozenset[str]:
        """List the ids of judgements of events none of which is found any more."""
        missed = {made.id for made in self.judgements if any(map(_is_event, made.subjects))}
        for coding in codings:
            for made in self._bearing_on(coding):
                if any(found_in(coding, s) for s in made.subjects if _is_event(s)):
                    missed.discard(made.id)
                coding = _ACTS[made.act](coding, made)
        return frozenset(missed)


def _is_event(subject: Subject) -> bool:
    return subject.kind == "event"


def _with(coding: Coding, old: Event, new: Event | None) -> Coding:
    kept = (new if event is old else event for event in coding.events)
    return replace(coding, events=tuple(event for event in kept if event is not None))


def _change(coding: Coding, made: Judgement) -> Coding:
    event = found_in(coding, made.subjects[0])
    if event is None or made.field is None:
        return coding
    try:
        return _with(coding, event, changed(event, made.field, made.after))
    except ValueError:
        # Coding anew may have left no such field: a second actor that is no longer there.
        return coding


def _withdraw(coding: Coding, made: Judgement) -> Coding:
    event = found_in(coding, made.subjects[0])
    if event is None:
        return coding
    left = _with(coding, event, None)
    orphans = tuple(replace(e, same_as=None) if e.same_as == event.id else e for e in left.events)
    return replace(left, events=orphans)


def _merge(coding: Coding, made: Judgement) -> Coding:
    first = made.subjects[0]
    if first.kind == "entity":
        gone = {subject.id for subject in made.subjects[1:]}
        return _renamed(coding, coding.events, gone, first.id, first.name)
    head = found_in(coding, first)
    stays = head.id if head else first.id
    for subject in made.subjects[1:]:
        event = found_in(coding, subject)
        if event is not None and event.id != stays:
            coding = _with(coding, event, replace(event, same_as=stays))
    return coding


def _split(coding: Coding, made: Judgement) -> Coding:
    entity = made.subjects[0] if made.subjects[0].kind == "entity" else None
    found = [e for s in made.subjects if s.kind == "event" and (e := found_in(coding, s))]
    if entity is None:
        for event in found:
            coding = _with(coding, event, replace(event, same_as=None))
        return coding
    other = cast("dict[str, str]", _read(made.after))
    return _renamed(coding, found, {entity.id}, str(other["id"]), other.get("name"))


def _renamed(
    coding: Coding, events: Iterable[Event], gone: set[str], stays: str, name: str | None
) -> Coding:
    """Put one entity in the place of others in some events of a coding."""
    chosen = {id(event) for event in events}

    def put(entity: Entity) -> Entity:
        others = tuple(put(member) for member in entity.others)
        if entity.id in gone:
            return replace(entity, id=stays, name=name or entity.name, others=others)
        return replace(entity, others=others) if others != entity.others else entity

    def taking(side: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(replace(p, entity=put(p.entity)) if p.entity else p for p in side)

    def speaking(voice: Voice) -> Voice:
        who = voice.source
        return replace(voice, source=replace(who, entity=put(who.entity))) if who.entity else voice

    new = tuple(
        replace(
            event, actors=taking(event.actors), recipients=taking(event.recipients),
            attribution=tuple(map(speaking, event.attribution)),
        ) if id(event) in chosen else event
        for event in coding.events
    )  # fmt: skip
    return replace(coding, events=new)


def _grade(coding: Coding, made: Judgement) -> Coding:
    """Leave a coding as it is: a grade stands beside what was told, and changes none of it."""
    return coding


_ACTS = {
    "change": _change, "withdraw": _withdraw, "merge": _merge, "split": _split, "grade": _grade,
}  # fmt: skip
