"""When and where: the day of the happening that is asked about, and its place."""

from __future__ import annotations

import re

from detente.model.answers import Finding
from detente.model.edtf import precision_of
from detente.model.events import Event
from detente.model.times import TimeExpression
from detente.relations.asking.asked import Asked, found, not_stated, said, several
from detente.relations.asking.deeds import act_asked, says_verb
from detente.relations.asking.keys import keys
from detente.relations.asking.passages import Passage
from detente.relations.dates import in_words, lasting_in_words
from detente.relations.profiles import REALISED, days_of

_DAY = re.compile(r"\b(?:which|what|exact) (?:day|date)\b", re.IGNORECASE)
_CLOSE = 0.75
"""Share of the best score from which a sentence is as much about it as the best."""
_AS_GOOD = 0.9
"""Share from which that holds although it lacks a word that the best one has."""
_SAME_ACT = 0.6
"""Share from which that holds of a sentence with the very act."""
_BOUNDS = frozenset({"since", "until", "after"})
# "the embassies might open before the Summit of the Americas"
_VAGUE = re.compile(
    r"\b(?:before|after|during|ahead of) (?:the |a )?[A-Z][\w’'-]*(?: (?:of|the|in|[A-Z][\w’'-]*))*"
)
_NO_YEAR = "XXXX-"
# "told reporters on Friday", "said in a statement on 3 May": the day of the telling
_TOLD_ON = re.compile(
    r"\b(?:said|says|told|announced|reported|declared|stated|warned|claimed|wrote|added)\b"
    r"(?: [\w’'-]+){0,5}? (?:on |in |late )?$"
)
# "CASTORA (Arven News), 3 May 2031 - "
_DATELINE = re.compile(r"[\s\w().,/’'-]{0,40}? [-–—] ")
# "It was their first meeting", "The talks lasted an hour"
_GOES_ON = re.compile(r"(?:It|This|That|The (?:talks|meeting|conversation|visit|two|leaders))\b")
_DEADLINE = re.compile(r"\bby (?:when|what|which)\b", re.IGNORECASE)
_LIMITS = frozenset({"until", "before"})
_MIGHT = re.compile(r"\b(?:might|may|could|would|can|expected|will)\b")


def when(asked: Asked) -> Finding:
    """Answer with the finest date that any telling of the happening gives."""
    to_the_day = bool(_DAY.search(asked.part.text))
    near = _dated_near(asked)
    first = [passage for passage in near if passage in _same(asked)]
    ways = (_date_coded, _date_worded)
    tries = [(way, p) for p in first for way in ways] + [(way, p) for way in ways for p in near]
    for way, passage in tries:
        told = way(passage, asked, to_the_day)
        if told:
            words, tellings = told
            text = f"{words[:1].upper()}{words[1:]}. {said(tellings[0])}"
            return found("when", text, tellings)
    for passage in near if not to_the_day else ():
        context = _date_before(passage, asked)
        if context:
            return context
    why = f"no page gives the day. {said(near[0])}" if near else ""
    return not_stated("when", why, near[:1])


def _date_before(passage: Passage, asked: Asked) -> Finding | None:
    """Take the date of the sentence before, where one goes on about the same: `It was …`."""
    before = asked.reading.before(passage)
    if (
        before is None
        or not _GOES_ON.match(passage.text)
        or any(time.edtf for time in asked.reading.times(passage))
    ):
        return None
    told = _date_coded(before, asked, False) or _date_worded(before, asked, False)
    if told is None:
        return None
    text = several([f"{told[0]}, by the sentence before", said(before), said(passage)])
    return found("when", f"{text[:1].upper()}{text[1:]}", [before, passage])


def _dated_near(asked: Asked) -> list[Passage]:
    """List what the part before rests on, then the sentences about as near as the best."""
    about = asked.about(0.45)
    best = about[0].score if about else 0.0
    wanted = about[0].own if about else frozenset()
    near = [*_same(asked), *(r.passage for r in about if r.score >= _CLOSE * best
                             and (r.score >= _AS_GOOD * best or wanted <= r.own))]  # fmt: skip
    own = keys(asked.part.text, asked.reading.forms)
    act = act_asked(asked.part.text) or act_asked(asked.part.about)
    least = _AS_GOOD if _DAY.search(asked.part.text) else _SAME_ACT
    near += [r.passage for r in about if act & r.passage.keys and r.score >= least * best]
    said_so = asked.part.text if act_asked(asked.part.text) else asked.part.about
    told = sorted(
        near,
        key=lambda passage: (
            not act & passage.keys, not says_verb(said_so, passage.text), not own & passage.keys,
        ),
    )  # fmt: skip
    return list({passage.number: passage for passage in told}.values())


Told = tuple[str, list[Passage]]


def _date_coded(passage: Passage, asked: Asked, to_the_day: bool) -> Told | None:
    """Say when by the happening that a sentence tells; what only the context suggests waits."""
    event = asked.event_of(passage)
    if event is None or not _is_meant(event, asked):
        return None
    happening = asked.happenings.get(event.id)
    edtf = happening.edtf if happening else event.edtf
    guessed = bool(happening and happening.by_context)
    worded = guessed and bool(_dates(passage, event, asked))
    deadline = _DEADLINE.search(asked.part.text)
    if worded or deadline or (guessed and to_the_day) or not _places(edtf, to_the_day):
        return None
    inferred = bool(happening and happening.year_inferred)
    as_of = happening.as_of if happening else event.known_as_of
    how = ", to judge by the context" if guessed and not as_of else ""
    return lasting_in_words(edtf, as_of, inferred) + how, _tellings(asked, event) or [passage]


def _date_worded(passage: Passage, asked: Asked, to_the_day: bool) -> Told | None:
    """Say when by the words of a sentence: `on November 14`, `before the summit of the league`."""
    event = asked.event_of(passage)
    if event is not None and not _is_meant(event, asked) and passage not in _same(asked):
        return None
    if _DEADLINE.search(asked.part.text):
        return _deadline(passage, asked)
    dates = _dates(passage, event, asked)
    for time in dates:
        if _places(time.edtf, to_the_day):
            return in_words(time.edtf, time.year_inferred) + f" (“{time.text}”)", [passage]
    for time in dates:
        if time.edtf and time.edtf.startswith(_NO_YEAR):
            return f"“{time.text}”, of a year that the page does not state", [passage]
    match = _VAGUE.search(passage.text)
    return (match[0], [passage]) if match and not to_the_day else None


def _places(edtf: str | None, to_the_day: bool) -> bool:
    if edtf is None or ".." in edtf or days_of(edtf) is None:
        return False
    return not to_the_day or precision_of(edtf) == "day"


def _dates(passage: Passage, event: Event | None, asked: Asked) -> list[TimeExpression]:
    """List the dates of a sentence, those nearest to what is told first."""
    middle = event.trigger.start if event else passage.span.start
    told = [t for t in asked.reading.times(passage) if t.edtf]
    found = [t for t in told if t.relation not in _BOUNDS]
    if passage not in _same(asked):
        found = [t for t in found if not _is_frame(t, passage)]
    return sorted(found, key=lambda time: abs(time.span.start - middle))


def _before(passage: Passage, time: TimeExpression) -> str:
    return passage.text[: max(0, time.span.start - passage.span.start)]


def _is_frame(time: TimeExpression, passage: Passage) -> bool:
    """Tell whether a date is that of the telling: of a dateline, or beside a word of saying."""
    before = _before(passage, time)
    after = passage.text[time.span.end - passage.span.start :]
    dateline = len(before) < 60 and before[:1].isupper() and _DATELINE.match(after)
    return bool(dateline) or bool(_TOLD_ON.search(before))


def _same(asked: Asked) -> tuple[Passage, ...]:
    """Return what the part before rests on, where this one goes on about it."""
    return asked.before


def _is_meant(event: Event, asked: Asked) -> bool:
    """Tell whether an event is of the sort that happens; `when might it` asks of what may."""
    value = event.factuality.value
    ahead = value in {"possible", "conditional"} and _MIGHT.search(asked.part.text)
    return value in REALISED or value == "planned" or bool(ahead)


def _deadline(passage: Passage, asked: Asked) -> Told | None:
    """Say until when something is to be done: `by 15 March`."""
    for time in asked.reading.times(passage):
        if time.relation in _LIMITS:
            words = in_words(time.edtf) if time.edtf and "X" not in time.edtf else ""
            return f"“{time.text}”{f' ({words})' if words else ''}", [passage]
    return None


def _tellings(asked: Asked, event: Event) -> list[Passage]:
    """List the passages that tell one happening, that with the finest date first."""
    happening = asked.happenings.get(event.id)
    if happening is None:
        return []
    ids = {telling.id: telling for telling in happening.tellings}
    passages = [p for p in asked.reading.passages if any(e.id in ids for e in p.events)]
    dated = {e.id for e in happening.tellings if e.edtf == happening.edtf}
    return sorted(passages, key=lambda p: not any(e.id in dated for e in p.events))[:2]


_AT = re.compile(
    r"\b(?:at|in|near) (?:the )?"
    r"((?:(?:[A-Z][\w’'-]*|al-[A-Z][\w’'-]*)(?: (?:of|the|and)(?= [A-Z]))? ?)+)"
)


def place(asked: Asked) -> Finding:
    """Answer with the place of an event, else with what a sentence says after in, at or to."""
    act = act_asked(asked.part.text)
    after = tuple(p for each in asked.before if (p := asked.reading.after(each)))
    about = (*asked.before, *after, *(r.passage for r in asked.about(0.45)))
    for each in sorted(about, key=lambda p: not act & p.keys):
        event = asked.event_of(each)
        if event is not None and event.place is not None:
            return found("place", f"{event.place.name}. {said(each, event)}", [each])
        for match in _AT.finditer(each.text):
            name = match[1].strip()
            if not _is_time(match.start(1) + each.span.start, each, asked) and _is_place(
                name, asked
            ):
                return found("place", f"{name}. {said(each, event)}", [each])
    return not_stated("place")


def _is_time(start: int, passage: Passage, asked: Asked) -> bool:
    return any(start in time.span for time in asked.reading.times(passage))


def _is_place(name: str, asked: Asked) -> bool:
    """Tell whether a name may be a place: `Castora`, and not the adjective `Castoran`."""
    state = asked.reading.forms.get(name.casefold())
    adjective = name.casefold().endswith(("ian", "ese", "ish", "an", "i")) and state is not None
    return not adjective
