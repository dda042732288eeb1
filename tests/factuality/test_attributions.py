"""Who says what, by which word: a table of sentences of our own."""

from __future__ import annotations

import pytest

from tests.factuality.kit import found

# text, source as worded ("" for nobody), kind of source, cue, words inside the content
SENTENCES = [
    ("Minister Tomas Veld said that the talks were over.", "Tomas Veld", "named_official", "said", "talks were over"),
    ("Minister Tomas Veld said the talks were over.", "Tomas Veld", "named_official", "said", "the talks were over"),
    ("The talks were over, Minister Tomas Veld said.", "Tomas Veld", "named_official", "said", "The talks were over"),
    ("The talks, Minister Tomas Veld said, were over.", "Tomas Veld", "named_official", "said", "were over"),
    ("A source told the Herald that the border would open.", "A source", "anonymous_source", "told", "border would open"),
    ("The border will open, a source told the Herald.", "a source", "anonymous_source", "told", "The border will open"),
    ("According to the ministry, the convoy left at dawn.", "the ministry", "organisation", "According to", "the convoy left"),
    ("The convoy left at dawn, according to the ministry.", "the ministry", "organisation", "according to", "The convoy left"),
    ("The convoy, according to a diplomat, left at dawn.", "a diplomat", "unnamed_official", "according to", "left at dawn"),
    ("As Foreign Minister Tomas Veld noted earlier, the talks are ongoing.", "Tomas Veld", "named_official", "noted", "talks are ongoing"),
    ("The expert stressed that the region was calm.", "The expert", "expert", "stressed", "the region was calm"),
    ("The ambassador pointed out that the road was closed.", "The ambassador", "named_official", "pointed out", "the road was closed"),
    ("Arvenian media reported that the army had crossed the river.", "Arvenian media", "media", "reported", "army had crossed"),
    ("Arvenian newspapers reported on a common exercise.", "Arvenian newspapers", "media", "reported", "a common exercise"),
    ("The weekly reported on the arrest of a judge.", "The weekly", "media", "reported", "the arrest of a judge"),
    ("It was reported that two soldiers had been killed.", "", "unclear", "reported", "two soldiers had been killed"),
    ("Two soldiers were reportedly killed near the border.", "", "unclear", "reportedly", "were"),
    ("The rebels allegedly shelled the town.", "", "unclear", "allegedly", "shelled the town"),
    ("The general is believed to have left the country.", "", "unclear", "believed", "to have left the country"),
    ("The envoy is considered a friend of Belmora.", "", "unclear", "considered", "friend of Belmora"),
    ("Such sales are seen as a sign of weakness.", "", "unclear", "seen", "a sign of weakness"),
    ("Belmora denied that its troops had crossed the river.", "Belmora", "person", "denied", "troops had crossed"),
    ("Belmora denied the accusation.", "Belmora", "person", "denied", "the accusation"),
    ("The rebels claimed that the army had fired first.", "The rebels", "organisation", "claimed", "army had fired first"),
    ("Arvenia promised to withdraw its guards.", "Arvenia", "unclear", "promised", "to withdraw its guards"),
    ("Arvenia threatened to close the border.", "Arvenia", "unclear", "threatened", "to close the border"),
    ("The president declared his intention to reopen the port.", "The president", "named_official", "declared", "intention to reopen"),
    ("Reporters asked whether the bridge was open.", "Reporters", "media", "asked", "whether the bridge was open"),
    ("The analysts believe that the truce will hold.", "The analysts", "expert", "believe", "truce will hold"),
    ("Arvenia believes that Belmora may ask for talks.", "Arvenia", "person", "believes", "Belmora may ask"),
    ("Officials fear that the dam will burst.", "Officials", "unnamed_official", "fear", "dam will burst"),
    ("The minister's statement that the talks had failed surprised Belmora.", "The minister", "named_official", "statement", "the talks had failed"),
    ("A spokesman for the ministry said no decision had been taken.", "A spokesman for the ministry", "spokesperson", "said", "no decision had been taken"),
    ("The ministry's spokeswoman, Ada Brenn, declined to comment but said talks continue.", "Ada Brenn", "spokesperson", "said", "talks continue"),
    ("The report says that the treaty was breached.", "The report", "document", "says", "treaty was breached"),
    ("A survey found that most Arvenians oppose the deal.", "A survey", "document", "found", "most Arvenians oppose the deal"),
    ("The joint statement says the sides agreed to meet.", "The joint statement", "document", "says", "the sides agreed to meet"),
    ("The government said in a statement that the port was safe.", "The government", "state", "said", "the port was safe"),
    ("In a statement, the government said the port was safe.", "the government", "state", "said", "the port was safe"),
    ("Witnesses said the shelling lasted an hour.", "Witnesses", "witness", "said", "shelling lasted an hour"),
    ("Residents told the agency that shops had closed.", "Residents", "witness", "told", "shops had closed"),
    ("The embassy confirmed that its staff had left.", "The embassy", "organisation", "confirmed", "staff had left"),
    ("The newspaper writes that a coup is near.", "The newspaper", "media", "writes", "coup is near"),
    ("The agency reports that the summit was postponed.", "The agency", "media", "reports", "summit was postponed"),
    ("Vana Dorn, a researcher at the Institute of Peace, explained that the base is old.", "Vana Dorn", "expert", "explained", "the base is old"),
    ("The base is old, explained Vana Dorn, a researcher at the Institute of Peace.", "Vana Dorn", "expert", "explained", "The base is old"),
    ('"We will not leave," said Tomas Veld.', "Tomas Veld", "person", "said", "We will not leave"),
    ('Tomas Veld said: "We will not leave."', "Tomas Veld", "person", "said", "We will not leave"),
    ('"We will not leave," the minister told reporters. "Our place is here."', "the minister", "named_official", "told", "Our place is here"),
    ("“We will not leave,” the minister told reporters. “Our place is here.”", "the minister", "named_official", "told", "Our place is here"),
    ("“The river is ours. It has always been ours,” the governor said.", "the governor", "named_official", "said", "The river is ours"),
    ("«The river is ours», the governor said.", "the governor", "named_official", "said", "The river is ours"),
    ("— The talks were useful. We agreed on much,\" said Vana Dorn, an analyst.", "Vana Dorn", "expert", "said", "The talks were useful"),
    ("— The talks were useful. We agreed on much, — said Vana Dorn, an analyst.", "Vana Dorn", "expert", "said", "We agreed on much"),
    ("– The framework was defined,\" Vana Dorn, a researcher at the Academy, explained to the Courier.", "Vana Dorn", "expert", "explained", "The framework was defined"),
    ("The president said he would visit Belmora and sign the treaty.", "The president", "named_official", "said", "sign the treaty"),
    ("The president insisted that Belmora withdraw.", "The president", "named_official", "insisted", "Belmora withdraw"),
    ("Prime Minister Ada Brenn admitted that mistakes had been made.", "Ada Brenn", "named_official", "admitted", "mistakes had been made"),
    ("Ada Brenn, the prime minister, admitted that mistakes had been made.", "Ada Brenn", "named_official", "admitted", "mistakes had been made"),
    ("The delegation noted progress and said another round was near.", "The delegation", "state", "said", "another round was near"),
    ("The kingdom says it will reopen its embassy.", "The kingdom", "state", "says", "it will reopen its embassy"),
    ("A senior official who asked not to be named said the deal was close.", "A senior official", "unnamed_official", "said", "the deal was close"),
    ("Two people familiar with the matter said the deal was close.", "Two people familiar with the matter", "anonymous_source", "said", "the deal was close"),
    ("The deal is close, two diplomats said on Monday.", "two diplomats", "unnamed_official", "said", "The deal is close"),
    ("The deal is close, said two diplomats on condition of anonymity.", "two diplomats", "anonymous_source", "said", "The deal is close"),
    ("Arvenia accused Belmora of shelling the town.", "Arvenia", "unclear", "accused", "shelling the town"),
    ("The envoy called for a ceasefire.", "The envoy", "named_official", "called", "a ceasefire"),
    ("The envoy urged both sides to stop the fighting.", "The envoy", "named_official", "urged", "to stop the fighting"),
    ("In the minister's opinion, the treaty is dead.", "the minister", "named_official", "opinion", "the treaty is dead"),
    ("In the opinion of the expert, the treaty is dead.", "the expert", "expert", "opinion", "the treaty is dead"),
    ("The agency reported the arrest of a spy, citing the prosecutor.", "the prosecutor", "named_official", "citing", "arrest of a spy"),
    ("Satellite images show that the base is empty.", "Satellite images", "document", "show", "base is empty"),
    ("The minister did not say that the talks had failed.", "The minister", "named_official", "say", "the talks had failed"),
    ("The court ruled on Monday, the ministry announced.", "the ministry", "organisation", "announced", "The court ruled"),
    ("The parliament's speaker added that a vote was planned.", "The parliament's speaker", "named_official", "added", "a vote was planned"),
    ("Commenting on the visit, the analyst observed that little had changed.", "the analyst", "expert", "observed", "little had changed"),
    ("The foreign ministry hinted that sanctions might be lifted.", "The foreign ministry", "organisation", "hinted", "sanctions might be lifted"),
    ("A tweet by the embassy said the road was closed.", "A tweet", "", "said", "the road was closed"),
    ("Belmora's government believes the border will be closed.", "Belmora's government", "state", "believes", "the border will be closed"),
    ("The president vowed that the army would respond.", "The president", "named_official", "vowed", "army would respond"),
    ("Observers expect that the truce will collapse.", "Observers", "expert", "expect", "the truce will collapse"),
    ("The minister warned that the talks could collapse.", "The minister", "named_official", "warned", "talks could collapse"),
    ("The minister told parliament the army was ready.", "The minister", "named_official", "told", "the army was ready"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "kind", "cue", "content"), SENTENCES)
def test_sentence(text: str, source: str, kind: str, cue: str, content: str) -> None:
    place = text.index(content)
    ours = [one for one in found(text) if cue in one.cue.of(text)]
    ours = [one for one in ours if any(place in span for span in one.content)]
    assert ours, [
        (one.cue.of(text), [span.of(text) for span in one.content]) for one in found(text)
    ]
    one = ours[0]
    words = one.source.span.of(text) if one.source.span else ""
    assert (source in words) if source else (one.source.span is None)
    assert not kind or one.source.kind == kind


STYLES = [
    ('"We will not leave," said Tomas Veld.', "direct"),
    ("Tomas Veld said that he would not leave.", "indirect"),
    ('Tomas Veld said that the plan was "dead" and would not return.', "mixed"),
    ("— The talks were useful,\" said Vana Dorn.", "direct"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "style"), STYLES)
def test_style(text: str, style: str) -> None:
    assert [one.style for one in found(text) if one.cue.of(text) == "said"] == [style]


HEADLINES = [
    ("Foreign minister: no talks with Belmora", "Foreign minister"),
    ("Tomas Veld: Arvenia will not withdraw", "Tomas Veld"),
    ("Ministry: two soldiers killed", "Ministry"),
    ("Arvenia will not withdraw, minister says", "minister"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source"), HEADLINES)
def test_headline(text: str, source: str) -> None:
    ours = found(text, kind="title")
    assert [one.source.span.of(text) for one in ours if one.source.span] == [source]


PASSAGES = [
    # a pronoun takes up the voice before
    ("Minister Tomas Veld said the talks were over. According to him, the envoy left.", "envoy left", "Tomas Veld"),
    ("Minister Tomas Veld said the talks were over. He added that the envoy had left.", "envoy had left", "Tomas Veld"),
    ("Vana Dorn, an analyst, said the truce was weak. The expert added that it might fail.", "it might fail", "Vana Dorn"),
    ("A source told the Herald that talks go on. The source added that a visit was near.", "a visit was near", "A source"),
    ("A source said talks go on. According to him, a visit is near.", "a visit is near", "A source"),
    # a quotation that goes on in the next sentence, the next paragraph
    ("“The river is ours,” the governor said.\n“It has always been ours.”", "It has always", "the governor"),
    ("The governor said:\n\n“The river is ours. It has always been ours.”", "It has always", "The governor"),
    ("“The river is ours,” the governor said. “It has always been ours. Nobody will take it.”", "Nobody will take", "the governor"),
    ("— Patrols were discussed. The envoys expressed a wish. Because the skies are open,\" said Vana Dorn.", "expressed a wish", "Vana Dorn"),
    ("“We shall see.”\n— Tomas Veld", "We shall see", "Tomas Veld"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "source"), PASSAGES)
def test_passage(text: str, content: str, source: str) -> None:
    place = text.index(content)
    names = [one.source.name for one in found(text) if any(place in span for span in one.content)]
    assert any(source in name for name in names), names


def test_chain_is_nested() -> None:
    text = "According to the television channel, Arvenia believes that Belmora may request talks."
    ours = {one.cue.of(text): one for one in found(text)}
    assert not ours["According to"].nested
    assert ours["believes"].nested


@pytest.mark.parametrize(
    "text",
    [
        "The delegation arrived on Monday.",
        "Arvenia and Belmora signed a treaty in Zorna.",
        "The army withdrew from the valley.",
        "",
        "…",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert found(text) == []
