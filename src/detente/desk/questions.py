"""Questions in words: what the pages say to them, every quote a way to its sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.api import Détente
from detente.desk.panels import note_address
from detente.desk.sentences import parts
from detente.desk.views import Answer, Ask, address
from detente.model.answers import Answer as Told
from detente.model.briefs import Footnote

READ = 60
"""Pages with the latest events that an answer is looked for in."""
EXAMPLES = (
    "How are relations between Cuba and the United States?",
    "When did Ethiopia and Eritrea reopen their embassies?",
    "Who visited Havana?",
)


def question(desk: Détente, ask: Ask) -> Answer:
    """Answer a question from coded events, with quotes, or say that no page states it."""
    wanted = ask.word("q")
    told = desk.ask(wanted, most=READ) if wanted else None
    places = {(n.article, n.start): place(desk, n) for n in _notes(told)}
    rows = [
        {"part": finding.form, "answer": finding.text, "stated": finding.stated, "quote": n.quote,
         "article": n.article, "event": n.event or None, "address": places[n.article, n.start]}
        for finding in (told.findings if told else ()) for n in finding.quotes
    ]  # fmt: skip
    return Answer(
        template="ask.html",
        title=wanted or "Ask",
        shown={
            "wanted": wanted, "told": told, "places": places, "examples": EXAMPLES, "most": READ,
            "findings": [(f, _once(f.quotes)) for f in told.findings] if told else [],
        },
        content={"question": wanted, "answer": told, "rows": rows},
        columns=("part", "answer", "stated", "quote", "article", "event", "address"),
        rows=rows,
    )  # fmt: skip


def _notes(told: Told | None) -> tuple[Footnote, ...]:
    return _once(note for finding in (told.findings if told else ()) for note in finding.quotes)


def _once(notes: Iterable[Footnote]) -> tuple[Footnote, ...]:
    """Keep one of the quotes that are the same words of the same page."""
    kept: dict[tuple[str, int], Footnote] = {}
    for note in notes:
        kept.setdefault((note.article, note.start), note)
    return tuple(kept.values())


def place(desk: Détente, note: Footnote) -> str:
    """Lead to the sentence of a quote; words that tell no event are found by where they stand."""
    if note.event:
        return note_address(note)
    page: Any = desk.article(note.article)
    told = (s for part in parts(page[0], ()) for s in part.sentences) if page else iter(())
    number = next((s.number for s in told if note.start in s.span), None)
    return address("articles", note.article) + (f"#s-{number}" if number is not None else "")
