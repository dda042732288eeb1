"""Chains of voices, and what a voice's side does to the value."""

from __future__ import annotations

import pytest

from detente.factuality import judge
from detente.model.actors import Entity, Mention
from detente.model.events import Verdict
from detente.model.text import Span
from detente.model.times import Interval, TimeExpression
from tests.factuality.kit import PUBLISHER, article, draft, judged, mention, parsed

ARVENIA = Entity(id="state:ARV", name="Arvenia", kind="state", state="ARV")
BELMORA = Entity(id="state:BEL", name="Belmora", kind="state", state="BEL")
CASTORA = Entity(id="state:CAS", name="Castora", kind="state", state="CAS")
CHANNEL = Entity(id="media:orbit", name="Orbit TV", kind="media", state="CAS")
VELD = Entity(
    id="person:tomas-veld@ARV", name="Tomas Veld", kind="person", state="ARV", sector="GOV",
    office="Foreign Minister",
)  # fmt: skip
UNION = Entity(id="org:union", name="the Union", kind="organisation")


def told(
    marked: str, entities: dict[str, Entity], actors: tuple[str, ...] = (), publisher: bool = True
) -> Verdict:
    """Judge the word in brackets with mentions; `actors` are those of the draft."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    parse = parsed(text)
    mentions = {words: mention(parse, words, entity) for words, entity in entities.items()}
    taking_part: tuple[Mention, ...] = tuple(mentions[words] for words in actors)
    one = draft(parse, Span(start, end), actors=taking_part)
    return judge(parse, (one,), tuple(mentions.values()), article(text))[0]


def names(verdict: Verdict) -> list[str]:
    return [voice.source.name for voice in verdict.attribution]


def test_the_page_alone() -> None:
    verdict = judged("The delegation [visited] Zorna.")
    assert names(verdict) == [PUBLISHER]
    assert verdict.attribution[0].source.kind == "outlet"
    assert verdict.factuality.holder == PUBLISHER


def test_three_links() -> None:
    verdict = told(
        "According to Orbit TV, Belmora believes that Arvenia may [request] negotiations.",
        {"Orbit TV": CHANNEL, "Belmora": BELMORA, "Arvenia": ARVENIA},
        ("Arvenia",),
    )
    assert names(verdict) == [PUBLISHER, "Orbit TV", "Belmora"]
    assert [voice.source.kind for voice in verdict.attribution] == ["outlet", "media", "state"]
    assert verdict.factuality.value == "belief"
    assert verdict.factuality.certainty == "PS"
    assert verdict.kind == "belief"


def test_the_belief_itself_has_its_holder() -> None:
    verdict = told(
        "According to Orbit TV, Belmora [believes] that Arvenia may request negotiations.",
        {"Orbit TV": CHANNEL, "Belmora": BELMORA, "Arvenia": ARVENIA},
    )
    assert names(verdict) == [PUBLISHER, "Orbit TV", "Belmora"]
    assert verdict.factuality.value == "belief"


def test_outlet_told_is_no_source() -> None:
    verdict = judged("A source told The Castora Courier that the envoy had [left].")
    assert names(verdict) == [PUBLISHER, "A source"]
    assert verdict.attribution[1].source.kind == "anonymous_source"


def test_own_finding_adds_no_voice() -> None:
    courier = Entity(id="media:courier", name=PUBLISHER, kind="media", state="CAS")
    verdict = told(
        "The mission will be [enlarged], The Castora Courier found out.",
        {"The Castora Courier": courier},
    )
    assert names(verdict) == [PUBLISHER]


def test_announcing_is_the_speakers_own_act() -> None:
    verdict = told("Tomas Veld [announced] his plan to reopen the port.", {"Tomas Veld": VELD})
    assert names(verdict) == [PUBLISHER, "Tomas Veld"]
    assert verdict.factuality.value == "occurred"


def test_proposing_is_no_telling() -> None:
    verdict = told("Tomas Veld [proposed] new talks.", {"Tomas Veld": VELD})
    assert names(verdict) == [PUBLISHER]


def test_quotation_within_quotation() -> None:
    verdict = judged("The ambassador said the minister had told him that the base was [closed].")
    assert names(verdict) == [PUBLISHER, "The ambassador", "the minister"]


def test_cited_source_stands_behind_the_agency() -> None:
    verdict = judged(
        "The news agency reported that the base was [closed], citing a source in the ministry."
    )
    assert [voice.source.kind for voice in verdict.attribution][1:] == [
        "media",
        "anonymous_source",
    ]


CHAINS = [
    ("The Herald said, citing the mediator, that the base was [closed].", ["Herald", "mediator"]),
    ("The base was [closed], the paper said, quoting a colonel.", ["paper", "colonel"]),
    ("The base was [closed], the Herald learned from two officers.", ["Herald", "officers"]),
    ("The agency quoted the minister as saying that the base was [closed].", ["agency", "minister"]),
    ('"The base is [closed]," the envoy was quoted by the radio as saying.', ["radio", "envoy"]),
    ("The envoy was quoted as saying that the base was [closed].", ["envoy"]),
    ("According to minutes cited by the weekly, the base was [closed].", ["weekly", "minutes"]),
    ("The paper reports, on the strength of a cable, that the base was [closed].", ["paper", "cable"]),
    ("The base was [closed], an aide told a local portal.", ["portal", "aide"]),
    ("Arvenia [closed] the base, citing costs.", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "chain"), CHAINS)
def test_voices_at_second_hand_stand_in_order(marked: str, chain: list[str]) -> None:
    told = names(judged(marked))[1:]
    assert len(told) == len(chain), told
    assert all(word in name for word, name in zip(chain, told, strict=True)), told


SIDES = [
    # an official of a side about what his side did
    ("Tomas Veld said that Arvenia had [opened] a consulate.", VELD, ("Arvenia",), "occurred"),
    # about what the other did
    ("Tomas Veld said that Belmora had [closed] a consulate.", VELD, ("Belmora",), "alleged"),
    # a body that is no party
    ("Tomas Veld said that Belmora had [closed] a consulate.", UNION, ("Belmora",), "alleged"),
    # a medium is never a party
    ("Tomas Veld said that Castora had [closed] a consulate.", CHANNEL, ("Castora",), "alleged"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "speaker", "actors", "value"), SIDES)
def test_side(marked: str, speaker: Entity, actors: tuple[str, ...], value: str) -> None:
    entities = {"Tomas Veld": speaker} | {
        one.name: one for one in (ARVENIA, BELMORA, CASTORA) if one.name in marked
    }
    assert told(marked, entities, actors).factuality.value == value


def test_shared_talks_told_by_one_side() -> None:
    verdict = told(
        "According to Belmora, [talks] were held between Arvenia and Castora.",
        {"Belmora": BELMORA, "Arvenia": ARVENIA, "Castora": CASTORA},
        ("Arvenia", "Castora"),
    )
    assert verdict.factuality.value == "alleged"
    verdict = told(
        "According to Arvenia, [talks] were held between Arvenia's envoy and Castora.",
        {"Arvenia": ARVENIA, "Castora": CASTORA},
        ("Arvenia", "Castora"),
    )
    assert verdict.factuality.value == "occurred"


def day(text: str, words: str, start: str, end: str) -> TimeExpression:
    from datetime import date

    place = text.index(words)
    return TimeExpression(
        span=Span(place, place + len(words)), text=words, kind="date", edtf=start,
        interval=Interval(date.fromisoformat(start), date.fromisoformat(end)),
    )  # fmt: skip


def test_a_day_ahead_is_planned() -> None:
    text = "The leaders meet in Zorna on 3 June 2031."
    parse = parsed(text)
    time = day(text, "3 June 2031", "2031-06-03", "2031-06-04")
    one = draft(parse, Span(text.index("meet"), text.index("meet") + 4), times=(time,))
    assert judge(parse, (one,), (), article(text))[0].factuality.value == "planned"
    early = article(text, published="2031-07-01")
    assert judge(parse, (one,), (), early)[0].factuality.value != "planned"


def test_habit_of_the_trigger() -> None:
    text = "Arvenia arranged the visit."
    parse = parsed(text)
    place = text.index("arranged")
    one = draft(parse, Span(place, place + 8), habit="planned")
    assert judge(parse, (one,), (), article(text))[0].factuality.value == "planned"


@pytest.mark.parametrize(
    ("text", "value"),
    [("Arvenia invited the president.", "occurred"),
     ("Arvenia will invite the president.", "planned")],
)  # fmt: skip
def test_an_invitation_extended_is_done_whatever_becomes_of_the_visit(
    text: str, value: str
) -> None:
    parse = parsed(text)
    place = text.index("invite")
    one = draft(parse, Span(place, text.index(" the")), habit="planned")
    assert judge(parse, (one,), (), article(text))[0].factuality.value == value


def test_every_step_leaves_a_reason() -> None:
    verdict = judged("Arvenia did not [sign] the treaty, a source told the Herald.")
    reasons = " ".join(one.reason for one in verdict.evidence)
    assert "“not”" in reasons
    assert "A source" in reasons or "a source" in reasons
