"""Voices that the encoder hears where the tree shows none.

News has hundreds of ways to say who had what from whom (`it was from a clerk that the weekly
learned`), and a tree shows the common ones. A voice of the tree goes where the encoder gives it
less than `DEAF` of being one of this event; a voice that it alone hears is added from `HEARD` on.
What is heard so changes the chain, never the value: that rests on what the words say. The
thresholds were chosen on written sentences kept aside and on development pages (decision 24).
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

HEARD = 0.4
"""How surely a word must head a voice for the encoder alone to add it."""
ALONE = 0.7
"""The same where the tree shows no voice at all."""
FAINT = 0.02
"""Below this a word is not looked at."""
DEAF = 0.2
"""Below this a voice of the tree is none of the event."""
_ASIDE = frozenset({",", ";", ":", "(", "—", "–", "-"})
_OF_A_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_PARTS = frozenset({"compound", "flat", "amod", "nummod", "det"})
_NAMELESS = frozenset({"group", "unnamed"})
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
        heard = _gathered(parse, layers.voices(draft.trigger, words, FAINT))
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
        gone = [one.source for one in told if one not in links]
        reasons = [self._reason(one, "none", 1 - self._score(one)) for one in gone]
        least = HEARD if links else ALONE
        for one in sorted(self.heard, key=lambda one: -one.score):
            source = self._new(one, links) if one.score >= least else None
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
        return elsewhere or self._score(source) >= DEAF

    def _score(self, source: Source) -> float:
        """Say how surely a source is heard as a voice: that of its best word, 0.0 for none."""
        return max((one.score for one in self._words(source)), default=0.0)

    def _words(self, source: Source) -> list[Heard]:
        """List the words of a source that may head a voice."""
        core = self._core(source)
        return [one for one in self.heard if one.word in core]

    def _core(self, source: Source) -> range:
        """Return the words of a source up to its first aside: `the minutes, which it cites`."""
        words = self.parse.tokens_in(source.span) if source.span is not None else range(0)
        ends = (word for word in words[1:] if self.parse.tokens[word].text in _ASIDE)
        return range(words.start, next(ends, words.stop))

    def _new(self, one: Heard, links: Sequence[Voice]) -> Source | None:
        """Name whom a word heads; None for the page, and for one who is in the chain already.

        Who has no name of his own is called by the words.
        """
        if one.word == self.draft.trigger or self.parse.tokens[one.word].upos not in _NOMINAL:
            return None
        known = [link.source for link in links]
        source = self.speakers.source(one.word, [each for each in known if each.span is not None])
        if self.speakers.is_page(source) or any(self._is_one(source, each) for each in known):
            return None
        core = tuple(self._core(source))
        if not core or (source.entity is not None and source.entity.kind not in _NAMELESS):
            return source
        return replace(source, name=self.parse.span_of(core).of(self.parse.text))

    def _is_one(self, one: Source, other: Source) -> bool:
        """Tell whether two sources are one: by name, or as words of one phrase."""
        if is_same_voice(one, other) or self._bare(one) == self._bare(other) != []:
            return True
        first, second = sorted((self._core(one), self._core(other)), key=lambda core: core.start)
        if not first or not second:
            return False
        return _is_phrase(self.parse, first.stop, second.start)

    def _bare(self, source: Source) -> list[str]:
        """List the words of a source without its determiners: `a clerk`, `the clerk`."""
        tokens = [self.parse.tokens[word] for word in self._core(source)]
        return [token.lemma.casefold() for token in tokens if token.upos != "DET"]

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


def _gathered(parse: Parse, heard: Sequence[Heard]) -> tuple[Heard, ...]:
    """Gather words of one phrase, `the daily O Planalto Novo`, under its head."""
    groups: list[list[Heard]] = []
    for one in sorted(heard, key=lambda one: one.word):
        if groups and _is_phrase(parse, groups[-1][-1].word + 1, one.word):
            groups[-1].append(one)
        else:
            groups.append([one])
    found = []
    for group in groups:
        best = max(group, key=lambda one: one.score)
        score = min(1.0, sum(one.score for one in group))
        found.append(replace(best, word=_head(parse, best.word), score=score))
    return tuple(found)


def _is_phrase(parse: Parse, first: int, last: int) -> bool:
    """Tell whether only words of a noun phrase stand between two."""
    return all(token.upos in _OF_A_PHRASE for token in parse.tokens[first:last])


def _head(parse: Parse, word: int) -> int:
    """Climb from a part of a name or a word before a noun to the noun."""
    for above in parse.ancestors(word):
        if parse.tokens[word].relation not in _PARTS:
            break
        word = above
    return word
