"""The tables of the manual."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.ontology import load
from detente.ontology.manual import TABLES, extension_table, filled, types_table

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"
ONTOLOGY = load()


def test_page_says_what_the_files_say() -> None:
    text = PAGE.read_text("utf-8")
    assert filled(text, ONTOLOGY) == text, "run: python -m detente.ontology.manual docs/ontology.md"


def test_page_has_every_table() -> None:
    text = PAGE.read_text("utf-8")
    assert all(f"<!-- table {name} -->" in text for name in TABLES)


def test_filling_replaces_what_stood_there() -> None:
    text = "before\n<!-- table types -->\nstale words\n<!-- end -->\nafter\n"
    found = filled(text, ONTOLOGY)
    assert found.startswith("before\n<!-- table types -->\n| Type |")
    assert found.endswith("|\n<!-- end -->\nafter\n")
    assert "stale" not in found


def test_page_without_marks_stays() -> None:
    assert filled("nothing here", ONTOLOGY) == "nothing here"


def test_unknown_table_is_refused() -> None:
    with pytest.raises(KeyError):
        filled("<!-- table weather -->\n<!-- end -->", ONTOLOGY)


@pytest.mark.parametrize(
    "row",
    [
        "| HEAD_OF_MISSION/recall | called home, for consultations or for good | VCDR art. 43 "
        "| 161 | SANCTION/withdraw |",
        "| MISSION/enlarge | composition, size or tasks enlarged | VCDR art. 3, 11 | – | dropped |",
        "| RELATIONS/break | broken off or severed | VCDR art. 45 | 161 | SANCTION/discontinue |",
    ],
)
def test_extension_names_article_and_projection(row: str) -> None:
    assert row in extension_table(ONTOLOGY).splitlines()


def test_types_stand_with_their_modes() -> None:
    rows = types_table(ONTOLOGY).splitlines()
    assert len(rows) == 18
    assert any(row.startswith("| REQUEST | words, against | 0 |") for row in rows)
