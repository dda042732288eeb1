"""What stands before every page: who may ask, from where, how much, and what a page may do.

A page of news can link to this desk, and a name on the network can be made to point at it. So
the Host must be one that we know (else another site's name could be bound to this machine), a
write must come from a page of our own, and nothing but our own files runs in a page.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
        "connect-src 'self'", "font-src 'none'", "object-src 'none'", "base-uri 'none'",
        "form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    )
)  # fmt: skip
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
COOKIE = "detente-token"
MOST_BYTES = 64_000_000
"""Of one request; a page of its own is capped when it is read."""
_SAFE = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Who may ask."""

    hosts: tuple[str, ...] = LOOPBACK
    """Names by which the desk may be called, without port."""
    token: str | None = None
    """Must be shown once where not only this machine can ask; None on the loopback."""
    most_bytes: int = MOST_BYTES


class Refused(Exception):
    """A request that goes no further: a status and a sentence for a person."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(status, reason)
        self.status = status
        self.reason = reason


class Guard:
    """An ASGI application around another."""

    def __init__(self, app: App, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, with its answer sealed, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sealed = _sealed(send)
        try:
            headers = _headers(scope)
            self._check(scope, headers)
            if self._gate.token and await self._welcome(scope, sealed):
                return
            await self._app(scope, self._counted(receive, headers), sealed)
        except Refused as refusal:
            await _refuse(sealed, refusal)

    def _check(self, scope: Scope, headers: dict[str, str]) -> None:
        if _host(headers.get("host", "")) not in self._gate.hosts:
            reason = "This desk does not answer to that name. Open it by the address it printed."
            raise Refused(421, reason)
        if scope["method"] not in _SAFE and not _is_ours(headers):
            raise Refused(403, "Only a page of this desk itself may write to it.")
        if self._gate.token and not _shows(self._gate.token, scope, headers):
            reason = "This desk asks for its token: open the whole address that it printed."
            raise Refused(401, reason)

    async def _welcome(self, scope: Scope, send: Send) -> bool:
        """Put a token that came in the address into a cookie, and the address right."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if "token" not in dict(query):
            return False
        rest = urlencode([(name, value) for name, value in query if name != "token"])
        cookie = f"{COOKIE}={self._gate.token}; HttpOnly; SameSite=Strict; Path=/"
        target = scope["path"] + (f"?{rest}" if rest else "")
        await _answer(send, 303, b"", {"location": target, "set-cookie": cookie})
        return True

    def _counted(self, receive: Receive, headers: dict[str, str]) -> Receive:
        """Stop a body that is larger than it may be, whatever it says of itself."""
        most = self._gate.most_bytes
        refusal = Refused(
            413, f"That is more than {most // 1_000_000} MB at once; add fewer files."
        )
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > most:
            raise refusal
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > most:
                raise refusal
            return message

        return counted


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


def _host(header: str) -> str:
    """Cut the port off a Host: `[::1]:8024` is `[::1]`."""
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0].lower()


def _is_ours(headers: dict[str, str]) -> bool:
    """Tell whether a write comes from a page of this desk, or from no browser at all."""
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    return headers.get("sec-fetch-site", "none") in {"same-origin", "none"}


def _shows(token: str, scope: Scope, headers: dict[str, str]) -> bool:
    query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        cookie = None
    bearer = headers.get("authorization", "").removeprefix("Bearer ")
    shown = (query.get("token", ""), cookie.value if cookie else "", bearer)
    return any(secrets.compare_digest(given.encode(), token.encode()) for given in shown)


def _sealed(send: Send) -> Send:
    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name for name, _ in message["headers"]}
            seal = ((n.encode(), v.encode()) for n, v in HEADERS.items())
            message["headers"] = [*message["headers"], *(h for h in seal if h[0] not in given)]
        await send(message)

    return sealed


async def _refuse(send: Send, refusal: Refused) -> None:
    body = f"détente: {refusal.reason}\n".encode()
    await _answer(send, refusal.status, body, {"content-type": "text/plain; charset=utf-8"})


async def _answer(send: Send, status: int, body: bytes, headers: dict[str, str]) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    raw.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})
