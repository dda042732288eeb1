"""A brief for the ear: no marks, no ids, no addresses; numbers and dates spelt in words."""

from __future__ import annotations

from collections.abc import Iterable

from detente.briefs._spoken import spoken
from detente.model.briefs import Brief
from detente.model.text import Article

MEDIA_TYPE = "text/plain"


def render(brief: Brief, articles: Iterable[Article] = ()) -> str:
    """Write a brief as sentences to be read aloud, one per line; articles are not needed."""
    told = (f"{brief.title}.", *brief.remarks, *(claim.text for claim in brief.sentences))
    lines = [spoken(text) for text in told]
    return "\n".join(lines) + "\n"
