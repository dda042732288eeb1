"""Headlines and labels: `Minister: no talks`, `Veld: "We shall see"`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from detente.factuality import _trees as trees
from detente.factuality._findings import Finding
from detente.factuality._lexicon import Lexicon
from detente.factuality._quotes import Quotation
from detente.model.actors import Mention
from detente.model.text import Article, Parse, Sentence, Span

_LONGEST_LABEL = 8
"""Tokens before the colon; a longer run is a clause, not a name."""


def headlines(
    parse: Parse, lexicon: Lexicon, article: Article, mentions: Mapping[int, Mention]
) -> Iterator[Finding]:
    """Find a name, a colon and what is said, in titles and before quotations."""
    for sentence in parse.sentences:
        colon = _colon(parse, sentence)
        if colon is None or not _may_be_label(parse, article, sentence, colon):
            continue
        head = _head(parse, sentence.first, colon)
        if head is None or not _is_speaker(parse, lexicon, mentions, head):
            continue
        yield Finding(
            source=head,
            phrase=tuple(range(sentence.first, colon)),
            cue=(colon,),
            content=_to_line_end(parse, colon + 1),
            stance="say",
            telling=True,
            reason="a name before a colon",
        )


def _to_line_end(parse: Parse, first: int) -> tuple[int, ...]:
    """List the tokens from one to the end of its paragraph."""
    end = parse.text.find("\n", parse.tokens[first].span.start)
    last = len(parse.tokens) if end < 0 else parse.tokens_in(Span(end, len(parse.text))).start
    return tuple(range(first, last))


def signatures(parse: Parse, quotes: Sequence[Quotation]) -> Iterator[Finding]:
    """Find a quotation and a name after a dash: `“We shall see.” — Tomas Veld`."""
    for quote in quotes:
        match = _SIGNATURE.match(parse.text, quote.span.end)
        if match is None:
            continue
        tokens = parse.tokens_in(Span(*match.span(2)))
        dash = parse.tokens_in(Span(*match.span(1)))
        if tokens and dash and parse.tokens[tokens[0]].upos == "PROPN":
            yield Finding(
                source=_head(parse, tokens[0], tokens[-1] + 1),
                cue=(dash[0],),
                content=tuple(parse.tokens_in(quote.span)),
                stance="say",
                telling=True,
                reason="a name signs a quotation",
            )


_SIGNATURE = re.compile(r"\s{0,4}([—–―]|--)[ \t]?([^\n“”\"]{3,80})(?=\n|$)")


def _colon(parse: Parse, sentence: Sentence) -> int | None:
    last = min(sentence.last, sentence.first + _LONGEST_LABEL + 1)
    for index in range(sentence.first + 1, last):
        if parse.tokens[index].text == ":" and index + 2 < sentence.last:
            return index
        if parse.tokens[index].upos in ("VERB", "AUX"):
            return None
    return None


def _may_be_label(parse: Parse, article: Article, sentence: Sentence, colon: int) -> bool:
    """Allow labels in titles and headings, in the first line, and before a quotation mark."""
    if parse.tokens[colon + 1].text[:1] in ("“", '"', "«", "„", "‘"):
        return True
    if _is_roll(parse, sentence, colon):
        return True
    block = article.block_at(sentence.span.start)
    if block is not None and block.kind in ("title", "heading", "dek"):
        return True
    return not parse.text[: sentence.span.start].strip()


def _is_roll(parse: Parse, sentence: Sentence, colon: int) -> bool:
    """Tell the speaker of an interview: capitals at the head of a line."""
    before = parse.text[: sentence.span.start].rstrip(" \t")
    label = parse.text[sentence.span.start : parse.tokens[colon].span.start]
    return (not before or before.endswith("\n")) and label.isupper() and len(label) > 2


def _head(parse: Parse, first: int, last: int) -> int | None:
    """Find the token of a range whose head lies outside it."""
    for index in range(first, last):
        token = parse.tokens[index]
        if not first <= token.head < last and token.upos in ("PROPN", "NOUN"):
            return index
    return None


def _is_speaker(parse: Parse, lexicon: Lexicon, mentions: Mapping[int, Mention], head: int) -> bool:
    token = parse.tokens[head]
    if head in mentions:
        return not mentions[head].as_place
    if trees.lemma(parse, head) in lexicon.kinds:
        return True
    return token.upos == "PROPN" and token.entity in ("person", "organization", "")
