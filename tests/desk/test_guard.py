"""Who may ask, and what a page may do."""

import pytest

from detente.desk.doors import _inside
from detente.desk.guard import Gate
from tests.desk import desks


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return desks.desk(tmp_path_factory.mktemp("desk") / "desk.db")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8024", 200),
        ("localhost", 200),
        ("[::1]:9", 200),
        ("rebound.example:8024", 421),
        ("", 421),
        ("127.0.0.1.nip.example", 421),
    ],
)
def test_only_names_of_this_machine_are_answered(path, host, status):
    assert desks.client(path).get("/about", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": desks.BASE}, 303),
        ({}, 303),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_only_a_page_of_the_desk_writes(path, headers, status):
    answer = desks.client(path).post("/theme", data={"theme": "dark", "back": "/"}, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(
    "address", ["/", "/static/desk.css", "/nothing", "/changes.atom", "/openapi.json", "/docs"]
)
def test_every_answer_is_sealed(path, address):
    headers = desks.client(path).get(address).headers
    policy = headers["content-security-policy"]
    assert (
        "unsafe" not in policy and "default-src 'none'" in policy and "script-src 'self'" in policy
    )
    assert headers["x-content-type-options"] == "nosniff"


def test_elsewhere_than_on_this_machine_a_token_is_asked_for_once(path):
    asked = desks.client(path, Gate(hosts=("desk.example",), token="right"))
    asked.base_url = "http://desk.example"
    assert asked.get("/about").status_code == 401
    assert asked.get("/about?token=wrong").status_code == 401
    welcome = asked.get("/about?token=right&q=1")
    assert welcome.headers["location"] == "/about?q=1"
    assert "HttpOnly" in welcome.headers["set-cookie"]
    assert asked.get("/about").status_code == 200


@pytest.mark.parametrize("chunked", [False, True])
def test_more_than_may_be_is_stopped(path, chunked):
    asked = desks.client(path, Gate(most_bytes=1000))

    def body():
        yield b"text=" + b"x" * 4000

    content = body() if chunked else b"text=" + b"x" * 4000
    answer = asked.post(
        "/add", content=content, headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", ""]
)
def test_nobody_is_sent_elsewhere(target):
    assert _inside(target) == "/"


@pytest.mark.parametrize("name", ["../app.py", "..%2Fapp.py", "desk.css%00.js", "nothing.js"])
def test_only_our_own_files_are_served(path, name):
    assert desks.client(path).get(f"/static/{name}").status_code == 404


def test_only_a_file_asked_for_with_its_version_is_kept(path):
    asked = desks.client(path)
    page = asked.get("/about").text
    versioned = page[page.index("/static/desk.css") :].partition('"')[0]
    assert "immutable" in asked.get(versioned).headers["cache-control"]
    assert asked.get("/static/keys.js").headers["cache-control"] == "no-cache"
    assert asked.get("/static/desk.css?v=old").headers["cache-control"] == "no-cache"
