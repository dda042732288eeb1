"""What the pages of a desk tell one another about people, and which are coded anew for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from detente.model.people import Introduction

if TYPE_CHECKING:
    from detente.store import Store

MOST_ANEW = 50
"""Pages that are coded anew at once; the rest waits for the next time, or to be asked for."""


def told(store: Store, text: str, keys: Iterable[str] = ()) -> tuple[Introduction, ...]:
    """List whom the pages of a desk introduce that a text may name.

    Args:
        store: The desk.
        text: Of an article.
        keys: Of people whom it is known to name.
    """
    from detente.actors import keys_in

    return store.people.introductions(keys_in(text).union(keys))


def stale(store: Store, keys: Iterable[str]) -> Iterator[str]:
    """Name the articles that learned of somebody what no longer holds, or not yet.

    Args:
        store: The desk.
        keys: Of names; one article may be named for several.
    """
    from detente.actors import recall

    for key in keys:
        known = store.people.introductions([key])
        for one in store.people.taken(key):
            name, state, learned = one
            if recall(name, state, known) != learned:
                yield from store.people.pages(key, one)
