"""What a happening weighs for two states: its direction, the rank of who took part, its pace.

Direction follows PLOVER's quad classes. Rank follows the office as worded: a head of state or
government counts most. Pace compares two stretches of 90 days with a Gamma-Poisson model
(Jeffreys prior), whose answer is told in the likelihood words of ICD 203.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from detente.model.briefs import Entry
from detente.model.events import Event
from detente.model.times import Interval
from detente.relations.profiles import HEADS, days_of, entities, is_fine
from detente.relations.witnesses import innermost

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID"})
CONFLICTUAL = frozenset(
    {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
_MATERIAL = frozenset({"COOPERATE", "AID", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_FRAME = {"RELATIONS": 1.2, "TREATY": 0.8, "MISSION": 0.8, "HEAD_OF_MISSION": 0.5, "BASE": 0.5}
"""Families of the extension that change the frame of relations, and what that adds."""
_YEAR = timedelta(days=365)
STRETCH = timedelta(days=90)
_HEAD = re.compile(
    r"\b(president|king|queen|emir|sultan|chancellor|prime minister|premier|head of state|leader)\b"
)
_MINISTER = re.compile(r"\b(minister|secretary of state|foreign secretary|secretary general)\b")
_DEPUTY = re.compile(r"\b(deputy|vice|assistant|under-?secretary)\b")


def rank(event: Event) -> float:
    """Return the highest rank that takes part: 1 head, .8 minister, .7 deputy, .5 other."""
    highest = 0.5
    for entity in entities((*event.actors, *event.recipients)):
        if entity.office or entity.kind == "office":
            named = entity.name if entity.kind == "office" else ""
            highest = max(highest, _rank(entity.office or "", named))
    return highest


@lru_cache(maxsize=4096)
def _rank(held: str, named: str) -> float:
    office = f"{held} {named}".lower()
    head, minister = _HEAD.search(office), _MINISTER.search(office)
    if not head and not minister:
        return 0.5
    if _DEPUTY.search(office):
        return 0.7
    return 1.0 if head else 0.8


def importance(entry: Entry, as_of: str | None = None) -> float:
    """Weigh a happening for a reader; larger is more important, about 1 to 6.

    Rank counts most, then acts that change the frame (relations, missions, treaties, sanctions,
    force), then coverage; what is of the last year comes before what is older.
    """
    happening, tellings = entry.happening, entry.happening.tellings
    events = [*tellings, *[e for p in entry.parts for e in p.happening.tellings]]
    pages = {event.article for event in tellings}
    days = days_of(happening.edtf)
    return (
        2 * max(map(rank, events))
        + max(map(_structure, tellings))
        + 0.6 * (happening.event.mode == "visit")
        + 0.3 * is_fine(days)
        + 0.3 * min(len(pages) - 1, 3)
        + 0.2 * min(len(entry.parts), 2)
        + 0.5 * (not HEADS.isdisjoint([telling.block for telling in tellings]))
        + 0.5 * _is_late(days, as_of)
        - 1.0 * (happening.by_context and not (happening.edtf or "").endswith("/.."))
        - 3.0 * (happening.fulfilled_by is not None)
    )


def _structure(event: Event) -> float:
    family = (event.extension or "").partition("/")[0]
    return max(_FRAME.get(family, 0.0), 0.5 * (event.type in _MATERIAL))


def _is_late(days: Interval | None, as_of: str | None) -> bool:
    if as_of is None or days is None:
        return False
    return days.end is None or days.end > date.fromisoformat(as_of) - _YEAR


def balance(entries: Sequence[Entry]) -> tuple[int, int]:
    """Count cooperative and conflictual happenings."""
    types = [e.happening.event.type for e in entries if not _is_talk_of_deeds(e.happening.event)]
    return sum(t in COOPERATIVE for t in types), sum(t in CONFLICTUAL for t in types)


def _is_talk_of_deeds(event: Event) -> bool:
    """Tell whether the only doer of a deed is he who speaks of it: an expert does not fight."""
    source = innermost(event)
    doers = {entity.id for entity in entities(event.actors)}
    told = source is not None and source.entity is not None and {source.entity.id} == doers
    return told and event.type in _MATERIAL
