"""Values as JSON text and back: what goes in comes out equal."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")


def encode(value: object) -> str:
    """Write a value as JSON text."""
    return msgspec.json.encode(value).decode()


@cache
def _decoder(kind: Hashable) -> Any:
    return msgspec.json.Decoder(kind)


def reader(kind: type[T]) -> Callable[[str], T]:
    """Return what reads values of a kind, for where there are many of them; as `decode`."""
    found: Callable[[str], T] = _decoder(cast("Hashable", kind)).decode
    return found


def decode(text: str, kind: type[T]) -> T:
    """Read a value of a kind back from JSON text.

    Raises:
        msgspec.ValidationError: The text holds something else.
    """
    return reader(kind)(text)
