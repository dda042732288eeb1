"""The ontology's examples, run through the real stages: `python -m tests.ontology.coded`.

Invented states are written as real ones that the gazetteer knows, word by word, so that the
sentences stay what they are; nothing is claimed of these states.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from detente import coder, ontology
from detente.actors import resolve_state, states
from detente.errors import UnknownState
from detente.model.events import Event, Participant
from detente.model.text import Article
from detente.ontology import EventType, Example, ExampleEvent
from tests.factory import article

STAND_INS = {
    "Arvenian": "Norwegian", "Arvenia": "Norway", "Arvos": "Oslo",
    "Belmoran": "Peruvian", "Belmora": "Peru", "Belm": "Lima",
    "Cassian": "Kenyan", "Cassia": "Kenya", "Cass": "Nairobi",
    "Dorvani": "Thai", "Dorvan": "Thailand", "Dorva": "Bangkok",
    "Estmark": "Finland", "Esten": "Helsinki",
    "Farlandic": "Bolivian", "Farland": "Bolivia", "Farport": "La Paz",
}  # fmt: skip
NAME = re.compile(r"\b(" + "|".join(STAND_INS) + r")(?=s?\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How the examples of one type were coded, as counts."""

    expected: int
    found: int
    """Same PLOVER type, overlapping the trigger's words."""
    roles: int
    """Found with every expected actor and recipient among the participants of that role."""
    look_alikes: int
    clean: int
    """Look-alikes from which nothing of this type was coded."""

    @property
    def shares(self) -> dict[str, float]:
        """The counts as fractions; 1 where there is nothing to find."""
        return {
            "found": self.found / self.expected if self.expected else 1.0,
            "roles": self.roles / self.expected if self.expected else 1.0,
            "clean": self.clean / self.look_alikes if self.look_alikes else 1.0,
        }


def known(words: str) -> str:
    """Write invented states as real ones."""
    return NAME.sub(lambda match: STAND_INS[match.group(1)], words)


def score(type_: EventType, examples: Iterable[Example] | None = None) -> Score:
    """Code the examples of a type, or some of them, and count what agrees."""
    counts: Counter[str] = Counter()
    for example in type_.examples if examples is None else examples:
        page = article(known(example.text), published="2024-06-12", publisher=None)
        events = coder.code(page, coder.kit("en")).events
        counts.update(_look_alike(type_, events) if not example.events else ())
        for wanted in example.events:
            counts.update(_told(page, wanted, events))
    names = ("expected", "found", "roles", "look_alikes", "clean")
    return Score(**{name: counts[name] for name in names})


def _look_alike(type_: EventType, events: tuple[Event, ...]) -> list[str]:
    same = [e for e in events if type_.type in (e.type, (e.extension or "").partition("/")[0])]
    return ["look_alikes"] if same else ["look_alikes", "clean"]


def _told(page: Article, wanted: ExampleEvent, events: tuple[Event, ...]) -> list[str]:
    start = page.text.find(known(wanted.trigger))
    end = start + len(known(wanted.trigger))
    near = [e for e in events if e.span.start < end and start < e.span.end and _agrees(wanted, e)]
    if not near:
        return ["expected"]
    right = any(_roles_agree(page, wanted, event) for event in near)
    return ["expected", "found", "roles"] if right else ["expected", "found"]


def _agrees(wanted: ExampleEvent, event: Event) -> bool:
    asked = (wanted.extension or wanted.type).partition("/")[0]
    told = (event.extension or "").partition("/")[0]
    return asked in (event.type, told)


def _roles_agree(page: Article, wanted: ExampleEvent, event: Event) -> bool:
    pairs = ((wanted.actor, event.actors), (wanted.recipient, event.recipients))
    return all(
        any(_is(known(words), participant) for participant in participants)
        for expected, participants in pairs
        for words in expected
    )


def _is(words: str, participant: Participant) -> bool:
    """Tell whether a participant is meant: by its words, or by its state where a state is meant."""
    if words in participant.text or participant.text in words:
        return True
    try:
        code = resolve_state(words)
    except UnknownState:
        return False
    return participant.entity is not None and code in states(participant.entity)


def scores() -> dict[str, Score]:
    """Score every type of the ontology."""
    return {type_.type: score(type_) for type_ in ontology.load().types}


def failures(type_: EventType) -> list[str]:
    """List the texts of which an event was not found or that were taken for one."""
    failed = []
    for example in type_.examples:
        alone = score(type_, [example])
        if alone.found < alone.expected or alone.clean < alone.look_alikes:
            failed.append(known(example.text))
    return failed


if __name__ == "__main__":
    for name, one in scores().items():
        shares = "  ".join(f"{key} {share:.2f}" for key, share in one.shares.items())
        print(f"{name:<16} {one.expected:4} events, {one.look_alikes:2} look-alikes  {shares}")
