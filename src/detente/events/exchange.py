"""Parties that only the sentences before name: who is answered, and who goes on talking.

`Peru asked Chile for money. Santiago rejected the request`: who rejects turns to who asked. `The
rebels shelled the town. The minister condemned the attack`: who condemns turns to who attacked.
`Peru and Chile met in Lima. Consultations continue`: those who consult are those who met. Taken
only where the clause itself names no recipient, or nobody at all, and only from the two sentences
before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.events.arguments import Frame
from detente.events.counterpart import states_of
from detente.events.heeding import HEARD, spoken
from detente.events.match import Match
from detente.events.scene import Setting
from detente.model.actors import Mention
from detente.model.events import Draft

REACH = 2
"""Sentences back."""
AGAIN = 8
"""Sentences back to a telling of the same kind of act."""


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
        said = draft.type in setting.habits["answered"]
        asked = type_ in setting.habits["answers"] and to_us and said
        deplored = type_ in setting.habits["deplores"] and draft.type in setting.habits["deplored"]
        others = tuple(m for m in draft.actors if acting.isdisjoint(m.entity.states))
        if (asked or deplored) and others and _named(others):
            words = draft.trigger_span.of(setting.parse.text)
            reason = f"recipient: whoever stands behind “{words}” just before"
            return replace(frame, recipients=others, reasons=(*frame.reasons, reason))
    return frame


def repeating(setting: Setting, match: Match, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Let the same side's further act of the kind turn to whom the last one turned.

    `Prosecutors charged the guards. … A further charge was brought`: who of both is not named is
    the one told before.
    """
    again = match.trigger.plover_type in setting.habits["turned_again"]
    if not again or bool(frame.actors) == bool(frame.recipients):
        return frame
    mine, lacking = ("actors", "recipients") if frame.actors else ("recipients", "actors")
    these = states_of(frame.everyone)
    for draft in reversed(told):
        if not these or _sentences_between(setting, draft.trigger, match.index) > AGAIN:
            break
        others = getattr(draft, lacking)
        same = draft.type == match.trigger.plover_type and states_of(getattr(draft, mine)) == these
        if same and _named(others):
            words = draft.trigger_span.of(setting.parse.text)
            reason = f"{lacking}: as in “{words}”, told before of the same side"
            return replace(frame, **{lacking: others}, reasons=(*frame.reasons, reason))
    return frame


def continuing(setting: Setting, match: Match, frame: Frame, told: Sequence[Draft]) -> Frame:
    """Let those go on who were told of together just before, where a mutual act names nobody."""
    layers = setting.scene.layers
    mutual = match.trigger.plover_type in setting.habits["mutual"]
    if frame.everyone or not mutual or layers is None:
        return frame
    if layers.at(spoken(layers, match)).told < HEARD:
        return frame
    for draft in reversed(told):
        if _sentences_between(setting, draft.trigger, match.index) > REACH:
            break
        parties = (*draft.actors, *draft.recipients)
        if len(states_of(parties)) > 1:
            words = draft.trigger_span.of(setting.parse.text)
            reason = f"actors: those of whom “{words}” tells just before"
            return replace(frame, actors=parties, reasons=(*frame.reasons, reason))
    return frame


def _named(mentions: Sequence[Mention]) -> bool:
    return any(mention.entity.states for mention in mentions)


def _sentences_between(setting: Setting, before: int, after: int) -> int:
    sentences = setting.parse.sentences
    one, other = (setting.parse.sentence_at(index) for index in (before, after))
    return sentences.index(other) - sentences.index(one)
