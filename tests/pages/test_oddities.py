"""Marks out of place."""

import pytest

from detente.pages import page_from_bytes, read
from detente.pages.oddities import unbalanced
from detente.settings import Settings


@pytest.mark.parametrize(
    ("text", "after", "at"),
    [
        ('He said "yes" and "no".', "", None),
        ('We came," she said.', "", 8),
        ("— We came,” she said.", "", 10),
        ("“We came. We saw.", "“We left.”", None),
        ("“We came. We saw.", "They left.", 0),
        ("«Мы пришли», — сказал он.", "", None),
        ("„Wir kamen“, sagte sie.", "", None),
        ("„Wir kamen, sagte sie.", "", 0),
        ('"We came," he said. "We saw," she said.', "", None),
        ("No marks at all.", "", None),
        ('"', "", 0),
        ('("We came")', "", None),
    ],
)
def test_a_mark_without_a_partner(text: str, after: str, at: int | None) -> None:
    assert unbalanced(text, after) == at


@pytest.mark.parametrize(
    ("text", "kind", "cut"),
    [
        ("The talks between the envoys in Kessel have been resumed again.1", "stray_mark", "1"),
        ("The talks were resumed.[2] Envoys of both states met in Kessel.", "stray_mark", "[2]"),
        (
            "In mid—November, the envoys of both states met again in Kessel.",
            "odd_dash",
            "mid—November",
        ),
    ],
)
def test_an_oddity_has_its_place(text: str, kind: str, cut: str) -> None:
    found = read(page_from_bytes("-", text.encode()), Settings())
    assert [odd.span.of(text) for odd in found.warnings if odd.kind == kind and odd.span] == [cut]


@pytest.mark.parametrize(
    "text",
    [
        "Envoys met in room No.1 of the palace in Kessel and left again soon.",
        "Trade grew by 3.5 percent and prices by 1.25 percent in the same year.",
        "The talks—held in Kessel—ended without a word to the press on Monday.",
    ],
)
def test_ordinary_marks_are_no_oddity(text: str) -> None:
    found = read(page_from_bytes("-", text.encode()), Settings())
    assert not [odd for odd in found.warnings if odd.kind in ("stray_mark", "odd_dash")]
