"""What tests of events share: a sentence read, its mentions found, its events by trigger."""

from __future__ import annotations

from collections.abc import Iterable

from detente import actors, events, language, ontology
from detente.model.actors import Mention
from detente.model.events import Draft

ENGINE = language.load("en")


def drafts(text: str) -> dict[str, Draft]:
    """Code a text by the lists and the tree alone; drafts by the word of their trigger."""
    parse = ENGINE.parse(text)
    mentions = actors.find_mentions(parse, actors.load())
    places = tuple(p for p in (actors.place_of(parse, m) for m in mentions) if p is not None)
    scene = events.Scene(parse=parse, mentions=mentions, places=places)
    found = events.extract(scene, ontology.load()).drafts
    return {parse.tokens[draft.trigger].text: draft for draft in found}


def states(mentions: Iterable[Mention]) -> set[str]:
    """Collect the states behind mentions."""
    return {state for mention in mentions for state in mention.entity.states}
