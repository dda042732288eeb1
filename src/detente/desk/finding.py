"""Finding things: by words, and by questions in SQL."""

from __future__ import annotations

import re

from detente.api import Détente
from detente.desk.views import Answer, Ask

HITS = 60
"""Paragraphs shown of one search."""
_QUERY = 10_000
"""Characters of a question in SQL."""


def search(desk: Détente, ask: Ask) -> Answer:
    """Paragraphs that hold every word asked for; a hit leads to its place in the text."""
    wanted = ask.word("q")
    hits = desk.search(wanted, HITS) if wanted else ()
    pages = {name: desk.browse.heading(name) for name in dict.fromkeys(h.article for h in hits)}
    found = [(hit, pages[hit.article], marked(hit.text, wanted or "")) for hit in hits]
    rows = [
        {"article": hit.article, "title": page.title if page else None, "kind": hit.kind,
         "start": hit.span.start, "end": hit.span.end, "text": hit.text,
         "address": f"/articles/{hit.article}#p-{hit.span.start}"}
        for hit, page, _ in found
    ]  # fmt: skip
    return Answer(
        template="search.html",
        title=f"Search: {wanted}" if wanted else "Search",
        shown={"wanted": wanted, "found": found, "full": len(hits) == HITS},
        content={"query": wanted, "rows": rows},
        rows=rows,
    )


def marked(text: str, wanted: str) -> list[tuple[str, bool]]:
    """Cut a paragraph at the words asked for, to be shown marked; never longer than a screen."""
    told = sorted((re.escape(w) for w in re.findall(r"\w+", wanted)), key=len, reverse=True)
    if not told:
        return [(text[:400], False)]
    pattern = re.compile(rf"\b(?:{'|'.join(told[:20])})\w*", re.IGNORECASE)
    first = pattern.search(text)
    start = max(0, (first.start() if first else 0) - 160)
    shown = ("… " if start else "") + text[start : start + 420]
    pieces, here = [], 0
    for found in pattern.finditer(shown):
        pieces += [(shown[here : found.start()], False), (found.group(), True)]
        here = found.end()
    return [piece for piece in (*pieces, (shown[here:], False)) if piece[0]]


def sql(desk: Détente, ask: Ask) -> Answer:
    """A question in SQL over the desk's tables; it can only read, for a second, a thousand rows."""
    query = ask.query.get("q", "")[:_QUERY].strip()
    table = desk.browse.ask(query) if query else None
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows] if table else []
    return Answer(
        template="sql.html", title="Ask in SQL", shown={"query": query, "table": table},
        content={"query": query, "rows": rows, "cut": bool(table and table.cut)},
        columns=table.columns if table else (), rows=rows,
    )  # fmt: skip
