"""Names: are two names, in whatever spelling, one person or body?

Reads lines of `{"schema": "Person", "name1": "…", "name2": "…", "is_match": "true"}`, and asks
at the package's one threshold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from detente.actors.comparison import compare
from detente.actors.pairing import THRESHOLD
from evaluation.conllu import read_lines

BODIES = frozenset({"Company", "Organization", "Vessel"})


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Measure names on files of pairs.

    Args:
        paths: Files of JSON lines, gzipped or not.
        predictions: Where to write each pair with score and reasons; None for nowhere.

    Returns:
        `n`, `f1`, `precision`, `recall` of the pairs that are one; `people_f1`, `bodies_f1` of
        pairs of people and of all others; `threshold`.
    """
    pairs = [json.loads(line) for path in paths for line in read_lines(path) if line.strip()]
    rows = list(predict(pairs))
    if predictions is not None:
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    people = [row for row in rows if row.get("schema") == "Person"]
    others = [row for row in rows if row.get("schema") != "Person"]
    return {
        "n": len(rows), **measure(rows), "people_f1": measure(people)["f1"],
        "bodies_f1": measure(others)["f1"], "threshold": THRESHOLD,
    }  # fmt: skip


def predict(pairs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Compare every pair."""
    for pair in pairs:
        match = compare(pair["name1"], pair["name2"], _kind(pair.get("schema")))
        yield {**pair, "score": match.score, "same": match.is_same, "reasons": match.reasons}


def _kind(schema: str | None) -> str | None:
    if schema == "Person":
        return "person"
    return "body" if schema in BODIES else None


def measure(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Score pairs that were compared; 0 where there is nothing to be found."""
    gold = [str(row["is_match"]).lower() == "true" for row in rows]
    right = sum(is_one and row["same"] for is_one, row in zip(gold, rows, strict=True))
    told = sum(row["same"] for row in rows)
    precision = right / told if told else 0.0
    recall = right / sum(gold) if any(gold) else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"f1": round(f1, 4), "precision": round(precision, 4), "recall": round(recall, 4)}
