"""Values as JSON text and back: what goes in comes out equal."""

from __future__ import annotations

from collections.abc import Hashable
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


def decode(text: str, kind: type[T]) -> T:
    """Read a value of a kind back from JSON text.

    Raises:
        msgspec.ValidationError: The text holds something else.
    """
    found: T = _decoder(cast("Hashable", kind)).decode(text)
    return found
