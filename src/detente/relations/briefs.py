"""A brief: eight to twelve sentences for a reader, each with what it rests on.

Direction and pace come first, then turning events in order of time, what is said, what is
planned or undecided, what is only believed, what is denied, what bears on it from outside, and
last what the evidence is worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.model.briefs import Account, Brief, Claim, Conflict, Entry
from detente.relations.counts import counted
from detente.relations.dates import in_words
from detente.relations.direction import (
    direction,
    events_of,
    everything,
    notes_of,
    pair_of,
    worth,
)
from detente.relations.phrases import listed
from detente.relations.weighing import importance
from detente.relations.wording import Names, sentence, told

ORDER = (
    "direction", "background", "done", "ongoing", "rivals", "statements", "planned", "possible",
    "questions", "believed", "denied", "bears_on", "evidence",
)  # fmt: skip
_QUOTA = {
    "done": 4, "ongoing": 2, "rivals": 1, "statements": 2, "planned": 2, "possible": 2,
    "questions": 2, "believed": 2, "denied": 1, "background": 1, "bears_on": 1,
}  # fmt: skip
"""Sentences that each part is given before any part gets more."""
_FIRST = (
    "done", "questions", "planned", "possible", "statements", "ongoing", "rivals", "believed",
    "denied", "background", "bears_on",
)  # fmt: skip
"""Parts in the order in which they are served."""


def brief(account: Account, least: int = 8, most: int = 12) -> Brief:
    """Write a brief of an account.

    Args:
        account: What pages tell of two states.
        least: Sentences to reach where the evidence allows.
        most: Sentences not to exceed.

    Returns:
        The brief; when the pages tell nothing of the pair it says so, and what was read.
    """
    names = dict(account.names)
    head, tail = direction(account), worth(account)
    if not everything(account):
        head, tail = _nothing(account), ()
    middle = _chosen(account, names, least - 1 - len(tail), most - 1 - len(tail))
    first, second = (names.get(state, state) for state in account.states)
    return Brief(
        states=account.states,
        names=(first, second),
        title=f"Relations between {pair_of(account)}",
        as_of=account.as_of,
        since=account.since,
        sentences=(head, *middle, *tail),
        readings=account.readings,
    )


def _nothing(account: Account) -> Claim:
    read = counted(len(account.readings), "page")
    verb = "was" if len(account.readings) < 2 else "were"
    since = in_words(account.since).replace("on ", "", 1) if account.since else ""
    scope = f" since {since.removeprefix('in ')}" if since else ""
    text = f"{read} {verb} read, and nothing was found in which {pair_of(account)} both took part"
    return Claim(text=sentence(f"{text}{scope}"), part="direction")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A sentence that may be told, with its place in time within its part."""

    part: str
    place: int
    weight: float
    claim: Claim


def _chosen(account: Account, names: Names, least: int, most: int) -> tuple[Claim, ...]:
    """Serve each part its share, heaviest first, then fill up to the least wanted."""
    candidates = {part: _candidates(part, account, names) for part in _FIRST}
    served: list[_Candidate] = []
    for turn in range(max(_QUOTA.values())):
        for part in _FIRST:
            if turn < min(_QUOTA[part], len(candidates[part])) and len(served) < most:
                served.append(candidates[part][turn])
    rest = [c for part in _FIRST for c in candidates[part] if c not in served]
    served += rest[: max(0, least - len(served))]
    left = [c for c in rest if c not in served and c.part == "done"]
    if left:
        served = _with_others(served, left, most)
    return tuple(c.claim for c in sorted(served, key=lambda c: (ORDER.index(c.part), c.place)))


def _with_others(served: list[_Candidate], left: list[_Candidate], most: int) -> list[_Candidate]:
    """Tell what is left of the happenings in one sentence."""
    if len(served) >= most:
        light = [c for c in served if c.part != "done"] or served
        left = [c for c in (min(light, key=lambda c: c.weight),) if c.part == "done"] + left
        served = [c for c in served if c is not min(light, key=lambda c: c.weight)]
    ordered = sorted(left, key=lambda c: c.place)
    texts = [c.claim.text.rstrip(".") for c in ordered[:6]]
    claim = Claim(
        text=sentence("also told of: " + "; ".join(texts)),
        part="done",
        events=tuple(dict.fromkeys(e for c in ordered for e in c.claim.events)),
        evidence=tuple(note for c in ordered for note in c.claim.evidence[:1]),
    )
    return [*served, _Candidate(part="done", place=10**6, weight=0.0, claim=claim)]


def _candidates(part: str, account: Account, names: Names) -> list[_Candidate]:
    entries: Sequence[Entry] = getattr(account, part)
    found = [
        _Candidate(part=part, place=place, weight=importance(entry), claim=claim)
        for place, entry in enumerate(entries)
        for claim in (_claim(part, entry, names),)
    ]
    return sorted(found, key=lambda c: (-c.weight, c.place))


def _claim(part: str, entry: Entry, names: Names) -> Claim:
    text = _rival(entry, names) if part == "rivals" else _told(part, entry, names)
    return Claim(text=text, part=part, events=events_of((entry,)), evidence=notes_of((entry,)))


def _told(part: str, entry: Entry, names: Names) -> str:
    text = told(entry, names)
    if part == "bears_on":
        return f"Bearing on the two from outside: {text}"
    if part == "background":
        return f"As background: {text}"
    parts = list(_within(entry, names))
    return sentence(f"{text.rstrip('.')}; {listed(parts)}") if parts else text


def _within(entry: Entry, names: Names) -> Iterator[str]:
    for part in entry.parts[:2]:
        words = told(part, names, when=False).rstrip(".")
        yield f"in the course of it, {words}"


def _rival(entry: Entry, names: Names) -> str:
    text = told(entry, names).rstrip(".")
    return sentence(f"Accounts differ: {text}; {listed([_differs(c) for c in _all(entry)])}")


def _all(entry: Entry) -> tuple[Conflict, ...]:
    return entry.happening.conflicts


def _differs(conflict: Conflict) -> str:
    if conflict.field == "happened":
        return "others deny it"
    values = [
        in_words(value) if conflict.field == "date" else f"“{value}”"
        for value, _ in conflict.values
    ]
    return f"the {conflict.field} is told as {' or '.join(values)}"
