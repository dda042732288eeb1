"""Which happenings stand in which register, read from `data/registers.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from detente.model.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How a family of happenings is kept."""

    register: str
    subject: str
    """What of it is kept up to date; "" for a row of its own."""
    status: str
    """The word for it once it is done."""


@cache
def _kinds() -> Mapping[str, Kind]:
    file = resources.files("detente.relations") / "data" / "registers.yaml"
    return {key: Kind(**row) for key, row in yaml.safe_load(file.read_text("utf-8")).items()}


def kind_of(event: Event) -> Kind | None:
    """Find the register of an event; None for what no register keeps.

    The extension says more than the type it is projected to, so it is asked first.
    """
    names = [event.extension or "", f"{event.type}/{event.mode}" if event.type else ""]
    for name in filter(None, names):
        family = name.partition("/")[0]
        found = _kinds().get(name) or _kinds().get(f"{family}/*")
        if found:
            return found
    return None
