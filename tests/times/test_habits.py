"""A set's habits are laid over an answer, and leave what they do not know alone."""

import pytest
from evaluation.timehabits import habitual
from evaluation.timevalues import value_of

from detente.model.text import Publication, Span
from detente.times import resolve

REFERENCE = "2018-10-17T12:00:00"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met late last month.", "2018-09-16..2018-10-01"),
        ("They met early last year.", "2017-01-01..2017-07-01"),
        ("They will meet early next week.", "2018-10-22..2018-10-25"),
        ("They will meet next Friday.", "2018-10-26"),
        ("They met last Monday.", "2018-10-08"),
        ("They met two months ago.", "2018-08-17"),
        ("They will meet in three years.", "2021-10-17"),
        ("They will meet 30 minutes later.", "2018-10-17 12:30:00"),
        ("They meet now.", "2018-10-17 12:00:00"),
        ("They met on 31 June.", "0001-01-01"),
        ("They met on 3 May 2018.", "2018-05-03"),
        ("They met in May 2018.", "2018-05-01..2018-06-01"),
        ("They met in 2016.", "2016-01-01..2017-01-01"),
    ],
)
def test_habits(text: str, value: str) -> None:
    published = Publication(edtf=REFERENCE, inferred=False)
    (found,) = resolve(text, (Span(0, len(text)),), published, "en-US")
    assert habitual(value_of(found), found, REFERENCE) == value
