"""The article reader: the text as it was, its furniture folded, its events in the margin."""

from __future__ import annotations

from typing import Any

from detente.api import Détente
from detente.desk import show, words
from detente.desk.sentences import Part, parts
from detente.desk.start import called
from detente.desk.views import Answer, Ask, NotHere
from detente.export import jsonl
from detente.model.desk import Selection
from detente.model.events import Coding, Event
from detente.model.text import Article, Wording

MOST_CARDS = 600
"""Events drawn in the margin of one page; the rest stands in the list of its events."""


def article(desk: Détente, ask: Ask) -> Answer:
    """One article with its events beside their sentences."""
    found = desk.article(ask.names["id"])
    if found is None:
        raise NotHere("This desk has no such article; it may have been removed. See Articles.")
    page, coding = found
    events = coding.events if coding else ()
    wordings = desk.wordings(page)
    hidden = ask.word("wording") == "off"
    layout = parts(page, events[:MOST_CARDS], () if hidden else wordings)
    states = _states(events)
    return Answer(
        template="article.html",
        title=words.headline(page.title, page.name),
        shown={
            "article": page, "coding": coding, "layout": groups(layout), "text": page.text,
            "numbers": {event.id: place for place, event in enumerate(_ordered(layout), 1)},
            "important": ask.flag("important"), "left": max(0, len(events) - MOST_CARDS),
            "wordings": wordings, "hidden": hidden, "first": _first(wordings),
            "states": states, "names": called(desk, states[:2]), "counts": _counts(events),
        },
        content={**_content(page, coding), "wordings": wordings},
        columns=show.EVENT_COLUMNS,
        rows=_rows(desk, page) if ask.format == "csv" else (),
    )  # fmt: skip


def _rows(desk: Détente, page: Article) -> list[dict[str, Any]]:
    return show.events(desk.browse.rows(Selection(article=page.id), most=5000))


def _first(wordings: tuple[Wording, ...]) -> frozenset[int]:
    """Say where each suspicion stands for the first time: the margin tells it there alone."""
    seen: dict[tuple[str, str], int] = {}
    for wording in wordings:
        seen.setdefault((wording.text.casefold(), wording.better), wording.span.start)
    return frozenset(seen.values())


def groups(layout: tuple[Part, ...]) -> list[tuple[str, list[Part]]]:
    """Put neighbours of one sort together: text, a reference box, furniture to be folded."""
    found: list[tuple[str, list[Part]]] = []
    for part in layout:
        sort = _sort(part)
        if not found or found[-1][0] != sort:
            found.append((sort, []))
        found[-1][1].append(part)
    return found


def _sort(part: Part) -> str:
    if part.block.kind in ("reference", "reference_title"):
        return "reference"
    return "text" if part.block.is_content else "chrome"


def _ordered(layout: tuple[Part, ...]) -> list[Event]:
    return [event for part in layout for event in part.events]


def _states(events: tuple[Event, ...]) -> list[str]:
    """List the states that take part, most often first."""
    counts: dict[str, int] = {}
    for event in events:
        for side in (*event.actors, *event.recipients):
            for state in side.entity.states if side.entity else ():
                counts[state] = counts.get(state, 0) + 1
    return sorted(counts, key=lambda code: (-counts[code], code))


def _counts(events: tuple[Event, ...]) -> list[tuple[str, int]]:
    """Count events by how sure they are, in the order of the legend."""
    values = [event.factuality.value for event in events]
    return [(value, values.count(value)) for value in words.table("degrees") if value in values]


def _content(page: Article, coding: Coding | None) -> dict[str, Any]:
    return {
        "article": page,
        "coded": coding is not None,
        "events": [jsonl.record(event, page) for event in coding.events] if coding else [],
        "abstentions": coding.abstentions if coding else (),
        "versions": dict(coding.versions) if coding else {},
    }
