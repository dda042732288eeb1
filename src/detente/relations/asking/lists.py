"""Answers that are rows of a register, in order of time, or the matters that are open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.model.answers import Finding
from detente.model.briefs import Footnote
from detente.model.registers import Row
from detente.relations.asking.asked import Asked, found, not_stated, said
from detente.relations.asking.passages import Passage
from detente.relations.dates import lasting_in_words
from detente.relations.registers import registers

_REGISTERS = (
    ("visits", r"\b(visits?|contacts?|meetings?|talks|trips?|met|consultations?|tours?)\b"),
    ("calls", r"\b(calls?|telephone|phone|conversations?)\b"),
    ("agreements", r"\b(agreements?|treat(?:y|ies)|accords?|deals?|pacts?|framework)\b"),
    ("facilities", r"\b(bases?|facilit(?:y|ies)|airbases?|ports?)\b"),
    ("joint activities", r"\b(patrols?|exercises?|joint|drills?|manoeuvres)\b"),
    ("sanctions", r"\b(sanctions?|embargo(?:es)?|restrictions?|tariffs?)\b"),
    ("missions", r"\b(missions?|embass(?:y|ies)|consulates?|ambassadors?)\b"),
)
_OPEN = re.compile(
    r"\b(open|undecided|pending|planned|unresolved|plans?|questions?|matters?|issues?)\b"
)


def rows_asked(asked: Asked) -> Finding:
    """Answer with the rows of the register that the question names, done ones before pending."""
    name = _named(asked.part.text) or _named(asked.question)
    rows = list(_rows(asked, name)) if name else []
    if not rows and _OPEN.search(asked.part.text):
        return _open_matters(asked)
    if not rows:
        return not_stated("list")
    texts = [f"({number}) {told(row)}" for number, row in enumerate(rows, 1)]
    return Finding(form="list", text="; ".join(texts) + ".", stated=True, quotes=_notes(rows))


def _named(text: str) -> str | None:
    lowered = text.casefold()
    places = [(m.start(), name) for name, words in _REGISTERS if (m := re.search(words, lowered))]
    return min(places)[1] if places else None


def _rows(asked: Asked, name: str) -> Iterator[Row]:
    for account in asked.accounts:
        register = next(r for r in registers(account) if r.name == name)
        yield from register.current
        yield from register.pending


def _notes(rows: list[Row]) -> tuple[Footnote, ...]:
    notes = {note.event: note for row in rows for note in row.evidence}
    return tuple(notes.values())


def told(row: Row) -> str:
    """Tell a row in a line: when, what, and whether it is sure."""
    placed = row.valid and (row.as_of or ".." not in row.valid)
    when = lasting_in_words(row.valid, row.as_of) if placed else "undated"
    if row.register == "facilities" or row.status in {"considered", "conditional", "planned"}:
        when = ""
    kept = ("visitor", "parties", "facility", "since", "what", "to", "place", "host", "size",
            "duration", "first", "condition")  # fmt: skip
    values = [f"{name} {value}" if name in _LABELLED else value for name, value in row.fields
              if name in kept]  # fmt: skip
    values = [v for place, v in enumerate(values) if not any(v in w for w in values[:place])]
    words = row.field("words") if not row.field("facility") and row.register != "visits" else None
    if words and row.register != "calls":
        values.append(f"“{words}”")
    status = "" if row.status == "done" else row.status
    return ", ".join(filter(None, (when, *values, status)))


_LABELLED = frozenset({"since", "to", "host", "condition"})


def _open_matters(asked: Asked) -> Finding:
    entries = [
        entry
        for account in asked.accounts
        for entry in (*account.questions, *account.planned, *account.possible)
        if entry.happening.fulfilled_by is None
    ]
    if not entries:
        return not_stated("list")
    notes = {note.event: note for entry in entries for note in entry.footnotes}
    texts = [f"({n}) “{e.footnotes[0].quote}”" for n, e in enumerate(entries[:8], 1)]
    return Finding(form="list", text="; ".join(texts), stated=True, quotes=tuple(notes.values()))


def of_rows(asked: Asked) -> Finding:
    """Answer `since when` and `what is their status` of the rows listed before."""
    form = asked.part.form
    name = _named(asked.question)
    rows = list(_rows(asked, name)) if name else []
    since = [f"{row.field('facility') or row.subject}: since {value}"
             for row in rows if (value := row.field("since"))]  # fmt: skip
    status = [_status(row) for row in rows]
    values = since if form == "since" else status
    if not values:
        return _by_sentence(asked)
    return Finding(form=form, text="; ".join(values) + ".", stated=True, quotes=_notes(rows))


def _status(row: Row) -> str:
    words = row.field("words")
    name = row.field("facility") or row.field("parties") or row.subject
    return f"{name}: {row.status}" if row.field("facility") else f"{row.status}: “{words}”"


def _by_sentence(asked: Asked) -> Finding:
    near: list[Passage] = [each.passage for each in asked.about(0.5)[:1]]
    if not near:
        return not_stated(asked.part.form)
    return found(asked.part.form, said(near[0], asked.event_of(near[0])), near)
