"""Serving the desk: on this machine alone, unless somebody says otherwise and shows a token."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass

from detente.desk.app import application
from detente.desk.guard import LOOPBACK, Gate
from detente.settings import Settings

PORT = 8024


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a desk is served, and the address to open it by."""

    host: str
    port: int
    token: str | None

    @property
    def url(self) -> str:
        """The address to open, with the token where there is one."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}/" + (f"?token={self.token}" if self.token else "")


def serve(
    settings: Settings,
    *,
    host: str = "127.0.0.1",
    port: int = PORT,
    names: tuple[str, ...] = (),
    ready: Callable[[Address], None] = lambda _: None,
) -> None:
    """Serve until interrupted.

    Args:
        settings: Which database, and the limits on what is added.
        host: Address to listen on; another than the loopback asks everybody for a token.
        port: Port to listen on; 0 for any free one.
        names: Further names by which the desk may be called.
        ready: Told where the desk is, once it listens.

    Raises:
        OSError: The port is taken.
    """
    import uvicorn

    listening = _listen(host, port)
    token = None if _is_loopback(host) else secrets.token_urlsafe(24)
    address = Address(host=host, port=listening.getsockname()[1], token=token)
    gate = Gate(hosts=(*LOOPBACK, *_called(host), *names), token=token)
    config = uvicorn.Config(
        application(settings, gate), log_level="warning", access_log=False, server_header=False,
        lifespan="off", timeout_graceful_shutdown=1,
    )  # fmt: skip
    ready(address)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError:
        made.close()
        raise
    made.listen(128)
    return made


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _called(host: str) -> tuple[str, ...]:
    """List the names a listening address is called by."""
    return (host, f"[{host}]") if ":" in host else (host,)
