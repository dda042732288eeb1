"""Reads the reference page with its gold annotation as an article and a coding."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from detente.model.actors import Entity, Place
from detente.model.events import Coding, Event, Factuality, Participant, Quantity, Source, Voice
from detente.model.text import Article, Block, Publication, Span, Translation
from detente.model.times import TimeExpression

SHARED = Path(os.environ.get("DETENTE_SHARED") or Path(__file__).parents[3] / "shared")
KINDS = {"unnamed_person": "unnamed", "weapon": "group"}


def load() -> tuple[Article, Coding]:
    """Read article and coding; skips the test where the reference material is absent."""
    gold_file, page_file = SHARED / "seed" / "gold.json", SHARED / "seed" / "page.txt"
    if not gold_file.exists() or not page_file.exists():
        pytest.skip("the reference material is not beside this checkout")
    text = page_file.read_bytes().decode()
    gold = json.loads(gold_file.read_text())
    actors = {actor["id"]: actor for actor in gold["actors"]}
    events = tuple(_event(item, actors, gold, text) for item in gold["events"])
    return _article(text), Coding(article="seed", events=events)


def _article(text: str) -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind="body", span=Span(start, start + len(line)), reason="line"))
        start += len(line) + 1
    return Article(
        id="seed",
        name="page.txt",
        text=text,
        blocks=tuple(blocks),
        language="en",
        title="Advanced setup: Syria may increase diplomatic mission in Russia",
        publisher="Izvestia",
        published=Publication(edtf="2025-11-17/2025-11-20", inferred=True),
        translation=Translation(service="Yandex Translate", original_language="ru"),
    )


def _entity(actor: dict[str, Any]) -> Entity:
    state = actor["state"] if actor["state"] != "IMG" else None
    kind = KINDS.get(actor["type"], actor["type"])
    roles = actor.get("roles") or [{}]
    return Entity(
        id=f"state:{state}" if kind == "state" else actor["id"],
        name=actor["canonical"],
        kind=kind,
        state=state,
        office=roles[0].get("role") if kind == "person" else None,
    )


def _participant(actor: dict[str, Any], gold: dict[str, Any], span: Span) -> Participant:
    mention = next(
        (m for m in gold["mentions"] if m["entity"] == actor["id"] and m["start"] in span), None
    )
    return Participant(
        span=Span(mention["start"], mention["end"]) if mention else Span(span.start, span.start),
        text=mention["quote"] if mention else "",
        entity=_entity(actor),
    )


def _event(item: dict[str, Any], actors: dict[str, Any], gold: dict[str, Any], text: str) -> Event:
    span = Span(item["span"]["start"], item["span"]["end"])
    sides = [
        tuple(_participant(actors[a], gold, span) for a in item[side] if a in actors)
        for side in ("actors", "recipients")
    ]
    plover, value = item["plover"], item["factuality"]["value"]
    words, edtf = item["time"].get("text"), item["time"]["edtf"]
    extension = None
    if item["cameo"] == "014":
        extension = "PREMISES/acquire" if "building" in item["summary"] else "MISSION/enlarge"
        extension = "HEAD_OF_MISSION" if "ambassador" in item["summary"] else extension
    return Event(
        id=item["id"],
        article="seed",
        kind=item["kind"].replace("_", " "),
        type=plover["event"],
        mode=plover["mode"],
        extension=extension,
        cameo=item["cameo"],
        contexts=(),
        actors=sides[0],
        recipients=sides[1],
        place=_place(item, actors),
        time=_time(words, text, span) if words else None,
        # The page alone: what gold knows from elsewhere is not on it.
        edtf="2025-11-11/2025-11-20" if item["id"] == "E06" else edtf if words else None,
        factuality=Factuality(
            value=value,
            polarity="+",
            certainty=item["factuality"]["factbank"][:2],
            holder=_name(item["factuality"]["holder"], actors),
        ),
        attribution=tuple(
            Voice(order=v["order"], source=_source(v["source"], item, actors))
            for v in item["attribution"]
        ),
        trigger=Span(span.start, span.start),
        span=span,
        quantities=tuple(_quantity(q, span) for q in item["quantities"]),
        block="title" if item["id"] == "E01" else "heading" if item["id"] == "E08" else "body",
    )


def _name(entity: str, actors: dict[str, Any]) -> str:
    return actors[entity]["canonical"] if entity in actors else "unclear"


def _source(entity: str, item: dict[str, Any], actors: dict[str, Any]) -> Source:
    kind = "outlet" if entity == "M_IZV" else item["source_kind"]
    known = actors.get(entity)
    named = known is not None and known["type"] != "unnamed_person"
    return Source(name=_name(entity, actors), kind=kind, entity=_entity(known) if named else None)


def _place(item: dict[str, Any], actors: dict[str, Any]) -> Place | None:
    if not item["place"]:
        return None
    actor = actors[item["place"][0]]
    return Place(span=Span(0, 0), text="", name=actor["canonical"], state=actor["state"])


def _time(words: str, text: str, span: Span) -> TimeExpression:
    start = text.find(words, span.start)
    found = Span(start, start + len(words)) if start >= 0 else Span(span.start, span.start)
    return TimeExpression(
        span=found,
        text=words,
        kind="date",
        edtf=None,
        interval=None,
        year_inferred=start >= 0 and not any(c * 4 in words for c in "2") and "20" not in words,
    )


def _quantity(item: dict[str, Any], span: Span) -> Quantity:
    return Quantity(
        span=Span(span.start, span.start),
        text=item["text"],
        value=item["value"],
        unit=item["unit"],
        minimum=item["min"],
        maximum=item["max"],
        approximate=item["approx"],
    )
