"""Corrections in place: the one module of the desk that knows how a reader's word is kept.

What a reader says becomes a judgement with author, reason and time, by the API's `judging`; the
machine's own value stays.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from detente.api import Détente
from detente.desk import rendering, words
from detente.desk.figures import CONFLICTUAL, COOPERATIVE
from detente.desk.views import Answer, Ask, address
from detente.errors import DetenteError, StoreError
from detente.model.events import Coding, Event
from detente.model.grades import SCALES

if TYPE_CHECKING:
    from detente.api import Judging

VERDICTS = (
    ("accept", "a", "Right as it is"),
    ("factuality", "f", "How sure it is"),
    ("type", "t", "Another act"),
    ("date", "d", "Another date"),
    ("actor", "w", "Another actor"),
    ("recipient", "e", "Another recipient"),
    ("withdraw", "x", "No event at all"),
    ("merge", "m", "The same as another"),
    ("split", "s", "Not the same as another"),
)
"""What a reader may say of an event: its name, its key, its words."""
_FIELDS = {"factuality": "factuality.value", "type": "type", "date": "edtf"}
_PLOVER = COOPERATIVE | CONFLICTUAL
_LISTED = 200
"""Other events of a page that are offered; any other is named by its id."""
_SIDES = {"actor": "actors", "recipient": "recipients"}


def _judging(desk: Détente, author: str | None = None) -> Judging:
    return desk.judging(author or "a reader")


def of(desk: Détente, event: str) -> tuple[Any, ...]:
    """List what readers said of an event, latest first; () for nothing."""
    return tuple(s for s in _standings(desk) if event in _about(s))


def _standings(desk: Détente) -> tuple[Any, ...]:
    return tuple(reversed(_judging(desk).standings()))


def _about(standing: Any) -> set[str]:
    return {subject.id for subject in standing.judgement.subjects}


def choices(page: Coding | None, event: Event) -> dict[str, list[tuple[str, str]]]:
    """List what may be put in by verdict: what is kept, and what it is called."""
    others = [e for e in page.events if e.id != event.id] if page else []
    people = {
        entity.name for told in (*others, event) for side in (told.actors, told.recipients)
        for entity in words.members(side) if entity.kind != "unnamed"
    }  # fmt: skip
    named = [(name, "") for name in sorted(people)]
    told = [(e.id, f"{words.line(e)}, {words.short(e.edtf, e.known_as_of)}") for e in others]
    return {
        "factuality": [(value, words.degree(value)["words"]) for value in words.table("degrees")],
        "type": [(kind, words.act_of(kind)) for kind in words.kinds() if kind in _PLOVER],
        "date": [(event.edtf, words.when(event.edtf, event.known_as_of))] if event.edtf else [],
        "actor": named, "recipient": named, "merge": told[:_LISTED], "split": told[:_LISTED],
    }  # fmt: skip


def judgements(desk: Détente, ask: Ask) -> Answer:
    """What readers corrected, with their reasons, latest first."""
    found = _standings(desk)
    rows = [_flat(standing) for standing in found]
    return Answer(
        template="judgements.html", title="Judgements",
        shown={"found": found, "told": told},
        content={"rows": rows}, rows=rows,
    )  # fmt: skip


def _flat(standing: Any) -> dict[str, Any]:
    made = standing.judgement
    return {
        "id": made.id, "time": made.time, "author": made.author, "act": made.act,
        "subjects": [subject.id for subject in made.subjects], "field": made.field,
        "before": made.before, "after": made.after, "reason": made.reason,
        "in_force": standing.in_force,
    }  # fmt: skip


def told(made: Any) -> str:
    """Tell a judgement in words: `how sure: told as done → planned`."""
    if made.act == "grade":
        grade = json.loads(made.after)
        return f"{made.field} {grade}: {SCALES[made.field][grade]}"
    if made.act != "change":
        acts = {"withdraw": "no event at all", "merge": "the same", "split": "not the same"}
        return acts.get(made.act, str(made.act))
    field = {path: name for name, path in _FIELDS.items()}.get(made.field, made.field)
    if made.before == made.after:
        return "right as it is"
    return f"{field}: {_value(made.before)} → {_value(made.after)}"


def _value(text: str | None) -> str:
    value = json.loads(text) if text else None
    if isinstance(value, dict):
        return str(value.get("name", value))
    if value in words.table("degrees"):
        return words.degree(str(value))["words"]
    return "not stated" if value is None else str(value)


async def correct(request: Request) -> Response:
    """Keep what a reader says of one event, and go back to it."""
    form = await request.form(max_files=0, max_fields=12)
    given = {name: str(value).strip()[:2000] for name, value in form.items()}
    event = request.path_params["id"]
    desks = request.app.state.desks
    try:
        await run_in_threadpool(lambda: judge(desks.mine(), event, given))
    except (DetenteError, ValueError) as error:
        return _not_kept(event, error)
    return RedirectResponse(f"{address('events', event)}#corrections", 303)


def _not_kept(event: str, error: Exception) -> Response:
    """Say on a page why a correction was not kept, with the way back to its event."""
    reason = f"{error}. Nothing was changed; go back and say it otherwise."
    status = 400
    if isinstance(error, StoreError):
        status = 503
        reason = f"{error}. Nothing was changed. See that the file can be written, then try again."
    ask = Ask(path=address("events", event))
    template = rendering.environment().get_template("problem.html")
    body = template.render(
        title="The correction was not kept", reason=reason, ask=ask, back=("To the event", ask.path)
    )  # fmt: skip
    return Response(body, status, media_type="text/html")


def judge(desk: Détente, event: str, given: dict[str, str]) -> None:
    """Make the judgement that a form asks for.

    Raises:
        JudgementRefused: No such event, a value that it cannot hold, no reason.
        ValueError: No verdict of that name, or nobody on the desk is called so.
    """
    judging = _judging(desk, given.get("author"))
    verdict, reason = given.get("verdict", ""), given.get("reason", "")
    value = given.get("value", "")
    if verdict == "undo":
        judging.undo(given.get("judgement", ""), reason or "undone")
    elif verdict == "withdraw":
        judging.withdraw(event, reason)
    elif verdict in ("merge", "split"):
        getattr(judging, verdict)((event, value.rsplit("-", 1)[-1]), reason)
    elif verdict == "accept":
        row = desk.browse.row(event)
        same = json.dumps(row.event.factuality.value) if row else None
        judging.change(event, "factuality.value", same, reason or "right as it is")
    elif verdict in _FIELDS:
        judging.change(event, _FIELDS[verdict], json.dumps(value) if value else None, reason)
    elif verdict in _SIDES:
        _another(desk, judging, event, verdict, value, reason)
    else:
        raise ValueError(f"no verdict is called {verdict!r}")


def _another(
    desk: Détente, judging: Judging, event: str, side: str, value: str, reason: str
) -> None:
    """Put another entity in the first place of a side; by its name or id on this desk."""
    known = desk.browse.known(value)
    found = [known] if known else list(desk.browse.entities(words=value, most=50))
    exact = [k for k in found if k.entity.name.casefold() == value.casefold()] or found
    if not value or not exact:
        raise ValueError(f"nobody on this desk is called {value!r}; see Actors")
    entity = exact[0].entity
    after = json.dumps(
        {"id": entity.id, "name": entity.name, "kind": entity.kind, "state": entity.state,
         "sector": entity.sector, "office": entity.office, "others": []}
    )  # fmt: skip
    judging.change(event, f"{_SIDES[side]}.0.entity", after, reason)


POSTS = [Route("/events/{id}/judge", correct, methods=["POST"])]
"""Addresses that write."""
