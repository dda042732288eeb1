"""What happened to the desk: pages added, coded anew, removed."""

from __future__ import annotations

from typing import Any

from detente.api import Détente
from detente.desk import show
from detente.desk.views import Answer, Ask
from detente.model.desk import Change


def changes(desk: Détente, ask: Ask) -> Answer:
    """Pages added, coded anew or removed, latest first; the same as an Atom feed."""
    since = ask.day("since")
    found = desk.browse.changes(most=200 if ask.format == "html" else 5000, since=since)
    rows = [_flat(change) for change in found]
    return Answer(
        template="changes.html", title="Changes", shown={"changes": found, "since": since},
        content={"rows": rows}, rows=rows,
    )  # fmt: skip


def _flat(change: Change) -> dict[str, Any]:
    page = show.heading(change.heading) if change.heading else {}
    return {
        "number": change.number, "at": change.at, "what": change.what, "article": change.article,
        "title": page.get("title"), "events": page.get("events"), "address": page.get("address"),
    }  # fmt: skip
