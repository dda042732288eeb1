"""What the encoder heard: consulted where rules decide by tense and governors alone.

It may lower a happening, or say which kind of happening or of absence it is. Its reading counts
from `SURE` on, where it was right five times in six on sentences that no training saw. It makes a
happening of what the rules hold to be open or absent only where two of its heads agree, each very
sure (`VERY_SURE`, `CERTAIN`), and no modal verb, negation or question stands on the word itself:
then a governor further up has been taken to reach too far (`thanked for what enabled the raid`).
"""

from __future__ import annotations

from detente.factuality._lexicon import Lexicon
from detente.factuality._modifiers import is_doubted
from detente.factuality._reading import Reading
from detente.model.events import Draft, Evidence
from detente.model.layers import EventLayers
from detente.model.layers import Reading as WordReading
from detente.model.text import Parse

SURE = 0.7
NOT_SURE = 0.4
"""Between two kinds of absence (`negated`, `denied`) its guess does, for rules hardly tell them."""
VERY_SURE = 0.95
CERTAIN = 1.2
"""From -3 to 3: what readers of other texts would say of the word, a head with its own training."""
_DONE = frozenset({"occurred", "ongoing", "alleged"})
_OPEN = frozenset({"planned", "possible", "conditional"})
_NOT = frozenset({"negated", "denied"})


def hear(
    parse: Parse, lexicon: Lexicon, layers: EventLayers, draft: Draft, reading: Reading
) -> None:
    """Let the encoder correct a reading, with evidence.

    Args:
        parse: Tokens.
        lexicon: Words that open or negate what they stand on.
        layers: Scores of the words of this parse.
        draft: What is judged.
        reading: What the rules made of it; changed in place.
    """
    words = tuple(parse.tokens_in(draft.trigger_span)) or (draft.trigger,)
    heard = max((layers.at(word) for word in words), key=lambda one: one.told)
    before = reading.value
    sure = NOT_SURE if before in _NOT and heard.value in _NOT else SURE
    if heard.value_score < sure or heard.value == before:
        return
    lifts = before not in _DONE and heard.value in _DONE
    hangs = before == "conditional" and parse.tokens[draft.trigger].xpos in ("VBP", "VBZ")
    if lifts and (reading.firm or hangs):
        return
    if lifts and not (_may_lift(before, draft, heard) and _is_bare(parse, lexicon, draft)):
        return
    if not lifts and not _may(before, heard.value):
        return
    if before == "possible" and heard.value == "planned" and not _is_bare(parse, lexicon, draft):
        return
    if reading.plain and (before in _DONE or heard.value in _DONE):
        return
    reading.value = heard.value
    reading.polarity = "-" if heard.value in _NOT else "+"
    reason = f"the encoder hears it as {heard.value}, not {before}"
    reading.evidence.append(
        Evidence(
            by="encoder", span=draft.trigger_span, reason=reason, score=round(heard.value_score, 3)
        )
    )


def _may_lift(before: str, draft: Draft, heard: WordReading) -> bool:
    """Tell whether a reading may be lifted: no belief or denial, nor what its meaning opens."""
    allowed = before not in ("belief", "denied") and not draft.habit
    return allowed and _is_certain(heard)


def _is_certain(heard: WordReading) -> bool:
    """Tell whether both heads are very sure of a happening."""
    sure = heard.value_score >= VERY_SURE and heard.certain >= CERTAIN
    return sure and heard.value in ("occurred", "ongoing")


def _is_bare(parse: Parse, lexicon: Lexicon, draft: Draft) -> bool:
    """Tell whether nothing on a word itself opens or negates it: no modal, `planned`, `not`, `?`.

    Infinitives and adjectives (`ready`, `open`) are open by their form, as is what somebody is kept
    from doing.
    """
    token = parse.tokens[draft.trigger]
    asked = parse.tokens[parse.sentence_at(draft.trigger).last - 1].text == "?"
    kept = parse.tokens[draft.trigger - 1].text.lower() == "from" and token.xpos == "VBG"
    by_form = token.upos == "ADJ" or token.xpos == "VB" or kept
    return not asked and not by_form and not is_doubted(parse, lexicon, draft.trigger)


def _may(before: str, after: str) -> bool:
    """Tell whether the encoder may change one value to another.

    Whether what is told is a charge or a fact hangs on who tells it: that the rules alone decide.
    """
    if before in _DONE:
        charge = "alleged" in (before, after) and after in _DONE
        return not charge and (before, after) != ("occurred", "ongoing")
    if before in _NOT:
        return after in _NOT
    return before in _OPEN and after in (*_OPEN, *_NOT)
