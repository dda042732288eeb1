from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model.edtf import edtf_of, interval_of, is_approximate, precision_of
from detente.model.times import Interval

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9990, 12, 31))

COVERED = [
    ("2025-11-16", date(2025, 11, 16), date(2025, 11, 17)),
    ("2025-11", date(2025, 11, 1), date(2025, 12, 1)),
    ("2025-12", date(2025, 12, 1), date(2026, 1, 1)),
    ("2025", date(2025, 1, 1), date(2026, 1, 1)),
    ("2025-XX", date(2025, 1, 1), date(2026, 1, 1)),
    ("2025-11-XX", date(2025, 11, 1), date(2025, 12, 1)),
    ("197X", date(1970, 1, 1), date(1980, 1, 1)),
    ("18XX", date(1800, 1, 1), date(1900, 1, 1)),
    ("2023-21", date(2023, 3, 1), date(2023, 6, 1)),
    ("2023-24", date(2023, 12, 1), date(2024, 3, 1)),
    ("2024-33", date(2024, 1, 1), date(2024, 4, 1)),
    ("2024-36", date(2024, 10, 1), date(2025, 1, 1)),
    ("2024-41", date(2024, 7, 1), date(2025, 1, 1)),
    ("2025-11~", date(2025, 11, 1), date(2025, 12, 1)),
    ("2025-10-20~/2025-11-18", date(2025, 10, 20), date(2025, 11, 19)),
    ("2024-12/2025-07~", date(2024, 12, 1), date(2025, 8, 1)),
    ("1971/..", date(1971, 1, 1), None),
    ("../2025-11-18", None, date(2025, 11, 19)),
    ("..", None, None),
    ("2025-10-15T14:30:00Z", date(2025, 10, 15), date(2025, 10, 16)),
]


@pytest.mark.parametrize(("edtf", "start", "end"), COVERED)
def test_covers(edtf, start, end):
    assert interval_of(edtf) == Interval(start, end)


@pytest.mark.parametrize("edtf", ["XXXX-10-15", "XXXX-11-11/XXXX-11-20", "XXXX", "XXXX-10-15/.."])
def test_an_unknown_year_has_no_place(edtf):
    assert interval_of(edtf) is None


@pytest.mark.parametrize(
    "edtf",
    ["", "yesterday", "2025-13", "2025-02-30", "2025-21-05", "2025-XX-05", "2025-11-20/2025-11-11",
     "2025/2026/2027", "0000", "9999-12-31", "٢٠٢٥", "2025-11-16 "],
)  # fmt: skip
def test_refuses(edtf):
    with pytest.raises(ValueError):
        interval_of(edtf)


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2025-11-16", "day"), ("2025-11", "month"), ("2025-21", "season"), ("2025-33", "season"),
        ("2025", "year"), ("197X", "decade"), ("18XX", "century"), ("1971/..", "interval"),
        ("..", "interval"), ("XXXX-10-15", "unspecified"), ("2025-11~", "month"),
    ],
)  # fmt: skip
def test_precision(edtf, precision):
    assert precision_of(edtf) == precision


def test_approximate():
    assert is_approximate("2025-10-20~/2025-11-18")
    assert is_approximate("2025-04-03?")
    assert not is_approximate("2025-10-20/2025-11-18")


@given(DAYS, st.integers(1, 4000))
def test_round_trip(start, length):
    if start + timedelta(days=length) < date(9998, 1, 1):
        interval = Interval(start, start + timedelta(days=length))
        assert interval_of(edtf_of(interval)) == interval


def test_the_last_century_of_the_calendar_is_written_out():
    interval = Interval(date(9900, 1, 1), date(9900, 1, 2))
    assert edtf_of(interval) == "9900-01-01"


@given(DAYS)
def test_round_trip_of_open_ends(day):
    for interval in (Interval(day, None), Interval(None, day + timedelta(days=1))):
        assert interval_of(edtf_of(interval)) == interval


@pytest.mark.parametrize(
    "edtf", ["2025", "2025-11", "2025-11-16", "197X", "18XX", "..", "../2025-11-18"]
)
def test_shortest(edtf):
    assert edtf_of(interval_of(edtf)) == edtf


@given(st.text(max_size=30))
def test_never_anything_but_value_error(text):
    with suppress(ValueError):
        interval_of(text)
