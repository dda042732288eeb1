"""Lemmas as edit scripts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.language._lemmas import Lexicon, apply_script, script_of

CASES = [
    ("cities", "city", "l3y"),
    ("Talks", "talk", "l1"),
    ("States", "State", "k1"),
    ("ARVENIA", "Arvenia", "t0"),
    ("was", "be", "!be"),
    ("n't", "not", "l2ot"),
    ("minister", "minister", "l0"),
]


@pytest.mark.parametrize(("form", "lemma", "script"), CASES)
def test_scripts(form: str, lemma: str, script: str) -> None:
    assert script_of(form, lemma) == script
    assert apply_script(script, form) == lemma


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_a_script_makes_its_own_lemma(form: str, lemma: str) -> None:
    assert apply_script(script_of(form, lemma), form) == lemma


@pytest.mark.parametrize("script", ["l9", "", "nonsense"])
def test_a_script_that_does_not_fit_keeps_the_form(script: str) -> None:
    assert apply_script(script, "Veld") == "Veld"


def test_the_lexicon_comes_before_the_script(tmp_path: Path) -> None:
    path = tmp_path / "lemmas.json.gz"
    path.write_bytes(gzip.compress(json.dumps({"VBD": {"told": "tell"}}).encode()))
    lexicon = Lexicon(path)
    assert lexicon.lemma("Told", "VBD", "l2") == "tell"
    assert lexicon.lemma("told", "NN", "l0") == "told"
