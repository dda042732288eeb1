import re

import pytest

from detente.model.text import Publication, Span
from detente.model.times import TimeExpression
from detente.times import resolve
from tests.times.cases import CASES

PUBLISHED = Publication(edtf="2025-11-18", inferred=False)
MARKED = re.compile(r"\[([^\]]*)\]")
ROWS = [row for row in CASES.splitlines() if row and not row.startswith("#")]


def read(text: str, published: Publication | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return resolve(text, (Span(0, len(text)),), published)


@pytest.mark.parametrize("row", ROWS)
def test_news(row):
    marked, _, answers = row.partition(" | ")
    text = MARKED.sub(r"\1", marked)
    expected = MARKED.findall(marked)
    found = read(text)
    assert [expression.text for expression in found] == expected
    wanted = [None if answer == "?" else answer for answer in answers.split()]
    assert [expression.edtf for expression in found] == wanted
