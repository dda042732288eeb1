"""Whose police, whose crowd: groups without a state take that of the place where it happens.

`Security forces opened fire on demonstrators in Shiraz` names nobody's forces; the place does. The
place of the same sentence comes first, then the last one named before, then the state that the
article names most. What has a name stays as it is, but for persons in an office of some state.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from detente.events.arguments import Frame
from detente.events.scene import Setting
from detente.model.actors import Entity, Mention

BACK = 6
"""Sentences back within which a place still sets the scene."""
SHARE = 0.5
"""So much of what an article names of states must be one state's for it to be everybody's."""
NAMELESS = frozenset({"group", "unnamed", "organisation", "office", "delegation"})
"""Kinds of entity that belong to somebody although nobody says to whom."""


def grounded(setting: Setting, trigger: int, frame: Frame) -> Frame:
    """Give the groups of a frame that belong to no known state the state of the scene."""
    if not any(map(_lacks, frame.everyone)):
        return frame
    state = scene_of(setting, trigger)
    if state is None:
        return frame
    actors, recipients = (_settled(side, state) for side in (frame.actors, frame.recipients))
    changed = [m for m in frame.everyone if _lacks(m)]
    words = [m.span.of(setting.parse.text) for m in changed]
    reasons = [f"“{each}”: {state} by the place where it happens" for each in words]
    return Frame(actors=actors, recipients=recipients, reasons=(*frame.reasons, *reasons))


def _lacks(mention: Mention) -> bool:
    """Tell whether a mention is somebody's whom nobody names: what has a name stays as it is."""
    entity = mention.entity
    if entity.states or entity.others:
        return False
    if entity.kind == "person":
        return entity.office is not None
    return entity.kind in NAMELESS and mention.form not in ("name", "pronoun", "possessive")


def _settled(mentions: Iterable[Mention], state: str) -> tuple[Mention, ...]:
    return tuple(
        replace(mention, entity=_of(mention.entity, state)) if _lacks(mention) else mention
        for mention in mentions
    )


def _of(entity: Entity, state: str) -> Entity:
    return replace(entity, state=state, id=f"{entity.id}@{state}")


def scene_of(setting: Setting, trigger: int) -> str | None:
    """Return the state on whose ground a trigger is told; None where the article names none."""
    parse = setting.parse
    here = parse.sentence_at(trigger)
    number = parse.sentences.index(here)
    first = parse.sentences[max(0, number - BACK)].span.start
    places = [place for place in setting.scene.places if place.state]
    same = [p for p in places if here.span.covers(p.span)]
    if same:
        middle = parse.tokens[trigger].span.start
        return min(same, key=lambda p: abs(p.span.start - middle)).state
    before = [p for p in places if first <= p.span.start < here.span.start]
    if before:
        return before[-1].state
    named = Counter(m.entity.state for m in setting.scene.mentions if m.entity.state)
    for state, times in named.most_common(1):
        return state if times > SHARE * named.total() else None
    return None
