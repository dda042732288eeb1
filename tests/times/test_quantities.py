import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.events import Quantity
from detente.model.text import Span
from detente.times import quantities


def read(text: str) -> tuple[Quantity, ...]:
    return quantities(text, (Span(0, len(text)),))


@pytest.mark.parametrize(
    ("sentence", "text", "value", "minimum", "maximum", "unit", "approximate"),
    [
        ("It consisted of about 190 representatives.", "about 190", 190, None, None, "representative", True),
        ("The convoy had more than 15 vehicles.", "more than 15", None, 16, None, "vehicle", True),
        ("They paid more than $15.", "more than $15", None, 15, None, "USD", True),
        ("It lies more than 15 km away.", "more than 15 km", None, 15, None, "km", True),
        ("At least 12 people were killed.", "At least 12", None, 12, None, "person", True),
        ("Fewer than 20 delegates came.", "Fewer than 20", None, None, 19, "delegate", True),
        ("Up to 30 percent of exports go there.", "Up to 30 percent", None, None, 30, "percent", True),
        ("The loan is worth $400 million.", "$400 million", 4e8, None, None, "USD", False),
        ("The loan is worth 400 million euros.", "400 million euros", 4e8, None, None, "EUR", False),
        ("Some 3,000 troops are stationed there.", "Some 3,000", 3000, None, None, "troops", True),
        ("Dozens of civilians fled.", "Dozens of", None, 24, 99, "civilian", True),
        ("Tens of thousands of people fled.", "Tens of thousands of", None, 20000, 99000, "person", True),
        ("It lies a few kilometres from the line.", "a few kilometres", None, 2, 10, "km", True),
        ("Between 10 and 15 million barrels were sold.", "Between 10 and 15 million barrels", None, 10e6, 15e6, "barrel", True),
        ("They sent 10-15 trucks.", "10-15", None, 10, 15, "truck", True),
        ("Two Arvenian military facilities are there.", "Two", 2, None, None, "facility", False),
        ("Twenty-five Belmoran border guards left.", "Twenty-five", 25, None, None, "guard", False),
        ("The talks lasted about two and a half hours.", "about two and a half hours", 150, 135, 165, "minute", True),
        ("They agreed on a 30-day truce.", "30-day", 30, None, None, "day", False),
        ("Half a million refugees returned.", "Half a million", 500000, None, None, "refugee", False),
        ("Inflation was 15%.", "15%", 15, None, None, "percent", False),
        ("They signed a 104-page document.", "104", 104, None, None, "page", False),
        ("Some 40 square kilometres were mined.", "Some 40", 40, None, None, "km2", True),
        ("Over 1500 soldiers crossed.", "Over 1500", None, 1501, None, "soldier", True),
        ("The blast killed 15.", "15", 15, None, None, None, False),
        ("One Arvenian soldier was killed.", "One", 1, None, None, "soldier", False),
        ("Numerous delegations came.", "Numerous", None, 3, None, "delegation", True),
    ],
)  # fmt: skip
def test_quantities(sentence, text, value, minimum, maximum, unit, approximate):
    (found,) = read(sentence)
    assert (found.text, found.value, found.unit) == (
        text,
        pytest.approx(value) if value else value,
        unit,
    )
    assert (found.minimum, found.maximum, found.approximate) == (
        pytest.approx(minimum) if minimum else minimum,
        pytest.approx(maximum) if maximum else maximum,
        approximate,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Resolution 2254 remains the basis.",
        "The S-300 complexes were dismantled.",
        "It was the 35th meeting of the G20.",
        "On 15 October 2025 they met.",
        "In 2016 the base was closed.",
        "The 1974 agreement is void.",
        "1. The sides agree.",
        "He is the second secretary.",
        "Article 5 was invoked.",
        "On the one hand, they agree.",
        "Nobody came.",
        "",
    ],
)
def test_no_quantities(sentence):
    assert read(sentence) == ()


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                ["about", "more", "than", "15", "$", "million", "of", "a", "few", "dozens", "two",
                 "and", "half", "km", "people", "-", ",", "1,000", "%", "between", "hundred", "or"]
            ),
            max_size=20,
        ).map(" ".join),
    )
)  # fmt: skip
def test_spans_are_in_order_and_cut_their_text(text):
    found = read(text)
    for before, after in zip(found, found[1:], strict=False):
        assert before.span.end <= after.span.start
    for quantity in found:
        assert quantity.text == quantity.span.of(text) != ""
        if quantity.minimum is not None and quantity.maximum is not None:
            assert quantity.minimum <= quantity.maximum
