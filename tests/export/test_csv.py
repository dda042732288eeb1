"""Rows a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io

import pytest

from detente.export import csv as exporter
from tests.briefs.corpus import everything
from tests.factory import article, both, coding, event, state


def rows() -> list[dict[str, str]]:
    codings, articles = everything()
    stream = io.StringIO()
    exporter.write(codings, articles, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_one_row_per_event_with_its_words() -> None:
    codings, articles = everything()
    texts = {page.id: page.text for page in articles}
    assert len(rows()) == sum(len(c.events) for c in codings)
    for row in rows():
        cut = texts[row["article"]][int(row["start"]) : int(row["end"])]
        assert row["quote"] == " ".join(cut.split())


def test_states_of_compounds_are_listed() -> None:
    page = article("The two states agreed.")
    told = event("AGREE", within=page, actors=[both(state("ARV"), state("BEL"))])
    stream = io.StringIO()
    exporter.write([coding(page, told)], [page], stream)
    (row,) = csv.DictReader(io.StringIO(stream.getvalue()))
    assert row["actor_states"] == "ARV; BEL"
    assert row["recipient_states"] == row["place"] == row["date"] == ""


def test_what_goes_on_has_its_day_in_a_column() -> None:
    told = {row["quote"]: (row["date"], row["as_of"]) for row in rows() if row["as_of"]}
    talks = "Dialogue between the two countries continues"
    assert told == {talks: ("../2031-05-20", "2031-05-20")}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r\n="])
def test_a_cell_is_never_a_formula(start: str) -> None:
    words = f"{start}HYPERLINK(0) said"
    page = article(words, title=f"{start}1+1", publisher=f"{start}cmd")
    stream = io.StringIO()
    exporter.write([coding(page, event(within=page))], [page], stream)
    (row,) = csv.DictReader(io.StringIO(stream.getvalue()))
    assert all(cell[:1] not in set("=+-@\t\r") for cell in row.values())
