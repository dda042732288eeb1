"""Find who and where in whole documents marked with nested spans: people, bodies, places, peoples.

The marks are those of `re3d`: a `Person` is one human being, by name, title, noun or pronoun; an
`Organisation` is a body or several people, an acting state included where it has an article; a
`Location` is a place or a state by name, or a noun for a place; a `Nationality` is an adjective.
Spans may nest, and a name with its article is one beside the name alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from detente.actors import find_mentions, load
from detente.model.actors import Mention
from detente.model.text import Parse
from evaluation.conllu import read_lines

KINDS = frozenset({"Person", "Organisation", "Location", "Nationality"})
_PLACES = frozenset({"state", "place", "facility"})
_PEOPLE = frozenset({"person", "office", "unnamed"})
_ONE = frozenset({"i", "me", "he", "him", "she", "her"})
_MANY = frozenset({"we", "us", "they", "them"})
_BEFORE = frozenset({"amod", "compound"})
_LEFT = frozenset({"det", "amod", "compound", "nummod"})
Span = tuple[int, int, str]


def cases(path: Path) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield each document with its marked spans of the four kinds: start, end, kind."""
    for line in read_lines(path):
        given = json.loads(line)
        marked = ((e["begin"], e["end"], e["type"]) for e in given["entities"])
        yield given["text"], tuple(sorted({each for each in marked if each[2] in KINDS}))


def spans(parse: Parse) -> tuple[Span, ...]:
    """Find spans of the four kinds: start, end, kind; in text order, one kind to a span."""
    found: dict[tuple[int, int], str] = {}
    for start, end, kind in (*_mentions(parse), *_pronouns(parse), *_places(parse)):
        found.setdefault((start, end), kind)
    return tuple(sorted((start, end, kind) for (start, end), kind in found.items()))


def _mentions(parse: Parse) -> Iterator[Span]:
    for mention in find_mentions(parse, load()):
        kind = _kind(parse, mention)
        if mention.form == "possessive" or _is_only_before(parse, mention):
            continue
        yield mention.span.start, mention.span.end, kind
        before = parse.tokens[mention.first - 1] if mention.first else None
        body = kind == "Organisation" or _is_many(parse, mention)
        if mention.form == "name" and body and before and before.text.lower() == "the":
            yield before.span.start, mention.span.end, "Organisation"


def _is_only_before(parse: Parse, mention: Mention) -> bool:
    """Tell whether a state is named only as part of another name: `U.S. Central Command`."""
    token = parse.tokens[mention.head]
    return mention.entity.kind == "state" and mention.form == "name" and token.relation in _BEFORE


def _kind(parse: Parse, mention: Mention) -> str:
    token, kind = parse.tokens[mention.head], mention.entity.kind
    if mention.form == "demonym":
        return "Nationality" if token.relation in _BEFORE else "Organisation"
    if mention.form == "pronoun":
        return "Person" if token.text.lower() in _ONE else "Organisation"
    if kind in _PLACES:
        return "Location"
    return "Person" if kind in _PEOPLE and not _is_many(parse, mention) else "Organisation"


def _is_many(parse: Parse, mention: Mention) -> bool:
    return parse.tokens[mention.head].xpos in {"NNS", "NNPS"}


def _pronouns(parse: Parse) -> Iterator[Span]:
    """Yield pronouns that stand for people, whoever they are."""
    for token in parse.tokens:
        word = token.text.lower()
        if token.upos == "PRON" and token.xpos != "PRP$" and word in _ONE | _MANY:
            kind = "Person" if word in _ONE else "Organisation"
            yield token.span.start, token.span.end, kind


def _places(parse: Parse) -> Iterator[Span]:
    """Yield names of places that the engine sees, and nouns for a place with what is before."""
    for name in parse.names:
        if name.kind == "LOC":
            yield name.span.start, name.span.end, "Location"
    for index, token in enumerate(parse.tokens):
        if token.entity == "place" and token.xpos == "NN" and token.relation not in _BEFORE:
            first = index
            while first and _is_left(parse, first - 1, range(first, index + 1)):
                first -= 1
            yield parse.tokens[first].span.start, token.span.end, "Location"


def _is_left(parse: Parse, index: int, phrase: range) -> bool:
    token = parse.tokens[index]
    if token.text == "-" and index and token.span.start == parse.tokens[index - 1].span.end:
        return True
    joined = parse.tokens[index + 1].text == "-"
    return joined or (token.head in phrase and token.relation in _LEFT)
