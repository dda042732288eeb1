"""What dates and acts are called."""

import pytest

from detente import ontology
from detente.desk import words
from detente.desk.views import safe


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2025-10-15", "15 October 2025"),
        ("2025-07", "July 2025"),
        ("2025", "2025"),
        ("197X", "1970s"),
        ("1971/..", "since 1971"),
        ("../2025-11-20", "by 20 November 2025"),
        ("2025-11-11/2025-11-20", "11–20 November 2025"),
        ("2025-10-30/2025-11-02", "30 October – 2 November 2025"),
        ("2025-11-11/2025-11-20~", "about 11–20 November 2025"),
        ("2025-21", "spring 2025"),
        ("XXXX-10-15", "15 October, year not stated"),
        ("XXXX-07-08/XXXX-07-09", "8–9 July, year not stated"),
        (None, "date not stated"),
        ("not a date", "not a date"),
    ],
)
def test_dates_are_told_as_honestly_as_they_are_known(edtf, told):
    assert words.when(edtf) == told


@pytest.mark.parametrize(
    ("edtf", "as_of", "told", "short"),
    [
        ("../2025-11-20", "2025-11-20", "as of 20 November 2025", "as of 20 Nov 2025"),
        ("2025-11-20~", "2025-11-20", "as of 20 November 2025", "as of 20 Nov 2025"),
        ("../2025-11-20~", "2025-11-20~", "as of about 20 November 2025",
         "as of about 20 Nov 2025"),
        ("1971/..", "2025-11-20", "since 1971, as of 20 November 2025",
         "since 1971, as of 20 Nov 2025"),
        ("2025-11-03", "2025-11-20", "3 November 2025", "3 Nov 2025"),
        (None, "2025-11-20", "date not stated", "undated"),
    ],
)  # fmt: skip
def test_what_goes_on_is_told_as_of_a_day(edtf, as_of, told, short):
    assert words.when(edtf, as_of) == told
    assert words.short(edtf, as_of) == short


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("CONSULT/visit", "visit"),
        ("CONSULT", "talks"),
        ("COERCE/new-way", "coercion: new way"),
        ("NEW_THING", "new thing"),
        (None, "other"),
    ],
)
def test_acts_have_names(code, told):
    assert words.act_of(code) == told


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=cmd|' /C calc'!A0", "|x", "%0A"]
)
def test_no_cell_is_a_formula(cell):
    assert str(safe(cell))[0] == "'"


def test_cells_of_numbers_and_lists_stay_what_they_are():
    assert safe(-3) == -3 and safe(None) == "" and safe(("a", "b")) == "a; b"


def test_every_mode_of_the_ontology_has_a_word_of_its_own():
    types = ontology.load().types
    kinds = [
        (kind.type, mode)
        for kind in (types.values() if isinstance(types, dict) else types)
        for mode in kind.modes
    ]
    assert not [
        f"{kind}/{mode.name}" for kind, mode in kinds if ": " in words.act_of(f"{kind}/{mode.name}")
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Arvenia: ministry-foreign", "Arvenia: foreign ministry"),
        ("Arvenia: security-council", "Arvenia: security council"),
        ("Jean-Luc Veld", "Jean-Luc Veld"),
    ],
)
def test_bodies_known_by_their_kind_are_written_as_words(name, told):
    assert words.named(name) == told


def test_languages_have_names():
    assert words.language("uk") == "Ukrainian" and words.language("xx") == "“xx”"
    assert words.month("2025-07") == "Jul 2025" and words.month("2025 Q3") == "2025 Q3"
