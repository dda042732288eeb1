"""The application: addresses to views, and the few things that are no view.

A view is found by its address, answered in a worker thread with a desk of that thread's own, and
written as page, JSON or CSV. What is no view (files, adding, the live stream, the switch of the
theme) stands in `doors`.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.api import Détente
from detente.desk import doors, rendering
from detente.desk.addresses import PAGES
from detente.desk.guard import App, Gate, Guard, Refused
from detente.desk.jobs import Jobs
from detente.desk.views import Answer, Ask, NotHere, Page
from detente.errors import DetenteError, StoreError, UnknownState
from detente.settings import Settings

_SUFFIXES = ("json", "csv")
_ADVICE = {
    "UnknownState": "Give an ISO code such as RUS, or a name such as Russia.",
    "StoreError": "Nothing was lost. Start the desk on another file with --desk PATH, close what "
    "holds this one, or bring détente up to date.",
}


class Desks:
    """A desk for every thread that answers, as a connection belongs to one thread."""

    def __init__(self, settings: Settings) -> None:
        """Keep settings; nothing is opened yet."""
        self.settings = settings
        self._held = threading.local()

    def mine(self) -> Détente:
        """Return this thread's desk."""
        if not hasattr(self._held, "desk"):
            self._held.desk = Détente(self.settings)
        desk: Détente = self._held.desk
        return desk


def application(settings: Settings, gate: Gate | None = None) -> App:
    """Make the desk's application.

    Args:
        settings: Which database, and the limits on what is added.
        gate: Who may ask; this machine alone by default.
    """
    desks = Desks(settings)
    inner = Starlette(
        routes=[*doors.ROUTES, Route("/{path:path}", _view, methods=["GET", "HEAD"])],
        exception_handlers={404: _lost, 405: _lost, Refused: _refused},
    )
    inner.state.desks = desks
    inner.state.jobs = Jobs(settings)
    return Guard(inner, gate or Gate())


async def _view(request: Request) -> Response:
    found = route(request.scope.get("raw_path", b"").decode("latin-1").partition("?")[0])
    if found is None:
        return await _lost(request, None)
    ask = Ask(
        path=found.path, names=found.names, query=dict(request.query_params),
        format=found.format, theme=doors.theme_of(request),
    )  # fmt: skip
    return await run_in_threadpool(_answered, request.app.state.desks, found.page, ask)


def _answered(desks: Desks, page: Page, ask: Ask) -> Response:
    try:
        if ask.format == "html":
            ask = replace(ask, change=desks.mine().browse.latest())
        return _response(page.view(desks.mine(), ask), ask)
    except NotHere as error:
        return _problem("Not on this desk", str(error), ask, 404)
    except UnknownState as error:
        return _problem("No such state", f"{error}. {_ADVICE['UnknownState']}", ask, 404)
    except StoreError as error:
        return _problem("The desk cannot be read", f"{error}. {_ADVICE['StoreError']}", ask, 503)
    except (DetenteError, ValueError) as error:
        return _problem("That cannot be answered", str(error), ask, 400)


def _response(answer: Answer, ask: Ask) -> Response:
    media_type, body = rendering.written(answer, ask)
    headers = {"cache-control": "no-cache"}
    if ask.format == "csv":
        name = re.sub(r"[^A-Za-z0-9]+", "-", unquote(ask.path)).strip("-") or "desk"
        headers["content-disposition"] = f'attachment; filename="{name}.csv"'
    return Response(body, answer.status, headers, media_type)


def _problem(title: str, reason: str, ask: Ask, status: int) -> Response:
    answer = Answer(
        template="problem.html", title=title, shown={"reason": reason},
        content={"error": reason}, rows=({"error": reason},), status=status,
    )  # fmt: skip
    return _response(answer, ask)


async def _lost(request: Request, _: Exception | None) -> Response:
    ask = Ask(path=request.url.path, theme=doors.theme_of(request))
    return _problem("No such page", "Nothing stands under this address.", ask, 404)


async def _refused(_: Request, refusal: Exception) -> Response:
    """Tell of a body that turned out too large only while it was read."""
    assert isinstance(refusal, Refused)
    return Response(
        f"détente: {refusal.reason}\n", refusal.status, media_type="text/plain; charset=utf-8"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A view that stands under an address, and the parts of the address."""

    page: Page
    names: Mapping[str, str]
    path: str
    format: str


def route(raw: str) -> Found | None:
    """Find the view of an address, its suffix taken off; None where there is none.

    Args:
        raw: The path as sent, percent signs and all: a part may hold a slash of its own.
    """
    stem, dot, suffix = raw.rpartition(".")
    if dot and suffix in _SUFFIXES:
        found = _matched(stem if stem != "/start" else "/", suffix)
        if found is not None:
            return found
    return _matched(raw, "html")


def _matched(path: str, format: str) -> Found | None:
    for page, pattern in _PATTERNS:
        match = pattern.fullmatch(path.rstrip("/") or "/")
        if match:
            names = {name: unquote(part) for name, part in match.groupdict().items()}
            return Found(page=page, names=names, path=path, format=format)
    return None


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path)))


_PATTERNS = tuple((page, _pattern(page.path)) for page in PAGES)
