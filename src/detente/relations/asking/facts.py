"""Answers that are a fact of an event: who, when, where, how many, how long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.model.answers import Finding
from detente.model.edtf import precision_of
from detente.model.events import Event
from detente.model.times import TimeExpression
from detente.relations.asking.asked import Asked, found, not_stated, said
from detente.relations.asking.keys import keys, word_keys
from detente.relations.asking.passages import Passage
from detente.relations.asking.ranking import Ranked
from detente.relations.dates import in_words
from detente.relations.details import NUMBER, details
from detente.relations.profiles import REALISED, days_of, entities

_OFFICE = re.compile(
    r"\b(ambassador|minister|president|secretary|envoy|chancellor|premier|king|commander|consul"
    r"|spokes\w+|chief|director|chairman|governor|attach[eé])\b",
    re.IGNORECASE,
)
NAMED = r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of|for|the|and|al-[A-Z][\w’'-]*))*"
_FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:[A-Z]\.|al-)?[A-Z]?[\w’'-]*[A-Z][\w’'-]+)+")
_IS_WHO = re.compile(
    r"^who(?:m)? (?:is|was|are|were|holds|serves as)\b(?! \w+ing\b)", re.IGNORECASE
)
_LED = re.compile(r"\b(led|lead|leads|head|headed|heads|chaired|chairs)\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:which|what|exact) (?:day|date)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bhow many ((?:\w+ ?){1,3})", re.IGNORECASE)
_AMOUNT = re.compile(
    rf"\b({NUMBER}(?: (?:million|billion|thousand|per cent|percent))?)(?= ((?:[\w’'-]+ ?){{1,4}}))",
    re.IGNORECASE,
)
_CLOSE = 0.75
"""Share of the best score from which a sentence is as much about it as the best."""
_BOUNDS = frozenset({"since", "until", "after"})
# "the embassies might open before the Summit of the Americas"
_VAGUE = re.compile(
    r"\b(?:before|after|during|ahead of) (?:the |a )?[A-Z][\w’'-]*(?: (?:of|the|in|[A-Z][\w’'-]*))*"
)
_NO_YEAR = "XXXX-"
_NEAR = 0.35
"""Share from which a sentence that holds the very kind of fact is near enough."""
_PEOPLE = frozenset(
    key
    for word in [
        "people",
        "persons",
        "representatives",
        "members",
        "officials",
        "officers",
        "delegates",
        "diplomats",
        "staff",
        "employees",
        "experts",
        "specialists",
    ]
    for key in word_keys(word)
)


def who(asked: Asked) -> Finding:
    """Answer `who led`, `who supervises`, `who is the minister`."""
    office = _OFFICE.search(asked.part.text)
    if office and _IS_WHO.match(asked.part.text):
        return _holder(asked, office[1])
    if _LED.search(asked.part.text):
        leader = _leader(asked, asked.about(_NEAR))
        if leader:
            name, passage = leader
            return found("who", f"{name}. {said(passage, asked.event_of(passage))}", [passage])
    for each in asked.about(0.4):
        person = _person(asked, each)
        if person:
            passage = each.passage
            return found("who", f"{person}. {said(passage, asked.event_of(passage))}", [passage])
    return not_stated("who")


def _holder(asked: Asked, office: str) -> Finding:
    """Look for somebody who is said to hold an office of the state that is asked for."""
    wanted = keys(asked.part.about, asked.reading.forms)
    states = [key.removeprefix("state:") for key in wanted if key.startswith("state:")]
    words = {key for key in wanted if not key.startswith("state:")}
    for passage in asked.reading.passages:
        for event in passage.events:
            for entity in entities((*event.actors, *event.recipients)):
                post = keys(entity.office or "", {})
                held = office.casefold() in (entity.office or "").casefold()
                if held and entity.state in states[:1] and words <= post | {"leader"}:
                    text = f"{entity.name} ({entity.office}). {said(passage, event)}"
                    return found("who", text, [passage])
    near = [each.passage for each in asked.about(0.5)[:1]]
    nearest = f"the nearest is this. {said(near[0])}" if near else ""
    return not_stated("who", nearest, near)


_LOOSE_END = re.compile(r"(?: (?:and|of|for|the))+$")
_LED_BY = re.compile(rf"((?:[\w’'-]+ ){{0,7}})(?:led|headed|chaired) by ((?:the )?{NAMED})")
# "Josefina Vidal, who heads the department, led the Cuban side"
_LEADS = re.compile(
    rf"({NAMED})(?:, [^.;]{{0,160}},)? (?:led|headed|chaired|leads|heads) ((?:[\w’'-]+ ?){{1,6}})"
)


def _leader(asked: Asked, near: Sequence[Ranked]) -> tuple[str, Passage] | None:
    """Find who leads what is asked for: the words beside `led` tell which of two delegations."""
    wanted = keys(asked.part.text, asked.reading.forms)
    whole = sum(map(asked.reading.weight, wanted)) or 1.0
    rows: list[tuple[float, int, str, Passage]] = []
    for place, each in enumerate(near):
        passage = each.passage
        for pattern, whom, who_leads in ((_LED_BY, 1, 2), (_LEADS, 2, 1)):
            for match in pattern.finditer(passage.text):
                shared = wanted & keys(match[whom], asked.reading.forms)
                near_by = sum(map(asked.reading.weight, shared)) / whole
                name = _LOOSE_END.sub("", match[who_leads]).strip(" ,.")
                rows.append((each.score + near_by, -place, name, passage))
    best = max(rows, key=lambda row: row[:2], default=None)
    return (best[2], best[3]) if best else None


def _person(asked: Asked, each: Ranked) -> str | None:
    """Name whoever acts in a sentence whose act is the one asked for."""
    acts = {key for key in each.own if not key.startswith(("state:", "~"))}
    if not acts:
        return None
    asked_for = keys(asked.part.about, asked.reading.forms)
    event = asked.event_of(each.passage)
    people = [e for e in entities((*event.actors, *event.recipients)) if event] if event else []
    named = [e.name for e in people if e.kind in {"person", "organisation", "delegation", "media"}]
    new = [name for name in named if not keys(name, {}) & asked_for]
    if not new:
        spelt = [match[0] for match in _FULL_NAME.finditer(each.passage.text)]
        new = [name for name in spelt if _is_new(keys(name, asked.reading.forms), asked_for)]
    return ", ".join(dict.fromkeys(new)) or None


def _is_new(name: frozenset[str], asked_for: frozenset[str]) -> bool:
    """Tell whether a name is nobody that was asked about, and no state."""
    return not name & asked_for and any(not key.startswith("state:") for key in name)


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
    why = f"no page gives the day. {said(near[0])}" if near else ""
    return not_stated("when", why, near[:1])


def _dated_near(asked: Asked) -> list[Passage]:
    """List what the part before rests on, then the sentences about as near as the best."""
    about = asked.about(0.45)
    best = about[0].score if about else 0.0
    near = [*_same(asked), *(each.passage for each in about if each.score >= _CLOSE * best)]
    own = keys(asked.part.text, asked.reading.forms)
    told = sorted(near, key=lambda passage: not own & passage.keys)
    return list({passage.number: passage for passage in told}.values())


Told = tuple[str, list[Passage]]


def _date_coded(passage: Passage, asked: Asked, to_the_day: bool) -> Told | None:
    """Say when by the happening that a sentence tells; what only the context suggests waits."""
    event = asked.event_of(passage)
    if event is None or not _is_meant(event):
        return None
    happening = asked.happenings.get(event.id)
    edtf = happening.edtf if happening else event.edtf
    guessed = bool(happening and happening.by_context)
    worded = guessed and bool(asked.reading.times(passage))
    if worded or (guessed and to_the_day) or not _places(edtf, to_the_day):
        return None
    inferred = bool(happening and happening.year_inferred)
    how = ", to judge by the context" if guessed else ""
    return in_words(edtf, inferred) + how, _tellings(asked, event) or [passage]


def _date_worded(passage: Passage, asked: Asked, to_the_day: bool) -> Told | None:
    """Say when by the words of a sentence: `on November 14`, `before the summit of the league`."""
    dates = _dates(passage, asked.event_of(passage), asked)
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
    found = [t for t in asked.reading.times(passage) if t.edtf and t.relation not in _BOUNDS]
    return sorted(found, key=lambda time: abs(time.span.start - middle))


def _same(asked: Asked) -> tuple[Passage, ...]:
    """Return what the part before rests on, where this one goes on about it."""
    return asked.before if asked.part.about != asked.part.text else ()


def _is_meant(event: Event) -> bool:
    """Tell whether an event is of the sort that happens; a day is asked of what was done."""
    return event.factuality.value in REALISED or event.factuality.value == "planned"


def _tellings(asked: Asked, event: Event) -> list[Passage]:
    """List the passages that tell one happening, that with the finest date first."""
    happening = asked.happenings.get(event.id)
    if happening is None:
        return []
    ids = {telling.id: telling for telling in happening.tellings}
    passages = [p for p in asked.reading.passages if any(e.id in ids for e in p.events)]
    dated = {e.id for e in happening.tellings if e.edtf == happening.edtf}
    return sorted(passages, key=lambda p: not any(e.id in dated for e in p.events))[:2]


def place(asked: Asked) -> Finding:
    """Answer with the place of an event, else with what a sentence says after in, at or to."""
    for each in (*asked.before, *(r.passage for r in asked.about(0.45))):
        event = asked.event_of(each)
        if event is not None and event.place is not None:
            return found("place", f"{event.place.name}. {said(each, event)}", [each])
        match = re.search(
            r"\b(?:at|in|near) (?:the )?((?:[A-Z][\w’'-]*(?: (?:of|the|and))? ?)+)", each.text
        )
        if match:
            return found("place", f"{match[1].strip()}. {said(each, event)}", [each])
    return not_stated("place")


def quantity(asked: Asked) -> Finding:
    """Answer with a number and what it counts, and with whoever gives it."""
    counted = _COUNTED.search(asked.part.text)
    nouns = (
        frozenset(key for w in counted[1].split()[:2] for key in word_keys(w)) if counted else None
    )
    for passage in _around(asked):
        match = _number(passage, nouns)
        if match:
            return found("quantity", f"{match}. {said(passage)}", [passage])
    return not_stated("quantity")


def _around(asked: Asked) -> Iterator[Passage]:
    """Walk the sentences about something, each with those that go on about it."""
    seen: set[int] = set()
    for each in asked.about(0.45):
        passage: Passage | None = each.passage
        for _ in range(3):
            if passage is not None and passage.number not in seen:
                seen.add(passage.number)
                yield passage
            passage = asked.reading.after(passage) if passage is not None else None


def _number(passage: Passage, nouns: frozenset[str] | None) -> str | None:
    for match in _AMOUNT.finditer(passage.text):
        words = match[2].split()[:3]
        counted = frozenset(key for word in words for key in word_keys(word))
        people = bool(counted & _PEOPLE)
        wanted = (
            people if nouns is None else bool(nouns & counted) or (people and bool(nouns & _PEOPLE))
        )
        if wanted and not _is_date(match, passage):
            return f"{match[1]} {' '.join(_until_noun(words, nouns or _PEOPLE))}"
    return None


def _until_noun(words: list[str], nouns: frozenset[str]) -> list[str]:
    """Keep words up to the one that is counted."""
    for place, word in enumerate(words):
        if frozenset(word_keys(word)) & (nouns | _PEOPLE):
            return words[: place + 1]
    return words[:1]


def _is_date(match: re.Match[str], passage: Passage) -> bool:
    return any(e.time and match.start() + passage.span.start in e.time.span for e in passage.events)


def duration(asked: Asked) -> Finding:
    """Answer with how long something lasted, in its sentence or one that goes on about it."""
    for passage in (*asked.before, *_around(asked)):
        for event in passage.events:
            told = [d for d in details(event, passage.article, ()) if d.kind == "duration"]
            for detail in told:
                other = next(
                    (p for p in asked.reading.passages
                     if p.article.id == detail.article and detail.start in p.span), passage,
                )  # fmt: skip
                return found("duration", f"{detail.text}. {said(other)}", [passage, other])
        for time in asked.reading.times(passage):
            if time.kind == "duration" and time.minutes:
                return found("duration", f"{time.text}. {said(passage)}", [passage])
    return not_stated("duration")
