"""Capitals as places or governments, and where places lie."""

from __future__ import annotations

import pytest

from detente.actors import place_of
from tests.actors.reading import at, parsed

READ = [
    ("Talks were held in Moscow on Monday.", "Moscow", "place"),
    ("The delegation visited Damascus.", "Damascus", "place"),
    ("The minister flew to Ankara.", "Ankara", "place"),
    ("Relations between Moscow and Damascus improved.", "Damascus", "state"),
    ("Moscow rejected the proposal.", "Moscow", "state"),
    ("Syria seeks good relations with Moscow.", "Moscow", "state"),
    ("BEIRUT (AP) - Two soldiers were killed.", "BEIRUT", "place"),
]


@pytest.mark.parametrize(("text", "words", "kind"), READ)
def test_a_capital_is_a_city_or_a_government(text: str, words: str, kind: str) -> None:
    mention = at(text, words)
    assert (mention.entity.kind, mention.form, mention.as_place) == (kind, "capital", True)


LIES = [
    ("Talks were held in Moscow.", "Moscow", "RUS", (55.75, 37.62)),
    ("Talks were held in Geneva.", "Geneva", "CHE", (46.2, 6.15)),
    ("Troops entered Quneitra province.", "Quneitra province", "SYR", None),
    ("The flight left for Brazil.", "Brazil", "BRA", None),
    ("Shells hit the port of Tartus.", "Tartus", "SYR", (34.89, 35.89)),
]


@pytest.mark.parametrize(("text", "words", "code", "where"), LIES)
def test_a_place_lies_somewhere(
    text: str, words: str, code: str, where: tuple[float, float] | None
) -> None:
    place = place_of(parsed(text), at(text, words))
    assert place is not None
    assert place.state == code
    if where is None:
        assert (place.latitude, place.longitude) == (None, None)
    else:
        assert (place.latitude, place.longitude) == pytest.approx(where, abs=0.05)


def test_who_is_no_place_is_none() -> None:
    text = "The Syrian army left."
    assert place_of(parsed(text), at(text, "The Syrian army")) is None
