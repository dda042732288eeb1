"""The ontology's examples are tests: each type is found in its own, above a pinned floor.

Not every example is coded right in this version. `python -m tests.ontology.coded` prints the table;
a floor may rise, and falls only by an explicit change of `floors.toml` with its reason.
"""

import tomllib
from pathlib import Path

import pytest

from detente import ontology
from tests.ontology.coded import failures, score

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
TYPES = {type_.type: type_ for type_ in ontology.load().types}


def test_every_type_has_a_floor() -> None:
    assert set(FLOORS) == set(TYPES)


@pytest.mark.parametrize("name", FLOORS)
def test_a_type_is_found_in_its_examples(name: str) -> None:
    measured = score(TYPES[name]).shares
    fallen = {key: measured[key] for key, least in FLOORS[name].items() if measured[key] < least}
    assert not fallen, f"{name} fell below {FLOORS[name]}: {failures(TYPES[name])}"
