"""What has been spoken of so far, and the clause a word stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from detente.actors._words import lists
from detente.actors.sketches import Draft, Sketch
from detente.model.text import Parse, Span

_DEEP = 40
"""Heads above a word that are looked at for a subject."""
_NEAR = 80
"""Mentions back that anything refers."""
_TAGS = 6
"""Tags of quotations to either side that a first person looks at."""
HUMAN = frozenset({"person", "office", "unnamed"})
BODY = frozenset({"state", "organisation", "delegation", "media", "mission", "group", "place"})


@dataclass(slots=True)
class Focus:
    """Mentions before a point in the text, and where each sentence lies."""

    draft: Draft
    numbers: dict[int, int] = field(default_factory=dict)
    """First token of a sentence -> its number."""
    before: list[Sketch] = field(default_factory=list)
    resolved: dict[int, Sketch] = field(default_factory=dict)
    """Pronoun token -> what it became."""
    line: tuple[int, int] = (0, 0)
    """Tokens of the line read last, half-open."""
    tags: list[int] = field(default_factory=list)
    """Subjects of verbs of speech in it."""

    def sentence(self, index: int) -> int:
        """Return the number of the sentence a token stands in."""
        return self.numbers[self.draft.parse.sentence_at(index).first]

    def recent(self, index: int, reach: int) -> list[Sketch]:
        """List mentions of this sentence and some before it, in text order."""
        here = self.sentence(index)
        found: list[Sketch] = []
        for sketch in reversed(self.before):
            if here - self.sentence(sketch.head) > reach or len(found) > _NEAR:
                break
            found.append(sketch)
        return found[::-1]

    def at(self, index: int) -> Sketch | None:
        """Return the mention a token heads, pronouns included."""
        return self.resolved.get(index) or self.draft.by_head.get(index)


def opened(draft: Draft) -> Focus:
    """Begin with nothing in focus."""
    numbers = {s.first: number for number, s in enumerate(draft.parse.sentences)}
    return Focus(draft=draft, numbers=numbers)


def subjects(parse: Parse, index: int) -> Iterator[int]:
    """Yield the subjects of the clauses around a token, innermost first.

    The clause whose subject the token itself is, or is part of, is passed over.
    """
    inside = {index}
    for above in islice(parse.ancestors(index), _DEEP):
        subject = _subject(parse, above)
        if subject is not None and subject not in inside:
            yield subject
        elif (
            subject is None
            and parse.tokens[above].relation == "acl"
            and (parse.child(above, "mark") is None)
        ):
            yield parse.tokens[above].head
        inside.add(above)


def _subject(parse: Parse, above: int) -> int | None:
    """Return the subject of a verb; a bare noun before it where the tree has none."""
    subject = parse.child(above, "nsubj")
    if subject is not None or parse.tokens[above].upos != "VERB":
        return subject
    for child in parse.children(above, "obl", "dislocated", "dep", "vocative"):
        if child < above and parse.tokens[child].upos == "PROPN" and (
            parse.child(child, "case") is None
        ):  # fmt: skip
            return child
    return None


def is_subject(parse: Parse, index: int) -> bool:
    """Tell whether a token is a subject, or coordinated with one."""
    token = parse.tokens[index]
    if token.relation == "conj" and token.head >= 0:
        token = parse.tokens[token.head]
    return token.relation == "nsubj"


def paragraph(parse: Parse, index: int) -> tuple[int, int]:
    """Return the bounds, in code points, of the line a token stands in."""
    start = parse.tokens[index].span.start
    first = parse.text.rfind("\n", 0, start) + 1
    last = parse.text.find("\n", start)
    return first, last if last >= 0 else len(parse.text)


def speaker(focus: Focus, index: int, ahead: Callable[[int], Sketch | None]) -> Sketch | None:
    """Find who speaks in the line a token stands in, if anything is quoted there.

    Of several, it is the one nearest to the token.

    Args:
        focus: What the walk has passed.
        index: A token of the quotation.
        ahead: Reads a pronoun that the walk has not reached yet; None for nobody.
    """
    tags = _tags(focus, index)
    place = bisect_left(tags, index)
    near = tags[max(0, place - _TAGS) : place + _TAGS]
    for i in sorted(near, key=lambda i: abs(i - index)):
        sketch = focus.at(i) or (ahead(i) if i > index else None)
        if sketch and sketch.kind in HUMAN:
            return sketch
    return None


def _tags(focus: Focus, index: int) -> list[int]:
    """List the subjects of verbs of speech in the line of a token; [] if nothing is quoted."""
    parse = focus.draft.parse
    if index < focus.line[1] and index >= focus.line[0]:
        return focus.tags
    first, last = paragraph(parse, index)
    line = parse.text[first:last]
    inside = parse.tokens_in(Span(first, last))
    quoted = any(mark in line for mark in '"“”«»') or line[:1] in {"—", "–", "-"}
    focus.line = (inside[0], inside[-1] + 1) if inside else (index, index + 1)
    focus.tags = [i for i in inside if _says(parse, i)] if quoted else []
    return focus.tags


def _says(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    if token.relation != "nsubj" or token.head < 0:
        return False
    return parse.tokens[token.head].lemma.lower() in lists()["speech"]
