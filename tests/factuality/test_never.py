"""Never: what is planned, possible, conditional, denied or believed, presented as done."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import coder
from tests.factuality.kit import article, judged

DONE = frozenset({"occurred", "ongoing", "alleged"})
OPEN = frozenset({"planned", "possible", "conditional", "denied", "belief"})


def sentences() -> list[tuple[str, frozenset[str]]]:
    """Read the marked sentences with the values that would do."""
    lines = Path(__file__).with_name("tempting.txt").read_text("utf-8").splitlines()
    rows = (line.rsplit("|", 1) for line in lines if line.strip() and not line.startswith("#"))
    return [(marked.strip(), frozenset(values.strip().split("/"))) for marked, values in rows]


TEMPTING = [row for row in sentences() if row[1] & OPEN and not row[1] & DONE]


def test_there_are_three_hundred() -> None:
    values = frozenset[str]().union(*(wanted for _, wanted in sentences()))
    assert len(sentences()) >= 300
    assert values == OPEN | DONE | {"negated"}


@pytest.mark.parametrize(("marked", "wanted"), TEMPTING)
def test_never_judged_as_done(marked: str, wanted: frozenset[str]) -> None:
    judgement = judged(marked)
    assert judgement.factuality.value not in DONE, [one.reason for one in judgement.evidence]


def test_never_coded_as_done() -> None:
    kit = coder.kit("en")
    wrong = []
    for marked, _ in TEMPTING:
        text, start = marked.replace("[", "").replace("]", ""), marked.index("[")
        for event in coder.code(article(text), kit).events:
            # "Called for talks" and "will not recognise" tell that somebody asked, and refused.
            same = start == event.trigger.start and event.type != "REJECT"
            if same and event.factuality.value in DONE:
                wrong.append((marked, event.factuality.value))
    assert not wrong


def test_most_values_are_right() -> None:
    right = [judged(marked).factuality.value in wanted for marked, wanted in sentences()]
    assert sum(right) >= 0.95 * len(right)
