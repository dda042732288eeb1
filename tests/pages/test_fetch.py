"""Fetching: from public addresses alone, checked on every hop, within time and size."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

import pytest

from detente.errors import FetchError
from detente.pages import addresses, open_page
from detente.pages.addresses import Address, is_public, resolve
from detente.pages.fetch import fetch
from detente.settings import Limits, Settings

PAGE = b"<!doctype html><html><body><p>Envoys met.</p></body></html>"
SETTINGS = Settings(limits=Limits(fetch_seconds=3, page_bytes=100_000, redirects=3))


class Site(BaseHTTPRequestHandler):
    """A site with one page of each sort."""

    def do_GET(self) -> None:
        kind, body, extra = "text/html; charset=utf-8", PAGE, {}
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        if self.path == "/bomb":
            body, extra = gzip.compress(b" " * 5_000_000), {"Content-Encoding": "gzip"}
        if self.path == "/image":
            kind = "image/png"
        if self.path == "/slow":
            time.sleep(5)
        self.send_response(404 if self.path == "/none" else 200)
        for name, value in {"Content-Type": kind, **extra}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def anywhere(address: Address) -> bool:
    return True


def test_a_page_is_fetched(site: str) -> None:
    page = fetch(f"{site}/page", SETTINGS, allowed=anywhere)
    assert (page.content, page.media_type, page.charset) == (PAGE, "text/html", "utf-8")
    assert page.url == f"{site}/page"


def test_redirects_are_followed_to_where_they_end(site: str) -> None:
    assert fetch(f"{site}/to//page", SETTINGS, allowed=anywhere).content == PAGE


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "answered 404"),
        ("/image", "is image/png"),
        ("/bomb", "larger than 0.1 MB"),
        ("/slow", "took longer than 3 s"),
        ("/to//to//to//to//to//page", "redirects more than 3 times"),
        ("/to/file:///etc/passwd", "file scheme"),
        ("/to/http://10.0.0.1/", "no public address"),
    ],
)
def test_what_cannot_be_fetched_is_named_with_its_reason(site: str, path: str, reason: str) -> None:
    def this_machine(address: Address) -> bool:
        return address.is_loopback

    with pytest.raises(FetchError, match=reason) as caught:
        fetch(f"{site}{path}", SETTINGS, allowed=this_machine)
    assert caught.value.url == f"{site}{path}"


REFUSED = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "017700000001",
    "localhost",
    "0",
    "0.0.0.0",
    "10.0.0.1",
    "10.255.255.255",
    "172.16.5.4",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.255",
    "198.18.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "198.51.100.7",
    "203.0.113.9",
    "192.88.99.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:10.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::808:808]",
    "[64:ff9b:1::1]",
    "[2002:7f00:1::]",
    "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
    "[fe80::1]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[2001:db8::1]",
]


@pytest.mark.parametrize("host", REFUSED)
def test_an_address_that_is_not_public_is_refused(host: str) -> None:
    with pytest.raises(FetchError, match="no public address"):
        open_page(f"http://{host}/", SETTINGS)


@pytest.mark.parametrize(
    "url",
    [
        "http:///x",
        "http://user:word@example.org/",
        "http://example.org:99999/",
        "http://exa\tmple.org/",
        "http://example.org/a b",
        "http://0177.0.0.1/",
        "http://[fe80::1%25eth0]/",
        "https://",
    ],
)
def test_a_doubtful_form_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        open_page(url, SETTINGS)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "gopher://a/", "ftp://a/", "data:,a"])
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(FetchError, match="only http and https"):
        fetch(url, SETTINGS)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111"])
def test_public_addresses_pass(address: str) -> None:
    assert is_public(ip_address(address))


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(*args: object, **more: object) -> list[object]:
        return [(2, 1, 6, "", (host, 80)) for host in ("8.8.8.8", "192.168.0.1")]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", answers)
    with pytest.raises(PermissionError):
        resolve("rebind.example", 80)


def test_the_address_that_was_checked_is_the_one_connected_to(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = addresses.socket.getaddrinfo

    def answers(host: str, port: int, *rest: Any, **more: Any) -> Any:
        asked.append(host)
        named = asked.count("rebind.example") > 1 and host == "rebind.example"
        return ask("10.0.0.1" if named else "127.0.0.1", port, *rest, **more)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", answers)
    port = site.rpartition(":")[2]
    fetch(f"http://rebind.example:{port}/page", SETTINGS, allowed=lambda a: a.is_loopback)
    assert asked.count("rebind.example") == 1
