"""Arcs that a parser draws to the nearest noun: redrawn where words show where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.factuality import _trees as trees
from detente.model.text import Parse


def redrawn(parse: Parse) -> Parse:
    """Return the parse with such arcs redrawn; the same parse where there are none.

    `The envoy is believed by officials to have left`: the infinitive belongs to the verb, not to
    the officials. `It is not true, the envoy said of the article, that guards left`: the clause
    belongs to what is not true.
    """
    changed = {index: (head, "xcomp") for index, head in _infinitives(parse)}
    changed |= {index: (head, "csubj") for index, head in _split(parse)}
    if not changed:
        return parse
    tokens = tuple(
        replace(token, head=changed[index][0], deprel=changed[index][1])
        if index in changed
        else token
        for index, token in enumerate(parse.tokens)
    )
    return replace(parse, tokens=tokens)


def _infinitives(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield infinitives on the agent of a passive, with its verb."""
    for index, token in enumerate(parse.tokens):
        if token.deprel != "acl" or not trees.has_to(parse, index):
            continue
        above = parse.tokens[token.head]
        if above.deprel == "obl:agent" and above.head < token.head:
            yield index, above.head


def _split(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield clauses that a report parts from `it is (not) true`, with the adjective."""
    for sentence in parse.sentences:
        words = range(sentence.first, min(sentence.first + 5, sentence.last - 1))
        adjective = next((one for one in words if parse.tokens[one].upos == "ADJ"), None)
        opens = parse.tokens[sentence.first].text.lower() == "it"
        if adjective is None or not opens or parse.tokens[adjective + 1].text != ",":
            continue
        for that in range(adjective + 3, sentence.last):
            torn = parse.tokens[that - 1].text == "," and parse.tokens[that].text == "that"
            clause = parse.tokens[that].head
            if torn and clause > that and parse.tokens[clause].relation in ("acl", "advcl"):
                yield clause, adjective
                break
