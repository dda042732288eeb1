"""Actors, places and sources: lists of them, and a page for each."""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup

from detente.api import Détente
from detente.desk import figures, show, words
from detente.desk.charts import bars as drawn
from detente.desk.pictures import place as flat_place
from detente.desk.pictures import precision
from detente.desk.start import called
from detente.desk.views import Answer, Ask, NotHere, address
from detente.model.desk import Bin, Selection

KINDS = ("state", "organisation", "person", "office", "group", "media", "delegation", "mission")


def actors(desk: Détente, ask: Ask) -> Answer:
    """Everybody who acts, suffers or speaks, busiest first."""
    kind, wanted = ask.word("kind"), ask.word("name")
    found = desk.browse.entities(kind, wanted, ask.most, ask.after)
    rows = [
        {**show.entity(k.entity), "acts": k.acts, "suffers": k.suffers, "speaks": k.speaks}
        for k in found
    ]  # fmt: skip
    return Answer(
        template="actors.html",
        title="Actors",
        shown={"found": found, "kinds": KINDS, "kind": kind, "wanted": wanted},
        content={"rows": rows},
        rows=rows,
    )


def actor(desk: Détente, ask: Ask) -> Answer:
    """One actor: offices as worded, what it does, what is done to it, with whom."""
    known = desk.browse.known(ask.names["id"])
    if known is None:
        raise NotHere("No event of this desk knows that actor. See Actors.")
    entity = known.entity
    selection = ask.selection(entity=entity.id)
    rows = desk.browse.rows(selection, ask.most, ask.after)
    total = desk.browse.count(selection)
    bins = desk.browse.bins(selection)
    pairs = desk.browse.pairs(entity.state, 12) if entity.kind == "state" else ()
    offices = sorted({
        e.office for row in rows for e in words.members((*row.event.actors, *row.event.recipients))
        if e.id == entity.id and e.office
    })  # fmt: skip
    flat = show.events(rows)
    return Answer(
        template="actor.html",
        title=entity.name,
        shown={
            "known": known, "rows": rows, "total": total, "offices": offices, "pairs": pairs,
            "chart": chart(bins, {"entity": entity.id}),
            "names": called(desk, [c for p in pairs for c in (p.a, p.b)]),
            "state": called(desk, [entity.state])[entity.state] if entity.state else None,
        },
        content={"actor": show.entity(entity), "total": total, "rows": flat},
        columns=show.EVENT_COLUMNS,
        rows=flat,
    )  # fmt: skip


def chart(bins: tuple[Bin, ...], query: dict[str, str]) -> Markup | None:
    """Draw activity of a selection; None when nothing of it is dated."""
    laid = figures.bars(bins)
    return drawn.activity(laid, of_bar(query)) if laid else None


def of_bar(query: dict[str, str]) -> drawn.Address:
    """Make what leads from a bar to its rows."""

    def lead(bar: figures.Bar, _: str) -> str:
        return f"/events?{urlencode({**query, 'since': bar.since, 'until': bar.until})}"

    return lead


def places(desk: Détente, ask: Ask) -> Answer:
    """Every place events are told of, with how finely it is known."""
    spots = desk.browse.places(most=ask.most if ask.format != "html" else 300)
    rows = [flat_place(spot) for spot in spots]
    names = called(desk, sorted({s.state for s in spots if s.state}))
    return Answer(
        template="places.html", title="Places",
        shown={"spots": spots, "names": names, "precision": precision},
        content={"rows": rows}, rows=rows,
    )  # fmt: skip


def place(desk: Détente, ask: Ask) -> Answer:
    """One place and what is told of it."""
    name = ask.names["name"]
    spots = desk.browse.places(name=name)
    if not spots:
        raise NotHere("No event of this desk is told of that place. See Places.")
    selection = ask.selection(place=name)
    rows = desk.browse.rows(selection, ask.most, ask.after)
    total = desk.browse.count(selection)
    flat = show.events(rows)
    return Answer(
        template="place.html",
        title=name,
        shown={
            "spot": spots[0], "rows": rows, "total": total, "precision": precision(spots[0]),
            "names": called(desk, [s.state for s in spots if s.state]),
            "chart": chart(desk.browse.bins(selection), {"place": name}),
        },
        content={"place": flat_place(spots[0]), "total": total, "rows": flat},
        columns=show.EVENT_COLUMNS,
        rows=flat,
    )  # fmt: skip


def sources(desk: Détente, ask: Ask) -> Answer:
    """Everybody by whose word events are known, and the publishers that carry it."""
    found = desk.browse.sources(ask.most, ask.after)
    rows = [
        {"name": s.name, "kind": s.kind, "events": s.events, "publishers": s.publishers,
         "address": address("sources", s.name)}
        for s in found
    ]  # fmt: skip
    return Answer(
        template="sources.html", title="Sources",
        shown={"found": found, "publishers": desk.browse.publishers()},
        content={"rows": rows}, rows=rows,
    )  # fmt: skip


def source(desk: Détente, ask: Ask) -> Answer:
    """One voice: what rests on its word, and how sure that is."""
    found = desk.browse.source(ask.names["name"])
    if found is None:
        raise NotHere("Nobody of that name is a source on this desk. See Sources.")
    selection = Selection(source=found.name)
    rows = desk.browse.rows(selection, ask.most, ask.after)
    bins = desk.browse.bins(selection)
    degrees: dict[str, int] = {}
    for held in bins:
        degrees[held.factuality] = degrees.get(held.factuality, 0) + held.events
    flat = show.events(rows)
    return Answer(
        template="source.html",
        title=found.name,
        shown={
            "found": found, "rows": rows, "total": found.events,
            "degrees": sorted(degrees.items(), key=lambda d: -d[1]),
            "chart": chart(bins, {"source": found.name}),
        },
        content={"source": found, "degrees": degrees, "rows": flat},
        columns=show.EVENT_COLUMNS,
        rows=flat,
    )  # fmt: skip
