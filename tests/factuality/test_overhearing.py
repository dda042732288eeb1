"""Chains as the encoder completes them: it adds, it takes away, it never touches the value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from detente.factuality import judge
from detente.model.events import Verdict
from detente.model.layers import Filler, Heard, Reading
from detente.model.text import Parse, Span
from tests.factuality.kit import PUBLISHER, article, draft, parsed

UNMOVED = Reading(
    told=0.9, type=None, type_score=0.9, name="STATEMENT", name_score=0.9, value="occurred",
    value_score=0.0, certain=0.0,
)  # fmt: skip


@dataclass(frozen=True)
class Ears:
    """An encoder that hears what a test says, and has no opinion of the value."""

    parse: Parse
    hears: Mapping[str, tuple[float, float]]
    """Score and depth by word."""
    model: str = "ears"

    def at(self, index: int) -> Reading:
        return UNMOVED

    def score(self, index: int, type: str | None) -> float:
        return 0.0

    def roles(self, trigger: int, word: int) -> dict[str, float]:
        return {}

    def fillers(self, trigger: int, words: range, least: float) -> tuple[Filler, ...]:
        return ()

    def voices(self, trigger: int, words: range, least: float) -> tuple[Heard, ...]:
        texts = {word: self.parse.tokens[word].text for word in words}
        found = [
            Heard(word=word, score=self.hears[text][0], depth=self.hears[text][1])
            for word, text in texts.items()
            if text in self.hears and self.hears[text][0] >= least
        ]
        return tuple(sorted(found, key=lambda one: -one.depth))


def told(marked: str, hears: Mapping[str, tuple[float, float]]) -> Verdict:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    parse = parsed(text)
    ears = Ears(parse, hears)
    return judge(parse, (draft(parse, Span(start, end)),), (), article(text), ears)[0]


def names(verdict: Verdict) -> list[str]:
    return [voice.source.name for voice in verdict.attribution]


SAID = "A clerk said that guards had [closed] the mill, and Radio Zorna has it from the man."


@pytest.mark.parametrize(
    ("marked", "hears", "chain"),
    [
        # the outlet that the tree does not see stands outside the clerk that it does
        (SAID, {"clerk": (0.9, 1.0), "Zorna": (0.9, 2.0)}, ["Radio Zorna", "A clerk"]),
        # heard too faintly
        (SAID, {"clerk": (0.9, 1.0), "Zorna": (0.1, 2.0)}, ["A clerk"]),
        # words of one phrase count together and make one voice
        (SAID, {"clerk": (0.9, 1.0), "Zorna": (0.3, 2.0), "Radio": (0.3, 2.0)},
         ["Radio Zorna", "A clerk"]),
        # who stands further in goes further in
        ("A clerk said that guards had [closed] the mill, which a baker saw.",
         {"clerk": (0.9, 2.0), "baker": (0.9, 1.0)}, ["A clerk", "a baker"]),
        # who is named twice is one
        ("A clerk said that guards had [closed] the mill; many doubt the clerk.",
         {"clerk": (0.9, 1.0)}, ["A clerk"]),
        # nobody, where the encoder hears no voice
        ("A clerk said that guards had [closed] the mill.", {}, []),
        # the page is no voice of its own
        (f"Guards had [closed] the mill, {PUBLISHER} has learned.", {"Courier": (0.9, 1.0)}, []),
        # nor is what is told
        ("Guards had [closed] the mill.", {"closed": (0.9, 1.0)}, []),
    ],
)  # fmt: skip
def test_the_chain_is_completed(
    marked: str, hears: dict[str, tuple[float, float]], chain: list[str]
) -> None:
    assert names(told(marked, hears))[1:] == chain


def test_a_voice_of_another_sentence_stays() -> None:
    verdict = told("“It is over,” a clerk said. “Guards have [closed] the mill.”", {})
    assert names(verdict)[1:] == ["a clerk"]


def test_what_the_encoder_changed_is_evidence_with_its_score() -> None:
    verdict = told(SAID, {"clerk": (0.9, 1.0), "Zorna": (0.8, 2.0)})
    heard = [one for one in verdict.evidence if one.by == "encoder"]
    assert [(one.reason, one.score) for one in heard] == [
        ("the encoder hears that “Radio Zorna” is one of its voices", 0.8)
    ]


def test_what_the_encoder_takes_away_is_evidence_with_what_it_heard() -> None:
    verdict = told("A clerk said that guards had [closed] the mill.", {"clerk": (0.1, 1.0)})
    heard = [one for one in verdict.evidence if one.by == "encoder"]
    assert [(one.reason, one.score) for one in heard] == [
        ("the encoder hears that “A clerk” is none of its voices", 0.9)
    ]


def test_a_voice_that_is_only_heard_makes_no_charge() -> None:
    quiet = told("Guards had [shelled] the mill; so it stands in a diary.", {})
    heard = told("Guards had [shelled] the mill; so it stands in a diary.", {"diary": (0.9, 1.0)})
    assert names(heard)[1:] == ["a diary"]
    assert heard.factuality.value == quiet.factuality.value == "occurred"
    assert heard.factuality.holder == "a diary"
