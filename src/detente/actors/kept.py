"""A user's own entries in a file beside the desk: one JSON object a line, rewritten whole."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from detente.actors.entries import Entry
from detente.errors import KnowledgeError


def read(path: Path) -> tuple[Entry, ...]:
    """Read entries; () where there is no file.

    Raises:
        KnowledgeError: The file is not readable, or a line is no entry.
    """
    if not path.exists():
        return ()
    try:
        lines = path.read_bytes().splitlines()
        return tuple(msgspec.json.decode(line, type=Entry) for line in lines if line.strip())
    except (OSError, msgspec.MsgspecError) as error:
        raise KnowledgeError(str(path), str(error)) from error


def add(path: Path, entries: Iterable[Entry]) -> int:
    """Add entries; one of the same name and origin takes the place of the earlier one.

    Returns:
        How many are new or changed. The file is replaced in one step, or stays as it was.

    Raises:
        KnowledgeError: It cannot be read or written.
    """
    before = {(entry.name, entry.origin): entry for entry in read(path)}
    after = before | {(entry.name, entry.origin): entry for entry in entries}
    changed = sum(before.get(key) != entry for key, entry in after.items())
    if not changed:
        return 0
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(b"".join(msgspec.json.encode(e) + b"\n" for e in after.values()))
        fresh.replace(path)
    except OSError as error:
        raise KnowledgeError(str(path), error.strerror or str(error)) from error
    return changed
