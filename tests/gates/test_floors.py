"""Scores against pinned floors, measured with the package's own evaluation."""

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.shared import SHARED, needs_shared

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["floor"]


@needs_shared
@pytest.mark.shared
@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: f"{floor['task']} {floor['file']}")
def test_no_score_falls_below_its_floor(floor: dict[str, Any]) -> None:
    run = import_module(f"evaluation.{floor['task']}").run
    measured = run([SHARED / floor["file"]], None)
    fallen = {k: measured[k] for k, least in floor["scores"].items() if measured[k] < least}
    assert not fallen, f"fell below {floor['scores']}: {fallen}"
