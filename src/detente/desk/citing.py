"""Citations of an article or of one event of it: CSL-JSON, and BibTeX made of the same."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from detente.api import Détente
from detente.desk import words
from detente.desk.rendering import web
from detente.model.edtf import interval_of

_BIB = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
     "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)  # fmt: skip


def citation(desk: Détente, kind: str, name: str, today: date) -> dict[str, Any] | None:
    """Cite an article or event in CSL-JSON; None for anything else.

    An event is cited as its article, with its sentence, the chain of voices and how sure it is
    in a note, so that a reader of the citation can find and judge it.
    """
    row = desk.browse.row(name) if kind == "events" else None
    heading = row.heading if row else desk.browse.heading(name) if kind == "articles" else None
    if heading is None:
        return None
    found: dict[str, Any] = {
        "id": f"detente-{name}",
        "type": "article-newspaper",
        "title": words.headline(heading.title, heading.name),
        "language": heading.language,
        "accessed": _parts(today),
    }
    if heading.publisher:
        found["container-title"] = heading.publisher
    if web(heading.url):
        found["URL"] = heading.url
    days = interval_of(heading.published) if heading.published else None
    if days and days.start:
        found["issued"] = _parts(days.start)
    if row:
        voices = " < ".join(voice.source.name for voice in row.event.attribution)
        degree = words.degree(row.event.factuality.value)["words"]
        found["note"] = f"“{row.quote}” (event {name}; {degree}; according to {voices})"
    return found


def _parts(day: date) -> dict[str, Any]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def bibtex(cited: dict[str, Any]) -> str:
    """Write a citation as BibTeX."""
    fields = {
        "title": cited["title"],
        "journal": cited.get("container-title"),
        "year": _year(cited.get("issued")),
        "date": _day(cited.get("issued")),
        "url": cited.get("URL"),
        "urldate": _day(cited["accessed"]),
        "note": cited.get("note"),
    }
    lines = [f"  {name} = {{{_safe(name, value)}}}" for name, value in fields.items() if value]
    key = re.sub(r"[^A-Za-z0-9-]", "", cited["id"])
    return f"@article{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _safe(name: str, value: str) -> str:
    flat = " ".join(value.split())
    return re.sub(r"[{}\\]", "", flat) if name in {"url", "date"} else flat.translate(_BIB)


def _year(issued: dict[str, Any] | None) -> str | None:
    return str(issued["date-parts"][0][0]) if issued else None


def _day(issued: dict[str, Any] | None) -> str | None:
    return date(*issued["date-parts"][0]).isoformat() if issued else None
