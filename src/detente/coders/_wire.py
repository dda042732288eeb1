"""The way to an endpoint: one address, bounded in time and size, and nothing else on board.

Every connection serves one try and has one deadline and one allowance of bytes, headers and error
pages included. Redirects are not followed, compression is refused, and neither proxies nor keys
nor headers are taken from the environment: what is sent is what the settings say.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore2
import httpx2

from detente.settings import Endpoint, Limits

_KEPT = ("host", "accept", "connection", "content-type", "content-length")
"""Headers of the client that are sent on; the rest tells of the machine."""


class _Stream(httpcore2.NetworkStream):
    """A connection whose every wait ends at one deadline and whose bytes are counted."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: float, limits: Limits) -> None:
        self._inner = inner
        self._deadline = deadline
        self._limits = limits
        self._left = limits.answer_bytes

    def _wait(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("out of time")
        return left if timeout is None else min(timeout, left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        found = self._inner.read(max_bytes, self._wait(timeout))
        self._left -= len(found)
        if self._left < 0:
            raise httpcore2.ReadError(f"more than {self._limits.answer_bytes:,} bytes")
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._inner.write(buffer, self._wait(timeout))

    def close(self) -> None:
        """End the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Encrypt the connection."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._wait(timeout))
        return _Stream(inner, self._deadline, self._limits)

    def get_extra_info(self, info: str) -> Any:
        """Ask the connection about itself."""
        return self._inner.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    """Opens bounded connections."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect; the clock starts here."""
        deadline = time.monotonic() + self._limits.answer_seconds
        inner = self._inner.connect_tcp(
            host, port, self._limits.answer_seconds, local_address, socket_options
        )
        return _Stream(inner, deadline, self._limits)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        """Refuse: an endpoint is a web address."""
        raise PermissionError("an endpoint is a web address")


class _Transport(httpx2.HTTPTransport):
    """The transport of the client, over the bounded backend; one request per connection."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            max_keepalive_connections=0,
            network_backend=_Backend(limits),
        )


def client(endpoint: Endpoint, limits: Limits) -> httpx2.Client:
    """Make the client that carries the requests; the caller closes it."""

    def strip(request: httpx2.Request) -> None:
        kept = {name: request.headers[name] for name in _KEPT if name in request.headers}
        kept |= {"accept-encoding": "identity", "user-agent": "detente"}
        if endpoint.key:
            kept["authorization"] = f"Bearer {endpoint.key}"
        request.headers = httpx2.Headers(kept)

    def refuse_packed(response: httpx2.Response) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise httpx2.DecodingError("a packed answer, which was not asked for")

    return httpx2.Client(
        transport=_Transport(limits),
        timeout=limits.answer_seconds,
        follow_redirects=False,
        trust_env=False,
        event_hooks={"request": [strip], "response": [refuse_packed]},
    )
