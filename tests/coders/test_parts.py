"""Parts of a page: every block of content once, none longer than allowed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from detente.coders._parts import cut
from detente.coders._quotes import find
from detente.model.text import Block, Span
from tests import factory

WORDS = st.lists(st.sampled_from(["Norway", "met.", "a", "Finland, ", "\n\n", "ø "]), max_size=80)


@given(WORDS.map(" ".join), st.integers(8, 60))
def test_parts_hold_the_content_once_and_in_order(text: str, size: int) -> None:
    spans = [span for part in cut(factory.article(text), size) for span in part]
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert "".join("".join(s.of(text) for s in spans).split()) == "".join(text.split())
    assert all(sum(map(len, part)) <= size for part in cut(factory.article(text), size))


def test_a_long_block_is_cut_after_a_sentence() -> None:
    text = "Norway met Finland. Sweden met Denmark. Norway left."
    first, *_ = cut(factory.article(text), 45)
    assert first[0].of(text) == "Norway met Finland. Sweden met Denmark. "


def test_headings_and_chrome_are_not_sent() -> None:
    text = "Share this\nHeading\nBody"
    kinds = zip(("share_bar", "heading", "body"), (0, 11, 19), (10, 18, 23), strict=True)
    blocks = tuple(Block(kind=kind, span=Span(a, b), reason="") for kind, a, b in kinds)
    assert cut(factory.article(text, blocks=blocks), 100) == ((Span(19, 23),),)


CASES = {
    "as it stands": ("met Finland", "Norway met Finland.", (7, 18)),
    "other blanks": ("met  Finland", "Norway met\nFinland.", (7, 18)),
    "inside a word": ("Iran", "Iranian envoys", None),
    "a whole word later": ("Iran", "Iranian envoys left Iran", (20, 24)),
    "before an apostrophe": ("Syria", "Syria's envoy", (0, 5)),
    "another case": ("norway", "Norway", None),
    "signs of a pattern": (".*", "Norway", None),
    "quotation marks": ("“yes”", "He said “yes” twice", (8, 13)),
    "nothing": ("  ", "Norway", None),
    "too long": ("a " * 600, "a " * 600, None),
}


def test_quotes_are_found_as_they_stand() -> None:
    for quote, text, bounds in CASES.values():
        found = find(quote, text, (Span(0, len(text)),))
        assert found == (Span(*bounds) if bounds else None), quote


def test_of_equal_quotes_the_nearest_is_meant() -> None:
    text = "Norway met Finland. Later Norway left."
    assert find("Norway", text, (Span(0, 38),), Span(26, 37)) == Span(26, 32)
    assert find("Norway", text, (Span(0, 38),)) == Span(0, 6)
    assert find("Norway left", text, (Span(0, 28), Span(28, 38))) is None
