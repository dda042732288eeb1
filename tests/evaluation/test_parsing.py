"""Measuring the parser: what is counted, and that the figures move with what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

from evaluation.parsing import run

RIGHT = [
    ("The", "the", "DET", "DT", 2, "det"),
    ("president", "president", "NOUN", "NN", 3, "nsubj"),
    ("visited", "visit", "VERB", "VBD", 0, "root"),
    ("France", "France", "PROPN", "NNP", 3, "obj"),
    (".", ".", "PUNCT", ".", 3, "punct"),
]


def write(path: Path, rows: list[tuple[str, str, str, str, int, str]]) -> Path:
    lines = [
        f"{n}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t"
        + ("SpaceAfter=No" if form == "France" else "_")
        for n, (form, lemma, upos, xpos, head, relation) in enumerate(rows, 1)
    ]
    path.write_text("\n".join(["# newdoc id = d", "# sent_id = 1", *lines, "", ""]))
    return path


def test_a_sentence_that_is_parsed_right(tmp_path: Path) -> None:
    metrics = run([write(tmp_path / "right.conllu", RIGHT)], tmp_path / "out.jsonl")
    assert metrics.pop("n") == 5
    assert set(metrics.values()) == {1.0}
    (line,) = (tmp_path / "out.jsonl").read_text().splitlines()
    assert [word["form"] for word in json.loads(line)["words"]] == [row[0] for row in RIGHT]


def test_each_figure_falls_with_its_own_mistake(tmp_path: Path) -> None:
    rows = [
        ("The", "THE", "PRON", "DT", 2, "nmod"),
        ("president", "president", "NOUN", "NN", 4, "nsubj"),
        *RIGHT[2:],
    ]
    metrics = run([write(tmp_path / "wrong.conllu", rows)], None)
    assert metrics["gold_uas"] == metrics["raw_uas"] == 0.8
    assert metrics["gold_las"] == metrics["raw_las"] == 0.6
    assert metrics["upos"] == metrics["lemma"] == 0.8
    assert metrics["sentence_f1"] == metrics["token_f1"] == 1.0
