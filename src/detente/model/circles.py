"""Values hold no circles, so nobody need look for circles while many of them are made.

Python frees what is no longer used at once; only what holds itself in a circle waits for a
collector, which walks over all that is alive each time a quarter more has come into being. Values
are frozen and point down only: it finds nothing, and takes a third to a half of the time in which
an account of ten thousand events is read and made (`docs/relations.md`).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_held: list[bool] = []
"""For everybody who makes values now, whether the collector was at work before; the first tells."""


@contextmanager
def no_circles() -> Iterator[None]:
    """Let the collector of circles rest for a block, or for a function, in every thread.

    It works again when the last of those who asked for it is done, if it did before.
    """
    with _lock:
        _held.append(gc.isenabled() if not _held else _held[0])
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            if _held.pop() and not _held:
                gc.enable()
