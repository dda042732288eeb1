"""Brothers and namesakes stay two, spellings of one name are one, and what is no name is nobody."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.actors import NameMatch, compare
from detente.actors.pairing import THRESHOLD

FOLDER = Path(__file__).parent / "names"
Pair = tuple[str, str]


def rows(file: str) -> list[list[str]]:
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def two_people() -> list[Pair]:
    families = [
        (name.replace("_", one), name.replace("_", other))
        for name, given_names in rows("families.tsv")
        for one, other in combinations(given_names.split(";"), 2)
    ]
    return [*families, *((one, other) for one, other in rows("namesakes.tsv"))]


def one_person() -> list[Pair]:
    return [pair for row in rows("spellings.tsv") for pair in combinations(row, 2)]


def test_brothers_and_namesakes_are_never_merged() -> None:
    pairs = two_people()
    merged = [pair for pair in pairs if compare(*pair).is_same]
    assert len(pairs) >= 500
    assert merged == []


def test_spellings_of_one_name_are_merged() -> None:
    pairs = one_person()
    apart = [pair for pair in pairs if not compare(*pair).is_same]
    assert len(pairs) >= 500
    assert len(apart) <= 0.03 * len(pairs), apart


@pytest.mark.parametrize("pair", [*two_people()[::9], *one_person()[::9]])
def test_the_order_of_two_names_does_not_matter(pair: Pair) -> None:
    assert compare(*pair).score == compare(*pair[::-1]).score


REASONS = {
    ("Murhaf Abu Qasra", "Murhaf Abu Kasra"): "sounds the same",
    ("Asaad al-Shibani", "Asad al-Shaibani"): "spellings of one name",
    ("Ahmed al-Sharaa", "Maher al-Sharaa"): "ahmed is not maher",
    ("Vladimir Putin", "Vladimir Vladimirovich Putin"): "stands in one of them only",
    ("T. Veldmark", "Tomas Veldmark"): "an initial",
    ("Bill Veldmark", "William Veldmark"): "a short form",
    ("Tomas Veldnark", "Tomas Veldmark"): "a slip of the pen",
    ("Donald Trump", "Donald Trump Jr."): "one is called jr",
    ("Omar bin Khalid", "Khalid bin Omar"): "the other way round",
    ("Ali Abdullah Saleh", "Ahmed Ali Abdullah Saleh"): "may be the child",
    ("George W. Bush", "George H. W. Bush"): "middle names",
    ("Castro", "Fidel Castro"): "does not say who",
    ("習近平", "Xi Jinping"): "the same syllables",
    ("Mao Zedong", "Mao Tse-tung"): "Wade-Giles",
    ("TomasVeldmark", "tomas veldmark"): "the same words",
    ("Arvenia Steel AG", "Arvenia Steel GmbH"): "other legal forms",
    ("Ministry of Defence", "Ministry of Defence of Norway"): "only one is of norway",
    ("Arvenian Trade Organisation", "ATO"): "first letters",
}


@pytest.mark.parametrize("pair", REASONS)
def test_a_person_can_read_why(pair: Pair) -> None:
    match = compare(*pair)
    assert any(REASONS[pair] in reason for reason in match.reasons), match


BODIES_THAT_ARE_ONE = [
    ("Orlo Aktiengesellschaft", "Orlo AG"),
    ("The Orlo Refinery Company", "ORLO REFINERY CORPORATION"),
    ("OAO Severny Most", "Open Joint Stock Company Severny Most"),
    ("Orlo & Sons, L.L.C.", "Orlo and Sons LLC"),
    ("Brigade Forty-Four", "Brigade 44"),
    ("Department of Labour", "Department of Labor"),
    ("Orlo Capital Fund V", "Orlo Capital Fund VI"),
    ("Orlo Bens Steel", "Orlo Benz Steel"),
]
BODIES_THAT_ARE_TWO = [
    ("Orlo AG", "Veldmark AG"),
    ("Brigade 44", "Brigade 45"),
    ("Government of Estonia", "Government of Ethiopia"),
    ("Bank of China", "Bank of Chile"),
    ("Resolution 2254", "Resolution 2253"),
    ("Orlo Shipping 4 Ltd", "Orlo Shipping 5 Ltd"),
    ("Orlo Trust Bank", "Orlo Lease Bank"),
]


@pytest.mark.parametrize("pair", BODIES_THAT_ARE_ONE)
def test_one_body(pair: Pair) -> None:
    assert compare(*pair, "body").is_same, compare(*pair, "body")


@pytest.mark.parametrize("pair", BODIES_THAT_ARE_TWO)
def test_two_bodies(pair: Pair) -> None:
    assert not compare(*pair, "body").is_same, compare(*pair, "body")


BAD = {
    "nothing": "",
    "blanks": " \t\n",
    "a letter": "a",
    "initials": "A. B.",
    "forty words": "word " * 40,
    "one long word": "x" * 5_000,
    "controls": "\x00\x07\x1b",
    "marks of direction": "\u202e\u2066\u200f",
    "a picture": "🙂",
    "half a character": "\ud800",
    "combining marks alone": "\u0301" * 50,
    "marks": "-- ,,, ..",
    "a particle": "al-",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_name_scores_low_with_its_reason(name: str) -> None:
    for pair in ((BAD[name], BAD[name]), (BAD[name], "Tomas Veldmark")):
        match = compare(*pair)
        assert match.score < THRESHOLD
        assert match.reasons


def test_marks_that_cannot_be_seen_change_nothing() -> None:
    assert compare("Tomas\u202e Veld\u200bmark\x00", "Tomas Veldmark").is_same


letters = st.text(alphabet=st.characters(), max_size=60)
names = st.lists(
    st.sampled_from(
        [*"Ab.-,'", "al", "bin", "Tomas", "Ахмед", "أحمد", "习", "김정", "Jr", "AG", "4"]
    )
).map(" ".join)


@given(letters | names, letters | names)
def test_any_text_is_compared_without_a_crash(one: str, other: str) -> None:
    match = compare(one, other)
    assert isinstance(match, NameMatch)
    assert 0.0 <= match.score <= 1.0
    assert match.reasons and all(match.reasons)
    assert match.score == compare(other, one).score
