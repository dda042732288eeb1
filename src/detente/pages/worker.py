"""Reading in a process of its own that can be killed.

Parsers written in C do not hear Python's signals, and no linear scan foresees every way of being
slow. A worker reads one page at a time, over a pipe; when a page takes too long the worker is
killed and the next page gets a new one. Messages are msgpack with checked types: what comes back
from a worker is data, never code.
"""

from __future__ import annotations

import atexit
import math
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from detente.errors import UnreadablePage
from detente.model.text import Article, Page
from detente.settings import Limits, Settings

_MEMORY = 3_000_000_000
"""Bytes of address space that a worker may use, where the system can say so."""
PATIENCE = 4.0
"""A worker counts its processor time; where others use the machine it has so many times as long."""
_HEADER = 8
_START = "import sys; sys.path[:] = {path!r}; from detente.pages.worker import serve; serve()"


class _Request(msgspec.Struct, frozen=True):
    """A page to read, or a feed to list."""

    page: Page
    limits: Limits
    is_feed: bool = False


class _Reply(msgspec.Struct, frozen=True):
    """The article or the addresses, or why there are none."""

    article: Article | None = None
    links: tuple[str, ...] = ()
    reason: str = ""


class _Worker:
    """One worker process and the pipe to it."""

    def __init__(self) -> None:
        path = [entry for entry in sys.path if entry] or [str(Path.cwd())]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, request: bytes, seconds: float) -> bytes | None:
        """Send a request and wait for the reply; None when the worker died or was killed."""
        timer = threading.Timer(seconds * PATIENCE, self.process.kill)
        timer.daemon = True
        timer.start()
        try:
            _send(self.process.stdin, request)
            return _receive(self.process.stdout)
        except (OSError, ValueError):
            return None
        finally:
            timer.cancel()

    def end(self) -> None:
        """Kill the process and close the pipe."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                if stream:
                    stream.close()
        self.process.wait()


class _Pool:
    """Idle workers of this process; a fork starts without any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._owner = os.getpid()

    def take(self) -> _Worker:
        """Take an idle worker, or start one."""
        with self._lock:
            if self._owner != os.getpid():
                self._idle, self._owner = [], os.getpid()
            while self._idle:
                worker = self._idle.pop()
                if worker.process.poll() is None:
                    return worker
        return _Worker()

    def give(self, worker: _Worker) -> None:
        """Put a worker back."""
        with self._lock:
            self._idle.append(worker)

    def close(self) -> None:
        """End all idle workers of this process."""
        if self._owner == os.getpid():
            while self._idle:
                self._idle.pop().end()


_pool = _Pool()
atexit.register(_pool.close)


def read_in_worker(page: Page, settings: Settings) -> Article:
    """Read a page in a worker.

    Raises:
        UnreadablePage: As `detente.pages.read`, or the page took longer than
            `limits.page_seconds`, or the worker broke on it.
    """
    from detente.pages.decode import refuse

    refuse(page, settings.limits)
    reply = _asked(_Request(page=page, limits=settings.limits))
    if reply.article is None:
        raise UnreadablePage(page.name, reply.reason)
    return reply.article


def list_in_worker(feed: Page, settings: Settings) -> tuple[str, ...]:
    """List the addresses of a feed's pages in a worker.

    Raises:
        UnreadablePage: It took too long, or the worker broke on it.
    """
    reply = _asked(_Request(page=feed, limits=settings.limits, is_feed=True))
    if reply.reason:
        raise UnreadablePage(feed.name, reply.reason)
    return reply.links


def _asked(request: _Request) -> _Reply:
    """Give a request to a worker; one that is late or breaks is not used again."""
    page, seconds = request.page, request.limits.page_seconds
    worker = _pool.take()
    reply = worker.ask(msgspec.msgpack.encode(request), seconds)
    if reply is None:
        late = worker.process.wait() != 0
        worker.end()
        why = (
            f"took longer than {seconds:g} s, or too much memory, to read"
            if late
            else "broke the reader"
        )
        raise UnreadablePage(page.name, why)
    _pool.give(worker)
    return msgspec.msgpack.decode(reply, type=_Reply)


def serve() -> None:
    """Answer requests on standard input until it ends; the body of a worker process."""
    _limit_memory()
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr
    decoder = msgspec.msgpack.Decoder(_Request)
    while (request := _receive(source)) is not None:
        page = decoder.decode(request)
        _limit_time(page.limits.page_seconds)
        _send(target, msgspec.msgpack.encode(_answer(page)))


def _answer(request: _Request) -> _Reply:
    """Read one page or list one feed; every failure becomes a reason."""
    from detente.pages.feeds import links
    from detente.pages.reading import read

    try:
        if request.is_feed:
            return _Reply(links=links(request.page, request.limits))
        return _Reply(article=read(request.page, Settings(limits=request.limits)))
    except UnreadablePage as error:
        return _Reply(reason=error.reason)
    except MemoryError:
        return _Reply(reason="needs too much memory to read")
    except Exception as error:
        return _Reply(reason=f"broke the reader: {type(error).__name__}: {error}"[:300])


def _limit_memory() -> None:
    """Cap the memory of this process where the system offers it."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """Cap the processor time of what this process does next, where the system offers it."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        whole = math.ceil(time.process_time() + seconds)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (whole, most))


def _send(stream: IO[bytes] | None, message: bytes) -> None:
    """Write a message with its length before it."""
    assert stream is not None
    stream.write(len(message).to_bytes(_HEADER, "big"))
    stream.write(message)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> bytes | None:
    """Read a message; None when the other end is gone."""
    assert stream is not None
    header = stream.read(_HEADER)
    if len(header) < _HEADER:
        return None
    size = int.from_bytes(header, "big")
    message = stream.read(size)
    return message if len(message) == size else None
