"""Task `page`: a page with gold as in `seed/`: structure, events, voices, dates.

Coded events are matched to gold one to one: same PLOVER type, overlapping text, best agreement of
actor and recipient first. `typed` is the share of counting gold events (tier 1, with a PLOVER type)
so matched; `precision` the share of coded events with a PLOVER type matched to any gold event;
`whole` the share of counting gold events matched with the states of actor and recipient right too.
Several files are pooled.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from detente import Detente
from detente.model.edtf import interval_of
from detente.model.events import Coding, Event, Participant
from detente.model.text import Article
from detente.model.times import Interval
from detente.ontology import PLOVER_TYPES

DONE = frozenset({"occurred", "ongoing", "alleged"})
UNCLEAR = "VOICE_UNCLEAR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One page with its gold, its coding and the pairs that match."""

    gold: dict[str, Any]
    article: Article
    coding: Coding
    pairs: tuple[tuple[dict[str, Any], Event], ...]

    @property
    def states(self) -> dict[str, str | None]:
        """State by gold actor id."""
        return {actor["id"]: actor["state"] for actor in self.gold["actors"]}

    @property
    def counting(self) -> list[dict[str, Any]]:
        """Gold events that count: tier 1 and a PLOVER type."""
        return [event for event in self.gold["events"] if event["tier"] == 1 and gold_type(event)]

    @property
    def typed_events(self) -> list[Event]:
        """Coded events with one of the sixteen types."""
        return [event for event in self.coding.events if event.type in PLOVER_TYPES]


def gold_type(event: dict[str, Any]) -> str | None:
    """Return the PLOVER type of a gold event; None when PLOVER drops it."""
    plover = event.get("plover") or {}
    return plover.get("event")


def gold_files(path: Path) -> tuple[Path, Path]:
    """Return the gold file and its page, for a gold file or the folder that holds it."""
    gold = path / "gold.json" if path.is_dir() else path
    document = json.loads(gold.read_text("utf-8"))["document"]
    return gold, gold.parent / document["file"]


def score(path: Path, detente: Detente) -> Scored:
    """Code one page and match it with its gold."""
    gold_path, page_path = gold_files(path)
    gold = json.loads(gold_path.read_text("utf-8"))
    article, coding = detente.code(str(page_path))
    coding = coding or Coding(article=article.id, events=())
    pairs = tuple(match(gold, coding))
    return Scored(gold=gold, article=article, coding=coding, pairs=pairs)


def match(gold: dict[str, Any], coding: Coding) -> Iterator[tuple[dict[str, Any], Event]]:
    """Pair gold and coded events, best agreement of actor and recipient first."""
    states = {actor["id"]: actor["state"] for actor in gold["actors"]}
    candidates = []
    for g, wanted in enumerate(gold["events"]):
        for c, event in enumerate(coding.events):
            if gold_type(wanted) and event.type == gold_type(wanted) and overlaps(wanted, event):
                agreement = roles_right(wanted, event, states)
                candidates.append((-sum(agreement), wanted["tier"], g, c))
    taken_gold: set[int] = set()
    taken_coded: set[int] = set()
    for _, _, g, c in sorted(candidates):
        if g not in taken_gold and c not in taken_coded:
            taken_gold.add(g)
            taken_coded.add(c)
            yield gold["events"][g], coding.events[c]


def overlaps(wanted: dict[str, Any], event: Event) -> bool:
    """Tell whether a coded event shares text with a gold event."""
    spans = [wanted["span"], *wanted["extra_spans"]]
    return any(s["start"] < event.span.end and event.span.start < s["end"] for s in spans)


def coded_states(participants: tuple[Participant, ...]) -> set[str]:
    """Collect the states of the participants in one role."""
    return {state for p in participants if p.entity for state in p.entity.states}


def roles_right(
    wanted: dict[str, Any], event: Event, states: dict[str, str | None]
) -> tuple[bool, bool]:
    """Compare the states of actor and recipient with gold's."""
    actor = {states[name] for name in wanted["actors"] if states.get(name)}
    recipient = {states[name] for name in wanted["recipients"] if states.get(name)}
    return (actor == coded_states(event.actors), recipient == coded_states(event.recipients))


def run(paths: list[Path], predictions: Path | None) -> dict[str, float]:
    """Score pages; writes the coded events with their match when asked."""
    with Detente() as detente:
        pages = [score(path, detente) for path in paths]
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as out:
            for page in pages:
                out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(page))
    return metrics(pages)


def rows(page: Scored) -> Iterator[dict[str, Any]]:
    """Describe each coded event and each missed gold event in one line."""
    matched = {id(event): wanted for wanted, event in page.pairs}
    for event in page.coding.events:
        wanted = matched.get(id(event))
        yield {
            "coded": f"{event.type}/{event.mode} {event.extension or ''}",
            "text": event.span.of(page.article.text),
            "trigger": event.trigger.of(page.article.text),
            "actors": [p.text for p in event.actors],
            "actor_states": sorted(coded_states(event.actors)),
            "recipients": [p.text for p in event.recipients],
            "recipient_states": sorted(coded_states(event.recipients)),
            "edtf": event.edtf,
            "factuality": event.factuality.value,
            "voices": [voice.source.name for voice in event.attribution],
            "gold": wanted and wanted["id"],
            "roles_right": wanted and roles_right(wanted, event, page.states),
        }
    found = {wanted["id"] for wanted, _ in page.pairs}
    for wanted in page.gold["events"]:
        if gold_type(wanted) and wanted["id"] not in found:
            yield {
                "missed": wanted["id"],
                "tier": wanted["tier"],
                "type": gold_type(wanted),
                "text": wanted["span"]["quote"],
                "actors": wanted["actors"],
                "recipients": wanted["recipients"],
            }


def metrics(pages: list[Scored]) -> dict[str, float]:
    """Pool pages into the figures of the interface."""
    counting = sum(len(page.counting) for page in pages)
    coded = sum(len(page.typed_events) for page in pages)
    tier_one = [(p, g, e) for p in pages for g, e in p.pairs if g["tier"] == 1]
    every = [(p, g, e) for p in pages for g, e in p.pairs]
    typed = share(len(tier_one), counting)
    precision = share(len(every), coded)
    roles = [roles_right(g, e, p.states) for p, g, e in every]
    whole = sum(all(roles_right(g, e, p.states)) for p, g, e in tier_one)
    return {
        "n": counting,
        "coded": coded,
        "structure_accuracy": _structure(pages),
        "typed": typed,
        "whole": share(whole, counting),
        "precision": precision,
        "f1": 2 * typed * precision / (typed + precision) if typed + precision else 0.0,
        "actor": share(sum(actor for actor, _ in roles), len(roles)),
        "recipient": share(sum(recipient for _, recipient in roles), len(roles)),
        "date": share(sum(same_date(g, e) for _, g, e in every), len(every)),
        "fact_done": _factuality(every, done=True),
        "fact_not_done": _factuality(every, done=False),
        "innermost": share(sum(_innermost(p, g, e) for p, g, e in every), len(every)),
        "chain": share(sum(_chain(p, g, e) for p, g, e in every), len(every)),
        "entity": _entities(every),
        "slices": _slices(pages),
    }


def share(part: int, whole: int) -> float:
    """Divide; 0 of 0 is 0."""
    return part / whole if whole else 0.0


def _structure(pages: list[Scored]) -> float:
    right = total = 0
    for page in pages:
        for line in page.gold["page"]["lines"]:
            if line["is_chrome"] is None:
                continue
            block = page.article.block_at(line["start"])
            right += (block is not None and block.is_content) != line["is_chrome"]
            total += 1
    return share(right, total)


def same_date(wanted: dict[str, Any], event: Event) -> bool:
    """Compare dates: both silent, or the same interval, or one within the other.

    Gold writes the finest date that the whole page allows, the coder what the text says; an
    interval of up to a month that covers gold's, or lies in it, is right. Of two intervals that
    are open at the same end, the other ends must lie within a month.
    """
    gold = wanted["time"].get("edtf")
    if gold is None or event.edtf is None:
        return gold is None and event.edtf is None
    if gold == event.edtf:
        return True
    first, second = _interval(gold), _interval(event.edtf)
    if first is None or second is None:
        return False
    if (first.start, second.start) == (None, None) and first.end and second.end:
        return abs((first.end - second.end).days) <= 31
    if (first.end, second.end) == (None, None) and first.start and second.start:
        return abs((first.start - second.start).days) <= 31
    nested = first.covers(second) or second.covers(first)
    return nested and max(_length(first), _length(second)) <= 31


def _interval(edtf: str) -> Interval | None:
    try:
        return interval_of(edtf)
    except ValueError:
        return None


def _length(interval: Interval) -> int:
    return ((interval.end or date.max) - (interval.start or date.min)).days


def _factuality(every: list[tuple[Scored, dict[str, Any], Event]], *, done: bool) -> float:
    rows = [
        (wanted["factuality"]["value"], event.factuality.value)
        for _, wanted, event in every
        if (wanted["factuality"]["value"] in DONE) == done
    ]
    return share(sum(gold == coded for gold, coded in rows), len(rows))


def _gold_voices(page: Scored, wanted: dict[str, Any]) -> list[str]:
    return [voice["source"] for voice in wanted["attribution"] if voice["source"] != UNCLEAR]


def _is_voice(page: Scored, gold_id: str, name: str) -> bool:
    """Tell whether a coded voice is gold's: by a mention or the canonical name."""
    if gold_id == page.gold["page"].get("outlet", {}).get("id"):
        return True
    names = {m["quote"].lower() for m in page.gold["mentions"] if m["entity"] == gold_id}
    names |= {actor["canonical"].lower() for actor in page.gold["actors"] if actor["id"] == gold_id}
    words = name.lower()
    return any(words in known or known in words for known in names if known)


def _innermost(page: Scored, wanted: dict[str, Any], event: Event) -> bool:
    voices = _gold_voices(page, wanted)
    coded = [v.source for v in event.attribution if v.source.kind != "unclear"]
    if len(voices) <= 1 or len(coded) <= 1:
        return len(voices) <= 1 and len(coded) <= 1
    return _is_voice(page, voices[-1], coded[-1].name)


def _chain(page: Scored, wanted: dict[str, Any], event: Event) -> bool:
    voices = _gold_voices(page, wanted)
    coded = [v.source.name for v in event.attribution if v.source.kind != "unclear"]
    if len(voices) != len(coded):
        return False
    return all(_is_voice(page, g, c) for g, c in zip(voices[1:], coded[1:], strict=True))


def _entities(every: list[tuple[Scored, dict[str, Any], Event]]) -> float:
    right = total = 0
    for page, wanted, event in every:
        coded = {p.text.lower() for p in event.actors + event.recipients}
        names = {p.entity.name.lower() for p in event.actors + event.recipients if p.entity}
        for gold_id in wanted["actors"] + wanted["recipients"]:
            total += 1
            right += any(_is_voice(page, gold_id, name) for name in coded | names)
    return share(right, total)


def _slices(pages: list[Scored]) -> float:
    right = total = 0
    for page in pages:
        text = page.article.text
        for event in page.coding.events:
            for participant in event.actors + event.recipients:
                total += 1
                right += participant.span.of(text) == participant.text
            if event.time is not None:
                total += 1
                right += event.time.span.of(text) == event.time.text
    return share(right, total)
