"""English: words, sentences, trees, lemmas, mentions and names in one pass of a small network.

Text is cut into words by rule, and the words of a few paragraphs are read together as a window.
The network says where sentences start; trees are then found within sentences. A sentence never
crosses a paragraph. What depends on the network's numbers is decided here, window by window, so
that time and memory grow with the length of the text and no faster.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from detente.language._encoder import PIECES_IN_WINDOW, Encoder, Layers
from detente.language._events import EventHeads
from detente.language._lemmas import Lexicon
from detente.language._pieces import Pieces, gap_of
from detente.language._trees import best_tree
from detente.language._words import cut
from detente.model.text import NamedSpan, Parse, Sentence, Span, Token

DATA = Path(__file__).parent / "data" / "en"
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def load(threads: int = 1) -> English:
    """Load the English engine; about a third of a second.

    Args:
        threads: Of one window's computation.
    """
    return English(Encoder(DATA, threads), Lexicon(DATA / "lemmas.json.gz"))


def load_events(threads: int = 1) -> EventHeads:
    """Load the English event heads; about half a second.

    Args:
        threads: Of one window's computation.
    """
    return EventHeads(DATA, Pieces(DATA / "tokenizer.json"), threads)


@dataclass
class _Draft:
    """A parse in the making."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    """Index of the first word of each paragraph, and the number of words at the end."""
    gaps: list[int] = field(default_factory=list)
    """What stands before each word, as an index in `GAPS`."""
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    names: list[NamedSpan] = field(default_factory=list)


class English:
    """Reads English text."""

    language = "en"

    def __init__(self, encoder: Encoder, lexicon: Lexicon) -> None:
        """Take an encoder and a lexicon that are loaded."""
        self._encoder = encoder
        self._lexicon = lexicon

    def parse(self, text: str, regions: tuple[Span, ...] | None = None) -> Parse:
        """Parse text, or some regions of it.

        Args:
            text: Any text.
            regions: In text order, not overlapping; None for all of the text. No sentence crosses
                the end of a region, nor a blank line.

        Returns:
            Tokens with offsets into `text`; nothing in it where there are no words.
        """
        draft = _Draft(text)
        for start, end in _paragraphs(text, regions or (Span(0, len(text)),)):
            draft.paragraphs.append(len(draft.starts))
            for begin, stop in cut(text, start, end):
                draft.starts.append(begin)
                draft.ends.append(stop)
        draft.paragraphs.append(len(draft.starts))
        draft.gaps = _gaps(draft)
        for first in draft.paragraphs[:-1]:
            draft.gaps[first : first + 1] = [3] if first < len(draft.gaps) else []
        self._read(draft)
        return self._finished(draft)

    def arrange(self, text: str, words: list[tuple[int, int]], starts: list[int]) -> Parse:
        """Parse words and sentences that are given, as a treebank gives them.

        Args:
            text: Any text.
            words: Bounds of the words, in text order.
            starts: Index of the first word of each sentence, in order, 0 first.
        """
        draft = _Draft(text, [a for a, _ in words], [b for _, b in words], [*starts, len(words)])
        draft.gaps = _gaps(draft)
        self._read(draft, frozenset(starts))
        return self._finished(draft)

    def _finished(self, draft: _Draft) -> Parse:
        return Parse(
            text=draft.text,
            language=self.language,
            tokens=tuple(draft.tokens),
            sentences=tuple(draft.sentences),
            names=tuple(draft.names),
            model=self._encoder.name,
        )

    def _read(self, draft: _Draft, given: frozenset[int] | None = None) -> None:
        """Read window after window; a sentence cut off by a window's end opens the next."""
        found = [self._encoder.pieces.of(draft.text[a:b]) for a, b in _bounds(draft)]
        opens = frozenset(draft.paragraphs)
        place = 0
        while place < len(found):
            stop = _window_end(found, draft.paragraphs, place)
            layers = self._encoder.read(found[place:stop], draft.gaps[place:stop])
            firsts = (
                _firsts(layers, place, stop, opens)
                if given is None
                else sorted({place, *(word for word in range(place, stop) if word in given)})
            )
            if stop not in opens and len(firsts) > 1:
                stop = firsts.pop()
            self._settle(draft, layers, place, [*firsts, stop])
            place = stop

    def _settle(self, draft: _Draft, layers: Layers, place: int, bounds: list[int]) -> None:
        """Find the trees of a window's sentences and write its tokens."""
        heads: list[int] = []
        root_column = layers.arcs.shape[1] - 1
        for first, last in pairwise(bounds):
            low, high = first - place, last - place
            columns = [*range(low, high), root_column]
            tree = best_tree(layers.arcs[low:high, columns])
            heads += [head + low if head >= 0 else -1 for head in tree]
        kept = _first_words(layers, len(heads))
        relations = self._encoder.relations(kept, heads)
        self._write_tokens(draft, kept, place, heads, relations)
        for first, last in pairwise(bounds):
            root = heads.index(-1, first - place) + place
            span = Span(draft.starts[first], draft.ends[last - 1])
            draft.sentences.append(Sentence(span=span, first=first, last=last, root=root))
            draft.names += self._names(draft, layers, place, first, last)

    def _write_tokens(
        self, draft: _Draft, layers: Layers, place: int, heads: list[int], relations: list[str]
    ) -> None:
        labels = self._encoder.labels
        upos, xpos, scripts, kinds = (labels[x] for x in ("upos", "xpos", "lemma", "entity"))
        rows = zip(
            layers.upos.tolist(), layers.xpos.tolist(), layers.lemma.tolist(),
            layers.entity.tolist(), heads, relations, strict=True,
        )  # fmt: skip
        for index, (tag, fine, script, kind, head, relation) in enumerate(rows, place):
            span = Span(draft.starts[index], draft.ends[index])
            form = span.of(draft.text)
            draft.tokens.append(
                Token(
                    span=span,
                    text=form,
                    lemma=self._lexicon.lemma(form, xpos[fine], scripts[script]),
                    upos=upos[tag],
                    xpos=xpos[fine],
                    head=head + place if head >= 0 else -1,
                    deprel=relation,
                    entity=kinds[kind],
                )
            )

    def _names(
        self, draft: _Draft, layers: Layers, place: int, first: int, last: int
    ) -> Iterator[NamedSpan]:
        """Read names off the probabilities of beginning, inside and outside."""
        tags = self._encoder.labels["name"]
        best = layers.name[first - place : last - place]
        guesses = [tags[number] for number in best.argmax(1).tolist()]
        begin = 0
        while begin < len(guesses):
            end = begin + 1
            if guesses[begin] != "O":
                kind = guesses[begin][2:]
                while end < len(guesses) and guesses[end] == "I-" + kind:
                    end += 1
                score = float(best[begin:end].max(1).mean())
                span = Span(draft.starts[first + begin], draft.ends[first + end - 1])
                yield NamedSpan(
                    span=span, first=first + begin, last=first + end, kind=kind, score=score
                )
            begin = end


def _paragraphs(text: str, regions: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of what lies between blank lines."""
    for region in regions:
        start = region.start
        for blank in _BLANK_LINE.finditer(text, region.start, region.end):
            yield start, blank.start()
            start = blank.end()
        yield start, region.end


def _bounds(draft: _Draft) -> Iterator[tuple[int, int]]:
    return zip(draft.starts, draft.ends, strict=True)


def _gaps(draft: _Draft) -> list[int]:
    ends = [0, *draft.ends]
    return [gap_of(draft.text[a:b]) for a, b in zip(ends, draft.starts, strict=False)]


def _firsts(layers: Layers, place: int, stop: int, opens: frozenset[int]) -> list[int]:
    """List where sentences start: where the network says so, and at every paragraph."""
    likely = (layers.start > 0.5).nonzero()[0].tolist()
    forced = (word for word in range(place, stop) if word in opens)
    return sorted({place, *forced, *(place + word for word in likely)})


def _window_end(found: list[tuple[tuple[int, ...], int]], paragraphs: list[int], place: int) -> int:
    """Return where a window ends: at a paragraph's end if one is far enough along."""
    budget = PIECES_IN_WINDOW - 2
    stop = place
    while stop < len(found) and budget >= len(found[stop][0]):
        budget -= len(found[stop][0])
        stop += 1
    if stop == len(found):
        return stop
    last = paragraphs[bisect_right(paragraphs, stop) - 1]
    return last if last - place > (stop - place) // 2 else stop


def _first_words(layers: Layers, size: int) -> Layers:
    """Keep what is said of the first words of a window."""
    if size == len(layers.upos):
        return layers
    return Layers(**{name: getattr(layers, name)[:size] for name in Layers.__slots__})
