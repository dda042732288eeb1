"""Pronouns and descriptions, resolved within the article, in one walk from start to end.

What a walk has passed is in focus; what comes after never is, save that a title with its state
(`the Russian president`) may be held by someone named further down. The title of a page stands
apart: nothing in the text refers into it once the text has named anybody itself.
"""

from __future__ import annotations

from detente.actors import descriptions, pronouns
from detente.actors.focus import Focus, opened
from detente.actors.sketches import Draft, Sketch
from detente.model.text import Span


def resolve(draft: Draft, title_span: Span | None) -> None:
    """Add mentions for pronouns and descriptions that refer to somebody named.

    Args:
        draft: Everything named so far; mentions are added to it.
        title_span: Where the title stands; None if unknown.
    """
    focus = opened(draft)
    waiting = draft.ordered()[::-1]
    for index in range(len(draft.parse.tokens)):
        _read(focus, index)
        while waiting and waiting[-1].last - 1 <= index:
            _pass(focus, waiting.pop())
            title_span = _leave(focus, title_span)
    while waiting:
        _pass(focus, waiting.pop())
    for sketch in draft.sketches:
        descriptions.owned(focus, sketch)


def _read(focus: Focus, index: int) -> None:
    token = focus.draft.parse.tokens[index]
    if pronouns.is_pronoun(token):
        found = pronouns.read(focus, index)
        if found:
            focus.resolved[index] = found
    else:
        found = (
            descriptions.pair(focus, index)
            or descriptions.country(focus, index)
            or descriptions.latter(focus, index)
        )
    if found:
        focus.draft.add(found)
        focus.before.append(found)


def _pass(focus: Focus, sketch: Sketch) -> None:
    descriptions.named_counterpart(focus, sketch)
    descriptions.title(focus, sketch)
    descriptions.native(focus, sketch)
    descriptions.both(focus, sketch)
    focus.before.append(sketch)


def _leave(focus: Focus, title_span: Span | None) -> Span | None:
    """Forget the title once the text itself has named two mentions; None when that is done."""
    if title_span is None:
        return None
    inside = [s for s in focus.before if not title_span.covers(s.span)]
    if len(inside) < 2 or inside[-1].span.start < title_span.end:
        return title_span
    focus.before[:] = inside
    return None
