"""What is no view: our own files, adding pages, the live stream, the switch of the theme."""

from __future__ import annotations

import asyncio
import json
import mimetypes
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from detente.api import page_from_bytes
from detente.desk import exports, rendering, words
from detente.desk.corrections import POSTS
from detente.desk.jobs import Job, names_of
from detente.desk.views import Ask, address
from detente.errors import DetenteError
from detente.model.desk import Change
from detente.model.text import Page

FILES_AT_ONCE = 200
PASTE_BYTES = 4_000_000
_YEAR = 31_536_000
"""Seconds."""
_BEAT = 0.5
"""Seconds between two looks at whether anybody has written to the desk."""
_ALIVE = 15.0
"""Seconds of silence after which a stream says that it is still there."""


def theme_of(request: Request) -> str | None:
    """Return the theme that the reader chose; None to follow the system."""
    chosen = request.cookies.get("theme")
    return chosen if chosen in rendering.THEMES else None


async def files(request: Request) -> Response:
    """Serve one of our own files."""
    name = request.path_params["name"]
    try:
        body = rendering.file(name)
    except FileNotFoundError:
        return Response("no such file\n", 404, media_type="text/plain")
    kind = {"js": "text/javascript", "svg": "image/svg+xml"}.get(name.rpartition(".")[2])
    media_type = kind or mimetypes.guess_type(name)[0] or "application/octet-stream"
    # A module names its neighbours without their version: those must be asked for again.
    versioned = request.url.query == rendering.static(name).partition("?")[2]
    headers = {"cache-control": f"public, max-age={_YEAR}, immutable" if versioned else "no-cache"}
    return Response(body, headers=headers, media_type=media_type)


async def theme(request: Request) -> Response:
    """Keep the theme that the reader chose and go back."""
    form = await request.form(max_files=0, max_fields=4)
    response = RedirectResponse(_inside(str(form.get("back", "/"))), 303)
    chosen = str(form.get("theme", ""))
    if chosen in rendering.THEMES:
        response.set_cookie("theme", chosen, max_age=_YEAR, httponly=True, samesite="strict")
    else:
        response.delete_cookie("theme")
    return response


def _inside(target: str) -> str:
    """Let nobody be sent elsewhere: only a path of this desk."""
    parts = urlsplit(target)
    inside = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if inside and not parts.scheme and not parts.netloc else "/"


async def add(request: Request) -> Response:
    """Take in files, a pasted text or addresses; the answer leads to their progress."""
    form = await request.form(
        max_files=FILES_AT_ONCE, max_fields=20, max_part_size=PASTE_BYTES
    )  # fmt: skip
    given: list[str | Page] = []
    failed: list[tuple[str, str]] = []
    for name, content in [*await _uploads(form.getlist("files")), *_pasted(form.get("text"))]:
        try:
            given.append(page_from_bytes(name, content))
        except DetenteError as error:
            failed.append((name, str(error)))
    given += names_of(str(form.get("url") or ""))
    if form.get("sample"):
        given += request.app.state.jobs.sample()
    job = request.app.state.jobs.start(given, failed)
    return RedirectResponse(f"/jobs/{job.id}", 303)


async def _uploads(files: list[UploadFile | str]) -> list[tuple[str, bytes]]:
    return [
        (file.filename or "a file", await file.read())
        for file in files
        if isinstance(file, UploadFile) and (file.filename or file.size)
    ]


def _pasted(text: UploadFile | str | None) -> list[tuple[str, bytes]]:
    if not isinstance(text, str) or not text.strip():
        return []
    # A form sends line ends as CRLF; the reader shows what was pasted.
    return [("pasted text", text.replace("\r\n", "\n").encode("utf-8", "replace"))]


async def job(request: Request) -> Response:
    """Show progress as it comes: the page grows until all is done, without any script."""
    found: Job | None = request.app.state.jobs.get(request.path_params["id"])
    ask = Ask(path=request.url.path, theme=theme_of(request))
    if found is None:
        template = rendering.environment().get_template("problem.html")
        reason = "These pages were added before the desk was last started; see Articles."
        body = template.render(title="No such work", reason=reason, ask=ask)
        return Response(body, 404, media_type="text/html")
    return StreamingResponse(_growing(found, ask), media_type="text/html")


async def _growing(job: Job, ask: Ask) -> AsyncIterator[str]:
    page = rendering.environment().get_template("job.html").render(
        title="Adding pages", job=job, ask=ask
    )  # fmt: skip
    head, foot = page.split("<!-- grows here -->")
    yield head
    line = rendering.environment().get_template("job_line.html")
    shown = 0
    while True:
        done = job.done
        lines = job.lines[shown:]
        shown += len(lines)
        for found in lines:
            yield line.render(line=found, ask=ask)
        if done and shown == len(job.lines):
            break
        await asyncio.sleep(0.15)
    yield foot.replace("<!-- sum -->", rendering.environment().get_template("job_sum.html").render(
        job=job, ask=ask
    ))  # fmt: skip


async def live(request: Request) -> Response:
    """Tell of every change of the desk as it happens, whoever makes it.

    A page says which change it knew last, so that none is missed between the two.
    """
    headers = {"cache-control": "no-store"}
    return StreamingResponse(
        _changes(request), media_type="text/event-stream", headers=headers
    )  # fmt: skip


async def _changes(request: Request) -> AsyncIterator[str]:
    desks, silent = request.app.state.desks, 0.0
    known = request.headers.get("last-event-id") or request.query_params.get("after", "")
    try:
        latest = await run_in_threadpool(lambda: desks.mine().browse.latest())
    except DetenteError:
        return
    seen = min(int(known), latest) if known.isdecimal() and len(known) < 16 else latest
    yield f"retry: 2000\nevent: hello\ndata: {seen}\n\n"
    while not await request.is_disconnected():
        await asyncio.sleep(_BEAT)
        silent += _BEAT
        after = seen
        found = await run_in_threadpool(lambda: desks.mine().browse.changes(after, 20))  # noqa: B023
        for change in reversed(found):
            seen, silent = change.number, 0.0
            yield f"id: {seen}\nevent: change\ndata: {_told(change)}\n\n"
        if silent >= _ALIVE:
            silent = 0.0
            yield ": still here\n\n"


def _told(change: Change) -> str:
    """Tell of a change on one line of JSON: title, address, what became of it."""
    page = change.heading
    if page is None:
        told, title, leads = "is no longer here", "A page", None
    else:
        title = words.headline(page.title, page.name)
        leads = address("articles", page.id)
        told = (
            "is readable, not coded" if page.events is None
            else f"brought {rendering.plural(page.events, 'event')}"
        )  # fmt: skip
    return json.dumps({"title": title, "address": leads, "told": told})


ROUTES = [
    Route("/static/{name}", files),
    Route("/theme", theme, methods=["POST"]),
    Route("/add", add, methods=["POST"]),
    Route("/jobs/{id}", job),
    Route("/live", live),
    *exports.ROUTES,
    *POSTS,
]
"""Addresses that are no view."""
