"""A sentence of a page is quoted once in a brief, and an act told once.

Several events stand in one sentence, and a page tells one act in several: what would only quote the
same words again, or say the same of the same again without a date, is left out. Nothing is lost: it
is in the account, and under the footnotes of what is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from detente.model.briefs import Entry
from detente.relations.candidates import Candidate
from detente.relations.profiles import days_of, states_of
from detente.relations.wording import Names, clause

_FIRST = ("settled", "open", "facilities", "reported", "rivals", "done", "denied", "believed",
          "ongoing", "statements", "background", "bears_on")  # fmt: skip
"""Parts in the order in which they have a claim to a sentence."""
_QUOTE = re.compile("(:? “)")
ENOUGH = 64
"""Candidates of a part that are looked at, the weightiest: a brief tells a handful of them."""
Interval = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class _Told:
    """What has been told so far: quotes by page, clauses without quotes, acts on relations."""

    quotes: dict[str, list[Interval]] = field(default_factory=lambda: defaultdict(list))
    acts: set[str] = field(default_factory=set)
    frames: list[Entry] = field(default_factory=list)


def without_repeats(
    waiting: Mapping[str, list[Candidate]], names: Names
) -> dict[str, list[Candidate]]:
    """Leave out entries that quote what others quote, or that tell again what others tell.

    Args:
        waiting: Candidates by part, weightiest first.
        names: Names of states by code.

    Returns:
        The same parts in the same order, of each the weightiest; parts and candidates without an
        entry left are empty.
    """
    told = _Told()
    kept: dict[str, list[Candidate]] = {}
    for part in sorted(waiting, key=_FIRST.index):
        kept[part] = []
        for candidate in sorted(waiting[part][:ENOUGH], key=_leaning):
            left = candidate
            if candidate.claim is None:
                entries = tuple(e for e in candidate.entries if _is_new(e, told, names))
                left = replace(candidate, entries=entries)
            else:
                notes = candidate.claim.evidence
                for note in notes:
                    if _stands(note.quote, candidate):
                        told.quotes[note.article].append((note.start, note.end))
            if left.claim or left.entries:
                kept[part].append(left)
        kept[part].sort(key=lambda candidate: (-candidate.weight, candidate.place))
    return kept


def _leaning(candidate: Candidate) -> tuple[bool, float, int, int]:
    """Let what is dated by its own words go first, then what weighs more or is dated finer."""
    guessed = any(entry.happening.by_context for entry in candidate.entries)
    days = [days_of(entry.happening.edtf) for entry in candidate.entries]
    grain = max([each.days or 0 for each in days if each], default=0)
    return guessed, -candidate.weight, grain, candidate.place


def _stands(quote: str, candidate: Candidate) -> bool:
    text = candidate.claim.text if candidate.claim else ""
    return " ".join(quote.split())[:40].replace('"', "’") in text


def _is_new(entry: Entry, told: _Told, names: Names) -> bool:
    text = clause(entry, names, when=False)
    act, quote, _ = _QUOTE.split(text, maxsplit=1) if _QUOTE.search(text) else (text, "", "")
    again = act in told.acts and entry.happening.edtf is None
    note = entry.footnotes[0]
    own, others = (note.start, note.end), told.quotes[note.article]
    if again or _is_frame_again(entry, told) or (quote and _overlaps(own, others)):
        return False
    if quote:
        others.append(own)
    told.acts.add(act if not _is_bare(act) else text)
    if _is_frame(entry):
        told.frames.append(entry)
    return True


def _is_frame(entry: Entry) -> bool:
    return (entry.happening.event.extension or "").startswith("RELATIONS/")


def _is_frame_again(entry: Entry, told: _Told) -> bool:
    """Tell whether relations were broken or restored by the same two on the same days before.

    Of `in January` and `on 3 January` the second is told.
    """
    event, days = entry.happening.event, days_of(entry.happening.edtf)
    if not _is_frame(entry) or days is None:
        return False
    for other in told.frames:
        same = other.happening.event.extension == event.extension
        same = same and states_of(other.happening.event) == states_of(event)
        held = days_of(other.happening.edtf)
        if same and held is not None and days.overlaps(held):
            return True
    return False


def _is_bare(act: str) -> bool:
    """Tell whether a clause names only who speaks: `the page writes`."""
    return act.endswith(
        (" writes", " says", " say", " judges", " believes", " denies", " denial", " belief")
    )


def _overlaps(one: Interval, others: Iterable[Interval]) -> bool:
    return any(one[0] < end and start < one[1] for start, end in others)
