"""Why, and on what condition: the part of a sentence that gives a ground or a proviso."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.model.answers import Finding
from detente.relations.asking.asked import Asked, found, not_stated, said, several
from detente.relations.asking.passages import Passage
from detente.relations.profiles import REALISED

_CONDITION = re.compile(
    r"\b(depend\w*|condition(?:s|al|ed)?|if|in case|in the event|unless|until|once|provided"
    r"|as long as|subject to|hinges?|contingent|only (?:after|when|once|then)|determined by"
    r"|requires?|tied to|linked to)\b",
    re.IGNORECASE,
)
_NO_CONDITION = re.compile(r"\bon condition of anonymity\b|\buntil (?:now|recently|the end of)\b")
# The clearest grounds first: "after" and "when" give one only where nothing better does.
_GROUNDS = (
    re.compile(
        r"\b(?:because|due to|owing to|for fear|on the grounds?|in response to|in retaliation"
        r"|so that|in order to|on account of|in protest|out of)\b[^;]*"
    ),
    re.compile(
        r"\b(?:accusing|citing|alleging|over|blaming|following|in a (?:dispute|row))\b[^;]*"
    ),
    re.compile(r"\b(?:after|when|since|as)\b[^;]*"),
)
_MOST = 3


def condition(asked: Asked) -> Finding:
    """Answer what something depends on: sentences with a condition, all that are near it."""
    near = [each.passage for each in asked.about(0.35) if _is_condition(each.passage)]
    following = [p for each in asked.about(0.5)[:2] if (p := asked.reading.after(each.passage))]
    near += [p for p in following if _is_condition(p)]
    passages = sorted({p.number: p for p in near[:_MOST]}.values(), key=lambda p: p.number)
    if not passages:
        return not_stated("condition")
    return found("condition", several([said(p, asked.event_of(p)) for p in passages]), passages)


def _is_condition(passage: Passage) -> bool:
    coded = any(event.condition for event in passage.events)
    worded = _CONDITION.search(_NO_CONDITION.sub("", passage.text))
    return not passage.is_head and (coded or bool(worded))


def reason(asked: Asked) -> Finding:
    """Answer why: the clearest ground that a sentence about it gives, in its own words."""
    for passage, ground in _grounds(asked):
        text = f"“{ground}”. {said(passage, asked.event_of(passage))}"
        return found("reason", text, [passage])
    return not_stated("reason")


def _grounds(asked: Asked) -> Iterator[tuple[Passage, str]]:
    pool = (*asked.before, *(each.passage for each in asked.about(0.45)))
    for place, pattern in enumerate(_GROUNDS):
        for passage in pool if place < 2 else pool[:2]:
            match = pattern.search(passage.text)
            # "after" beside a plan is its date; beside what was done it may be its ground
            sure = place < 2 or any(e.factuality.value in REALISED for e in passage.events)
            if match and sure and not passage.is_head:
                yield passage, match[0].rstrip(". ").replace("”", "’").replace('"', "’")
