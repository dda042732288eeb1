"""Whose ground the words stand on: the place just named, and the state an article is about.

`Protesters blocked the road to Basra` are Iraq's by the place. In an article that names hardly
any state but one, `prosecutors`, `the police` and people without a title are that state's; where
two states share an article nobody is given either for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from detente.actors.sketches import Draft, Sketch

_SCENE = 120
"""Mentions back, and tokens, within which a place still sets the scene."""
NEARLY_ALL = 0.8
"""Of what an article names, so much must be one state's for everybody else to be its."""
MOST = 0.6
"""So much for those who are surely some state's: ministers, lawmakers, courts."""
_FEWEST = 3
"""Names of a state that make an article one about it."""
_NAMING = frozenset({"name", "demonym", "capital"})
_ROVING = frozenset({"militants", "refugees"})
"""Groups that the scene says nothing of."""
_APART = frozenset({"EDU", "JRN", "NGO"})
"""Sectors of those who look on from anywhere: analysts, reporters, rights groups."""
_LOCAL = frozenset({"media", "students"})
"""Bodies of such a sector that are of the place all the same: `the press`, `teachers`."""


def subject(draft: Draft, share: float = NEARLY_ALL) -> str | None:
    """Return the state an article is about.

    Args:
        draft: What is known so far.
        share: How much of what is named must be its, 0..1.

    Returns:
        A code; None where too little is named or two states share the article.
    """
    counted = Counter(s.state for s in draft.sketches if _counts(s))
    for code, times in counted.most_common(1):
        return code if times >= _FEWEST and times >= share * counted.total() else None
    return None


def _counts(sketch: Sketch) -> bool:
    return sketch.form in _NAMING and sketch.state is not None and sketch.kind != "media"


def foremost(draft: Draft) -> str | None:
    """Return the state named most; None where no state has the greater part of such names."""
    named = (s for s in draft.sketches if s.match and s.match.is_state and s.kind != "place")
    counted = Counter(sketch.state for sketch in named)
    for code, times in counted.most_common(1):
        return code if times > MOST * counted.total() else None
    return None


def looks_on(sketch: Sketch) -> bool:
    """Tell whether somebody tells of things without a part in them, as analysts do."""
    entity = sketch.entity
    sector = sketch.person.sector if sketch.person else entity.sector if entity else None
    if sketch.phrase and sketch.phrase.core.id in _LOCAL:
        return False
    return sector in _APART or (sketch.kind in {"media", "unnamed"} and sector == "UNK")


def ground(draft: Draft, sketch: Sketch, ordered: list[Sketch]) -> str | None:
    """Return the state of the place last named, for rebels, protesters, civilians."""
    if not _stands_somewhere(draft, sketch):
        return None
    here = draft.parse.sentence_at(sketch.first)
    place = bisect_left(ordered, sketch.span.start, key=lambda s: s.span.start)
    around = [s for s in ordered[max(0, place - _SCENE) : place + 40] if s.as_place and s.state]
    same = [s for s in around if here.first <= s.first < here.last]
    near = [s for s in around if 0 < sketch.first - s.first < _SCENE]
    places = [s for s in same or near[-3:] if s.kind == "place" or is_in(draft, s.head)]
    return places[-1].state if places else None


def _stands_somewhere(draft: Draft, sketch: Sketch) -> bool:
    phrase = sketch.phrase
    if phrase is None or phrase.core.kind != "body" or phrase.core.note or phrase.owners:
        return False
    if phrase.core.id in _ROVING or phrase.core.id.startswith("ministry"):
        return False
    return draft.parse.tokens[sketch.head].relation != "obj"


def is_in(draft: Draft, index: int) -> bool:
    """Tell whether a word says where something is, or of what it is."""
    case = draft.parse.child(index, "case")
    word = draft.parse.tokens[case].text.lower() if case is not None else ""
    return word in {"of", "in", "from"}


def home(draft: Draft) -> str | None:
    """Guess the publisher's state: that of a paper that people keep speaking to."""
    told: Counter[str] = Counter()
    for sketch in draft.sketches:
        token = draft.parse.tokens[sketch.head]
        if sketch.kind == "media" and sketch.state and token.head >= 0:
            verb = draft.parse.tokens[token.head].lemma.lower()
            told[sketch.state] += verb in {"tell", "explain"}
    best = told.most_common(1)
    return best[0][0] if best and best[0][1] > 1 else None
