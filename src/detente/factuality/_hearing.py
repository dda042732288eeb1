"""What the encoder heard: consulted where rules decide by tense and governors alone.

The encoder never makes a happening of what the rules hold to be open, planned or believed; it may
only lower a happening, or say which kind of happening or of absence it is. Its reading counts from
`SURE` on, where it was right five times in six on sentences that no training saw.
"""

from __future__ import annotations

from detente.factuality._reading import Reading
from detente.model.events import Draft, Evidence
from detente.model.layers import EventLayers
from detente.model.text import Parse

SURE = 0.7
_DONE = frozenset({"occurred", "ongoing", "alleged"})
_OPEN = frozenset({"planned", "possible", "conditional"})
_NOT = frozenset({"negated", "denied"})


def hear(parse: Parse, layers: EventLayers, draft: Draft, reading: Reading, far: bool) -> None:
    """Let the encoder correct a reading, with evidence.

    Args:
        parse: Tokens.
        layers: Scores of the words of this parse.
        draft: What is judged.
        reading: What the rules made of it; changed in place.
        far: True where somebody tells it who cannot know: then it stays alleged.
    """
    words = tuple(parse.tokens_in(draft.trigger_span)) or (draft.trigger,)
    heard = max((layers.at(word) for word in words), key=lambda one: one.told)
    before = reading.value
    if heard.value_score < SURE or heard.value == before or not _may(before, heard.value, far):
        return
    if reading.plain and before == "occurred":
        return
    reading.value = heard.value
    reading.polarity = "-" if heard.value in _NOT else "+"
    reason = f"the encoder hears it as {heard.value}, not {before}"
    reading.evidence.append(
        Evidence(
            by="encoder", span=draft.trigger_span, reason=reason, score=round(heard.value_score, 3)
        )
    )


def _may(before: str, after: str, far: bool) -> bool:
    """Tell whether the encoder may change one value to another."""
    if before in _DONE:
        lifts = before == "alleged" and (far or after == "ongoing")
        return not lifts and not (before == "occurred" and after == "ongoing")
    if before in _NOT:
        return after in _NOT
    return before in _OPEN and after in (*_OPEN, *_NOT)
