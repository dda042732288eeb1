"""What leaves the desk as a file: citations, the feed of changes, a brief, the description."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TypeVar
from xml.sax.saxutils import escape, quoteattr

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from detente.api import Détente
from detente.desk import about, citing, relations, rendering, words
from detente.desk.views import Ask
from detente.errors import DetenteError
from detente.model.desk import Change

T = TypeVar("T")
_FEED = 100
"""Changes in the feed."""


async def cited(request: Request) -> Response:
    """Cite an article or event: CSL-JSON or BibTeX."""
    kind, name, style = (request.path_params[key] for key in ("kind", "id", "style"))
    today = datetime.now(UTC).date()
    found = await _asked(request, lambda desk: citing.citation(desk, kind, name, today))
    if found is None:
        return Response("nothing to cite under this address\n", 404, media_type="text/plain")
    if style == "bib":
        return _file(citing.bibtex(found), "text/x-bibtex", f"{name}.bib")
    body = msgspec.json.encode([found]).decode()
    return _file(body, "application/vnd.citationstyles.csl+json", f"{name}.csl.json")


async def brief(request: Request) -> Response:
    """Give the brief of a pair as one HTML file, to keep, to send, to print."""
    a, b = request.path_params["a"], request.path_params["b"]
    try:
        name, body = await _asked(request, lambda desk: relations.brief_file(desk, a, b))
    except (DetenteError, ValueError) as error:
        return Response(f"{error}\n", 404, media_type="text/plain")
    return _file(body, "text/html", name)


def _file(body: str, media_type: str, name: str) -> Response:
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-._") else "-" for c in name)
    headers = {"content-disposition": f'attachment; filename="{safe}"'}
    return Response(body.encode("utf-8", "replace"), headers=headers, media_type=media_type)


async def _asked(request: Request, work: Callable[[Détente], T]) -> T:
    desks = request.app.state.desks
    return await run_in_threadpool(lambda: work(desks.mine()))


async def atom(request: Request) -> Response:
    """Give the latest changes as an Atom feed; what was removed is an entry too."""
    found = await _asked(request, lambda desk: desk.browse.changes(most=_FEED))
    base = str(request.base_url).rstrip("/")
    return Response(feed(found, base), media_type="application/atom+xml")


def feed(changes: tuple[Change, ...], base: str) -> str:
    """Write changes as Atom."""
    updated = changes[0].at if changes else "1970-01-01T00:00:00Z"
    entries = "\n".join(_entry(change, base) for change in changes)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>détente: changes of this desk</title>\n<id>{base}/changes</id>\n"
        f"<updated>{updated}</updated>\n"
        f'<link rel="self" href={quoteattr(base + "/changes.atom")}/>\n{entries}\n</feed>\n'
    )


def _entry(change: Change, base: str) -> str:
    page = change.heading
    title = words.headline(page.title, page.name) if page else "A page that is no longer here"
    told = {"added": "readable, not coded", "removed": "removed from the desk"}.get(
        change.what, f"{page.events if page else 0} events"
    )  # fmt: skip
    return (
        f"<entry><title>{_xml(title)}</title><id>{base}/changes#{change.number}</id>"
        f"<updated>{change.at}</updated>"
        f"<link href={quoteattr(f'{base}/articles/{change.article}')}/>"
        f"<summary>{_xml(told)}</summary></entry>"
    )


def _xml(text: str) -> str:
    """Escape, and leave out what XML cannot hold at all."""
    kept = (c if c >= " " or c in "\t\n" else " " for c in text)
    return escape("".join(c for c in kept if not 0xD800 <= ord(c) <= 0xDFFF and c < "\ufffe"))


async def openapi(_: Request) -> Response:
    """Describe the interface in OpenAPI."""
    from detente.desk.addresses import PAGES

    return JSONResponse(about.interface(PAGES, version("detente")))


async def docs(request: Request) -> Response:
    """Show the description of the interface, from our own files."""
    from detente.desk.addresses import PAGES
    from detente.desk.doors import theme_of

    template = rendering.environment().get_template("docs.html")
    ask = Ask(path="/docs", theme=theme_of(request))
    body = template.render(
        title="For programs", ask=ask, pages=PAGES, parameters=about.PARAMETERS,
        files=about.FILES
    )  # fmt: skip
    return Response(body, media_type="text/html")


ROUTES = [
    Route("/cite/{kind}/{id}/{style}", cited),
    Route("/relations/{a}/{b}/brief.html", brief),
    Route("/changes.atom", atom),
    Route("/openapi.json", openapi),
    Route("/docs", docs),
]
"""Addresses of files."""
