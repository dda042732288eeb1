"""PLOVER's own name for what is planned, refused or only possible."""

from __future__ import annotations

import pytest

from detente.errors import KnowledgeError
from detente.model.events import FACTUALITY_VALUES
from detente.ontology import PLOVER_TYPES, to_plover
from detente.ontology.projection import read_rules

NOTHING = (None, None)


@pytest.mark.parametrize(
    ("stored", "value", "plover"),
    [
        (("CONSULT", "visit"), "occurred", ("CONSULT", "visit")),
        (("CONSULT", "visit"), "ongoing", ("CONSULT", "visit")),
        (("CONSULT", "visit"), "alleged", ("CONSULT", "visit")),
        (("CONSULT", "visit"), "planned", ("AGREE", None)),
        (("CONSULT", "visit"), "negated", ("REJECT", None)),
        (("CONSULT", "visit"), "denied", NOTHING),
        (("CONSULT", "visit"), "possible", NOTHING),
        (("CONSULT", "visit"), "conditional", NOTHING),
        (("CONSULT", "visit"), "belief", NOTHING),
        (("SUPPORT", None), "planned", ("AGREE", None)),
        (("COOPERATE", None), "planned", ("AGREE", None)),
        (("AID", None), "planned", ("AGREE", None)),
        (("AGREE", None), "planned", ("AGREE", None)),
        (("CONCEDE", None), "planned", ("CONCEDE", None)),
        (("RETREAT", "withdraw"), "planned", ("CONCEDE", None)),
        (("ACCUSE", "investigate"), "planned", ("ACCUSE", "investigate")),
        (("REQUEST", "meet"), "planned", ("REQUEST", "meet")),
        (("SANCTION", "expel"), "planned", ("THREATEN", None)),
        (("ASSAULT", None), "planned", ("THREATEN", None)),
        (("ASSAULT", "aerial"), "negated", NOTHING),
        ((None, None), "occurred", NOTHING),
    ],
)
def test_projects(
    stored: tuple[str | None, str | None], value: str, plover: tuple[str | None, str | None]
) -> None:
    assert to_plover(*stored, value) == plover


@pytest.mark.parametrize("value", FACTUALITY_VALUES)
@pytest.mark.parametrize("type", PLOVER_TYPES)
def test_every_type_and_value_has_a_rule(type: str, value: str) -> None:
    assert to_plover(type, None, value)[0] in {*PLOVER_TYPES, None}


@pytest.mark.parametrize(("type", "value"), [("FIGHT", "occurred"), ("AID", "perhaps")])
def test_unknown_type_or_value(type: str, value: str) -> None:
    with pytest.raises(KeyError):
        to_plover(type, None, value)


RULES = "".join(f"{value}: {{else: itself}}\n" for value in FACTUALITY_VALUES)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "expected keys"),
        (RULES.replace("denied: {else: itself}\n", ""), "denied"),
        (RULES.replace("itself", "FIGHT", 1), "else 'FIGHT' is unknown"),
        (RULES.replace("else: itself", "AID: AGREE", 1), "else is missing"),
        (RULES + "maybe: {else: none}", "unknown maybe"),
    ],
)
def test_broken_rules_are_refused(text: str, reason: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        read_rules(text)
    assert reason in str(error.value)
