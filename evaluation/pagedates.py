"""How often is the day of publication right?"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from detente.settings import Settings
from evaluation.extraction import read_record, records


def run(paths: list[Path], predictions: Path | None = None) -> dict[str, float]:
    """Measure days of publication against `date` (YYYY-MM-DD).

    Returns:
        n; accuracy: the share of pages with exactly that day; precision, recall and f1, where an
        inferred window counts as no answer.
    """
    settings, counts, rows = Settings(), Counter[str](), []
    for path in paths:
        for record in records(path):
            found = _day(record, settings)
            counts["n"] += 1
            counts["answered"] += found is not None
            counts["right"] += found == record["date"]
            rows.append({"url": record.get("url"), "date": found, "gold": record["date"]})
    if predictions:
        predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return _figures(counts)


def _day(record: dict[str, Any], settings: Settings) -> str | None:
    """Read the stated day of a page; None for none or a window."""
    article = read_record(record, settings)
    published = article.published if article else None
    return published.edtf if published and "/" not in published.edtf else None


def _figures(counts: Counter[str]) -> dict[str, float]:
    """Turn counts into figures."""
    n, answered, right = counts["n"], counts["answered"], counts["right"]
    precision, recall = right / max(answered, 1), right / max(n, 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"n": n, "accuracy": recall, "precision": precision, "f1": f1}
