"""Sentences of news with a day of publication, each expression in brackets, and its EDTF.

`news.tsv` is reviewed row by row against the calendar; nearly all of its values must come out.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from detente.model.text import Publication, Span
from detente.times import resolve

MARKED = re.compile(r"\[([^\]]*)\]")
LINES = (Path(__file__).parent / "news.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]
SHARE = 0.98
"""Of values that must be right: a row or two may fall while the grammar is rebuilt."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def expected(row: list[str]) -> list[tuple[str, str | None]]:
    _, sentence, values = row
    wanted = [None if value == "-" else value for value in values.split()]
    return list(zip(MARKED.findall(sentence), wanted, strict=True))


def found(row: list[str]) -> list[tuple[str, str | None]]:
    text = MARKED.sub(r"\1", row[1])
    publication = Publication(edtf=row[0], inferred=False)
    read = resolve(text, (Span(0, len(text)),), publication)
    return [(expression.text, expression.edtf) for expression in read]


def test_there_are_three_hundred_expressions():
    assert sum(max(len(expected(row)), 1) for row in ROWS) >= 300


def test_nearly_all_are_read_as_a_reader_would():
    wrong = [(row[1], found(row)) for row in ROWS if found(row) != expected(row)]
    assert len(wrong) <= (1 - SHARE) * len(ROWS), wrong


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1][:60])
def test_a_weekday_in_the_table_is_that_of_its_day(row):
    for text, edtf in expected(row):
        named = [number for number, name in enumerate(WEEKDAYS) if name in text]
        if (
            len(named) == 1
            and edtf
            and re.fullmatch(r"\d{4}-\d\d-\d\d", edtf)
            and "eve" not in text
        ):
            assert date.fromisoformat(edtf).weekday() == named[0]
