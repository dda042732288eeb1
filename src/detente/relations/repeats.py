"""A sentence of a page is quoted once in a brief, and an act told once.

Several events stand in one sentence, and a page tells one act in several: what would only quote the
same words again, or say the same of the same again without a date, is left out. Nothing is lost: it
is in the account, and under the footnotes of what is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from detente.model.briefs import Entry
from detente.relations.candidates import Candidate
from detente.relations.wording import Names, clause

_FIRST = ("settled", "open", "facilities", "reported", "rivals", "done", "denied", "believed",
          "ongoing", "statements", "background", "bears_on")  # fmt: skip
"""Parts in the order in which they have a claim to a sentence."""
Interval = tuple[str, int, int]


def without_repeats(
    waiting: Mapping[str, list[Candidate]], names: Names
) -> dict[str, list[Candidate]]:
    """Leave out entries that quote what others quote, or that tell again what others tell.

    Args:
        waiting: Candidates by part, weightiest first.
        names: Names of states by code.

    Returns:
        The same parts in the same order; parts and candidates without an entry left are empty.
    """
    quoted: list[Interval] = []
    acts: set[str] = set()
    kept: dict[str, list[Candidate]] = {}
    for part in sorted(waiting, key=_FIRST.index):
        kept[part] = []
        for candidate in sorted(waiting[part], key=_leaning):
            left = candidate
            if candidate.claim is None:
                entries = tuple(e for e in candidate.entries if _is_new(e, quoted, acts, names))
                left = replace(candidate, entries=entries)
            else:
                notes = candidate.claim.evidence
                quoted += [
                    (n.article, n.start, n.end) for n in notes if _stands(n.quote, candidate)
                ]
            if left.claim or left.entries:
                kept[part].append(left)
        kept[part].sort(key=lambda candidate: (-candidate.weight, candidate.place))
    return kept


def _leaning(candidate: Candidate) -> tuple[bool, float, int]:
    """Let what is dated by its own words go first, then what weighs more."""
    guessed = any(entry.happening.by_context for entry in candidate.entries)
    return guessed, -candidate.weight, candidate.place


def _stands(quote: str, candidate: Candidate) -> bool:
    text = candidate.claim.text if candidate.claim else ""
    return " ".join(quote.split())[:40].replace('"', "’") in text


def _is_new(entry: Entry, quoted: list[Interval], acts: set[str], names: Names) -> bool:
    text = clause(entry, names, when=False)
    act, colon, _ = text.partition(": “")
    again = act in acts and entry.happening.edtf is None
    note = entry.footnotes[0]
    own = (note.article, note.start, note.end)
    if again or (colon and _overlaps(own, quoted)):
        return False
    if colon:
        quoted.append(own)
    acts.add(act if not _is_bare(act) else text)
    return True


def _is_bare(act: str) -> bool:
    """Tell whether a clause names only who speaks: `the page writes`."""
    return act.endswith(
        (" writes", " says", " judges", " believes", " denies", " denial", " belief")
    )


def _overlaps(one: Interval, others: Iterable[Interval]) -> bool:
    return any(one[0] == page and one[1] < end and start < one[2] for page, start, end in others)
