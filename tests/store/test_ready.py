"""What is counted when an event is written is what counting anew would give."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations, product

import pytest

from detente.model.desk import REAL, Selection
from detente.model.events import Coding, Event
from detente.store import Store
from tests import factory

STATES = [factory.state(code) for code in ("ARV", "BEL", "CAS", "DOR")]
PEOPLE = [factory.person("Tomas Veld", "ARV"), factory.person("Ana Sorel", "BEL")]
WORDS = "They met in the morning."


def told(draw: random.Random, number: int) -> tuple[factory.Article, Coding]:
    """Write a page with some events, none of which need be like another."""
    page = factory.article(f"{WORDS} Page {number} of many.", name=f"page {number}")
    events: list[Event] = []
    for place in range(draw.randrange(5)):
        actors, others = draw.sample([*STATES, *PEOPLE], 3), draw.sample([*STATES, *PEOPLE], 2)
        events.append(
            factory.event(
                draw.choice(("CONSULT", "CONSULT", "ACCUSE")), within=page, words=WORDS,
                trigger="met", actors=[(e, "They") for e in actors[: draw.randrange(1, 3)]],
                recipients=[(e, "They") for e in others[: draw.randrange(3)]],
                value=draw.choice(("occurred", "planned", "alleged")),
                edtf=draw.choice((None, "2031-05-03", "2031-06", "2030/..")),
                same_as=draw.choice((None, None, f"an earlier telling {place}")),
            )
        )  # fmt: skip
    return page, factory.coding(page, *events, version=str(draw.random()))


@pytest.fixture(params=range(3))
def store(tmp_path, request):
    """Add pages, code some anew, forget others, in an order that chance gives."""
    draw = random.Random(request.param)
    with Store.open(tmp_path / "desk.db") as opened:
        for _ in range(40):
            page, coding = told(draw, draw.randrange(12))
            if draw.random() < 0.2:
                opened.forget(page.id)
            else:
                opened.add(page, coding)
        yield opened


def taking(event: Event) -> list[tuple[str, str, str]]:
    """List who takes part: id, kind and role, each once."""
    sides = (("actor", event.actors), ("recipient", event.recipients))
    return sorted(
        {(p.entity.id, p.entity.kind, role) for role, side in sides for p in side if p.entity}
    )


def test_pairs(store):
    found: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], str] = {}
    for event in store.events():
        states = sorted({p.entity.state for p in (*event.actors, *event.recipients) if p.entity})
        for pair in combinations(states, 2) if event.same_as is None else ():
            found[pair] += 1
            day = {"2031-05-03": "2031-05-03", "2031-06": "2031-06-01", "2030/..": "2030-01-01"}
            last[pair] = max(last.get(pair, ""), day.get(event.edtf or "", ""))
    shown = {(p.a, p.b): (p.events, p.last or "") for p in store.browse.pairs()}
    assert shown == {pair: (number, last[pair]) for pair, number in found.items()}
    own = {pair for pair in shown if "BEL" in pair}
    assert {(p.a, p.b) for p in store.browse.pairs("BEL")} == own


@pytest.mark.parametrize("kind", ["state", "person"])
@pytest.mark.parametrize("since", [None, "2031-05-20"])
def test_ties(store, kind, since):
    found: Counter[tuple[str, str]] = Counter()
    for event in store.events():
        real = event.type == "CONSULT" and event.factuality.value in REAL and not event.same_as
        if real and (since is None or event.edtf == "2031-06"):
            for one, other in product(taking(event), repeat=2):
                if one[1] == other[1] == kind and one[0] < other[0]:
                    found[one[0], other[0]] += 1
    shown = store.browse.ties(kind, since=since)
    assert {(tie.a.id, tie.b.id): tie.events for tie in shown} == found
    assert [tie.events for tie in shown] == sorted(found.values(), reverse=True)


def test_months_of_an_actor(store):
    for entity in (*STATES, *PEOPLE):
        found = Counter(
            (event.edtf and f"{event.edtf[:4]}-{event.edtf[5:7].replace('..', '01')}",
             event.type, event.factuality.value)
            for event in store.events() if entity.id in {name for name, *_ in taking(event)}
        )  # fmt: skip
        bins = store.browse.bins(Selection(entity=entity.id))
        assert {(b.start, b.type, b.factuality): b.events for b in bins} == found
        assert list(bins) == sorted(bins, key=lambda b: (b.start or "", b.type, b.factuality))


def test_paragraphs_that_are_alike_come_in_the_order_of_their_pages(tmp_path):
    with Store.open(tmp_path / "desk.db") as opened:
        for number in range(9):
            opened.add(factory.article(f"The ferry sailed again.\n\nThe ferry, {number} times."))
        every, few = opened.search("ferry", 50), opened.search("ferry", 5)
    assert len(every) == 18
    assert few == every[:5]
    alike = [(hit.article, hit.span) for hit in every if "sailed" in hit.text]
    assert alike == sorted(alike)
