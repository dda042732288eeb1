"""Which view stands under which address. One line adds a view, its JSON, CSV and description."""

from __future__ import annotations

from detente.desk import (
    about,
    changes,
    corrections,
    events,
    finding,
    missions,
    people,
    pictures,
    questions,
    reader,
    relations,
    start,
)
from detente.desk.views import Page

_TIME = ("since", "until")
_DEGREE = ("type", "factuality", "certainty", "source", *_TIME)

PAGES = (
    Page(path="/", view=start.start, summary="What the desk holds"),
    Page(path="/articles", view=start.articles, summary="Articles, latest taken in first",
         parameters=("publisher", "page")),
    Page(path="/articles/{id}", view=reader.article, summary="An article with its events",
         parameters=("important", "wording")),
    Page(path="/events", view=events.events, summary="Events, selected",
         parameters=("states", "entity", "with", *_DEGREE, "place", "article", "once", "missions",
                     "page")),
    Page(path="/events/{id}", view=events.event, summary="One event with its evidence"),
    Page(path="/happenings/{id}", view=events.happening,
         summary="All tellings of what one event tells of"),
    Page(path="/relations", view=relations.relations, summary="Pairs of states",
         parameters=("a", "b")),
    Page(path="/relations/{a}/{b}", view=relations.relation,
         summary="How relations between two states are going",
         parameters=(*_DEGREE, "learned")),
    Page(path="/actors", view=people.actors, summary="Actors, busiest first",
         parameters=("kind", "name", "page")),
    Page(path="/actors/{id}", view=people.actor, summary="One actor and its events",
         parameters=(*_DEGREE, "page")),
    Page(path="/places", view=people.places, summary="Places events are told of"),
    Page(path="/places/{name}", view=people.place, summary="One place and its events",
         parameters=(*_DEGREE, "page")),
    Page(path="/sources", view=people.sources, summary="By whose word events are known",
         parameters=("page",)),
    Page(path="/sources/{name}", view=people.source, summary="One voice and what rests on it",
         parameters=("page",)),
    Page(path="/missions", view=missions.missions, summary="Missions, envoys, staff, premises"),
    Page(path="/network", view=pictures.network, summary="Who met whom",
         parameters=("of", *_TIME)),
    Page(path="/map", view=pictures.map_, summary="Where", parameters=_TIME),
    Page(path="/changes", view=changes.changes, summary="What was added, coded anew, removed",
         parameters=("since",)),
    Page(path="/judgements", view=corrections.judgements, summary="What readers corrected"),
    Page(path="/search", view=finding.search, summary="Paragraphs with all these words",
         parameters=("q",)),
    Page(path="/ask", view=questions.question, summary="A question, answered with quotes",
         parameters=("q",)),
    Page(path="/sql", view=finding.sql, summary="A question in SQL that only reads",
         parameters=("q",)),
    Page(path="/about", view=about.about, summary="How to read this desk"),
)  # fmt: skip
