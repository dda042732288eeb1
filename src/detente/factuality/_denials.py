"""Reports that are denied: `denied a claim by the mayor that soldiers had burned the mill`.

The one who denies stands outside the one who claims; what is claimed is denied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.factuality import _trees as trees
from detente.factuality._findings import Finding
from detente.factuality._lexicon import Lexicon, Report
from detente.factuality._subjects import speaker
from detente.model.text import Parse


def denials(parse: Parse, lexicon: Lexicon, found: list[Finding]) -> Iterator[Finding]:
    """Find who denies a report, and whose report it is.

    Args:
        parse: Tokens and trees.
        lexicon: Words that report.
        found: Reports known so far; those that a denial replaces are taken out.
    """
    for index, token in enumerate(parse.tokens):
        if token.upos != "VERB" or trees.is_passive(parse, index):
            continue
        report = lexicon.report(trees.keys(parse, index), "clause")
        noun = parse.child(index, "obj")
        if report is None or report.stance != "deny" or noun is None:
            continue
        told = lexicon.nouns.get(trees.lemma(parse, noun))
        content = _content(parse, index, noun)
        if told is not None and told.stance in ("say", "claim") and content:
            found[:] = [one for one in found if one.cue[0] not in (index, noun)]
            yield from _both(parse, index, noun, content, told)


def _content(parse: Parse, verb: int, noun: int) -> tuple[int, ...]:
    """List the tokens of a clause with `that` on a noun, or on its verb by mistake."""
    for child in (*parse.children(noun, "acl", "ccomp"), *parse.children(verb, "ccomp")):
        first = min(parse.subtree(child))
        if first > noun and parse.tokens[first].text.lower() == "that":
            return tuple(parse.subtree(child))
    return ()


def _both(
    parse: Parse, verb: int, noun: int, content: tuple[int, ...], told: Report
) -> Iterator[Finding]:
    denied = tuple(sorted({noun, *content}))
    yield Finding(
        source=speaker(parse, verb), cue=(verb,), content=denied, stance="deny", telling=True,
        reason="a report is denied",
    )  # fmt: skip
    owner = next(iter(_owners(parse, noun)), None)
    if owner is not None:
        yield Finding(
            source=owner, cue=(noun,), content=content, stance=told.stance, telling=True,
            reason="whose report is denied",
        )  # fmt: skip


def _owners(parse: Parse, noun: int) -> Iterable[int]:
    for child in parse.children(noun, "nmod"):
        owns = parse.tokens[child].deprel == "nmod:poss"
        if owns or trees.preposition(parse, child) in ("by", "from", "in", "of"):
            yield child
