"""Words that are probably mistranslated: every line of the lists holds its own example."""

from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import factory

from detente.pages.spellings import skeleton
from detente.pages.wording import calques, suspected

FOLDER = files("detente.pages") / "data" / "wording"
LISTS = sorted(file.name[:-4] for file in FOLDER.iterdir() if file.name.endswith(".tsv"))
LINES = [(name, calque) for name in LISTS for calque in calques(name)]


def translated(text, language="ru"):
    return factory.article(text, translated_by="a service", translated_from=language)


def test_the_common_first_languages_have_a_list():
    assert {"ru", "ar", "he", "fr", "zh", "es", "de", "tr", "fa"} <= set(LISTS)
    assert len(LINES) > 200


@pytest.mark.parametrize(("name", "calque"), LINES, ids=lambda part: getattr(part, "better", part))
def test_a_line_finds_its_example_and_no_more(name, calque):
    before, _, rest = calque.example.partition("[")
    words, _, after = rest.partition("]")
    page = translated(before + words + after, "ru" if name == "any" else name)
    (found,) = suspected(page)
    assert (found.text, found.better) == (words, calque.better)
    assert found.span.of(page.text) == words
    assert calque.why and calque.better


def test_a_page_that_no_machine_translated_is_left_alone():
    text = "The crossing has actually been closed since March."
    assert suspected(factory.article(text)) == ()
    assert suspected(translated(text, "ja")) == ()
    assert [found.better for found in suspected(translated(text, "uk"))] == ["in effect"]


@pytest.mark.parametrize(
    "plain",
    [
        "The talks went in the right direction. The department store opened.",
        "In the last decade the two grew apart, and the Air Force flew.",
        "The composition was played; a settlement was reached between them.",
        "The sanctions were lifted, and the object of the visit was trade.",
        "They controlled the airport. Carol Danes manifested no interest.",
    ],
)
def test_good_english_is_not_suspected(plain):
    assert suspected(translated(plain)) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kasim", "Qasim", True),
        ("Kasim", "Qaseem", True),
        ("Khorad", "Korad", True),
        ("Yusuf", "Yousuf", True),
        ("Tarek", "Tariq", False),
        ("Velad", "Vellad", False),
        ("Arvenia", "Arvenian", False),
        ("Belmora", "Belmorra", False),
    ],
)
def test_spellings_of_one_name_share_a_skeleton(one, other, same):
    assert (skeleton(one) == skeleton(other)) is same


def test_the_rarer_spelling_is_told_the_usual_one():
    page = translated("Abu Kasim met Veld. Later Kasim left. Abu Qasim said no more.")
    (found,) = suspected(page)
    assert (found.text, found.better) == ("Qasim", "Kasim")


@settings(deadline=None)
@given(st.text(max_size=400))
def test_what_is_found_is_cut_from_the_text_in_order_and_apart(text):
    page = translated(text or "-")
    found = suspected(page)
    assert all(wording.span.of(page.text) == wording.text for wording in found)
    ends = [0, *(wording.span.end for wording in found)]
    assert all(end <= w.span.start for end, w in zip(ends, found, strict=False))
