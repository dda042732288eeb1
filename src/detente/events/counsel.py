"""Roles as the encoder reads them, beside those that the slots of a trigger brought.

Slots come from lists and know what they were told; the encoder has read thousands of sentences in
which the same parties change places. Where the slots leave a role empty, the encoder's filler
takes it; where it is sure that somebody stands in the other role, the slots give way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from detente.events.arguments import PEOPLE, Frame, distinct, mentions_of
from detente.events.governed import sides_by_governor
from detente.events.heeding import spoken
from detente.events.match import Match
from detente.events.scene import Setting
from detente.events.syntax import (
    agents,
    is_passive,
    noun_phrase,
    objects,
    preposition,
    with_conjuncts,
)
from detente.model.actors import Entity, Mention
from detente.model.layers import EventLayers, Filler

FILLS = 0.25
"""A word fills a role from here on."""
CERTAIN, DOUBTFUL = 0.65, 0.2
"""Somebody changes roles where the other is certain and the own doubtful."""
STRANGE = 0.05
"""Somebody leaves a role for another who is certain in it where the own is hardly possible."""
UNDERGOES = 0.8
"""A thing is taken for the recipient from here on."""
PHRASES = frozenset({"obl", "nmod"})
"""Prepositional phrases, which are left out of the name of a group."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"})


def advised(setting: Setting, match: Match, frame: Frame) -> Frame:
    """Hold a frame against the encoder's reading of who acts and who undergoes."""
    layers = setting.scene.layers
    if layers is None:
        return frame
    trigger, by_tree = spoken(layers, match), _by_the_tree(setting, match)
    frame = _moved(setting, layers, trigger, frame, by_tree)
    if _is_mutual(setting, match) and len(frame.actors) > 1:
        return frame  # both sides are there: nobody is missing
    return _together(setting, match, _filled(setting, layers, trigger, frame, by_tree))


def _filled(
    setting: Setting, layers: EventLayers, trigger: int, frame: Frame, by_tree: Mapping[int, str]
) -> Frame:
    """Give an empty role the phrases that the encoder reads in it, or that the tree puts there."""
    read = _read(setting, layers, trigger, by_tree)
    reasons = list(frame.reasons)
    sides = {"actor": frame.actors, "recipient": frame.recipients}
    for role, other in (("actor", "recipient"), ("recipient", "actor")):
        if sides[role]:
            continue
        taken = {m.entity.id for m in sides[other]}
        found = _mentions(setting, [filler for filler in read if filler.role == role])
        sides[role] = distinct(
            m
            for m in found
            if (m.entity.id not in taken or m.form != "pronoun")
            and not any(m.span.overlaps(o.span) for o in sides[other])
        )
        reasons += [f"“{m.span.of(setting.parse.text)}” is read as {role}" for m in sides[role]]
    return Frame(actors=sides["actor"], recipients=sides["recipient"], reasons=tuple(reasons))


def _read(
    setting: Setting, layers: EventLayers, trigger: int, by_tree: Mapping[int, str]
) -> list[Filler]:
    """List the words that the encoder puts in a role, where the tree does not know better."""
    sentence = setting.parse.sentence_at(trigger)
    heard = layers.fillers(trigger, range(sentence.first, sentence.last), FILLS)
    read = [
        filler
        for filler in heard
        if setting.parse.tokens[filler.word].upos in NOMINAL
        and by_tree.get(filler.word, filler.role) == filler.role
        and preposition(setting.parse, filler.word) != "according to"
    ]
    words = {filler.word for filler in read}
    return read + [
        Filler(word=w, role=r, score=FILLS) for w, r in by_tree.items() if w not in words
    ]


def _is_mutual(setting: Setting, match: Match) -> bool:
    """Tell whether what a trigger tells is one act of both sides."""
    trigger = match.trigger
    one_sided = {trigger.type, trigger.plover_mode} & setting.habits["one_sided"]
    return trigger.plover_type in setting.habits["mutual"] and not one_sided


def _together(setting: Setting, match: Match, frame: Frame) -> Frame:
    """Let both sides act where what they do is one act of both: `met with officials`."""
    if not (_is_mutual(setting, match) and frame.actors and frame.recipients):
        return frame
    actors = distinct((*frame.actors, *frame.recipients))
    return Frame(actors=actors, reasons=(*frame.reasons, "both sides do it"))


def _by_the_tree(setting: Setting, match: Match) -> dict[int, str]:
    """Map words to the role that the tree is sure of.

    Subjects of a passive verb, `by …`, and whom the governor of an event noun puts there.
    """
    parse, index = setting.parse, match.index
    passive = match.trigger.pos == "verb" and is_passive(parse, index)
    undergoing = objects(parse, index) if passive else ()
    acting = agents(parse, index) if passive or match.trigger.pos == "noun" else ()
    sure = dict.fromkeys(undergoing, "recipient") | dict.fromkeys(acting, "actor")
    sure |= sides_by_governor(setting, match)
    return {word: role for head, role in sure.items() for word in with_conjuncts(parse, head)}


def _moved(
    setting: Setting, layers: EventLayers, trigger: int, frame: Frame, by_tree: Mapping[int, str]
) -> Frame:
    """Let the slots give way where the encoder is sure; but not to the tree where that is."""
    sides: dict[str, list[Mention]] = {"actor": [], "recipient": []}
    reasons = list(frame.reasons)
    sentence = setting.parse.sentence_at(trigger)
    words = range(sentence.first, sentence.last)
    sure = {filler.role for filler in layers.fillers(trigger, words, CERTAIN)}
    for own, mentions in (("actor", frame.actors), ("recipient", frame.recipients)):
        for mention in mentions:
            certain = by_tree.get(mention.head) == own
            role = own if certain else _role(own, _scores(layers, trigger, mention), sure)
            sides.get(role, []).append(mention)
            if role != own:
                reasons.append(f"“{mention.span.of(setting.parse.text)}” is read as {role}")
    return replace(
        frame,
        actors=distinct(sides["actor"]),
        recipients=distinct(sides["recipient"]),
        reasons=tuple(reasons),
    )


def _role(own: str, scores: dict[str, float], sure: set[str]) -> str:
    """Return the role of a mention that the slots put in one; `nobody` where another fills it."""
    if own in sure and scores.get(own, 1) <= STRANGE:
        return "nobody"
    other = "recipient" if own == "actor" else "actor"
    moves = scores.get(other, 0) >= CERTAIN and scores.get(own, 1) <= DOUBTFUL
    return other if moves else own


def _scores(layers: EventLayers, trigger: int, mention: Mention) -> dict[str, float]:
    """Say how likely a mention is in each role: of its words the one that says most."""
    rows = [layers.roles(trigger, word) for word in range(mention.first, mention.last)]
    rows = [row for row in rows if row]
    if not rows:
        return {}
    return {role: max(row[role] for row in rows) for role in rows[0] if role != "none"}


def _mentions(setting: Setting, fillers: Iterable[Filler]) -> tuple[Mention, ...]:
    """Find whom words stand for; people and bodies that nobody knows stand for themselves."""
    found: list[Mention] = []
    for filler in fillers:
        known = mentions_of(setting.parse, (filler.word,), setting.mentions)
        token = setting.parse.tokens[filler.word]
        if not known and token.entity in PEOPLE and token.upos in ("NOUN", "PROPN"):
            known = (_unknown(setting, filler),)
        if not known and filler.role == "recipient":
            known = _whose(setting, filler.word) or _thing(setting, filler)
        found += [mention for mention in known if mention not in found]
    return tuple(found)


def _whose(setting: Setting, head: int) -> tuple[Mention, ...]:
    """Find whose ground a thing is on: `the roads leading into Peru`; () where nobody is named."""
    around = setting.mentions.inside(setting.parse.subtree(head))
    return tuple(mention for mention in around if mention.as_place)[:1]


def _thing(setting: Setting, filler: Filler) -> tuple[Mention, ...]:
    """Take a thing that undergoes an act for itself: `bombed a pumping station`; () if unsure."""
    token = setting.parse.tokens[filler.word]
    if filler.score < UNDERGOES or token.upos not in ("NOUN", "NUM"):
        return ()
    return (_unknown(setting, filler, kind="unnamed", reason="what undergoes it"),)


def _unknown(
    setting: Setting,
    filler: Filler,
    kind: str = "group",
    reason: str = "people or a body without a state",
) -> Mention:
    """Make a mention of whom nobody knows: `hundreds of teachers`."""
    parse, head = setting.parse, filler.word
    first, last = noun_phrase(parse, head, PHRASES)
    span = parse.span_of(tuple(range(first, last)))
    words = span.of(parse.text)
    entity = Entity(id=f"{kind}:{words.lower()}", name=words, kind=kind)
    return Mention(
        span=span, head=head, first=first, last=last, form="description", entity=entity,
        score=filler.score, reason=reason,
    )  # fmt: skip
