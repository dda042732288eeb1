"""Arguments: who fills the slots of a trigger.

A trigger of the ontology maps slots of the sentence (`subj`, `obj`, `to`, `modifier`, …) to roles
(`actor`, `recipient`, `party`). Here the slots are read off the tree and their fillers looked up
among the mentions of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from detente.events import forms, syntax
from detente.events.match import Match
from detente.model.actors import Entity, Mention
from detente.model.text import Parse

VAGUE = frozenset({"pronoun", "possessive"})
"""Forms of mention that stand for somebody named elsewhere."""
JOINTS = frozenset({"and", "&", ","})
PEOPLE = frozenset({"person", "organization"})
"""Kinds of token, as the encoder sees them, that can act without being a known name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The roles of one event as filled from the tree."""

    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    reasons: tuple[str, ...] = ()
    """One per filled slot, for a person to read."""

    @property
    def everyone(self) -> tuple[Mention, ...]:
        """Actors and recipients together."""
        return self.actors + self.recipients


class MentionIndex:
    """Mentions by the tokens they cover."""

    undergone: frozenset[str]
    """Nouns whose `of` tells who suffers: killing, arrest."""
    apart: frozenset[str]
    """Nouns for those who are not of the state of whoever has them: ally, rival."""

    def __init__(
        self,
        parse: Parse,
        mentions: Iterable[Mention],
        undergone: frozenset[str] = frozenset(),
        apart: frozenset[str] = frozenset(),
    ) -> None:
        self._parse = parse
        self.undergone = undergone
        self.apart = apart
        self._covering: dict[int, list[Mention]] = {}
        for mention in mentions:
            for index in range(mention.first, mention.last):
                self._covering.setdefault(index, []).append(mention)

    def at(self, index: int) -> Mention | None:
        """Return the mention that a token stands for; the longest that it heads, else covers.

        Adjectives inside a phrase ("Russian officers") do not stand for the phrase.
        """
        covering = self._covering.get(index, [])
        headed = [mention for mention in covering if mention.head == index]
        candidates = headed or [m for m in covering if m.last - m.first > 1]
        return max(candidates, key=lambda m: m.last - m.first, default=None)

    def inside(self, indices: Iterable[int]) -> tuple[Mention, ...]:
        """Return mentions headed by one of these tokens, in text order, outermost only."""
        wanted = set(indices)
        found = {
            mention
            for index in wanted
            for mention in self._covering.get(index, [])
            if mention.head in wanted
        }
        outer = [m for m in found if not any(o != m and o.span.covers(m.span) for o in found)]
        return tuple(sorted(outer, key=lambda mention: mention.span))

    def joined(self, mention: Mention) -> tuple[Mention, ...]:
        """Return mentions that `and` joins to this one, word by word, in a list with commas too.

        Long names with titles are joined wrongly on the tree more often than on the page.
        """
        found: list[Mention] = []
        waiting: list[Mention] = []
        last = mention.last
        while last + 1 < len(self._parse.tokens) and self._parse.tokens[last].text in JOINTS:
            joint = self._parse.tokens[last].text
            if joint == "," and self._parse.tokens[last + 1].text in ("and", "&"):
                joint, last = "and", last + 1
            starting = [
                m
                for m in self._covering.get(last + 1, [])
                if m.first == last + 1 and m.form != "possessive"
            ]
            if not starting:
                break
            waiting.append(max(starting, key=lambda m: m.last - m.first))
            last = waiting[-1].last
            if joint != ",":
                found += waiting
                waiting = []
        return tuple(found)

    def describe(self, index: int) -> tuple[Mention, ...]:
        """Make mentions of people who are named by their state alone: `Russian officers`.

        `Hungarian and Romanian officials` are two groups. () when the token is not people or a
        body, or when no state stands beside it.
        """
        token = self._parse.tokens[index]
        if token.entity not in PEOPLE or token.upos not in ("NOUN", "PROPN"):
            return ()
        beside = self.beside(index)
        if not self.apart.isdisjoint(forms.lemmas(token)):
            beside = tuple(i for i in beside if self._parse.tokens[i].deprel != "nmod:poss")
        owners = [m for m in map(self.at, beside) if m and m.entity.state]
        first = {owner.entity.state: owner for owner in reversed(owners)}
        return tuple(_described(self._parse, index, owner) for owner in first.values())

    def beside(self, index: int) -> tuple[int, ...]:
        """List what stands at a noun and may say whose people it means, conjuncts included."""
        children = self._parse.children(index, "amod", "compound", "nmod", "nmod:poss")
        return tuple(one for child in children for one in syntax.with_conjuncts(self._parse, child))

    def also_before(self, mention: Mention) -> tuple[Mention, ...]:
        """Return states that share a noun with a mention: `Turkish and Syrian forces`."""
        found = []
        first = mention.first
        while first >= 2 and self._parse.tokens[first - 1].text in ("and", "-", "–"):
            before = [m for m in self._covering.get(first - 2, []) if m.last == first - 1]
            adjectives = [m for m in before if m.form == "demonym"]
            if not adjectives:
                break
            found.append(adjectives[0])
            first = adjectives[0].first
        return tuple(found)


def _described(parse: Parse, index: int, owner: Mention) -> Mention:
    below = syntax.clause(parse, index)
    first, last = min(below), max(below) + 1
    span = parse.span_of(below)
    name = parse.text[span.start : span.end]
    entity = Entity(
        id=f"group:{parse.tokens[index].lemma.lower()}@{owner.entity.state}",
        name=name,
        kind="group",
        state=owner.entity.state,
    )
    return Mention(
        span=span, head=index, first=first, last=last, form="description", entity=entity, score=0.7,
        reason=f"described by “{owner.span.of(parse.text)}”",
    )  # fmt: skip


def find_frame(parse: Parse, match: Match, mentions: MentionIndex) -> Frame:
    """Fill the roles of a trigger."""
    roles: dict[str, list[Mention]] = {"actor": [], "recipient": [], "party": []}
    reasons = []
    for slot, role in match.trigger.args:
        if role not in roles:
            continue
        for mention in _fillers(parse, match, slot, mentions):
            if mention not in roles["actor"] + roles["recipient"] + roles["party"]:
                roles[role].append(mention)
                reasons.append(f"{slot} “{mention.span.of(parse.text)}” is {role}")
    return _frame(roles, tuple(reasons))


def _frame(roles: Mapping[str, list[Mention]], reasons: tuple[str, ...]) -> Frame:
    actors = distinct((*roles["actor"], *roles["party"]))
    taken = {mention.entity.id for mention in actors}
    recipients = distinct(m for m in roles["recipient"] if m.entity.id not in taken)
    return Frame(actors=actors, recipients=recipients, reasons=reasons)


def distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Keep one mention per entity, a name before a pronoun, in the order of first mention."""
    best: dict[str, Mention] = {}
    for mention in mentions:
        known = best.get(mention.entity.id)
        if known is None or (known.form in VAGUE and mention.form not in VAGUE):
            best[mention.entity.id] = mention
    kept = [m for m in best.values() if not _is_part(m, best.values())]
    named = {m.entity.state for m in kept if m.form not in VAGUE}
    return tuple(m for m in kept if m.form not in VAGUE or not _is_known(m.entity, named))


def _is_part(mention: Mention, others: Iterable[Mention]) -> bool:
    """Tell whether a mention stands inside another of the same state: `Russian diplomats`."""
    return any(
        other is not mention
        and other.span.covers(mention.span)
        and len(other.span) > len(mention.span)
        and other.entity.state == mention.entity.state
        for other in others
    )


def _is_known(entity: Entity, states: set[str | None]) -> bool:
    """Tell whether everybody behind a pronoun is named beside it: `Cuba restored its relations`."""
    behind = {other.state for other in entity.others} or {entity.state}
    return None not in behind and behind <= states


def _fillers(parse: Parse, match: Match, slot: str, mentions: MentionIndex) -> tuple[Mention, ...]:
    scope, _, inner = slot.rpartition(".")
    if scope == "object":
        nouns = match.swallowed or syntax.objects(parse, match.index)
        if inner == "poss":  # who has allies is not they
            nouns = tuple(n for n in nouns if not _is_apart(parse, n, mentions))
        heads = [h for noun in nouns for h in slot_heads(parse, noun, inner)]
    elif scope == "comp":
        below = syntax.complements(parse, match.index)
        heads = [h for verb in below for h in slot_heads(parse, verb, inner)]
    else:
        heads = list(slot_heads(parse, match.index, inner))
    found = mentions_of(parse, heads, mentions)
    if not found and slot == "subj":
        return mentions_of(parse, _intending(parse, match.index), mentions)
    return found


def _intending(parse: Parse, verb: int) -> tuple[int, ...]:
    """Find who means to do what an infinitive tells: `In an effort to …, Peru offered`."""
    mark = parse.child(verb, "mark")
    token = parse.tokens[verb]
    if mark is None or parse.tokens[mark].text.lower() != "to" or token.relation != "acl":
        return ()
    verbs = (i for i in parse.ancestors(token.head) if parse.tokens[i].upos == "VERB")
    governing = next(verbs, None)
    return () if governing is None else syntax.subjects(parse, governing)


def slot_heads(parse: Parse, index: int, slot: str) -> tuple[int, ...]:
    """Return the head tokens that fill a slot of a verb or noun; () if the slot is empty."""
    if slot == "subj":
        return syntax.subjects(parse, index)
    if slot == "obj":
        return syntax.objects(parse, index)
    if slot == "iobj":
        return parse.children(index, "iobj")
    if slot == "poss":
        return parse.children(index, "nmod:poss")
    if slot == "sayer":
        verb = syntax.saying_verb(parse, index)
        return () if verb is None else syntax.subjects(parse, verb)
    if slot == "modifier":
        return syntax.modifiers(parse, index)
    return _prepositional(parse, index, slot)


def _prepositional(parse: Parse, index: int, word: str) -> tuple[int, ...]:
    """Find what a preposition brings to a trigger.

    A phrase may hang on the trigger's object or on another phrase of it, since the tree cannot
    tell whose it is: `discussed Libya with the president`.
    """
    direct = tuple(noun for found, noun in syntax.obliques(parse, index) if found == word)
    if direct:
        return direct
    below = parse.children(index, "obj", "obl", "nmod", "xcomp", "nsubj:pass")
    return tuple(
        noun
        for child in below
        if child > index
        for found, noun in syntax.obliques(parse, child)
        if found == word and noun > index and word not in ("of", "in", "from")
    )


def mentions_of(parse: Parse, heads: Iterable[int], mentions: MentionIndex) -> tuple[Mention, ...]:
    """Find whom heads of a slot stand for, coordinated ones included; () for nobody known."""
    found: list[Mention] = []
    for head in heads:
        for one in syntax.with_conjuncts(parse, head):
            those = _standing_for(parse, one, mentions)
            found.extend(mention for mention in those if mention not in found)
    for mention in tuple(found):
        others = (*mentions.joined(mention), *_leaders(parse, mention, mentions))
        found.extend(other for other in others if other not in found)
    return tuple(found)


LEADING = frozenset({"lead", "head", "chair"})
"""Verbs that tell who a delegation's head is."""


def _leaders(parse: Parse, mention: Mention, mentions: MentionIndex) -> tuple[Mention, ...]:
    """Find who comes at the head of a delegation: `a delegation led by the envoy`."""
    if mention.entity.kind != "delegation":
        return ()
    verbs = parse.children(mention.head, "acl")
    leading = [v for v in verbs if LEADING.intersection(forms.lemmas(parse.tokens[v]))]
    heads = [head for verb in leading for head in syntax.agents(parse, verb)]
    return tuple(m for m in map(mentions.at, heads) if m is not None)


def _standing_for(parse: Parse, index: int, mentions: MentionIndex) -> tuple[Mention, ...]:
    """Find whom a word stands for: by name, by description, by apposition, or by ownership."""
    own = mentions.at(index)
    if own is not None:
        return (*mentions.also_before(own), own)
    described = mentions.describe(index)
    if described:
        return described
    apposed = _apposed(parse, index, mentions)
    return (apposed,) if apposed else owners(parse, index, mentions)


def _apposed(parse: Parse, index: int, mentions: MentionIndex) -> Mention | None:
    """Look at what stands beside a noun that is no mention itself: `the guest, President X`."""
    beside = parse.children(index, "appos", "flat")
    return next((mention for mention in map(mentions.at, beside) if mention), None)


def _is_apart(parse: Parse, noun: int, mentions: MentionIndex) -> bool:
    """Tell whether a noun names those who stand beside whoever has them: `his allies`."""
    return not mentions.apart.isdisjoint(forms.lemmas(parse.tokens[noun]))


OWNING = ("by", "of", "from", "with", "between", "for")
"""Prepositions that tell whose a thing is, the surest first: `the decision of the court`."""


def owners(parse: Parse, noun: int, mentions: MentionIndex) -> tuple[Mention, ...]:
    """Find whose a thing is: who condemns a decision of the court condemns the court.

    Who condemns the killing of a minister does not condemn the minister: of what is undergone
    only the doer owns.

    Looks at the possessor, then at what stands before the noun (`Iranian missiles`), then at its
    prepositions; () for people and for things that belong to nobody.
    """
    if _is_apart(parse, noun, mentions):
        return ()
    holder = parse.child(noun, "nmod:poss")
    words = OWNING if mentions.undergone.isdisjoint(forms.lemmas(parse.tokens[noun])) else ("by",)
    ways = [
        () if holder is None else (holder,),
        syntax.modifiers(parse, noun),
        *(slot_heads(parse, noun, word) for word in words),
    ]
    for way in ways:
        heads = [one for head in way for one in syntax.with_conjuncts(parse, head)]
        found = tuple(m for m in map(mentions.at, heads) if m is not None)
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def shifted(match: Match, index: int) -> Match:
    """Return the same match with its slots read off another token, as a carrying verb."""
    return replace(match, index=index)
