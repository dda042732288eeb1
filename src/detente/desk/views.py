"""What a view is: a question, and an answer that is a page, JSON and CSV at once."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from detente.api import Détente
from detente.model.desk import Selection
from detente.model.edtf import interval_of

PAGE = 50
"""Rows of a list on one page."""
EXPORTED = 5000
"""Rows of a list as JSON or CSV."""
_WORD = 300
"""Characters of a word asked for."""


class NotHere(LookupError):
    """What is asked for is not on this desk; the message says what and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question as it came in: the address, taken apart."""

    path: str
    """Without suffix."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Parts of the path."""
    query: Mapping[str, str] = field(default_factory=dict)
    format: str = "html"
    theme: str | None = None
    change: int | None = None
    """Number of the latest change that the answer knows of; the live stream goes on from it."""

    def word(self, name: str) -> str | None:
        """Return a parameter, cut to a sane length; None where it is missing or blank."""
        given = self.query.get(name, "").replace("\x00", " ").strip()
        return given[:_WORD] or None

    def flag(self, name: str) -> bool:
        """Tell whether a switch is on."""
        return self.query.get(name) in {"1", "on", "yes", "true"}

    def day(self, name: str, *, last: bool = False) -> str | None:
        """Return a day of an EDTF parameter: the first it covers, or the last.

        Raises:
            ValueError: Not EDTF.
        """
        given = self.word(name)
        if given is None:
            return None
        days = interval_of(given)
        if days is None or days.start is None or days.end is None:
            raise ValueError(f"not a stretch of time: {given!r}")
        return (days.end.fromordinal(days.end.toordinal() - 1) if last else days.start).isoformat()

    @property
    def page(self) -> int:
        """Number of the page of a list, from 1."""
        given = self.query.get("page", "1")
        return max(1, min(int(given), 100_000)) if given.isdecimal() and len(given) < 7 else 1

    @property
    def most(self) -> int:
        """Rows asked for: a page of them, or as many as a file may hold."""
        return PAGE if self.format == "html" else EXPORTED

    @property
    def after(self) -> int:
        """Rows to leave out before."""
        return (self.page - 1) * self.most

    def selection(self, **fixed: Any) -> Selection:
        """Read a selection of events off the parameters.

        Raises:
            ValueError: A date that is not EDTF.
        """
        words = ("type", "factuality", "certainty", "source", "place", "article", "entity")
        given = {name: self.word(name) for name in words}
        states = tuple(re.findall(r"[A-Z]{3}", (self.word("states") or "").upper())[:2])
        given["other"] = self.word("with")
        given |= {"since": self.day("since"), "until": self.day("until", last=True)}
        return Selection(
            **{"states": states, "once": self.flag("once"), "missions": self.flag("missions"),
               **given, **fixed}
        )  # fmt: skip

    def with_(self, **changed: str | int | None) -> str:
        """Return the address with some parameters changed; None takes one away."""
        kept = {n: v for n, v in self.query.items() if n not in changed and v}
        query = {**kept, **{n: str(v) for n, v in changed.items() if v is not None}}
        return self.path + (f"?{urlencode(query)}" if query else "")

    def as_(self, suffix: str) -> str:
        """Return the address of the same view in another format."""
        path, query = self.with_(page=None).partition("?")[::2]
        return (path if path != "/" else "/start") + f".{suffix}" + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a view gives."""

    template: str
    title: str
    shown: Mapping[str, Any] = field(default_factory=dict)
    """What the template needs."""
    content: Any = None
    """What the JSON holds; None for the rows."""
    columns: Sequence[str] = ()
    rows: Sequence[Mapping[str, Any]] = ()
    """What the CSV holds."""
    status: int = 200


View = Callable[[Détente, Ask], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A view at its address."""

    path: str
    view: View
    summary: str
    parameters: tuple[str, ...] = ()
    """Names of query parameters, as told in the description of the interface."""


def as_csv(answer: Answer) -> str:
    """Write the rows of an answer; no cell is a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    columns = answer.columns or (tuple(answer.rows[0]) if answer.rows else ("nothing",))
    writer.writerow(columns)
    for row in answer.rows:
        writer.writerow([safe(row.get(column)) for column in columns])
    return stream.getvalue()


def safe(value: object) -> object:
    """Keep a cell from being run as a formula by a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    if not isinstance(value, str):
        return value
    flat = " ".join(value.replace("\x00", " ").split())
    return f"'{flat}" if flat[:1] in {"=", "+", "-", "@", "|", "%"} else flat


def address(*parts: str) -> str:
    """Build a path of parts that may hold anything."""
    return "/" + "/".join(map(_quoted, parts))


@lru_cache(maxsize=4096)
def _quoted(part: str) -> str:
    return quote(part, safe=":@")
