"""Chains of two voices and more, the outermost first, and conditions with both their sides."""

from __future__ import annotations

import pytest

from detente.factuality import judge
from detente.model.text import Span
from tests.factuality.kit import article, draft, judged, parsed

CHAINS = [
    # two that tell, wherever they stand
    ("Belmora believes that the army has [left] the pass, a diplomat said.",
     ["a diplomat", "Belmora"]),
    ("Belmora believes that the army has [left] the pass, according to a diplomat.",
     ["a diplomat", "Belmora"]),
    ("A deputy told the weekly that Zorna, according to a clerk, had [closed] the mine.",
     ["the weekly", "A deputy", "a clerk"]),
    # citing one who cites another
    ("The agency reported, citing an envoy, who in turn quoted a baker, that Zorna had [closed] "
     "the port.", ["The agency", "an envoy", "a baker"]),
    ("The harbour was [closed], the radio said, citing a cook who had it from sailors.",
     ["the radio", "a cook", "sailors"]),
    ("On the testimony of two drivers, the ministry reports that rebels [burned] a mill.",
     ["the ministry", "two drivers"]),
    ("According to a lieutenant cited in a report, Belmora [crossed] the river.",
     ["a report", "a lieutenant cited in a report"]),
    # media that were told
    ("A clerk told Radio Zorna that the envoy had [left].", ["Radio Zorna", "A clerk"]),
    ("The envoy had [left], a clerk said in an interview with the Zorna Herald.",
     ["the Zorna Herald", "a clerk"]),
    ("The envoy has [left], his sister let the agency know.", ["the agency", "his sister"]),
    ("The envoy had [left], a clerk told a shipping daily.", ["daily", "a clerk"]),
    ("A clerk let the paper know that the envoy had [left].", ["the paper", "A clerk"]),
    ("The envoy had [left], a clerk told reporters.", ["a clerk"]),
    ("The envoy had [left], a clerk told this newspaper.", ["a clerk"]),
    # who passes it on, or goes on
    ("Guards [closed] the mill, the weekly wrote, attributing the account to a baker.",
     ["the weekly", "a baker"]),
    ("A clerk told a senator, who repeated it, that guards had [burned] a mill.",
     ["a senator", "A clerk"]),
    ("Guards [closed] the mill, the aide wrote, and sent the miller home.", ["the aide"]),
    ("Guards closed the mill, the aide wrote, and [arrested] the miller.", ["the aide"]),
    ("The envoy is believed by clerks to have [left].", ["clerks"]),
    # whose report is denied
    ("Belmora denied a claim by the mayor that its guards had [burned] a mill.",
     ["Belmora", "the mayor"]),
    # who holds it
    ("The mayor is convinced that the guards have [left].", ["The mayor"]),
    ("No one in Zorna believes that the guards have [left].", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "wanted"), CHAINS)
def test_chain(marked: str, wanted: list[str]) -> None:
    assert [voice.source.name for voice in judged(marked).attribution[1:]] == wanted


def test_a_medium_that_was_told_makes_no_charge_of_what_it_passes_on() -> None:
    assert judged("A minister told Radio Zorna that the envoy had [left].").factuality.value == (
        judged("A minister said that the envoy had [left].").factuality.value
    )


def test_what_is_denied_of_a_report() -> None:
    verdict = judged("Belmora dismissed a report by the mayor that its guards had [fired].")
    assert verdict.factuality.value == "denied"


def test_a_condition_has_two_sides() -> None:
    text = "If Arvenia signs the treaty, Belmora will open the border and release the pilots."
    words = ("signs", "open", "release")
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    parse = parsed(text)
    drafts = tuple(draft(parse, span) for span in spans)
    _, opened, released = judge(parse, drafts, (), article(text))
    assert opened.condition is not None
    assert opened.condition == released.condition
    assert opened.condition.antecedents == (spans[0],)
    assert opened.condition.consequents == (spans[1], spans[2])


VALUES = [
    ("The envoy's [visit] has been delayed.", "planned", "-"),
    ("[Visit] postponed after storm", "planned", "-"),
    ("The ministry approved a [request] from Belmora for water.", "occurred", "+"),
    ("The guards had to [leave] the fort.", "occurred", "+"),
    ("It is not true, the envoy wrote, that Zorna [armed] the rebels.", "negated", "-"),
    ("Zorna was not [chosen] only by Arvenia but by Belmora too.", "occurred", "+"),
    ("The baker seeks damages for being [beaten].", "alleged", "+"),
    ("The court fined the baker for having [beaten] a guard.", "occurred", "+"),
    ("The envoy is believed by clerks to have [left].", "belief", "+"),
    ("It was decided in Zorna about the [closure] of the mine.", "planned", "+"),
    ("The treaty would see the guards [leave] the fort.", "possible", "+"),
    ("Clerks denied the truth of what was rumoured about the [arrest] of a baker.", "denied", "-"),
    ("The sale of salt will still be [banned].", "ongoing", "+"),
    ("Zorna has [blocked] the road since May.", "ongoing", "+"),
    ("Since the mayor left, Zorna has [jailed] two bakers.", "occurred", "+"),
    ("A [return] of the envoy is tied by Zorna to a ransom.", "conditional", "+"),
]


@pytest.mark.parametrize(("marked", "value", "polarity"), VALUES)
def test_value(marked: str, value: str, polarity: str) -> None:
    found = judged(marked).factuality
    assert (found.value, found.polarity) == (value, polarity)
