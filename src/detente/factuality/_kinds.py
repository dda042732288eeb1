"""What kind of item a judged draft is: an event, a plan, a state of affairs, somebody's opinion."""

from __future__ import annotations

from collections.abc import Sequence

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.factuality._reading import Reading
from detente.model.events import Draft, Voice
from detente.model.text import Article, Parse

_BY_VALUE = {"planned": "plan", "conditional": "condition", "denied": "statement"}


def kind_of(
    parse: Parse,
    lexicon: Lexicon,
    article: Article,
    draft: Draft,
    reading: Reading,
    voices: Sequence[Voice],
) -> str:
    """Name the kind of an item: one of `KINDS`."""
    block = article.block_at(draft.trigger_span.start)
    if block is not None and block.kind in ("reference", "reference_title"):
        return "background"
    if _is_question(parse, draft):
        return "open question"
    if reading.value in _BY_VALUE:
        return _BY_VALUE[reading.value]
    if reading.value == "belief":
        return "belief" if _is_party(voices) else "assessment"
    if reading.value == "possible":
        return "plan" if not _is_expert(voices) else "assessment"
    if reading.value == "negated":
        return "statement" if len(voices) > 1 else "state"
    return _of_what_is(parse, lexicon, draft, reading)


def _is_question(parse: Parse, draft: Draft) -> bool:
    sentence = parse.sentence_at(draft.trigger)
    return parse.tokens[sentence.last - 1].text == "?"


def _is_party(voices: Sequence[Voice]) -> bool:
    return voices[-1].source.kind not in ("outlet", "headline", "expert", "unclear", "media")


def _is_expert(voices: Sequence[Voice]) -> bool:
    return any(voice.source.kind == "expert" for voice in voices)


def _of_what_is(parse: Parse, lexicon: Lexicon, draft: Draft, reading: Reading) -> str:
    word = trees.lemma(parse, draft.trigger)
    if word in lexicon.predicates["telling"]:
        return "statement"
    if reading.value == "ongoing":
        stative = word in lexicon.predicates["stative"] or parse.children(draft.trigger, "cop")
        return "state" if stative else "process"
    durative = word in lexicon.predicates["durative"]
    return "process" if durative and not draft.nominal and not draft.times else "event"
