"""Drafts: events as they stand on the tree, before anyone judges whether they happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.events import attach, syntax
from detente.events.arguments import Frame
from detente.events.casting import by_grammar, carrier_of, cast, resume, speaking
from detente.events.counsel import advised
from detente.events.exchange import answering, continuing, repeating
from detente.events.ground import grounded
from detente.events.heeding import Heeded, heed, spoken
from detente.events.match import Match, find_matches
from detente.events.pair import on_others, paired
from detente.events.refusing import looks_back, refusal, swallowed
from detente.events.scene import Scene, Setting
from detente.model.actors import Place
from detente.model.events import Abstention, Draft, Evidence
from detente.model.text import Span
from detente.ontology import Ontology

NAMES = frozenset({"organisation", "media", "person", "office", "mission", "agreement"})
"""Kinds of entity in whose names a word tells no event: the Conference on Security …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Drafts in text order, and what was seen and left."""

    drafts: tuple[Draft, ...]
    abstentions: tuple[Abstention, ...] = ()


def extract(scene: Scene, ontology: Ontology) -> Extraction:
    """Find the events that a parsed article tells.

    Returns:
        Drafts with their participants, times and places, and an abstention for each trigger
        that was recognised and not taken up, with the reason.
    """
    setting = Setting.of(scene)
    heeded = _matches(setting, ontology)
    drafts: list[Draft] = []
    abstentions = list(heeded.abstentions)
    idle: set[int] = set()  # triggers of which nothing comes, so that they swallow nothing
    for match in heeded.matches:
        slots = Frame() if match.heard else cast(setting, match)
        frame = by_grammar(setting, match, advised(setting, match, slots))
        frame = speaking(setting, match, frame)
        frame = resume(setting, match, frame, drafts)
        frame = continuing(setting, match, answering(setting, match, frame, drafts), drafts)
        reason = refusal(setting, match, frame)
        if reason:
            idle.add(match.index)
        else:
            governors = tuple(m for m in heeded.matches if m.index not in idle)
            reason = swallowed(setting, match, governors)
            reason = reason or looks_back(setting, match, frame, drafts)
        if reason:
            span = setting.parse.tokens[match.index].span
            abstentions.append(Abstention(span=span, stage="events", reason=reason))
        else:
            frame = paired(setting, match, grounded(setting, match, frame))
            frame = on_others(repeating(setting, match, frame, drafts))
            drafts.append(_draft(setting, match, frame))
    return Extraction(drafts=_timed(setting, drafts), abstentions=tuple(abstentions))


def _timed(setting: Setting, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Give each draft its times; only other drafts contend for them."""
    return tuple(replace(draft, times=attach.own_times(setting, draft, drafts)) for draft in drafts)


def _matches(setting: Setting, ontology: Ontology) -> Heeded:
    """Find the triggers of an article that may tell events of their own."""
    tokens, closed = setting.parse.tokens, setting.scene.closed
    named = _inside_names(setting.scene)
    open_ = [
        index
        for index, token in enumerate(tokens)
        if index not in named and not any(token.span.overlaps(span) for span in closed)
    ]
    matches = find_matches(setting.parse, ontology, open_)
    swallowed = {noun for match in matches for noun in match.swallowed}
    own = tuple(match for match in matches if match.index not in swallowed)
    return heed(setting, ontology, own, open_)


def _inside_names(scene: Scene) -> set[int]:
    return {
        index
        for mention in scene.mentions
        if mention.entity.kind in NAMES and mention.form in ("name", "title")
        for index in range(mention.first, mention.last)
    }


def _draft(setting: Setting, match: Match, frame: Frame) -> Draft:
    trigger, parse, scene = match.trigger, setting.parse, setting.scene
    return Draft(
        trigger=match.index,
        trigger_span=setting.trigger_span(match),
        span=_clause_span(setting, match, frame),
        type=trigger.plover_type,
        mode=trigger.plover_mode,
        extension=trigger.extension,
        cameo=trigger.cameo,
        contexts=_contexts(setting, match),
        actors=frame.actors,
        recipients=frame.recipients,
        places=_places(setting, match, frame),
        quantities=attach.own_quantities(parse, match.index, scene.quantities),
        nominal=trigger.pos == "noun",
        habit=trigger.implies,
        evidence=_evidence(setting, match, frame),
        score=_score(setting, match),
    )


def _score(setting: Setting, match: Match) -> float:
    """Weigh how surely the words mean the type: by the lists and by the encoder, alike."""
    layers = setting.scene.layers
    if layers is None or match.heard:
        return match.trigger.strength
    read = layers.score(spoken(layers, match), match.trigger.plover_type)
    return (match.trigger.strength + read) / 2


def _contexts(setting: Setting, match: Match) -> tuple[str, ...]:
    """Tell what an event is about: what its mode always is, and what the encoder reads."""
    layers = setting.scene.layers
    read = layers.at(spoken(layers, match)).contexts if layers else ()
    return tuple(dict.fromkeys((*match.trigger.contexts, *(name for name, _ in read))))


def _places(setting: Setting, match: Match, frame: Frame) -> tuple[Place, ...]:
    """Find where it happened: where the clause says, or where a visitor went."""
    found = attach.own_places(setting.parse, match.index, setting.scene.places)
    if found or match.trigger.plover_mode != "visit":
        return found
    hosts = [mention.span for mention in frame.recipients]
    return tuple(place for place in setting.scene.places if place.span in hosts)


def _clause_span(setting: Setting, match: Match, frame: Frame) -> Span:
    """Cover the clause of the trigger, with its carrier and its participants."""
    head = match.index
    carrier = carrier_of(setting, head) if match.trigger.pos == "noun" else None
    span = setting.parse.span_of(syntax.clause(setting.parse, head if carrier is None else carrier))
    sentence = setting.parse.sentence_at(head).span
    for mention in frame.everyone:
        if sentence.covers(mention.span):
            span = span.join(mention.span)
    return span.join(setting.trigger_span(match))


def _evidence(setting: Setting, match: Match, frame: Frame) -> tuple[Evidence, ...]:
    trigger = match.trigger
    name = trigger.extension or "/".join(filter(None, (trigger.type, trigger.mode)))
    told = f"“{setting.trigger_text(match)}” tells {name}"
    span = setting.trigger_span(match)
    who = "encoder" if match.heard else "trigger"
    first = Evidence(by=who, span=span, reason=told, score=trigger.strength)
    return (first, *(Evidence(by="role", span=span, reason=r) for r in frame.reasons))
