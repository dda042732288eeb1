"""Which time belongs to which event."""

import pytest

from detente import actors, coder, times
from detente.events import Scene, extract
from detente.model.text import Publication, Span

DAY = Publication(edtf="2023-06-07", inferred=False)


def dated(text: str) -> dict[str, str | None]:
    """Map each trigger to the date that the sentence gives it."""
    kit = coder.kit("en")
    parse = kit.language.parse(text)
    expressions = times.resolve(text, (Span(0, len(text)),), DAY)
    mentions = actors.find_mentions(parse, kit.gazetteer)
    scene = Scene(parse=parse, mentions=mentions, times=expressions)
    drafts = extract(scene, kit.ontology).drafts
    return {
        draft.trigger_span.of(text): draft.times[0].edtf if draft.times else None
        for draft in drafts
    }


@pytest.mark.parametrize(
    ("text", "trigger", "edtf"),
    [
        ("Norway's king visited Finland on 9 May 2016.", "visited", "2016-05-09"),
        ("In July 2018 the president of Kenya visited Uganda.", "visited", "2018-07"),
        # who says on a day that others met did not see them meet on it
        ("Norway said on Monday that its minister had visited Finland.", "visited", None),
        # the accord has a year, the demand has none
        ("Peru demanded that Chile respect the treaty of 1929.", "demanded", None),
        # who condemns an act on a day does not date the act
        ("On Monday, Norway condemned the attack by Peru on Chile.", "attack", None),
        # but what is carried by its verb is dated by it
        ("Norway and Peru held talks in May 2018.", "held talks", "2018-05"),
        # a date within the first of two clauses is not that of the second
        (
            "Peru's army crossed the border in May 2018 and Chile expelled its envoy.",
            "expelled its envoy",
            None,
        ),
        # two days of one month are the days of one meeting
        ("Norway's king met Peru's on 18 and 19 June 2018.", "met", "2018-06-18/2018-06-19"),
        # two verbs share the day that opens the sentence
        ("On 9 May 2016 Norway's king visited Finland and met its president.", "met", "2016-05-09"),
    ],
)
def test_a_time_goes_to_the_event_it_is_said_of(text: str, trigger: str, edtf: str | None) -> None:
    assert dated(text)[trigger] == edtf
