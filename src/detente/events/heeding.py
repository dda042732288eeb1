"""Heeding the encoder: its scores beside the ontology's triggers, neither alone.

A trigger of the ontology that the encoder sees no event in is left, with the reason. Where the two
disagree on the type and the encoder is sure, another trigger of the same word is tried. A word
that no list has is taken up where the encoder is sure of it and the tree brings somebody who can
act; its name is one of the ontology's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.events.match import PARTS, Match, all_matches
from detente.events.scene import Setting
from detente.model.events import Abstention
from detente.model.layers import EventLayers, Reading
from detente.ontology import Ontology, Trigger

SEEN = 0.05
"""A trigger of the ontology that tells an event less surely than this is left."""
WEAK, STRONG = 0.15, 0.86
"""Words that mean other things as well must tell it a little more surely."""
SURE = 0.8
"""From here on the encoder's type counts against a trigger's;"""
TYPED = 0.5
"""from here on already where both name one of the sixteen types of act."""
UNLIKELY = 0.1
"""A type less likely than this is contradicted."""
HEARD = 0.57
"""A word that no list has tells an event from here on,"""
LEADING = 0.47
"""if its likeliest type is at least so likely;"""
MISHEARD = 0.7
"""so likely for types that it too often hears in words of another (but for adjectives), and for
diplomatic acts, whose words the lists know: `raised its flag over the embassy` is none."""
HAPPENED = frozenset({"occurred", "ongoing", "alleged"})
DOUBTED = 0.5
"""So surely the encoder must see that an act did not happen, or not yet, for it to count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heeded:
    """Triggers after the encoder was asked, and those that were left."""

    matches: tuple[Match, ...]
    abstentions: tuple[Abstention, ...] = ()


def heed(
    setting: Setting, ontology: Ontology, matches: Sequence[Match], open_: Sequence[int]
) -> Heeded:
    """Ask the encoder of every trigger, and of the words that have none.

    Args:
        setting: The article, with the encoder's layers.
        ontology: Whose names the encoder's labels are.
        matches: Triggers that the lists found, swallowed ones among them.
        open_: Words that may tell events.
    """
    layers = setting.scene.layers
    if layers is None:
        return Heeded(matches=tuple(matches))
    kept: list[Match] = []
    left: list[Abstention] = []
    for match in matches:
        chosen = _chosen(setting, ontology, layers, match)
        if chosen is None:
            left.append(_unseen(setting, layers, match))
        else:
            kept.append(chosen)
    taken = {word for match in kept for word in (*match.words, *match.swallowed)}
    left_at = {word for match in matches for word in match.words}
    free = [index for index in open_ if index not in taken and index not in left_at]
    kept += _heard(setting, ontology, layers, free)
    return Heeded(
        matches=tuple(sorted(kept, key=lambda match: match.index)), abstentions=tuple(left)
    )


def spoken(layers: EventLayers, match: Match) -> int:
    """Return the word of a trigger that the encoder hears: `visit` of `paid a visit`."""
    type_ = match.trigger.plover_type
    words = dict.fromkeys((match.index, *match.words, *match.swallowed))
    return max(words, key=lambda word: (layers.score(word, type_), layers.at(word).told))


def _chosen(
    setting: Setting, ontology: Ontology, layers: EventLayers, match: Match
) -> Match | None:
    """Keep a trigger, exchange it for another of the same word, or leave it."""
    word = spoken(layers, match)
    reading = layers.at(word)
    own = layers.score(word, match.trigger.plover_type)
    if reading.told < SEEN or (reading.told < WEAK and match.trigger.strength < STRONG):
        return None
    if own >= UNLIKELY or not _is_sure(reading, match):
        return match
    others = all_matches(setting.parse, ontology, match.index)
    agreeing = [other for other in others if other.trigger.plover_type == reading.type]
    if agreeing:
        return max(agreeing, key=lambda other: other.rank)
    if setting.parse.tokens[word].upos not in PARTS:
        return match
    return _named(setting, ontology, word, reading)


def _is_sure(reading: Reading, match: Match) -> bool:
    """Tell whether the encoder's type counts against that of a trigger."""
    typed = bool(match.trigger.plover_type and reading.type)
    return reading.type_score >= (TYPED if typed else SURE)


def _unseen(setting: Setting, layers: EventLayers, match: Match) -> Abstention:
    told = layers.at(spoken(layers, match)).told
    name = match.trigger.extension or match.trigger.type
    words = setting.trigger_text(match)
    reason = f"“{words}” can tell {name}, but the sentence does not read as an event ({told:.2f})"
    return Abstention(span=setting.trigger_span(match), stage="events", reason=reason)


def _heard(
    setting: Setting, ontology: Ontology, layers: EventLayers, words: Sequence[int]
) -> Iterator[Match]:
    for word in words:
        if setting.parse.tokens[word].upos in PARTS:
            reading = layers.at(word)
            if reading.told >= HEARD and _is_heard(setting, ontology, word, reading):
                yield _named(setting, ontology, word, reading)


def _is_heard(setting: Setting, ontology: Ontology, word: int, reading: Reading) -> bool:
    """Tell whether the type that the encoder hears in a word of no list is to be believed."""
    if not reading.type:
        return False
    kind = reading.name.partition("/")[0]
    apart = ontology.type(kind).extension and reading.type not in setting.habits["mutual"]
    doubted = apart or _is_misheard(setting, ontology, word, kind)
    return reading.type_score >= (MISHEARD if doubted else LEADING)


def _is_misheard(setting: Setting, ontology: Ontology, word: int, kind: str) -> bool:
    """Tell whether a type is one often misheard: not where the lists know the word for it."""
    token = setting.parse.tokens[word]
    if kind not in setting.habits["misheard"] or token.upos == "ADJ":
        return False
    listed = ontology.candidates(setting.parse.language, PARTS[token.upos], token.lemma.lower())
    return all(trigger.type != kind for trigger in listed)


def _is_doubted(reading: Reading) -> bool:
    """Tell whether the encoder sees that the act did not happen, or not yet."""
    return reading.value not in HAPPENED and reading.value_score >= DOUBTED


def _named(setting: Setting, ontology: Ontology, word: int, reading: Reading) -> Match:
    """Make a trigger of a word that the encoder names; its roles are for the encoder to fill."""
    token = setting.parse.tokens[word]
    kind, _, way = reading.name.partition("/")
    type_ = ontology.type(kind)
    mode = type_.mode(way or None)
    plover = (mode.plover if mode else type_.plover) if type_.extension else (kind, way or None)
    trigger = Trigger(
        type=kind,
        mode=mode.name if mode else None,
        extension=reading.name if type_.extension else None,
        plover_type=plover[0] if plover else None,
        plover_mode=plover[1] if plover else None,
        cameo=(mode.cameo if mode else None) or type_.cameo,
        language=setting.parse.language,
        pos=PARTS[token.upos],
        lemmas=(token.lemma.lower(),),
        needs=("any",),
        implies=reading.value if _is_doubted(reading) else None,
        strength=reading.type_score,
        contexts=mode.contexts if mode else (),
    )
    return Match(trigger=trigger, index=word, words=(word,), heard=True)
