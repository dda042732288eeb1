"""Casting: who takes part in what a trigger tells.

The slots of the trigger come first. A noun may borrow those of the verb that carries it ("held
talks with") or of the noun it hangs on ("the visit of X and the patrols"); a recipient may stand
in no slot of its own; and "The talks lasted two hours" takes up those of whom it was just told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.events import forms, syntax
from detente.events.arguments import (
    Frame,
    distinct,
    find_frame,
    mentions_of,
    shifted,
    slot_heads,
)  # fmt: skip
from detente.events.counterpart import addressed, other_side, owner_of_the_ground, protested_to
from detente.events.match import Match
from detente.events.scene import Setting
from detente.model.actors import Mention
from detente.model.events import Draft


def cast(setting: Setting, match: Match) -> Frame:
    """Find who takes part in what a trigger tells."""
    frame = _all_of_them(setting, match, find_frame(setting.parse, match, setting.mentions))
    carrier = carrier_of(setting, match.index) if match.trigger.pos == "noun" else None
    if carrier is not None:
        lent = find_frame(setting.parse, shifted(match, carrier), setting.mentions)
        frame = _merged(_merged(frame, _carried_subject(setting, match, carrier)), lent)
    holder = _holder(setting, match)
    if holder is not None and not frame.everyone:
        frame = find_frame(setting.parse, shifted(match, holder), setting.mentions)
    frame = frame if frame.actors else _expelled(setting, match, frame)
    return frame if frame.recipients else _turned(setting, match, carrier, frame)


def speaking(setting: Setting, match: Match, frame: Frame) -> Frame:
    """Let the speaker act where the act is to say so: `said that the pact was no longer valid`."""
    if frame.actors or match.trigger.plover_type not in setting.habits["spoken"]:
        return frame
    verb = syntax.saying_verb(setting.parse, match.index)
    heads = () if verb is None else syntax.subjects(setting.parse, verb)
    taken = {mention.entity.id for mention in frame.recipients}
    found = mentions_of(setting.parse, heads, setting.mentions)
    acting = tuple(mention for mention in found if mention.entity.id not in taken)
    reasons = tuple(f"“{_worded(setting, m)}” is actor: who says so" for m in acting)
    said = replace(frame, actors=acting, reasons=(*frame.reasons, *reasons))
    return said if said.recipients or not acting else _turned(setting, match, None, said)


def by_grammar(setting: Setting, match: Match, frame: Frame) -> Frame:
    """Fill what the encoder left empty of a word that no list has: subject, object, possessor.

    Of what is undergone the possessor undergoes it: `his eviction`.
    """
    if not match.heard:
        return frame
    for role, own, slots in (
        ("actors", frame.actors, _acting_slots(match)),
        ("recipients", frame.recipients, _undergoing_slots(setting, match)),
    ):
        if own:
            continue
        taken = {mention.entity.id for mention in frame.everyone}
        heads = [h for slot in slots for h in slot_heads(setting.parse, match.index, slot)]
        those = mentions_of(setting.parse, heads, setting.mentions)
        found = tuple(m for m in those if m.entity.id not in taken)
        reasons = tuple(f"“{_worded(setting, m)}” is among the {role} by its place" for m in found)
        frame = replace(frame, **{role: found}, reasons=(*frame.reasons, *reasons))
    return frame


def _acting_slots(match: Match) -> tuple[str, ...]:
    return ("by",) if match.trigger.pos == "noun" else ("subj",)


def _undergoing_slots(setting: Setting, match: Match) -> tuple[str, ...]:
    if match.trigger.pos != "noun":
        return ("obj",)
    undergone = setting.words.get("undergone", frozenset())
    return () if undergone.isdisjoint(match.trigger.lemmas) else ("poss", "of")


def _all_of_them(setting: Setting, match: Match, frame: Frame) -> Frame:
    """Let `who` mean all that are joined before it: `X and Y, who discussed the border`."""
    token = setting.parse.tokens[match.index]
    mutual = match.trigger.plover_type in setting.habits["mutual"]
    if not mutual or token.deprel != "acl:relcl" or len(frame.actors) != 1 or frame.recipients:
        return frame
    last = setting.parse.tokens[token.head]
    if last.relation != "conj" or frame.actors[0].head != token.head:
        return frame
    everybody = mentions_of(setting.parse, (last.head,), setting.mentions)
    return replace(frame, actors=distinct((*everybody, *frame.actors)))


def _expelled(setting: Setting, match: Match, frame: Frame) -> Frame:
    """Let those act from whose ground somebody is expelled: `deported from Peru`."""
    if match.trigger.mode not in setting.habits["expelling"]:
        return frame
    heads = slot_heads(setting.parse, match.index, "from")
    found = mentions_of(setting.parse, heads, setting.mentions)
    taken = {mention.entity.id for mention in frame.recipients}
    acting = tuple(m for m in found if m.entity.state and m.entity.id not in taken)[:1]
    reasons = tuple(f"“{_worded(setting, m)}” is actor: whence it expels" for m in acting)
    return replace(frame, actors=acting, reasons=(*frame.reasons, *reasons))


def _turned(setting: Setting, match: Match, carrier: int | None, frame: Frame) -> Frame:
    """Add a recipient that stands in no slot of its own, where the type has that habit."""
    type_, reason = match.trigger.type, ""
    found: tuple[Mention, ...] = ()
    if type_ in setting.habits["on_the_ground_of"] or match.trigger.plover_mode == "visit":
        reason = "whose ground it happens on"
        ground = owner_of_the_ground(setting.parse, match, carrier, frame, setting.mentions)
        if ground is None and type_ in setting.habits["meant_for"]:
            reason = "whom the demand is meant for"
            spots = (match.index, *(() if carrier is None else (carrier,)))
            ground = protested_to(setting.parse, spots, frame, setting.mentions)
        found = () if ground is None else (ground,)
    elif type_ in setting.habits["towards_the_other_in_the_content"] and frame.actors:
        reason = "the other side in what is said"
        found = other_side(setting.parse, match, frame, setting.mentions)
        hearer = None if found else addressed(setting.parse, match, frame, setting.mentions)
        found = found if hearer is None else (hearer,)
    if not found:
        return frame
    reasons = tuple(f"“{_worded(setting, m)}” is recipient: {reason}" for m in found)
    return replace(frame, recipients=distinct(found), reasons=(*frame.reasons, *reasons))


def _holder(setting: Setting, match: Match) -> int | None:
    """Find the noun whose phrases may be this noun's own.

    `examples of cleansing by X`, or the first of two: `the visit of X and the patrols`.
    """
    token = setting.parse.tokens[match.index]
    if match.trigger.pos != "noun" or token.head < 0:
        return None
    held = token.relation == "nmod" and syntax.preposition(setting.parse, match.index) == "of"
    nominal = setting.parse.tokens[token.head].upos in ("NOUN", "PROPN")
    return token.head if nominal and (held or token.relation == "conj") else None


def carrier_of(setting: Setting, noun: int) -> int | None:
    """Find the verb that carries an event noun: `held talks`, `talks took place`."""
    token = setting.parse.tokens[noun]
    if token.relation == "acl" or token.head < 0:
        return None
    passive = token.deprel == "nsubj:pass"
    verb = setting.parse.tokens[token.head]
    lemmas = forms.lemmas(verb)
    happening = setting.words.get("happening", frozenset())
    if token.relation == "nsubj" and not passive and happening.intersection(lemmas):
        return token.head
    carrying = setting.words.get("carrying", frozenset())
    if (token.relation == "obj" or passive) and carrying.intersection(lemmas):
        return token.head
    return _participle(setting, noun)


def _participle(setting: Setting, noun: int) -> int | None:
    """Find `held` in `talks held in Oslo`."""
    for child in setting.parse.children(noun, "acl"):
        carrying = setting.words.get("carrying", frozenset())
        carries = carrying.intersection(forms.lemmas(setting.parse.tokens[child]))
        if carries and syntax.is_passive(setting.parse, child):
            return child
    return None


def _carried_subject(setting: Setting, match: Match, carrier: int) -> Frame:
    """Read the subject of a carrying verb as the one who acts."""
    token = setting.parse.tokens[match.index]
    if token.relation == "nsubj" and token.deprel != "nsubj:pass":
        return Frame()
    roles = {role for _, role in match.trigger.args}
    heads = slot_heads(setting.parse, carrier, "subj")
    found = mentions_of(setting.parse, heads, setting.mentions)
    is_actor = bool(roles & {"party", "actor"})
    reasons = tuple(f"subject of the carrying verb: “{_worded(setting, m)}”" for m in found)
    return Frame(actors=found, reasons=reasons) if is_actor else Frame()


def resume(setting: Setting, match: Match, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Take up those of whom it was told just before, as in `The talks lasted two hours`."""
    token = setting.parse.tokens[match.index]
    starts = match.trigger.pos == "noun" and token.relation == "nsubj"
    if frame.everyone or not starts or not told or not _is_definite(setting, match.index):
        return frame
    before = told[-1]
    gap = setting.parse.text[before.span.end : token.span.start]
    if before.type != match.trigger.plover_type or "\n" in gap:
        return frame
    words = before.trigger_span.of(setting.parse.text)
    reasons = (f"those who take part in “{words}” just before",)
    return Frame(actors=before.actors, recipients=before.recipients, reasons=reasons)


def _is_definite(setting: Setting, index: int) -> bool:
    articles = setting.parse.children(index, "det")
    return any(setting.parse.tokens[a].text.lower() in ("the", "these", "this") for a in articles)


def _worded(setting: Setting, mention: Mention) -> str:
    return mention.span.of(setting.parse.text)


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
