"""How many tellings are compared grows with the tellings of a week, not with their square."""

from __future__ import annotations

import pytest
from benchmarks.relations import told

from detente.relations import gathering, happenings


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
