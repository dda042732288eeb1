"""Scoring marked pairs and the names that data sets give to what is stored."""

import pytest
from evaluation.classify import unmarked
from evaluation.plv import QUADS, ROOTS, project
from evaluation.scores import accuracy, f1, interval, macro_f1
from evaluation.triples import codes_on

from detente.model.text import Span
from detente.ontology import PLOVER_TYPES


@pytest.mark.parametrize(
    ("marked", "source", "target"),
    [
        ("<s>A</s> met <t>B</t>.", "A", "B"),
        ("The <t>B</t> was met by <s>A</s> and <t>B2</t>.", "A", "B"),
        ("<s>A</s> blamed <s>A</s>ns.", "A", "A"),
    ],
)
def test_marks_are_taken_out(marked: str, source: str, target: str) -> None:
    text, one, other = unmarked(marked)
    assert "<" not in text
    assert (one.of(text), other.of(text)) == (source, target)


def test_a_pair_of_the_same_words_has_the_last_as_target() -> None:
    _, one, other = unmarked("<s>A</s> blamed <s>A</s>ns.")
    assert (one, other) == (Span(0, 1), Span(9, 10))


def test_a_sentence_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing is marked"):
        unmarked("A met B.")


@pytest.mark.parametrize(
    ("type_", "value", "root"),
    [
        ("CONSULT", "planned", "AGREE"), ("RETREAT", "occurred", "YIELD"),
        ("CONCEDE", "planned", "AGREE"), ("ASSAULT", "possible", "THREATEN"),
        ("REQUEST", "planned", "REQUEST"), ("AID", "negated", "REJECT"),
        ("ASSAULT", "negated", None), (None, "occurred", None), ("PROTEST", "ongoing", "PROTEST"),
    ],
)  # fmt: skip
def test_what_is_stored_has_a_name_there(type_: str | None, value: str, root: str | None) -> None:
    assert project(type_, value) == root


def test_every_type_that_happened_has_a_root_with_a_class() -> None:
    roots = {project(type_, "occurred") for type_ in PLOVER_TYPES}
    assert roots == set(ROOTS) == set(QUADS)


def test_scores() -> None:
    pairs = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]
    assert accuracy(pairs) == 0.75
    assert f1(pairs, "b") == pytest.approx(0.8)
    assert macro_f1(pairs) == pytest.approx((2 / 3 + 0.8) / 2)
    low, high = interval(pairs, accuracy, draws=200)
    assert 0 <= low <= 0.75 <= high <= 1
    assert macro_f1([]) == accuracy([]) == 0.0


@pytest.mark.parametrize(
    ("codes", "date", "states"),
    [
        ("[GON]", "19950101", ("GON",)), ("[RHO <790606][ZBW]", "19950101", ("ZBW",)),
        ("[RHO <790606][ZBW]", "19780101", ("RHO",)), ("[---]", "19950101", ()),
        ("[HOB][ORCHOB 20100109-20100112]", "20100110", ("ORC",)), ("", "19950101", ()),
        ("[HOB][HOBELI >20130119]", "20140101", ("HOB",)), ("[FRO/BIL]", "19950101", ("FRO", "BIL")),
    ],
)  # fmt: skip
def test_a_name_stands_for_whom_its_file_says_on_that_day(
    codes: str, date: str, states: tuple[str, ...]
) -> None:
    assert codes_on(codes, date) == states
