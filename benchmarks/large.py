"""A desk of 300,000 events that nobody ever reported, to measure how the desk carries it.

`python -m benchmarks.large PATH` writes it; states, towns and offices are invented, and some
pairs are met with much more often than others, as in the world. The same number always gives the
same desk.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from detente.model.actors import Entity, Place
from detente.model.events import Coding, Event, Factuality, Participant, Source, Voice
from detente.model.text import Article, Block, Publication, Span
from detente.model.times import TimeExpression
from detente.store import Store

EVENTS = 300_000
PER_PAGE = 12
STATES = 60
_SYLLABLES = [
    "ar",
    "bel",
    "cas",
    "dor",
    "el",
    "far",
    "gal",
    "hest",
    "ist",
    "jor",
    "kal",
    "lum",
    "mar",
    "nor",
    "ost",
    "par",
    "rem",
    "sel",
    "tor",
    "ulm",
]
_TYPES = (
    ("CONSULT", "visit", "visited"), ("CONSULT", None, "held talks with"),
    ("ACCUSE", "disapprove", "criticised"), ("COOPERATE", None, "cooperated with"),
    ("REJECT", None, "rejected a proposal of"), ("SUPPORT", None, "thanked"),
    ("SANCTION", "discontinue", "suspended trade with"), ("REQUEST", "meet", "asked to meet"),
)  # fmt: skip
_VALUES = ("occurred",) * 6 + ("planned", "alleged", "denied", "possible", "belief", "ongoing")
_OFFICES = ("President", "Foreign Minister", "Deputy Defence Minister", "envoy")
_PAPERS = tuple(f"The {name} Courier" for name in ("Northern", "Harbour", "Inland", "Morning"))
_START = date(2015, 1, 1)


def states() -> tuple[Entity, ...]:
    """Invent states; their codes begin with X, as no real one's does but Kosovo's."""
    names = [a + b + "ia" for a in _SYLLABLES for b in _SYLLABLES][: STATES * 3 : 3]
    codes = [f"X{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(STATES)]
    return tuple(
        Entity(id=f"state:{code}", name=name.capitalize(), kind="state", state=code)
        for code, name in zip(codes, names, strict=True)
    )


def pages(
    events: int = EVENTS, seed: int = 7, cast: tuple[Entity, ...] = ()
) -> Iterator[tuple[Article, Coding]]:
    """Write pages with their codings, until there are so many events; of a cast alone, if given."""
    draw = random.Random(seed)
    known = states()
    weights = [1 / (place + 1) for place in range(len(known))]
    for number in range(-(-events // PER_PAGE)):
        day = _START + timedelta(days=draw.randrange(3900))
        yield _page(number, day, draw, list(cast) or draw.choices(known, weights, k=4))


def _page(
    number: int, day: date, draw: random.Random, cast: list[Entity]
) -> tuple[Article, Coding]:
    sentences, events, at = [], [], 0
    article = f"{number:024x}"
    for place in range(PER_PAGE):
        actor, recipient = draw.sample(cast, 2)
        kind, mode, verb = draw.choice(_TYPES)
        office, when = draw.choice(_OFFICES), day - timedelta(days=draw.randrange(20))
        who, said = f"{office} of {actor.name}", f" on {when.day} {when:%B}"
        sentence = f"{who} {verb} {recipient.name}{said}, according to officials of no importance."
        events.append(
            _event(article, place, at, sentence, (who, verb, actor, recipient, office), when,
                   (kind, mode), draw)
        )  # fmt: skip
        sentences.append(sentence)
        at += len(sentence) + 1
    text = " ".join(sentences)
    paragraphs = (Block(kind="body", span=Span(0, len(text)), reason="invented"),)
    return (
        Article(
            id=article, name=f"page {number}", text=text, blocks=paragraphs, language="en",
            title=f"{cast[0].name} and {cast[1].name}: report {number}",
            publisher=draw.choice(_PAPERS),
            published=Publication(edtf=day.isoformat(), inferred=False),
        ),
        Coding(article=article, events=tuple(events), versions=(("invented", "1"),)),
    )  # fmt: skip


def _event(
    article: str, place: int, at: int, sentence: str,
    told: tuple[str, str, Entity, Entity, str], when: date, kind: tuple[str, str | None],
    draw: random.Random,
) -> Event:  # fmt: skip
    who, verb, actor, recipient, office = told
    person = Entity(
        id=f"person:{office.lower()}@{actor.state}", name=who, kind="person", state=actor.state,
        office=office,
    )  # fmt: skip
    there = sentence.index(recipient.name)
    value = draw.choice(_VALUES)
    words = f"{when.day} {when:%B}"
    start = sentence.index(words)
    source = Source(name=draw.choice(("officials", "state television", *_PAPERS)), kind="media")
    return Event(
        id=f"{article[-9:]}{place:07x}", article=article, kind="event", type=kind[0], mode=kind[1],
        extension=None, cameo=None, contexts=(),
        actors=(Participant(span=Span(at, at + len(who)), text=who, entity=person),),
        recipients=(
            Participant(span=Span(at + there, at + there + len(recipient.name)),
                        text=recipient.name, entity=recipient),
        ),
        place=_place(recipient, at + there) if kind[1] == "visit" else None,
        time=TimeExpression(
            span=Span(at + start, at + start + len(words)), text=words, kind="date",
            edtf=when.isoformat(), interval=None, year_inferred=True,
        ),
        edtf=when.isoformat(),
        factuality=Factuality(value=value, polarity="+", certainty="CT", holder=source.name),
        attribution=(
            Voice(order=0, source=Source(name=_PAPERS[0], kind="outlet")),
            Voice(order=1, source=source),
        ),
        trigger=Span(at + len(who) + 1, at + len(who) + 1 + len(verb)),
        span=Span(at, at + len(sentence) - 1),
    )  # fmt: skip


def _place(state: Entity, at: int) -> Place:
    number = sum(map(ord, state.name))
    return Place(
        span=Span(at, at + len(state.name)), text=state.name, name=f"{state.name} City",
        state=state.state, latitude=number % 120 - 50.0, longitude=number * 7 % 340 - 170.0,
    )  # fmt: skip


def write(path: Path, events: int = EVENTS) -> None:
    """Write the desk, a page at a time as everybody does."""
    with Store.open(path) as store:
        for article, coding in pages(events):
            store.add(article, coding)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else EVENTS)
