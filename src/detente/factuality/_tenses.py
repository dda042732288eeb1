"""The first value of an event: what the tense of its own word says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.factuality._modifiers import JUST_DONE, negations
from detente.factuality._reading import Reading
from detente.model.text import Parse

_TENSES = {
    "past": "occurred", "perfect": "occurred", "progressive": "ongoing", "present": "ongoing",
    "future": "planned",
}  # fmt: skip
_TENSE_WORDS = {"past": "past tense", "perfect": "perfect", "progressive": "progressive form",
                "present": "present tense", "future": "future tense"}  # fmt: skip


def is_refusal(parse: Parse, lexicon: Lexicon, index: int, type: str | None) -> bool:
    """Tell whether a negation makes the event: `will not accept the envoy` is a refusal."""
    if type != "REJECT" or trees.lemma(parse, index) in lexicon.refusing:
        return False
    words = {trees.lemma(parse, child) for child in parse.children(index, "aux")}
    if words & {"may", "might", "could", "should"}:
        return False
    return bool(tuple(negations(parse, lexicon, index)))


def read_tense(
    parse: Parse, lexicon: Lexicon, index: int, reading: Reading, headline: bool, type: str | None
) -> None:
    """Read the tense of a predicate as a first value."""
    tense = trees.tense(parse, index)
    span = parse.tokens[index].span
    for value, reason, plain in _forms(parse, lexicon, index, headline, type):
        reading.plain |= plain and not reading.value
        reading.settle(value, span, reason)
    if tense == "progressive" and not had(parse, index):
        helpers = parse.children(index, "aux")
        reading.plain |= any(parse.tokens[one].text.lower() == "been" for one in helpers)
    reading.settle(_TENSES.get(tense, ""), span, _TENSE_WORDS.get(tense, ""))


def _forms(
    parse: Parse, lexicon: Lexicon, index: int, headline: bool, type: str | None
) -> Iterator[tuple[str, str, bool]]:
    """Yield what a form says beyond its tense: a value, why, and whether nobody else is asked."""
    tense, word = trees.tense(parse, index), trees.lemma(parse, index)
    if lasts(parse, lexicon, index):
        yield "ongoing", "since then, up to now", True
    if tense in ("past", "perfect") and _is_just_done(parse, index):
        yield "", "", True
    if tense == "past" and is_being(parse, index):
        yield "ongoing", "being done", False
    if tense == "present" and recurs(parse, index):
        yield "ongoing", "done again and again", True
    if _is_unchanging(parse, lexicon, index) and not headline:
        yield "occurred", "a form that is past as well", False
    if tense == "perfect" and _is_on(parse, index):
        yield "ongoing", "a state that lasts", False
    if tense == "present" and _is_declared(parse, lexicon, index, type):
        yield "occurred", "done by saying so", False
    if tense == "perfect" and word in _BEGINNING and not had(parse, index):
        yield "ongoing", "has begun and goes on", True
    if headline and tense == "present" and word not in lexicon.predicates["stative"]:
        yield "occurred", "headline present", False


_BEGINNING = ("begin", "start", "commence")


def _is_declared(parse: Parse, lexicon: Lexicon, index: int, type: str | None) -> bool:
    """Tell whether an act is done by saying so: `Arvenia rejects the plan`."""
    token = parse.tokens[index]
    states = trees.lemma(parse, index) in lexicon.predicates["stative"] and type != "REQUEST"
    beside = token.relation in ("acl", "advcl") and token.deprel != "acl:relcl"
    main = token.upos == "VERB" and not beside and not states
    declared = type in lexicon.predicates["declared"]
    return main and declared and (type == "ACCUSE" or not trees.is_passive(parse, index))


def _is_just_done(parse: Parse, index: int) -> bool:
    """Tell whether a verb reads `hardly had they left when`."""
    before = [token.text.lower() for token in parse.tokens[max(0, index - 9) : index]]
    return any(word in JUST_DONE and after == "had" for word, after in pairwise(before))


def _is_unchanging(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a form reads alike in past and present, with no present told: `they beat`."""
    token = parse.tokens[index]
    often = {parse.tokens[one].text.lower() for one in parse.children(index, "advmod")}
    alike = token.xpos == "VBP" and trees.lemma(parse, index) in lexicon.predicates["unchanging"]
    return alike and not recurs(parse, index) and not lexicon.modality["adverbs"].keys() & often


def _is_on(parse: Parse, index: int) -> bool:
    """Tell whether a noun reads `have been on strike`."""
    named = parse.tokens[index].upos == "NOUN" and parse.children(index, "cop")
    return bool(named) and trees.preposition(parse, index) == "on"


def recurs(parse: Parse, index: int) -> bool:
    """Tell whether an act is done again and again: `every night`, `once a month`, `whenever`."""
    for child in parse.children(index, "obl", "advmod", "advcl"):
        words = [parse.tokens[one].text.lower() for one in parse.subtree(child)[:5]]
        pairs = pairwise(words)
        if words[0] in _AGAIN or any(one in _TIMES and two == "a" for one, two in pairs):
            return True
    return False


_AGAIN = frozenset({"every", "each", "whenever"})
_TIMES = frozenset({"once", "twice", "thrice", "times"})


_ALWAYS = frozenset({"always", "long", "consistently"})


def lasts(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a perfect reaches up to now: `has (always) blocked the road since Monday`.

    Of what endures, `since they left` tells how long, not why, and `for a week` how long so far.
    """
    if trees.tense(parse, index) != "perfect" or had(parse, index) or _is_counted(parse, index):
        return False
    enduring = trees.lemma(parse, index) in lexicon.predicates["enduring"]
    found = parse.children(index, "obl", "advmod", "advcl")
    words = {trees.lemma(parse, one) for one in parse.children(index, "advmod")}
    return (
        not words.isdisjoint(_ALWAYS)
        or any(
            trees.preposition(parse, one) == "since"
            for one in found
            if enduring or parse.tokens[one].relation != "advcl"
        )
        or (enduring and any(_is_while(parse, one) for one in found))
    )


def _is_while(parse: Parse, index: int) -> bool:
    """Tell whether a phrase reads `for a week`."""
    span = trees.lemma(parse, index) in ("hour", "day", "week", "month", "year")
    return span and trees.preposition(parse, index) == "for"


def _is_counted(parse: Parse, index: int) -> bool:
    """Tell whether acts are counted: `has turned back sixty lorries since May`, `asked twice`."""
    often = {parse.tokens[one].text.lower() for one in parse.children(index, "advmod", "obl")}
    sides = parse.children(index, "obj", "nsubj")
    return not often.isdisjoint(_TIMES) or any(parse.children(one, "nummod") for one in sides)


def was_undergone(parse: Parse, index: int) -> bool:
    """Tell whether a clause reads `being held`, `having fired`."""
    words = {parse.tokens[one].text.lower() for one in parse.children(index, "aux")}
    return bool(words & {"being", "having"})


def is_unreal(parse: Parse, index: int) -> bool:
    """Tell whether a verb reads `would have told`."""
    words = {trees.lemma(parse, one) for one in parse.children(index, "aux")}
    return {"would", "have"} <= words


def is_being(parse: Parse, index: int) -> bool:
    """Tell whether a participle reads `being expelled`."""
    helpers = parse.children(index, "aux", "aux:pass")
    return any(parse.tokens[one].text.lower() == "being" for one in helpers)


def duty(parse: Parse, child: int, head: int) -> str:
    """Read `has to reply` and `has yet to reply`; "" for anything else."""
    if trees.lemma(parse, head) != "have" or not trees.has_to(parse, child):
        return ""
    near = (*parse.children(head, "advmod"), *parse.children(child, "advmod"))
    if any(trees.lemma(parse, one) == "yet" for one in near):
        return "negated"
    token = parse.tokens[head]
    done = token.text.lower() == "had" and not trees.auxiliaries(parse, head)
    reported = token.relation == "ccomp" and token.head >= 0 and token.head < head
    return "same" if done and not reported else "possible"


def had(parse: Parse, index: int) -> bool:
    """Tell whether a verb stands in the pluperfect."""
    helpers = parse.children(index, "aux")
    return any(parse.tokens[one].text.lower() == "had" for one in helpers)
