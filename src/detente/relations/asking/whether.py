"""Whether something has happened: yes and no only where a page says so.

What was done is yes; what is denied, or said not to have been done or decided yet, is no. A plan, a
possibility or a belief answers neither: it is told beside "not stated".
"""

from __future__ import annotations

import re

from detente.model.answers import Finding
from detente.model.events import Event
from detente.relations.asking.asked import Asked, found, not_stated, said
from detente.relations.asking.keys import keys, word_keys
from detente.relations.asking.passages import Passage
from detente.relations.asking.ranking import Ranked
from detente.relations.profiles import REALISED

_NOT_YET = re.compile(
    r"\b(not yet|no (?:\w+ )?(?:decisions?|plans?|agreement|date)|has not|have not|not been|never"
    r"|no longer|is not|are not|did not|does not|undecided"
    r"|remains? (?:open|vacant|on the agenda))\b",
    re.IGNORECASE,
)
_ONLY = {
    "planned": "it is only planned",
    "possible": "it is only held possible",
    "conditional": "it is tied to a condition",
    "belief": "it is only somebody’s belief",
}


def whether(asked: Asked) -> Finding:
    """Answer yes, no or not stated."""
    near = _near(asked)
    for each in near:
        event = asked.event_of(each.passage)
        verdict = _verdict(asked, each, event)
        if verdict:
            return found("whether", f"{verdict} {said(each.passage, event)}", [each.passage])
    return _open(asked, near)


def _near(asked: Asked) -> tuple[Ranked, ...]:
    """Keep sentences that hold the act asked for, not its parties alone."""
    act = _act(asked)
    return tuple(each for each in asked.about(0.5) if act & each.passage.keys)


def _act(asked: Asked) -> frozenset[str]:
    """Take the keys of the verb: the first word after the auxiliary that names nobody."""
    words = re.findall(r"[\w’'-]+", asked.part.text)[1:]
    lowered = [w for w in words if w[:1].islower()]
    acts = [key for w in lowered for key in word_keys(w) if not key.startswith("~")]
    return frozenset(acts[:1]) or keys(asked.part.text, asked.reading.forms)


def _verdict(asked: Asked, each: Ranked, event: Event | None) -> str | None:
    negative = _NOT_YET.search(each.passage.text)
    value = event.factuality.value if event else ""
    if value == "denied":
        return "No, this is denied."
    if value == "negated" or (negative and value not in {"occurred", "alleged"}):
        return "No, not as far as the pages tell."
    if event is None or each.score < 0.6 or not _same_act(asked, each.passage, event):
        return None
    if value in REALISED and event.kind not in {"belief", "assessment", "open question", "plan"}:
        return "Yes, by report, not confirmed." if value == "alleged" else "Yes."
    return None


def _same_act(asked: Asked, passage: Passage, event: Event) -> bool:
    trigger = keys(event.trigger.of(passage.article.text), asked.reading.forms)
    return bool(trigger & _act(asked))


def _open(asked: Asked, near: tuple[Ranked, ...]) -> Finding:
    """Say that nothing answers, with the plan, possibility or belief that comes nearest."""
    for each in (*near, *asked.about(0.4)):
        event = next((e for e in each.passage.events if e.factuality.value in _ONLY), None)
        if event is not None:
            only = _ONLY[event.factuality.value]
            return not_stated("whether", f"{only}. {said(each.passage, event)}", [each.passage])
    return not_stated("whether")
