"""Constraints of a trigger: what must stand around a word before it tells an event."""

import pytest

from detente.events.match import fit
from detente.model.text import Parse
from detente.ontology import Trigger
from tests.trees import tree

HELD_TALKS = (
    "Cuba/PROPN/nsubj/2 held/VERB/root/0/VBD talks/NOUN/obj/2/NNS with/ADP/case/5 Peru/PROPN/obl/2"
)
HELD_BALL = "Cuba/PROPN/nsubj/2 held/VERB/root/0/VBD balls/NOUN/obj/2/NNS"
CALLED_OFF = "Cuba/PROPN/nsubj/2 called/VERB/root/0/VBD off/ADP/compound:prt/2 talks/NOUN/obj/2"
JOINT_PATROL = "joint/ADJ/amod/2 patrols/NOUN/root/0/NNS"
HUNDREDS = (
    "Cuba/PROPN/nsubj/2 freed/VERB/root/0/VBD hundreds/NOUN/obj/2/NNS of/ADP/case/5 "
    "prisoners/NOUN/nmod/3/NNS"
)


def trigger(pos: str, lemma: str, **constraints: tuple[str, ...]) -> Trigger:
    return Trigger(
        type="CONSULT", mode=None, extension=None, plover_type="CONSULT", plover_mode=None,
        cameo=None, language="en", pos=pos, lemmas=(lemma,), **constraints,
    )  # fmt: skip


def at(parse: Parse, word: str) -> int:
    return [token.text for token in parse.tokens].index(word)


@pytest.mark.parametrize(
    ("line", "word", "found", "words"),
    [
        (HELD_TALKS, "held", trigger("verb", "hold", object=("talk",)), "held talks"),
        (HELD_TALKS, "held", trigger("verb", "hold", preposition=("with",)), "held"),
        (HELD_TALKS, "held", trigger("verb", "hold", subject=("cuba",)), "held"),
        (CALLED_OFF, "called", trigger("verb", "call", particle=("off",)), "called off"),
        (JOINT_PATROL, "patrols", trigger("noun", "patrol", modifier=("joint",)), "joint patrols"),
        (HUNDREDS, "freed", trigger("verb", "free", object=("prisoner",)), "freed prisoners"),
    ],
)
def test_a_constraint_that_is_met_makes_a_match(
    line: str, word: str, found: Trigger, words: str
) -> None:
    parse = tree(line)
    match = fit(parse, found, at(parse, word))
    assert match is not None
    assert " ".join(parse.tokens[index].text for index in match.words) == words


@pytest.mark.parametrize(
    ("line", "word", "asked"),
    [
        (HELD_BALL, "held", trigger("verb", "hold", object=("talk",))),
        (HELD_BALL, "held", trigger("verb", "hold", excludes_object=("ball",))),
        (HELD_BALL, "held", trigger("verb", "hold", excludes_subject=("cuba",))),
        (HELD_BALL, "held", trigger("verb", "hold", preposition=("with",))),
        (HELD_TALKS, "held", trigger("verb", "hold", particle=("off",))),
        (JOINT_PATROL, "patrols", trigger("noun", "patrol", modifier=("naval",))),
        (JOINT_PATROL, "patrols", trigger("noun", "patrol", excludes_modifier=("joint",))),
    ],
)
def test_a_constraint_that_is_not_met_makes_none(line: str, word: str, asked: Trigger) -> None:
    parse = tree(line)
    assert fit(parse, asked, at(parse, word)) is None
