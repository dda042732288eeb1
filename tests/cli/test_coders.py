"""`detente code --coder`: who codes is chosen, what was dropped is said."""

import json
from pathlib import Path

import pytest

from tests.cli.test_inputs import detente
from tests.coders.stub import running, saying, told

PAGE = "Ties\n\nThe president of Norway visited Finland on 9 May 2016 for talks on trade.\n"


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return str(path)


def test_an_endpoint_codes_and_dropped_quotes_are_counted_on_standard_error(page: str) -> None:
    pytest.importorskip("openai", reason="the extra detente[llm] is not installed")
    lie = told(recipients=["Finland", "Denmark"])
    with running(saying({"events": [lie]})) as server:
        done = detente("code", page, "--coder", "llm", "--base-url", server.url, "--model", "m")
    assert done.returncode == 0, done.stderr
    (event,) = map(json.loads, done.stdout.splitlines())
    assert event["type"] == "CONSULT" and event["evidence"][0]["by"] == "llm"
    assert event["recipients"][0]["text"] == PAGE[event["recipients"][0]["start"] :][:7]
    assert "llm: 1 of 7 quotes do not stand in the text; dropped" in done.stderr


WRONG = {
    "no endpoint": (("--coder", "llm"), "--base-url"),
    "an endpoint without its coder": (("--base-url", "http://localhost/v1"), "--coder llm"),
    "no folder": (("--coder", "hf:somebody/model"), "no folder"),
    "no such coder": (("--coder", "oracle"), "hf, llm"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_coder_that_cannot_be_had_is_wrong_usage(name: str, page: str) -> None:
    options, words = WRONG[name]
    done = detente("code", page, *options)
    assert done.returncode == 2
    assert words in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_endpoint_that_fails_is_an_error_of_the_page(page: str) -> None:
    pytest.importorskip("openai", reason="the extra detente[llm] is not installed")
    options = ("--coder", "llm", "--base-url", "http://127.0.0.1:9/v1", "--model", "m")
    done = detente("code", page, *options)
    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr and "Traceback" not in done.stderr
