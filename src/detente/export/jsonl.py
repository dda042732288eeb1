"""One event per line as JSON, with article, words and offsets.

The shape is fixed: what is not stated is null, nobody is `[]`, every `text` is the slice of the
article's canonical text from `start` to `end`, in Unicode code points.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

import msgspec

from detente.model.actors import Entity, Place
from detente.model.events import Coding, Condition, Event, Evidence, Participant, Quantity, Voice
from detente.model.text import Article, Span
from detente.model.times import TimeExpression

MEDIA_TYPE = "application/x-ndjson"


def write(codings: Iterable[Coding], articles: Iterable[Article], stream: TextIO) -> None:
    """Write events, in the order of the codings.

    Args:
        codings: Codings whose articles are given.
        articles: Their articles, in any order.
        stream: Text stream; UTF-8 where the caller chose the encoding.

    Raises:
        KeyError: An article of a coding is not among the articles.
    """
    pages = {article.id: article for article in articles}
    for coding in codings:
        page = pages[coding.article]
        for event in coding.events:
            stream.write(msgspec.json.encode(record(event, page)).decode() + "\n")


def record(event: Event, article: Article) -> dict[str, Any]:
    """Lay out one event in the fixed shape."""
    text = article.text
    return {
        "id": event.id,
        "kind": event.kind,
        "type": event.type,
        "mode": event.mode,
        "extension": event.extension,
        "contexts": event.contexts,
        "cameo": event.cameo,
        "article": _article(article),
        "actors": [_participant(p, text) for p in event.actors],
        "recipients": [_participant(p, text) for p in event.recipients],
        "place": _place(event.place, text),
        "time": _time(event, text),
        "factuality": {
            "value": event.factuality.value,
            "polarity": event.factuality.polarity,
            "certainty": event.factuality.certainty,
            "holder": event.factuality.holder,
        },
        "attribution": [_voice(voice, text) for voice in event.attribution],
        "trigger": _slice(event.trigger, text),
        "span": _slice(event.span, text),
        "quantities": [_quantity(q, text) for q in event.quantities],
        "condition": _condition(event.condition, text),
        "block": event.block,
        "same_as": event.same_as,
        "confidence": event.confidence,
        "evidence": [_evidence(reason) for reason in event.evidence],
    }


def _condition(condition: Condition | None, text: str) -> dict[str, Any] | None:
    """Lay out what an event depends on; None for nothing."""
    if condition is None:
        return None
    return {
        **_slice(condition.span, text),
        "antecedents": [_slice(span, text) for span in condition.antecedents],
        "consequents": [_slice(span, text) for span in condition.consequents],
    }


def _slice(span: Span, text: str) -> dict[str, Any]:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _article(article: Article) -> dict[str, Any]:
    published = article.published
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "published": {"edtf": published.edtf, "inferred": published.inferred}
        if published
        else None,
        "language": article.language,
        "translated_by": article.translation.service if article.translation else None,
    }


def _entity(entity: Entity | None) -> dict[str, Any] | None:
    if entity is None:
        return None
    found: dict[str, Any] = {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "state": entity.state,
        "sector": entity.sector,
        "office": entity.office,
    }
    if entity.others:
        found["members"] = [_entity(member) for member in entity.others]
    return found


def _participant(participant: Participant, text: str) -> dict[str, Any]:
    return {**_slice(participant.span, text), "entity": _entity(participant.entity)}


def _place(place: Place | None, text: str) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        **_slice(place.span, text),
        "name": place.name,
        "state": place.state,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
    }


def _time(event: Event, text: str) -> dict[str, Any] | None:
    """The event's own date, with the words it rests on where there are any."""
    time: TimeExpression | None = event.time
    if time is None:
        nothing = {"text": None, "start": None, "end": None, "year_inferred": False}
        return {**nothing, "edtf": event.edtf, "as_of": event.known_as_of} if event.edtf else None
    return {
        **_slice(time.span, text),
        "edtf": event.edtf or time.edtf,
        "as_of": event.known_as_of,
        "year_inferred": time.year_inferred,
    }


def _voice(voice: Voice, text: str) -> dict[str, Any]:
    source = voice.source
    return {
        "order": voice.order,
        "source": {
            "name": source.name,
            "kind": source.kind,
            "entity": source.entity.id if source.entity else None,
        },
        "cue": _slice(voice.cue, text) if voice.cue else None,
    }


def _quantity(quantity: Quantity, text: str) -> dict[str, Any]:
    return {
        **_slice(quantity.span, text),
        "value": quantity.value,
        "min": quantity.minimum,
        "max": quantity.maximum,
        "unit": quantity.unit,
        "approximate": quantity.approximate,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    span = evidence.span
    return {
        "by": evidence.by,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "reason": evidence.reason,
        "score": evidence.score,
    }
