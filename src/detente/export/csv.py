"""One event per row, flat, for a spreadsheet: many values in a cell stand apart by `; `.

Cells that a spreadsheet would run as a formula begin with an apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from detente.model.events import Coding, Event, Participant
from detente.model.text import Article

MEDIA_TYPE = "text/csv"
COLUMNS = (
    "id", "kind", "type", "mode", "extension", "cameo", "contexts", "date", "as_of",
    "year_inferred", "actors", "actor_states", "recipients", "recipient_states", "place",
    "place_state", "latitude", "longitude", "factuality", "polarity", "certainty", "holder",
    "sources", "quantities", "condition", "trigger", "quote", "start", "end", "same_as",
    "confidence", "article", "title", "publisher", "published", "published_inferred", "language",
    "translated_by", "url",
)  # fmt: skip


def write(codings: Iterable[Coding], articles: Iterable[Article], stream: TextIO) -> None:
    """Write a header and one row per event, in the order of the codings.

    Args:
        codings: Codings whose articles are given.
        articles: Their articles, in any order.
        stream: Text stream; open a file for it with `newline=""`.

    Raises:
        KeyError: An article of a coding is not among the articles.
    """
    pages = {article.id: article for article in articles}
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(COLUMNS)
    for coding in codings:
        page = pages[coding.article]
        for event in coding.events:
            cells = {**_act(event), **_degree(event), **_words(event, page), **_page(page)}
            rows.writerow([_safe(cells[column]) for column in COLUMNS])


def _safe(value: object) -> object:
    """Keep a cell from being run: `=HYPERLINK(…)` is text from a page, not a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        flat = " ".join(value.replace("\x00", " ").split())
        return f"'{flat}" if flat[:1] in {"=", "+", "-", "@"} and len(flat) > 1 else flat
    return value


def _act(event: Event) -> dict[str, object]:
    place = event.place
    return {
        "id": event.id,
        "kind": event.kind,
        "type": event.type,
        "mode": event.mode,
        "extension": event.extension,
        "cameo": event.cameo,
        "contexts": "; ".join(event.contexts),
        "date": event.edtf,
        "as_of": event.known_as_of,
        "year_inferred": bool(event.time and event.time.year_inferred),
        "actors": _names(event.actors),
        "actor_states": _states(event.actors),
        "recipients": _names(event.recipients),
        "recipient_states": _states(event.recipients),
        "place": place.name if place else None,
        "place_state": place.state if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def _names(participants: tuple[Participant, ...]) -> str:
    return "; ".join(p.entity.name if p.entity else p.text for p in participants)


def _states(participants: tuple[Participant, ...]) -> str:
    found = (state for p in participants if p.entity for state in p.entity.states)
    return "; ".join(dict.fromkeys(found))


def _degree(event: Event) -> dict[str, object]:
    degree = event.factuality
    return {
        "factuality": degree.value,
        "polarity": {"+": "positive", "-": "negative"}.get(degree.polarity, "unknown"),
        "certainty": degree.certainty,
        "holder": degree.holder,
        "sources": " > ".join(voice.source.name for voice in event.attribution),
        "same_as": event.same_as,
        "confidence": event.confidence,
    }


def _words(event: Event, page: Article) -> dict[str, object]:
    return {
        "quantities": "; ".join(quantity.text for quantity in event.quantities),
        "condition": event.condition.text if event.condition else None,
        "trigger": event.trigger.of(page.text),
        "quote": event.span.of(page.text),
        "start": event.span.start,
        "end": event.span.end,
    }


def _page(page: Article) -> dict[str, object]:
    published = page.published
    return {
        "article": page.id,
        "title": page.title,
        "publisher": page.publisher,
        "published": published.edtf if published else None,
        "published_inferred": published.inferred if published else None,
        "language": page.language,
        "translated_by": page.translation.service if page.translation else None,
        "url": page.url,
    }
