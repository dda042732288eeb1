"""Corrections in place: the one module of the desk that knows how a reader's word is kept."""

from __future__ import annotations

from typing import Any

from starlette.routing import Route

from detente.api import Détente
from detente.desk.views import Answer, Ask

OPEN = False
"""Whether this release keeps what readers say of events."""
POSTS: list[Route] = []
"""Addresses that write."""


def of(desk: Détente, event: str) -> tuple[Any, ...]:
    """List what readers said of an event, latest first; () for nothing."""
    return ()


def judgements(desk: Détente, ask: Ask) -> Answer:
    """What readers corrected, with their reasons."""
    return Answer(template="judgements.html", title="Judgements", shown={"found": (), "open": OPEN})
