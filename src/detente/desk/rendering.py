"""Templates: what they know, and nothing of a page's source ever unescaped."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

import jinja2
import msgspec

from detente.desk import words
from detente.desk.views import Answer, Ask, address, as_csv

NAVIGATION = (
    ("/ask", "Ask"), ("/articles", "Articles"), ("/relations", "Relations"), ("/actors", "Actors"),
    ("/places", "Places"), ("/sources", "Sources"), ("/missions", "Missions"),
    ("/network", "Network"), ("/map", "Map"), ("/changes", "Changes"),
)  # fmt: skip
THEMES = ("light", "dark")


@cache
def environment() -> jinja2.Environment:
    """Build the environment of all templates, once."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("detente.desk", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    made.filters |= {
        "act": words.act, "act_of": words.act_of, "degree": words.degree, "names": words.names,
        "members": words.members, "when": words.when, "short": words.short,
        "known_as": words.name, "voice": words.named, "language": words.language,
        "signed": words.signed,
        "line": words.line, "clipped": words.clipped, "called": _called, "stamp": words.stamp,
        "dir": words.direction, "web": web, "grouped": grouped,
    }  # fmt: skip
    made.globals |= {
        "address": address, "static": static, "navigation": NAVIGATION, "headline": words.headline,
        "plural": plural,
    }  # fmt: skip
    return made


def _called(code: str | None, table: str) -> str:
    return words.called(table, code)


def plural(number: int, one: str, many: str | None = None) -> str:
    """Count things: `1 page`, `12,000 pages`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def grouped(number: int) -> str:
    """Write a number with its thousands apart."""
    return f"{number:,}"


def web(url: str | None) -> str | None:
    """Let an address become a link only when it is one of the web."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


@cache
def file(name: str) -> bytes:
    """Read one of our own files.

    Raises:
        FileNotFoundError: There is none of that name.
    """
    folder = resources.files("detente.desk") / "static"
    known = {entry.name: entry for entry in folder.iterdir()}
    if name not in known:
        raise FileNotFoundError(name)
    return known[name].read_bytes()


@cache
def static(name: str) -> str:
    """Return the address of one of our own files; it changes with the file."""
    return f"/static/{name}?v={hashlib.blake2b(file(name), digest_size=6).hexdigest()}"


def page(answer: Answer, ask: Ask) -> str:
    """Write an answer as a page."""
    template = environment().get_template(answer.template)
    return template.render({**answer.shown, "title": answer.title, "ask": ask})


def written(answer: Answer, ask: Ask) -> tuple[str, bytes]:
    """Write an answer in the format that was asked for.

    Returns:
        The media type, and the bytes.
    """
    if ask.format == "json":
        content: Any = answer.content if answer.content is not None else {"rows": answer.rows}
        body = msgspec.json.encode({"title": answer.title, "address": ask.with_(), **content})
        return "application/json", body
    if ask.format == "csv":
        return "text/csv; charset=utf-8", as_csv(answer).encode()
    return "text/html; charset=utf-8", page(answer, ask).encode("utf-8", "replace")
