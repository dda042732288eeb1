"""The examples in the word lists are tests of them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from detente.errors import KnowledgeError
from detente.factuality._lemmas import bases
from detente.factuality._lexicon import _check_words, load_lexicon
from detente.model.events import FACTUALITY_VALUES
from detente.model.voices import STANCES
from tests.factuality.kit import found, judged

FOLDER = files("detente.factuality") / "data" / "en"


def examples(name: str) -> list[str]:
    content = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return list(_examples(content))


def _examples(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        yield from content.get("examples") or ()
        for key, value in content.items():
            if key != "examples":
                yield from _examples(value)
    elif isinstance(content, list):
        for value in content:
            yield from _examples(value)


@pytest.mark.parametrize("example", examples("reporting"))
def test_reporting(example: str) -> None:
    text, source, cue = (part.strip() for part in example.split("|"))
    ours = [one for one in found(text) if one.cue.of(text) == cue]
    assert ours
    assert (ours[0].source.span.of(text) if ours[0].source.span else "") == source


@pytest.mark.parametrize(
    "example", [*examples("governors"), *examples("modality"), *examples("conditions")]
)
def test_value(example: str) -> None:
    marked, value, *rest = (part.strip() for part in example.split("|"))
    verdict = judged(marked)
    assert verdict.factuality.value == value, [one.reason for one in verdict.evidence]
    if rest:
        assert verdict.condition is not None
        assert rest[0] in verdict.condition.text


def test_lists_use_known_values() -> None:
    lexicon = load_lexicon("en")
    assert {one.stance for one in lexicon.verbs.values()} <= set(STANCES)
    values = {value for words in lexicon.governors.values() for value in words.values()}
    assert values <= {*FACTUALITY_VALUES, "same", "fact", "put off"}


@pytest.mark.parametrize("content", [{"words": [False]}, {True: ["on"]}, ["no", 3]])
def test_what_yaml_misreads_is_refused(content: object) -> None:
    with pytest.raises(KnowledgeError):
        _check_words(content, "en/test.yaml")


@pytest.mark.parametrize(
    ("form", "base"),
    [("hinted", "hint"), ("planned", "plan"), ("postponed", "postpone"), ("denied", "deny"),
     ("observers", "observer"), ("urging", "urge")],
)  # fmt: skip
def test_bases(form: str, base: str) -> None:
    assert base in bases(form)
