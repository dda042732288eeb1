"""Missions, envoys, staff, premises and bases: one state's presence in another."""

from __future__ import annotations

from detente.api import Détente
from detente.desk import show
from detente.desk.start import called
from detente.desk.views import Answer, Ask
from detente.model.desk import Row, Selection


def missions(desk: Détente, ask: Ask) -> Answer:
    """Missions, envoys, staff, premises and bases: what is told of one state in another."""
    selection = Selection(missions=True, once=True)
    rows = desk.browse.rows(selection, 1000 if ask.format == "html" else 5000, 0)
    flat = show.events(rows)
    posts = by_post(rows)
    names = called(desk, sorted({code for post, _ in posts for code in post}))
    return Answer(
        template="missions.html",
        title="Missions",
        shown={"posts": posts, "names": names, "total": len(rows)},
        content={"rows": flat},
        columns=show.EVENT_COLUMNS,
        rows=flat,
    )


def by_post(rows: tuple[Row, ...]) -> list[tuple[tuple[str, ...], list[Row]]]:
    """Group rows by the states concerned, best known first."""
    held: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        sides = (*row.event.actors, *row.event.recipients)
        states = {s for p in sides if p.entity for s in p.entity.states}
        if row.event.place and row.event.place.state:
            states.add(row.event.place.state)
        if len(states) == 2:
            held.setdefault(tuple(sorted(states)), []).append(row)
        else:
            held.setdefault((), []).append(row)
    return sorted(held.items(), key=lambda post: (not post[0], -len(post[1]), post[0]))
