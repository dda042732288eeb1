"""To whom somebody answers: the other side of an exchange that was told just before.

`Peru accused Chile of … . Santiago rejected the accusation`: who rejects turns to who accused. `The
rebels shelled the town. The minister condemned the attack`: who condemns turns to who attacked.
Taken only where no recipient stands in the clause, and only from the two sentences before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.events.arguments import Frame
from detente.events.counterpart import states_of
from detente.events.match import Match
from detente.events.scene import Setting
from detente.model.actors import Mention
from detente.model.events import Draft

REACH = 2
"""Sentences back."""


def answering(setting: Setting, match: Match, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Add the other side of an exchange as recipient; the frame itself where there is none."""
    if frame.recipients or not frame.actors:
        return frame
    type_ = match.trigger.plover_type
    acting = states_of(frame.actors)
    for draft in reversed(told):
        if _sentences_between(setting, draft.trigger, match.index) > REACH:
            break
        to_us = bool(acting and acting & states_of(draft.recipients))
        asked = type_ in setting.habits["answers"] and to_us
        deplored = type_ in setting.habits["deplores"] and draft.type in setting.habits["deplored"]
        others = tuple(m for m in draft.actors if acting.isdisjoint(m.entity.states))
        if (asked or deplored) and others and _named(others):
            words = draft.trigger_span.of(setting.parse.text)
            reason = f"recipient: whoever stands behind “{words}” just before"
            return replace(frame, recipients=others, reasons=(*frame.reasons, reason))
    return frame


def _named(mentions: Sequence[Mention]) -> bool:
    return any(mention.entity.states for mention in mentions)


def _sentences_between(setting: Setting, before: int, after: int) -> int:
    sentences = setting.parse.sentences
    one, other = (setting.parse.sentence_at(index) for index in (before, after))
    return sentences.index(other) - sentences.index(one)
