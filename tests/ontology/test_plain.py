"""YAML text to plain values."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import KnowledgeError
from detente.ontology.plain import read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("a: 042", {"a": "042"}),
        ('a: "042"', {"a": "042"}),
        ("a: 42", {"a": 42}),
        ("a: -3.5", {"a": -3.5}),
        ('a: "1"', {"a": "1"}),
        ("{on: off, no: yes, y: n}", {"on": "off", "no": "yes", "y": "n"}),
        ("{a: true, b: false, c: null, d: ~, e: }", {"a": True, "b": False} | dict.fromkeys("cde")),
        ("[2020-01-01, 1:20, 1e5]", ["2020-01-01", "1:20", "1e5"]),
        ("a: >\n  one\n  two\n", {"a": "one two\n"}),
        ("a: &x [1, two]\nb: *x", {"a": [1, "two"], "b": [1, "two"]}),
        ("a: é日", {"a": "é日"}),
    ],
)
def test_reads(text: str, value: Any) -> None:
    assert read_yaml(text, "f.yaml") == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: 1\na: 2", "key 'a' twice (line 2)"),
        ("a: *b", "nothing is called &b"),
        ("a: 1\n---\nb: 2", "more than one document"),
        ("[a]: 1", "a key must be a word"),
        ("a: [1", "expected"),
        ("\x01", "character"),
        ("[" * 5000, "nested too deeply"),
    ],
)
def test_refuses(text: str, reason: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        read_yaml(text, "f.yaml")
    assert str(error.value).startswith("f.yaml: ")
    assert reason in error.value.reason


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_yaml(text, "f.yaml")
    except KnowledgeError as error:
        assert error.file == "f.yaml"
