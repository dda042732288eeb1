import json

import pytest
from evaluation.time import run

SENTENCE = {
    "spec": "A",
    "input": "The envoys left on 3 May 2024.",
    "reference": "2025-11-18T00:00:00",
    "results": [
        {
            "Text": "3 May 2024",
            "Start": 19,
            "Length": 10,
            "Type": "date",
            "Value": {"PastResolution": {"date": "2024-05-03"}},
        }
    ],
}
RANGE = {
    "spec": "A",
    "input": "It ran from 3 to 5 May 2024.",
    "reference": "2025-11-18T00:00:00",
    "results": [
        {
            "Text": "from 3 to 5 May 2024",
            "Start": 7,
            "End": 26,
            "TypeName": "x.daterange",
            "Resolution": {"values": [{"start": "2024-05-03", "end": "2024-05-05"}]},
        }
    ],
}
MISSED = {**SENTENCE, "input": "The envoys left in April.. or so", "results": SENTENCE["results"]}
EXPRESSION = {"text": "March 5", "values": ["2013-03-05T00:00:00"], "grain": "day"}
STRING = {"file": "test_date_parser", "text": "5 March 2012", "value": "2012-03-05T00:00:00"}
FOREIGN = {"file": "test_date_parser", "text": "5 mars 2012", "value": "2012-03-05T00:00:00"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([SENTENCE], {"n": 1, "span_f1": 1.0, "value_accuracy": 1.0, "skipped": 0}),
        ([RANGE], {"n": 1, "span_f1": 1.0, "value_accuracy": 1.0, "skipped": 0}),
        ([SENTENCE, MISSED], {"n": 2, "span_f1": 0.5, "value_accuracy": 0.5, "skipped": 0}),
        ([EXPRESSION], {"n": 1, "span_f1": None, "value_accuracy": 1.0, "skipped": 0}),
        ([STRING, FOREIGN], {"n": 1, "span_f1": None, "value_accuracy": 1.0, "skipped": 1}),
        ([], {"n": 0, "span_f1": None, "value_accuracy": None, "skipped": 0}),
    ],
)
def test_metrics(tmp_path, rows, expected):
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    metrics = run([file])
    assert {key: metrics[key] for key in expected} == expected


def test_predictions_are_written_text_by_text(tmp_path):
    file, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    file.write_text(json.dumps(SENTENCE) + "\n")
    run([file], out)
    (line,) = out.read_text().splitlines()
    (predicted,) = json.loads(line)["predicted"]
    assert (predicted["text"], predicted["value"]) == ("3 May 2024", "2024-05-03")
