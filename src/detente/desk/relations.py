"""Two states: the answer, four panels, the timeline, the lists behind them, the pages read."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from detente.api import Détente
from detente.desk import figures, numbers, panels, show, words
from detente.desk.start import called
from detente.desk.views import Answer, Ask, address
from detente.model.briefs import Account, Brief
from detente.model.desk import Selection

READ = 30
"""Latest pages that an answer is made from."""
FILTERS = ("since", "until", "type", "factuality", "certainty", "source", "learned")


def relations(desk: Détente, ask: Ask) -> Answer:
    """All pairs of states, busiest first; or the way to one pair."""
    wanted = [ask.word("a"), ask.word("b")]
    pair = [desk.resolve_state(words_) for words_ in wanted if words_]
    found = desk.browse.pairs(pair[0] if len(pair) == 1 else None, most=200)
    names = called(desk, sorted({code for p in found for code in (p.a, p.b)} | set(pair)))
    rows = [
        {"a": p.a, "b": p.b, "a_name": names[p.a], "b_name": names[p.b], "events": p.events,
         "latest": p.last, "address": address("relations", p.a, p.b)}
        for p in found
    ]  # fmt: skip
    return Answer(
        template="relations.html", title="Relations",
        shown={"pairs": found, "names": names, "pair": pair, "one": wanted},
        content={"rows": rows}, rows=rows,
    )  # fmt: skip


def relation(desk: Détente, ask: Ask) -> Answer:
    """How relations between two states are going, every figure open down to its sentence."""
    a, b = (_state(desk, ask.names[side]) for side in ("a", "b"))
    selection = ask.selection(states=(a, b), once=True, entity=None, article=None, place=None)
    account = desk.account_of(selection, most=READ)
    found, kept = desk.figures(account), numbers.registers(desk, account)
    brief = desk.told(account, found)
    bins = desk.browse.bins(selection)
    files = ask.format != "html"
    rows = show.events(desk.browse.rows(selection, ask.most, ask.after)) if files else []
    return Answer(
        template="relation.html",
        title=f"{brief.names[0]} and {brief.names[1]}",
        shown={} if files else {
            **_shown(desk, ask, selection, account, brief), **_charts(bins, selection),
            "figures": figures.overview(bins), "found": found, "registers": kept,
            "curve": numbers.tone_curve(found, account),
            "recent": numbers.recent(found, account), "acts": numbers.acts(found.units, account),
        },
        content={"brief": brief, "counts": bins, "figures": found, "registers": kept,
                 "rows": rows},
        columns=show.EVENT_COLUMNS,
        rows=rows,
    )  # fmt: skip


def _state(desk: Détente, given: str) -> str:
    """Take a code as it is, else find the state that is called so."""
    known = desk.browse.state_names()
    return given.upper() if given.upper() in known else desk.resolve_state(given)


def _shown(
    desk: Détente, ask: Ask, selection: Selection, account: Account, brief: Brief
) -> dict[str, Any]:
    pages = desk.browse.pages(Selection(states=selection.states))
    marks = panels.marks(account)
    return {
        "pair": tuple(selection.states),
        "a": selection.states[0],
        "b": selection.states[1],
        "brief": brief,
        "account": account,
        "sentences": panels.sentences(brief),
        "lists": panels.lists(account),
        "ranks": panels.ranks(account, desk.rank),
        "open": panels.commitments(account),
        "anchors": panels.ANCHORS,
        "voices": panels.voices(account),
        "timeline": panels.timeline(marks),
        "undated": len(panels.everything(account)) - len(marks),
        "pages": pages,
        "fresh": _fresh(desk, ask, selection),
        "filters": {name: ask.word(name) for name in FILTERS if ask.word(name)},
        "kinds": words.kinds(),
        "query": query(selection),
    }


def query(wanted: Selection, **more: str) -> str:
    """Write the selection of a pair as parameters of the list of events."""
    names = ("type", "factuality", "certainty", "source", "since", "until")
    given = {name: getattr(wanted, name) for name in names}
    told = {"states": ",".join(wanted.states), **given, "once": "1", **more}
    return urlencode({name: value for name, value in told.items() if value})


def _charts(bins: Any, wanted: Selection) -> dict[str, Any]:
    from detente.desk.charts import bars as drawn

    laid = figures.bars(bins)

    def lead(bar: figures.Bar, what: str) -> str:
        real = {"factuality": "real"} if what == "real" and not wanted.factuality else {}
        return f"/events?{query(wanted, since=bar.since, until=bar.until, **real)}"

    if not laid:
        return {"activity": None, "tone": None, "outside": 0}
    dated = sum(found.events for found in bins if found.start)
    shown = sum(bar.real + bar.other for bar in laid)
    return {
        "activity": drawn.activity(laid, lead), "tone": drawn.tone(laid, lead),
        "outside": dated - shown,
    }  # fmt: skip


def _fresh(desk: Détente, ask: Ask, wanted: Selection) -> dict[str, Any] | None:
    """List what the desk learned of the pair since a day; None when no day is given."""
    day = ask.day("learned")
    if day is None:
        return None
    changes = desk.browse.changes(most=2000, since=day)
    learned = {c.article for c in changes if c.heading is not None}
    about = [a for a in desk.browse.articles(Selection(states=wanted.states), 500) if a in learned]
    rows = [
        row for article in about[:20]
        for row in desk.browse.rows(Selection(states=wanted.states, article=article, once=True), 20)
    ]  # fmt: skip
    return {"day": day, "rows": rows, "pages": len(about)}


def brief_file(desk: Détente, a: str, b: str) -> tuple[str, str]:
    """Write the brief of a pair as one HTML file that needs nothing else.

    Returns:
        Its name and its content.
    """
    pair = tuple(sorted((_state(desk, a), _state(desk, b))))
    account = desk.account_of(Selection(states=pair), most=READ)
    brief = desk.told(account)
    return f"{pair[0]}-{pair[1]}.html", desk.render(brief, "html")
