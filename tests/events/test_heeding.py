"""Lists and encoder together: what is left, what is taken up, who changes sides."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from detente import actors, events, language, ontology
from detente.events import Extraction
from detente.model.layers import Filler, Reading

ENGINE = language.load("en")
SILENT = Reading(
    told=0.01, type="CONSULT", type_score=0.005, name="CONSULT", name_score=1.0,
    value="occurred", value_score=0.9, certain=2.0,
)  # fmt: skip


def reading(name: str, told: float) -> Reading:
    return Reading(
        told=told, type=name.partition("/")[0], type_score=told, name=name, name_score=1.0,
        value="occurred", value_score=0.9, certain=2.0,
    )  # fmt: skip


@dataclass(frozen=True)
class Fake:
    """Layers that say what a test wants them to say, by word."""

    words: tuple[str, ...]
    told: dict[str, Reading] = field(default_factory=dict)
    parts: dict[str, dict[str, float]] = field(default_factory=dict)
    model: str = "fake"

    def at(self, index: int) -> Reading:
        return self.told.get(self.words[index], SILENT)

    def score(self, index: int, type: str | None) -> float:
        read = self.at(index)
        return read.type_score if read.type == type else 0.01

    def roles(self, trigger: int, word: int) -> dict[str, float]:
        none = {"none": 0.6, "actor": 0.2, "recipient": 0.2, "place": 0.0, "issue": 0.0}
        return none | self.parts.get(self.words[word], {})

    def fillers(self, trigger: int, words: range, least: float) -> tuple[Filler, ...]:
        found = []
        for word in words:
            scores = self.roles(trigger, word)
            role = max(("actor", "recipient", "place", "issue"), key=lambda r: scores[r])
            if scores[role] >= least:
                found.append(Filler(word=word, role=role, score=scores[role]))
        return tuple(found)


def extract(
    text: str, told: dict[str, Reading], parts: dict[str, dict[str, float]] | None = None
) -> Extraction:
    parse = ENGINE.parse(text)
    layers = Fake(tuple(token.text for token in parse.tokens), told, parts or {})
    mentions = actors.find_mentions(parse, actors.load())
    scene = events.Scene(parse=parse, mentions=mentions, layers=layers)
    return events.extract(scene, ontology.load())


def parties(found: Extraction) -> tuple[list[str], list[str]]:
    (draft,) = found.drafts
    return [m.entity.name for m in draft.actors], [m.entity.name for m in draft.recipients]


def test_a_trigger_in_which_no_event_is_heard_is_left_with_the_reason() -> None:
    found = extract("Turkey accused Syria of delay.", {})
    assert not found.drafts
    assert "does not read as an event" in found.abstentions[0].reason


def test_a_trigger_that_is_heard_stands_with_both_scores() -> None:
    found = extract("Turkey accused Syria of delay.", {"accused": reading("ACCUSE", 0.9)})
    (draft,) = found.drafts
    assert draft.type == "ACCUSE"
    assert 0.8 < draft.score < 1


def test_a_word_that_no_list_has_is_taken_up_where_somebody_can_act() -> None:
    told = {"wazzled": reading("ASSAULT/beat", 0.9)}
    parts = {"Turkey": {"actor": 0.9}, "Syria": {"recipient": 0.9}}
    found = extract("Turkey wazzled Syria.", told, parts)
    assert parties(found) == (["Turkey"], ["Syria"])
    (draft,) = found.drafts
    assert (draft.type, draft.mode, draft.evidence[0].by) == ("ASSAULT", "beat", "encoder")
    assert any("is read as actor" in evidence.reason for evidence in draft.evidence)


@pytest.mark.parametrize("told", [0.3, 0.45])
def test_a_word_that_no_list_has_and_of_which_the_encoder_is_not_sure_is_none(told: float) -> None:
    parts = {"Turkey": {"actor": 0.9}, "Syria": {"recipient": 0.9}}
    found = extract("Turkey wazzled Syria.", {"wazzled": reading("ASSAULT", told)}, parts)
    assert not found.drafts


def test_a_word_without_anybody_is_no_event_however_sure_the_encoder_is() -> None:
    found = extract("The machine wazzled loudly.", {"wazzled": reading("ASSAULT", 0.95)})
    assert not found.drafts
    assert found.abstentions


def test_sides_change_only_where_the_encoder_is_certain() -> None:
    told = {"accused": reading("ACCUSE", 0.9)}
    text = "Turkey accused Syria of delay."
    assert parties(extract(text, told)) == (["Turkey"], ["Syria"])
    changed = {
        "Turkey": {"actor": 0.02, "recipient": 0.95, "none": 0.03},
        "Syria": {"actor": 0.95, "recipient": 0.02, "none": 0.03},
    }
    assert parties(extract(text, told, changed)) == (["Syria"], ["Turkey"])
    unsure = {name: {"actor": 0.4, "recipient": 0.6} for name in ("Turkey", "Syria")}
    assert parties(extract(text, told, unsure)) == (["Turkey"], ["Syria"])


def test_of_two_types_the_one_that_is_heard_tells() -> None:
    told = {"assailed": reading("ACCUSE/disapprove", 0.6)}
    (draft,) = extract("Turkey assailed Syria over a speech.", told).drafts
    assert (draft.type, draft.mode) == ("ACCUSE", "disapprove")


@pytest.mark.parametrize(
    ("word", "name", "told", "types"),
    [
        ("wazzled", "REJECT", 0.6, []),  # too often misheard
        ("wazzled", "REJECT", 0.9, ["REJECT"]),
        ("rejected", "REJECT", 0.6, ["REJECT"]),  # which the lists know, in other company
        ("wazzled", "MISSION/upgrade", 0.6, []),  # diplomatic acts have their words
        ("wazzled", "REQUEST/change", 0.6, ["REQUEST"]),
    ],
)
def test_some_types_must_be_heard_more_clearly(
    word: str, name: str, told: float, types: list[str]
) -> None:
    parts = {"Turkey": {"actor": 0.9}, "Syria": {"recipient": 0.9}}
    found = extract(f"Turkey {word} criticism from Syria.", {word: reading(name, told)}, parts)
    assert [draft.type for draft in found.drafts] == types


def test_a_word_of_no_list_does_not_tell_its_own_noun_over() -> None:
    told = {"wazzled": reading("ASSAULT", 0.9), "raid": reading("ASSAULT", 0.9)}
    parts = {"Turkey": {"actor": 0.9}, "Syria": {"recipient": 0.9}}
    found = extract("Turkey wazzled a raid on Syria.", told, parts)
    assert len(found.drafts) == 1
