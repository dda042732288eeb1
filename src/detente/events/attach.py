"""Times, places and numbers: what of a sentence belongs to which event.

An expression belongs to the trigger that is nearest on the tree: inside its own clause first, then
in the clause that governs it. A time that opens a sentence holds for its main verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from detente.events import syntax, when
from detente.events.scene import Setting
from detente.model.actors import Place
from detente.model.edtf import interval_of
from detente.model.events import Draft, Quantity
from detente.model.text import Parse, Span
from detente.model.times import TimeExpression


class Spanned(Protocol):
    """Anything that knows its place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


Found = TypeVar("Found", bound=Spanned)


def tree_distance(parse: Parse, trigger: int, words: Iterable[int]) -> int | None:
    """Count the arcs from a trigger to an expression below it, or below one of its governors.

    A step up to a governor counts double: a governor's time is a weaker guess than one's own.
    None when no path leads there within the sentence.
    """
    best = None
    for word in words:
        above = {node: steps for steps, node in enumerate((word, *parse.ancestors(word)))}
        up = [trigger, *parse.ancestors(trigger)]
        for climbed, node in enumerate(up):
            if node in above:
                distance = above[node] + 2 * climbed
                best = distance if best is None else min(best, distance)
                break
    return best


def nearest(parse: Parse, trigger: int, found: Sequence[Found]) -> tuple[Found, ...]:
    """Order expressions of the trigger's sentence by their distance on the tree, nearest first."""
    sentence = parse.sentence_at(trigger)
    ranked = []
    for order, expression in enumerate(found):
        if not sentence.span.overlaps(expression.span):
            continue
        distance = tree_distance(parse, trigger, parse.tokens_in(expression.span))
        if distance is not None:
            ranked.append((distance, order))
    return tuple(found[order] for _, order in sorted(ranked))


def own_times(
    setting: Setting, draft: Draft, drafts: Sequence[Draft]
) -> tuple[TimeExpression, ...]:
    """Return the times of an event, nearest first, without those that belong elsewhere.

    Another event owns what stands below it on the tree; a noun owns its year ("the accord of
    2001"); and a clause that is told, or set before or after another, has only its own times: who
    said on Monday that troops had left did not see them leave on Monday.

    Args:
        setting: The scene; times without a day come last.
        draft: The event.
        drafts: All events of the page, this one included.

    Returns:
        Dates (no durations); () when the sentence gives the event none.
    """
    parse, trigger = setting.parse, draft.trigger
    sentence = parse.sentence_at(trigger).span
    times = [t for t in setting.scene.times if t.kind == "date" and sentence.overlaps(t.span)]
    if not times:
        return ()
    reach, taken = when.reach(setting, draft), _taken(parse, trigger, drafts)
    own = (t for t in nearest(parse, trigger, times) if _belongs(parse, trigger, t, reach, taken))
    placed = tuple(sorted(own, key=lambda time: time.edtf is None))
    return _on_both_days(parse.text, placed)


def _on_both_days(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Join the nearest day with the one told beside it: `on 18 and 19 June` lasts two days."""
    for other in times[1:]:
        first, last = sorted((times[0], other), key=lambda time: time.span)
        beside = text[first.span.end : last.span.start].strip().lower() == "and"
        if beside and _is_next_day(first, last):
            return (_joined(text, first, last), *(t for t in times[1:] if t is not other))
    return tuple(times)


def _is_next_day(first: TimeExpression, last: TimeExpression) -> bool:
    one, two = first.interval, last.interval
    if one is None or two is None or first.relation or last.relation:
        return False
    return one.days == two.days == 1 and one.end == two.start


def _joined(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression:
    edtf, span = f"{first.edtf}/{last.edtf}", first.span.join(last.span)
    reason = f"{first.reason}; two days"
    interval = interval_of(edtf)
    return replace(
        first, span=span, text=span.of(text), edtf=edtf, interval=interval, reason=reason
    )


def _belongs(
    parse: Parse,
    trigger: int,
    time: TimeExpression,
    reach: frozenset[int],
    taken: Sequence[frozenset[int]],
) -> bool:
    words = frozenset(parse.tokens_in(time.span))
    if not words & reach or any(words <= subtree for subtree in taken):
        return False
    dates_a_thing = time.modifier and not _hangs_on(parse, trigger, words)
    return not (dates_a_thing or _is_owned(parse, trigger, words))


def _taken(parse: Parse, trigger: int, drafts: Sequence[Draft]) -> tuple[frozenset[int], ...]:
    """List what stands below the other events of a sentence; those above a trigger share."""
    sentence, above = parse.sentence_at(trigger).span, {trigger, *parse.ancestors(trigger)}
    rivals = (d.trigger for d in drafts if sentence.overlaps(d.trigger_span))
    return tuple(frozenset(parse.subtree(rival)) for rival in rivals if rival not in above)


def _hangs_on(parse: Parse, trigger: int, words: frozenset[int]) -> bool:
    return any(parse.tokens[word].head == trigger for word in words)


def _is_owned(parse: Parse, trigger: int, words: frozenset[int]) -> bool:
    """Tell whether a time belongs to a noun of its own: `the 2015 deal`, `the accord of 2001`.

    `The announcement last month` too: a noun made of a verb has its time as a verb has.
    """
    tops = [w for w in words if parse.tokens[w].head not in words]
    for top in tops:
        head = parse.tokens[top].head
        if head < 0 or head == trigger or parse.tokens[head].upos not in ("NOUN", "PROPN"):
            continue
        word = syntax.preposition(parse, top)
        if top < head or word == "of":
            return True
        if not word and parse.tokens[head].lemma.endswith(DEVERBAL):
            return True
    return False


DEVERBAL = ("ment", "tion", "sion", "ance", "ence")
"""Endings of nouns that name what somebody did: announcement, decision, conference."""


def own_places(parse: Parse, trigger: int, places: Sequence[Place]) -> tuple[Place, ...]:
    """Return places inside the clause of a trigger that a preposition of place brings in."""
    inside = set(syntax.clause(parse, trigger))
    found = []
    for place in nearest(parse, trigger, places):
        words = parse.tokens_in(place.span)
        if words and set(words) <= inside and _is_located(parse, words):
            found.append(place)
    return tuple(found)


WHERE = frozenset(
    {"in", "at", "near", "outside", "around", "across", "throughout", "inside", "within", "off",
     "along"}
)  # fmt: skip
"""Not `on` nor `to`: who "called on Washington" did not do it there."""


def _is_located(parse: Parse, words: Iterable[int]) -> bool:
    return any(syntax.preposition(parse, word) in WHERE for word in words)


def own_quantities(
    parse: Parse, trigger: int, quantities: Sequence[Quantity]
) -> tuple[Quantity, ...]:
    """Return numbers inside the clause of a trigger, text order."""
    inside = set(syntax.clause(parse, trigger))
    return tuple(q for q in quantities if set(parse.tokens_in(q.span)) & inside)
