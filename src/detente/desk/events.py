"""Lists of events, which are the rows behind every figure, and the page of one event."""

from __future__ import annotations

from detente.api import Détente
from detente.desk import corrections, show, words
from detente.desk.start import called
from detente.desk.views import Answer, Ask, NotHere
from detente.export import jsonl
from detente.model.desk import Selection
from detente.model.text import Span

_AROUND = 260
"""Characters shown before and after the words of an event."""


def events(desk: Détente, ask: Ask) -> Answer:
    """Events selected by what they are as corrected: pair, actor, type, degree, source, place."""
    selection = ask.selection()
    rows = desk.browse.rows(selection, ask.most, ask.after)
    total = desk.browse.count(selection)
    flat = show.events(rows)
    return Answer(
        template="events.html",
        title="Events",
        shown={
            "rows": rows,
            "total": total,
            "chosen": chosen(desk, selection),
            "kinds": words.kinds(),
        },
        content={"total": total, "rows": flat},
        columns=show.EVENT_COLUMNS,
        rows=flat,
    )


def chosen(desk: Détente, wanted: Selection) -> list[tuple[str, str]]:
    """Tell in words what a selection asks for: name of the parameter, and what it says."""
    names = called(desk, list(wanted.states))
    entity = desk.browse.known(wanted.entity) if wanted.entity else None
    other = desk.browse.known(wanted.other) if wanted.other else None
    told = [
        ("states", " and ".join(names.values())),
        ("entity", entity.entity.name if entity else wanted.entity or ""),
        ("with", f"with {other.entity.name if other else wanted.other}" if wanted.other else ""),
        ("type", words.act_of(wanted.type) if wanted.type else ""),
        ("factuality", words.degree(wanted.factuality)["words"] if wanted.factuality else ""),
        ("certainty", words.called("certainties", wanted.certainty) if wanted.certainty else ""),
        ("source", f"by the word of {wanted.source}" if wanted.source else ""),
        ("place", f"in {wanted.place}" if wanted.place else ""),
        ("since", f"since {words.when(wanted.since)}" if wanted.since else ""),
        ("until", f"until {words.when(wanted.until)}" if wanted.until else ""),
        ("article", "of one article" if wanted.article else ""),
        ("missions", "missions and envoys" if wanted.missions else ""),
        ("once", "each told once" if wanted.once else ""),
    ]
    return [(name, words_) for name, words_ in told if words_]


def event(desk: Détente, ask: Ask) -> Answer:
    """One event: its words, who says so, why it was coded so, and how to cite it."""
    row = desk.browse.row(ask.names["id"])
    found = desk.article(row.event.article) if row else None
    if row is None or found is None:
        raise NotHere("This desk has no such event; its page may have been removed or read anew.")
    page, coding = found
    block = page.block_at(row.event.span.start)
    bounds = block.span if block else Span(0, len(page.text))
    start = max(bounds.start, row.event.span.start - _AROUND)
    end = min(bounds.end, row.event.span.end + _AROUND)
    cut = start > bounds.start, end < bounds.end
    record = jsonl.record(row.event, page)
    return Answer(
        template="event.html",
        title=f"{words.act(row.event)}: {words.headline(page.title, page.name)}",
        shown={
            "row": row, "article": page, "text": page.text, "place": show.place(row),
            "before": page.text[start : row.event.span.start],
            "after": page.text[row.event.span.end : end], "cut": cut,
            "versions": coding.versions if coding else (),
            "judged": corrections.of(desk, row.event.id),
            "verdicts": corrections.VERDICTS, "told": corrections.told,
            "choices": corrections.choices(coding, row.event),
        },
        content={"event": record},
        columns=show.EVENT_COLUMNS,
        rows=[show.event(row)],
    )  # fmt: skip


def happening(desk: Détente, ask: Ask) -> Answer:
    """All tellings of what one event tells of, with their witnesses and where they disagree."""
    found = desk.happening(ask.names["id"])
    if found is None:
        raise NotHere("This desk has no such happening; its pages may have been removed.")
    rows = [row for told in found.tellings if (row := desk.browse.row(told.id))]
    return Answer(
        template="happening.html",
        title=f"{words.act(found.event)}, {words.when(found.edtf, found.as_of)}",
        shown={"happening": found, "rows": rows, "by_id": {row.event.id: row for row in rows}},
        content={
            "id": found.id, "date": found.edtf, "as_of": found.as_of, "witnesses": found.witnesses,
            "conflicts": found.conflicts, "rows": show.events(rows),
        },
        columns=show.EVENT_COLUMNS,
        rows=show.events(rows),
    )  # fmt: skip
