"""Sentences and pieces: nothing of the text is lost, and triggers stand where they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.desk.sentences import matters, parts, spans
from tests import factory
from tests.desk import desks


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_sentences_and_pieces_are_the_text(text):
    article = factory.article(text)
    for part in parts(article, ()):
        assert "".join(p.text for s in part.sentences for p in s.pieces) == part.block.span.of(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Veld met Gen. Sorel. They talked.", 2),
        ("He said: “No.” She left.", 2),
        ("The U.S. envoy met J. Veld.", 1),
        ("Prices rose by 3.5 per cent. Why? Nobody knows.", 3),
        ("no end", 1),
    ],
)
def test_a_full_stop_is_not_always_an_end(text, count):
    article = factory.article(text)
    assert len(spans(article, article.blocks[0])) == count


def test_a_trigger_is_a_piece_of_its_own_and_keeps_its_event():
    article = desks.page()
    events = desks.coding(article).events
    found = {
        i: p.text
        for part in parts(article, events)
        for s in part.sentences
        for p in s.pieces
        for i in p.events
    }
    assert found == {event.id: event.trigger.of(article.text) for event in events}


def test_what_two_states_do_matters_and_what_experts_think_does_not():
    article = desks.page()
    visit, met, belief = desks.coding(article).events
    assert matters(visit) and matters(met) and matters(belief)
    sport = factory.event(
        "CONSULT",
        within=article,
        words="visited Belmora",
        actors=[factory.person("A B", "ARV", "Sports Minister")],
        recipients=[factory.person("C D", "BEL", "Minister of Sport")],
    )
    view = factory.event(
        "CONSULT",
        within=article,
        words="visited Belmora",
        kind="assessment",
        actors=[factory.state("ARV")],
        recipients=[factory.state("BEL")],
    )
    assert not matters(sport) and not matters(view)
