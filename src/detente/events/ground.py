"""Whose police, whose crowd: groups without a state take their owner's, or that of the scene.

`Security forces opened fire on demonstrators in Shiraz` names nobody's forces; the place does. The
place of the same sentence comes first, then the last one named before, then the state that the
article names most. What has a name, or somebody's name inside, stays as it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from detente.events.arguments import Frame
from detente.events.match import Match
from detente.events.scene import Setting
from detente.model.actors import Mention
from detente.model.text import Span

BACK = 6
"""Sentences back within which a place still sets the scene."""
SHARE = 0.5
"""So much of what an article names of states must be one state's for it to be everybody's."""
OWNERS = frozenset({"name", "demonym", "capital"})
"""Forms of mention that say whose something is."""
STATES = frozenset({"state", "country", "nation", "power", "neighbor", "neighbour", "party"})
"""Nouns for those that belong to nobody: `the only two Arab states`."""
MANY = frozenset({"government", "parliament", "army", "ministry"})
"""Nouns of which a state has one: several belong to several states."""
NAMELESS = frozenset({"group", "unnamed", "organisation", "office", "delegation"})
"""Kinds of entity that belong to somebody although nobody says to whom."""


def grounded(setting: Setting, match: Match, frame: Frame) -> Frame:
    """Give the groups of a frame that belong to no known state the state of the scene.

    But not those who are expelled from there, nor things that are talked about.
    """
    expelled = match.trigger.mode in setting.habits["expelling"]
    said = match.trigger.plover_type in setting.habits["spoken"]
    there = [m for m in frame.recipients if not expelled and not (said and _is_thing(m))]
    lacking = [mention for mention in (*frame.actors, *there) if _lacks(setting, mention)]
    scene = scene_of(setting, match.index) if lacking else None
    found: dict[Mention, tuple[str, str]] = {}
    for mention in lacking:
        holder = _holder(setting, mention)
        state = scene if holder is None else holder.entity.state
        why = "by the place where it happens" if holder is None else "by whose they are"
        if state is not None:
            found[mention] = (state, why)
    actors, recipients = (
        tuple(_settled(m, found[m][0]) if m in found else m for m in side)
        for side in (frame.actors, frame.recipients)
    )
    reasons = [
        f"“{mention.span.of(setting.parse.text)}”: {state} {why}"
        for mention, (state, why) in found.items()
    ]
    return Frame(actors=actors, recipients=recipients, reasons=(*frame.reasons, *reasons))


def _is_thing(mention: Mention) -> bool:
    return mention.entity.kind == "unnamed"


def _holder(setting: Setting, mention: Mention) -> Mention | None:
    """Find whose a group is: `the envoy's aides` are of his state, or of none where he has none."""
    holders = setting.parse.children(mention.head, "nmod:poss")
    return next((m for m in map(setting.mentions.at, holders) if m is not None), None)


def _lacks(setting: Setting, mention: Mention) -> bool:
    """Tell whether a mention is somebody's whom nobody names: what has a name stays as it is.

    `European Community ministers` have one inside.
    """
    entity, head = mention.entity, setting.parse.tokens[mention.head]
    lemma = head.lemma.lower()
    if (
        lemma in STATES
        or (lemma in MANY and head.xpos == "NNS")
        or lemma in setting.words.get("apart", frozenset())
    ):
        return False
    inside = (m for m in setting.scene.mentions if _is_within(m.span, mention.span))
    if any(m.form in OWNERS for m in inside):
        return False
    if entity.states or entity.others:
        return False
    return entity.kind in NAMELESS and mention.form not in ("name", "pronoun", "possessive")


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.covers(inner) and len(inner) < len(outer)


def _settled(mention: Mention, state: str) -> Mention:
    entity = mention.entity
    return replace(mention, entity=replace(entity, state=state, id=f"{entity.id}@{state}"))


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
