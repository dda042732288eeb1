"""A reporting construction before its words are cut from the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A reporting construction in token indices."""

    source: int | None
    """Head token of the source; None where nobody is named."""
    cue: tuple[int, ...]
    """Tokens of the cue; the first is its head."""
    content: tuple[int, ...]
    """Tokens of the content; () where only a quotation can tell."""
    stance: str
    telling: bool
    reason: str
    phrase: tuple[int, ...] = ()
    """Tokens of the source's phrase where its place tells them; () where the tree does."""
    clausal: bool = True
    """False where the content is a noun phrase: `reported on the visit`."""
    host: int | None = None
    """First token of the cue of the report whose content this one shares; None for its own."""
    outer: bool = False
    """True where it passes its host on whole; False where its host passes it on."""
    relay: bool = False
    """True for a medium that was told it: `an aide told a local portal that`."""
