"""Recipients that a sentence does not put in a slot of its own.

Two habits of news prose: a raid "in the border province" is a raid on the state whose
province it is, and who "declared the wish to renew ties with Oslo" turns to Oslo.
Both are guesses from structure, taken only where no recipient stands in its slot.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.events import syntax
from detente.events.arguments import Frame, MentionIndex, owners, slot_heads
from detente.events.match import Match
from detente.model.actors import Mention
from detente.model.text import Parse

GROUND = ("in", "into", "on", "over", "across", "at", "inside", "to")
"""Prepositions that tell where, the plainest first."""
TOWARDS = frozenset({"with", "to", "towards", "toward", "from", "against", "for", "on", "of", "by"})
"""Prepositions that tell towards whom."""
WHERE = frozenset({"in", "into", "at", "across", "over", "inside", "near"})
"""Prepositions that tell on whose ground."""


def states_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """Collect the states behind several mentions."""
    return frozenset(state for mention in mentions for state in mention.entity.states)


def owner_of_the_ground(
    parse: Parse, match: Match, carrier: int | None, frame: Frame, mentions: MentionIndex
) -> Mention | None:
    """Find a place of another state in which the event is said to happen; None if there is none."""
    acting = states_of(frame.actors)
    spots = [match.index, *match.swallowed, *([] if carrier is None else [carrier])]
    heads = [head for word in GROUND for spot in spots for head in slot_heads(parse, spot, word)]
    for spot in spots:
        heads.extend(syntax.objects(parse, spot) if parse.tokens[spot].upos == "VERB" else ())
    for head in heads:
        for mention in _whose(parse, head, mentions):
            if mention.entity.state and acting.isdisjoint(mention.entity.states):
                return mention
    return None


def _whose(parse: Parse, head: int, mentions: MentionIndex) -> tuple[Mention, ...]:
    """List whose a thing or place may be: itself, its owner, the place where it stands."""
    own = mentions.at(head)
    if own is not None:
        return (own,)
    around = mentions.inside(syntax.clause(parse, head))
    return owners(parse, head, mentions) + tuple(m for m in around if m.as_place)


def other_side(
    parse: Parse, match: Match, frame: Frame, mentions: MentionIndex
) -> tuple[Mention, ...]:
    """Find the other side in the content of what is said; () if the content names nobody else.

    Who it is said of or turned to comes first; then whose ground it is about: `refused to send
    troops to Peru`, `agreed to build a road in Chile`.
    """
    acting, taken = states_of(frame.actors), frame_tokens(frame)
    tops = [*syntax.complements(parse, match.index), *match.swallowed]
    tops += [*syntax.objects(parse, match.index)] if match.trigger.pos == "verb" else []
    tops += [match.index] if match.trigger.pos == "adjective" else []
    below = [[i for i in syntax.clause(parse, top) if i not in taken] for top in tops]
    for words in (TOWARDS, WHERE):
        for clause in below:
            subjects = [i for i in clause if parse.tokens[i].relation == "nsubj"]
            brought = [i for i in clause if syntax.preposition(parse, i) in words]
            for index in [*(subjects if words is TOWARDS else ()), *brought]:
                those = map(mentions.at, syntax.with_conjuncts(parse, index))
                found = tuple(m for m in those if m and m.entity.state)
                if found and acting.isdisjoint(states_of(found)):
                    return found
    return ()


def protested_to(
    parse: Parse, spots: Iterable[int], frame: Frame, mentions: MentionIndex
) -> Mention | None:
    """Find whom a protest is meant for: who is to do what is demanded, whose deed is protested.

    `went on strike to demand the resignation of the mayor`, `marched over a law of the ministry`.
    Those of one's own state, too; None where no demand is told.

    Args:
        parse: Where it stands.
        spots: The trigger, and the verb that carries it.
        frame: Who protests.
        mentions: Who may be meant.
    """
    taken = frame_tokens(frame)
    tops = [top for spot in spots for top in parse.children(spot, "advcl", "xcomp", "acl")]
    tops += [n for spot in spots for word, n in syntax.obliques(parse, spot) if word in ABOUT]
    for top in tops:
        for mention in mentions.inside(i for i in parse.subtree(top) if i not in taken):
            acting = mention.entity.kind in ANSWERING and mention.form not in ("pronoun", "demonym")
            owning = mention.form == "demonym" and parse.tokens[mention.head].relation == "amod"
            if mention.entity.state and (acting or owning):
                return mention
    return None


ABOUT = frozenset({"over", "against", "at"})
"""Prepositions that tell what is protested against."""
ANSWERING = frozenset({"state", "office", "organisation", "person", "mission"})
"""Kinds of entity that a demand can be turned to."""


def addressed(parse: Parse, match: Match, frame: Frame, mentions: MentionIndex) -> Mention | None:
    """Find to whom a participle is said: `told the governor, calling for an explanation`."""
    token = parse.tokens[match.index]
    if token.relation != "advcl" or token.xpos != "VBG" or parse.child(match.index, "mark", "case"):
        return None
    taken = frame_tokens(frame)
    for index in parse.children(token.head, "iobj", "obj"):
        mention = mentions.at(index)
        if mention and index not in taken and mention.entity.kind in HEARERS:
            return mention
    return None


HEARERS = frozenset({"person", "office", "state", "unnamed"})
"""Kinds of entity that something can be said to."""


def frame_tokens(frame: Frame) -> frozenset[int]:
    """Collect the tokens of those who take part already."""
    return frozenset(
        index for mention in frame.everyone for index in range(mention.first, mention.last)
    )
