from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model.events import Quantity
from detente.model.text import Span
from detente.times import quantities
from tests.times.sayings import sayings


def read(text: str) -> tuple[Quantity, ...]:
    return quantities(text, (Span(0, len(text)),))


CASES = """
# sentence | quantity | value | minimum | maximum | unit | approximate
It was joined by about 60 representatives. | about 60 | 60 |  |  | representative | about
The convoy had more than 15 vehicles. | more than 15 |  | 16 |  | vehicle | about
They paid more than $15. | more than $15 |  | 15 |  | USD | about
It lies more than 15 km away. | more than 15 km |  | 15 |  | km | about
At least 12 people were killed. | At least 12 |  | 12 |  | person | about
Fewer than 20 delegates came. | Fewer than 20 |  |  | 19 | delegate | about
Up to 30 percent of exports go there. | Up to 30 percent |  |  | 30 | percent | about
The loan is worth $400 million. | $400 million | 4e8 |  |  | USD |
The loan is worth 400 million euros. | 400 million euros | 4e8 |  |  | EUR |
Some 3,000 troops are stationed there. | Some 3,000 | 3000 |  |  | troops | about
Dozens of civilians fled. | Dozens of |  | 24 | 99 | civilian | about
Tens of thousands of people fled. | Tens of thousands of |  | 20000 | 99000 | person | about
It lies a few kilometres from the line. | a few kilometres |  | 2 | 10 | km | about
It costs 10 to 15 million euros. | 10 to 15 million euros |  | 10e6 | 15e6 | EUR | about
They sent 10-15 trucks. | 10-15 |  | 10 | 15 | truck | about
Two Arvenian military facilities are there. | Two | 2 |  |  | facility |
Twenty-five Belmoran border guards left. | Twenty-five | 25 |  |  | guard |
It took about two and a half hours. | about two and a half hours | 150 | 135 | 165 | minute | about
They agreed on a 30-day truce. | 30-day | 30 |  |  | day |
Half a million refugees returned. | Half a million | 500000 |  |  | refugee |
Inflation was 15%. | 15% | 15 |  |  | percent |
They signed a 104-page document. | 104 | 104 |  |  | page |
Some 40 square kilometres were mined. | Some 40 square kilometres | 40 |  |  | km2 | about
Over 1500 soldiers crossed. | Over 1500 |  | 1501 |  | soldier | about
The blast killed 15. | 15 | 15 |  |  |  |
One Arvenian soldier was killed. | One | 1 |  |  | soldier |
They announced a $100m loan. | $100m | 100e6 |  |  | USD |
They announced a loan of €2.5bn. | €2.5bn | 2.5e9 |  |  | EUR |
They hold more than 700 square miles. | more than 700 square miles |  | 700 |  | mile2 | about
Some 4.7 million Belmorans live there. | Some 4.7 million | 4.7e6 |  |  | Belmoran | about
More than 15 came. | More than 15 |  | 16 |  |  | about
No fewer than 12 trucks came. | No fewer than 12 |  | 12 |  | truck | about
Not more than 12 trucks came. | Not more than 12 |  |  | 12 | truck | about
As many as 12 trucks came. | As many as 12 |  |  | 12 | truck | about
At most 12 trucks came. | At most 12 |  |  | 12 | truck | about
Under 12 trucks came. | Under 12 |  |  | 11 | truck | about
Between 10 and 15 trucks came. | Between 10 and 15 |  | 10 | 15 | truck | about
Around 15-20 ships left. | Around 15-20 |  | 15 | 20 | ship | about
More than a dozen trucks came. | More than a dozen |  | 13 |  | truck | about
Over half a million people fled. | Over half a million |  | 500001 |  | person | about
At least half a million people fled. | At least half a million |  | 500000 |  | person | about
15 or more trucks came. | 15 or more |  | 15 |  | truck | about
15 or fewer trucks came. | 15 or fewer |  |  | 15 | truck | about
Hundreds of people came. | Hundreds of |  | 200 | 999 | person | about
At least several dozen people came. | At least several dozen |  | 36 |  | person | about
A few hundred people came. | A few hundred |  | 200 | 1000 | person | about
A handful of soldiers stayed. | A handful of |  | 3 | 9 | soldier | about
More than 1.5 million people came. | More than 1.5 million |  | 1500001 |  | person | about
Less than 5 percent voted. | Less than 5 percent |  |  | 5 | percent | about
Upwards of 300 soldiers left. | Upwards of 300 |  | 301 |  | soldier | about
300-odd soldiers left. | 300-odd | 300 |  |  | soldier | about
More than 2.5 tonnes were found. | More than 2.5 tonnes |  | 2.5 |  | tonne | about
Fewer than a hundred ships left. | Fewer than a hundred |  |  | 99 | ship | about
It took more than 40 years. | more than 40 years |  | 40 |  | year | about
Numerous delegations came. | Numerous |  | 3 |  | delegation | about
"""
ROWS = [row for row in CASES.splitlines() if row and not row.startswith("#")]


def number(cell: str) -> float | None:
    return float(cell) if cell else None


@pytest.mark.parametrize("row", ROWS)
def test_quantities(row):
    sentence, text, value, minimum, maximum, unit, approximate = map(str.strip, row.split("|"))
    (found,) = read(sentence)
    assert (found.text, found.unit, found.approximate) == (text, unit or None, bool(approximate))
    assert found.value == number(value)
    assert (found.minimum, found.maximum) == (number(minimum), number(maximum))


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
        "Call 910-432-3383.",
        "It lies at 33.5°N.",
        "The Arvenian Committee 1267 list of groups was read.",
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
        st.lists(sayings(), max_size=3).map(" ".join),
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
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for quantity in found:
        assert quantity.text == quantity.span.of(text) != ""
        if quantity.minimum is not None and quantity.maximum is not None:
            assert quantity.minimum <= quantity.maximum
