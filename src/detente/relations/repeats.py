"""A sentence of a page is quoted once in a brief, and an act told once.

Several events stand in one sentence, and a page tells one act in several: what would only quote the
same words again, or say the same of the same again without a date, is left out. Nothing is lost: it
is in the account, and under the footnotes of what is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from detente.model.briefs import Entry
from detente.relations.candidates import Candidate
from detente.relations.wording import Names, bare_clause, clause

_FIRST = ("settled", "open", "facilities", "reported", "rivals", "done", "denied", "believed",
          "ongoing", "statements", "background", "bears_on")  # fmt: skip
"""Parts in the order in which they have a claim to a sentence."""
Quoted = defaultdict[str, list[tuple[int, int]]]
"""By page, the stretches that are quoted already."""


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
    quoted: Quoted = defaultdict(list)
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
                for note in candidate.claim.evidence:
                    if _stands(note.quote, candidate):
                        quoted[note.article].append((note.start, note.end))
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


def _is_new(entry: Entry, quoted: Quoted, acts: set[str], names: Names) -> bool:
    act, colon = bare_clause(entry, names)
    again = act in acts and entry.happening.edtf is None
    note = entry.footnotes[0]
    there = quoted[note.article]
    if again or (colon and any(note.start < end and start < note.end for start, end in there)):
        return False
    if colon:
        there.append((note.start, note.end))
    acts.add(act if not _is_bare(act) else clause(entry, names, when=False))
    return True


def _is_bare(act: str) -> bool:
    """Tell whether a clause names only who speaks: `the page writes`."""
    return act.endswith(
        (" writes", " says", " judges", " believes", " denies", " denial", " belief")
    )
