"""A browser for the tests, and a desk served to it on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from scripts.screens import BROWSERS, served

__all__ = ["Visit", "served", "started"]


WAIT = 90_000
"""Milliseconds a journey waits for anything: coding a page on a busy machine takes its time."""


@contextmanager
def started() -> Iterator[Any]:
    """Start the browser; skips with a word where there is none, or nobody asked for it."""
    if os.environ.get("JOURNEYS") != "1":
        pytest.skip("the browser is opened by `make journeys`")
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("no browser is installed (apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """A page in the browser that notes every error, and every request to anywhere else."""

    def __init__(self, browser: Any, base: str, **options: Any) -> None:
        self.base = base
        self.context = browser.new_context(base_url=base, **options)
        self.context.set_default_timeout(WAIT)
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self.context.on("request", self._asked)
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", self._dialog)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:", "blob:", "about:")):
            self.elsewhere.append(request.url)

    def _said(self, message: Any) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _dialog(self, dialog: Any) -> None:
        self.errors.append(f"a script ran: {dialog.message}")
        dialog.dismiss()

    def close(self) -> None:
        """Leave, and see that nothing went wrong or out."""
        self.context.close()
        assert not self.errors, self.errors
        assert not self.elsewhere, self.elsewhere


def folder_of(factory: Any, name: str) -> Path:
    """Make a folder for a desk."""
    return Path(str(factory.mktemp(name)))
