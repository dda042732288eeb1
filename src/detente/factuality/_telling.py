"""By whom an event is told: attributions that hold it, and the chain of voices from the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.factuality._modifiers import is_nobody
from detente.factuality._nesting import outermost_first
from detente.factuality._scope import is_beside
from detente.factuality._speakers import Speakers
from detente.factuality._voices import cue_reading, is_same_voice
from detente.model.events import Draft, Source, Voice
from detente.model.text import Article, Parse
from detente.model.voices import Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Who tells what in an article."""

    parse: Parse
    lexicon: Lexicon
    article: Article
    voices: tuple[Attribution, ...]
    """All that tell something; wishes and stands are left out."""
    speakers: Speakers

    def covering(self, draft: Draft) -> tuple[Attribution, ...]:
        """List the attributions whose content holds the trigger, the outermost first."""
        trigger = self.parse.tokens[draft.trigger].span
        held = [
            one
            for one in self.voices
            if one.covers(trigger) and not is_beside(self.parse, one, draft.trigger)
        ]
        return outermost_first(held, trigger)

    def chain(self, draft: Draft, covering: Sequence[Attribution]) -> tuple[Voice, ...]:
        """List the voices from the page inward."""
        links = [one for one in covering if self.is_voice(one)]
        links += [one for one in self.voices if self._tells(draft, one, bool(links))]
        voices = [Voice(order=0, source=self.page(draft))]
        for one in links:
            if self.speakers.is_page(one.source) or is_same_voice(voices[-1].source, one.source):
                continue
            voices.append(Voice(order=len(voices), source=one.source, cue=one.cue))
        return tuple(voices)

    def is_voice(self, one: Attribution) -> bool:
        """Tell whether an attribution adds a voice: a denied saying and plain knowledge do not."""
        teller = trees.subject(self.parse, one.cue_token)
        if teller is not None and is_nobody(self.parse, teller):
            return False
        if one.stance == "say" and cue_reading(self.parse, self.lexicon, one) == "negated":
            return False
        if one.source.kind == "unclear" and one.source.span is None:
            return one.stance in ("say", "claim", "believe")
        return one.stance != "know" or one.source.kind in ("media", "organisation", "document")

    def _tells(self, draft: Draft, one: Attribution, told: bool) -> bool:
        """Tell whether the draft is itself an act of telling, and nobody else tells of it."""
        if draft.trigger != one.cue_token:
            return False
        believed = one.stance == "believe"
        return one.telling and (believed or (one.source.span is not None and not told))

    def page(self, draft: Draft) -> Source:
        """Name the page itself: its publisher, or its headline."""
        block = self.article.block_at(draft.trigger_span.start)
        kind = "headline" if block is not None and block.kind == "title" else "outlet"
        return Source(name=self.article.publisher or "this page", kind=kind)
