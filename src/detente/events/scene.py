"""What extraction reads: an article as the earlier stages left it, with look-ups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from detente.events.arguments import MentionIndex
from detente.events.match import Match
from detente.model.actors import Mention, Place
from detente.model.events import Quantity
from detente.model.layers import EventLayers
from detente.model.text import Parse, Span
from detente.model.times import TimeExpression

BOTH, EACH, MANY = 0.85, 0.3, 8
"""So much of what a page names of states must be the two together, and the lesser of them; and so
often must it name states at all: a sentence alone is about nothing else than it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the earlier stages read off an article."""

    parse: Parse
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    closed: tuple[Span, ...] = ()
    """Stretches in which nothing is coded, as section headings: they announce, the text tells."""
    layers: EventLayers | None = None
    """What the encoder says of events; None where a language has no event heads."""


@cache
def lexicon(name: str) -> dict[str, frozenset[str]]:
    """Load the carrying words of a language, or the habits of types; {} where there are none."""
    file = resources.files("detente.events") / "data" / f"{name}.yaml"
    if not file.is_file():
        return {}
    loaded: dict[str, list[str]] = yaml.safe_load(file.read_text("utf-8"))
    return {key: frozenset(words) for key, words in loaded.items()}


def pair_of(mentions: tuple[Mention, ...]) -> frozenset[str]:
    """Return the two states that a page is about; empty where it is not about two."""
    named = Counter(m.entity.state for m in mentions if m.entity.state)
    two = named.most_common(2)
    if len(two) < 2:
        return frozenset()
    total = named.total()
    apart = two[1][1] >= EACH * total and two[0][1] + two[1][1] >= BOTH * total and total >= MANY
    return frozenset(state for state, _ in two if state) if apart else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A scene with its mentions indexed and the word lists of its language at hand."""

    scene: Scene
    parse: Parse
    mentions: MentionIndex
    words: dict[str, frozenset[str]]
    """Carrying and happening verbs, nouns of what is undergone."""
    habits: dict[str, frozenset[str]]
    """How types of event treat what stands around them."""
    pair: frozenset[str]
    """The two states that the article is about; empty where it is not about two."""

    @classmethod
    def of(cls, scene: Scene) -> Setting:
        """Index a scene."""
        words = lexicon(scene.parse.language)
        undergone, apart = (words.get(name, frozenset()) for name in ("undergone", "apart"))
        return cls(
            scene=scene,
            parse=scene.parse,
            mentions=MentionIndex(scene.parse, scene.mentions, undergone, apart),
            words=words,
            habits=lexicon("types"),
            pair=pair_of(scene.mentions),
        )

    def trigger_span(self, match: Match) -> Span:
        """Cover the trigger words when they stand close; the head word alone when they do not."""
        if max(match.words) - min(match.words) > len(match.words) + 3:
            return self.parse.tokens[match.index].span
        return self.parse.span_of(match.words)

    def trigger_text(self, match: Match) -> str:
        """Return the trigger as worded."""
        return self.trigger_span(match).of(self.parse.text)
