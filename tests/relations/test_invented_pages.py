"""Questions on invented pages, read, coded and answered from end to end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from detente.api import Detente, Outcome

PAGES = Path(__file__).parent / "pages"
ROWS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (PAGES / "questions.yaml").read_text("utf-8")
)


def is_right(row: dict[str, Any], text: str, stated: bool) -> bool:
    says = all(any(w in text for w in words.split("|")) for words in row.get("says", ()))
    silent = not any(words in text for words in row.get("never", ()))
    expected = row.get("stated", True)
    return says and silent and expected in (None, stated)


@pytest.mark.parametrize("page", ROWS)
def test_invented_pages_answer(page: str) -> None:
    path = str(PAGES / f"{page}.txt")
    with Detente() as detente:
        article, coding = detente.code(path)
        outcome = Outcome(name=page, article=article, coding=coding)
        answers = [(row, detente.ask(row["ask"], [outcome])) for row in ROWS[page]]
    wrong = [(row["ask"], a.text) for row, a in answers if not is_right(row, a.text, a.stated)]
    assert not wrong
    cut = article.text
    assert all(n.quote == cut[n.start : n.end] for _, answer in answers for n in answer.quotes)
