"""Telling one event in a sentence, from its own fields, with an honest verb.

Who, did what, to whom, when, where come from the event. Where the fields alone would say too
little the page's own words follow in quotation marks; nothing else is added.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from detente.model.briefs import Entry
from detente.model.events import Event, Participant, Source
from detente.relations.dates import date_of
from detente.relations.phrases import is_plural, listed, named, plainly, uncapitalised, with_article
from detente.relations.profiles import entities
from detente.relations.verbs import Verb, verb_of
from detente.relations.witnesses import is_unnamed

Names = Mapping[str, str]
_LOOSE = re.compile(r"^(?:of|that|and|but|which) ", re.IGNORECASE)
AHEAD = frozenset({"planned", "possible", "conditional"})
"""Values whose date is that of what may come, and stands behind it."""
_FEW = 60
"""Characters below which the words of an event tell too little alone."""
# "CASTORA (Arven News), 3 May 2031 - The envoys met"
_DATELINE = re.compile(
    r"^[A-Z][\w .,/’'-]{1,40}(?:\([^)]{2,30}\))?[\w .,]{0,24} ?(?:\([^)]{2,30}\) )?[-–—] "
)
_PLACE = re.compile(r"[A-Z]{3,}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? (?:\(|\d|[A-Z][a-z]+\.? \d)")
QUOTED = 220
"""Characters of a page's words that are shown within a sentence."""


def told(entry: Entry, names: Names, when: bool = True) -> str:
    """Tell a happening in one sentence, with its full stop.

    Args:
        entry: The happening with its quotes; the first quote is used.
        names: Names of states by code.
        when: False to leave out the date.

    Returns:
        A sentence; never empty: when the fields are thin it quotes the page.
    """
    return sentence(clause(entry, names, when))


def clause(
    entry: Entry, names: Names, when: bool = True, known: str = "", most: int = QUOTED
) -> str:
    """Tell a happening as `told` does, without capital and full stop, to be built upon.

    Who is named in the known text before is not introduced again; quotes have at most so many
    characters.
    """
    event = entry.happening.event
    date = date_of(entry.happening) if when else ""
    act, quotes = _told_by(entry, names, known)
    if act is None:
        dated = f" ({date.replace(' (', ', ').rstrip(')')})" if date else ""
        return f"{speaker_of(entry)}: “{words_of(entry, most)}”{dated}"
    tail = f": “{words_of(entry, most)}”" if quotes else ""
    lead = _lead(event)
    if event.factuality.value in AHEAD:
        # `since the day of the page` says nothing of a plan.
        ahead = "" if date.startswith("since") else date
        return _joined(lead, f"{act} {ahead}".rstrip() + tail)
    return _joined(date, lead, f"{act}{tail}")


def bare_clause(entry: Entry, names: Names) -> tuple[str, bool]:
    """Tell a happening as `clause` does, without a date and up to the page's own words.

    Returns:
        The clause, and whether the page's words follow.
    """
    act, quotes = _told_by(entry, names, "")
    if act is None:
        return speaker_of(entry), True
    return _joined(_lead(entry.happening.event), act.rstrip()), quotes


def _told_by(entry: Entry, names: Names, known: str) -> tuple[str | None, bool]:
    """Tell the act by its own fields, None where they are too thin; and whether words follow."""
    event = entry.happening.event
    verb = verb_of(event, entry.footnotes[0].trigger)
    act = _act(event, names, verb, known) if verb else None
    return act, act is None or verb is None or verb.quote


def _lead(event: Event) -> str:
    teller = voice(event)
    return f"according to {teller}" if teller else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def sentence(text: str) -> str:
    """Begin with a capital and end with one full stop."""
    text = " ".join(text.split()).strip(" ,;")
    if not text.endswith((".", "?", "!", ".”", "?”", "!”")):
        text += "."
    return text[:1].upper() + text[1:]


def voice(event: Event) -> str:
    """Name who says so where it is neither the page nor the doer himself; else ""."""
    chain = _tellers(event)
    if not chain:
        return ""
    name, relays = _source(chain[-1], event), [_source(relay, event) for relay in chain[:-1]]
    return f"{name} (as reported by {listed(relays)})" if relays else name


def _tellers(event: Event) -> list[Source]:
    """List the voices between the page and the doer, outermost first."""
    chain = [v.source for v in event.attribution[1:] if not _is_nobody(v.source)]
    while chain and _is_doer(chain[-1], event):
        chain.pop()
    return chain


def _is_nobody(source: Source) -> bool:
    """Tell whether a voice is none of its own: `the paper` is the page itself."""
    common = source.kind in {"media", "outlet"} and not any(map(str.isupper, source.name))
    return source.kind == "unclear" or common


def _source(source: Source, event: Event) -> str:
    if not is_unnamed(source):
        return uncapitalised(with_article(plainly(source.name)))
    kinds = {"unnamed_official": "an unnamed official", "expert": "an unnamed expert"}
    words = uncapitalised(source.name)
    if source.kind in kinds or words.split()[-1] in {"source", "sources"}:
        words = kinds.get(source.kind, "an unnamed source")
    return f"{words} cited by {_page(event)}"


def _is_doer(source: Source, event: Event) -> bool:
    """What somebody does need not be told by himself, unless others doubt it."""
    if event.factuality.value == "alleged":
        return False
    doers = tuple(entities(event.actors))
    if source.entity is not None:
        return source.entity.id in {doer.id for doer in doers}
    return source.name in {doer.name for doer in doers}


def _act(event: Event, names: Names, verb: Verb, known: str) -> str | None:
    """Say who did what to whom and where; None when the fields do not tell enough."""
    doers = _travellers(event, named(event.actors, names, known))
    others = _host(event, names) or named(_others(event), names, known)
    others = tuple(other for other in others if other not in doers)
    if not doers or event.factuality.value == "belief" or event.kind == "statement":
        return None
    if event.mode == "visit" and event.kind in {"process", "state"}:
        return None  # nobody visits for ever: what goes on is told in the page's own words
    several = len(doers) > 1 or any(p.entity and p.entity.others for p in event.actors)
    if several and (verb.together or verb.both):
        others = () if verb.both else others
    elif verb.both or not others:
        return None
    words = f"{_modal(event, verb, listed(doers), is_plural(doers, event.actors))} {verb.rest}"
    words = f"{words.rstrip()}{_who_holds(event, names)}"
    if others:
        words = f"{words.rstrip()} {verb.to}".rstrip() + f" {listed(others)}"
    where = "" if known else _where(event, others, names, verb)
    return f"{words.rstrip()}{where}{_condition(event)}"


_POST = "HEAD_OF_MISSION/"


def _others(event: Event) -> tuple[Participant, ...]:
    """Leave out what a deed is done to rather than whom: the mission that is closed, its head."""
    family = (event.extension or "").partition("/")[0]
    if family not in {"MISSION", "PREMISES", "CONSULAR", "HEAD_OF_MISSION", "STAFF"}:
        return event.recipients
    kinds = {"state", "place"}
    return tuple(p for p in event.recipients if p.entity is None or p.entity.kind in kinds)


def _who_holds(event: Event, names: Names) -> str:
    """Name the head of a mission after the words for the post: `, Ivo Brandt,`."""
    if not (event.extension or "").startswith(_POST):
        return ""
    people = [e.name for e in entities(event.recipients) if e.kind == "person"]
    return f", {listed(people)}," if people else ""


def _travellers(event: Event, doers: tuple[str, ...]) -> tuple[str, ...]:
    """States do not travel: a visit by Arvenia is one by a delegation."""
    kinds = {entity.kind for entity in entities(event.actors)}
    if event.mode != "visit" or not doers or kinds - {"state", "place"}:
        return doers
    return (f"a delegation from {listed(doers)}",)


def _host(event: Event, names: Names) -> tuple[str, ...]:
    """A visit to a place is a visit to its state."""
    kinds = {"place", "state"}
    hosts = [e.state for e in entities(event.recipients) if e.kind in kinds and e.state]
    if not event.recipients and event.place and event.place.state:
        hosts = [event.place.state]
    if event.mode != "visit" or not hosts or hosts[0] not in names:
        return ()
    return (with_article(names[hosts[0]]),)


def _modal(event: Event, verb: Verb, subject: str, plural: bool) -> str:
    """Put the verb in the form that the factuality allows."""
    value = event.factuality.value
    if value == "ongoing":
        return f"{subject} {'are' if plural else 'is'} {verb.ing}"
    if value == "planned":
        return f"{subject} {'plan' if plural else 'plans'} to {verb.base}"
    if value in {"possible", "conditional"}:
        return f"{subject} may {verb.base}"
    if value == "negated":
        return f"{subject} did not {verb.base}"
    if value == "denied":
        return f"it is denied that {subject} {verb.past}"
    return f"{subject} {verb.past}"


def _where(event: Event, others: tuple[str, ...], names: Names, verb: Verb) -> str:
    if event.place is None or verb.quote:
        return ""
    state = names.get(event.place.state or "", "")
    if event.place.name == state or event.place.name in " ".join(others):
        return ""
    return f" ({event.place.name})" if event.mode == "visit" else f" in {event.place.name}"


def _condition(event: Event) -> str:
    if event.condition is None or event.factuality.value not in {"possible", "conditional"}:
        return ""
    return f", on the condition “{shortened(event.condition.text, 120)}”"


def words_of(entry: Entry, most: int = QUOTED) -> str:
    """Return the words that tell a happening, with their sentence where there is room.

    What somebody says is told without the words that say so: they stand before the quote.
    """
    note, event = entry.footnotes[0], entry.happening.event
    start, end = event.span.start - note.start, event.span.end - note.start
    within = note.start <= event.span.start < note.end
    cue = note.chain[-1].cue if note.chain else None
    if within and _is_said(event) and not _ACCUSING.search(cue or ""):
        return shortened(note.quote[start:], most)
    if len(note.quote) > most and within:
        wide = note.quote[start:] if end - start < _FEW else note.quote[start:end]
        return shortened(wide, most)
    return shortened(_without_tail(note.quote, event, end), most)


def _is_said(event: Event) -> bool:
    """Tell whether an event is what a voice with a name says, in a clause after the cue."""
    last = event.attribution[-1] if event.attribution else None
    named = last is not None and last.order > 0 and not is_unnamed(last.source)
    return bool(named and last and last.cue and last.cue.end <= event.span.start)


# ", the minister said on Monday"
_SAID_AFTER = re.compile(
    r",? [^,;“”‘]{0,90}\b(?:said|says|told|announced|reported|insisted|claimed|added"
    r"|noted)\b[^“”]*$"
)
_ACCUSING = re.compile(r"(?:accus|blam|charg)\w*$")
_LEAST = 40
"""Characters that are left of a quote at least."""


def _without_tail(quote: str, event: Event, end: int) -> str:
    """Cut off who says so behind what tells the event: that stands before the quote."""
    match = _SAID_AFTER.search(quote, max(0, end)) if len(event.attribution) > 1 else None
    voice_ = event.attribution[-1].source.name.split()[-1] if match else ""
    return (
        quote[: match.start()]
        if match and match.start() >= _LEAST and voice_ in match[0]
        else quote
    )


def shortened(quote: str, most: int = QUOTED) -> str:
    """Cut a quote at a word, with an ellipsis; quotation marks within become single."""
    words = " ".join(quote.split())
    for double, single in (("“", "‘"), ("”", "’"), ("«", "‘"), ("»", "’"), (' "', " ‘")):
        words = words.replace(double, single)
    words = _DATELINE.sub("", words) if _PLACE.match(words) else words
    words = _LOOSE.sub("", words.replace('"', "’").lstrip("—–- "))
    if len(words) <= most:
        return words.rstrip(".,;: ")
    return words[:most].rsplit(" ", 1)[0].rstrip(".,;: ") + " …"


def speaker_of(entry: Entry) -> str:
    """Say whose words a quote is and what they are: `Kan says`, `the Courier writes`.

    Where the quote itself names the speaker it is the page that speaks of him.
    """
    event = entry.happening.event
    chain = _tellers(event)
    if chain and not is_unnamed(chain[-1]) and _names(words_of(entry), chain[-1]):
        return _speaker(event, "")
    return _speaker(event, voice(event))


def _names(quote: str, source: Source) -> bool:
    return source.name.split()[-1] in re.findall(r"[\w-]+", quote)


def _speaker(event: Event, teller: str) -> str:
    page = _page(event)
    several = _is_several(teller)
    if event.kind == "belief" or event.factuality.value == "belief":
        return f"{teller} believe{several}" if teller else f"{page} tells of a belief"
    if event.factuality.value == "denied":
        return f"{teller} den{'ies' if several else 'y'}" if teller else f"{page} tells of a denial"
    if event.kind == "assessment":
        return f"{teller or page} judge{several}"
    return f"{teller} say{several}" if teller else f"{page} writes"


def _is_several(teller: str) -> str:
    """Return the ending of a verb of which several are the subject: none, else `s`."""
    head = teller.partition(" (")[0].partition(" of ")[0].partition(" cited ")[0]
    return "" if head[:1].islower() and is_plural((head,), ()) else "s"


def _page(event: Event) -> str:
    """Name the publisher; `the page` where nobody is named."""
    outer = event.attribution[0].source if event.attribution else None
    named = outer is not None and any(map(str.isupper, outer.name))
    return with_article(outer.name) if outer and named else "the page"
