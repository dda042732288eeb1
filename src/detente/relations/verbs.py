"""The verbs by which kinds of acts are told, read from `data/wording.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from detente.model.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """How a kind of act is told."""

    base: str
    past: str
    participle: str
    ing: str
    rest: str = ""
    """What follows the verb: `talks` after `held`."""
    to: str = ""
    """The word that leads to the other side: `with`."""
    together: bool = False
    """True where both sides do it: `met` can have two subjects and no object."""
    both: bool = False
    """True where it takes both sides as doers: one alone does not `agree`."""
    quote: bool = True
    """True where kind and sides alone do not tell a reader what happened."""
    also: tuple[str, ...] = ()
    """Other forms and verbs that say the same: `severed` of what was broken off."""


_MET = Verb(
    base="meet", past="met", participle="met", ing="meeting", to="with", together=True, quote=False
)


@cache
def verbs() -> Mapping[str, Verb]:
    """Read all verbs by key."""
    file = resources.files("detente.relations") / "data" / "wording.yaml"
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {key: _verb(row) for key, row in rows.items()}


def _verb(row: dict[str, Any]) -> Verb:
    base, past, participle, ing = row["verb"]
    rest = {key: value for key, value in row.items() if key not in {"verb", "also"}}
    also = tuple(row.get("also", ()))
    return Verb(base=base, past=past, participle=participle, ing=ing, also=also, **rest)


def verb_of(event: Event, trigger: str = "") -> Verb | None:
    """Look up how an event is told; None where only the page's words can tell it.

    An extension says more than the type it is projected to, so what of it has no verb is left
    to the page's words.
    """
    known = verbs()
    if event.extension:
        return known.get(event.extension)
    if event.type == "CONSULT" and event.mode is None and trigger.lower().startswith("me"):
        return _MET
    return known.get(f"{event.type}/{event.mode}") or known.get(event.type or "")
