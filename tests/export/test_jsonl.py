"""The shape of an event in a file is a promise: fields, nulls, slices."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from detente import plugins
from detente.export import jsonl
from detente.model.text import Article
from tests.briefs.corpus import COURIER, everything
from tests.factory import article, coding, event

KEYS = {
    "id", "kind", "type", "mode", "contexts", "cameo", "article", "actors", "recipients", "place",
    "time", "factuality", "attribution", "trigger", "span", "quantities", "confidence", "evidence",
}  # fmt: skip


def lines() -> list[dict[str, Any]]:
    codings, articles = everything()
    stream = io.StringIO()
    jsonl.write(codings, articles, stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def texts() -> dict[str, str]:
    return {page.id: page.text for page in everything()[1]}


def pieces(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        worded = {"text", "start", "end"} <= set(value) and value["start"] is not None
        own = [value] if worded else []
        return own + [piece for inner in value.values() for piece in pieces(inner)]
    return [piece for inner in value for piece in pieces(inner)] if isinstance(value, list) else []


def test_one_line_per_event_with_every_field() -> None:
    codings, _ = everything()
    assert [line["id"] for line in lines()] == [e.id for c in codings for e in c.events]
    assert all(set(line) >= KEYS for line in lines())


def test_what_goes_on_has_its_day() -> None:
    known = [line["time"] for line in lines() if line["time"] and line["time"]["as_of"]]
    assert [(time["edtf"], time["as_of"]) for time in known] == [("../2031-05-20", "2031-05-20")]


def test_every_text_is_its_slice() -> None:
    found = [(line["article"]["id"], piece) for line in lines() for piece in pieces(line)]
    assert len(found) > 50
    for page, piece in found:
        assert piece["text"] == texts()[page][piece["start"] : piece["end"]]


def test_what_is_not_stated_is_null_and_nobody_is_an_empty_list() -> None:
    page = article("Nothing much was agreed.", publisher=None, published=None)
    stream = io.StringIO()
    jsonl.write([coding(page, event(None, within=page))], [page], stream)
    line = json.loads(stream.getvalue())
    assert line["actors"] == line["recipients"] == line["quantities"] == line["evidence"] == []
    for name in ("type", "mode", "cameo", "place", "time", "extension", "condition", "same_as"):
        assert line[name] is None, name
    assert line["article"] == {
        "id": page.id, "url": None, "title": None, "publisher": None, "published": None,
        "language": "en", "translated_by": None,
    }  # fmt: skip


def test_an_event_in_full() -> None:
    (line,) = [line for line in lines() if line["mode"] == "visit" and line["place"]][:1]
    assert line["article"]["published"] == {"edtf": "2031-05-20", "inferred": False}
    assert line["actors"][1]["text"] == "Oren Talk"
    assert line["actors"][1]["entity"] == {
        "id": "person:oren-talk@ARV", "name": "Oren Talk", "kind": "person", "state": "ARV",
        "sector": None, "office": "Deputy Defence Minister",
    }  # fmt: skip
    assert line["place"]["name"] == "Marenburg"
    assert line["time"]["edtf"] == "2031-05-11/2031-05-20"
    assert line["factuality"]["value"] == "occurred"
    assert line["attribution"][0]["order"] == 0
    assert line["attribution"][0]["cue"] is None


def test_offsets_are_code_points() -> None:
    page = article("🕊🕊 Arvenia visited.")
    stream = io.StringIO()
    jsonl.write([coding(page, event(within=page, words="visited"))], [page], stream)
    assert json.loads(stream.getvalue())["span"] == {"text": "visited", "start": 11, "end": 18}


def test_a_coding_without_its_article_is_an_error() -> None:
    with pytest.raises(KeyError):
        jsonl.write([coding(COURIER, event(within=COURIER))], [], io.StringIO())


def test_registry() -> None:
    assert plugins.names("detente.export") == ("csv", "jsonl")


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_every_exporter_takes_nothing(name: str) -> None:
    stream = io.StringIO()
    none: list[Article] = []
    plugins.load("detente.export", name).write([], none, stream)
    assert len(stream.getvalue().splitlines()) <= 1
