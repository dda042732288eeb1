"""Text and what is read off it: pages, articles, blocks, tokens, sentences, parses.

Text is stored once, on the `Article`; everything else points into it by offset.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, in Unicode code points of the canonical text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that runs backwards."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        """Count the code points covered."""
        return self.end - self.start

    def __contains__(self, offset: int) -> bool:
        """Tell whether an offset lies inside."""
        return self.start <= offset < self.end

    def of(self, text: str) -> str:
        """Cut this span out of a text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def join(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it arrived, before anything is read off it."""

    name: str
    """How the user named it: a path, a URL, or `-` for standard input."""
    content: bytes
    media_type: str
    """`text/html`, `multipart/related` (MHTML) or `text/plain`."""
    url: str | None = None
    """Where it was fetched from, after redirects; None for a file."""
    charset: str | None = None
    """Declared by the transport; None when nothing was declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the canonical text with one job on the page."""

    kind: str
    """One of `BLOCK_KINDS`."""
    span: Span
    reason: str
    """Why this kind, in words a person can check."""

    @property
    def is_content(self) -> bool:
        """Tell whether events may be read from this block."""
        return self.kind in CONTENT_KINDS


CONTENT_KINDS = frozenset(
    {"title", "dek", "body", "heading", "quotation", "reference_title", "reference", "caption"}
)
CHROME_KINDS = frozenset(
    {
        "skip_link", "navigation", "advert", "live_banner", "read_aloud_button", "toggle_label",
        "toggle", "comment_count", "share_bar", "cookie_notice", "related_links",
        "translation_notice", "credit", "byline", "dateline", "tag_list", "other_chrome",
    }
)  # fmt: skip
UNALIGNED = "unaligned"
"""Selected by the extractor but not found again in the page: shown, never coded."""
BLOCK_KINDS = CONTENT_KINDS | CHROME_KINDS | {UNALIGNED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When a page was published, as EDTF, with what that rests on."""

    edtf: str
    """A day (`2018-07-09`) or an interval (`2018-07-09/2018-07-12`) of the publisher's calendar,
    in which its "on Monday" is said."""
    inferred: bool
    """True when the page states no date and the window was reasoned out."""
    evidence: tuple[Span, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A notice that the page was translated, and by whom."""

    service: str
    original_language: str | None
    """ISO 639-1; None when neither notice nor left-overs tell."""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Something in the copy that a careful reader would stumble over."""

    kind: str
    """`unbalanced_quotes`, `stray_mark`, `odd_dash`, `missing`, `encoding`, `truncated`,
    `future_date`, …"""
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words of a translated page that probably do not say what the author meant."""

    span: Span
    text: str
    better: str
    """What is probably meant."""
    behind: str
    """The words of the first language behind it; "" where none is known."""
    why: str
    """In words a person can check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page read: canonical text, its blocks, and what the page says of itself."""

    id: str
    """Digest of the canonical text and the address: the same page gives the same id."""
    name: str
    """How the user named the page."""
    text: str
    blocks: tuple[Block, ...]
    """In text order, never overlapping; text outside any block is blank."""
    language: str
    """ISO 639-1 of the content; `und` when it cannot be told."""
    url: str | None = None
    title: str | None = None
    title_span: Span | None = None
    publisher: str | None = None
    author: str | None = None
    published: Publication | None = None
    translation: Translation | None = None
    warnings: tuple[Oddity, ...] = ()

    @property
    def content(self) -> tuple[Block, ...]:
        """The blocks from which events may be read, in text order."""
        return tuple(block for block in self.blocks if block.is_content)

    def block_at(self, offset: int) -> Block | None:
        """Find the block an offset lies in; None between blocks."""
        for block in self.blocks:
            if block.span.start <= offset < block.span.end:
                return block
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One syntactic word (Universal Dependencies) with its place in the tree."""

    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    """Penn tag for English (VBD, VBG, NNS …): tense and number are read from it."""
    head: int
    """Index of the head in `Parse.tokens`; -1 for the root of a sentence."""
    deprel: str
    """Relation with subtype, as `nsubj:pass`, `obl:agent`."""
    entity: str = ""
    """Kind of the mention this token heads (person, place, organization, time, event, object,
    abstract, substance, animal, plant), as the encoder sees it; "" when it heads none."""

    @property
    def relation(self) -> str:
        """The relation without its subtype: `nsubj` for `nsubj:pass`."""
        return self.deprel.partition(":")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its span and the half-open range of its tokens."""

    span: Span
    first: int
    last: int
    root: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSpan:
    """A name as the encoder sees it."""

    span: Span
    first: int
    last: int
    kind: str
    """PER, ORG or LOC."""
    score: float
    """0..1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """Tokens, sentences, trees and scored layers of the content of one article.

    Token indices run through the whole article. Offsets are those of `Article.text`, also
    where only some blocks were parsed.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NamedSpan, ...] = ()
    model: str = ""
    """Name and digest of the model that parsed; "" for a hand-made parse."""
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index dependants and token starts once."""
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                children[token.head].append(index)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        object.__setattr__(self, "_starts", tuple(t.span.start for t in self.tokens))

    def children(self, index: int, *relations: str) -> tuple[int, ...]:
        """List dependants of a token in text order, all or those with a relation.

        A relation without subtype matches its subtypes too; `nsubj:pass` matches itself only.
        """
        found = self._children[index]
        if not relations:
            return found
        return tuple(
            child
            for child in found
            if self.tokens[child].deprel in relations or self.tokens[child].relation in relations
        )

    def child(self, index: int, *relations: str) -> int | None:
        """Return the first such dependant, or None."""
        return next(iter(self.children(index, *relations)), None)

    def subtree(self, index: int) -> tuple[int, ...]:
        """List a token and everything below it, in text order; ends even where heads run round."""
        found: list[int] = []
        stack = [index]
        while stack and len(found) <= len(self.tokens):
            current = stack.pop()
            found.append(current)
            stack.extend(self._children[current])
        return tuple(sorted(found))

    def ancestors(self, index: int) -> Iterator[int]:
        """Walk from a token's head up to the root."""
        seen = 0
        current = self.tokens[index].head
        while current >= 0 and seen <= len(self.tokens):
            yield current
            current = self.tokens[current].head
            seen += 1

    def span_of(self, indices: tuple[int, ...]) -> Span:
        """Return the smallest span that covers these tokens.

        Raises:
            ValueError: No token was given.
        """
        if not indices:
            raise ValueError("no tokens, no span")
        return Span(self.tokens[min(indices)].span.start, self.tokens[max(indices)].span.end)

    def sentence_at(self, index: int) -> Sentence:
        """Return the sentence that holds a token.

        Raises:
            IndexError: No such token.
        """
        place = bisect_right(self.sentences, index, key=lambda s: s.first) - 1
        if place < 0 or index >= self.sentences[place].last:
            raise IndexError(index)
        return self.sentences[place]

    def tokens_in(self, span: Span) -> range:
        """Return the indices of tokens that start inside a span; an empty range if none."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))
