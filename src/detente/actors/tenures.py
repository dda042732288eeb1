"""Who held an office, and when.

A bare title means its holder on the event's own day: *the Russian president* of a page of 2009 is
Dmitry Medvedev. On a day of handover there are two, and the words stay with the office.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from detente.actors._words import pieces, slug
from detente.actors.gazetteer import Gazetteer, load
from detente.actors.names import given_agrees, surname_agrees
from detente.actors.readings import Leader
from detente.errors import UnknownOffice
from detente.model.actors import Entity, Office, Tenure
from detente.model.edtf import interval_of
from detente.model.events import Event, Evidence, Participant
from detente.model.text import Article
from detente.model.times import Interval

_GRACE = timedelta(days=366)
"""How long after the last word of its origin an open term is still taken to run."""
_LONGEST = 366
"""Days; what is dated no nearer than a year has no one holder."""


def holders(
    office: Office, during: Interval, gazetteer: Gazetteer | None = None
) -> tuple[Tenure, ...]:
    """Find who held an office during an interval.

    On a day of handover both holders are returned: the caller, who has the sentence, can choose;
    this function cannot. Terms of which only the month or year is known count from its first day
    to its last.

    Args:
        office: A post, not a person.
        during: The event's own interval, UTC days, end exclusive.
        gazetteer: What is known; None for what comes with this release.

    Returns:
        Tenures, longest overlap first; () if the post stood vacant or nothing is known of those
        days.

    Raises:
        UnknownOffice: The gazetteer knows no holder of the post on any day.

    Source: `leaders.tsv`; the origin of each fact stands with it and in `origins.tsv`.
    """
    known = gazetteer or load()
    leaders = known.posts.get((office.whose, office.id))
    if leaders is None:
        raise UnknownOffice(office.id, office.whose)
    found = [_tenure(leader, known) for leader in leaders]
    there = [tenure for tenure in found if tenure.term.overlaps(during)]
    return tuple(sorted(_merged(there), key=lambda tenure: -_overlap(tenure.term, during)))


def terms(name: str, gazetteer: Gazetteer | None = None) -> tuple[Tenure, ...]:
    """List the terms of whoever is known by a full name, earliest first; () for nobody."""
    known = gazetteer or load()
    found = (_tenure(leader, known) for leader in known.terms(pieces(name)))
    return tuple(sorted(found, key=lambda tenure: tenure.term.start or date.min))


def _tenure(leader: Leader, known: Gazetteer) -> Tenure:
    term = Interval(_start(leader.since), _end(leader.until))
    origin = known.origins.get(leader.origin)
    return Tenure(
        office=Office(id=leader.office_id or slug(leader.office), whose=leader.state),
        person=_person(leader, known),
        term=term,
        is_exact=len(leader.since) == 10 and len(leader.until) in {0, 10},
        origin=leader.origin,
        vouched_until=date.fromisoformat(origin.until) if origin and term.end is None else None,
    )


def _person(leader: Leader, known: Gazetteer) -> Entity:
    state = leader.state if leader.state in known.states else None
    id = f"person:{slug(leader.name)}" + (f"@{state}" if state else "")
    return Entity(
        id=id, name=leader.name, kind="person", state=state, sector=leader.sector,
        office=leader.office,
    )  # fmt: skip


def _start(day: str) -> date | None:
    interval = interval_of(day) if day else None
    return interval.start if interval else None


def _end(day: str) -> date | None:
    """Return the day after the last of a term; a day of handover belongs to both."""
    interval = interval_of(day) if day else None
    return interval.end if interval else None


def _merged(tenures: Iterable[Tenure]) -> list[Tenure]:
    """Drop spellings and origins that tell of the same person's term again."""
    kept: list[Tenure] = []
    for tenure in tenures:
        if not any(_is_same(tenure, other) for other in kept):
            kept.append(tenure)
    return kept


def _is_same(one: Tenure, other: Tenure) -> bool:
    names = pieces(one.person.name), pieces(other.person.name)
    return one.term.overlaps(other.term) and surname_agrees(*names) and given_agrees(*names)


def _overlap(term: Interval, during: Interval) -> int:
    start = max(term.start or date.min, during.start or date.min)
    return (min(term.end or date.max, during.end or date.max) - start).days


def incumbent(entity: Entity, during: Interval, gazetteer: Gazetteer | None = None) -> Entity:
    """Put the one who held it in the place of an office.

    Args:
        entity: Anything; only an office of one owner changes.
        during: When it acted, UTC days.
        gazetteer: What is known; None for what comes with this release.

    Returns:
        The person, with the office as worded; the entity itself where nobody, or more than one,
        held it then, or the facts at hand end too long before.
    """
    whose, _, id = entity.id.removeprefix("office:").partition("/")
    if entity.kind != "office" or entity.others or not id or "?" in whose:
        return entity
    try:
        found = holders(Office(id=id, whose=whose), during, gazetteer)
    except UnknownOffice:
        return entity
    if len(found) != 1 or not _is_vouched(found[0], during):
        return entity
    person = found[0].person
    return replace(
        person, state=entity.state or person.state, sector=entity.sector, office=entity.office
    )


def _is_vouched(tenure: Tenure, during: Interval) -> bool:
    end = tenure.vouched_until
    return end is None or during.start is None or during.start <= end + _GRACE


def in_office(
    events: Iterable[Event], article: Article, gazetteer: Gazetteer | None = None
) -> tuple[Event, ...]:
    """Resolve the bare titles among the participants of events, each on its event's own day.

    An event without a day of its own is taken to be of the page's; where that is not known
    either, nothing changes.
    """
    return tuple(_resolved(event, article, gazetteer) for event in events)


def _resolved(event: Event, article: Article, gazetteer: Gazetteer | None) -> Event:
    during = _when(event, article)
    if during is None:
        return event
    actors = tuple(_held(p, during, gazetteer) for p in event.actors)
    recipients = tuple(_held(p, during, gazetteer) for p in event.recipients)
    changed = [
        new for new, old in zip((*actors, *recipients), (*event.actors, *event.recipients),
                                strict=True) if new is not old
    ]  # fmt: skip
    if not changed:
        return event
    evidence = tuple(_evidence(participant, during) for participant in changed)
    return replace(event, actors=actors, recipients=recipients, evidence=event.evidence + evidence)


def _when(event: Event, article: Article) -> Interval | None:
    told = event.edtf or (article.published.edtf if article.published else None)
    during = interval_of(told) if told else None
    if during is None or during.days is None or during.days > _LONGEST:
        return None
    return during


def _held(participant: Participant, during: Interval, gazetteer: Gazetteer | None) -> Participant:
    # “The first visit by an American secretary of state” is of any of them.
    if participant.entity is None or participant.text.lower().startswith(("a ", "an ")):
        return participant
    entity = incumbent(participant.entity, during, gazetteer)
    return participant if entity is participant.entity else replace(participant, entity=entity)


def _evidence(participant: Participant, during: Interval) -> Evidence:
    name = participant.entity.name if participant.entity else ""
    return Evidence(
        by="actor", span=participant.span,
        reason=f"“{participant.text}” was {name} on {during.start}",
    )  # fmt: skip
