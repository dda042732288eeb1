"""Dates as a reader says them."""

from __future__ import annotations

import pytest

from detente.relations.dates import in_words, lasting_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-11-16", "on 16 November 2025"),
        ("2025-11-16~", "around 16 November 2025"),
        ("2025-07", "in July 2025"),
        ("2025-11~", "around November 2025"),
        ("2025", "in 2025"),
        ("197X", "in the 1970s"),
        ("2025-21", "in the spring of 2025"),
        ("2025-34", "in the second quarter of 2025"),
        ("2025-40", "in the first half of 2025"),
        ("2025-11-11/2025-11-20", "in mid-November 2025"),
        ("2025-11-01/2025-11-10", "in early November 2025"),
        ("2025-11-21/2025-11-30", "in late November 2025"),
        ("2025-05-03/2025-05-05", "between 3 and 5 May 2025"),
        ("2025-07/2025-08", "between July and August 2025"),
        ("2025-07-30/2025-08-02", "between 30 July and 2 August 2025"),
        ("2025-03-01~/2025-03-13", "between about 1 and 13 March 2025"),
        ("2025-03-01~/2025-03-31", "in March 2025"),
        ("2024/2025", "between 2024 and 2025"),
        ("2024-12/2025-07~", "between December 2024 and about July 2025"),
        ("1971/..", "since 1971"),
        ("../2025-11-18", "by 18 November 2025"),
        ("../2025-11", "before the end of November 2025"),
        ("2025-XX", "in 2025"),
        ("XXXX", ""),
        ("..", ""),
        ("nonsense", ""),
        (None, ""),
    ],
)
def test_in_words(edtf: str | None, words: str) -> None:
    assert in_words(edtf) == words


def test_an_inferred_year_is_said() -> None:
    assert in_words("2025-07", inferred=True) == "in July 2025 (year inferred)"
    assert in_words(None, inferred=True) == ""


@pytest.mark.parametrize(
    ("edtf", "as_of", "words"),
    [
        ("../2031-05-20", "2031-05-20", "as of 20 May 2031"),
        ("2031-05-20~", "2031-05-20", "as of 20 May 2031"),
        ("../2031-05-20~", "2031-05-20~", "as of about 20 May 2031"),
        ("../2031-05", "2031-05", "as of May 2031"),
        ("2031", "2031-05-20", "as of 20 May 2031"),
        ("1971/..", "2031-05-20", "since 1971, as of 20 May 2031"),
        # several tellings: the latest
        ("../2031-05-03", "2031-05-20", "as of 20 May 2031"),
        # a date of its own stands for itself
        ("2031-05-03", "2031-05-20", "on 3 May 2031"),
        ("../2031-05-20", None, "by 20 May 2031"),
        ("nonsense", "2031-05-20", ""),
        (None, "2031-05-20", ""),
    ],
)
def test_what_goes_on_is_told_as_of_a_day(edtf: str | None, as_of: str | None, words: str) -> None:
    assert lasting_in_words(edtf, as_of) == words
