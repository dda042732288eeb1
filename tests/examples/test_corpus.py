"""The sample corpus keeps its word: listed, owned up to as invented, quoting nobody."""

import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGES = sorted(path for path in (EXAMPLES / "corpus").rglob("*") if path.is_file())
INVENTED = re.compile(r"invented (?:outlet|newspaper)|medio inventado")


def test_there_are_pages_on_three_pairs() -> None:
    assert len(PAGES) >= 24
    assert len({path.parent.name for path in PAGES}) == 3


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_a_page_is_listed_and_says_that_its_outlet_is_invented(page: Path) -> None:
    listed = (EXAMPLES / "README.md").read_text("utf-8")
    text = re.sub(r"=\r?\n", "", page.read_bytes().decode("utf-8"))
    assert f"| {page.name} |" in listed
    assert INVENTED.search(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_nobody_is_quoted(page: Path) -> None:
    text = page.read_text("utf-8").rpartition("</head>")[2]
    assert not re.search(r"[“”«»„\"]", re.sub(r"=\n|<[^>]*>", "", text))
