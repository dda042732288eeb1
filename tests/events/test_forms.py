"""Lemmas are found where the engine cuts a rare verb wrongly."""

import pytest

from detente.events import forms
from detente.model.text import Span, Token


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("condemned", "VERB", "condemn"),
        ("blamed", "VERB", "blame"),
        ("denied", "VERB", "deny"),
        ("planned", "VERB", "plan"),
        ("shelling", "VERB", "shell"),
        ("froze", "VERB", "freeze"),
        ("fled", "VERB", "flee"),
        ("rallies", "NOUN", "rally"),
        ("clashes", "NOUN", "clash"),
        ("raids", "NOUN", "raid"),
    ],
)
def test_the_right_lemma_is_among_those_tried(form: str, upos: str, lemma: str) -> None:
    wrong = Token(
        span=Span(0, len(form)), text=form, lemma="?", upos=upos, xpos="", head=-1, deprel="root"
    )
    assert lemma in forms.lemmas(wrong)
