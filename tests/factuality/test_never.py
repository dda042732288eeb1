"""Never: what is planned, possible, conditional, denied or believed, presented as done."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import Detente, coder
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
    verdict = judged(marked)
    assert verdict.factuality.value not in DONE, [one.reason for one in verdict.evidence]


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


CORPUS = [
    ("2014-12-18-announcement.html", "plans to open an embassy in Havana and to ease"),
    ("2015-01-23-havana-talks.txt", "might open before the Summit of the Americas"),
    ("2015-07-21-embassies-machine-translated.txt", "will travel to Havana on August 14"),
    ("2016-02-17-flights-agreed.txt", "is considering a visit to Cuba"),
    ("2016-03-23-obama-in-havana.html", "denied that Cuba held political prisoners"),
    ("2016-10-27-embargo-vote.mhtml", "to cancel the agreement unless Cuba grants"),
    ("2018-06-06-accept-algiers.html", "may visit Asmara if the Eritrean leadership accepts"),
    ("2018-07-10-declaration-machine-translated.txt", "may create joint projects in the ports"),
    ("2018-07-17-embassy-reopens.html", "plans to reopen its own embassy"),
    ("2019-09-16-abqaiq.html", "Iran denied that it had attacked the plants"),
    ("2019-09-16-abqaiq.html", "Analysts believe that a strike on Iran"),
    ("2021-05-11-talks-confirmed-machine-translated.txt", "may reopen the consulates"),
    ("2023-03-11-beijing-agreement.html", "will reopen their embassies within two months"),
    ("2023-03-11-beijing-agreement.html", "denies that it supplies weapons"),
    ("2023-06-07-embassy-reopens.txt", "plans to visit Tehran this month"),
]
"""What the dispatches of the sample corpus leave open, by the words that tell it."""


def test_never_coded_as_done_in_the_sample_corpus() -> None:
    folder = Path(__file__).parents[2] / "examples" / "corpus"
    wrong, coded = [], 0
    for name in sorted({name for name, _ in CORPUS}):
        page, coding = Detente().code(str(next(folder.rglob(name))))
        for words in (words for other, words in CORPUS if other == name):
            start = page.text.index(words)
            told = coding.events if coding else ()
            inside = [e for e in told if start <= e.trigger.start < start + len(words)]
            coded += len(inside)
            wrong += [(words, e.factuality.value) for e in inside if e.factuality.value in DONE]
    assert coded >= len(CORPUS) // 2
    assert not wrong


def test_most_values_are_right() -> None:
    right = [judged(marked).factuality.value in wanted for marked, wanted in sentences()]
    assert sum(right) >= 0.95 * len(right)
