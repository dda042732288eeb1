"""The compiled gazetteer: one small file that loads at once, made of the lists and never edited.

`make gazetteer` (`python -m scripts.gazetteer`) writes it; the checks fail when it is not what the
lists give. In a checkout whose lists were edited and not yet compiled, the lists are read instead.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from detente.actors import lists
from detente.actors._words import FOLDER
from detente.actors.readings import Official, Province, Tables
from detente.errors import KnowledgeError

FILE = FOLDER / "gazetteer.bin"
T = TypeVar("T")


class Parts(msgspec.Struct, frozen=True):
    """What the file holds; each part is decoded when it is asked for."""

    digest: str
    """Of the lists that it was made of."""
    tables: msgspec.Raw
    officials: msgspec.Raw
    provinces: msgspec.Raw


def digest() -> str:
    """Return the digest of the lists as they stand; "" where they are not there."""
    found = hashlib.blake2b(digest_size=16)
    for name in lists.SOURCES:
        path = FOLDER / f"{name}.tsv"
        if not path.exists():
            return ""
        found.update(path.read_bytes())
    return found.hexdigest()


def compile_lists() -> bytes:
    """Make the content of the file from the lists.

    Raises:
        KnowledgeError: A list is not well formed.
    """
    encode = msgspec.msgpack.Encoder(order="deterministic").encode
    parts = Parts(
        digest=digest(),
        tables=msgspec.Raw(encode(lists.tables())),
        officials=msgspec.Raw(encode(lists.officials())),
        provinces=msgspec.Raw(encode(lists.provinces())),
    )
    return zlib.compress(encode(parts), 9)


def is_fresh(path: Path = FILE) -> bool:
    """Tell whether the file is what the lists give."""
    if not path.exists():
        return False
    # Held unpacked: other builds of zlib pack differently.
    return zlib.decompress(path.read_bytes()) == zlib.decompress(compile_lists())


@lru_cache(maxsize=1)
def _parts() -> Parts | None:
    """Read the file; None where the lists were edited since it was made."""
    try:
        parts = msgspec.msgpack.decode(zlib.decompress(FILE.read_bytes()), type=Parts)
    except (OSError, zlib.error, msgspec.DecodeError) as error:
        if digest():
            return None
        raise KnowledgeError(FILE.name, "cannot be read") from error
    return parts if digest() in {"", parts.digest} else None


def _decoded(part: msgspec.Raw, kind: type[T]) -> T:
    return msgspec.msgpack.decode(part, type=kind)


def tables() -> Tables:
    """Load what is looked up in every article."""
    parts = _parts()
    return _decoded(parts.tables, Tables) if parts else lists.tables()


@lru_cache(maxsize=1)
def officials() -> dict[str, tuple[Official, ...]]:
    """Load members of governments by their names, folded and in lower case."""
    parts = _parts()
    kind = dict[str, tuple[Official, ...]]
    return _decoded(parts.officials, kind) if parts else lists.officials()


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """Load first-level divisions of states."""
    parts = _parts()
    return _decoded(parts.provinces, tuple[Province, ...]) if parts else lists.provinces()
