"""Values in a line: articles, entities and events of invented states.

`event("CONSULT", "visit", actors=[person("Tomas Veld", "ARV")], …)` finds its words in the text
of an article when they are given, so that spans are true.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from detente.model.actors import Entity, Place
from detente.model.events import (
    Coding,
    Condition,
    Event,
    Factuality,
    Participant,
    Quantity,
    Source,
    Voice,
)
from detente.model.text import Article, Block, Publication, Span, Translation
from detente.model.times import TimeExpression

NAMES = {"ARV": "Arvenia", "BEL": "Belmora", "CAS": "Castora", "DOR": "Dorland"}
"""Invented states; the codes stand for them in these tests only."""


def digest(*parts: object) -> str:
    """Make a short id that depends on nothing but the parts."""
    return hashlib.sha256("\x1f".join(map(repr, parts)).encode()).hexdigest()[:16]


def article(
    text: str = "Arvenia's minister visited Belmora.",
    *,
    title: str | None = None,
    publisher: str | None = "The Castora Courier",
    published: str | None = "2031-05-20",
    inferred: bool = False,
    translated_by: str | None = None,
    translated_from: str | None = None,
    language: str = "en",
    url: str | None = None,
    name: str = "page.txt",
    blocks: tuple[Block, ...] | None = None,
) -> Article:
    """Make an article; each paragraph is a body block unless blocks are given."""
    return Article(
        id=digest(text, url, name),
        name=name,
        text=text,
        blocks=_paragraphs(text, title) if blocks is None else blocks,
        language=language,
        url=url,
        title=title,
        title_span=_found(text, title) if title and title in text else None,
        publisher=publisher,
        published=Publication(edtf=published, inferred=inferred) if published else None,
        translation=Translation(service=translated_by, original_language=translated_from)
        if translated_by
        else None,
    )


def _paragraphs(text: str, title: str | None) -> tuple[Block, ...]:
    blocks, start = [], 0
    for line in text.split("\n"):
        kind = "title" if title and line == title else "body"
        if line.strip():
            blocks.append(
                Block(kind=kind, span=Span(start, start + len(line)), reason="a paragraph")
            )
        start += len(line) + 1
    return tuple(blocks)


def _found(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def state(code: str) -> Entity:
    """Make a state."""
    return Entity(id=f"state:{code}", name=NAMES.get(code, code), kind="state", state=code)


def person(name: str, code: str | None, office: str | None = None) -> Entity:
    """Make a person, with the office as worded."""
    slug = name.lower().replace(" ", "-")
    return Entity(id=f"person:{slug}@{code}", name=name, kind="person", state=code, office=office)


def delegation(code: str) -> Entity:
    """Make a delegation of a state."""
    return Entity(
        id=f"delegation:{code}",
        name=f"delegation of {NAMES.get(code, code)}",
        kind="delegation",
        state=code,
    )


def both(*entities: Entity) -> Entity:
    """Make one mention of several entities: "the two countries"."""
    return Entity(id="group:both", name="both", kind="group", others=entities)


def source(name: str, kind: str = "media", entity: Entity | None = None) -> Source:
    """Make somebody who says so."""
    return Source(name=name, kind=kind, entity=entity)


def participant(entity: Entity | None, text: str, words: str | None = None) -> Participant:
    """Make a participant; words are looked up in the text and default to the entity's name."""
    words = words or (entity.name if entity else "somebody")
    span = _found(text, words) if words in text else Span(0, 0)
    return Participant(span=span, text=span.of(text), entity=entity)


def event(
    type: str | None = "CONSULT",
    mode: str | None = None,
    *,
    within: Article | None = None,
    words: str | None = None,
    trigger: str | None = None,
    actors: Iterable[Entity | tuple[Entity | None, str]] = (),
    recipients: Iterable[Entity | tuple[Entity | None, str]] = (),
    kind: str = "event",
    value: str = "occurred",
    certainty: str = "CT",
    edtf: str | None = None,
    year_inferred: bool = False,
    by_context: bool = False,
    as_of: str | None = None,
    sources: Iterable[Source] = (),
    place: tuple[str, str | None] | None = None,
    quantities: tuple[tuple[str, float, str], ...] = (),
    condition: str | None = None,
    extension: str | None = None,
    block: str = "body",
    same_as: str | None = None,
) -> Event:
    """Make an event told by the words of an article (the whole text by default)."""
    page = within or article()
    text = page.text
    span = _found(text, words or text)
    people = [_participants(side, text) for side in (actors, recipients)]
    chain = _voices(page, tuple(sources))
    return Event(
        id=digest(page.id, span, type, mode, extension, kind, value, trigger, people, edtf, place),
        article=page.id,
        kind=kind,
        type=type,
        mode=mode,
        extension=extension,
        cameo=None,
        contexts=(),
        actors=people[0],
        recipients=people[1],
        place=_place(place, text),
        time=None if by_context else _time(edtf, span, year_inferred),
        edtf=edtf,
        as_of=as_of,
        factuality=_factuality(value, certainty, chain[-1].source.name),
        attribution=chain,
        trigger=_found(text, trigger) if trigger else Span(span.start, span.start),
        span=span,
        quantities=tuple(_quantity(text, *quantity) for quantity in quantities),
        condition=Condition(span=_found(text, condition), text=condition) if condition else None,
        block=block,
        same_as=same_as,
    )


def _participants(
    side: Iterable[Entity | tuple[Entity | None, str]], text: str
) -> tuple[Participant, ...]:
    pairs = (who if isinstance(who, tuple) else (who, None) for who in side)
    return tuple(participant(entity, text, words) for entity, words in pairs)


def _voices(page: Article, sources: tuple[Source, ...]) -> tuple[Voice, ...]:
    outer = Source(name=page.publisher or "the page", kind="outlet")
    return tuple(Voice(order=order, source=s) for order, s in enumerate((outer, *sources)))


def _factuality(value: str, certainty: str, holder: str) -> Factuality:
    polarity = "-" if value in {"negated", "denied"} else "+"
    return Factuality(value=value, polarity=polarity, certainty=certainty, holder=holder)


def _place(place: tuple[str, str | None] | None, text: str) -> Place | None:
    if place is None:
        return None
    name, code = place
    span = _found(text, name) if name in text else Span(0, 0)
    return Place(span=span, text=span.of(text), name=name, state=code)


def _time(edtf: str | None, span: Span, year_inferred: bool) -> TimeExpression | None:
    if edtf is None:
        return None
    return TimeExpression(
        span=Span(span.start, span.start),
        text="",
        kind="date",
        edtf=edtf,
        interval=None,
        year_inferred=year_inferred,
    )


def _quantity(text: str, words: str, value: float, unit: str) -> Quantity:
    span = _found(text, words)
    return Quantity(span=span, text=words, value=value, unit=unit)


def coding(page: Article, *events: Event, version: str = "1") -> Coding:
    """Make the coding of an article."""
    return Coding(article=page.id, events=events, versions=(("code", version),))
