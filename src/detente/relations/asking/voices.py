"""Answers that are somebody's words: who says so, how firm, what somebody believes or said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.model.answers import Finding
from detente.model.events import Event
from detente.relations.asking.asked import Asked, found, names, not_stated, said, several
from detente.relations.asking.keys import keys
from detente.relations.asking.passages import Passage
from detente.relations.asking.ranking import Ranked
from detente.relations.dates import lasting_in_words
from detente.relations.phrases import plainly
from detente.relations.witnesses import innermost, is_unnamed, witnesses

_ACCORDING = re.compile(r"\b[Aa]ccording to ((?:the |a )?[^,.;:]{2,60})[,.;]")
_AS_REPORTED = re.compile(
    r"\b[Aa]s (?:was )?(?:reported|noted|stated|told|announced) by ((?:the |a )?[^,.;:]{2,60})[,.;]"
)
# "Flights could begin in the autumn, the Department of Transportation said"
_SAID_AFTER = re.compile(r"[,”\"] ((?:the |an? )?[^,.;:”\"]{2,60}?) (?:said|told|reported|noted)\b")
# "The airline said that …", "An Ethiopian official, who asked not to be named, said that …"
_SAID_BEFORE = re.compile(
    r"^((?!As )(?:The |An? )?[^,.;:]{2,60}(?:, who asked not to be named,)?)"
    r" (?:also |later )?(?:said|reported|added|noted|wrote|writes|reports?|claims?|claimed)\b"
)
_HIM = re.compile(r"According to (?:him|her|them|the (?:same )?(?:source|official|expert))\b")
_POINTING = re.compile(r"(?:him|her|them|he|she|they|it|who|which)", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:said|says|told|announced|declared|demand\w*|propos\w+|order\w*|stress\w*|added|noted"
    r"|warned|insisted|reiterated|answered|called (?:for|on)|promised|rejected|accused|asked)\b"
)
_BELIEF = re.compile(
    r"\b(believ\w+|think\w*|expect\w*|fear\w*|suspect\w*|assum\w+|consider\w*|assess\w+)\b"
)
_FIRM = {
    "occurred": "told as a fact",
    "ongoing": "told as going on",
    "alleged": "reported by others and not confirmed on the pages read",
    "planned": "planned only",
    "possible": "held possible only",
    "conditional": "tied to a condition",
    "negated": "told as not having happened",
    "denied": "denied",
    "belief": "somebody’s belief only",
}
_MOST = 4


def source(asked: Asked) -> Finding:
    """Answer `who says so`: the innermost voices of what is asked about."""
    passages = list(asked.before) or [each.passage for each in asked.about(0.55)[:_MOST]]
    passages = passages or [each.passage for each in asked.about(0.5)[:1]]
    tellers = [teller for passage in passages for teller in _tellers(passage, asked)]
    pages = {passage.article.publisher or "the page" for passage in passages}
    tellers = [teller for teller in tellers if teller not in pages] or tellers
    if not tellers:
        return not_stated("source")
    text = f"According to {names(tellers)}."
    quotes = [] if asked.before else [said(p, asked.event_of(p)) for p in passages]
    return found("source", several([text, *quotes]), passages)


def _tellers(passage: Passage, asked: Asked) -> list[str]:
    """Name who tells a sentence: as worded in it, else as coded, else the page."""
    worded = _worded(passage)
    event = asked.event_of(passage)
    inner = innermost(event) if event else None
    page = passage.article.publisher or "the page"
    if worded is None and _HIM.match(passage.text) and (last := asked.reading.before(passage)):
        return _tellers(last, asked)
    if worded and re.search(r"\bsources?\b|\bnot to be named\b", worded):
        return [f"an unnamed source of {page}"]
    if event and event.factuality.value == "belief" and len(event.attribution) > 2:
        chain = [plainly(voice.source.name) for voice in event.attribution[:-1]]
        return [f"{chain[-1]} (as reported by {names(chain[:-1])})"]
    if inner is None or inner.kind == "outlet":
        return [f"{worded} (as reported by {page})" if worded else page]
    if is_unnamed(inner):
        return [f"an unnamed source of {page}"]
    between = [plainly(v.source.name) for v in event.attribution[1:-1]] if event else []
    relays = names([page, *between])
    return [f"{plainly(inner.name)} (as reported by {relays})"]


def _worded(passage: Passage) -> str | None:
    """Read who tells it off the sentence itself: `according to …`, `…, the ministry said`."""
    for pattern in (_AS_REPORTED, _ACCORDING, _SAID_AFTER, _SAID_BEFORE):
        match = pattern.search(passage.text)
        if match and not _POINTING.fullmatch(match[1]):
            return match[1].strip(" ,")
    return None


def firmness(asked: Asked) -> Finding:
    """Answer how firm something is: by its factuality and its independent witnesses."""
    passages = list(asked.before) or [each.passage for each in asked.about(0.55)[:_MOST]]
    events = [event for p in passages if (event := asked.event_of(p))]
    if not events:
        return not_stated("firmness")
    heard = [p for p in passages if _worded(p)]
    values = [_firm(event) for event in events]
    if heard and set(values) == {_FIRM["occurred"]}:
        values = [_FIRM["alleged"]]
    tellings = [t for e in events for t in _as_firm(e, asked)]
    who = witnesses(tellings) if not heard or len(events) > len(heard) else ()
    who = who or tuple(dict.fromkeys(t for p in heard for t in _tellers(p, asked)))
    count = f"{len(who)} independent witness{'' if len(who) == 1 else 'es'}"
    return found("firmness", f"It is {names(values)} ({count}: {names(who)}).", passages)


def _firm(event: Event) -> str:
    known = event.known_as_of
    when = f" {lasting_in_words(event.edtf, known)}" if known else ""
    return f"{_FIRM[event.factuality.value]}{when}"


def _as_firm(event: Event, asked: Asked) -> list[Event]:
    """List the tellings of a happening that are as firm as one of them."""
    happening = asked.happenings.get(event.id)
    told = happening.tellings if happening else (event,)
    return [t for t in told if t.factuality.value == event.factuality.value] or [event]


def belief(asked: Asked) -> Finding:
    """Answer what somebody believes; the chain of those who pass it on is told."""
    for each in asked.about(0.3):
        event = next((e for e in each.passage.events if _is_view(e)), None)
        if (event is None and not _BELIEF.search(each.passage.text)) or not _has_name(each, asked):
            continue
        return found("belief", f"{_chain(each.passage, event)}", [each.passage])
    return not_stated("belief")


def _is_view(event: Event) -> bool:
    return event.factuality.value == "belief" or event.kind in {"belief", "assessment"}


def _chain(passage: Passage, event: Event | None) -> str:
    tail = f" ({_FIRM['belief']}, not told as a fact)" if event is not None else ""
    return f"{said(passage, event)}{tail}."


def _has_name(each: Ranked, asked: Asked) -> bool:
    """Tell whether the one who is asked about is in the sentence: its first name or state."""
    wanted = [
        key for key in keys(asked.part.text, asked.reading.forms) if key[0] == "~" or ":" in key
    ]
    return not wanted or bool(set(wanted) & each.passage.keys)


def statement(asked: Asked) -> Finding:
    """Answer what somebody said: the sentences whose voice or doer he is, in text order."""
    speaker = _speaker(asked)
    if not speaker:
        return not_stated("statement")
    near = asked.about(0.3)
    spoken = [each for each in near if _speaks(each.passage, speaker, asked)]
    spoken = spoken or [each for each in near if _acts(each.passage, speaker)]
    if not any(key.startswith("~") for key in speaker):
        spoken = [each for each in spoken if speaker <= each.passage.keys]
    if not spoken:
        return not_stated("statement")
    spoken = _on_matter(spoken, speaker, asked)
    if not spoken:
        return not_stated("statement")
    best = spoken[0].passage
    kept = [each.passage for each in spoken[:_MOST] if each.score >= 0.6 * spoken[0].score]
    kept += _following(best, speaker, asked)
    passages = sorted({p.number: p for p in kept}.values(), key=lambda p: p.number)[:_MOST]
    return found("statement", several([said(p, asked.event_of(p)) for p in passages]), passages)


def _on_matter(spoken: list[Ranked], speaker: frozenset[str], asked: Asked) -> list[Ranked]:
    """Keep what is said on the matter of the question, where it names one."""
    wanted = keys(asked.part.about, asked.reading.forms) - speaker
    matter = {key for key in wanted if not key.startswith("~")}
    if not any(":" not in key for key in matter):
        return spoken

    def near(passage: Passage) -> frozenset[str]:
        around = (asked.reading.before(passage), passage, asked.reading.after(passage))
        return frozenset(key for each in around if each for key in each.keys)

    return [each for each in spoken if matter & near(each.passage)]


def _speaker(asked: Asked) -> frozenset[str]:
    """Take the keys of the name between the auxiliary and the verb: `did Brandt say`.

    Who has no name is meant by his office: `did the king say` asks for a king.
    """
    match = re.search(
        r"\b(?:did|does|do|has|have) (.{2,60}?) (?=say|said|[a-z]+\b)", asked.part.text
    )
    named = keys(match[1] if match else asked.part.text, asked.reading.forms)
    people = frozenset(key for key in named if key.startswith("~"))
    return people or named


def _speaks(passage: Passage, speaker: frozenset[str], asked: Asked) -> bool:
    """Tell whether somebody is a voice of a sentence, not merely stands in it."""
    tells = _TELLS.search(passage.text)
    if not any(key.startswith("~") for key in speaker):
        return tells is not None and speaker <= keys(
            passage.text[: tells.start()], asked.reading.forms
        )
    if speaker & passage.keys and tells:
        return True
    voices = (v.source.name for event in passage.events for v in event.attribution[1:])
    return bool(_keys_of(voices) & speaker)


def _acts(passage: Passage, speaker: frozenset[str]) -> bool:
    doers = [p.entity for event in passage.events for p in event.actors if p.entity]
    states = {f"state:{state}" for entity in doers for state in entity.states}
    return bool((_keys_of(entity.name for entity in doers) | states) & speaker)


def _keys_of(told: Iterable[str]) -> set[str]:
    return {key for name in told for key in keys(name, {}) if key.startswith("~")}


def _following(best: Passage, speaker: frozenset[str], asked: Asked) -> list[Passage]:
    """Take the sentences that go on in the same voice: `He stressed …`."""
    found_so_far: list[Passage] = []
    passage = asked.reading.after(best)
    while passage is not None and len(found_so_far) < 2 and _speaks(passage, speaker, asked):
        found_so_far.append(passage)
        passage = asked.reading.after(passage)
    return found_so_far
