"""One condition, whatever hangs on it: what would have to happen, and what would follow.

`If Arvenia signs, Belmora will open the border and withdraw its guards` tells one condition. Both
acts that follow point at the same words, and at the act that has to come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.model.events import Condition, Draft, Verdict
from detente.model.text import Span


def joined(drafts: Sequence[Draft], verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Complete the conditions of an article with what stands in them and what hangs on them.

    Args:
        drafts: Events as found, in text order or not.
        verdicts: What was judged of each, in the same order.

    Returns:
        The verdicts in their order; those without a condition are the same objects.
    """
    whole: dict[Span, Condition] = {}
    for one in verdicts:
        if one.condition is not None and one.condition.span not in whole:
            whole[one.condition.span] = _whole(one.condition, drafts, verdicts)
    return tuple(
        replace(one, condition=whole[one.condition.span]) if one.condition is not None else one
        for one in verdicts
    )


def _whole(condition: Condition, drafts: Sequence[Draft], verdicts: Sequence[Verdict]) -> Condition:
    span, pairs = condition.span, list(zip(drafts, verdicts, strict=True))
    hangs = [draft for draft, one in pairs if one.condition and one.condition.span == span]
    inside = [one for one in drafts if span.covers(one.trigger_span) and one not in hangs]
    return replace(condition, antecedents=_triggers(inside), consequents=_triggers(hangs))


def _triggers(drafts: Sequence[Draft]) -> tuple[Span, ...]:
    return tuple(sorted({draft.trigger_span for draft in drafts}))
