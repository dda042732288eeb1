"""Settings: one frozen value, built at the edge from the environment and handed down.

The environment is read here and nowhere else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


def data_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder where a user's desk lives on this system."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or ".")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "detente"
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "detente"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "detente"


def _user(environment: Mapping[str, str]) -> str:
    """Name who works here, as the system has it."""
    return environment.get("USER") or environment.get("USERNAME") or "analyst"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Caps on what one input may cost. Sizes in bytes or characters, times in seconds."""

    page_bytes: int = 20_000_000
    """A larger file or body, after decompression, is refused."""
    text_characters: int = 2_000_000
    """Longer canonical text is cut there, with a warning."""
    depth: int = 256
    """Tags nested deeper are flattened before any parser that is not linear."""
    nodes: int = 300_000
    """A document with more elements is refused."""
    line_characters: int = 200_000
    """A longer line of pasted text is stored and shown, not coded."""
    page_seconds: float = 20.0
    """A page that takes more processor time to read is given up; its worker is killed."""
    feed_bytes: int = 2_000_000
    """A larger feed is refused."""
    feed_entries: int = 100
    """Pages that are taken from one feed; what it lists after them is left."""
    fetch_seconds: float = 20.0
    redirects: int = 5
    answer_seconds: float = 120.0
    """One try of an endpoint that codes, its answer included."""
    answer_bytes: int = 1_000_000
    """A longer answer of an endpoint is cut off and not read."""
    answer_retries: int = 2
    """Tries after the first, where an endpoint fails or is busy."""
    parts: int = 40
    """Parts of one page that are sent to an endpoint; the rest is not coded, and said so."""
    part_characters: int = 6_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A server that speaks the chat-completions protocol. There is no default: nobody is asked."""

    base_url: str | None = None
    """As `http://localhost:8080/v1`."""
    model: str | None = None
    """The name under which the server knows its model."""
    key: str | None = field(default=None, repr=False)
    """Sent as a bearer token; None for a server that asks for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set; every field has a sensible default."""

    desk: Path = field(default_factory=lambda: data_folder(os.environ) / "desk.db")
    """The database."""
    threads: int = 1
    """Threads of the engine within one process."""
    coder: str = ""
    """Who codes: `llm`, `hf:FOLDER`; "" for the ordinary coder."""
    endpoint: Endpoint = field(default_factory=Endpoint)
    """Whom the coder `llm` asks."""
    limits: Limits = field(default_factory=Limits)
    author: str = "analyst"
    """In whose name judgements are made."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Build settings from `DETENTE_DESK`, `DETENTE_THREADS`, `DETENTE_AUTHOR`, `DETENTE_LLM_…`.

        A thread count that is not a positive whole number is ignored. The endpoint of the coder
        `llm` is `DETENTE_LLM_BASE_URL`, `DETENTE_LLM_MODEL` and `DETENTE_LLM_KEY`.
        """
        environment = os.environ if environment is None else environment
        threads = environment.get("DETENTE_THREADS", "")
        return cls(
            desk=Path(environment.get("DETENTE_DESK") or data_folder(environment) / "desk.db"),
            threads=int(threads) if threads.isdecimal() and int(threads) > 0 else 1,
            author=environment.get("DETENTE_AUTHOR") or _user(environment),
            endpoint=Endpoint(
                base_url=environment.get("DETENTE_LLM_BASE_URL") or None,
                model=environment.get("DETENTE_LLM_MODEL") or None,
                key=environment.get("DETENTE_LLM_KEY") or None,
            ),
        )
