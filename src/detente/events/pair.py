"""The other of two: on a page about two states, whose act names one side turns to the other.

`Beijing announced new duties`, in a story of Peru and China, tells nobody on whom they fall; every
reader knows. Taken only where two states are named so much more than any other that the page is
theirs, where one of them takes part, and where the other role is empty.
"""

from __future__ import annotations

from dataclasses import replace

from detente.events import syntax
from detente.events.arguments import Frame
from detente.events.counterpart import states_of
from detente.events.match import Match
from detente.events.scene import Setting
from detente.model.actors import Mention


def paired(setting: Setting, match: Match, frame: Frame) -> Frame:
    """Fill an empty role with the other of the two states that the page is about.

    Of what both do together, who stands behind the word alone has the other for partner: `a
    meeting with the governor`.
    """
    if match.trigger.plover_type not in setting.habits["between_two"]:
        return frame
    mutual = match.trigger.plover_type in setting.habits["mutual"]
    if match.trigger.pos == "noun" and not mutual:  # `the arrests`: anybody's, of anybody
        return frame
    alone = [side for side in (frame.actors, frame.recipients) if side]
    taking_part = states_of(frame.everyone)
    if len(alone) != 1 or len(taking_part) != 1 or not taking_part <= setting.pair:
        return frame
    if _others_beside(setting, match.index):
        return frame
    with_whom = _is_with(setting, match, frame)
    if len(frame.everyone) > 1 and not with_whom:
        return frame
    found = _nearest(setting, match.index, *(setting.pair - taking_part))
    if found is None:
        return frame
    role = "recipient" if frame.actors and not with_whom else "actor"
    words = found.span.of(setting.parse.text)
    reason = f"“{words}” is {role}: the other of the two states of which the page tells"
    frame = replace(frame, reasons=(*frame.reasons, reason))
    if role == "recipient":
        return replace(frame, recipients=(found,))
    if mutual:
        return replace(frame, actors=(found, *frame.actors))
    return replace(frame, actors=(found,), recipients=frame.everyone)


def _others_beside(setting: Setting, trigger: int) -> bool:
    """Tell whether a third state, or somebody of none, stands in the sentence: he may be meant."""
    sentence = setting.parse.sentence_at(trigger)
    return any(
        not setting.pair.issuperset(m.entity.states)
        or (m.entity.kind in ("organisation", "person", "office") and not m.entity.states)
        for m in setting.scene.mentions
        if sentence.first <= m.head < sentence.last
    )


def on_others(frame: Frame) -> Frame:
    """Leave out those who would act on their own state where somebody else takes the role, too.

    Nobody acts on himself: of `told the envoys of Peru and its own press`, said by Peru, the press;
    of `Peru and Chile backed Chile`, Peru.
    """
    recipients = _of_others(frame.recipients, states_of(frame.actors))
    if len(recipients) < len(frame.recipients):
        return replace(frame, recipients=recipients)
    return replace(frame, actors=_of_others(frame.actors, states_of(frame.recipients)))


def _of_others(mentions: tuple[Mention, ...], states: frozenset[str]) -> tuple[Mention, ...]:
    own = [m for m in mentions if m.entity.states and states.issuperset(m.entity.states)]
    others = tuple(m for m in mentions if m not in own)
    return others or mentions


def _is_with(setting: Setting, match: Match, frame: Frame) -> bool:
    """Tell whether all who take part are those with whom it is done."""
    brought = [syntax.preposition(setting.parse, m.head) for m in frame.actors]
    return brought[:1] == ["with"] and all(m.head > match.index for m in frame.actors)


def _nearest(setting: Setting, trigger: int, state: str) -> Mention | None:
    """Find the mention of a state itself that stands nearest before a trigger, else anywhere."""
    those = [m for m in setting.scene.mentions if m.entity.id == f"state:{state}"]
    before = [m for m in those if m.head < trigger]
    return before[-1] if before else next(iter(those), None)
