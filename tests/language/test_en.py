"""English parses that a user would notice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import language
from detente.errors import UnsupportedLanguage
from detente.language.en import English
from detente.model.text import Parse, Span

CLAUSES = [
    ("Arvenia invaded Belmora in 1994.", "Arvenia nsubj invaded; Belmora obj invaded"),
    (
        "The president of Arvenia met his Belmoran counterpart in Zorna on Tuesday.",
        "president nsubj met; counterpart obj met; Zorna obl met; Tuesday obl met",
    ),
    (
        "Two soldiers were killed by rebels near the border.",
        "soldiers nsubj:pass killed; rebels obl:agent killed",
    ),
    (
        "Foreign Minister Tomas Veld told reporters that talks would resume on Friday.",
        "Veld flat Tomas; Minister nmod:desc Tomas; Tomas nsubj told; resume ccomp told; "
        "talks nsubj resume",
    ),
    (
        "According to the ministry, the army withdrew its troops from the city.",
        "ministry obl withdrew; army nsubj withdrew; troops obj withdrew; city obl withdrew",
    ),
    (
        "The visit of the prime minister to Arvenia was postponed.",
        "visit nsubj:pass postponed; minister nmod visit; Arvenia nmod visit",
    ),
    (
        "Arvenia will not sign the treaty, its ambassador said.",
        "not advmod sign; treaty obj sign; ambassador nsubj said",
    ),
    (
        "Officials refused to comment on the report.",
        "Officials nsubj refused; comment xcomp refused; report obl comment",
    ),
    (
        "Talks between Arvenia and Belmora collapsed after Zorna rejected the plan.",
        "Talks nsubj collapsed; Arvenia nmod Talks; Belmora conj Arvenia; rejected advcl collapsed",
    ),
    (
        "Arvenia imposed sanctions on Belmora.",
        "Arvenia nsubj imposed; sanctions obj imposed",
    ),
]

SENTENCES = [
    ["Gen. Ilan Kor arrived on Monday.", "He left the U.S. on Nov. 5 without comment."],
    ["Mr. J. R. Veld spoke for an hour.", "Nobody answered."],
    ["“We will not wait,” the minister said.", "“The border is closed.”"],
    ["Talks began at 9 a.m. on Sunday.", "They ended without a deal."],
    ["Why did the army leave?", "The ministry gave no answer."],
]


@pytest.fixture(scope="module")
def english() -> English:
    engine = language.load("en")
    assert isinstance(engine, English)
    return engine


def holds(stated: str, parse: Parse) -> bool:
    """Tell whether an arc is there; a relation without subtype stands for its subtypes too."""
    dependant, relation, head = stated.split()
    return any(
        token.text == dependant
        and relation in (token.deprel, token.relation)
        and parse.tokens[token.head].text == head
        for token in parse.tokens
        if token.head >= 0
    )


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_who_did_what_to_whom(english: English, text: str, expected: str) -> None:
    parse = english.parse(text)
    assert [arc for arc in expected.split("; ") if not holds(arc, parse)] == []


@pytest.mark.parametrize("sentences", SENTENCES, ids=lambda sentences: sentences[0])
def test_sentences(english: English, sentences: list[str]) -> None:
    parse = english.parse(" ".join(sentences))
    assert [sentence.span.of(parse.text) for sentence in parse.sentences] == sentences


def test_lemmas_and_tags(english: English) -> None:
    parse = english.parse("The ministers were holding better talks than they had held in 2018.")
    assert [token.lemma for token in parse.tokens] == (
        [
            "the",
            "minister",
            "be",
            "hold",
            "good",
            "talk",
            "than",
            "they",
            "have",
            "hold",
            "in",
            "2018",
            ".",
        ]
    )
    tags = {token.text: token.xpos for token in parse.tokens}
    assert (tags["ministers"], tags["holding"], tags["held"]) == ("NNS", "VBG", "VBN")


def test_names_and_mentions(english: English) -> None:
    parse = english.parse("Ilan Kor of the Defence Ministry flew to Paris in March.")
    names = {name.span.of(parse.text): name.kind for name in parse.names}
    assert names == {"Ilan Kor": "PER", "Defence Ministry": "ORG", "Paris": "LOC"}
    kinds = {token.text: token.entity for token in parse.tokens if token.entity}
    assert kinds["Ilan"] == "person"
    assert kinds["Ministry"] == "organization"
    assert kinds["Paris"] == "place"
    assert kinds["March"] == "time"


def test_no_sentence_crosses_a_blank_line_or_a_region(english: English) -> None:
    text = "Talks on the border\n \nArvenia and Belmora agreed. SHARE The end"
    whole = english.parse(text)
    assert whole.sentences[0].span.of(text) == "Talks on the border"
    share = text.index("SHARE")
    regions = (Span(0, share), Span(share + 6, len(text)))
    parse = english.parse(text, regions)
    assert "SHARE" not in [token.text for token in parse.tokens]
    assert parse.sentences[-1].span.of(text) == "The end"


def test_a_long_paragraph_is_read_in_windows(english: English) -> None:
    sentence = "The minister of Arvenia met the ambassador of Belmora in Zorna on Monday."
    parse = english.parse(" ".join([sentence] * 60))
    assert {found.span.of(parse.text) for found in parse.sentences} == {sentence}
    assert len(parse.sentences) == 60


@pytest.mark.parametrize("text", ["", "   \n\n ", "\n"])
def test_nothing(english: English, text: str) -> None:
    parse = english.parse(text)
    assert (parse.tokens, parse.sentences, parse.names) == ((), (), ())


def whole(parse: Parse) -> None:
    """Check what holds of every parse."""
    assert "".join(token.text for token in parse.tokens) == "".join(parse.text.split())
    assert all(token.span.of(parse.text) == token.text for token in parse.tokens)
    assert [s.first for s in parse.sentences] == [0, *[s.last for s in parse.sentences]][:-1]
    for sentence in parse.sentences:
        inside = range(sentence.first, sentence.last)
        roots = [index for index in inside if parse.tokens[index].head == -1]
        assert roots == [sentence.root]
        assert parse.tokens[sentence.root].deprel == "root"
        assert all(parse.tokens[i].head in inside for i in inside if i != sentence.root)


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_is_parsed_and_never_changed(english: English, text: str) -> None:
    whole(english.parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000, "🙂" * 2_000, "\u200b" * 1_000, "שלום עולם " * 100, "the man and " * 400,
        "'" * 3_000, "x " * 2_000, "\ud800 half a pair", "\x00\x1b[0m",
    ],
    ids=lambda text: ascii(text[:8]),
)  # fmt: skip
def test_hostile_text(english: English, text: str) -> None:
    whole(english.parse(text))


def test_given_words_and_sentences_are_kept(english: English) -> None:
    text = "Talks failed. He left"
    parse = english.arrange(text, [(0, 5), (6, 12), (12, 13), (14, 16), (17, 21)], [0, 3])
    assert [token.text for token in parse.tokens] == ["Talks", "failed", ".", "He", "left"]
    assert [sentence.first for sentence in parse.sentences] == [0, 3]


def test_the_same_text_gives_the_same_parse(english: English) -> None:
    text = "Arvenia recalled its ambassador from Belmora."
    assert english.parse(text) == english.parse(text)


def test_unknown_languages() -> None:
    assert "en" in language.supported()
    with pytest.raises(UnsupportedLanguage) as caught:
        language.load("xx")
    assert caught.value.language == "xx"
