"""An endpoint of our own on this machine, which says whatever a test wants it to say."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass
class Stub:
    """A running endpoint and what it was asked."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def running(reply: Reply) -> Iterator[Stub]:
    """Run an endpoint while a test lasts."""
    stub = Stub(url="")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            stub.requests.append(asked)
            stub.headers.append({name.lower(): value for name, value in self.headers.items()})
            try:
                reply(self, asked)
            except OSError:
                self.close_connection = True  # the other side had enough

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def raw(body: bytes, status: int = 200, **headers: str) -> Reply:
    """Reply with these bytes."""

    def reply(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        handler.send_response(status)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def completion(content: object) -> bytes:
    """Wrap what the model says as servers do."""
    words = content if isinstance(content, str) else json.dumps(content)
    choice = {"index": 0, "message": {"role": "assistant", "content": words}}
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}).encode()


def saying(content: object) -> Reply:
    """Reply with what a model says."""
    return raw(completion(content))


def told(**fields: Any) -> dict[str, Any]:
    """Make one event of an answer: a visit told by the page of the tests."""
    visit = {
        "span": "The president of Norway visited Finland on 9 May 2016",
        "trigger": "visited",
        "type": "CONSULT",
        "mode": "visit",
        "factuality": "occurred",
        "actors": ["The president of Norway"],
        "recipients": ["Finland"],
        "place": "Finland",
        "time": "on 9 May 2016",
        "source": None,
    }
    return {**visit, **fields}
