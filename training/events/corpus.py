"""Written sentences as numbers: words, marks, events, roles and pairs of noun phrases.

The shipped engine cuts the words and finds the trees, so that what is learned lines up with what
is asked later: a role is learned at the head word of a phrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from evaluation.plv import ROOTS, project

from detente.events.syntax import noun_phrase
from detente.language import load as load_language
from detente.language._pieces import gap_of
from detente.model.events import FACTUALITY_VALUES
from detente.model.text import Parse, Span
from detente.ontology import CONTEXTS, PLOVER_TYPES, load
from detente.ontology.sentences import WrittenEvent, WrittenSentence, plover_name

NOTHING = -100
"""What no loss counts."""
TYPES = ("NONE", *PLOVER_TYPES, "DROPPED")
"""`DROPPED`: an event of the extension that PLOVER has no place for."""
ROLES = ("none", "actor", "recipient", "place", "issue")
DEPTHS = ("none", "innermost", "second", "further")
"""Where a voice stands in the chain of an event, counted from who says it first-hand."""
WAYS = ("forward", "backward", "both", "neither")
"""How an event runs between the two marked phrases."""
PHRASES = frozenset({"NOUN", "PROPN", "PRON"})
LABELLED = 0.3
"""A file in which so many events have contexts has had them labelled throughout."""

Words = tuple[int, int]
"""First word and the one after the last."""


@dataclass(frozen=True)
class LearnedEvent:
    """An event by word numbers and label numbers."""

    trigger: int
    type: int
    name: int
    value: int
    roles: tuple[tuple[int, Words, int], ...]
    """Role, words, head word; of two roles of one word the later counts."""
    plv: int
    """Index in `PLV_ROOTS`; NOTHING where PLV has no name for it."""
    contexts: tuple[int, ...] | None = None
    """Index in `CONTEXTS`; None where nobody has labelled them."""
    voices: tuple[tuple[int, int], ...] = ()
    """Index in `DEPTHS` and head word of each voice but the page."""

    def phrases(self, role: str) -> list[Words]:
        """List the phrases in a role."""
        return [words for number, words, _ in self.roles if ROLES[number] == role]


@dataclass(frozen=True)
class Exercise:
    """A written sentence in words, with its labels."""

    forms: list[str]
    gaps: list[int]
    events: tuple[LearnedEvent, ...]
    phrases: tuple[Words, ...]
    """Noun phrases of whatever kind."""
    below: dict[int, tuple[int, ...]]
    """Words below each trigger."""
    group: str
    text: str
    proper: frozenset[int] = frozenset()
    """Words that are names or adjectives of states."""
    judged: tuple[tuple[int, float], ...] = ()
    """Words and how factual readers found them, -3 to 3. Such a sentence has no event labels."""


@dataclass(frozen=True)
class Labels:
    """Label sets, in the order of the network's outputs."""

    type: tuple[str, ...] = TYPES
    name: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    role: tuple[str, ...] = ROLES
    depth: tuple[str, ...] = DEPTHS
    way: tuple[str, ...] = WAYS
    context: tuple[str, ...] = CONTEXTS
    type_of_name: dict[str, str] = field(default_factory=dict)


def labels_of(sentences: Iterable[WrittenSentence]) -> Labels:
    """Collect the names of events that occur, and all that the ontology has."""
    ontology = load()
    names = {each.type for each in ontology.types}
    names |= {f"{each.type}/{mode.name}" for each in ontology.types for mode in each.modes}
    used = {event.name for sentence in sentences for event in sentence.events}
    ordered = tuple(sorted(names | used))
    types = {name: plover_name(ontology, name)[0] or "DROPPED" for name in ordered}
    return Labels(name=ordered, value=FACTUALITY_VALUES, type_of_name=types)


def exercises(sentences: Iterable[WrittenSentence], labels: Labels) -> list[Exercise]:
    """Turn sentences into words and label numbers."""
    engine = load_language("en")
    listed = list(sentences)
    told = Counter(one.file for one in listed for _ in one.events)
    labelled = Counter(one.file for one in listed for event in one.events if event.contexts)
    known = {file for file in told if labelled[file] > LABELLED * told[file]}
    return [_exercise(engine.parse(one.text), one, labels, one.file in known) for one in listed]


def _exercise(
    parse: Parse, sentence: WrittenSentence, labels: Labels, has_contexts: bool
) -> Exercise:
    ends = [0, *(token.span.end for token in parse.tokens)]
    gaps = [
        gap_of(parse.text[end : token.span.start])
        for end, token in zip(ends, parse.tokens, strict=False)
    ]
    events = tuple(_event(parse, event, labels, has_contexts) for event in sentence.events)
    proper = frozenset(
        i for i, t in enumerate(parse.tokens)
        if t.upos == "PROPN" or (t.upos == "ADJ" and t.text[:1].isupper())
    )  # fmt: skip
    return Exercise(
        forms=[token.text for token in parse.tokens],
        gaps=gaps,
        events=events,
        phrases=noun_phrases(parse),
        below={event.trigger: parse.subtree(event.trigger) for event in events},
        group=sentence.group,
        text=sentence.text,
        proper=proper,
    )


def _event(parse: Parse, event: WrittenEvent, labels: Labels, has_contexts: bool) -> LearnedEvent:
    roles = [
        (ROLES.index(role), words_of(parse, span), head_of(parse, span))
        for role, spans in (
            ("actor", event.actors),
            ("recipient", event.recipients),
            ("place", (event.place,)),
            ("issue", (event.issue,)),
        )
        for span in spans
        if span is not None
    ]
    root = event.plv or project(event.type, event.value)
    return LearnedEvent(
        trigger=head_of(parse, event.trigger),
        type=TYPES.index(event.type or "DROPPED"),
        name=labels.name.index(event.name),
        value=labels.value.index(event.value),
        roles=tuple(roles),
        plv=ROOTS.index(root) if root else NOTHING,
        contexts=tuple(map(CONTEXTS.index, event.contexts)) if has_contexts else None,
        voices=tuple(
            (min(depth, len(DEPTHS) - 1), head_of(parse, span))
            for depth, span in enumerate(reversed(event.voices), 1)
        ),
    )


def words_of(parse: Parse, span: Span) -> Words:
    """Return the words that a span touches; at least one."""
    touched = [i for i, token in enumerate(parse.tokens) if token.span.overlaps(span)]
    return touched[0], touched[-1] + 1


def head_of(parse: Parse, span: Span) -> int:
    """Return the word of a span whose head lies outside it."""
    first, last = words_of(parse, span)
    for index in range(first, last):
        if not first <= parse.tokens[index].head < last and parse.tokens[index].upos != "PUNCT":
            return index
    return last - 1


def noun_phrases(parse: Parse) -> tuple[Words, ...]:
    """List noun phrases without clauses and coordinated parts, in text order."""
    found = []
    for index, token in enumerate(parse.tokens):
        if token.upos in PHRASES and token.relation not in ("compound", "flat", "fixed"):
            found.append(noun_phrase(parse, index))
    return tuple(found)
