"""One brief in every format, as recorded.

To record anew after a change that was meant: `python -m tests.briefs.test_goldens`; read the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import plugins
from detente.relations import account, brief
from tests.briefs.corpus import everything

FOLDER = Path(__file__).parent / "golden"
FORMATS = ("html", "json", "md", "speech")


def rendered(name: str) -> str:
    codings, articles = everything()
    told = brief(account(codings, articles, "ARV", "BEL"))
    text: str = plugins.load("detente.briefs", name).render(told, articles)
    return text


@pytest.mark.parametrize("name", FORMATS)
def test_the_brief_reads_as_recorded(name: str) -> None:
    recorded = (FOLDER / f"arvenia-belmora.{name}").read_text(encoding="utf-8")
    assert rendered(name) == recorded


def test_every_format_has_a_golden() -> None:
    assert plugins.names("detente.briefs") == FORMATS


def record() -> None:
    """Write the goldens anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in FORMATS:
        (FOLDER / f"arvenia-belmora.{name}").write_text(rendered(name), encoding="utf-8")


if __name__ == "__main__":
    record()
