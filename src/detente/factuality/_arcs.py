"""Arcs that a parser draws to the nearest noun: redrawn where words show where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.factuality import _trees as trees
from detente.model.text import Parse


def redrawn(parse: Parse) -> Parse:
    """Return the parse with such arcs redrawn; the same parse where there are none.

    `The envoy is believed by officials to have left`: the infinitive belongs to the verb, not to
    the officials.
    """
    changed = dict(_infinitives(parse))
    if not changed:
        return parse
    tokens = tuple(
        replace(token, head=changed[index], deprel="xcomp") if index in changed else token
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
