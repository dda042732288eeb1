"""The headline of a pasted page: the line above the text that says in short what the text says."""

from __future__ import annotations

from detente.pages.draft import Draft, stems
from detente.pages.phrases import plain
from detente.pages.shapes import Look

_NEAR = 40
"""Lines above the text among which the headline is sought."""
_UNKNOWN, _AS_GOOD = 0.15, 0.75
"""Below the first score no line is the headline for its words; within the second share of the best
one, the first line is."""
_HEADLINE = 7
"""Words of a headline."""


def find_title(draft: Draft) -> None:
    """Choose the headline: a line above the text that shares words with it, the first of the best.

    Headlines of other stories above it share few words; the dek below it shares as many, and
    stands second.
    """
    above = range(max(draft.first - _NEAR, 0), draft.first)
    scores = {i: _share(draft, i) for i in above if _may_title(draft, i)}
    if not scores:
        return
    best = max(scores.values())
    if best < _UNKNOWN and draft.body and len(scores) > 1:
        draft.title = max(scores)
    else:
        draft.title = next(i for i, score in scores.items() if score >= best * _AS_GOOD)
        draft.title = _shortest_form(draft, draft.title, scores)
    chosen = draft.lines[draft.title]
    draft.looks[draft.title] = Look(
        "title", f"stands above the text; shares {best:.0%} of its words"
    )
    for index in range(draft.first):
        if index != draft.title and plain(draft.lines[index].text) == plain(chosen.text):
            draft.looks[index] = Look("other_chrome", "the headline once more")


def _shortest_form(draft: Draft, title: int, scores: dict[int, float]) -> int:
    """Prefer a line below that says the same with less: a path, or a window's title, came first."""
    said = plain(draft.lines[title].text)
    for index in scores:
        shorter = plain(draft.lines[index].text)
        if index > title and shorter in said and len(shorter) * 3 > len(said):
            return index
    return title


def _may_title(draft: Draft, index: int) -> bool:
    """Tell whether a line can be a headline: unclaimed, three words to forty."""
    line = draft.lines[index]
    if not draft.is_open(index) or len(line.text) > 300:
        return False
    closed = line.is_closed and not line.is_question and line.text.rstrip()[-1:] != "!"
    return 3 <= len(line.words) <= 40 and not (closed and line.sentences > 1)


def _share(draft: Draft, index: int) -> float:
    """Score a line as headline, 0..1: the share of its words that the text knows, its opening most.

    A headline has seven words or more; a shorter line must be the better known.
    """
    words = stems(draft.lines[index].text)
    known = 0.5 * len(words & draft.body) + 0.5 * len(words & draft.lead)
    length = min(1.0, len(draft.lines[index].words) / _HEADLINE)
    return float(known / max(len(words), 2) * length**0.5)
