"""Windows and questions to learn from, drawn anew in every epoch, with noise laid over them.

Names of states are exchanged for those of other states, so that nothing is learned of any of them;
of two phrases it is asked now one way, now the other, now of phrases that have nothing to do with
each other.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import torch

from detente.language._pieces import FIRST_MARK, LAST_MARK, MOST_PIECES, Pieces
from detente.ontology import CONTEXTS
from training.events.corpus import NOTHING, ROLES, WAYS, Exercise, LearnedEvent, Words
from training.events.network import Batch

MOST = 150
"""Pieces in a window."""
MASK = 103
JUDGED = 0.5
"""Share of the judged sentences that is drawn: they are many, and no news."""
FORWARD, BACKWARD, BOTH, NEITHER = range(len(WAYS))


@dataclass(frozen=True)
class Question:
    """Two phrases and what holds between them; NOTHING where it is not known."""

    source: Words
    target: Words
    type: int = NOTHING
    value: int = NOTHING
    way: int = NOTHING
    plv: int = NOTHING


@dataclass(frozen=True)
class Drawn:
    """A window: exercises one after another, and a question about one of them or none."""

    exercises: tuple[Exercise, ...]
    question: Question | None = None
    """In words of the first exercise."""


def draw(
    learn: Sequence[Exercise], chance: random.Random, asked: float = 0.65, plain: float = 1.0
) -> list[Drawn]:
    """Draw the exercises, some asked about and some joined with others.

    Args:
        learn: All there are.
        chance: What decides.
        asked: Share that is asked about, of those of which something may be asked.
        plain: Share that is drawn of those in which nobody is heard but the page.
    """
    found: list[Drawn] = []
    order = [one for one in learn if chance.random() < _share_drawn(one, plain)]
    chance.shuffle(order)
    place = 0
    while place < len(order):
        exercise = order[place]
        place += 1
        ways = questions(exercise, chance)
        if ways and chance.random() < asked:
            found.append(Drawn((exercise,), pick(ways, chance)))
            continue
        joined = [exercise]
        while place < len(order) and chance.random() < 0.35 and len(joined) < 4:
            joined.append(order[place])
            place += 1
        found.append(Drawn(tuple(joined)))
    return found


def _share_drawn(exercise: Exercise, plain: float) -> float:
    if exercise.judged:
        return JUDGED
    return 1.0 if any(event.voices for event in exercise.events) else plain


def pick(ways: dict[str, list[Question]], chance: random.Random) -> Question:
    """Pick a question: mostly of a true pair."""
    weights = {"told": 6.0, "both": 4.0, "loose": 1.2, "backward": 1.6, "neither": 1.8}
    kinds = [kind for kind in weights if ways.get(kind)]
    kind = chance.choices(kinds, [weights[k] for k in kinds])[0]
    return chance.choice(ways[kind])


def questions(exercise: Exercise, chance: random.Random) -> dict[str, list[Question]]:
    """List what may be asked of a sentence, by kind; a kind of which there is nothing is left out.

    `told`: actor and recipient; `both`: two who act together; `loose`: an actor and what else
    stands in the clause, where nobody undergoes the act; `backward`: recipient and actor;
    `neither`: phrases between which nothing is told.
    """
    asking = _Asking(exercise)
    for event in exercise.events:
        asking.ask_of(event, chance)
    for event in exercise.events:
        asking.ask_loosely(event)
    asking.ask_backward()
    asking.ask_in_vain(chance)
    return asking.found


class _Asking:
    """Questions of one sentence in the making."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.found: dict[str, list[Question]] = {}
        self.linked: set[tuple[Words, Words]] = set()

    def add(self, kind: str, question: Question) -> None:
        """Note a question, and that its two phrases have to do with each other."""
        self.found.setdefault(kind, []).append(question)
        self.link(question.source, question.target)

    def link(self, one: Words, other: Words) -> None:
        """Note that two phrases have to do with each other."""
        self.linked |= {(one, other), (other, one)}

    def ask_of(self, event: LearnedEvent, chance: random.Random) -> None:
        """Ask of the parties of an event, several of one side also as one phrase."""
        actors, recipients = event.phrases("actor"), event.phrases("recipient")
        told = _told(event)
        pairs = [(a, r) for a in actors for r in recipients]
        if len(recipients) > 1 and actors:
            pairs.append((chance.choice(actors), _whole(recipients)))
        if len(actors) > 1 and recipients:
            pairs.append((_whole(actors), chance.choice(recipients)))
        for actor, recipient in pairs:
            self.add("told", replace(told, source=actor, target=recipient, way=FORWARD))
        if not recipients:
            for one, other in ((a, b) for a in actors for b in actors if a != b):
                self.add("both", replace(told, source=one, target=other, way=BOTH))

    def ask_loosely(self, event: LearnedEvent) -> None:
        """Ask of an actor and what else stands in its clause, where nobody undergoes the act."""
        actors, recipients = event.phrases("actor"), event.phrases("recipient")
        below = set(self.exercise.below[event.trigger])
        taken = {words for _, words, _ in event.roles}
        others = [words for role, words, _ in event.roles if ROLES[role] in ("place", "issue")]
        near = [
            phrase
            for phrase in self.exercise.phrases
            if phrase not in taken and all(index in below for index in range(*phrase))
        ]
        alone = (actors if not recipients else recipients if not actors else [])[:1]
        for party in alone if len(actors) <= 1 else []:
            for phrase in (p for p in others + near[:4] if not _touch(p, party)):
                if actors:
                    self.add("loose", replace(_told(event), source=party, target=phrase))
                else:
                    self.link(party, phrase)

    def ask_backward(self) -> None:
        """Ask of told pairs the other way round, unless something is told that way too."""
        told = {(q.source, q.target): q for q in self.found.get("told", ())}
        for (source, target), question in told.items():
            if (target, source) not in told:
                turned = replace(question, source=target, target=source, way=BACKWARD)
                self.add("backward", turned)

    def ask_in_vain(self, chance: random.Random) -> None:
        """Ask of phrases between which nothing is told."""
        filled = {words for event in self.exercise.events for _, words, _ in event.roles}
        free = [p for p in self.exercise.phrases if not any(_touch(p, f) for f in filled)]
        spots = [*filled, *free]
        for _ in range(6 if len(spots) > 1 else 0):
            one, other = chance.sample(spots, 2)
            if (one, other) not in self.linked and not _touch(one, other):
                self.add("neither", Question(one, other, type=0, way=NEITHER))


def _told(event: LearnedEvent) -> Question:
    """Return what is known of an event, of phrases still to be named."""
    return Question((0, 1), (0, 1), type=event.type, value=event.value, plv=event.plv)


def _whole(phrases: list[Words]) -> Words:
    """Return the stretch from the first of several phrases to the last."""
    return min(first for first, _ in phrases), max(last for _, last in phrases)


def _touch(one: Words, other: Words) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def batches(
    windows: Sequence[Drawn], most_words: int, chance: random.Random | None
) -> Iterator[list[Drawn]]:
    """Group windows of like length so that a padded batch holds about so many words."""

    def length(window: Drawn) -> float:
        return sum(len(e.forms) for e in window.exercises)

    ordered = sorted(
        windows, key=lambda w: length(w) * (chance.uniform(0.85, 1.15) if chance else 1)
    )
    groups: list[list[Drawn]] = [[]]
    longest = 0.0
    for window in ordered:
        longest = max(longest, length(window))
        if groups[-1] and longest * (len(groups[-1]) + 1) > most_words:
            groups.append([])
            longest = length(window)
        groups[-1].append(window)
    if chance:
        chance.shuffle(groups)
    yield from groups


def tensors(windows: Sequence[Drawn], pieces: Pieces, chance: random.Random | None) -> Batch:
    """Number and pad windows; with a source of chance, lay noise over them."""
    rows = [_row(window, pieces, chance) for window in windows]
    words = max(len(row.first) for row in rows)
    length = max(len(row.pieces) for row in rows)

    def pad(key: str, size: int, filler: int) -> torch.Tensor:
        values = [getattr(row, key) for row in rows]
        return torch.tensor([each + [filler] * (size - len(each)) for each in values])

    events, roles, voices, contexts, asked, sides = [], [], [], [], [], []
    judged = [
        (number, word, label) for number, row in enumerate(rows) for word, label in row.judged
    ]
    for number, row in enumerate(rows):
        for word, event, (start, stop), offset in row.events:
            events.append([number, word, event.type, event.name, event.value])
            stretch = range(start, stop)
            roles.append(_labels([(r, w + offset) for r, _, w in event.roles], stretch, words))
            voices.append(_labels([(d, w + offset) for d, w in event.voices], stretch, words))
            contexts.append(_contexts(event))
        if row.question:
            q = row.question
            asked.append([number, q.type, q.value, q.way, q.plv])
            sides.append((_share(q.source, words), _share(q.target, words)))
    return Batch(
        pieces=pad("pieces", length, 0),
        shapes=pad("shapes", length, 7),
        gaps=pad("gaps", length, 0),
        marks=pad("marks", length, 0),
        lengths=torch.tensor([len(row.pieces) for row in rows]),
        first=pad("first", words, 0),
        last=pad("last", words, 0),
        types=pad("types", words, NOTHING),
        events=torch.tensor(events, dtype=torch.long).view(-1, 5),
        roles=torch.tensor(roles, dtype=torch.long).view(-1, words),
        voices=torch.tensor(voices, dtype=torch.long).view(-1, words),
        contexts=torch.tensor(contexts, dtype=torch.float).view(-1, len(CONTEXTS)),
        judged=torch.tensor([each[:2] for each in judged], dtype=torch.long).view(-1, 2),
        certain=torch.tensor([label for _, _, label in judged], dtype=torch.float),
        asked=torch.tensor(asked, dtype=torch.long).view(-1, 5),
        source=torch.tensor([s for s, _ in sides]).view(-1, words),
        target=torch.tensor([t for _, t in sides]).view(-1, words),
    )


def _labels(heads: list[tuple[int, int]], stretch: range, words: int) -> list[int]:
    """Label the words of a stretch: a head with its label, others with 0, those outside not."""
    labels = [0 if word in stretch else NOTHING for word in range(words)]
    for label, word in heads:
        if word in stretch:
            labels[word] = label
    return labels


def _contexts(event: LearnedEvent) -> list[float]:
    if event.contexts is None:
        return [float(NOTHING)] * len(CONTEXTS)
    return [float(number in event.contexts) for number in range(len(CONTEXTS))]


def _share(words: Words, size: int) -> list[float]:
    first, last = min(words[0], size - 1), min(words[1], size)
    last = max(last, first + 1)
    return [1 / (last - first) if first <= i < last else 0.0 for i in range(size)]


@dataclass
class _Row:
    pieces: list[int]
    shapes: list[int]
    gaps: list[int]
    marks: list[int]
    first: list[int]
    last: list[int]
    types: list[int]
    events: list[tuple[int, LearnedEvent, Words, int]]
    judged: list[tuple[int, float]]
    question: Question | None


def _row(window: Drawn, pieces: Pieces, chance: random.Random | None) -> _Row:
    row = _Row([FIRST_MARK], [7], [1], [0], [], [], [], [], [], None)
    question = window.question
    if question and chance:
        question = _narrowed(question, window.exercises[0], chance)
    for number, exercise in enumerate(window.exercises):
        offset = len(row.first)
        forms = _noisy(exercise.forms, chance) if chance else exercise.forms
        shape = chance.choice((0, 1, 2)) if chance and chance.random() < 0.06 else None
        types = [NOTHING if exercise.judged else 0] * len(forms)
        for event in exercise.events:
            types[event.trigger] = event.type
        for index, form in enumerate(forms):
            numbers, own = pieces.of(form)
            if len(row.pieces) + len(numbers) >= MOST:
                break
            hidden = chance is not None and chance.random() < 0.03
            row.first.append(len(row.pieces))
            row.pieces += [MASK] * len(numbers) if hidden else list(numbers[:MOST_PIECES])
            row.shapes += [shape if shape is not None and own < 5 else own] * len(numbers)
            gap = (1 if offset else 3) if index == 0 else exercise.gaps[index]
            row.gaps += [gap] + [4] * (len(numbers) - 1)
            mark = 0
            if question and number == 0:
                mark = 1 if _inside(question.source, index) else 0
                mark = 2 if not mark and _inside(question.target, index) else mark
            row.marks += [mark] * len(numbers)
            row.last.append(len(row.pieces) - 1)
            row.types.append(types[index])
        stop = len(row.first)
        row.events += [
            (event.trigger + offset, event, (offset, stop), offset)
            for event in exercise.events
            if event.trigger + offset < stop
        ]
        row.judged += [
            (word + offset, label) for word, label in exercise.judged if word + offset < stop
        ]
    if question and max(question.source[0], question.target[0]) < len(row.first):
        row.question = question
    row.pieces.append(LAST_MARK)
    row.shapes.append(7)
    row.gaps.append(1)
    row.marks.append(0)
    return row


def _inside(words: Words, index: int) -> bool:
    return words[0] <= index < words[1]


def _narrowed(question: Question, exercise: Exercise, chance: random.Random) -> Question:
    """Ask, now and then, of a name inside a phrase instead of the whole phrase."""

    def narrow(words: Words) -> Words:
        names = [i for i in range(*words) if i in exercise.proper]
        if not names or chance.random() > 0.35:
            return words
        first = last = chance.choice(names)
        while first - 1 in names:
            first -= 1
        while last + 1 in names:
            last += 1
        return first, last + 1

    return replace(question, source=narrow(question.source), target=narrow(question.target))


def _noisy(forms: list[str], chance: random.Random) -> list[str]:
    """Exchange states for other states, and drop the full stop now and then."""
    if chance.random() < 0.5:
        forms = exchanged(forms, chance)
    if forms[-1] == "." and chance.random() < 0.05:
        forms = [*forms[:-1], ";"]
    return forms


def exchanged(forms: list[str], chance: random.Random) -> list[str]:
    """Put other states, of the same word class, in the place of those that are named."""
    kinds, codes = _states()
    chosen: dict[str, str] = {}
    found = list(forms)
    for index, form in enumerate(forms):
        known = kinds.get(form)
        if known is None:
            continue
        code, kind = known
        if code not in chosen:
            chosen[code] = chance.choice(list(codes))
        others = codes[chosen[code]][kind]
        if others:
            found[index] = chance.choice(others)
    return found


@cache
def _states() -> tuple[dict[str, tuple[str, int]], dict[str, tuple[list[str], ...]]]:
    """Read single-word names, adjectives and capitals of states from the gazetteer."""
    text = (resources.files("detente.actors") / "data" / "states.tsv").read_text("utf-8")
    kinds: dict[str, tuple[str, int]] = {}
    codes: dict[str, tuple[list[str], ...]] = {}
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        code, name, others, adjectives, _, capitals, *_ = [*line.split("\t"), "", "", "", "", ""]
        columns = (f"{name};{others}", adjectives, capitals)
        words = tuple(
            [w for w in column.split(";") if w.isalpha() and w[0].isupper()] for column in columns
        )
        if all(words):
            codes[code] = words
        for kind, listed in enumerate(words):
            for word in listed:
                kinds.setdefault(word, (code, kind))
    return kinds, codes
