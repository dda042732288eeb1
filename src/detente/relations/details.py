"""Details that a page gives of a contact beside who, when and where: how many, how long, who led.

They stand in the sentence that tells it and in those that follow it in its paragraph, as far as no
other contact is told there. The patterns are in `data/details.yaml`, with examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

import yaml

from detente.model.briefs import Detail
from detente.model.events import Event
from detente.model.text import Article, Span
from detente.relations.footnotes import sentence_at

_FOLLOWING = 3
"""Sentences after the one that tells a contact which may go on about it."""
NUMBER = (
    r"(?:(?:about|around|some|nearly|almost|roughly|over|more than|up to|at least|fewer than"
    r"|less than|as many as) )?(?:\d[\d,.]*|a dozen|dozens|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|a hundred)"
)
_PEOPLE = (
    r"(?:representatives|people|members|officials|officers|delegates|diplomats|experts|specialists"
    r"|businessmen|entrepreneurs|ministers|soldiers|troops|persons|staff|companies)"
)
_NAME = r"(?:[A-Z][\w’'.-]*|of|for|the|and|al-[A-Z][\w’'-]*)"
FACILITY = re.compile(
    r"\b(?:and )?(?:the )?((?:[\w’'-]+ ){1,5}?(?:base|airbase|airfield|center|centre|port|facility"
    r"|station|garrison|outpost|camp)(?: (?:in|at|near) [A-Z][\w’'-]+)?)"
)
# "has been in use since 1986", "was deployed in 2015"
_YEAR = re.compile(r"\b(?:since|in) ((?:1[89]|20)\d\d)\b")
_STANDS = re.compile(
    r"\b(?:base|bases|facilit(?:y|ies)|airbase|port|station|group|garrison)\b[^.;]*?"
    r"\b(?:since|deployed|opened|established|built|operat\w+|located|set up)\b"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to ((?:the )?[^,.;]{2,60})[,.;]")
_TAIL = re.compile(r"(?: (?:of|for|the|and))+$")


def details(event: Event, article: Article, others: tuple[Event, ...]) -> tuple[Detail, ...]:
    """Read what is told of a contact beyond its own fields.

    Args:
        event: The telling of a contact.
        article: Its page.
        others: Contacts told on the same page; where one begins the reading ends.

    Returns:
        Details in text order, each with its sentence; () when none is given.
    """
    found: list[Detail] = []
    for span in _reach(event, article, others):
        found += _read(span, article, event)
    return tuple(dict.fromkeys(found))


@cache
def _patterns() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Read kinds of details: letters of which a sentence has some, and the words that give it."""
    file = resources.files("detente.relations") / "data" / "details.yaml"
    known = {"number": NUMBER, "people": _PEOPLE, "name": _NAME}
    rows = yaml.safe_load(file.read_text("utf-8"))
    return tuple(
        (row["kind"], tuple(row["needs"]), re.compile(row["words"].format(**known))) for row in rows
    )


def read_sentence(sentence: str) -> tuple[tuple[str, str], ...]:
    """Read details off one sentence: pairs of kind and words; () when it gives none."""
    found = [
        (kind, match[1])
        for kind, needs, pattern in _patterns()
        if any(letters in sentence for letters in needs)
        for match in pattern.finditer(sentence)
    ]
    return tuple((kind, _TAIL.sub("", words).rstrip(" ,.")) for kind, words in found)


def standing(event: Event, article: Article) -> tuple[Detail, ...]:
    """Read since when facilities stand, in the order in which the page tells it.

    Returns:
        Details of the kind `since`, one for each year told of a facility; () when none is.
    """
    block = article.block_at(event.trigger.start)
    found: list[Detail] = []
    for span in _reach(event, article, ()):
        sentence = span.of(article.text)
        if _STANDS.search(sentence):
            found += [_detail("since", m, span, article, event) for m in _YEAR.finditer(sentence)]
    following = article.blocks[article.blocks.index(block) + 1 :][:1] if block and not found else ()
    for next_block in following:
        sentence = next_block.span.of(article.text)
        if _STANDS.search(sentence):
            matches = _YEAR.finditer(sentence)
            found += [_detail("since", m, next_block.span, article, event) for m in matches]
    return tuple(found)


def _detail(kind: str, match: re.Match[str], span: Span, article: Article, event: Event) -> Detail:
    sentence = span.of(article.text)
    teller = _ACCORDING.search(sentence)
    words = _TAIL.sub("", match[1]).rstrip(" ,.")
    start = span.start + match.start(1)
    return Detail(
        kind=kind,
        text=words,
        teller=teller[1] if teller else None,
        article=article.id,
        event=event.id,
        start=start,
        end=start + len(words),
        sentence=sentence,
    )


def _reach(event: Event, article: Article, others: tuple[Event, ...]) -> Iterator[Span]:
    span = sentence_at(event.trigger, article)
    block = article.block_at(span.start)
    yield span
    taken = [other.trigger.start for other in others if other.trigger.start > event.trigger.end]
    for _ in range(_FOLLOWING):
        start = span.end
        while block and start < block.span.end and article.text[start].isspace():
            start += 1
        if block is None or start >= block.span.end:
            return
        span = sentence_at(Span(start, start + 1), article)
        if any(place in span for place in taken):
            return
        yield span


def _read(span: Span, article: Article, event: Event) -> Iterator[Detail]:
    sentence = span.of(article.text)
    for kind, needs, pattern in _patterns():
        if any(letters in sentence for letters in needs):
            for match in pattern.finditer(sentence):
                yield _detail(kind, match, span, article, event)
