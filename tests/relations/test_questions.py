"""Questions on pages of the sample corpus, read, coded and answered from end to end."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from detente.api import Detente, Outcome

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "examples" / "corpus"
ROWS: list[dict[str, Any]] = yaml.safe_load((HERE / "questions.yaml").read_text("utf-8"))
BY_PAGE: dict[str, list[dict[str, Any]]] = defaultdict(list)
for _row in ROWS:
    BY_PAGE[_row["page"]].append(_row)


def is_right(row: dict[str, Any], text: str, stated: bool) -> bool:
    says = all(words in text for words in row.get("says", ()))
    silent = not any(words in text for words in row.get("never", ()))
    return says and silent and ("never" in row or row.get("stated", True) == stated)


@pytest.mark.parametrize("page", BY_PAGE)
def test_pages_of_the_corpus_answer(page: str) -> None:
    (path,) = (p for p in CORPUS.rglob("*") if page in p.name)
    with Detente() as detente:
        article, coding = detente.code(str(path))
        outcome = Outcome(name=page, article=article, coding=coding)
        answers = [(row, detente.ask(row["ask"], [outcome])) for row in BY_PAGE[page]]
    wrong = [(row["ask"], a.text) for row, a in answers if not is_right(row, a.text, a.stated)]
    assert not wrong
