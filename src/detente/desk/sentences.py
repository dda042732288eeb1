"""Sentences of an article and what stands in them, as pieces to be shown.

Everything shown of a page is cut out of its canonical text; nothing of its HTML is ever used.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from detente.model.events import Event
from detente.model.text import Article, Block, Span, Wording

_END = re.compile(r"[.!?…؟。]+[\"”’»)\]]*(?=\s)")
_SHORT = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|St|No|Sen|Rep|Gov|vs|etc|approx))$")
"""Before such a full stop no sentence ends: `J. Smith`, `Gen. Abu Kasra`."""
_BACK = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence; a trigger carries the ids of the events it tells."""

    text: str
    events: tuple[str, ...] = ()
    wording: Wording | None = None
    """What is suspected of these words; None of a trigger, and where nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence, its pieces, and the events that are told in it."""

    number: int
    """From 0, through the whole article."""
    span: Span
    pieces: tuple[Piece, ...]
    events: tuple[Event, ...]
    important: bool
    odd: tuple[str, ...] = ()
    """What a careful reader would stumble over here."""
    wordings: tuple[Wording, ...] = ()
    """Words that are probably mistranslated, with better ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of the page with its sentences."""

    block: Block
    sentences: tuple[Told, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """The events told in it, in text order."""
        return tuple(event for sentence in self.sentences for event in sentence.events)

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """What is suspected of its words, in text order."""
        return tuple(wording for sentence in self.sentences for wording in sentence.wordings)


def spans(article: Article, block: Block) -> tuple[Span, ...]:
    """Cut a block into sentences; white space between them belongs to the one before."""
    text, bounds = article.text, block.span
    cuts = [bounds.start]
    for found in _END.finditer(text, bounds.start, bounds.end):
        before = text[max(bounds.start, found.start() - _BACK) : found.start()]
        after = text[found.end() : found.end() + 2].strip()
        short = found.group() == "." and _SHORT.search(before)
        if not short and not after[:1].islower():
            cuts.append(found.end() + 1)
    cuts.append(bounds.end)
    return tuple(Span(a, b) for a, b in pairwise(cuts) if b > a)


def parts(
    article: Article, events: Iterable[Event], wordings: tuple[Wording, ...] = ()
) -> tuple[Part, ...]:
    """Lay an article out: its blocks in order, each with sentences, pieces and events."""
    layout = [(block, spans(article, block)) for block in article.blocks]
    starts = [span.start for _, found in layout for span in found]
    held: dict[int, list[Event]] = {}
    for event in sorted(events, key=lambda e: (e.trigger.start, e.trigger.end)):
        place = bisect_right(starts, event.trigger.start) - 1
        held.setdefault(max(place, 0), []).append(event)
    numbers = iter(range(len(starts)))
    return tuple(
        Part(block=block, sentences=tuple(_told(article, s, n, held, wordings) for s, n in
             zip(found, numbers, strict=False)))
        for block, found in ((b, f) for b, f in layout)
    )  # fmt: skip


def _told(
    article: Article, span: Span, number: int, held: dict[int, list[Event]],
    wordings: tuple[Wording, ...],
) -> Told:  # fmt: skip
    events = tuple(held.get(number, ()))
    suspected = tuple(w for w in wordings if w.span.start in span)
    odd = (w.message for w in article.warnings if w.span and w.span.start in span)
    return Told(
        number=number,
        span=span,
        pieces=tuple(_parted(_pieces(article.text, span, events), span.start, suspected)),
        events=events,
        important=any(map(matters, events)),
        odd=tuple(odd),
        wordings=suspected,
    )


def _pieces(text: str, span: Span, events: tuple[Event, ...]) -> Iterator[Piece]:
    """Cut a sentence at its triggers; triggers that overlap become one piece."""
    marks: list[tuple[int, int, list[str]]] = []
    for event in events:
        start, end = event.trigger.start, min(max(event.trigger.end, 1), span.end)
        if marks and start < marks[-1][1]:
            before = marks[-1]
            marks[-1] = (before[0], max(before[1], end), [*before[2], event.id])
        else:
            marks.append((start, end, [event.id]))
    here = span.start
    for start, end, ids in marks:
        if start > here:
            yield Piece(text=text[here:start])
        yield Piece(text=text[max(start, here) : end], events=tuple(ids))
        here = max(here, end)
    if here < span.end:
        yield Piece(text=text[here : span.end])


def _parted(pieces: Iterable[Piece], here: int, wordings: tuple[Wording, ...]) -> Iterator[Piece]:
    """Cut pieces that are no triggers at the words that are suspected."""
    for piece in pieces:
        start, end = here, here + len(piece.text)
        inside = [w for w in wordings if start <= w.span.start and w.span.end <= end]
        for wording in () if piece.events else inside:
            if wording.span.start > here:
                yield Piece(text=piece.text[here - start : wording.span.start - start])
            yield Piece(text=wording.text, wording=wording)
            here = wording.span.end
        if here < end:
            yield Piece(text=piece.text[here - start :], events=piece.events)
        here = end


_SIDE = re.compile(r"\b(sports?|culture|cultural|tourism|youth|music|film)\b", re.IGNORECASE)
"""Portfolios in which states meet without their relations being at stake."""


def matters(event: Event) -> bool:
    """Tell whether an event bears on how two parties get on.

    It does when it is an act, a plan or a position of known parties of at least two states or
    bodies, or a step of diplomacy (missions, envoys, treaties, relations); somebody's reading of
    things, what a reference box recalls, and meetings of ministers of sport do not.
    """
    if event.block in {"reference", "reference_title"}:
        return False
    parties = [p.entity for p in (*event.actors, *event.recipients) if p.entity]
    if any(_SIDE.search(f"{entity.office or ''} {entity.name}") for entity in parties):
        return False
    if event.kind in {"assessment", "background"}:
        return False
    family = (event.extension or "").partition("/")[0]
    sides = {side for entity in parties for side in (entity.states or (entity.id,))}
    if event.place and event.place.state and event.mode == "visit":
        sides.add(event.place.state)
    return len(sides) > 1 or family not in {"", "STATEMENT", "PLAN"}
