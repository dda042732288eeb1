"""Drafts: events as they stand on the tree, before anyone judges whether they happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import yaml

from detente.events import attach, forms, syntax
from detente.events.arguments import Frame, MentionIndex, find_frame, shifted, slot_heads
from detente.events.counterpart import other_side, owner_of_the_ground, states_of
from detente.events.match import Match, find_matches
from detente.model.actors import Mention, Place
from detente.model.events import Abstention, Draft, Evidence, Quantity
from detente.model.text import Parse, Span
from detente.model.times import TimeExpression
from detente.ontology import Ontology

BESIDE = frozenset({"after", "before", "during", "following", "since", "at", "in", "amid", "until"})
"""Prepositions that set one event beside another: `agreed after talks` tells of talks, too."""
LOOKING_BACK = frozenset({"after", "following", "since", "during", "before", "at", "in", "from"})
"""Prepositions before a noun that names what the reader knows already."""
NAMES = frozenset({"organisation", "media", "person", "office", "mission", "agreement"})
"""Kinds of entity in whose names a word tells no event: the Conference on Security …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the earlier stages read off an article."""

    parse: Parse
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    closed: tuple[Span, ...] = ()
    """Stretches in which nothing is coded, as section headings: they announce, the text tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Drafts in text order, and what was seen and left."""

    drafts: tuple[Draft, ...]
    abstentions: tuple[Abstention, ...] = ()


@cache
def lexicon(name: str) -> dict[str, frozenset[str]]:
    """Load the carrying words of a language, or the habits of types; {} where there are none."""
    file = resources.files("detente.events") / "data" / f"{name}.yaml"
    if not file.is_file():
        return {}
    loaded: dict[str, list[str]] = yaml.safe_load(file.read_text("utf-8"))
    return {key: frozenset(words) for key, words in loaded.items()}


def extract(scene: Scene, ontology: Ontology) -> Extraction:
    """Find the events that a parsed article tells.

    Returns:
        Drafts with their participants, times and places, and an abstention for each trigger
        that was recognised and not taken up, with the reason.
    """
    return _Extractor(scene, ontology).run()


class _Extractor:
    """One pass over one article; keeps the mentions indexed."""

    def __init__(self, scene: Scene, ontology: Ontology) -> None:
        self.scene = scene
        self.parse = scene.parse
        self.ontology = ontology
        self.words = lexicon(scene.parse.language)
        undergone = self.words.get("undergone", frozenset())
        self.mentions = MentionIndex(scene.parse, scene.mentions, undergone)
        self.habits = lexicon("types")

    def run(self) -> Extraction:
        matches = self._matches()
        swallowed = {noun for match in matches for noun in match.swallowed}
        kept = [match for match in matches if match.index not in swallowed]
        drafts: list[Draft] = []
        abstentions = []
        for match in kept:
            frame = self._frame(match)
            reason = self._refusal(match, frame, kept) or self._looks_back(match, frame, drafts)
            if reason:
                span = self.parse.tokens[match.index].span
                abstentions.append(Abstention(span=span, stage="events", reason=reason))
            else:
                drafts.append(self._draft(match, frame, kept))
        return Extraction(drafts=tuple(drafts), abstentions=tuple(abstentions))

    def _matches(self) -> list[Match]:
        named = self._inside_names()
        indices = [i for i in range(len(self.parse.tokens)) if i not in named]
        matches = find_matches(self.parse, self.ontology, indices)
        closed = self.scene.closed
        return [
            match
            for match in matches
            if not any(self.parse.tokens[match.index].span.overlaps(span) for span in closed)
        ]

    def _inside_names(self) -> set[int]:
        return {
            index
            for mention in self.scene.mentions
            if mention.entity.kind in NAMES and mention.form in ("name", "title")
            for index in range(mention.first, mention.last)
        }

    def _frame(self, match: Match) -> Frame:
        frame = find_frame(self.parse, match, self.mentions)
        carrier = self._carrier(match.index) if match.trigger.pos == "noun" else None
        if carrier is not None:
            lent = find_frame(self.parse, shifted(match, carrier), self.mentions)
            frame = _merged(_merged(frame, self._carried_subject(match, carrier)), lent)
        return frame if frame.recipients else self._turned(match, carrier, frame)

    def _turned(self, match: Match, carrier: int | None, frame: Frame) -> Frame:
        """Add a recipient that stands in no slot of its own, where the type has that habit."""
        type_, reason, found = match.trigger.type, "", None
        if type_ in self.habits["on_the_ground_of"]:
            reason = "whose ground it happens on"
            found = owner_of_the_ground(self.parse, match, carrier, frame, self.mentions)
        elif type_ in self.habits["towards_the_other_in_the_content"] and frame.actors:
            reason = "the other side in what is said"
            found = other_side(self.parse, match, frame, self.mentions)
        if found is None:
            return frame
        reasons = (*frame.reasons, f"“{self._words(found)}” is recipient: {reason}")
        return replace(frame, recipients=(found,), reasons=reasons)

    def _carrier(self, noun: int) -> int | None:
        """Find the verb that carries an event noun: `held talks`, `talks took place`."""
        token = self.parse.tokens[noun]
        if token.relation == "acl" or token.head < 0:
            return None
        passive = token.deprel == "nsubj:pass"
        verb = self.parse.tokens[token.head]
        lemmas = forms.lemmas(verb)
        happening = self.words.get("happening", frozenset())
        if token.relation == "nsubj" and not passive and happening.intersection(lemmas):
            return token.head
        carrying = self.words.get("carrying", frozenset())
        if (token.relation == "obj" or passive) and carrying.intersection(lemmas):
            return token.head
        return self._participle(noun)

    def _participle(self, noun: int) -> int | None:
        """Find `held` in `talks held in Oslo`."""
        for child in self.parse.children(noun, "acl"):
            carrying = self.words.get("carrying", frozenset())
            carries = carrying.intersection(forms.lemmas(self.parse.tokens[child]))
            if carries and syntax.is_passive(self.parse, child):
                return child
        return None

    def _carried_subject(self, match: Match, carrier: int) -> Frame:
        """Read the subject of a carrying verb as the one who acts."""
        token = self.parse.tokens[match.index]
        if token.relation == "nsubj" and token.deprel != "nsubj:pass":
            return Frame()
        roles = {role for _, role in match.trigger.args}
        heads = slot_heads(self.parse, carrier, "subj")
        found = tuple(m for m in map(self.mentions.at, heads) if m is not None)
        if not found:
            found = tuple(m for head in heads for m in self.mentions.describe(head))
        is_actor = bool(roles & {"party", "actor"})
        reasons = tuple(f"subject of the carrying verb: “{self._words(m)}”" for m in found)
        return Frame(actors=found, reasons=reasons) if is_actor else Frame()

    def _words(self, mention: Mention) -> str:
        return mention.span.of(self.parse.text)

    def _refusal(self, match: Match, frame: Frame, matches: Sequence[Match]) -> str | None:
        """Say why a trigger is no event of its own; None if it is one."""
        words = self._trigger_text(match)
        if self._is_asked(match):
            return f"“{words}” stands in a question"
        lacking = missing_role(frame, match.trigger.needs, lone=self._has_subject(match))
        if lacking is not None:
            return f"“{words}” does not say {lacking}"
        governor = self._swallowed_by(match, matches)
        if governor is not None:
            return f"“{words}” is what “{self._trigger_text(governor)}” is about, not more"
        return None

    def _swallowed_by(self, match: Match, matches: Sequence[Match]) -> Match | None:
        swallowing = self.habits["swallowing"]
        governors = {m.index: m for m in matches if m.trigger.type in swallowing}
        current = match.index
        for above in self.parse.ancestors(match.index):
            relation = self.parse.tokens[current].relation
            if not self._is_content(current):
                return None
            beside = relation == "conj"
            if above in governors and governors[above] is not match and not beside:
                return governors[above]
            current = above
        return None

    def _looks_back(self, match: Match, frame: Frame, told: Sequence[Draft]) -> str | None:
        """Say so where a noun only refers to what was told: `after the visit of …`."""
        if match.trigger.pos != "noun":
            return None
        if syntax.preposition(self.parse, match.index) not in LOOKING_BACK:
            return None
        taking_part = states_of(frame.everyone)
        for draft in told:
            same = draft.type == match.trigger.plover_type
            if same and taking_part <= states_of(draft.actors + draft.recipients):
                return f"“{self._trigger_text(match)}” refers back to what is told already"
        return None

    def _is_asked(self, match: Match) -> bool:
        """Tell whether the whole sentence asks: a question tells nothing."""
        sentence = self.parse.sentence_at(match.index).span.of(self.parse.text)
        return sentence.rstrip('"”» ').endswith("?")

    def _is_content(self, index: int) -> bool:
        """Tell whether a word belongs to what its governor says, asks, promises or refuses."""
        token = self.parse.tokens[index]
        if token.relation in ("obl", "nmod"):
            return syntax.preposition(self.parse, index) not in BESIDE
        if token.relation == "advcl":
            mark = self.parse.child(index, "mark")
            return mark is not None and self.parse.tokens[mark].text.lower() == "to"
        inside = ("xcomp", "obj", "ccomp", "conj", "acl")
        return token.relation in inside and token.deprel != "acl:relcl"

    def _has_subject(self, match: Match) -> bool:
        is_noun = match.trigger.pos == "noun"
        verb = self._carrier(match.index) if is_noun else match.index
        return verb is not None and bool(syntax.subjects(self.parse, verb))

    def _trigger_text(self, match: Match) -> str:
        return self._trigger_span(match).of(self.parse.text)

    def _trigger_span(self, match: Match) -> Span:
        """Cover the trigger words when they stand close; the head word alone when they do not."""
        span = self.parse.span_of(match.words)
        if max(match.words) - min(match.words) > len(match.words) + 3:
            return self.parse.tokens[match.index].span
        return span

    def _draft(self, match: Match, frame: Frame, matches: Sequence[Match]) -> Draft:
        trigger, parse, scene = match.trigger, self.parse, self.scene
        rivals = [m.index for m in matches if m.index != match.index]
        return Draft(
            trigger=match.index,
            trigger_span=self._trigger_span(match),
            span=self._clause_span(match, frame),
            type=trigger.plover_type,
            mode=trigger.plover_mode,
            extension=trigger.extension,
            cameo=trigger.cameo,
            contexts=trigger.contexts,
            actors=frame.actors,
            recipients=frame.recipients,
            places=self._places(match, frame),
            times=attach.own_times(parse, match.index, rivals, scene.times),
            quantities=attach.own_quantities(parse, match.index, scene.quantities),
            nominal=trigger.pos == "noun",
            habit=trigger.implies,
            evidence=self._evidence(match, frame),
            score=trigger.strength,
        )

    def _places(self, match: Match, frame: Frame) -> tuple[Place, ...]:
        """Find where it happened: where the clause says, or where a visitor went."""
        found = attach.own_places(self.parse, match.index, self.scene.places)
        if found or match.trigger.plover_mode != "visit":
            return found
        hosts = [mention.span for mention in frame.recipients]
        return tuple(place for place in self.scene.places if place.span in hosts)

    def _clause_span(self, match: Match, frame: Frame) -> Span:
        """Cover the clause of the trigger, with its carrier and its participants."""
        head = match.index
        carrier = self._carrier(head) if match.trigger.pos == "noun" else None
        span = self.parse.span_of(syntax.clause(self.parse, head if carrier is None else carrier))
        sentence = self.parse.sentence_at(head).span
        for mention in frame.everyone:
            if sentence.covers(mention.span):
                span = span.join(mention.span)
        return span.join(self._trigger_span(match))

    def _evidence(self, match: Match, frame: Frame) -> tuple[Evidence, ...]:
        trigger = match.trigger
        name = trigger.extension or "/".join(filter(None, (trigger.type, trigger.mode)))
        told = f"“{self._trigger_text(match)}” tells {name}"
        span = self._trigger_span(match)
        first = Evidence(by="trigger", span=span, reason=told, score=trigger.strength)
        return (first, *(Evidence(by="role", span=span, reason=r) for r in frame.reasons))


def missing_role(frame: Frame, needs: Sequence[str], *, lone: bool) -> str | None:
    """Say in words which role that has to be filled is not; None if nothing is missing.

    Args:
        frame: Who was found.
        needs: Roles to be filled: `actor`, `recipient`, `party` (two) or `any`.
        lone: One party will do, because somebody is said to act: `the minister held talks`.
    """
    actors = sum(map(can_act, frame.actors))
    recipients = sum(map(can_act, frame.recipients))
    if needs and not any(map(is_political, frame.everyone)):
        return "which state or body takes part"
    if "actor" in needs and not actors:
        return "which state or group acts"
    if "recipient" in needs and not recipients:
        return "to which state or group"
    enough = 1 if lone or _is_plural(frame) else 2
    if "party" in needs and actors + recipients < enough:
        return "between whom"
    return "who takes part" if "any" in needs and not actors + recipients else None


def _is_plural(frame: Frame) -> bool:
    return any(len(mention.entity.others) > 1 for mention in frame.everyone)


def can_act(mention: Mention) -> bool:
    """Tell whether a mention can act or be acted on: a state, a body, a group, a person."""
    entity = mention.entity
    if entity.kind in ("unnamed", "media", "agreement", "facility"):
        return False
    return bool(entity.state or entity.others) or entity.kind in ("organisation", "group", "person")


def is_political(mention: Mention) -> bool:
    """Tell whether a mention stands for a state, an office, a known body or group.

    A private person acts, too, but only together with one of these is it a political event.
    """
    entity = mention.entity
    known = bool(entity.state or entity.others or entity.sector or entity.office)
    return can_act(mention) and known


def _merged(first: Frame, second: Frame) -> Frame:
    """Add to a frame what another one brings, without telling anybody twice."""
    taken = {mention.entity.id for mention in first.everyone}
    actors = tuple(m for m in second.actors if m.entity.id not in taken)
    taken |= {mention.entity.id for mention in actors}
    recipients = tuple(m for m in second.recipients if m.entity.id not in taken)
    return Frame(
        actors=first.actors + actors,
        recipients=first.recipients + recipients,
        reasons=first.reasons + second.reasons,
    )
