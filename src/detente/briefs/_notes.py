"""Footnotes in words: each once, numbered in the order of first use."""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.briefs import Brief, Footnote, Reading
from detente.model.edtf import going_on

DEGREES = {
    "occurred": ("done", "told as done"),
    "ongoing": ("done", "told as going on"),
    "alleged": ("said", "said by others and not confirmed"),
    "planned": ("open", "planned"),
    "possible": ("open", "possible"),
    "conditional": ("open", "depends on a condition"),
    "negated": ("not", "told as not done"),
    "denied": ("not", "denied"),
    "belief": ("view", "somebody’s belief"),
}
"""By factuality: class of the chip and its label."""
CERTAINTIES = {
    "CT": "stated flatly",
    "PR": "held probable",
    "PS": "held possible",
    "Uu": "left open",
}
"""By certainty in FactBank: how firmly the voice itself holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Footnotes of a brief in order, and the numbers each sentence refers to."""

    notes: tuple[Footnote, ...]
    numbers: tuple[tuple[int, ...], ...]
    """For each sentence, from 1."""


def numbered(brief: Brief) -> Numbered:
    """Number the footnotes of a brief; one telling keeps one number."""
    known: dict[str, int] = {}
    notes: list[Footnote] = []
    numbers = []
    for claim in brief.sentences:
        used = []
        for note in claim.evidence:
            if note.event not in known:
                notes.append(note)
                known[note.event] = len(notes)
            used.append(known[note.event])
        numbers.append(tuple(dict.fromkeys(used)))
    return Numbered(notes=tuple(notes), numbers=tuple(numbers))


def chain(note: Footnote) -> str:
    """Tell who passed it on, the page first: `Courier ← a minister (“said”)`."""
    links = [f"{link.name} (“{link.cue}”)" if link.cue else link.name for link in note.chain]
    return " ← ".join(links) or "not stated"


def degree(note: Footnote) -> str:
    """Tell how sure it is, and how firmly that is held: `told as done, stated flatly`."""
    _, label = DEGREES.get(note.factuality, ("view", note.factuality))
    firmness = CERTAINTIES.get(note.certainty, note.certainty)
    return label if note.certainty == "PS" and label == "possible" else f"{label}, {firmness}"


def date_of(note: Footnote) -> str:
    """Tell the date as EDTF, and whether it is inferred; of what goes on, as of when it does."""
    if note.edtf is None:
        return "not stated"
    since, known = going_on(note.edtf, note.as_of)
    if known is not None:
        return f"since {since}, as of {known}" if since else f"as of {known}"
    how = " (year inferred)" if note.year_inferred else ""
    return f"{note.edtf}{' (by the context)' if note.by_context else how}"


def silence_of(brief: Brief) -> str:
    """Count the pages that tell nothing of the two: `15 more pages tell nothing of the two`."""
    one = brief.silent == 1
    return f"{brief.silent} more {'page tells' if one else 'pages tell'} nothing of the two"


def page_of(note: Footnote) -> str:
    """Name the page: title and publisher, as far as they are stated."""
    return _page(note.title, note.publisher, note.article)


def reading_of(reading: Reading) -> str:
    """Describe a page that was read, with its date and translator."""
    parts = [_page(reading.title, reading.publisher, reading.article)]
    if reading.published:
        how = ", inferred" if reading.inferred else ""
        parts.append(f"published {reading.published}{how}")
    else:
        parts.append("date not stated")
    if reading.translated_by:
        parts.append(f"machine-translated by {reading.translated_by}")
    if reading.events == 0:
        parts.append("nothing coded")
    return "; ".join(parts)


def _page(title: str | None, publisher: str | None, article: str) -> str:
    named = " — ".join(" ".join(part.split()) for part in (title, publisher) if part)
    return named or f"page {article[:8]}"
