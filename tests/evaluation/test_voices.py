"""Measures of attribution and factuality, on counts small enough to check by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import attribution, factuality


def test_perfect_attribution() -> None:
    text = "Veld said that it rains."
    one = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 23]]}
    tally: dict[str, float] = {}
    attribution.add(tally, text, [one], [one])
    measured = attribution.figures(tally)
    assert (measured["content_f1"], measured["source_accuracy"], measured["cue_recall"]) == (
        1,
        1,
        1,
    )


def test_half_of_the_content() -> None:
    gold = {"source": [[0, 1]], "cue": [[2, 3]], "content": [[4, 8]]}
    found = {"source": [[0, 1]], "cue": [[3, 4]], "content": [[4, 6]]}
    tally: dict[str, float] = {}
    attribution.add(tally, "abcdefghij", [gold], [found])
    measured = attribution.figures(tally)
    assert measured["content_f1"] == pytest.approx(2 * 2 / (4 + 2), abs=1e-4)
    assert measured["cue_recall"] == 0


def test_one_prediction_pairs_once() -> None:
    whole, left, right = frozenset(range(4)), frozenset({0, 1}), frozenset({2})
    assert attribution.pair([left, right], [whole]) == [(0, 0)]


def test_nothing_found_nothing_right() -> None:
    assert attribution.figures({})["content_f1"] == 0.0
    assert factuality.measure([])["n"] == 0


def test_measure_of_factuality() -> None:
    measured = factuality.measure([(3.0, 2.0), (-3.0, -2.0), (3.0, -2.0), (0.0, 2.0)])
    assert measured["sign_accuracy"] == pytest.approx(2 / 3, abs=1e-4)
    assert measured["mae"] == pytest.approx((1 + 1 + 5 + 2) / 4)


def test_run_writes_what_it_predicts(tmp_path: Path) -> None:
    line = {
        "idx": 7,
        "text": "The envoy did not sign the treaty .",
        "targets": [{"span1": [4, 5], "label": -3.0}],
    }
    file, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert factuality.run([file], out)["sign_accuracy"] == 1.0
    (row,) = [json.loads(one) for one in out.read_text(encoding="utf-8").splitlines()]
    assert row["value"] == "negated"
    assert row["score"] < 0
