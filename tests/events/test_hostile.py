"""Sentences that no newspaper prints: nothing breaks, offsets are exact, nothing is guessed."""

from __future__ import annotations

import pytest

from detente import coder
from detente.model.events import Coding
from tests.factory import article

HOSTILE = {
    "one token": "Talks",
    "two thousand tokens": "Peru met Chile and " * 500 + "left.",
    "no verb": "Peru, Chile, Bolivia; Ecuador.",
    "capitals": "PERU EXPELS TWO CHILEAN DIPLOMATS AFTER BORDER ROW",
    "a list": "- Peru\n- Chile\n1. expelled\n2. bombed\n• sanctions",
    "a table": "State\tActs\tDate\nPeru\tbombed\t12\nChile\texpelled\t13",
    "mixed scripts": "Россия и Сирия: talks between Росси́я and سوريا were held in Дамаск.",
    "emoji": "🇵🇪 bombed 🇨🇱 💥💥 and Peru 🙂 met Chile 🤝",
    "right to left": "قال الوزير إن بيرو قصفت تشيلي Peru bombed Chile أمس",
    "half a pair": "Peru \ud83d met Chile.",
    "joined": "Peru\u200bmet\u00a0Chile\u2028Peru\u00adbombed Chile",
}


def code(text: str) -> Coding:
    return coder.code(article(text, publisher=None), coder.kit("en"))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_offsets_are_exact_whatever_the_text(text: str) -> None:
    for event in code(text).events:
        assert event.span.covers(event.trigger)
        assert event.trigger.of(text).strip()
        for participant in event.actors + event.recipients:
            assert participant.span.of(text) == participant.text
        for evidence in event.evidence:
            assert evidence.span is None or evidence.span.end <= len(text)


@pytest.mark.parametrize("name", ["one token", "no verb", "a list"])
def test_what_tells_nothing_is_not_guessed_at(name: str) -> None:
    assert code(HOSTILE[name]).events == ()


def test_what_is_seen_and_not_coded_says_why() -> None:
    found = code("Kenya and Uganda clashed in the final of the cup on Sunday.")
    assert found.events == ()
    assert all(abstention.reason for abstention in found.abstentions)
