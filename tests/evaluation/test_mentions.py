"""Names are compared by span and kind."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from evaluation.mentions import run

SENTENCE = """# sent_id = 1
# text = Tomas Veld visited Norway.
1\tTomas\tB-PER\t-\t-
2\tVeld\tI-PER\t-\t-
3\tvisited\tO\t-\t-
4\tNorway\t{kind}\t-\t-
5\t.\tO\t-\t-

"""


def _file(folder: Path, kind: str) -> Path:
    path = folder / "en_own.iob2.gz"
    path.write_bytes(gzip.compress(SENTENCE.format(kind=kind).encode()))
    return path


@pytest.mark.parametrize(("kind", "recall"), [("B-LOC", 1.0), ("B-ORG", 0.5)])
def test_a_name_counts_with_its_kind(tmp_path: Path, kind: str, recall: float) -> None:
    metrics = run([_file(tmp_path, kind)], tmp_path / "out.jsonl")
    assert (metrics["n"], metrics["recall"]) == (1, recall)
    assert (tmp_path / "out.jsonl").read_text().count("\n") == 1


def test_languages_that_cannot_be_parsed_are_left_out(tmp_path: Path) -> None:
    other = _file(tmp_path, "B-LOC").rename(tmp_path / "xx_own.iob2.gz")
    assert run([other])["n"] == 0


def test_documents_are_measured_over_nested_spans(tmp_path: Path) -> None:
    text = "Norwegian sailors left Kenya. They were tired."
    marked = [(0, 9, "Nationality"), (0, 17, "Organisation"), (23, 28, "Location"),
              (30, 34, "Organisation"), (0, 4, "Weapon")]  # fmt: skip
    entities = [{"begin": b, "end": e, "type": kind} for b, e, kind in marked]
    path = tmp_path / "docs.jsonl"
    path.write_text(json.dumps({"text": text, "entities": entities}))
    metrics = run([path])
    assert (metrics["n"], metrics["f1"]) == (1, 1.0)
