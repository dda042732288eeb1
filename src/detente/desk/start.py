"""The first page, and the list of all articles."""

from __future__ import annotations

from detente.api import Détente
from detente.desk import show
from detente.desk.views import Answer, Ask


def start(desk: Détente, ask: Ask) -> Answer:
    """Drop, paste or fetch pages; what the desk holds; the busiest pairs."""
    totals = desk.browse.totals()
    pairs = desk.browse.pairs(most=8)
    latest = desk.browse.headings(most=8)
    names = called(desk, [code for pair in pairs for code in (pair.a, pair.b)])
    return Answer(
        template="start.html",
        title="détente",
        shown={"totals": totals, "pairs": pairs, "latest": latest, "names": names},
        content={
            "articles": totals.articles, "events": totals.events,
            "pairs": [{"a": p.a, "b": p.b, "events": p.events} for p in pairs],
            "latest": [show.heading(page) for page in latest],
        },
        rows=[show.heading(page) for page in latest],
    )  # fmt: skip


def articles(desk: Détente, ask: Ask) -> Answer:
    """All articles, latest taken in first; of one publisher if asked for."""
    publisher = ask.word("publisher")
    found = desk.browse.headings(publisher, ask.most, ask.after)
    publishers = desk.browse.publishers()
    total = sum(n for name, n in publishers if publisher in (None, name))
    rows = [show.heading(page) for page in found]
    return Answer(
        template="articles.html",
        title=f"Articles of {publisher}" if publisher else "Articles",
        shown={"pages": found, "publishers": publishers, "total": total, "publisher": publisher},
        content={"total": total, "rows": rows},
        rows=rows,
    )


def called(desk: Détente, codes: list[str]) -> dict[str, str]:
    """Name states by code, as events know them, else as the gazetteer does."""
    known = desk.browse.state_names()
    return {code: known.get(code) or desk.state_name(code) for code in codes}
