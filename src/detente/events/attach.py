"""Times, places and numbers: what of a sentence belongs to which event.

An expression belongs to the trigger that is nearest on the tree: inside its own clause first, then
in the clause that governs it. A time that opens a sentence holds for its main verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from detente.events import syntax
from detente.model.actors import Place
from detente.model.events import Quantity
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
    parse: Parse, trigger: int, rivals: Iterable[int], times: Sequence[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """Return the times of a trigger, nearest first, without those that belong elsewhere.

    A rival trigger below this one owns what stands below it; a noun owns its year ("the accord of
    2001"); and a clause that is told, or set before or after another, has only its own times: who
    said on Monday that troops had left did not see them leave on Monday.
    """
    dated = [time for time in times if time.kind == "date"]
    below = [set(parse.subtree(r)) for r in rivals if trigger in set(parse.ancestors(r))]
    reach = set(parse.subtree(_clause_top(parse, trigger)))

    def belongs(time: TimeExpression) -> bool:
        words = set(parse.tokens_in(time.span))
        taken = any(words <= subtree for subtree in below)
        dates_a_thing = time.modifier and not _hangs_on(parse, trigger, words)
        owned = dates_a_thing or _is_owned(parse, trigger, words)
        return bool(words & reach) and not taken and not owned

    return tuple(time for time in nearest(parse, trigger, dated) if belongs(time))


CLOSED = frozenset({"ccomp", "acl", "acl:relcl", "parataxis", "csubj"})
"""Relations of clauses into which no time of the governing clause reaches."""
SET_APART = frozenset({"after", "before", "since", "until", "when", "while", "because", "once"})


def _clause_top(parse: Parse, trigger: int) -> int:
    """Climb from a trigger to the highest word whose times may be its own."""
    current = trigger
    while parse.tokens[current].head >= 0 and not _is_closed(parse, current):
        current = parse.tokens[current].head
    return current


def _is_closed(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.deprel in CLOSED or token.relation in ("ccomp", "parataxis"):
        return True
    marks = (parse.tokens[m].text.lower() for m in parse.children(index, "mark", "advmod"))
    return token.relation == "advcl" and any(mark in SET_APART for mark in marks)


def _hangs_on(parse: Parse, trigger: int, words: set[int]) -> bool:
    return any(parse.tokens[word].head == trigger for word in words)


def _is_owned(parse: Parse, trigger: int, words: set[int]) -> bool:
    """Tell whether a time belongs to a noun of its own: `the 2015 deal`, `the accord of 2001`."""
    tops = [w for w in words if parse.tokens[w].head not in words]
    for top in tops:
        head = parse.tokens[top].head
        if head < 0 or head == trigger or parse.tokens[head].upos not in ("NOUN", "PROPN"):
            continue
        if top < head or syntax.preposition(parse, top) == "of":
            return True
    return False


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
