"""Pronouns and descriptions, resolved within the article."""

from __future__ import annotations

from detente.actors.sketches import Draft
from detente.model.text import Span


def resolve(draft: Draft, title_span: Span | None) -> None:
    """Add mentions for pronouns and descriptions that refer to somebody named."""
