"""Golden pages: a page of the sample corpus with what is read off it, in words.

`make golden` records them anew; the difference is reviewed as prose. The pages are written by this
project (see `examples/README.md`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente import Detente
from detente.model.events import Coding, Event
from detente.model.text import Article

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "examples" / "corpus"
SLUGS = (
    "ethiopia-eritrea/2018-07-09-state-of-war-over.html",
    "ethiopia-eritrea/2018-07-10-declaration-machine-translated.txt",
    "cuba-united-states/2015-08-15-kerry-havana.html",
    "cuba-united-states/2016-10-27-embargo-vote.mhtml",
    "iran-saudi-arabia/2021-04-19-secret-talks.html",
    "iran-saudi-arabia/2023-06-07-embassy-reopens.txt",
)


def expected(slug: str) -> Path:
    """Return where the recording of a page lies."""
    return HERE / "en" / (Path(slug).stem + ".md")


def told(slug: str) -> str:
    """Read and code a page, and put the result into words."""
    with Detente() as detente:
        article, coding = detente.code(str(CORPUS / slug))
    assert coding is not None
    return "\n".join([*_article(article), "", *_events(article, coding)]) + "\n"


def _article(article: Article) -> Iterator[str]:
    published = article.published
    yield f"# {article.title}"
    yield ""
    yield f"publisher: {article.publisher}"
    yield f"published: {published.edtf if published else None}"
    yield f"inferred: {published.inferred if published else None}"
    yield f"language: {article.language}"
    yield f"translated by: {article.translation.service if article.translation else None}"
    yield ""
    for block in article.blocks:
        words = " ".join(block.span.of(article.text).split())
        yield f"- {block.kind}: {words[:60]}{'…' if len(words) > 60 else ''}"


def _events(article: Article, coding: Coding) -> Iterator[str]:
    number = {event.id: index for index, event in enumerate(coding.events, start=1)}
    for event in coding.events:
        again = f" (same as {number[event.same_as]})" if event.same_as else ""
        name = event.extension or "/".join(filter(None, (event.type, event.mode)))
        value = event.factuality.value
        yield f"{number[event.id]}. {name}, {value}{again}: “{_cut(article, event)}”"
        yield f"   who: {_who(event, 'actors')} → {_who(event, 'recipients')}"
        place = event.place.name if event.place else None
        as_of = f" as of {event.known_as_of}" if event.known_as_of else ""
        yield f"   when: {event.edtf}{as_of}; where: {place}"
        yield f"   voices: {' ← '.join(voice.source.name for voice in event.attribution)}"


def _cut(article: Article, event: Event) -> str:
    return " ".join(event.trigger.of(article.text).split())


def _who(event: Event, role: str) -> str:
    names = []
    for participant in getattr(event, role):
        state = participant.entity.state if participant.entity else None
        names.append(f"{participant.text} ({state})")
    return ", ".join(names) or "nobody"
