"""Contents: what is said, as stretches of text, with the quotations that run over sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.factuality import _trees as trees
from detente.factuality._findings import Finding
from detente.factuality._quotes import Quotation, paragraphs, quotations
from detente.model.text import Parse, Span

_EDGES = " \t\n,.;:—–-"
_NO_VOICE = frozenset({"want", "judge"})
SHORTEST = 20
"""A quotation of fewer code points is a quoted word, not somebody's speech."""

FARTHEST = 160
"""Code points between a cue and its quotation, the subject and its appositions included."""


@dataclass(slots=True)
class Draught:
    """A finding whose content is text already."""

    finding: Finding
    content: list[Span]
    passed_on: int = 0
    """How many others pass it on: 1 for Y of `X reported, citing Y`."""

    @property
    def end(self) -> int:
        """Where the construction ends in the text."""
        return max((span.end for span in self.content), default=0)


@dataclass(frozen=True, slots=True)
class Layout:
    """Quotations and paragraphs of a text."""

    parse: Parse
    quotes: tuple[Quotation, ...]
    lines: tuple[Span, ...]

    @classmethod
    def of(cls, parse: Parse) -> Layout:
        """Read the layout of a parsed text."""
        return cls(parse, quotations(parse.text), paragraphs(parse.text))

    def line_of(self, offset: int) -> Span | None:
        """Find the paragraph an offset lies in."""
        return next((line for line in self.lines if line.start <= offset <= line.end), None)


def contents(parse: Parse, found: Sequence[Finding], layout: Layout) -> tuple[Draught, ...]:
    """Give every finding its stretches of text; those without any are dropped."""
    every = [Draught(one, _text_of(parse, one.content)) for one in found]
    draughts = [one for one in every if one.finding.host is None]
    for draught in draughts:
        _join_quotations(parse, draught, layout)
    for draught in draughts:
        if not draught.content:
            _take_quotation(parse, draught, layout)
    _continue(parse, draughts, layout)
    _share(parse, every)
    for draught in every:
        draught.content = _merged(parse.text, draught.content)
    return tuple(one for one in every if one.content)


def _share(parse: Parse, draughts: list[Draught]) -> None:
    """Give what is passed on at second hand the content of its host, the nearest to it first."""
    known = {
        one.finding.cue[0]: one
        for one in draughts
        if one.content and one.finding.host is None and one.finding.stance not in _NO_VOICE
    }
    waiting = [one for one in draughts if one.finding.host is not None]
    while ready := [one for one in waiting if one.finding.host in known]:
        for draught in ready:
            host = known[draught.finding.host or 0]
            draught.content = list(host.content)
            if draught.finding.outer and host.content:
                draught.content += [parse.tokens[one].span for one in _heads(host.finding)]
            else:
                draught.passed_on = host.passed_on + 1
                known.setdefault(draught.finding.cue[0], draught)
        waiting = [one for one in waiting if one not in ready]


def _heads(finding: Finding) -> tuple[int, ...]:
    return finding.cue[:1] if finding.source is None else (finding.cue[0], finding.source)


def _text_of(parse: Parse, tokens: tuple[int, ...]) -> list[Span]:
    return [span for span in trees.pieces(parse, tokens) if len(span)]


def _cue(parse: Parse, finding: Finding) -> Span:
    return parse.tokens[finding.cue[0]].span


def _join_quotations(parse: Parse, draught: Draught, layout: Layout) -> None:
    """Let a content that lies mostly in a quotation take the whole of it."""
    cue = _cue(parse, draught.finding)
    if not draught.finding.clausal:
        return
    for quote in layout.quotes:
        if quote.span.overlaps(cue):
            continue
        if any(_is_same(quote.span, span) for span in draught.content):
            draught.content.append(quote.span)


def _is_same(quote: Span, span: Span) -> bool:
    """Tell whether a stretch of content and a quotation are one speech."""
    if not quote.overlaps(span):
        return False
    shared = min(quote.end, span.end) - max(quote.start, span.start)
    return shared >= 0.6 * min(len(quote), len(span))


def _take_quotation(parse: Parse, draught: Draught, layout: Layout) -> None:
    """Give a cue without content on the tree the quotation beside it."""
    cue = _cue(parse, draught.finding)
    sentence = parse.sentence_at(draught.finding.cue[0])
    inside = [
        quote.span
        for quote in layout.quotes
        if not quote.span.overlaps(cue)
        and quote.span.overlaps(sentence.span)
        and len(quote.span) >= SHORTEST
        and _is_near(quote.span, cue)
    ]
    if inside:
        draught.content.extend(inside)
        return
    beside = _beside(parse.text, sentence.span, layout)
    if beside is not None and not beside.overlaps(cue):
        draught.content.append(beside)


def _is_near(quote: Span, cue: Span) -> bool:
    gap = max(quote.start - cue.end, cue.start - quote.end)
    return gap < FARTHEST


def _beside(text: str, sentence: Span, layout: Layout) -> Span | None:
    """Find a quotation that ends right before a sentence, or begins after its colon."""
    for quote in layout.quotes:
        if len(quote.span) < SHORTEST:
            continue
        before = text[quote.span.end : sentence.start]
        if quote.span.end <= sentence.start and len(before) < 4 and not before.strip(" ,—–-"):
            return quote.span
        after = text[sentence.end : quote.span.start]
        ends = text[max(sentence.start, sentence.end - 1) : sentence.end]
        if quote.span.start >= sentence.end and ends == ":" and not after.strip():
            return quote.span
    return None


def _continue(parse: Parse, draughts: list[Draught], layout: Layout) -> None:
    """Give a quotation that nobody introduces to the voice that spoke before it."""
    for quote in layout.quotes:
        if len(quote.span) < SHORTEST or _is_taken(parse, quote, draughts):
            continue
        if not _is_speech(parse, quote.span):
            continue
        before = _voice_after(parse, quote, draughts, layout) or _voice_before(
            parse, quote, draughts, layout
        )
        if before is not None:
            before.content.append(quote.span)


def _is_taken(parse: Parse, quote: Quotation, draughts: list[Draught]) -> bool:
    return any(
        span.overlaps(quote.span) and not quote.span.covers(_cue(parse, draught.finding))
        for draught in draughts
        for span in draught.content
        if draught.finding.clausal
    )


def _is_speech(parse: Parse, span: Span) -> bool:
    """Tell a speech, which opens a sentence, from words quoted within one."""
    tokens = parse.tokens_in(span)
    if not tokens:
        return False
    sentence = parse.sentence_at(tokens[0])
    return tokens[0] - sentence.first <= 1


def _voice_after(
    parse: Parse, quote: Quotation, draughts: list[Draught], layout: Layout
) -> Draught | None:
    """Find a cue in the rest of a quotation's paragraph: `…," said the expert`."""
    line = layout.line_of(quote.span.start)
    if line is None:
        return None
    for draught in draughts:
        cue = _cue(parse, draught.finding)
        gap = parse.text[quote.span.end : cue.start]
        if cue.start >= quote.span.end and cue.end <= line.end and _is_tail(gap):
            return draught
    return None


def _is_tail(gap: str) -> bool:
    return len(gap) < 320 and not re.search(r"[.!?]\s", gap) and not set(gap) & set('“”"«»')


def _voice_before(
    parse: Parse, quote: Quotation, draughts: list[Draught], layout: Layout
) -> Draught | None:
    """Find the voice that spoke last in this paragraph or, in one speech, the one before."""
    earlier = [one for one in draughts if _cue(parse, one.finding).start < quote.span.start]
    if not earlier:
        return None
    last = max(earlier, key=lambda one: max(one.end, _cue(parse, one.finding).end))
    end = max(last.end, _cue(parse, last.finding).end)
    here, there = layout.line_of(quote.span.start), layout.line_of(max(0, end - 1))
    if here is None or there is None or last.finding.stance not in ("say", "claim"):
        return None
    if here == there:
        return last
    between = parse.text[there.end : here.start]
    opens = here.start == quote.span.start
    return last if opens and not between.strip() and _spoke(parse, last, layout) else None


def _spoke(parse: Parse, draught: Draught, layout: Layout) -> bool:
    """Tell whether a voice was quoted word for word, or ends in a colon."""
    if any(one.span.overlaps(span) for one in layout.quotes for span in draught.content):
        return True
    line = layout.line_of(_cue(parse, draught.finding).start)
    return line is not None and parse.text[line.start : line.end].rstrip().endswith(":")


def _merged(text: str, spans: list[Span]) -> list[Span]:
    """Sort, trim and join stretches that touch or are parted by blanks and commas only."""
    merged: list[Span] = []
    for span in sorted(_trimmed(text, one) for one in spans):
        if merged and (
            span.start <= merged[-1].end or not text[merged[-1].end : span.start].strip(_EDGES)
        ):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif len(span):
            merged.append(span)
    return merged


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)
