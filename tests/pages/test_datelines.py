"""Where a report was written is no part of what it tells."""

import pytest

from detente.model.text import Block, Span
from detente.pages.datelines import split_datelines

REST = "The minister said that talks would resume."


@pytest.mark.parametrize(
    "dateline",
    [
        "ADDIS ABABA, July 17 – ",
        "HANOI, Vietnam (AP) — ",
        "RIYADH — ",
        "BERLIN -- ",
        "KABUL (Pajhwok) : ",
        "WASHINGTON, Dec. 18 – ",
        "MOSCOW, November 18. /TASS/. ",
        "Damascus, SANA – ",
        "Tehran (Tasnim) – ",
        "(Reuters) - ",
        "UNITED NATIONS, 5 January 2016 (Xinhua) -- ",
    ],
)
def test_a_dateline_is_cut_off(dateline: str) -> None:
    text = dateline + REST
    head, rest = split_datelines(text, [Block(kind="body", span=Span(0, len(text)), reason="")])
    assert (head.kind, head.span.of(text)) == ("dateline", dateline)
    assert rest.span.of(text) == REST


@pytest.mark.parametrize(
    "text",
    [
        "NATO said that it would not take part.",
        "The Minister - a former general - said so.",
        "BRICS: " + "a long and winding story " * 5,
        "RIYADH — ",
        "Moscow and Damascus – two capitals – talk again.",
    ],
)
def test_other_openings_stay_whole(text: str) -> None:
    blocks = [Block(kind="body", span=Span(0, len(text)), reason="")]
    assert len(split_datelines(text, blocks)) == 1
