"""Whether something has happened, or stands: yes and no only where a page says so.

What was done is yes; what is denied, or said not to have been done or decided yet, is no. What some
tell and others deny is told as that. A plan, a possibility or a belief answers neither: it is told
beside "not stated".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.model.answers import Finding
from detente.model.events import Event
from detente.relations.asking.asked import Asked, found, not_stated, said, several
from detente.relations.asking.deeds import act_asked
from detente.relations.asking.keys import keys
from detente.relations.asking.passages import Passage
from detente.relations.asking.ranking import Ranked
from detente.relations.asking.standings import standing_asked, stands, stripped
from detente.relations.dates import lasting_in_words
from detente.relations.profiles import REALISED

_NOT_YET = re.compile(
    r"\b(not yet|no (?:\w+ )?(?:decisions?|plans?|agreements?|date|deal|accord|progress)"
    r"|has not|have not|had not|not been|never|no longer|is not|are not|did not|does not|do not"
    r"|undecided|yet to|neither"
    r"|(?:questions?|issues?|matters?|dates?|whether)\b[^.;]{0,80}"
    r" (?:remains?|is|are) (?:open|unclear)"
    r"|remains? (?:vacant|on the agenda))\b",
    re.IGNORECASE,
)
_OCCUR = re.compile(r"(?:take place|happen|occur|go ahead|materiali[sz]e|come about)")
_DENIAL = re.compile(r"\b(?:den(?:y|ies|ied)|rejected|refuted|dismissed)\b")
_ONLY = {
    "planned": "it is only planned",
    "possible": "it is only held possible",
    "conditional": "it is tied to a condition",
    "belief": "it is only somebody’s belief",
}
_STANDS = 0.25
"""Share from which a sentence is about a thing that it says to be open or closed."""
_NO = "No, not as far as the pages tell."


def whether(asked: Asked) -> Finding:
    """Answer yes, no, told by some and denied by others, or not stated."""
    return _standing(asked) or _done(asked) or _open(asked)


def _standing(asked: Asked) -> Finding | None:
    """Answer what is asked of a state: `Is the embassy open?`, `Is the pact in force?`."""
    wanted = standing_asked(asked.part.text)
    if wanted is None:
        return None
    for each in asked.about(_STANDS):
        told = stands(wanted, each.passage.text)
        if told is not None and _of_the_thing(asked, each):
            passage, event = each.passage, asked.event_of(each.passage)
            return found("whether", f"{'Yes.' if told else _NO} {said(passage, event)}", [passage])
    return None


def _of_the_thing(asked: Asked, each: Ranked) -> bool:
    """Tell whether a sentence, or that before it, names the thing that is asked about."""
    words = stripped(asked.part.about)
    things = {key for key in keys(words, asked.reading.forms) if ":" not in key}
    held = things & each.passage.keys
    return bool(held) and len(held) * 2 >= len(things)


def _done(asked: Asked) -> Finding | None:
    act = act_asked(asked.part.text)
    near = tuple(each for each in asked.about() if act & each.passage.keys)
    for each in (*near, *_following(asked, act)):
        event = asked.event_of(each.passage)
        verdict = _verdict(act, asked, each, event)
        if verdict:
            doubt = _denied_by(asked, each.passage) if verdict.startswith("Yes") else None
            if doubt:
                text = several(["Told by some and denied by others.", said(each.passage, event),
                                said(doubt, asked.event_of(doubt))])  # fmt: skip
                return found("whether", text, [each.passage, doubt])
            return found("whether", f"{verdict} {said(each.passage, event)}", [each.passage])
    return None


def _following(asked: Asked, act: frozenset[str]) -> Iterator[Ranked]:
    """Take sentences that go on about the nearest and say that it did not happen."""
    for each in asked.about()[:2]:
        after = asked.reading.after(each.passage)
        if after is not None and act & after.keys and _NOT_YET.search(after.text):
            yield Ranked(passage=after, score=each.score, own=after.keys & each.passage.keys)


def _verdict(act: frozenset[str], asked: Asked, each: Ranked, event: Event | None) -> str | None:
    negative = _NOT_YET.search(each.passage.text)
    value = event.factuality.value if event else ""
    if value == "denied":
        return "No, this is denied."
    if value == "negated" or (negative and value not in {"occurred", "alleged"}):
        return _NO
    if negative and _is_about(negative, each.passage, act):
        return _NO
    if event is None and each.score >= 0.6 and _DENIAL.search(each.passage.text):
        return "Told by some and denied by others."
    if event is None or each.score < 0.6 or not _same_act(act, asked, each.passage, event):
        return None
    if value in REALISED and event.kind not in {"belief", "assessment", "open question", "plan"}:
        return "Yes, by report, not confirmed." if value == "alleged" else f"Yes{_as_of(event)}."
    return None


def _as_of(event: Event) -> str:
    """Say as of when something goes on: `, as of 3 May 2031`; "" for what does not."""
    known = event.known_as_of
    return f", {lasting_in_words(event.edtf, known)}" if known else ""


def _is_about(negative: re.Match[str], passage: Passage, act: frozenset[str]) -> bool:
    """Tell whether what is negated is the act itself: `have not confirmed`, `it did not occur`."""
    after = " ".join(passage.text[negative.end() :].split()[:3])
    own = act & keys(after, {})
    return bool(own or (_OCCUR.match(after) and act & keys(passage.text[: negative.start()], {})))


def _same_act(act: frozenset[str], asked: Asked, passage: Passage, event: Event) -> bool:
    trigger = keys(event.trigger.of(passage.article.text), asked.reading.forms)
    return bool(trigger & act)


def _denied_by(asked: Asked, passage: Passage) -> Passage | None:
    """Find the words by which somebody denies what a sentence tells: in it, or right after."""
    after = asked.reading.after(passage)
    for each in (passage, after):
        if each is not None and _DENIAL.search(each.text):
            return each
    return None


def _open(asked: Asked) -> Finding:
    """Say that nothing answers, with the plan, possibility or belief that comes nearest."""
    act = act_asked(asked.part.text)
    near = tuple(each for each in asked.about() if act & each.passage.keys)
    for each in (*near, *asked.about(0.4)):
        event = next((e for e in each.passage.events if e.factuality.value in _ONLY), None)
        if event is not None:
            only = _ONLY[event.factuality.value]
            return not_stated("whether", f"{only}. {said(each.passage, event)}", [each.passage])
    return not_stated("whether")
