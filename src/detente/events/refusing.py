"""Refusing: triggers that tell no event of their own, each with the reason.

Nobody who acts for a state or group takes part; the sentence only asks; the word is what another
trigger is about ("agreed to hold talks"), or refers back to what was told ("after the visit").
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.events import syntax
from detente.events.arguments import Frame
from detente.events.casting import carrier_of
from detente.events.counterpart import states_of
from detente.events.heeding import spoken
from detente.events.match import Match
from detente.events.scene import Setting
from detente.model.actors import Mention
from detente.model.events import Draft

CLEAR = 0.6
"""An event heard so surely needs no state among its parties."""
ALONE = 0.7
"""A word that no list has must be heard so surely where only one side takes part."""
BESIDE = frozenset({"after", "before", "during", "following", "since", "at", "in", "amid", "until"})
"""Prepositions that set one event beside another: `agreed after talks` tells of talks, too."""
LOOKING_BACK = frozenset({"after", "following", "since", "during", "before", "at", "in", "from"})
"""Prepositions before a noun that names what the reader knows already."""


def refusal(setting: Setting, match: Match, frame: Frame) -> str | None:
    """Say why a trigger tells no event: for those who take part, or a question; None if it may."""
    words = setting.trigger_text(match)
    if _is_asked(setting, match):
        return f"“{words}” stands in a question"
    needs = match.trigger.needs if not _is_clear(setting, match) else ("somebody",)
    lacking = missing_role(frame, needs, lone=_has_subject(setting, match))
    if lacking is not None:
        return f"“{words}” does not say {lacking}"
    if match.heard and match.trigger.strength < ALONE and _is_alone(setting, match, frame):
        return f"“{words}” is not heard clearly, and tells of one side alone"
    return None


def swallowed(setting: Setting, match: Match, governors: Sequence[Match]) -> str | None:
    """Say so where a trigger is what another one is about or for: `agreed to hold talks`."""
    governor = _swallowed_by(setting, match, governors)
    head = setting.parse.tokens[match.index].head
    above = next((m for m in governors if head in (m.index, *m.swallowed)), None)
    words = setting.trigger_text(match)
    if governor is not None:
        return f"“{words}” is what “{setting.trigger_text(governor)}” is about, not more"
    if above is not None and _is_purpose(setting, match, above):
        return f"“{words}” is what “{setting.trigger_text(above)}” is for, not more"
    if above is not None and _tells_on(setting, match, above):
        return f"“{words}” tells how “{setting.trigger_text(above)}” went, not more"
    below = _its_noun(setting, match, governors)
    if below is not None:
        return f"“{words}” says of “{setting.trigger_text(below)}” what that tells itself"
    return None


def _its_noun(setting: Setting, match: Match, matches: Sequence[Match]) -> Match | None:
    """Find the noun that tells the act where a word of no list only says of it that it was.

    `The row set off expulsions of envoys`: expulsions are told once.
    """
    if not match.heard:
        return None
    nouns = setting.parse.children(match.index, "nsubj", "obj")
    those = (m for m in matches if m.index in nouns and m.trigger.pos == "noun" and not m.heard)
    return next((m for m in those if m.trigger.plover_type == match.trigger.plover_type), None)


def _is_purpose(setting: Setting, match: Match, above: Match) -> bool:
    """Tell whether a noun is what something is done for: `recalled the envoy for consultations`.

    Who comes for talks does talk.
    """
    mutual = above.trigger.plover_type in setting.habits["mutual"]
    phrase = setting.parse.tokens[match.index].relation in ("obl", "nmod")
    return (
        phrase
        and match.trigger.pos == "noun"
        and not mutual
        and syntax.preposition(setting.parse, match.index) == "for"
    )


def _tells_on(setting: Setting, match: Match, above: Match) -> bool:
    """Tell whether a clause tells an act over: `blew up the pier, killing ten`.

    A participle behind a verb of the same type, or a relative clause to a noun of it.
    """
    token = setting.parse.tokens[match.index]
    same = match.trigger.plover_type == above.trigger.plover_type is not None
    participle = token.relation == "advcl" and token.xpos == "VBG" and above.index < match.index
    return same and (participle or token.deprel == "acl:relcl")


def _is_clear(setting: Setting, match: Match) -> bool:
    """Tell whether the encoder hears the event so clearly that any party will do."""
    layers = setting.scene.layers
    if layers is None:
        return False
    return layers.score(spoken(layers, match), match.trigger.plover_type) >= CLEAR


def _is_alone(setting: Setting, match: Match, frame: Frame) -> bool:
    """Tell whether nobody stands on the other side, where the type has one."""
    has_other = match.trigger.plover_type not in setting.habits["one_party"]
    return has_other and not (frame.actors and frame.recipients) and len(frame.actors) < 2


def _swallowed_by(setting: Setting, match: Match, matches: Sequence[Match]) -> Match | None:
    swallowing = setting.habits["swallowing"]
    governors = {m.index: m for m in matches if m.trigger.plover_type in swallowing}
    current = match.index
    for above in setting.parse.ancestors(match.index):
        relation = setting.parse.tokens[current].relation
        if not _is_content(setting, current):
            return None
        beside = relation == "conj"
        if above in governors and governors[above] is not match and not beside:
            return governors[above]
        current = above
    return None


def _is_content(setting: Setting, index: int) -> bool:
    """Tell whether a word belongs to what its governor says, asks, promises or refuses."""
    token = setting.parse.tokens[index]
    if token.relation in ("obl", "nmod"):
        return syntax.preposition(setting.parse, index) not in BESIDE
    if token.relation == "advcl":
        mark = setting.parse.child(index, "mark")
        return mark is not None and setting.parse.tokens[mark].text.lower() == "to"
    inside = ("xcomp", "obj", "ccomp", "conj", "acl")
    return token.relation in inside and token.deprel != "acl:relcl"


def _is_asked(setting: Setting, match: Match) -> bool:
    """Tell whether the whole sentence asks: a question tells nothing."""
    sentence = setting.parse.sentence_at(match.index).span.of(setting.parse.text)
    return sentence.rstrip('"”» ').endswith("?")


def _has_subject(setting: Setting, match: Match) -> bool:
    is_noun = match.trigger.pos == "noun"
    verb = carrier_of(setting, match.index) if is_noun else match.index
    return verb is not None and bool(syntax.subjects(setting.parse, verb))


def looks_back(setting: Setting, match: Match, frame: Frame, told: Sequence[Draft]) -> str | None:
    """Say so where a noun only refers to what was told: `after the visit of …`."""
    if match.trigger.pos != "noun":
        return None
    if syntax.preposition(setting.parse, match.index) not in LOOKING_BACK:
        return None
    taking_part = states_of(frame.everyone)
    for draft in told:
        same = draft.type == match.trigger.plover_type
        if same and taking_part <= states_of(draft.actors + draft.recipients):
            return f"“{setting.trigger_text(match)}” refers back to what is told already"
    return None


def missing_role(frame: Frame, needs: Sequence[str], *, lone: bool) -> str | None:
    """Say in words which role that has to be filled is not; None if nothing is missing.

    Args:
        frame: Who was found.
        needs: Roles to be filled: `actor`, `recipient`, `party` (two) or `any`; `somebody` asks
            for people or a body, of whatever state.
        lone: One party will do, because somebody is said to act: `the minister held talks`.
    """
    actors = sum(map(can_act, frame.actors))
    recipients = sum(map(can_act, frame.recipients))
    if "somebody" in needs:
        return None if actors + recipients else "who takes part"
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
