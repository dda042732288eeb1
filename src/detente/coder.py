"""THE SPINE: the order of the stages, on one page.

No input or output and no state, so the terminal, the desk and many workers run the same function.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version

from detente import actors, events, factuality, language, ontology, times
from detente.actors import Gazetteer
from detente.language import EventHeads, Language
from detente.model.actors import Mention
from detente.model.events import (
    Abstention,
    Coding,
    Draft,
    Event,
    Evidence,
    Participant,
    Verdict,
)
from detente.model.text import Article, Span
from detente.model.times import TimeExpression
from detente.ontology import Ontology
from detente.relations.dating import date_by_context
from detente.relations.same import merge_within

SILENT_BLOCKS = frozenset({"heading", "reference_title"})
"""Headings announce what the text below tells; they give no events of their own."""


BOUNDING = frozenset({"since", "until", "before", "after"})
"""Relations of a time expression that bound a stretch and do not place an act in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The tools of one language, loaded once and shared by every article."""

    language: Language
    gazetteer: Gazetteer
    ontology: Ontology
    heads: EventHeads | None = None
    """Event heads; None for a language that has none."""
    versions: tuple[tuple[str, str], ...] = ()


@cache
def kit(code: str, threads: int = 1) -> Kit:
    """Load what coding a language takes.

    Raises:
        UnsupportedLanguage: There is no engine for it.
    """
    engine = language.load(code, threads=threads)
    heads = language.load_events(code, threads=threads)
    types = ontology.load()
    versions = [("detente", version("detente")), ("ontology", types.version)]
    versions += [("events", heads.name)] if heads else []
    return Kit(
        language=engine, heads=heads, gazetteer=actors.load(), ontology=types,
        versions=tuple(versions),
    )  # fmt: skip


def read(article: Article, kit: Kit) -> events.Scene:
    """Read what the stages before extraction see: trees, times, numbers, who and where."""
    regions = tuple(block.span for block in article.content)
    parse = kit.language.parse(article.text, regions)
    home = actors.home_of(article.publisher, article.url)
    mentions = actors.find_mentions(parse, kit.gazetteer, article.title_span, home)
    places = tuple(p for p in (actors.place_of(parse, m) for m in mentions) if p is not None)
    return events.Scene(
        parse=parse,
        mentions=mentions,
        places=places,
        times=times.resolve(article.text, regions, article.published, article.language),
        quantities=times.quantities(article.text, regions),
        closed=_headings(article),
        layers=kit.heads.read(parse) if kit.heads else None,
    )


def code(article: Article, kit: Kit, scene: events.Scene | None = None) -> Coding:
    """Code the political events that one article reports.

    Args:
        article: As read.
        kit: The tools of its language.
        scene: What `read` gave, where the caller has it already.
    """
    scene = scene or read(article, kit)
    found = events.extract(scene, kit.ontology)
    verdicts = factuality.judge(scene.parse, found.drafts, scene.mentions, article, scene.layers)
    pairs = tuple(zip(found.drafts, verdicts, strict=True))
    told = tuple(_event(article, *pair) for pair in pairs if not _is_mere_condition(*pair))
    told = tuple(_with_origin(_as_reported(event, scene), scene.mentions) for event in told)
    named = tuple(_abstention(*pair) for pair in pairs if _is_mere_condition(*pair))
    return Coding(
        article=article.id,
        events=settle(told, article, kit.gazetteer),
        abstentions=found.abstentions + named,
        versions=(*kit.versions, ("model", scene.parse.model)),
        people=tuple(m.appearance for m in scene.mentions if m.appearance),
    )


def settle(
    told: tuple[Event, ...], article: Article, gazetteer: Gazetteer | None = None
) -> tuple[Event, ...]:
    """Date what its neighbours date, say who held the offices named then, mark what is told twice.

    Args:
        told: Events of one article in text order.
        article: The article.
        gazetteer: What is known of offices; None for what comes with this release.
    """
    dated = date_by_context(told, article)
    return merge_within(actors.in_office(dated, article, gazetteer), article)


def identify(article: Article, trigger: Span, name: str) -> str:
    """Make the id of an event: coding twice gives the same.

    Args:
        article: Where it is told.
        trigger: The words that tell it.
        name: Its type and mode, `CONSULT/visit`, or its type of the extension.
    """
    words = f"{article.id} {trigger.start} {trigger.end} {name}"
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()


def _is_mere_condition(draft: Draft, verdict: Verdict) -> bool:
    """Tell whether a noun only names what something depends on: `in case of closer relations`."""
    return draft.nominal and verdict.factuality.value == "conditional"


def _abstention(draft: Draft, verdict: Verdict) -> Abstention:
    reason = "names what something else depends on, and tells no event"
    return Abstention(span=draft.trigger_span, stage="factuality", reason=reason)


def _headings(article: Article) -> tuple[Span, ...]:
    return tuple(block.span for block in article.blocks if block.kind in SILENT_BLOCKS)


def _event(article: Article, draft: Draft, verdict: Verdict) -> Event:
    """Put together what was found and what was judged of it."""
    time = _time(draft, verdict)
    block = article.block_at(draft.trigger_span.start)
    name = draft.extension or f"{draft.type}/{draft.mode}"
    return Event(
        id=identify(article, draft.trigger_span, name),
        article=article.id,
        kind=verdict.kind,
        type=draft.type,
        mode=draft.mode,
        extension=draft.extension,
        cameo=draft.cameo,
        contexts=draft.contexts,
        actors=_participants(article, draft.actors),
        recipients=_participants(article, draft.recipients),
        place=draft.places[0] if draft.places else None,
        time=time,
        edtf=time.edtf if time else None,
        factuality=verdict.factuality,
        attribution=verdict.attribution,
        trigger=draft.trigger_span,
        span=draft.span,
        quantities=draft.quantities,
        condition=verdict.condition,
        block=block.kind if block else "body",
        confidence=draft.score,
        evidence=draft.evidence + verdict.evidence,
    )


def _as_reported(event: Event, scene: events.Scene) -> Event:
    """Say as of when something goes on where the words that tell it say when they were told."""
    if event.factuality.value != "ongoing" or event.edtf is not None:
        return event
    return replace(event, as_of=events.told_on(scene, event.attribution[-1]))


def _with_origin(event: Event, mentions: tuple[Mention, ...]) -> Event:
    """Say of whom other articles told who they are."""
    learned = {
        m.entity.id: m.appearance.learned for m in mentions
        if m.appearance and m.appearance.learned
    }  # fmt: skip
    taking = (p for p in (*event.actors, *event.recipients) if p.entity)
    found = tuple(
        Evidence(by="actor", span=p.span, reason=known.reason, score=known.score)
        for p in taking if p.entity and (known := learned.get(p.entity.id))
    )  # fmt: skip
    return replace(event, evidence=event.evidence + found) if found else event


def _time(draft: Draft, verdict: Verdict) -> TimeExpression | None:
    """Choose the expression that says when: "the first since 1945" says it only of what lasts."""
    lasting = verdict.factuality.value == "ongoing"
    placing = (time for time in draft.times if lasting or time.relation not in BOUNDING)
    return next(placing, None)


def _participants(article: Article, mentions: tuple[Mention, ...]) -> tuple[Participant, ...]:
    return tuple(
        Participant(span=m.span, text=m.span.of(article.text), entity=m.entity) for m in mentions
    )
