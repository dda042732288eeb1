"""Scores against pinned floors, measured with the package's own evaluation."""

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.shared import SHARED, needs_shared

PINNED = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
ROOT = Path(__file__).parents[2]


def hold(floor: dict[str, Any], paths: list[Path]) -> None:
    """Measure a task and hold every pinned score against its floor."""
    measured = import_module(f"evaluation.{floor['task']}").run(paths, None)
    fallen = {k: measured[k] for k, least in floor["scores"].items() if measured[k] < least}
    assert not fallen, f"fell below {floor['scores']}: {fallen}"


@needs_shared
@pytest.mark.shared
@pytest.mark.parametrize("floor", PINNED["floor"], ids=lambda one: f"{one['task']} {one['file']}")
def test_no_score_falls_below_its_floor(floor: dict[str, Any]) -> None:
    hold(floor, [SHARED / floor["file"]])


@pytest.mark.parametrize("floor", PINNED["own"], ids=lambda one: one["task"])
def test_no_score_on_the_examiners_sentences_falls_below_its_floor(floor: dict[str, Any]) -> None:
    hold(floor, [ROOT / one for one in floor["files"]])
