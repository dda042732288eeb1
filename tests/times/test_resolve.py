import json
import os
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.edtf import interval_of
from detente.model.text import Publication, Span
from detente.model.times import TimeExpression
from detente.times import resolve
from detente.times.en import LANGUAGE
from tests.times.cases import CASES
from tests.times.sayings import JUMBLES, sayings

PUBLISHED = Publication(edtf="2025-11-18", inferred=False)
MARKED = re.compile(r"\[([^\]]*)\]")
ROWS = [row for row in CASES.splitlines() if row and not row.startswith("#")]
SHARED = Path(os.environ.get("DETENTE_SHARED", Path(__file__).parents[3] / "shared"))


def read(text: str, published: Publication | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return resolve(text, (Span(0, len(text)),), published)


def on(edtf: str) -> Publication:
    return Publication(edtf=edtf, inferred=True)


@pytest.mark.parametrize("row", ROWS)
def test_news(row):
    marked, _, answers = row.partition(" | ")
    text = MARKED.sub(r"\1", marked)
    expected = MARKED.findall(marked)
    found = read(text)
    assert [expression.text for expression in found] == expected
    wanted = [None if answer == "?" else answer for answer in answers.split()]
    assert [expression.edtf for expression in found] == wanted


@pytest.mark.parametrize(("where", "text", "edtf"), LANGUAGE.examples)
def test_examples_that_stand_beside_the_rules(where, text, edtf):
    found = [expression.edtf for expression in read(text) if expression.edtf]
    assert found[-1:] == ([edtf] if edtf else []), where


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("He came on October 15.", "2018-07-09", "2017-10-15"),
        ("He came on July 9.", "2018-07-09", "2018-07-09"),
        ("He came on July 10.", "2018-07-09", "2017-07-10"),
        ("He comes on July 20.", "2018-07-09", "2018-07-20"),
        ("He comes on February 29.", "2018-07-09", "2016-02-29"),
        ("He will come on February 29.", "2018-07-09", "2020-02-29"),
        ("He came in December.", "2019-01-04", "2018-12"),
        ("He said on Sunday.", "2019-01-04", "2018-12-30"),
        ("Last week he left.", "2019-01-04", "2018-12-24/2018-12-30"),
        ("Yesterday he left.", "2025-11-16/2025-11-20", "2025-11-15/2025-11-19"),
        ("Today he left.", "2025-11-16/2025-11-20", "2025-11-16/2025-11-20"),
        ("He came on November 18.", "2025-11-16/2025-11-20", "2025-11-18"),
        ("He came on November 25.", "2025-11-16/2025-11-20", "2024-11-25"),
        ("He came in July.", "2025-11", "2025-07"),
        ("He came in July.", "2025-11-16/..", "2025-07"),
        ("He came in July.", "../2025-11-16", "2025-07"),
        ("He came in July.", "..", "XXXX-07"),
        ("He came in July.", "nonsense", "XXXX-07"),
        ("He came in July.", "XXXX", "XXXX-07"),
    ],
)
def test_against_the_day_of_publication(text, published, edtf):
    (found,) = read(text, on(published))
    assert found.edtf == edtf


def test_a_stated_year_is_not_inferred():
    assert [e.year_inferred for e in read("in July 2024")] == [False]
    assert [e.year_inferred for e in read("in July")] == [True]
    # a dated page settles a weekday; a page of a window leaves it inferred
    assert [e.year_inferred for e in read("last week")] == [False]
    assert [e.year_inferred for e in read("on Monday, November 17")] == [False]
    window = Publication(edtf="2025-11-16/2025-11-20", inferred=True)
    text = "last week"
    assert resolve(text, (Span(0, len(text)),), window)[0].year_inferred


@pytest.mark.parametrize(
    ("text", "edtf", "why"),
    [
        ("on 31 June 2025", None, "no such day"),
        ("on February 30", None, "no such day"),
        ("on 31.04.2024", None, "no such day"),
        ("on 9999-12-31", None, "no such day"),
        ("on 0000-01-01", None, "no such day"),
        ("on Monday, 15 October 2025", "2025-10-15?", "weekday is not that of the day"),
    ],
)
def test_a_day_that_cannot_be_is_kept_as_worded_with_a_reason(text, edtf, why):
    (found,) = read(text)
    assert found.edtf == edtf
    assert why in found.reason


def test_without_publication():
    stated, bare, relative = read("In 2016, and on October 15, and yesterday", None)
    assert (stated.edtf, bare.edtf, relative.edtf) == ("2016", "XXXX-10-15", None)
    assert stated.interval == interval_of("2016")
    assert bare.interval is None
    assert relative.interval is None
    assert "nothing tells" in relative.reason


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("since 1971", "since"), ("until 1971", "until"), ("by 5 May 1971", "until"),
        ("before 1971", "before"), ("after 1971", "after"), ("in 1971", None),
        ("between 1971 and 1973", None),
    ],
)  # fmt: skip
def test_relations(text, relation):
    assert [e.relation for e in read(text)] == [relation]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("about two and a half hours", (135, 165)),
        ("two hours", (120, 120)),
        ("an hour and a half", (90, 90)),
        ("two hours and 30 minutes", (150, 150)),
        ("half an hour", (30, 30)),
        ("a three-day visit", (4320, 4320)),
        ("several days", (4320, 12960)),
        ("more than two hours", (120, float("inf"))),
        ("less than two hours", (0, 120)),
        ("almost two hours", (108, 120)),
    ],
)
def test_durations(text, minutes):
    (found,) = read(text)
    assert found.kind == "duration"
    assert found.minutes == pytest.approx(minutes)
    assert found.edtf is None


@pytest.mark.parametrize("text", ["regularly", "often", "every year", "twice a week", "on Mondays"])
def test_frequencies(text):
    (found,) = read(f"They meet {text}.")
    assert (found.kind, found.edtf, found.interval) == ("frequency", None, None)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("at 14:30 GMT on Monday", "14:30"), ("on Monday at 2 p.m.", "14:00"),
        ("at 12:15 am", "00:15"), ("at noon", "12:00"), ("on Monday", None),
    ],
)  # fmt: skip
def test_clock(text, clock):
    assert [e.clock for e in read(text)] == [clock]


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("The 1974 agreement is void.", True),
        ("After his October visit, trade grew.", True),
        ("He recalled the October 15 meeting.", True),
        ("In 1974 an agreement was signed.", False),
        ("On October 15 they met.", False),
    ],
)
def test_a_part_of_a_name_says_so(text, modifier):
    (found,) = read(text)
    assert found.modifier is modifier
    assert ("dates the thing" in found.reason) is modifier


def test_only_the_regions_are_read():
    text = "In July they met. In August they left. In May they came."
    place = text.index("In August")
    found = resolve(text, (Span(place, place + 21),), PUBLISHED)
    assert [e.text for e in found] == ["In August"]


@pytest.mark.parametrize("text", ["this week", "the first week of next year", "next year"])
def test_days_past_the_end_of_the_calendar_are_no_crash(text):
    assert [e.edtf for e in resolve(text, (Span(0, len(text)),), on("9998-12-31"))] == [None]


def test_nothing_reaches_over_a_blank_line():
    assert read("met on 15 October\n\n2025 was bad")[0].text == "on 15 October"


def test_a_wrapped_line_is_read_as_one():
    assert [e.edtf for e in read("they met on 15\nOctober 2024 and left")] == ["2024-10-15"]


def test_an_unknown_language_has_no_times():
    assert resolve("15 October 2025", (Span(0, 15),), PUBLISHED, "xx") == ()


def test_month_first_where_it_is_the_habit():
    text = "on 3/4/2025"
    assert read(text)[0].edtf == "2025-04-03?"
    assert resolve(text, (Span(0, len(text)),), PUBLISHED, "en-US")[0].edtf == "2025-03-04"


@settings(max_examples=500, deadline=None)
@given(
    st.one_of(
        sayings(), st.lists(sayings(), max_size=3).map(", ".join), JUMBLES, st.text(max_size=80)
    ),
    st.lists(st.tuples(st.integers(0, 150), st.integers(0, 80)), max_size=3),
    st.sampled_from(
        ["2025-11-18", "2025-11-16/2025-11-20", "0001-01-01", "9998-01-01", "197X", None]
    ),
)
def test_spans_lie_in_regions_in_order_and_cut_their_text(text, cuts, published):
    regions = tuple(Span(start, start + size) for start, size in cuts) or (Span(0, len(text)),)
    found = resolve(text, regions, on(published) if published else None)
    assert list(found) == sorted(found, key=lambda e: e.span)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for expression in found:
        assert expression.text == expression.span.of(text) != ""
        assert any(region.covers(expression.span) for region in regions)
        covered = interval_of(expression.edtf) if expression.edtf else None
        assert expression.interval == covered
        assert (expression.minutes is not None) == (expression.kind == "duration")


@pytest.mark.parametrize(
    ("text", "edtf", "clock"),
    [
        ("They will leave in ten minutes.", "2025-11-18", "14:40"),
        ("They left two hours ago.", "2025-11-18", "12:30"),
        ("They will leave in twelve hours.", "2025-11-19", "02:30"),
        ("They will leave within five hours.", "2025-11-18", "14:30/19:30"),
        ("They left in the last 20 hours.", "2025-11-17/2025-11-18", "18:30/14:30"),
        ("They will leave within the next day and", None, None),
        ("They will leave within the next two days and five hours.", "2025-11-18/2025-11-20",
         "14:30/19:30"),
        ("They will talk for the rest of the day.", "2025-11-18", "14:30/24:00"),
        ("They will leave in ten days.", "2025-11-28", None),
    ],
)  # fmt: skip
def test_minutes_and_hours_count_from_the_hour_of_publication(text, edtf, clock):
    (found,) = read(text, Publication(edtf="2025-11-18T14:30Z", inferred=False))
    assert (found.edtf, found.clock) == (edtf, clock)


@pytest.mark.parametrize("edtf", ["2025-11-18", "2025-11-18T25:00Z", "2025-11-18Tnoon"])
def test_without_an_hour_the_day_is_all_that_is_told(edtf):
    (found,) = read("They left two hours ago.", Publication(edtf=edtf, inferred=False))
    assert found.clock is None
    assert found.edtf in ("2025-11-18", None)


@pytest.mark.parametrize(
    "piece",
    ["1", "a", "-", "May ", "the ", "in ", "15 ", "two ", "two and ", "hundred and ", "15 October ",
     "Monday, ", "- ", "1,", "1/", "’", "of the ", "between 3 and ", "last ", "\n", "U.S. ", "...",
     "twenty-", "more than ", "q 1 "],
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(piece):
    text = (piece * 30_000)[:30_000]
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 10


@pytest.mark.shared
def test_the_reference_page():
    page = SHARED / "seed" / "page.txt"
    if not page.exists():
        pytest.skip(f"no reference page at {page}")
    text = page.read_text(encoding="utf-8")
    gold = json.loads((SHARED / "seed" / "gold.json").read_text(encoding="utf-8"))
    found = read(text, on("2025-11-16/2025-11-20"))
    told = {e.text.lower(): e.edtf for e in found}
    wanted = {
        "in mid—november": "2025-11-11/2025-11-20",
        "on november 14": "2025-11-14",
        "on october 15": "2025-10-15",
        "in july": "2025-07",
        "in december 2024": "2024-12",
        "on november 16": "2025-11-16",
        "since 1971": "1971/..",
        "back in october": "2025-10",
    }
    assert {words: told.get(words) for words in wanted} == wanted
    texts = {(event["time"]["text"] or "").lower() for event in gold["events"]}
    assert wanted.keys() - {"in mid—november"} <= texts | wanted.keys()
