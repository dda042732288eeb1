"""Dates that a sentence leaves to its neighbours.

"On 15 October the president visited Russia. The talks lasted two hours." The second sentence has
no date of its own and needs none. What goes on is dated up to the day of the page, what is planned
from that day on, as EDTF with an open end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from detente.model.edtf import interval_of
from detente.model.events import Event, Evidence
from detente.model.text import Article

HAPPENED = frozenset({"occurred", "alleged"})
AHEAD = frozenset({"planned", "possible", "conditional"})


def date_by_context(events: Sequence[Event], article: Article) -> tuple[Event, ...]:
    """Date events of one article that carry no time expression of their own.

    Args:
        events: Events of the article in text order.
        article: The article.

    Returns:
        The same events in the same order; `edtf` filled where the context tells, with evidence.
        `time` stays None: no words of the sentence say it.
    """
    dated: list[Event] = []
    for event in events:
        dated.append(event if event.edtf else _dated(event, dated, article))
    return tuple(dated)


def _dated(event: Event, before: Sequence[Event], article: Article) -> Event:
    if event.factuality.value in HAPPENED:
        return _like_its_neighbour(event, before, article)
    if event.factuality.value == "ongoing":
        return _with(event, _until_publication(article), "goes on as of the day of the page")
    if event.factuality.value in AHEAD:
        return _with(event, _from_publication(article), "lies ahead of the day of the page")
    return event


def _like_its_neighbour(event: Event, before: Sequence[Event], article: Article) -> Event:
    """Take the date of the event told just before, in the same paragraph, by the same states."""
    block = article.block_at(event.trigger.start)
    for earlier in reversed(before):
        if block is None or earlier.trigger.start < block.span.start:
            break
        closed = earlier.edtf is not None and ".." not in earlier.edtf
        happened = earlier.factuality.value in HAPPENED
        alike = bool(states(event)) and states(event) == states(earlier)
        if closed and happened and alike and not _is_another(event, earlier, article):
            words = earlier.trigger.of(article.text)
            return _with(event, earlier.edtf, f"dated like “{words}” just before")
    return event


# "In May a delegation went to the capital. Talks between the ministers of sport also took place."
_ALSO = re.compile(r"\b(also|separately|meanwhile|in addition|besides)\b", re.IGNORECASE)


def _is_another(event: Event, earlier: Event, article: Article) -> bool:
    """Tell whether a sentence sets other people beside those before: nobody tells their day."""
    words = event.span.of(article.text)
    told = article.text[: event.span.start].rpartition(". ")[2] + words
    people = [p.entity for p in event.actors + event.recipients if p.entity]
    names = [e.name.split()[-1] for e in people if e.kind == "person" and e.name.split()]
    before = earlier.span.of(article.text)
    return bool(_ALSO.search(told)) and bool(names) and not any(n in before for n in names)


def _with(event: Event, edtf: str | None, reason: str) -> Event:
    if edtf is None:
        return event
    evidence = Evidence(by="time", span=None, reason=reason)
    return replace(event, edtf=edtf, evidence=(*event.evidence, evidence))


def states(event: Event) -> frozenset[str]:
    """Collect the states of everybody who takes part."""
    taking_part = (p.entity for p in event.actors + event.recipients if p.entity)
    return frozenset(state for entity in taking_part for state in entity.states)


def _until_publication(article: Article) -> str | None:
    window = interval_of(article.published.edtf) if article.published else None
    return f"../{window.end - timedelta(days=1)}" if window and window.end else None


def _from_publication(article: Article) -> str | None:
    window = interval_of(article.published.edtf) if article.published else None
    return f"{window.start}/.." if window and window.start else None
