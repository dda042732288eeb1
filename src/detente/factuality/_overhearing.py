"""Voices that the encoder hears where the tree shows none.

News has hundreds of ways to say who had what from whom (`it was from a clerk that the weekly
learned`), and a tree shows the common ones. A voice of the tree stays unless the encoder is all but
sure that it is none of this event; a voice that the encoder alone hears is added from `HEARD` on.
What is heard so changes the chain, never the value: that rests on what the words say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.factuality import _trees as trees
from detente.factuality._speakers import Speakers
from detente.factuality._voices import is_same_voice
from detente.model.events import Draft, Evidence, Source, Voice
from detente.model.layers import EventLayers, Heard
from detente.model.text import Parse, Span

HEARD = 0.6
"""How surely a word must head a voice for the encoder alone to add it."""
DEAF = 0.02
"""Below this a voice of the tree is none of the event."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard:
    """The voices of one event as the tree has them and as the encoder hears them."""

    parse: Parse
    speakers: Speakers
    draft: Draft
    heard: tuple[Heard, ...]
    """Words of its sentence that may head a voice, the outermost first."""

    @classmethod
    def of(cls, parse: Parse, speakers: Speakers, draft: Draft, layers: EventLayers) -> Overheard:
        """Listen to the sentence of a draft."""
        sentence = parse.sentence_at(draft.trigger)
        words = range(sentence.first, sentence.last)
        heard = layers.voices(draft.trigger, words, DEAF)
        return cls(parse=parse, speakers=speakers, draft=draft, heard=heard)

    def complete(self, voices: Sequence[Voice]) -> tuple[tuple[Voice, ...], tuple[Evidence, ...]]:
        """Complete a chain.

        Args:
            voices: As the tree has them, the page first.

        Returns:
            The chain, and evidence for each voice added or taken away; the chain as it was and ()
            where the encoder hears the same.
        """
        page, *told = voices
        links = [one for one in told if self._stands(one.source)]
        reasons = [self._reason(one.source, "none", 1 - DEAF) for one in told if one not in links]
        for one in self.heard:
            source = self._new(one, links) if one.score >= HEARD else None
            if source is not None:
                voice = Voice(order=0, source=source, cue=self._cue(one.word))
                links.insert(self._place(links, one.depth), voice)
                reasons.append(self._reason(source, "one", one.score))
        chain = tuple(replace(one, order=order) for order, one in enumerate([page, *links]))
        return chain, tuple(reasons)

    def _stands(self, source: Source) -> bool:
        """Tell whether a voice of the tree stays: one of another sentence, or one that is heard."""
        sentence = self.parse.sentence_at(self.draft.trigger)
        span = self.parse.span_of(tuple(range(sentence.first, sentence.last)))
        elsewhere = source.span is None or not source.span.overlaps(span)
        return elsewhere or bool(self._words(source))

    def _words(self, source: Source) -> list[Heard]:
        """List the words of a source that may head a voice."""
        span = source.span
        if span is None:
            return []
        return [one for one in self.heard if self.parse.tokens[one.word].span.overlaps(span)]

    def _new(self, one: Heard, links: Sequence[Voice]) -> Source | None:
        """Name whom a word heads; None for the page, and for one who is in the chain already."""
        if one.word == self.draft.trigger or self.parse.tokens[one.word].upos not in _NOMINAL:
            return None
        known = [link.source for link in links]
        source = self.speakers.source(one.word, [each for each in known if each.span is not None])
        if self.speakers.is_page(source) or any(_is_one(source, other) for other in known):
            return None
        return source

    def _place(self, links: Sequence[Voice], depth: float) -> int:
        """Find where a voice stands: before the first that stands further in."""
        for place, link in enumerate(links):
            own = self._words(link.source)
            if own and max(own, key=lambda one: one.score).depth < depth:
                return place
        return len(links)

    def _cue(self, word: int) -> Span | None:
        """Find what brings a voice in: its preposition or the verb above it; None for neither."""
        before = trees.case_tokens(self.parse, word)
        if before:
            return self.parse.span_of(before)
        above = self.parse.tokens[word].head
        is_verb = above >= 0 and self.parse.tokens[above].upos == "VERB"
        return self.parse.tokens[above].span if is_verb and above != self.draft.trigger else None

    def _reason(self, source: Source, what: str, score: float) -> Evidence:
        span = source.span or self.draft.trigger_span
        reason = f"the encoder hears that “{span.of(self.parse.text)}” is {what} of its voices"
        return Evidence(by="encoder", span=span, reason=reason, score=round(score, 3))


def _is_one(one: Source, other: Source) -> bool:
    overlap = one.span is not None and other.span is not None and one.span.overlaps(other.span)
    return overlap or is_same_voice(one, other)
