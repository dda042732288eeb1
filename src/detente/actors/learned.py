"""What a desk learns from its pages: people with the office and state that a page gives them.

*Foreign Minister Asad al-Shibani* of a Syrian page makes an entry with that office, that state and
the place where it was first read. Entries follow from the codings a desk keeps and from nothing
else, so that a page that is forgotten takes what was learned from it along.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.actors._words import pieces
from detente.actors.entries import Entry, Post, Seen
from detente.actors.gazetteer import Gazetteer, load
from detente.actors.names import bare, given_agrees, surname_agrees
from detente.model.events import Coding, Participant
from detente.model.text import Article


def learned(
    codings: Iterable[Coding], articles: Iterable[Article], gazetteer: Gazetteer | None = None
) -> tuple[Entry, ...]:
    """Propose entries for people whom pages give an office and a state.

    Args:
        codings: As a desk keeps them.
        articles: The pages they are of.
        gazetteer: What is known; None for what comes with this release. Whoever is known there
            is not proposed.

    Returns:
        One entry a person and state, in the order of first sight: pages by their day, undated
        ones last; names in full alone. () where nobody new is named.
    """
    known = gazetteer or load()
    pages = {article.id: article for article in articles}
    told = {coding.article: coding for coding in codings if coding.article in pages}
    found: list[Entry] = []
    for article in sorted((pages[id] for id in told), key=_day):
        for participant in _people(told[article.id]):
            entry = _entry(participant, article)
            if not known.terms(pieces(entry.name)) and not any(_is_same(entry, e) for e in found):
                found.append(entry)
    return tuple(found)


def _day(article: Article) -> tuple[str, str]:
    return (article.published.edtf if article.published else "~", article.id)


def _people(coding: Coding) -> list[Participant]:
    everybody = [p for event in coding.events for p in (*event.actors, *event.recipients)]
    kept = [
        p for p in everybody
        if p.entity and p.entity.kind == "person" and p.entity.office and p.entity.state
        and len(bare(pieces(p.entity.name))) > 1
    ]  # fmt: skip
    return sorted(kept, key=lambda participant: participant.span.start)


def _entry(participant: Participant, article: Article) -> Entry:
    entity = participant.entity
    assert entity is not None
    edtf = article.published.edtf if article.published else None
    return Entry(
        name=entity.name, kind="person", state=entity.state, sector=entity.sector,
        posts=(Post(office=entity.office or "", whose=entity.state),), origin="page",
        seen=Seen(article=article.id, span=participant.span, text=participant.text, edtf=edtf),
    )  # fmt: skip


def _is_same(one: Entry, other: Entry) -> bool:
    left, right = pieces(one.name), pieces(other.name)
    return one.state == other.state and surname_agrees(left, right) and given_agrees(left, right)
