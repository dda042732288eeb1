"""A mapping read from a file, checked key by key; every complaint names file, place and reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from detente.errors import KnowledgeError


class Fields:
    """The keys of one mapping. What nobody asked for by the end is an error."""

    def __init__(self, value: Any, file: str, where: str) -> None:
        self.file = file
        self.where = where
        if not isinstance(value, dict):
            raise KnowledgeError(file, f"{where}: expected keys with values")
        self._left: dict[str, Any] = dict(value)

    def fail(self, reason: str) -> KnowledgeError:
        """Make the error for something wrong in this mapping."""
        return KnowledgeError(self.file, f"{self.where}: {reason}")

    def has(self, key: str) -> bool:
        """Tell whether a key is given and not yet taken."""
        return key in self._left

    def take(self, key: str, default: Any = None) -> Any:
        """Take the value of a key, whatever it is."""
        return self._left.pop(key, default)

    def end(self) -> None:
        """Refuse whatever keys are left.

        Raises:
            KnowledgeError: Some are.
        """
        if self._left:
            raise self.fail(f"unknown {', '.join(sorted(self._left))}")

    def text(self, key: str, *, known: Collection[str] | None = None) -> str | None:
        """Take a text or null, one of the known if those are given."""
        found = self.take(key)
        if found is None:
            return None
        if not isinstance(found, str) or not found.strip():
            raise self.fail(f"{key} must be a text")
        if known is not None and found not in known:
            raise self.fail(f"{key} {found!r} is unknown")
        return found.strip()

    def required(self, key: str, *, known: Collection[str] | None = None) -> str:
        """Take a text that must be there."""
        found = self.text(key, known=known)
        if found is None:
            raise self.fail(f"{key} is missing")
        return found

    def words(self, key: str, *, known: Collection[str] | None = None) -> tuple[str, ...]:
        """Take a text or a list of texts; () when the key is absent or null."""
        found = self.take(key)
        if found is None:
            return ()
        listed = found if isinstance(found, list) else [found]
        if not all(isinstance(word, str) and word.strip() for word in listed):
            raise self.fail(f"{key} must be a text or a list of texts")
        if known is not None:
            for word in listed:
                if word not in known:
                    raise self.fail(f"{key} {word!r} is unknown")
        return tuple(dict.fromkeys(word.strip() for word in listed))

    def number(self, key: str, low: float, high: float) -> float | None:
        """Take a number within bounds, or None."""
        found = self.take(key)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self.fail(f"{key} must be a number")
        if not low <= found <= high:
            raise self.fail(f"{key} {found} lies outside {low}..{high}")
        return float(found)

    def flag(self, key: str) -> bool:
        """Take true or false; false when absent."""
        found = self.take(key, False)
        if not isinstance(found, bool):
            raise self.fail(f"{key} must be true or false")
        return found

    def each(self, key: str) -> Iterator[Fields]:
        """Take a list of mappings, one by one."""
        found = self.take(key) or []
        if not isinstance(found, list):
            raise self.fail(f"{key} must be a list")
        for number, value in enumerate(found, 1):
            yield Fields(value, self.file, f"{self.where} {key} {number}")

    def items(self, key: str) -> Iterator[tuple[str, Any]]:
        """Take a mapping, pair by pair; nothing when absent or null."""
        found = self.take(key) or {}
        if not isinstance(found, dict):
            raise self.fail(f"{key} must be keys with values")
        yield from found.items()
