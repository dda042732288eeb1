"""What happenings are to one another: part of a visit, a plan come true, a denial.

Linked happenings stay two: only tellings of one and the same are merged.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from detente.model.briefs import Conflict, Happening
from detente.relations.gathering import Group
from detente.relations.likeness import (
    ENOUGH,
    is_one_matter,
    likeness,
    one_person,
    same_days,
    same_people,
)
from detente.relations.profiles import Profile
from detente.relations.shelves import Shelf, weeks_of

Gathered = tuple[Happening, Group]
_STAY = 10
"""Days of a visit and of talks up to which a shared day makes them one: a week is too coarse."""
_NEAR = 500
"""Characters after a visit within which undated talks are those of the visit."""


def linked(gathered: tuple[Gathered, ...]) -> tuple[Happening, ...]:
    """Fill `part_of`, `fulfilled_by` and the conflicts with denials; the order is kept."""
    shelves = _shelved(gathered)
    return tuple(_linked(h, group, gathered, shelves) for h, group in gathered)


def _shelved(gathered: tuple[Gathered, ...]) -> dict[tuple[str | None, str], Shelf]:
    shelves: dict[tuple[str | None, str], Shelf] = defaultdict(Shelf)
    for number, (_, group) in enumerate(gathered):
        shelves[group[0].family, group[0].outcome].put(number, weeks_of(group))
    return shelves


def _linked(
    happening: Happening,
    group: Group,
    gathered: tuple[Gathered, ...],
    shelves: dict[tuple[str | None, str], Shelf],
) -> Happening:
    def near(outcome: str) -> tuple[Gathered, ...]:
        shelf = shelves[group[0].family, outcome]
        return tuple(gathered[number] for number in sorted(shelf.near(weeks_of(group))))

    if group[0].outcome == "realised":
        denied = _denials_of(happening, group, near("negative"))
        whole = _visit_of(group, near("realised")) if _are_talks(group) else None
        if whole or denied:
            conflicts = (*happening.conflicts, *denied)
            return replace(happening, part_of=whole, conflicts=conflicts)
    elif happening.event.factuality.value == "planned":
        fulfilled = _fulfilment_of(group, near("realised"))
        return replace(happening, fulfilled_by=fulfilled) if fulfilled else happening
    return happening


def _visit_of(group: Group, near: tuple[Gathered, ...]) -> str | None:
    """Choose the visit of somebody who talks, then one that is no hearsay, then the nearest."""
    scores = [
        (not _shares_person(group, other), _is_hearsay(other), nearness, happening.id)
        for happening, other in near
        if _is_visit(other) and (nearness := _nearness(group, other)) is not None
    ]
    return min(scores)[-1] if scores else None


def _shares_person(talks: Group, visit: Group) -> bool:
    return any(one_person(p, q) for a in talks for b in visit for p in a.people for q in b.people)


def _is_hearsay(group: Group) -> bool:
    return all(profile.event.factuality.value == "alleged" for profile in group)


def _are_talks(group: Group) -> bool:
    first = group[0]
    return (
        first.family == "CONSULT"
        and not any(p.mode in {"visit", "phone", "call"} for p in group)
        and all(p.event.kind == "event" for p in group)
    )


def _is_visit(group: Group) -> bool:
    return group[0].mode == "visit"


def _nearness(talks: Group, visit: Group) -> int | None:
    """Measure how near talks are to a visit, less is nearer; None when they are not of it."""
    if not all(_fit(a, b) for a in talks for b in visit):
        return None
    if any(_same_fine_days(a, b) for a in talks for b in visit):
        return 0
    gaps = [_gap(a, b) for a in talks for b in visit if a.event.article == b.event.article]
    near = [gap for gap in gaps if 0 <= gap <= _NEAR]
    if not near or not any(_names_one(a, b) for a in talks for b in visit):
        return None
    return min(near)


def _names_one(talks: Profile, visit: Profile) -> bool:
    """Tell whether somebody who talks is among the visitors or named with them.

    Nearness alone is not enough: of two ministers who met "also" the day is not told.
    """
    if any(one_person(a, b) for a in talks.people for b in visit.people):
        return True
    words = visit.words.casefold()
    return any(p.name.casefold().split()[-1] in words for p in talks.people if p.name.split())


def _fit(talks: Profile, visit: Profile) -> bool:
    return (
        (talks.states <= visit.states or visit.states <= talks.states)
        and bool(talks.states)
        and same_people(talks.people, visit.people)
        and same_days(talks.days, visit.days)
    )


def _same_fine_days(one: Profile, other: Profile) -> bool:
    lengths = [p.days.days for p in (one, other) if p.days and p.days.days]
    return len(lengths) == 2 and max(lengths) <= _STAY and same_days(one.days, other.days)


def _gap(talks: Profile, visit: Profile) -> int:
    return talks.event.span.start - visit.event.span.start


def _fulfilment_of(group: Group, near: tuple[Gathered, ...]) -> str | None:
    done = (other.id for other, others in near if _is_one(group, others) and _dated(group, others))
    return min(done, default=None)


def _denials_of(
    happening: Happening, group: Group, near: tuple[Gathered, ...]
) -> tuple[Conflict, ...]:
    denials = [
        telling.id for other, others in near if _is_one(group, others) for telling in other.tellings
    ]
    if not denials:
        return ()
    told = ("happened", tuple(telling.id for telling in happening.tellings))
    return (Conflict(field="happened", values=(told, ("denied", tuple(denials)))),)


def _is_one(one: Group, other: Group) -> bool:
    if not all(is_one_matter(a, b) for a in one for b in other):
        return False
    return any(likeness(a, b) >= ENOUGH for a in one for b in other)


def _dated(one: Group, other: Group) -> bool:
    return any(p.days for p in one) and any(p.days for p in other)
