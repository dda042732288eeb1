"""The collector of circles rests while values are made, and never longer."""

from __future__ import annotations

import gc
from threading import Barrier, Thread

import pytest

from detente.model.circles import no_circles


def test_it_rests_within_and_works_after() -> None:
    with no_circles():
        with no_circles():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_failure() -> None:
    @no_circles()
    def fail() -> None:
        raise ValueError("no such value")

    with pytest.raises(ValueError, match="no such value"):
        fail()
    assert gc.isenabled()


def test_who_had_it_stopped_finds_it_stopped() -> None:
    gc.disable()
    try:
        with no_circles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_rests_until_the_last_thread_is_done() -> None:
    inside, seen = Barrier(2), []

    def work() -> None:
        with no_circles():
            inside.wait()
        seen.append(True)

    with no_circles():
        thread = Thread(target=work)
        thread.start()
        inside.wait()
        thread.join()
        assert not gc.isenabled()
    assert gc.isenabled() and seen
