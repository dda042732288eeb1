"""Several processes on one desk: nothing is lost, and a killed one leaves no half page."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from detente.store import Store

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from tests.factory import article, coding, event
from detente.store import Store

path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Store.open(path) as store:
    for number in range(count):
        page = article(f"Page {number} of writer {name}: Arvenia visited Belmora.", name=name)
        told = [event("CONSULT", "visit", within=page, trigger=word) for word in page.text.split()]
        store.add(page, coding(page, *told))
        print(page.id, flush=True)
"""


def start(path: Path, name: str, count: int, script: str = WRITER) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    command = [sys.executable, "-c", script, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def test_two_writers_that_create_one_desk_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    writers = [start(path, name, 25) for name in "ab"]
    told = [writer.communicate(timeout=60)[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    with Store.open(path) as store:
        assert {page.id for page in store.articles()} == {*told[0], *told[1]}
        assert store.counts() == (50, 50 * 8)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills more gently")
def test_a_killed_writer_leaves_whole_pages_only(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    acknowledged: set[str] = set()
    for attempt in range(4):
        writer = start(path, str(attempt), 10_000)
        assert writer.stdout is not None
        acknowledged.add(writer.stdout.readline().strip())
        time.sleep(0.02 * attempt)
        writer.send_signal(signal.SIGKILL)
        acknowledged |= set(writer.stdout.read().split("\n")[:-1])
        writer.wait(timeout=30)
        writer.stdout.close()
    with Store.open(path) as store:
        stored = {page.id: page for page in store.articles()}
        assert acknowledged <= set(stored)
        codings = {coding.article: coding for coding in store.codings()}
        assert set(codings) == set(stored)
        assert {len(coding.events) for coding in codings.values()} == {8}
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        words = store._connection.execute("SELECT count(*) FROM passage_text").fetchone()[0]
        assert words == len(stored)


def test_readers_see_whole_pages_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    Store.open(path).close()
    writer = start(path, "w", 60)
    with Store.open(path) as store:
        while writer.poll() is None:
            assert all(len(coding.events) == 8 for coding in store.codings())
    writer.communicate()
    assert writer.returncode == 0


def test_a_desk_that_is_opened_again_and_again_is_read_on_while_others_add_and_leave(
    tmp_path: Path,
) -> None:
    # Each thread of the web desk opens the file for itself. A lock that one of them dropped let the
    # other process put the log away when it left, and the desk seemed damaged to those who read on.
    path = tmp_path / "desk.db"
    with Store.open(path) as first:
        for number in range(3):
            with Store.open(path) as again:
                told = start(path, str(number), 2).communicate(timeout=60)[0].split()
                assert set(told) <= {page.id for page in again.articles()}
            assert first.counts()[0] == 2 * number + 2
            assert Path(f"{path}-wal").exists()


def test_a_folder_that_may_not_be_written_is_explained(tmp_path: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() == 0:
        pytest.skip("the administrator may write everywhere")
    from detente.errors import StoreError

    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match=r"desk\.db"):
        Store.open(tmp_path / "desk.db")
    tmp_path.chmod(0o700)
