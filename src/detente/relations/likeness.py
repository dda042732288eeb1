"""Whether two events can be one happening, and how much speaks for it.

First the vetoes (another type, another minister, other days, done against planned), then a
score of what the two have in common. Points were set on our own test pages; a shared person or
a shared place with shared days is enough, likeness of words alone is not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from detente.model.actors import Entity
from detente.model.times import Interval
from detente.relations.acts import act_of
from detente.relations.profiles import Profile

SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
"""Types in which sides may change places from telling to telling."""
ENOUGH = 4.0
"""Score from which two tellings are one happening."""
SEASON = 45
"""Days between publication within which an undated telling may be of the same thing."""
_NEW = re.compile(r"(?:an?|some|several) ", re.IGNORECASE)
_COPY = 90
"""Ratio of words (0..100) from which one telling is a copy of the other."""
_BREATH = 25
"""Characters between two clauses of one sentence: a conjunction and little else."""
_NEAR = 400
"""Characters within which a second mention probably goes on about the first."""


def can_be_one(one: Profile, other: Profile) -> bool:
    """Tell whether nothing forbids that two tellings are of one happening."""
    if one.apart and other.event.id in one.apart:
        return False
    alike = one.outcome == other.outcome or "any" in (one.outcome, other.outcome)
    return alike and is_one_matter(one, other)


def is_one_matter(one: Profile, other: Profile) -> bool:
    """Tell the same of what is told, whether it was done, planned or denied."""
    return (
        same_act(one, other)
        and same_sides(one, other)
        and same_days(one.days, other.days)
        and _same_sort(one, other)
        and _same_season(one, other)
        and same_people(one.people, other.people)
        and not _in_one_breath(one, other)
        and not (_hears_of_new(one, other) or _hears_of_new(other, one))
    )


def _hears_of_new(one: Profile, other: Profile) -> bool:
    """Tell whether a page only hears of somebody new what it tells itself of others.

    `A delegation came … Radio Dorn reported on the visit of a military delegation`: that may be
    another, and nobody confirms it.
    """
    told = one.event
    if told.article != other.event.article or told.factuality.value != "alleged":
        return False
    itself = other.event.factuality.value == "occurred" and len(other.event.attribution) < 2
    new = any(_NEW.match(participant.text) for participant in told.actors)
    return itself and new and not one.is_head and not _share_person(one, other)


def _in_one_breath(one: Profile, other: Profile) -> bool:
    """Tell whether one sentence sets two acts side by side: `suspended flights and halted trade`.

    Talks that are held and go on in the same breath are one thing all the same.
    """
    if one.event.article != other.event.article or one.family in SYMMETRIC:
        return False
    first, last = sorted((one.event.span, other.event.span))
    unlike = fuzz.ratio(one.trigger, other.trigger) < 70
    return unlike and not (one.is_head or other.is_head) and last.start - first.end < _BREATH


def _same_sort(one: Profile, other: Profile) -> bool:
    """A headline puts a single act as if it lasted: `Minister visits capital`."""
    if one.sort == other.sort:
        return True
    return (one.is_head or other.is_head) and "words" not in (one.sort, other.sort)


def same_act(one: Profile, other: Profile) -> bool:
    """Tell whether type and mode agree; a visit is not the talks held on it."""
    if one.family is None or one.family != other.family:
        return False
    if one.mode == other.mode:
        return True
    return None in (one.mode, other.mode) and "visit" not in (one.mode, other.mode)


def same_sides(one: Profile, other: Profile) -> bool:
    """Tell whether one telling names no state that contradicts the other."""
    if not one.states & other.states:
        return False
    if one.family in SYMMETRIC and one.mode != "visit":
        return _nested(one.states, other.states)
    return _nested(one.actors, other.actors) and _nested(one.recipients, other.recipients)


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def same_people(one: tuple[Entity, ...], other: tuple[Entity, ...]) -> bool:
    """Tell whether, for each state with people on both sides, somebody can be the same."""
    if not one or not other:
        return True
    for state in {p.state for p in one}.intersection([p.state for p in other]):
        mine = [p for p in one if p.state == state]
        theirs = [p for p in other if p.state == state]
        if not any(_can_be_one_person(a, b) for a in mine for b in theirs):
            return False
    return True


def _can_be_one_person(one: Entity, other: Entity) -> bool:
    if one.id == other.id:
        return True
    if one.kind == other.kind == "person":
        return one_person(one, other)
    posts = [e.office or (e.name if e.kind == "office" else None) for e in (one, other)]
    if posts[0] is None or posts[1] is None:
        return True
    return fuzz.token_set_ratio(posts[0].lower(), posts[1].lower()) >= 80


def one_person(one: Entity, other: Entity) -> bool:
    """Tell whether two names are spellings of one, or one a part of the other.

    `Asaad` and `Asad al-Shibani` are; `Ahmed` and `Maher al-Sharaa` are not.
    """
    if one.id == other.id:
        return True
    return _one_name(one.name, other.name)


@lru_cache(maxsize=65536)
def _one_name(one: str, other: str) -> bool:
    names = [name.casefold().replace("-", " ") for name in (one, other)]
    return fuzz.token_set_ratio(*names) >= 85


def same_days(one: Interval | None, other: Interval | None) -> bool:
    """Tell whether two datings have a day in common; what is undated fits anywhere."""
    return one is None or other is None or one.overlaps(other)


def _same_season(one: Profile, other: Profile) -> bool:
    """Refuse undated tellings of different weeks: the next talks are not the last."""
    if (one.days and other.days) or not one.published or not other.published:
        return True
    starts = [p.days.start if p.days else p.published.start for p in (one, other) if p.published]
    if None in starts:
        return True
    first, last = (start for start in starts if start)
    return abs((first - last).days) <= SEASON


def likeness(one: Profile, other: Profile) -> float:
    """Add up what two tellings have in common, in points; `ENOUGH` is enough."""
    return (
        3.0 * _share_person(one, other)
        + 2.0 * bool(one.places & other.places)
        + _days_in_common(one, other)
        + _words_in_common(one, other)
        + 2.0 * (one.is_head or other.is_head)
        + 1.0 * _near(one, other)
        + 2.0 * _goes_on(one, other)
        - 0.5 * (one.states != other.states)
    )


def _share_person(one: Profile, other: Profile) -> bool:
    return any(
        one_person(a, b)
        for a in one.people
        for b in other.people
        if a.kind == b.kind == "person" and a.state == b.state
    )


def _days_in_common(one: Profile, other: Profile) -> float:
    if one.days is None and other.days is None:
        return 0.0
    if one.days is None or other.days is None:
        return 0.0 if one.is_head or other.is_head else -1.5
    return 2.0 if one.is_fine and other.is_fine else 0.5


def _words_in_common(one: Profile, other: Profile) -> float:
    words = fuzz.token_set_ratio(one.words.lower(), other.words.lower()) / 50
    if len(one.words) > 40 and fuzz.ratio(one.words, other.words) >= _COPY:
        words += 2.0
    if not one.trigger or not other.trigger:
        return words
    alike = act_of(one.trigger) == act_of(other.trigger)
    return words + (alike or fuzz.ratio(one.trigger, other.trigger) >= 70)


def _goes_on(one: Profile, other: Profile) -> bool:
    """Tell whether a page goes on about a visit of nobody named: `the officers arrived with …`."""
    undated = one.days is None and other.days is None
    return (
        undated
        and one.mode == other.mode == "visit"
        and not (one.people or other.people)
        and _near(one, other)
    )


def _near(one: Profile, other: Profile) -> bool:
    if one.event.article != other.event.article:
        return False
    first, last = sorted((one.event.span, other.event.span))
    return last.start - first.end < _NEAR
