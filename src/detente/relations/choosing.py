"""Which sentences a brief has: the parts take turns, the weightiest of each first."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.model.briefs import Account, Claim, Conflict, Entry
from detente.relations.dates import INFERRED, date_of, in_words
from detente.relations.direction import events_of, notes_of
from detente.relations.phrases import listed
from detente.relations.profiles import entities
from detente.relations.weighing import importance
from detente.relations.wording import Names, clause, sentence, speaker_of, words_of

ORDER = (
    "background", "done", "rivals", "ongoing", "statements", "planned", "possible", "questions",
    "believed", "denied", "bears_on",
)  # fmt: skip
"""Parts in the order in which they are told."""
TURNS = (
    "done", "done", "rivals", "questions", "done", "possible", "statements", "planned", "ongoing",
    "believed", "denied", "bears_on", "possible", "rivals", "bears_on", "done", "statements",
    "background",
)  # fmt: skip
"""Parts in the order in which they are served."""
_GROUPED = frozenset({"statements", "possible", "questions", "believed", "planned"})
"""Parts in which what one voice says is told in one sentence."""
_PEOPLE = frozenset({"person", "office", "delegation", "organisation"})
_QUOTES = 3
"""Quotes of one voice in one sentence."""
_SHORT = 170
"""Characters of each quote where there are several."""
_SHORTEST = 110
"""Characters of a quote in that sentence, and of the sentence:"""
_READABLE = 700
_LISTED = 6
"""Happenings that the sentence on what is left lists at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What may be told in one sentence, with its place in time within its part."""

    part: str
    place: int
    weight: float
    entries: tuple[Entry, ...]

    @property
    def key(self) -> tuple[int, int]:
        """Where it stands in a brief: by part, then by time."""
        return ORDER.index(self.part), self.place


def chosen(account: Account, least: int, most: int) -> tuple[Claim, ...]:
    """Choose between least and most sentences; fewer where the account has no more."""
    names = dict(account.names)
    waiting = {part: _candidates(part, account) for part in ORDER}
    # One place is kept for a sentence on happenings that get none of their own.
    room = most - (len(waiting["done"]) > TURNS[:most].count("done"))
    served = {candidate.key: candidate for candidate in _served(waiting, room)}
    for candidate in _in_turn(waiting):
        if len(served) < min(least, room):
            served.setdefault(candidate.key, candidate)
    rest = [c for c in waiting["done"] if c.key not in served]
    claims = {key: _claim(c.part, c.entries, names) for key, c in served.items()}
    if rest and len(served) < most:
        claims[ORDER.index("done"), sys.maxsize] = _rest(rest, names)
    return tuple(claims[key] for key in sorted(claims))


def _served(waiting: dict[str, list[Candidate]], room: int) -> Iterator[Candidate]:
    taken: dict[str, int] = defaultdict(int)
    for part in TURNS:
        if sum(taken.values()) < room and taken[part] < len(waiting[part]):
            yield waiting[part][taken[part]]
            taken[part] += 1


def _in_turn(waiting: dict[str, list[Candidate]]) -> Iterator[Candidate]:
    for part in dict.fromkeys(TURNS):
        yield from waiting[part]


def _rest(candidates: list[Candidate], names: Names) -> Claim:
    """Tell what is left of the happenings in one sentence."""
    first = sorted(candidates[:_LISTED], key=lambda c: c.place)
    entries = [e for c in (*first, *candidates[_LISTED:]) for e in c.entries]
    texts = [clause(entry, names, most=_SHORTEST) for entry in entries[:_LISTED]]
    texts = [text.replace(INFERRED, "") for text in texts]  # said once more at the end
    while len(texts) > 1 and len("; ".join(texts)) > _READABLE:
        texts.pop()
    more = "; and more" if len(entries) > len(texts) else ""
    lead = "The pages also tell of this: " if len(entries) > 1 else ""
    return Claim(
        text=sentence(f"{lead}{'; '.join(texts)}{more}"),
        part="done",
        events=events_of(entries),
        evidence=notes_of(entries, most=_LISTED),
    )


def _candidates(part: str, account: Account) -> list[Candidate]:
    """List what a part may tell, weightiest first."""
    entries: Sequence[Entry] = getattr(account, part)
    if part != "rivals":
        entries = [entry for entry in entries if not entry.happening.conflicts]
    groups = _by_speaker(entries) if part in _GROUPED else [(entry,) for entry in entries]
    found = [
        Candidate(
            part=part,
            place=place,
            weight=max(importance(e, account.as_of) for e in group) + 0.2 * len(group),
            entries=group,
        )
        for place, group in enumerate(groups)
    ]
    return sorted(found, key=lambda c: (-c.weight, c.place))


def _by_speaker(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[speaker_of(entry)].append(entry)
    return [
        tuple(held[start : start + _QUOTES])
        for held in groups.values()
        for start in range(0, len(held), _QUOTES)
    ]


def _claim(part: str, group: tuple[Entry, ...], names: Names) -> Claim:
    text = _together(part, group) if len(group) > 1 else _alone(part, group[0], names)
    notes = notes_of(group)
    events = dict.fromkeys((*events_of(group), *(note.event for note in notes)))
    return Claim(text=text, part=part, events=tuple(events), evidence=notes)


def _together(part: str, group: tuple[Entry, ...]) -> str:
    texts = [words_of(entry, _SHORT) for entry in group]
    kept = [t for t in dict.fromkeys(texts) if not any(t in other for other in texts if other != t)]
    quotes = [f"“{text}”" for text in kept]
    dates = {entry.happening.edtf for entry in group}
    when = _when(part, group[0]) if len(dates) == 1 else ""
    return sentence(f"{f'{when}, ' if when else ''}{speaker_of(group[0])}: {'; '.join(quotes)}")


def _when(part: str, entry: Entry) -> str:
    if part not in _DATED:
        return ""
    return date_of(entry.happening)


_DATED = frozenset({"done", "background", "rivals", "statements", "planned", "bears_on", "denied"})
"""Parts whose dates are those of something done; "now" needs none."""


def _alone(part: str, entry: Entry, names: Names) -> str:
    text = clause(entry, names, when=part in _DATED)
    if part == "bears_on":
        words = words_of(entry)
        return sentence(f"Also bearing on the two: {text}{'' if words in text else f': “{words}”'}")
    if part == "background":
        return sentence(f"As background: {text}")
    inner = [clause(p, names, when=False, known=text) for p in _telling(entry.parts)]
    inner = [f"{'also' if place else 'in the course of it'}, {i}" for place, i in enumerate(inner)]
    rival = [_differs(conflict) for conflict in entry.happening.conflicts]
    return sentence("; ".join([text, *inner, *rival]))


def _telling(parts: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Choose two parts at most; what names nobody adds nothing to what does."""
    people = [p for p in parts if {e.kind for e in entities(p.happening.event.actors)} & _PEOPLE]
    return tuple(people or parts[:1])[:2]


def _differs(conflict: Conflict) -> str:
    if conflict.field == "happened":
        return "but this is also denied"
    values = [
        in_words(value) if conflict.field == "date" else f"“{value}”"
        for value, _ in conflict.values
    ]
    return f"accounts of the {conflict.field} differ: {listed(values)}"
