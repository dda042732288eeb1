"""What holds for every verdict, on any tree."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import UnsupportedLanguage
from detente.factuality import attributions, judge
from detente.model.events import FACTUALITY_VALUES, KINDS
from detente.model.text import Parse, Sentence, Span, Token
from detente.model.voices import STANCES, STYLES
from tests.factuality.kit import PUBLISHER, article, draft, parsed

WORDS = (
    "said", "told", "that", "not", "no", "the", "minister", "Arvenia", "may", "will", "if", "visit",
    "denied", "according", "to", "reportedly", "believes", "plan", '"', "“", "”", "—", ",", ":",
    ".", "?", "he", "source", "is", "considered", "called", "for", "without", "citing", "as", "far",
)  # fmt: skip
TAGS = ("VBD", "VBZ", "VB", "VBN", "VBG", "NN", "NNP", "PRP", "IN", "TO", "MD", "DT", "JJ", "RB")
PARTS = ("VERB", "NOUN", "PROPN", "AUX", "ADV", "ADJ", "PRON", "PUNCT", "ADP", "SCONJ", "DET")
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "ccomp", "xcomp", "advcl", "acl", "acl:relcl",
    "parataxis", "conj", "mark", "aux", "aux:pass", "cop", "advmod", "det", "case", "fixed", "nmod",
    "nmod:poss", "appos", "flat", "compound", "punct", "dep", "csubj", "expl", "cc", "amod",
)  # fmt: skip


def random_parse(seed: int) -> Parse:
    """A parse of random words with random trees: nothing about it makes sense but its offsets."""
    dice = random.Random(seed)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    text = ""
    for _ in range(dice.randint(1, 3)):
        first = len(tokens)
        size = dice.randint(1, 14)
        order = dice.sample(range(size), size)
        head = {order[0]: -1} | {
            one: first + dice.choice(order[:place]) for place, one in enumerate(order) if place
        }
        for place in range(size):
            word = dice.choice(WORDS)
            tokens.append(
                Token(
                    span=Span(len(text), len(text) + len(word)), text=word, lemma=word.lower(),
                    upos=dice.choice(PARTS), xpos=dice.choice(TAGS), head=head[place],
                    deprel="root" if head[place] < 0 else dice.choice(RELATIONS),
                )
            )  # fmt: skip
            text += word + dice.choice((" ", " ", " ", ""))
        span = Span(tokens[first].span.start, tokens[-1].span.end)
        sentences.append(Sentence(span=span, first=first, last=len(tokens), root=first + order[0]))
        text += dice.choice(("\n", "\n\n", " "))
    return Parse(text=text, language="en", tokens=tuple(tokens), sentences=tuple(sentences))


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_any_tree_is_judged(seed: int) -> None:
    parse = random_parse(seed)
    page = article(parse.text)
    drafts = tuple(draft(parse, token.span) for token in parse.tokens)
    verdicts = judge(parse, drafts, (), page)
    assert len(verdicts) == len(drafts)
    for verdict in verdicts:
        assert verdict.attribution[0].order == 0
        assert verdict.attribution[0].source.name == PUBLISHER
        assert [voice.order for voice in verdict.attribution] == list(
            range(len(verdict.attribution))
        )
        assert verdict.kind in KINDS
        assert verdict.factuality.value in FACTUALITY_VALUES
        assert verdict.factuality.polarity in ("+", "-", "u")
        assert verdict.factuality.certainty in ("CT", "PR", "PS", "Uu")
        assert verdict.factuality.holder == verdict.attribution[-1].source.name
        assert verdict.evidence
        if verdict.condition:
            assert verdict.condition.text == verdict.condition.span.of(parse.text)


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_attributions_lie_in_the_text(seed: int) -> None:
    parse = random_parse(seed)
    for one in attributions(parse, (), article(parse.text)):
        assert one.style in STYLES
        assert one.stance in STANCES
        assert one.cue.of(parse.text).strip()
        assert one.content
        assert all(0 <= span.start < span.end <= len(parse.text) for span in one.content)
        ends = [span.end for span in one.content]
        starts = [span.start for span in one.content]
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("aA .,:?!\n“”\"'—–«»‘’()s"), max_size=200))
def test_any_text_is_read(text: str) -> None:
    parse = parsed(text)
    assert attributions(parse, (), article(text)) is not None


def test_judging_twice_is_judging_once() -> None:
    text = "Minister Tomas Veld said that Arvenia would withdraw if the talks succeed."
    parse = parsed(text)
    drafts = tuple(draft(parse, token.span) for token in parse.tokens)
    assert judge(parse, drafts, (), article(text)) == judge(parse, drafts, (), article(text))


def test_order_of_drafts_does_not_matter() -> None:
    text = "The envoy visited Zorna. Belmora denied that talks were held."
    parse = parsed(text)
    drafts = tuple(draft(parse, token.span) for token in parse.tokens)
    forward = judge(parse, drafts, (), article(text))
    assert judge(parse, drafts[::-1], (), article(text)) == forward[::-1]


def test_no_drafts_no_judgements() -> None:
    assert judge(parsed("A visit."), (), (), article("A visit.")) == ()


def test_language_without_lists_is_refused() -> None:
    parse = Parse(text="", language="xx", tokens=(), sentences=())
    with pytest.raises(UnsupportedLanguage):
        attributions(parse, (), article(""))
