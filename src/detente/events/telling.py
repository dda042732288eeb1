"""When something was told: `said on 3 May that …`, `according to a report of May 2031`."""

from __future__ import annotations

from collections.abc import Iterable

from detente.events import syntax
from detente.events.scene import Scene
from detente.model.events import Voice
from detente.model.text import Parse
from detente.model.times import TimeExpression

_OCCASION = frozenset({"obl", "obj"})
"""How what carries the day may hang on the saying: `said in an interview on 3 May`."""


def told_on(scene: Scene, voice: Voice) -> str | None:
    """Find the date on which a voice told something.

    Args:
        scene: What the earlier stages read.
        voice: Who tells it, with the word that says so.

    Returns:
        EDTF of a day, month or year; None where the sentence gives the telling no date.
    """
    if voice.cue is None:
        return None
    parse = scene.parse
    cue = _saying(parse, parse.tokens_in(voice.cue))
    document = _document(parse, voice)
    for time in scene.times:
        placed = time.edtf is not None and ".." not in time.edtf and not time.relation
        if not placed or time.kind != "date":
            continue
        words = parse.tokens_in(time.span)
        if document & set(words) or _is_of_saying(parse, time, words, cue):
            return time.edtf
    return None


def _saying(parse: Parse, cue: Iterable[int]) -> frozenset[int]:
    """List the words of a saying, with the participle beside: `speaking in Oslo on 3 May, said`."""
    words = frozenset(cue)
    heads = {*words, *(s for word in words for s in parse.children(word, "nsubj"))}
    beside = (child for head in heads for child in parse.children(head, "acl", "advcl"))
    return words | {child for child in beside if parse.tokens[child].xpos == "VBG"}


def _document(parse: Parse, voice: Voice) -> frozenset[int]:
    """List the words of a report that tells; () where somebody tells it."""
    span = voice.source.span
    if voice.source.kind not in ("document", "media") or span is None:
        return frozenset()
    words = parse.tokens_in(span)
    tops = (w for w in words if parse.tokens[w].head not in words)
    return frozenset(word for top in tops for word in parse.subtree(top))


def _is_of_saying(
    parse: Parse, time: TimeExpression, words: Iterable[int], cue: frozenset[int]
) -> bool:
    """Tell whether a time hangs on the word of saying, or on the occasion that it names."""
    within = frozenset(words)
    for top in (word for word in within if parse.tokens[word].head not in within):
        head = parse.tokens[top].head
        if head in cue:
            return True
        held = head >= 0 and parse.tokens[head].relation in _OCCASION
        if held and parse.tokens[head].head in cue and syntax.preposition(parse, head):
            return not time.modifier
    return False
