"""How many tellings are compared grows with the tellings of a week, not with their square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from benchmarks.large import states
from benchmarks.relations import told

from detente.relations import account, brief, gathering, happenings


def compared(events: int, undated: float, patch: pytest.MonkeyPatch) -> int:
    """Count the pairs that are compared while so many events are gathered."""
    counted = [0]
    compare = gathering.can_be_one

    def count(*pair: object) -> bool:
        counted[0] += 1
        return compare(*pair)  # type: ignore[arg-type]

    articles, codings = told(events, undated)
    with patch.context() as patched:
        patched.setattr(gathering, "can_be_one", count)
        happenings(codings, articles)
    return counted[0]


@pytest.mark.parametrize(("undated", "most"), [(0.0, 6), (1 / 3, 12)])
def test_pairs_that_are_compared(
    undated: float, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert compared(2400, undated, monkeypatch) < most * 2400


def calls(work: Callable[[], object]) -> int:
    """Count the calls, and the steps of generators, that a piece of work takes."""
    counted = [0]

    def count(frame: FrameType, what: str, argument: object) -> None:
        counted[0] += what == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted[0]


def test_a_brief_grows_with_what_it_is_of() -> None:
    a, b = (str(state.state) for state in states()[:2])
    few, many = (account(codings, articles, a, b) for articles, codings in (told(600), told(2400)))
    brief(few)
    assert calls(lambda: brief(many)) < 5 * calls(lambda: brief(few))
