"""Telling one event in a sentence, from its own fields, with an honest verb.

Who, did what, to whom, when, where come from the event. Where the fields alone would say too
little the page's own words follow in quotation marks; nothing else is added.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.model.briefs import Entry
from detente.model.events import Event, Participant, Source
from detente.relations.adding import added
from detente.relations.dates import BY_CONTEXT, INFERRED, date_of
from detente.relations.lasting import went_on
from detente.relations.phrases import is_plural, listed, named, plainly, speaker, with_article
from detente.relations.profiles import entities, is_posting, states
from detente.relations.quoting import QUOTED, shortened, words_of
from detente.relations.verbs import Verb, verb_of
from detente.relations.witnesses import is_unnamed

Names = Mapping[str, str]
AHEAD = frozenset({"planned", "possible", "conditional"})
"""Values whose date is that of what may come, and stands behind it."""


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
    return _clause(entry, names, _Manner(when=when, known=known, most=most))


def once(entry: Entry, names: Names, when: bool = False, most: int = QUOTED) -> str:
    """Tell as `clause` does what was ahead then, and is no more: `planned to visit`."""
    return _clause(entry, names, _Manner(when=when, most=most, over=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manner:
    """How a clause is told."""

    when: bool = True
    known: str = ""
    most: int = QUOTED
    over: bool = False
    """Whether what was ahead is so no more."""


def _clause(entry: Entry, names: Names, manner: _Manner) -> str:
    event = entry.happening.event
    date = _date(entry) if manner.when else ""
    verb = verb_of(event, entry.footnotes[0].trigger)
    act = _act(event, names, verb, manner) if verb else None
    if act is None or verb is None:
        return f"{speaker_of(entry)}: “{words_of(entry, manner.most)}”{_aside(entry, date)}"
    if verb.quote and manner.when:
        where = _where(event, act, names)
        tail = added(entry, f"{act}{where}", verb, date, manner.most)
        act = act if event.place and event.place.name in tail else f"{act}{where}"
    else:
        tail = added(entry, act, verb, date, manner.most) if verb.quote else ""
    teller = voice(event)
    lead = f"according to {teller}" if teller else ""
    if event.factuality.value in AHEAD:
        # `since the day of the page` says nothing of a plan.
        ahead = "" if date.startswith("since") else date
        return _joined(lead, f"{act} {ahead}".rstrip() + tail)
    return _joined(date, lead, f"{act}{tail}")


def _date(entry: Entry) -> str:
    """Say when; what had not happened by the day of a page is told as that by the page."""
    date = date_of(entry.happening)
    return date.removesuffix(BY_CONTEXT) if _is_not_yet(entry.happening.event) else date


def _is_not_yet(event: Event) -> bool:
    """Tell whether something had not happened up to some day."""
    return event.factuality.value == "negated" and (event.edtf or "").startswith("../")


def _aside(entry: Entry, date: str) -> str:
    """Say behind a quote when it was: that is the day of what is told, not that of the telling."""
    bare = date.removesuffix(INFERRED)
    if not date or _is_not_yet(entry.happening.event) or bare.partition(" ")[2] in words_of(entry):
        return ""
    plain = _is_of_saying(entry) or date.endswith(BY_CONTEXT) or entry.happening.as_of
    lead = "" if plain else "that is, "
    return f" ({lead}{date.replace(' (', ', ').rstrip(')')})"


def _is_of_saying(entry: Entry) -> bool:
    """Tell whether the day is that on which somebody spoke, and not one he spoke of."""
    event = entry.happening.event
    if event.kind != "statement" or not voice(event):
        return False
    within = event.time.text if event.time else ""
    return not within or within not in words_of(entry)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def sentence(text: str) -> str:
    """Begin with a capital and end with one full stop."""
    text = " ".join(text.split()).strip(" ,;")
    if not text.rstrip("”’").endswith((".", "?", "!")):
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
        return with_article(speaker(plainly(source.name)))
    kinds = {"unnamed_official": "an unnamed official", "expert": "an unnamed expert"}
    words = speaker(source.name)
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


def _act(event: Event, names: Names, verb: Verb, manner: _Manner) -> str | None:
    """Say who did what to whom and where; None when the fields do not tell enough."""
    known = manner.known
    doers = _missions(event, names) or _travellers(event, named(event.actors, names, known))
    others = _host(event, names) or named(_others(event), names, known)
    others = tuple(other for other in others if other not in doers)
    if not doers or event.factuality.value == "belief" or event.kind == "statement":
        return None
    if is_posting(event) and states(event.recipients) & states(event.actors):
        return None  # nobody has a mission in his own state: the fields have it wrong
    if event.mode == "visit" and event.kind in {"process", "state"}:
        return None  # nobody visits for ever: what goes on is told in the page's own words
    several = len(doers) > 1 or any(p.entity and p.entity.others for p in event.actors)
    if several and (verb.together or verb.both):
        others = () if verb.both else others
    elif verb.both or not others:
        return None
    plural = is_plural(doers, event.actors)
    words = f"{_modal(event, verb, listed(doers), plural, manner.over)} {verb.rest}"
    words = f"{words.rstrip()}{_who_holds(event, names)}"
    if others:
        words = f"{words.rstrip()} {verb.to}".rstrip() + f" {listed(others)}"
    inner = known and not manner.when  # what is part of a visit is where that is
    where = "" if inner or verb.quote else _where(event, words, names)
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


def _missions(event: Event, names: Names) -> tuple[str, ...]:
    """A mission that opens is opened by its state."""
    found = [e.state for e in entities(event.actors) if e.kind == "mission" and e.state in names]
    if not found or not (event.extension or "").startswith("MISSION/"):
        return ()
    return tuple(dict.fromkeys(with_article(names[state]) for state in found if state))


def _travellers(event: Event, doers: tuple[str, ...]) -> tuple[str, ...]:
    """States do not travel: a visit by Arvenia is one by a delegation."""
    kinds = {entity.kind for entity in entities(event.actors)}
    if event.mode != "visit" or not doers or kinds - {"state", "place"}:
        return doers
    return (f"a delegation from {listed(doers)}",)


def _host(event: Event, names: Names) -> tuple[str, ...]:
    """A visit to a place is a visit to its state; of whoever is at home there, to the place."""
    if event.mode != "visit":
        return ()
    kinds = {"place", "state"}
    hosts = [e.state for e in entities(event.recipients) if e.kind in kinds and e.state]
    place = event.place
    if place and place.state and (not event.recipients or not hosts):
        hosts = [place.state]
    if not hosts or hosts[0] not in names:
        return ()
    if hosts[0] in {entity.state for entity in entities(event.actors)} and place:
        return (place.name,)
    return (with_article(names[hosts[0]]),)


def _modal(event: Event, verb: Verb, subject: str, plural: bool, over: bool) -> str:
    """Put the verb in the form that the factuality allows."""
    value = event.factuality.value
    if over and value in AHEAD:
        return f"{subject} {'planned to' if value == 'planned' else 'might'} {verb.base}"
    if _is_not_yet(event):
        return f"{subject} had not {verb.participle}"
    if value == "ongoing":
        helper = ("were", "was") if went_on(event) else ("are", "is")
        return f"{subject} {helper[not plural]} {verb.ing}"
    if value == "planned":
        return f"{subject} {'plan' if plural else 'plans'} to {verb.base}"
    if value in {"possible", "conditional"}:
        return f"{subject} may {verb.base}"
    if value == "negated":
        return f"{subject} did not {verb.base}"
    if value == "denied":
        return f"it is denied that {subject} {verb.past}"
    return f"{subject} {verb.past}"


def _where(event: Event, act: str, names: Names) -> str:
    """Say where, unless the act says so."""
    if event.place is None or event.place.name in act or "“" in act:
        return ""
    if event.place.name == names.get(event.place.state or "", ""):
        return ""
    return f" ({event.place.name})" if event.mode == "visit" else f" in {event.place.name}"


def _condition(event: Event) -> str:
    if event.condition is None or event.factuality.value not in {"possible", "conditional"}:
        return ""
    return f", on the condition “{shortened(event.condition.text, 120)}”"


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
    named_ = head.split()[-1:] and head.split()[-1][0].isupper()  # the United States is one
    return "" if head[:1].islower() and not named_ and is_plural((head,), ()) else "s"


def _page(event: Event) -> str:
    """Name the publisher; `the page` where nobody is named."""
    outer = event.attribution[0].source if event.attribution else None
    named = outer is not None and any(map(str.isupper, outer.name))
    return with_article(outer.name) if outer and named else "the page"
