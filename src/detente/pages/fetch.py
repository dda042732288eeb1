"""Fetch one page over http or https, from public addresses alone.

Every connection, at every redirect, goes to an address that was resolved and checked here
(`addresses`); proxies of the environment are not used, since behind one nothing could be checked.
Time is counted over the whole fetch, and size after decompression.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2

from detente.errors import FetchError
from detente.model.text import Page
from detente.pages.addresses import Allowed, is_public, resolve
from detente.pages.sniff import sniff
from detente.settings import Limits, Settings

_HEADERS = {
    "User-Agent": "detente/0.1 (reads news pages for research)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,multipart/related;q=0.8,"
    "application/rss+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7",
    "Accept-Encoding": "gzip, deflate",
}
_TYPES = (
    "text/", "application/xhtml", "application/xml", "application/rss+xml", "application/atom+xml",
    "application/rdf+xml", "multipart/related", "message/rfc822",
)  # fmt: skip
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST = 4_000


class _Stream(httpcore2.NetworkStream):
    """A connection whose every wait ends at one deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def _left(self, timeout: float | None) -> float:
        """Return the seconds that a wait may take."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("out of time")
        return left if timeout is None else min(timeout, left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        """End the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Encrypt the connection; the certificate must be for the name, not the address."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Ask the connection about itself."""
        return self._inner.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    """Connects to addresses that were checked, and to no others."""

    def __init__(self, allowed: Allowed, deadline: float) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Resolve, check, and connect to the very address that was checked."""
        address = resolve(host, port, self._allowed)
        left = max(self._deadline - time.monotonic(), 0.001)
        inner = self._inner.connect_tcp(
            address, port, min(timeout or left, left), local_address, socket_options
        )
        return _Stream(inner, self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        """Refuse: no page is behind a local socket."""
        raise PermissionError("local sockets are not fetched from")


class _Transport(httpx2.HTTPTransport):
    """The transport of the client, over the checking backend."""

    def __init__(self, backend: _Backend) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False), network_backend=backend
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one hop gave: a place to go on to, or a page."""

    location: str | None = None
    page: Page | None = None


def fetch(url: str, settings: Settings, *, allowed: Allowed = is_public) -> Page:
    """Fetch a page.

    Args:
        url: http or https.
        settings: Limits on time, size and redirects.
        allowed: Which addresses may be connected to.

    Raises:
        FetchError: A refused form or address, too many redirects, an error status, not text, too
            large, too slow.
    """
    limits = settings.limits
    backend = _Backend(allowed, time.monotonic() + limits.fetch_seconds)
    with httpx2.Client(
        transport=_Transport(backend),
        headers=_HEADERS,
        timeout=limits.fetch_seconds,
        trust_env=False,
    ) as client:
        here = url
        for _ in range(limits.redirects + 1):
            answer = _hop(client, url, here, limits)
            if answer.page:
                return answer.page
            here = urljoin(here, answer.location or "")
    raise FetchError(url, f"redirects more than {limits.redirects} times")


def _hop(client: httpx2.Client, url: str, here: str, limits: Limits) -> _Answer:
    """Ask one address; every failure becomes a `FetchError` about the first address."""
    _check_form(url, here)
    try:
        with client.stream("GET", here, follow_redirects=False) as response:
            return _answer(url, response, limits)
    except PermissionError as error:
        raise FetchError(url, f"refused: {error}") from error
    except (httpx2.TimeoutException, httpcore2.TimeoutException) as error:
        raise FetchError(url, f"took longer than {limits.fetch_seconds:g} s") from error
    except (
        httpx2.HTTPError,
        httpx2.InvalidURL,
        httpcore2.ProtocolError,
        httpcore2.NetworkError,
    ) as error:
        raise FetchError(url, f"cannot be fetched: {_one_line(error)}") from error
    except (OSError, ValueError) as error:
        if isinstance(error, FetchError):
            raise
        raise FetchError(url, f"cannot be fetched: {_one_line(error)}") from error


def _check_form(url: str, here: str) -> None:
    """Refuse what is no plain web address.

    Raises:
        FetchError: Another scheme, no host, a name and password inside, control characters.
    """
    try:
        parts = urlsplit(here)
        parts.port  # noqa: B018  (reading it checks it)
    except ValueError as error:
        raise FetchError(url, f"is no web address: {error}") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchError(
            url, f"refused: {parts.scheme or 'no'} scheme; only http and https are fetched"
        )
    if not parts.hostname or parts.username is not None or parts.password is not None:
        raise FetchError(url, "refused: a web address needs a host, and no user name inside")
    if len(here) > _LONGEST or any(ord(c) < 33 or ord(c) == 127 for c in here):
        raise FetchError(url, "refused: too long, or holds blanks or control characters")


def _answer(url: str, response: httpx2.Response, limits: Limits) -> _Answer:
    """Turn a response into a page or a redirect."""
    if response.status_code in _REDIRECTS:
        location = response.headers.get("location")
        if not location:
            raise FetchError(url, "redirects to nowhere")
        return _Answer(location=location)
    if response.status_code >= 400:
        raise FetchError(url, f"answered {response.status_code} {response.reason_phrase}".strip())
    kind = response.headers.get("content-type", "").strip().lower()
    if kind and not kind.startswith(_TYPES):
        raise FetchError(url, f"is {kind.split(';')[0]}, not a page of text")
    content = _body(url, response, limits.page_bytes)
    return _Answer(
        page=Page(
            name=url,
            content=content,
            media_type=sniff(content),
            url=str(response.url),
            charset=response.charset_encoding,
        )
    )


def _body(url: str, response: httpx2.Response, most: int) -> bytes:
    """Read the body up to the cap, counted after decompression.

    Raises:
        FetchError: It is larger.
    """
    chunks, size = [], 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > most:
            raise FetchError(url, f"is larger than {most / 1e6:.1f} MB")
        chunks.append(chunk)
    return b"".join(chunks)


def _one_line(error: Exception) -> str:
    """Put an error's message on one line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
