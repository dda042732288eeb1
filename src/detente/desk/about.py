"""How to read this desk, and what may be asked of it by a program."""

from __future__ import annotations

import re
from typing import Any

from detente.api import Détente
from detente.desk import words
from detente.desk.views import Answer, Ask, Page

PARAMETERS = {
    "since": "EDTF; what was over before it is left out",
    "until": "EDTF; what began after it is left out",
    "learned": "a day; what the desk learned since then is listed apart",
    "states": "one code or two, as RUS,SYR: both take part",
    "entity": "id of an actor",
    "with": "id of an actor that takes part beside the first",
    "type": "a PLOVER type or a family of the extension, as CONSULT, MISSION",
    "factuality": "occurred, ongoing, planned, possible, conditional, negated, denied, alleged, "
    "belief; real for occurred, ongoing and alleged",
    "certainty": "CT, PR, PS or Uu, as in FactBank",
    "source": "name of the innermost voice",
    "place": "name of a place",
    "article": "id of an article",
    "once": "1 leaves out what an article tells again",
    "missions": "1 keeps what is about missions and envoys",
    "page": "number of the page of a list, from 1",
    "publisher": "name of a publisher",
    "kind": "kind of actor",
    "name": "part of a name",
    "of": "state, person or organisation",
    "q": "words, a question, or a SELECT",
    "important": "1 marks the sentences that matter",
    "wording": "off hides what is suspected of a translation",
    "a": "a state in any wording, or its code",
    "b": "another",
}
"""What parameters mean, by name."""


FILES = (
    ("get", "/changes.atom", "application/atom+xml", "Changes as an Atom feed"),
    ("get", "/live", "text/event-stream", "Changes as they happen, as server-sent events"),
    ("get", "/cite/{kind}/{id}/{style}", "text/plain",
     "A citation of an article or event, in csl or bib"),
    ("get", "/relations/{a}/{b}/brief.html", "text/html", "The brief of a pair as one file"),
    ("post", "/add", "text/html", "Adds pages: the fields files, text and url; leads to progress"),
    ("get", "/jobs/{id}", "text/html", "Progress of pages that are being added, as it comes"),
    ("post", "/events/{id}/judge", "text/html",
     "Keeps a correction: the fields verdict, value, reason, author; judgement with undo"),
)  # fmt: skip
"""Addresses that are no view: method, path, kind of answer, what it does."""


def about(_: Détente, ask: Ask) -> Answer:
    """Keys, signs, and how to read this desk."""
    degrees = [(name, *words.degree(name).values()) for name in words.table("degrees")]
    rows = [{"value": name, "sign": sign, "words": told} for name, _, sign, told in degrees]
    return Answer(
        template="about.html", title="How to read this desk",
        shown={"degrees": degrees, "certainties": words.table("certainties")},
        content={"degrees": rows}, rows=rows,
    )  # fmt: skip


def interface(pages: tuple[Page, ...], version: str) -> dict[str, Any]:
    """Describe the views in OpenAPI: each as page, JSON and CSV."""
    paths: dict[str, Any] = {}
    for page in pages:
        stem = "/start" if page.path == "/" else page.path
        for suffix, kind in ((".json", "application/json"), (".csv", "text/csv")):
            paths[stem + suffix] = {"get": _operation(page, kind)}
    for method, path, kind, told in FILES:
        page = Page(path=path, view=about, summary=told)
        paths[path] = {method: _operation(page, kind)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "détente, the desk",
            "version": version,
            "description": "Every view of the desk as JSON and CSV, and what stands beside them. "
            "Only what is asked for with POST writes, and only from a page of the desk or no "
            "browser at all.",
        },
        "paths": paths,
    }


def _operation(page: Page, kind: str) -> dict[str, Any]:
    inside = re.findall(r"\{(\w+)\}", page.path)
    found = [_parameter(name, "path") for name in inside]
    found += [_parameter(name, "query") for name in page.parameters]
    answers = {
        "200": {"description": "found", "content": {kind: {"schema": {}}}},
        "400": {"description": "a parameter cannot be read"},
        "404": {"description": "not on this desk"},
    }
    return {"summary": page.summary, "parameters": found, "responses": answers}


def _parameter(name: str, place: str) -> dict[str, Any]:
    return {
        "name": name, "in": place, "required": place == "path",
        "description": PARAMETERS.get(name, ""), "schema": {"type": "string"},
    }  # fmt: skip
