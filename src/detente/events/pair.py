"""The other of two: on a page about two states, whose act names one side turns to the other.

`Beijing announced new duties`, in a story of Peru and China, tells nobody on whom they fall; every
reader knows. Taken only where two states are named so much more than any other that the page is
theirs, where one of them takes part, and where the other role is empty.
"""

from __future__ import annotations

from dataclasses import replace

from detente.events.arguments import Frame
from detente.events.counterpart import states_of
from detente.events.match import Match
from detente.events.scene import Setting
from detente.model.actors import Mention

def paired(setting: Setting, match: Match, frame: Frame) -> Frame:
    """Fill an empty role with the other of the two states that the page is about."""
    if match.trigger.plover_type not in setting.habits["between_two"]:
        return frame
    pair = setting.pair
    if frame.actors and not frame.recipients:
        role, there = "recipient", frame.actors
    elif frame.recipients and not frame.actors:
        role, there = "actor", frame.recipients
    else:
        return frame
    taking_part = states_of(there)
    if len(there) != 1 or len(taking_part) != 1 or not taking_part <= pair:
        return frame
    (other,) = pair - taking_part
    found = _nearest(setting, match.index, other)
    if found is None:
        return frame
    words = found.span.of(setting.parse.text)
    reason = f"“{words}” is {role}: the other of the two states of which the page tells"
    side = {f"{role}s": (found,)}
    return replace(frame, **side, reasons=(*frame.reasons, reason))


def _nearest(setting: Setting, trigger: int, state: str) -> Mention | None:
    """Find the mention of a state itself that stands nearest before a trigger, else anywhere."""
    those = [m for m in setting.scene.mentions if m.entity.id == f"state:{state}"]
    before = [m for m in those if m.head < trigger]
    return before[-1] if before else next(iter(those), None)
