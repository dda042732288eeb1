"""Clauses taken for granted: what went before, and the reason for something."""

from __future__ import annotations

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.factuality._modifiers import is_only_then
from detente.factuality._reading import Reading
from detente.factuality._tenses import had
from detente.model.text import Parse


def background(parse: Parse, child: int, head: int, reading: Reading) -> None:
    """`When`, `after`, `because`: taken for granted, unless the whole lies ahead."""
    ahead = trees.tense(parse, head) == "future" or trees.is_imperative(parse, head)
    token = parse.tokens[child]
    tense = trees.tense(parse, child)
    if is_only_then(parse, child, head):
        reading.apply("conditional", token.span, "only then")
        reading.firm = True
    awaited = trees.preposition(parse, child) == "until" and tense != "past"
    if awaited or (ahead and tense == "perfect" and not had(parse, child)):
        reading.apply("conditional", token.span, "waited for")
    if ahead and trees.tense(parse, child) not in ("past", "perfect"):
        reading.apply("planned", token.span, "told of the time ahead")
    reading.settle("occurred", token.span, "told as background")
    reading.closed = True


def reason(parse: Parse, lexicon: Lexicon, child: int, head: int, reading: Reading) -> None:
    """`Fined for having fired`: a fact; what somebody sues for is his charge."""
    above = (head, parse.tokens[head].head)
    words = {trees.lemma(parse, one) for one in above if one >= 0}
    if words & lexicon.predicates["suing"]:
        reading.apply("alleged", parse.tokens[head].span, "what is sued for")
    reading.settle("occurred", parse.tokens[child].span, "the reason for something")
    reading.closed = True
