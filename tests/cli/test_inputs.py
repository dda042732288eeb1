"""Bad input on the command line: one clear line, exit status 1, the others done."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = (
    "Cuba and Panama sign a treaty\n\n" + "The president of Cuba visited Panama in May 2016. " * 4
)


def detente(*arguments: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "detente", *arguments], input=stdin, capture_output=True, timeout=120
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


BAD = {
    "empty.txt": b"",
    "binary.bin": bytes(range(256)) * 40,
    "blank.txt": b" \n\n \t\n",
    "deep.html": b"<div>" * 100_000 + b"x" + b"</div>" * 100_000,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_named_with_its_reason_and_the_good_one_is_done(
    name: str, tmp_path: Path
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(BAD[name])
    good.write_text(GOOD, "utf-8")
    done = detente("read", "--json", str(bad), str(good))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert any(line["name"].endswith("good.txt") for line in lines)
    if done.returncode == 1:
        complaints = [line for line in done.stderr.splitlines() if line.startswith("détente:")]
        assert len(complaints) == 1
        assert name in complaints[0]
    else:
        assert any(line["name"].endswith(name) for line in lines)
    assert name == "deep.html" or done.returncode == 1


def test_a_missing_file_is_named() -> None:
    done = detente("read", "no/such/page.html")
    assert done.returncode == 1
    assert "no/such/page.html" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://169.254.169.254/latest", "file:///etc/passwd"]
)
def test_private_addresses_and_other_schemes_are_refused(url: str) -> None:
    done = detente("read", url)
    assert done.returncode == 1
    assert url in done.stderr


def test_standard_input_is_a_page() -> None:
    done = detente("read", "--json", "-", stdin=GOOD.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"] == GOOD


def test_an_unknown_state_is_wrong_usage_with_a_hint(tmp_path: Path) -> None:
    page = tmp_path / "good.txt"
    page.write_text(GOOD, "utf-8")
    done = detente(
        "brief", "Rossia-land", "Panama", "--pages", str(page), "--desk", str(tmp_path / "d")
    )
    assert done.returncode == 2
    assert "Russia" in done.stderr


def test_wrong_usage_has_its_own_status() -> None:
    assert detente("brief", "Cuba").returncode == 2
    assert detente("nonsense").returncode == 2


def test_a_translated_page_is_read_with_what_is_suspected_of_its_words() -> None:
    text = (
        "Arvenia and Belmora\n\n"
        + "The crossing has actually been closed since March, an envoy of Arvenia said. " * 4
        + "\n\nПереведено автоматически\n"
    )
    done = detente("read", "--json", "-", stdin=text.encode())
    found = json.loads(done.stdout)
    assert {(w["text"], w["better"]) for w in found["wordings"]} == {("actually", "in effect")}
    assert "actually" in found["text"] and found["translation"]["original_language"] == "ru"
    assert "perhaps in effect" in detente("read", "-", stdin=text.encode()).stdout


def test_pages_are_coded_anew_when_asked_for(tmp_path: Path) -> None:
    page, desk = tmp_path / "page.txt", str(tmp_path / "desk.db")
    page.write_text("Northern ties\n\nThe president of Norway visited Finland on 9 May 2016.\n")
    assert detente("add", str(page), "--desk", desk).returncode == 0
    for option, count in (((), 0), (("--all",), 1)):
        done = detente("recode", *option, "--desk", desk)
        assert done.returncode == 0
        assert f"{count} pages coded anew" in done.stderr
