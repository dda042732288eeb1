"""Task `records`: whole gold records (`gsr`): the type of event, who acts and who undergoes.

Reads lines of `{"text": …, "event": …, "source": [{"code": …}], "target": [{"code": …}]}` with the
names of 2016. The coder reads the bare text; the event that stands highest in the tree is held
against the record. `type_accuracy` counts its type under the names of 2016 merged as the codebook
tells (DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT), what is still to
come or refused as PLOVER names it; `actors_accuracy` counts where the states of both sides are
right. A body without a state stands for itself. Of acts that both sides do all are compared at
once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from detente import coder
from detente.language import Language
from detente.model.events import Event, Participant
from detente.ontology import to_plover
from evaluation.conllu import read_lines
from evaluation.factuality import article_of

MERGED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
STATELESS = frozenset({"IGO", "NGO", "IMG", "MNC", "UNO", "EUR", "NGM", "ISM"})
"""Codes that stand where a body belongs to no state."""
AHEAD = frozenset({"planned", "possible", "conditional"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
OTHER_CODES = {"JAP": "JPN", "KOS": "XKX", "PAL": "PSE", "GMW": "DEU", "GER": "DEU"}


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Score records.

    Returns:
        `n`, `type_accuracy`, `actors_accuracy`, `found` (any event at all), and `type_any`,
        `actors_any`: right in any of the coded events.
    """
    rows = [row for path in paths for row in _rows(path)]
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    size = max(1, len(rows))
    main = [row["events"][0] if row["events"] else None for row in rows]
    return {
        "n": len(rows),
        "type_accuracy": sum(bool(e and e["type_right"]) for e in main) / size,
        "actors_accuracy": sum(bool(e and e["actors_right"]) for e in main) / size,
        "found": sum(bool(e) for e in main) / size,
        "type_any": sum(any(e["type_right"] for e in row["events"]) for row in rows) / size,
        "actors_any": sum(any(e["actors_right"] for e in row["events"]) for row in rows) / size,
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    kit = coder.kit("en")
    for line in read_lines(path):
        given = json.loads(line)
        events = coder.code(article_of(given["text"]), kit).events
        yield {
            "id": given["id"],
            "text": given["text"],
            "gold": MERGED.get(given["event"], given["event"]),
            "source": sorted(_codes(given.get("source"))),
            "target": sorted(_codes(given.get("target"))),
            "events": [
                _told(event, given) for event in highest(given["text"], events, kit.language)
            ],
        }


def highest(text: str, events: Iterable[Event], language: Language) -> list[Event]:
    """Order events by how high their trigger stands in the tree, then by where it stands."""
    parse = language.parse(text)

    def depth(event: Event) -> tuple[int, int]:
        words = parse.tokens_in(event.trigger)
        depths = [sum(1 for _ in parse.ancestors(index)) for index in words]
        return min(depths, default=99), event.trigger.start

    return sorted((e for e in events if e.type), key=depth)


def _told(event: Event, given: dict[str, Any]) -> dict[str, Any]:
    type_ = name_of_2016(event.type, event.factuality.value)
    source, target = _codes(given.get("source")), _codes(given.get("target"))
    actors, recipients = _states(event.actors), _states(event.recipients)
    right = (
        actors | recipients == source
        if not target and len(source) > 1
        else (actors, recipients) == (source, target)
    )
    gold = MERGED.get(given["event"], given["event"])
    return {
        "type": type_, "trigger": event.trigger.of(given["text"]), "actors": sorted(actors),
        "recipients": sorted(recipients), "type_right": type_ == gold, "actors_right": right,
    }  # fmt: skip


def name_of_2016(type: str | None, value: str) -> str | None:
    """Name a stored event as the records do.

    What is still to come, possible or conditional is called as if it were planned, and yielding
    that is only announced AGREE, as most records have it.
    """
    if value in AHEAD and type in YIELDING:
        return "AGREE"
    return to_plover(type, None, "planned" if value in AHEAD else value)[0] or type


def _codes(listed: Any) -> set[str]:
    codes = {str(each.get("code") or "") for each in listed or () if isinstance(each, dict)}
    return {"" if code in STATELESS else OTHER_CODES.get(code, code) for code in codes}


def _states(participants: Iterable[Participant]) -> set[str]:
    found: set[str] = set()
    for each in participants:
        found |= set(each.entity.states) if each.entity and each.entity.states else {""}
    return found
