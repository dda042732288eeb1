"""The measure of names: who is one at the fixed threshold, counted."""

import gzip
import json
from pathlib import Path

from evaluation.names import measure, run


def row(one: str, other: str, is_match: str, schema: str = "Person") -> dict[str, str]:
    return {"schema": schema, "name1": one, "name2": other, "is_match": is_match}


def test_pairs_are_scored_and_written(tmp_path: Path) -> None:
    pairs = [
        row("Tomas Veldmark", "Thomas Veldmark", "true"),
        row("Tomas Veldmark", "Anna Veldmark", "false"),
        row("Tomas Veldmark", "Igor Orlo", "true"),
        row("Orlo AG", "Orlo Aktiengesellschaft", "true", "Company"),
    ]
    file = tmp_path / "pairs.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(map(json.dumps, pairs)).encode()))
    told = run([file], tmp_path / "told.jsonl")
    assert (told["n"], told["precision"], told["recall"]) == (4, 1.0, 0.6667)
    lines = (tmp_path / "told.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["same"] for line in lines] == [True, False, False, True]
    assert all(json.loads(line)["reasons"] for line in lines)


def test_no_pairs_score_nothing() -> None:
    assert measure([]) == {"f1": 0.0, "precision": 0.0, "recall": 0.0}
