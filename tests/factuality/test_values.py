"""Whether it happened: a table of sentences of our own, the word in question in brackets."""

from __future__ import annotations

import pytest

from tests.factuality.kit import judged

VALUES = [
    # told, past and present
    ("The delegation [visited] Zorna on Monday.", "occurred"),
    ("Arvenia has [opened] an embassy in Zorna.", "occurred"),
    ("The treaty was [signed] in Zorna.", "occurred"),
    ("The convoy had [left] before dawn.", "occurred"),
    ("Arvenia did [withdraw] its guards.", "occurred"),
    ("The two ministers [met] and discussed trade.", "occurred"),
    ("The ministers met and [discussed] trade.", "occurred"),
    ("The [visit] of the president took place in May.", "occurred"),
    ("During the [visit], the ministers discussed trade.", "occurred"),
    ("After the [talks], the envoy left.", "occurred"),
    ("Belmora welcomed the [visit] of the envoy.", "occurred"),
    ("Arvenia condemned the [attack] on the convoy.", "occurred"),
    ("Arvenia did not condemn the [attack] on the convoy.", "occurred"),
    ("The convoy that [left] on Monday arrived.", "occurred"),
    ("The army shelled the town, [killing] two people.", "occurred"),
    ("The sides held [talks] in Zorna.", "occurred"),
    ("The envoy managed to [reach] the town.", "occurred"),
    ("Arvenian troops began to [withdraw] from the valley.", "occurred"),
    ("The president was forced to [resign].", "occurred"),
    ("The envoy left because the talks had [failed].", "occurred"),
    ("When the president [arrived], the crowd cheered.", "occurred"),
    ("Arvenia not only [signed] the treaty but also ratified it.", "occurred"),
    ("The bargaining over river tolls [continues].", "ongoing"),
    ("The sides are [negotiating] a truce.", "ongoing"),
    ("The two sides continue to [negotiate].", "ongoing"),
    ("The coast guard routinely [searches] foreign trawlers.", "ongoing"),
    ("Fighting periodically [breaks] out in the north.", "ongoing"),
    ("Two bases are [located] in the valley.", "ongoing"),
    ("The depot has been [working] since 1986.", "ongoing"),
    ("The caretaker cabinet has begun to [rebuild] the bridges.", "ongoing"),
    ("Arvenia still [occupies] the valley.", "ongoing"),
    ("Arvenia has always [supported] the union.", "ongoing"),
    ("Arvenia has been [backing] the union since the spring.", "ongoing"),
    ("Arvenia has reportedly been [arming] the rebels.", "alleged"),
    ("The minister called the [attack] a disgrace.", "occurred"),
    # to come
    ("The minister will [visit] Belmora.", "planned"),
    ("The minister will [visit] Belmora next week.", "planned"),
    ("The minister is to [visit] Belmora.", "planned"),
    ("The minister is going to [visit] Belmora.", "planned"),
    ("The minister plans to [visit] Belmora.", "planned"),
    ("The minister intends to [visit] Belmora.", "planned"),
    ("Both sides agreed to [reopen] the accord.", "planned"),
    ("Both sides [agreed] to reopen the accord.", "occurred"),
    ("Both sides agreed to reopen and [amend] the accord.", "planned"),
    ("Arvenia decided to [close] the border.", "planned"),
    ("Arvenia is ready to [resume] the talks.", "planned"),
    ("Arvenia promised to [withdraw] its guards.", "planned"),
    ("Arvenia threatened to [close] the border.", "planned"),
    ("The [summit] was postponed.", "planned"),
    ("The planned [visit] drew protests.", "planned"),
    ("The upcoming [summit] drew protests.", "planned"),
    ("The minister confirmed plans to [visit] Belmora.", "planned"),
    ("The minister declared his intent to [renew] ties.", "planned"),
    ("The minister [declared] his intent to renew ties.", "occurred"),
    ("A [meeting] is scheduled for Friday.", "planned"),
    ("The talks are expected to [begin] on Friday.", "planned"),
    ("The president said he would [visit] Belmora.", "planned"),
    ("Troops were sent to [guard] the bridge.", "planned"),
    # perhaps
    ("Arvenia may [increase] its mission.", "possible"),
    ("The truce might [collapse].", "possible"),
    ("The truce could [collapse] within days.", "possible"),
    ("Arvenia should [leave] the valley.", "possible"),
    ("Arvenia must [leave] the valley.", "possible"),
    ("Perhaps the envoy [left] early.", "possible"),
    ("Arvenia is considering [closing] the border.", "possible"),
    ("Arvenia studies the possibility of [increasing] its mission.", "possible"),
    ("Arvenia wants to [join] the alliance.", "possible"),
    ("Arvenia seeks to [join] the alliance.", "possible"),
    ("The envoy called for [talks] between the parties.", "possible"),
    ("The envoy proposed [talks] between the parties.", "possible"),
    ("The envoy [proposed] talks between the parties.", "occurred"),
    ("The envoys discussed a possible [visit].", "possible"),
    ("It is possible that the envoy will [return].", "possible"),
    ("It is likely that the envoy will [return].", "possible"),
    ("The envoys voiced a wish to [restore] trade.", "possible"),
    ("The Belmorans expressed the wish that Arvenia [cover] the south.", "possible"),
    ("The minister urged Belmora to [stop] the raids.", "possible"),
    ("Arvenia demanded the [withdrawal] of the guards.", "possible"),
    ("Arvenia offered to [host] the talks.", "possible"),
    ("The army tried to [take] the bridge.", "possible"),
    ("Will Arvenia [leave] the alliance?", "possible"),
    ("Has Arvenia [left] the alliance?", "possible"),
    ("The minister asked whether the convoy had [left].", "possible"),
    ("Belmora did not rule out a [meeting].", "possible"),
    ("The minister did not say that the envoy had [left].", "possible"),
    ("The minister may not [attend] the summit.", "possible"),
    ("Arvenia may have to [enlarge] its mission.", "possible"),
    ("It may be needed to hire more guards and [purchase] a house.", "possible"),
    # on a condition
    ("If the talks succeed, Arvenia will [lift] the embargo.", "conditional"),
    ("Arvenia will [lift] the embargo if the talks succeed.", "conditional"),
    ("If the talks [succeed], Arvenia will lift the embargo.", "conditional"),
    ("Arvenia will not [sign] unless Belmora withdraws.", "conditional"),
    ("In the event of a truce, Arvenia may have to [enlarge] its mission.", "conditional"),
    ("In the event of an attack, the army will [respond].", "conditional"),
    ("The [decision] will depend on the talks.", "conditional"),
    ("The size of the mission will [depend] on the talks.", "conditional"),
    ("Arvenia would [withdraw] if Belmora stopped the raids.", "conditional"),
    ("Provided that both sides agree, the bridge will be [reopened].", "conditional"),
    ("Without a truce, it is impossible to [hold] elections.", "conditional"),
    ("The aid will be [sent] subject to approval by parliament.", "conditional"),
    # not
    ("Arvenia did not [sign] the treaty.", "negated"),
    ("Arvenia has never [recognised] Belmora.", "negated"),
    ("The envoys did not [reach] an agreement.", "negated"),
    ("The envoys [reached] no agreement.", "negated"),
    ("No country has [recognised] Belmora.", "negated"),
    ("Nobody was [killed] in the attack.", "negated"),
    ("There were no [talks] between the sides.", "negated"),
    ("Belmora refused to [sign] the accord.", "negated"),
    ("Belmora failed to [withdraw] its guards.", "negated"),
    ("The minister cancelled the [visit].", "negated"),
    ("Belmora rejected a [meeting] with the envoy.", "negated"),
    ("The agreement is no longer [valid].", "negated"),
    ("The envoy left without [signing] the treaty.", "negated"),
    ("The quarrel is far from being [settled].", "negated"),
    ("The minister will not [attend] the summit.", "negated"),
    ("Arvenia does not plan to [close] the border.", "negated"),
    ("Arvenia is not [keen] on a quarrel.", "negated"),
    ("Belmora did not begin to [withdraw] its guards.", "negated"),
    ("Belmora's refusal to [sign] the accord angered Arvenia.", "negated"),
    ("The army was unable to [stop] the convoy.", "negated"),
    ("The new council is not [recognised] in the islands.", "negated"),
    ("The guards prevented the convoy from [leaving].", "negated"),
    ("Neither side [attended] the summit.", "negated"),
    # denied
    ("Belmora denied that its troops had [crossed] the river.", "denied"),
    ("Belmora denied [attacking] the convoy.", "denied"),
    ("Belmora denied an [attack] on the convoy.", "denied"),
    # told by one who is no party
    ("Arvenian media reported that troops had [crossed] the river.", "alleged"),
    ("Belmoran newspapers reported on the fact of a common [exercise].", "alleged"),
    ("A broadcaster reported on the [trip] of an envoy.", "alleged"),
    ("A source told the Herald that the envoy had [left].", "alleged"),
    ("The envoy had [left], a source told the Herald.", "alleged"),
    ("Witnesses said that soldiers [shelled] the town.", "alleged"),
    ("Troops reportedly [crossed] the river.", "alleged"),
    ("The rebels claimed that the army had [fired] first.", "alleged"),
    ("Arvenia accused Belmora of [shelling] the town.", "alleged"),
    ("The alleged [attack] took place in May.", "alleged"),
    ("— Patrols were [discussed] during the visit,\" said Vana Dorn, an analyst.", "alleged"),
    ("Rumours of a [coup] spread in the capital.", "alleged"),
    ("The [genocide] in the valley shocked the region.", "alleged"),
    # told by one of a side: taken at their word
    ("According to the government, talks were [held] in Zorna.", "occurred"),
    ("The minister said that talks were [held] in Zorna.", "occurred"),
    ("As Deputy Minister Tomas Veld noted, consultations are [ongoing].", "ongoing"),
    ("A source said that cooperation [remains] in place.", "ongoing"),
    # ranked among those who did it
    ("He was the first president to [visit] Belmora in years.", "occurred"),
    ("She is the highest official to [visit] Belmora since the war.", "occurred"),
    ("Tomas Veld, the highest-ranking envoy to [enter] Zorna in 35 years, spoke.", "occurred"),
    ("She will be the first president to [visit] Belmora.", "planned"),
    ("It could be the first Arvenian team to [inspect] the plant.", "possible"),
    # held to be so
    ("Arvenia believes that Belmora may [request] talks.", "belief"),
    ("Analysts believe that the truce will [hold].", "belief"),
    ("The general is believed to have [left] the country.", "belief"),
    ("The army seems to have [left] the town.", "belief"),
    ("The envoy is [considered] a friend of Belmora.", "belief"),
    ("The tours are [regarded] as steps in a longer courtship.", "belief"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "value"), VALUES)
def test_value(marked: str, value: str) -> None:
    verdict = judged(marked)
    assert verdict.factuality.value == value, [one.reason for one in verdict.evidence]


def test_table_is_large() -> None:
    assert len(VALUES) >= 120


HEADLINES = [
    ("Arvenian president [visits] Belmora", "occurred"),
    ("Arvenia may [enlarge] its mission in Belmora", "possible"),
    ("Arvenia to [host] peace talks", "planned"),
    ("Two soldiers [killed] in attack", "occurred"),
    ("Belmora [rejects] truce", "occurred"),
    ("Will Arvenia [leave] the alliance?", "possible"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "value"), HEADLINES)
def test_headline(marked: str, value: str) -> None:
    verdict = judged(marked, kind="title")
    assert verdict.factuality.value == value, [one.reason for one in verdict.evidence]
    assert verdict.attribution[0].source.kind == "headline"


POLARITY = [
    ("The minister may not [attend] the summit.", "-"),
    ("Arvenia will not [sign] unless Belmora withdraws.", "-"),
    ("Arvenia did not [sign] the treaty.", "-"),
    ("Arvenia may [sign] the treaty.", "+"),
    ("Belmora denied that its troops had [crossed] the river.", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "polarity"), POLARITY)
def test_polarity(marked: str, polarity: str) -> None:
    assert judged(marked).factuality.polarity == polarity


CONDITIONS = [
    ("If the talks succeed, Arvenia will [lift] the embargo.", "If the talks succeed"),
    ("Arvenia will [lift] the embargo if the talks succeed.", "if the talks succeed"),
    ("In the event of a truce, Arvenia may have to [enlarge] its mission.", "In the event of a truce"),
    ("The [decision] will depend on the talks.", "on the talks"),
    ("Arvenia will [sign] the treaty.", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "words"), CONDITIONS)
def test_condition(marked: str, words: str | None) -> None:
    condition = judged(marked).condition
    assert (condition.text if condition else None) in (words, words and words.removeprefix("on "))


KINDS = [
    ("The delegation [visited] Zorna on Monday.", "event"),
    ("The bargaining over river tolls [continues].", "process"),
    ("Two bases are [located] in the valley.", "state"),
    ("The minister will [visit] Belmora.", "plan"),
    ("If the talks succeed, Arvenia will [lift] the embargo.", "condition"),
    ("Will Arvenia [leave] the alliance?", "open question"),
    ("The government believes that Belmora may [request] talks.", "belief"),
    ("The tours are [regarded] as steps in a longer courtship.", "assessment"),
    ("The minister [said] that the talks were over.", "statement"),
    ("According to the expert, the crisis [affects] stability.", "assessment"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "kind"), KINDS)
def test_kind(marked: str, kind: str) -> None:
    assert judged(marked).kind == kind


def test_reference_box_is_background() -> None:
    assert judged("The base was [opened] in 1971.", kind="reference").kind == "background"
