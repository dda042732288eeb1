"""Rows and entities as flat values: what JSON and CSV of a list hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.desk import words
from detente.desk.views import address
from detente.model.actors import Entity
from detente.model.desk import Heading, Row

EVENT_COLUMNS = (
    "id", "date", "as_of", "act", "type", "mode", "extension", "kind", "actors", "recipients",
    "place", "factuality", "certainty", "sources", "quote", "start", "end", "confidence", "article",
    "title", "publisher", "published", "language", "translated_by", "url", "address",
)  # fmt: skip


def events(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Flatten events with their pages, one dict a row."""
    return [event(row) for row in rows]


def event(row: Row) -> dict[str, Any]:
    """Flatten one event; the address leads to its sentence."""
    told, page = row.event, row.heading
    return {
        "id": told.id, "date": told.edtf, "as_of": told.known_as_of, "act": words.act(told),
        "type": told.type, "mode": told.mode, "extension": told.extension, "kind": told.kind,
        "actors": words.names(told.actors), "recipients": words.names(told.recipients),
        "place": told.place.name if told.place else None,
        "factuality": told.factuality.value, "certainty": told.factuality.certainty,
        "sources": " < ".join(voice.source.name for voice in told.attribution),
        "quote": row.quote, "start": told.span.start, "end": told.span.end,
        "confidence": round(told.confidence, 3), "article": page.id, "title": page.title,
        "publisher": page.publisher, "published": page.published, "language": page.language,
        "translated_by": page.translated_by, "url": page.url, "address": place(row),
    }  # fmt: skip


def place(row: Row) -> str:
    """Return the address of the sentence that tells an event."""
    return f"{address('articles', row.event.article)}#e-{row.event.id}"


def heading(page: Heading) -> dict[str, Any]:
    """Flatten an article without its text."""
    return {
        "id": page.id, "title": page.title, "publisher": page.publisher,
        "published": page.published, "inferred": page.inferred, "language": page.language,
        "translated_by": page.translated_by, "url": page.url, "added": page.added,
        "events": page.events, "address": address("articles", page.id),
    }  # fmt: skip


def entity(found: Entity) -> dict[str, Any]:
    """Flatten an entity."""
    return {
        "id": found.id, "name": found.name, "kind": found.kind, "state": found.state,
        "sector": found.sector, "office": found.office, "address": address("actors", found.id),
    }  # fmt: skip
