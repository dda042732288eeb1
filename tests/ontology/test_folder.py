"""The files that ship with the package, and what is built from all of them."""

from __future__ import annotations

import itertools
import re
from dataclasses import FrozenInstanceError

import pytest

from detente.errors import KnowledgeError
from detente.ontology import PLOVER_TYPES, EventType, check, load, read

ONTOLOGY = load()
MANUAL = {
    "AGREE": (1, 2.5, 0), "CONSULT": (1, 2.5, 4), "SUPPORT": (1, 5, 0), "CONCEDE": (1, 4.5, 0),
    "COOPERATE": (2, 9.5, 0), "AID": (2, 10, 0), "RETREAT": (2, 6.5, 6),
}  # fmt: skip
"""Class, intensity and number of modes that the manual prints."""
TYPES = [ONTOLOGY.type(name) for name in MANUAL]
FILE = """\
type: {type}
title: T
meaning: M
source: S
triggers: {{en: {{verbs: [{triggers}]}}}}
"""


def named(type: EventType) -> str:
    return type.type


def test_load_is_cached_and_frozen() -> None:
    assert load() is ONTOLOGY
    with pytest.raises(FrozenInstanceError):
        ONTOLOGY.version = "other"  # type: ignore[misc]


def test_files_agree_with_one_another() -> None:
    check(ONTOLOGY)


def test_types_stand_in_the_order_of_the_manual() -> None:
    own = [each.type for each in ONTOLOGY.types if not each.extension]
    assert own == [name for name in PLOVER_TYPES if name in own]
    assert not any(each.extension for each in ONTOLOGY.types[: len(own)])


@pytest.mark.parametrize("type", TYPES, ids=named)
def test_figures_are_those_of_the_manual(type: EventType) -> None:
    assert (type.quad, type.intensity, len(type.modes)) == MANUAL[type.type]
    assert ONTOLOGY.quad(type.type) == type.quad


@pytest.mark.parametrize("type", TYPES, ids=named)
def test_type_has_examples_enough(type: EventType) -> None:
    own = [
        event for example in type.examples for event in example.events if event.type == type.type
    ]
    assert len(type.examples) >= 25
    assert {mode.name for mode in type.modes} <= {event.mode for event in own}
    assert sum(not example.events for example in type.examples) >= 5
    assert {"occurred", "planned", "negated", "denied"} <= {event.factuality for event in own} | (
        {"planned"} if type.type == "AGREE" else set()
    )


@pytest.mark.parametrize("type", TYPES, ids=named)
def test_example_is_of_news_length_and_stands_once(type: EventType) -> None:
    texts = [example.text for example in type.examples]
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert 5 <= len(text.split()) <= 35, text


@pytest.mark.parametrize("type", TYPES, ids=named)
def test_look_alike_says_why(type: EventType) -> None:
    assert [each.text for each in type.examples if not each.events and not each.why] == []


@pytest.mark.parametrize("type", TYPES, ids=named)
def test_lexicon_is_large(type: EventType) -> None:
    least = {"CONSULT": 60, "CONCEDE": 30, "RETREAT": 30}.get(type.type, 40)
    assert len(type.triggers) >= least
    assert len({(t.pos, t.lemmas, t.object, t.preposition, t.modifier, t.complement, t.particle)
                for t in type.triggers}) == len(type.triggers)  # fmt: skip


@pytest.mark.parametrize("type", TYPES, ids=named)
def test_trigger_fills_the_roles_that_it_needs(type: EventType) -> None:
    for trigger in type.triggers:
        roles = {role for _, role in trigger.args}
        roles |= {"actor"} if "party" in roles else set()
        for need in trigger.needs:
            assert need == "any" or need in roles, (trigger.lemmas, need)


@pytest.mark.parametrize("type", TYPES, ids=named)
def test_lemma_is_one_word(type: EventType) -> None:
    for lemma in itertools.chain.from_iterable(trigger.lemmas for trigger in type.triggers):
        assert re.fullmatch(r"[a-zé]+(-[a-z]+)*", lemma), lemma


def test_most_constrained_candidate_comes_first() -> None:
    texts = {
        "support.yaml": FILE.format(
            type="SUPPORT", triggers="{lemma: hold, strength: 0.9}, {lemma: hold, object: talk}"
        ),
        "consult.yaml": FILE.format(
            type="CONSULT",
            triggers="{lemma: [hold, have], object: talk, strength: 0.95},"
            " {lemma: hold, object: talk, preposition: with, strength: 0.1},"
            " {lemma: hold, strength: 0.2}",
        ),
    }
    found = read(texts).candidates("en", "verb", "hold")
    assert [(each.type, each.constraints, each.strength) for each in found] == [
        ("CONSULT", 2, 0.1),
        ("CONSULT", 1, 0.95),
        ("SUPPORT", 1, 0.8),
        ("SUPPORT", 0, 0.9),
        ("CONSULT", 0, 0.2),
    ]
    assert len(read(texts).candidates("en", "verb", "have")) == 1


@pytest.mark.parametrize(
    "key", [("en", "verb", "zzz"), ("en", "noun", "hold"), ("uk", "verb", "a")]
)
def test_unknown_word_has_no_candidates(key: tuple[str, str, str]) -> None:
    assert ONTOLOGY.candidates(*key) == ()


@pytest.mark.parametrize(
    ("pos", "lemma", "objects", "type"),
    [
        ("verb", "hold", {"talk"}, "CONSULT"),
        ("verb", "pay", {"visit"}, "CONSULT"),
        ("verb", "sign", {"memorandum"}, "SUPPORT"),
        ("verb", "lift", {"sanction"}, "CONCEDE"),
        ("verb", "send", {"delegation"}, "CONSULT"),
        ("verb", "deliver", {"aid"}, "AID"),
        ("verb", "exchange", {"prisoner"}, "COOPERATE"),
        ("verb", "exchange", {"view"}, "CONSULT"),
        ("verb", "release", {"hostage"}, "RETREAT"),
        ("verb", "withdraw", {"troop"}, "RETREAT"),
        ("verb", "accept", {"invitation"}, "AGREE"),
    ],
)
def test_word_with_its_object_leads_to_its_type(
    pos: str, lemma: str, objects: set[str], type: str
) -> None:
    fitting = [t for t in ONTOLOGY.candidates("en", pos, lemma) if objects <= set(t.object)]
    assert type in {each.plover_type for each in fitting}


@pytest.mark.parametrize(
    ("lemma", "object"),
    [("release", "statement"), ("meet", "need"), ("host", "tournament"), ("visit", "dentist"),
     ("trade", "blow"), ("sign", "decree"), ("receive", "report"), ("endorse", "product")],
)  # fmt: skip
def test_look_alike_is_excluded(lemma: str, object: str) -> None:
    for trigger in ONTOLOGY.candidates("en", "verb", lemma):
        if trigger.type in MANUAL:
            assert object in trigger.excludes_object or trigger.constraints, trigger


@pytest.mark.parametrize(
    ("type", "mode", "score"),
    [
        ("CONSULT", None, 2.5),
        ("CONSULT", "visit", 4.0),
        ("CONSULT", "phone", 1.5),
        ("CONSULT", "no such mode", 2.5),
        ("RETREAT", "disarm", 10.0),
        ("NOTHING", None, None),
    ],
)
def test_intensity(type: str, mode: str | None, score: float | None) -> None:
    assert ONTOLOGY.intensity(type, mode) == score


def test_unknown_type() -> None:
    assert ONTOLOGY.quad("NOTHING") is None
    with pytest.raises(KeyError):
        ONTOLOGY.type("NOTHING")


def test_two_files_for_one_type_are_refused() -> None:
    one = FILE.format(type="AID", triggers="")
    with pytest.raises(KnowledgeError, match="two files tell of AID"):
        read({"a.yaml": one, "b.yaml": one})


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("boundaries: [{with: FIGHT, rule: r}]", "boundary with unknown FIGHT"),
        ("examples: {en: [{text: a, events: [{trigger: a, type: FIGHT}]}]}", "unknown type FIGHT"),
        ("examples: {en: [{text: a, events: [{trigger: a, type: AID, mode: x}]}]}",
         "AID has no mode x"),
        ("examples: {en: [{text: a, events: [{trigger: a, type: AID, extension: LOAN/x}]}]}",
         "unknown type LOAN"),
    ],
)  # fmt: skip
def test_files_that_disagree_are_refused(more: str, reason: str) -> None:
    ontology = read({"aid.yaml": FILE.format(type="AID", triggers="") + more})
    with pytest.raises(KnowledgeError, match=reason):
        check(ontology)


def test_version_is_blind_to_order_and_sees_every_file() -> None:
    one, other = (FILE.format(type=name, triggers="") for name in ("AID", "AGREE"))
    version = read({"a.yaml": one, "b.yaml": other}).version
    assert re.fullmatch(r"[0-9a-f]{16}", version)
    assert read({"b.yaml": other, "a.yaml": one}).version == version
    assert read({"a.yaml": one, "b.yaml": other + "\n"}).version != version
    assert read({"a.yaml": one, "c.yaml": other}).version != version
