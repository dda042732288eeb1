"""`detente judgements`: what an analyst says, from the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.store import Store
from tests.cli.test_inputs import detente
from tests.factory import article, coding, event, person, state

PAGE = article("Tomas Veld visited Belmora. Tomaz Veld met officials.")
VISIT = event(
    "CONSULT", "visit", within=PAGE, words="Tomas Veld visited Belmora",
    actors=[person("Tomas Veld", "ARV")], recipients=[(state("BEL"), "Belmora")],
)  # fmt: skip
MET = event(
    "CONSULT", "meet", within=PAGE, words="Tomaz Veld met officials",
    actors=[person("Tomaz Veld", "ARV")],
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> str:
    path = tmp_path / "desk.db"
    with Store.open(path) as store:
        store.add(PAGE, coding(PAGE, VISIT, MET))
    return str(path)


def coded(desk: str) -> list[dict[str, object]]:
    done = detente("export", "jsonl", "--desk", desk)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_change_is_made_listed_exported_and_undone(desk: str, tmp_path: Path) -> None:
    why = ("--reason", "announced only", "--author", "M. Osei", "--desk", desk)
    made = detente("judgements", "add", VISIT.id, "--set", "factuality.value=planned", *why)
    assert made.returncode == 0, made.stderr
    assert [e["factuality"]["value"] for e in coded(desk)] == ["planned", "occurred"]  # type: ignore[index]
    listed = detente("judgements", "list", "--desk", desk).stdout
    assert "M. Osei" in listed and "occurred" in listed and "announced only" in listed
    gold = detente("judgements", "export", "--desk", desk).stdout
    assert json.loads(gold)["after"] == "planned"
    undone = detente("judgements", "undo", made.stdout.strip(), *why)
    assert undone.returncode == 0, undone.stderr
    assert [e["factuality"]["value"] for e in coded(desk)] == ["occurred", "occurred"]  # type: ignore[index]
    assert detente("judgements", "list", "--desk", desk).stdout == ""
    assert "[undone]" in detente("judgements", "list", "--all", "--desk", desk).stdout
    file = tmp_path / "gold.jsonl"
    file.write_text(gold, "utf-8")
    again = detente("judgements", "import", str(file), "--desk", desk)
    assert "0 new" in again.stderr


def test_two_people_are_made_one(desk: str) -> None:
    ids = ["person:tomas-veld@ARV", "person:tomaz-veld@ARV"]
    done = detente("judgements", "add", *ids, "--merge", "--reason", "one man", "--desk", desk)
    assert done.returncode == 0, done.stderr
    found = {e["actors"][0]["entity"]["id"] for e in coded(desk)}  # type: ignore[index]
    assert found == {ids[0]}


WRONG = {
    "no such event": (("ffff", "--withdraw"), 1, "no such event"),
    "no such field": ((VISIT.id, "--set", "mood=bad"), 1, "no mood"),
    "no such value": ((VISIT.id, "--set", "factuality.value=hoped"), 1, "no such value"),
    "nothing to do": ((VISIT.id,), 2, "--merge"),
    "two things at once": ((VISIT.id, MET.id, "--merge", "--split"), 2, "--merge"),
    "no value": ((VISIT.id, "--set", "edtf"), 2, "NAME=VALUE"),
    "one is no merge": ((VISIT.id, "--merge"), 1, "two or more"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_judged_is_one_clear_line(name: str, desk: str) -> None:
    arguments, status, words = WRONG[name]
    done = detente("judgements", "add", *arguments, "--reason", "because", "--desk", desk)
    assert done.returncode == status, done.stderr
    assert words in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == ""


def test_grades_are_given_listed_and_told_apart_from_no_grade(desk: str) -> None:
    at = ("--desk", desk)
    nobody = detente("judgements", "grades", VISIT.id, *at).stdout
    assert "not graded" in nobody and "unreliable" not in nobody
    why = ("--reason", "corrects itself in print", "--author", "M. Osei", *at)
    made = detente("judgements", "grade", "the castora courier", "--source", "B", *why)
    assert made.returncode == 0, made.stderr
    assert detente("judgements", "grade", VISIT.id, "--information", "6", *why).returncode == 0
    told = detente("judgements", "grades", VISIT.id, *at).stdout
    assert "B  usually reliable: The Castora Courier" in told
    assert "6  truth cannot be judged" in told
    assert told.count("M. Osei") == told.count("corrects itself in print") == 2
    lines = detente("judgements", "export", *at).stdout.splitlines()
    assert [json.loads(line)["after"] for line in lines] == ["B", "6"]
    assert "source: B" in detente("judgements", "list", *at).stdout


@pytest.mark.parametrize("given", [(), ("--source", "B", "--information", "2"), ("--source", "2")])
def test_a_grade_is_of_one_scale(given: tuple[str, ...], desk: str) -> None:
    done = detente("judgements", "grade", VISIT.id, *given, "--reason", "because", "--desk", desk)
    assert done.returncode == 2 and "Traceback" not in done.stderr
