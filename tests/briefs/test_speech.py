"""A brief is said, not spelt: no digits, no ids, no addresses, no marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.briefs import speech
from detente.briefs._spoken import cardinal, ordinal, spoken, year
from detente.relations import account, brief
from tests.briefs.corpus import everything


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "On 16 November 2025, it met.",
            "On the sixteenth of November twenty twenty-five, it met.",
        ),
        (
            "On November 16, 2025 it met.",
            "On the sixteenth of November, twenty twenty-five it met.",
        ),
        (
            "between 16 and 20 May 2031",
            "between the sixteenth and the twentieth of May twenty thirty-one",
        ),
        ("between about 1 and 13 May", "between about the first and the thirteenth of May"),
        ("published 2025-11-16.", "published the sixteenth of November twenty twenty-five."),
        ("in July 2004", "in July two thousand and four"),
        ("in 1905", "in nineteen oh five"),
        ("in the 1990s", "in the nineteen nineties"),
        ("in the 2000s", "in the two thousands"),
        ("about 190 people", "about one hundred and ninety people"),
        ("15,250 troops", "fifteen thousand two hundred and fifty troops"),
        ("2.5 hours", "two point five hours"),
        ("S-300 and S-400", "S three hundred and S four hundred"),
        ("12%", "twelve percent"),
        ("$5 million", "five million dollars"),
        ("the 2nd round", "the second round"),
        ("see https://a.example/b?c=1 now", "see now"),
        ("he said “no”", "he said no"),
        ("it’s Arvenia’s", "it’s Arvenia’s"),
        ("100 000 000 000 000", None),
        ("٣ ships", "three ships"),
        ("", ""),
    ],
)
def test_spoken(written: str, said: str | None) -> None:
    if said is None:
        assert not re.search(r"\d", spoken(written))
    else:
        assert spoken(written) == said


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"), (12, "twelve"), (20, "twenty"), (45, "forty-five"), (100, "one hundred"),
        (1001, "one thousand and one"), (1_000_000, "one million"),
        (2_000_015, "two million and fifteen"),
    ],
)  # fmt: skip
def test_cardinals(number: int, words: str) -> None:
    assert cardinal(number) == words


def test_ordinals_and_years() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 5, 12, 20, 21, 31)] == [
        "first", "second", "third", "fifth", "twelfth", "twentieth", "twenty-first",
        "thirty-first",
    ]  # fmt: skip
    assert [year(n) for n in (1999, 2000, 2009, 2010, 1900)] == [
        "nineteen ninety-nine", "two thousand", "two thousand and nine", "twenty ten",
        "nineteen hundred",
    ]  # fmt: skip


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_nothing_said_holds_a_digit(text: str) -> None:
    assert not any(character.isdigit() for character in spoken(text))


def test_a_brief_is_sentences_without_marks() -> None:
    codings, articles = everything()
    told = brief(account(codings, articles, "ARV", "BEL"))
    said = speech.render(told, articles)
    assert len(said.splitlines()) == len(told.sentences) + 1
    assert not re.search(r"[\d“”\"\[\]()*_#<>/]|https?:", said)
    assert not any(e in said for claim in told.sentences for e in claim.events)
