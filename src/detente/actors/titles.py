"""What the title of a person tells: an office, a state, a body; or only what sort of person."""

from __future__ import annotations

from detente.actors.crowds import ANYBODY
from detente.actors.matching import Match
from detente.actors.persons import Person
from detente.actors.phrases import Phrase, span
from detente.actors.sketches import Draft, office_id, sector_of
from detente.model.text import Parse


def is_of_one(phrase: Phrase) -> bool:
    """Tell whether a phrase can say what somebody is: an office, or `a skier`."""
    return phrase.core.kind == "office" or phrase.core.sort == "person"


def learn(draft: Draft, person: Person, title: Phrase | None) -> None:
    """Note what a title tells of a person; what was told first stays."""
    if title is not None:
        if title.core.note == ANYBODY:
            person.described.add(title.core.id)
        if title.core.kind == "office" and title.core.id not in {"citizen", "counterpart"}:
            person.office = person.office or _office_words(draft.parse, title)
            person.office_id = person.office_id or office_id(title)
            person.sector = person.sector or sector_of(title, person.office or "")
        if len(title.owners) == 1:
            person.state = person.state or title.owners[0]
            person.introduced = person.introduced or _introduced(person, title)
        if title.body and title.body.kind in {"organisation", "group"}:
            person.body = person.body or title.body.id
            person.state = person.state or title.body.state
    if person.leader and person.leader.state in draft.gazetteer.states:
        person.state = person.state or person.leader.state
        person.sector = person.sector or "GOV"


def _introduced(person: Person, title: Phrase) -> tuple[str, str] | None:
    """Return office and state where a title gives both."""
    is_office = title.core.kind == "office" and title.core.id not in {"citizen", "counterpart"}
    if not is_office or title.core.plural or not person.office or person.state != title.owners[0]:
        return None
    return person.office, title.owners[0]


def _office_words(parse: Parse, title: Phrase) -> str:
    """Return the office as worded, without article, owner and adjectives before it."""
    words = span(parse, title.first, title.last).of(parse.text)
    first, _, rest = words.partition(" ")
    return rest if first.lower() in {"the", "a", "an", "his", "her", "their", "our"} else words


def learn_below(draft: Draft, person: Person, phrase: Phrase) -> None:
    """Learn from what is named after a title: a state, or the body that somebody works for."""
    match = _named_below(draft, phrase)
    if match is None or person.state or person.body:
        return
    person.state = match.reading.state
    if match.reading.kind == "organisation":
        person.body = match.reading.id


def _named_below(draft: Draft, phrase: Phrase) -> Match | None:
    """Return the first name after a title, before a comma or a verb ends the phrase."""
    tokens = draft.parse.tokens
    for index in range(phrase.last, min(len(tokens), phrase.last + 25)):
        if tokens[index].text in {",", ".", ";", ")", "—"} or tokens[index].upos == "VERB":
            return None
        match = draft.known.starts.get(index)
        if match and match.reading.kind in {"state", "demonym", "organisation", "seat"}:
            return match
    return None
