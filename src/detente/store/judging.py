"""Correcting what a desk holds: each correction becomes a judgement with author, time and reason.

judging = Judging(store, "M. Osei")
made = judging.change("8c1f…", "factuality.value", '"planned"', "the visit was announced only")
judging.undo(made.id, "it took place after all")
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TextIO

import msgspec

from detente.errors import JudgementRefused
from detente.model.actors import Entity
from detente.model.events import Coding, Event
from detente.model.grades import Grade, grades
from detente.model.judgements import Judgement, Subject, fault_of, identify, in_force, judgement
from detente.store.codec import encode
from detente.store.desk import Store
from detente.store.grading import bearing_on, source_named
from detente.store.overlay import changed, found_in, subject_of, value_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A judgement and how it stands."""

    judgement: Judgement
    in_force: bool
    """False when it was undone."""
    found: bool
    """False when its events are no longer on the desk: it holds, and changes nothing."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Judging:
    """Makes judgements in somebody's name and puts them on the desk."""

    store: Store
    author: str
    clock: Callable[[], str] = _now
    """Tells the time, ISO 8601, UTC."""

    def change(self, event: str, field: str, after: str | None, reason: str) -> Judgement:
        """Change a field of an event.

        Args:
            event: Its id.
            field: A path, `edtf`, `factuality.value`, `actors.0.entity.state`.
            after: JSON text of the value; None empties the field.
            reason: A sentence for others to read.

        Raises:
            JudgementRefused: No such event or field, a value that it cannot hold, no reason.
            StoreError: It cannot be written.
        """
        told = self._event(event)
        try:
            before, after = value_at(told, field), _compact(json.loads(after or "null"))
            self._check(changed(told, field, after))
        except ValueError as error:
            raise JudgementRefused(event, str(error)) from error
        return self._put(
            "change", (subject_of(told),), reason, field=field, before=before, after=after
        )

    def withdraw(self, subject: str, reason: str) -> Judgement:
        """Say that an event is none, or that pages introduce somebody wrongly.

        Args:
            subject: The id of an event; or that of a person, whom no page then learns of from
                those that say so.
            reason: A sentence for others to read.

        Raises as `change` does.
        """
        if ":" in subject and self.store.people.name_of(subject) is None:
            raise JudgementRefused(subject, "no page introduces anybody of this id")
        return self._put("withdraw", (self._subject(subject),), reason)

    def merge(self, subjects: Iterable[str], reason: str) -> Judgement:
        """Say that events tell of one thing, or that entities are one; the first stays.

        Raises as `change` does.
        """
        return self._put("merge", tuple(map(self._subject, subjects)), reason)

    def split(
        self, subjects: Iterable[str], reason: str, other: tuple[str, str] | None = None
    ) -> Judgement:
        """Say that events are of different things, or that an entity is another in some events.

        Args:
            subjects: Ids of events; or the id of an entity and those of events.
            reason: A sentence for others to read.
            other: Id and name of who it is in these events.

        Raises as `change` does.
        """
        named = tuple(map(self._subject, subjects))
        after = _compact({"id": other[0], "name": other[1]}) if other else None
        before = _compact({"id": named[0].id, "name": named[0].name}) if other and named else None
        return self._put("split", named, reason, before=before, after=after)

    def grade(self, subject: str, grade: str, reason: str) -> Judgement:
        """Grade a source (A to F) or what an event tells (1 to 6), by the Admiralty code.

        Args:
            subject: Of a letter: the id of an entity that speaks, or a source's name as pages
                give it. Of a digit: the id of an event.
            grade: One letter or digit; F and 6 say that it cannot be judged.
            reason: What the grade rests on.

        Raises:
            JudgementRefused: No such grade, event or source, an unnamed source, no reason.
            StoreError: It cannot be written.
        """
        of_event = grade.isdecimal()
        found = subject_of(self._event(subject)) if of_event else source_named(self.store, subject)
        scale = "information" if of_event else "source"
        return self._put("grade", (found,), reason, field=scale, after=_compact(grade.upper()))

    def grades(self, event: str | None = None) -> tuple[Grade, ...]:
        """List the grades that hold, earliest first: all, or those that bear on one event.

        On an event bear the grades of what it tells and of the sources in its chain; () where
        nobody graded any of them, which says nothing against them.

        Raises:
            JudgementRefused: The desk has no such event.
        """
        held = grades(self.store.judgements())
        if event is None:
            return held
        told = self._event(event)
        coding = self.store.coding(told.article)
        return bearing_on(told, coding, held) if coding else ()

    def undo(self, judgement_id: str, reason: str) -> Judgement:
        """Undo a judgement, or an undo; raises as `change` does."""
        if judgement_id not in {made.id for made in self.store.judgements()}:
            raise JudgementRefused(judgement_id, "the desk has no such judgement")
        return self._put("undo", (), reason, undoes=judgement_id)

    def standings(self) -> tuple[Standing, ...]:
        """List all judgements, the earliest first, with how each stands."""
        every = self.store.judgements()
        holding = {made.id for made in in_force(every)}
        articles = {s.article for made in every for s in made.subjects if s.article}
        codings = [coding for a in sorted(articles) if (coding := self.store.coded(a)) is not None]
        missed = self.store.overlay().misses(codings)
        return tuple(
            Standing(judgement=made, in_force=made.id in holding, found=made.id not in missed)
            for made in every
            if made.act != "undo"
        )

    def write(self, stream: TextIO) -> None:
        """Write every judgement as a line of JSON, with the words that were judged.

        `before` and `after` are values, not text: pairs of what the machine and what a person
        said of the same words.
        """
        holding = {made.id for made in in_force(self.store.judgements())}
        for made in self.store.judgements():
            line = {**self._line(made), "in_force": made.id in holding or made.act == "undo"}
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")

    def read(self, lines: Iterable[str]) -> Iterator[Judgement]:
        """Take in judgements that `write` wrote, here or elsewhere; yields the new ones.

        Raises:
            JudgementRefused: A line that is no judgement, or was altered; what came before it
                is on the desk.
        """
        for number, line in enumerate(lines, 1):
            if line.strip():
                made = _read(line, number)
                if self.store.judge(made):
                    yield made

    def _put(
        self, act: str, subjects: tuple[Subject, ...], reason: str, **parts: str | None
    ) -> Judgement:
        try:
            made = judgement(
                act, subjects, author=self.author, time=self.clock(), reason=reason, **parts
            )
        except ValueError as error:
            raise JudgementRefused(act, str(error)) from error
        self.store.judge(made)
        return made

    def _event(self, event_id: str) -> Event:
        """Find an event as judged so far: that is what the analyst saw."""
        article = self.store.article_of(event_id)
        coding = self.store.coding(article) if article else None
        found = next((e for e in coding.events if e.id == event_id), None) if coding else None
        if found is None:
            raise JudgementRefused(event_id, "the desk has no such event")
        return found

    def _check(self, event: Event) -> None:
        """See that every `text` is still the slice of the article that its span cuts."""
        article = self.store.article(event.article)
        worded = (*event.actors, *event.recipients, *event.quantities, event.place, event.condition)
        for part in worded:
            if article and part and part.span.of(article.text) != part.text:
                raise ValueError(
                    f"{part.text!r} does not stand at {part.span.start} in the article"
                )

    def _subject(self, name: str) -> Subject:
        if ":" not in name:
            return subject_of(self._event(name))
        introduced = self.store.people.name_of(name)
        if introduced:
            return Subject(kind="entity", id=name, name=introduced)
        for coding in self.store.codings():
            for entity in _entities(coding):
                if entity.id == name:
                    return Subject(kind="entity", id=name, name=entity.name)
        raise JudgementRefused(name, "nobody on the desk has this id")

    def _line(self, made: Judgement) -> dict[str, Any]:
        line: dict[str, Any] = json.loads(encode(made))
        for side in ("before", "after"):
            line[side] = None if line[side] is None else json.loads(line[side])
        for subject, told in zip(made.subjects, line["subjects"], strict=True):
            told["quote"] = self._quote(subject)
        return line

    def _quote(self, subject: Subject) -> str | None:
        article = self.store.article(subject.article) if subject.article else None
        if article is None or subject.span is None:
            return None
        coding = self.store.coded(article.id)
        event = found_in(coding, subject) if coding else None
        return (event.span if event else subject.span).of(article.text)


def _entities(coding: Coding) -> Iterator[Entity]:
    for event in coding.events:
        speaking = (voice.source.entity for voice in event.attribution)
        taking = (p.entity for p in (*event.actors, *event.recipients))
        for entity in (*taking, *speaking):
            if entity:
                yield from (entity, *entity.others)


def _read(line: str, number: int) -> Judgement:
    try:
        told = json.loads(line)
        told |= {side: _compact(told.get(side)) for side in ("before", "after")}
        made = msgspec.convert(told, Judgement)
    except (ValueError, TypeError, AttributeError, msgspec.ValidationError) as error:
        raise JudgementRefused(f"line {number}", f"is no judgement: {error}") from error
    if fault_of(made) or identify(made) != made.id:
        raise JudgementRefused(f"line {number}", fault_of(made) or "was altered: its id differs")
    return made


def _compact(value: object) -> str | None:
    """Write a value as JSON in one way only, as ids are made of it; None for nothing."""
    return None if value is None else msgspec.json.encode(value).decode()
