"""Network and map."""

from __future__ import annotations

from urllib.parse import urlencode

from detente.api import Détente
from detente.desk import show
from detente.desk.charts.ground import land
from detente.desk.charts.network import network as drawn
from detente.desk.charts.worldmap import worldmap
from detente.desk.views import Answer, Ask, address
from detente.model.actors import Entity
from detente.model.desk import Spot, Tie

SORTS = (("state", "States"), ("person", "Persons"), ("organisation", "Organisations"))
_TIES = 90
"""Ties that still can be told apart in one drawing."""


def network(desk: Détente, ask: Ask) -> Answer:
    """Who met whom, in a range of time."""
    sort = ask.word("of") or "state"
    since, until = ask.day("since"), ask.day("until", last=True)
    ties = desk.browse.ties(sort, since, until, _TIES if ask.format == "html" else 5000)
    rows = [
        {"a": t.a.name, "a_id": t.a.id, "b": t.b.name, "b_id": t.b.id, "meetings": t.events,
         "address": _of_tie(t, since, until)}
        for t in ties
    ]  # fmt: skip
    return Answer(
        template="network.html",
        title="Who met whom",
        shown={
            "drawing": drawn(ties, _of_node, lambda tie: _of_tie(tie, since, until)),
            "ties": ties, "rows": rows, "sorts": SORTS, "sort": sort, "full": len(ties) == _TIES,
        },
        content={"nodes": _entities(ties), "ties": rows},
        rows=rows,
    )  # fmt: skip


def _entities(ties: tuple[Tie, ...]) -> list[dict[str, object]]:
    found = {e.id: e for tie in ties for e in (tie.a, tie.b)}
    return [show.entity(entity) for entity in found.values()]


def _of_node(entity: Entity) -> str:
    return address("actors", entity.id)


def _of_tie(tie: Tie, since: str | None, until: str | None) -> str:
    """Lead to the meetings of two states, or of one party of others."""
    query: dict[str, str] = {"type": "CONSULT", "factuality": "real", "once": "1"}
    a, b = tie.a, tie.b
    if a.kind == b.kind == "state" and a.state and b.state:
        query["states"] = f"{a.state},{b.state}"
    else:
        query["entity"], query["with"] = a.id, b.id
    query |= {name: day for name, day in (("since", since), ("until", until)) if day}
    return f"/events?{urlencode(query)}"


def map_(desk: Détente, ask: Ask) -> Answer:
    """Where events are told to have happened, in a range of time."""
    since, until = ask.day("since"), ask.day("until", last=True)
    spots = desk.browse.places(since=since, until=until)
    loose = [spot for spot in spots if spot.latitude is None]
    rows = [place(spot) for spot in spots]
    return Answer(
        template="map.html",
        title="Where",
        shown={
            "drawing": worldmap(spots, land(), lambda spot: address("places", spot.name)),
            "spots": spots, "loose": loose, "pinned": len(spots) - len(loose),
        },
        content={"places": rows},
        rows=rows,
    )  # fmt: skip


def place(spot: Spot) -> dict[str, object]:
    """Flatten a place; its precision is told beside its point."""
    return {
        "name": spot.name, "state": spot.state, "latitude": spot.latitude,
        "longitude": spot.longitude, "events": spot.events, "precision": precision(spot),
        "address": address("places", spot.name),
    }  # fmt: skip


def precision(spot: Spot) -> str:
    """Say how finely a place is known."""
    if spot.latitude is None:
        return "state or region only, not pinned"
    return "town or site"
