"""Actor phrases to a country and sectors."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.actors import code_phrase

CODED = [
    ("the Syrian army", "SYR", "MIL"), ("Moscow", "RUS", "GOV"), ("NATO", "IGO", "IGO"),
    ("Turkish warplanes", "TUR", "MIL"), ("ICRC", None, "NGO"), ("two gunmen", None, "UAF"),
    ("Russia's ambassador to Poland", "RUS", "GOV"), ("police in Nairobi", "KEN", "COP"),
    ("Chile's Defense Ministry", "CHL", "GOV MIL"), ("trade unions in Denmark", "DNK", "LAB"),
    ("president of the Riigikogu", "EST", "LEG"), ("a former CIA official", "USA", "ELI"),
    ("the European Parliament", "EUR", "LEG"), ("Puerto Penasco police", "MEX", "COP"),
    ("Shin Bet Security Service", "ISR", "SPY"), ("Abkhazia", "GEO", "PRE"),
    ("Xinhua", "CHN", "GOV JRN"), ("Le Monde", "FRA", "JRN"), ("BERNAMA", "MYS", "GOV JRN"),
    ("the Jogorku Kenesh", "KGZ", "LEG"), ("the Riksbank", "SWE", "GOV"),
    ("HMAS Stirling", "AUS", "MIL"), ("a Nimitz-class aircraft carrier", "USA", "MIL"),
    ("Jordan", "JOR", ""), ("army accountant", None, "MIL"), ("a former minister", None, "ELI"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "country", "sectors"), CODED)
def test_a_phrase_has_a_country_and_sectors(words: str, country: str | None, sectors: str) -> None:
    codes = code_phrase(words)
    assert codes is not None
    assert (codes.country, " ".join(codes.sectors)) == (country, sectors)


DATED = [
    ("former French President Sarkozy", date(2013, 1, 1), "FRA", "ELI"),
    ("Nicolas Sarkozy", date(2010, 1, 1), "FRA", "GOV"),
    ("Nicolas Sarkozy", date(2013, 1, 1), "FRA", "ELI"),
    ("Palestinian President Mahmoud Abbas", None, "PSE", "GOV"),
    ("Ban Ki-moon", date(2010, 1, 1), "UNO", "GOV"),
    ("Sajid Javid", date(2018, 1, 1), "GBR", "GOV"),  # a seat in parliament beside an office
    ("Sajid Javid", date(2022, 10, 1), "GBR", "LEG"), ("Sajid Javid", None, "GBR", "LEG"),
    ("Governor Larry Hogan", date(2023, 3, 1), "USA", "GOV"),  # a title outlives the term a while
    ("Larry Hogan", date(2023, 3, 1), "USA", "ELI"),
    ("Governor Larry Hogan", date(2025, 3, 1), "USA", "ELI"),
    ("Donald Rumsfeld", date(2005, 1, 1), "USA", "GOV MIL"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "on", "country", "sectors"), DATED)
def test_a_person_has_the_sector_of_the_day(
    words: str, on: date | None, country: str, sectors: str
) -> None:
    codes = code_phrase(words, on)
    assert codes is not None
    assert (codes.country, " ".join(codes.sectors)) == (country, sectors)


@pytest.mark.parametrize("words", ["", " ", "a cat", "Mechanism", "was, participates", "'", "🙂"])
def test_what_nobody_knows_is_nobody(words: str) -> None:
    assert code_phrase(words) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_no_phrase_breaks_it(words: str) -> None:
    code_phrase(words, date(2020, 1, 1))
