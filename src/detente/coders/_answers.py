"""Answers of an endpoint, taken apart: names and quotes are read, nothing else is.

An answer is written by a stranger about a page written by another. Whatever it holds beyond the
fields below is passed over; what is not of their types is let go, event by event.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import msgspec

_Found = TypeVar("_Found")

MOST_EVENTS = 60
"""Events of one part that are looked at; no part of a page tells so many."""


class Unusable(ValueError):
    """An answer that cannot be read at all; the message says why, in our words alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event as an answer tells it: names of the ontology, and quotes."""

    type: str
    factuality: str
    trigger: str
    mode: str | None = None
    span: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    content: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    message: _Message


@dataclass(frozen=True, slots=True, kw_only=True)
class _Completion:
    choices: tuple[_Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Events:
    events: tuple[msgspec.Raw, ...]


def read(body: bytes) -> tuple[Told | None, ...]:
    """Read the events of an answer.

    Args:
        body: What the endpoint sent.

    Returns:
        Events in the order of the answer, None for one that is not of the asked form.

    Raises:
        Unusable: It is not JSON, not an answer, or has no list of events.
    """
    completion = _decode(body, _Completion, "no answer of the chat-completions form")
    content = completion.choices[0].message.content if completion.choices else None
    if not content:
        raise Unusable("an empty answer")
    # Without a schema some models wrap their JSON in a fence or a sentence.
    inner = content[content.find("{") : content.rfind("}") + 1]
    found = _decode(inner.encode("utf-8", "replace"), _Events, "not the JSON that was asked for")
    return tuple(map(_told, found.events))


def _decode(content: bytes, type: type[_Found], reason: str) -> _Found:
    try:
        return msgspec.json.decode(content, type=type)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise Unusable(reason) from error


def _told(raw: msgspec.Raw) -> Told | None:
    try:
        return _decode(bytes(raw), Told, "not an event")
    except Unusable:
        return None
