"""A brief as JSON: the value itself, every sentence with its events and its evidence."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from detente.model.briefs import Brief
from detente.model.text import Article

MEDIA_TYPE = "application/json"


def render(brief: Brief, articles: Iterable[Article] = ()) -> str:
    """Write a brief as indented JSON with a line feed at the end; articles are not needed."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=2).decode() + "\n"
