"""The verdict on one draft: reading, voices, kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from detente.factuality import _trees as trees
from detente.factuality._climb import STANCE_VALUES, Climb
from detente.factuality._conditions import joined
from detente.factuality._distance import assess, keep_distance
from detente.factuality._hearing import hear
from detente.factuality._kinds import kind_of
from detente.factuality._lemmas import mended
from detente.factuality._lexicon import Lexicon, load_lexicon
from detente.factuality._modifiers import fronted_condition, trailing_condition
from detente.factuality._openings import ahead, opened
from detente.factuality._overhearing import Overheard
from detente.factuality._reading import Reading, certainty
from detente.factuality._refutals import is_untrue, refuted
from detente.factuality._speakers import Speakers
from detente.factuality._telling import Telling
from detente.factuality._voices import attributions, cue_reading
from detente.model.actors import Mention
from detente.model.events import (
    Condition,
    Draft,
    Evidence,
    Factuality,
    Verdict,
)
from detente.model.layers import EventLayers
from detente.model.text import Article, Parse
from detente.model.voices import Attribution


def judge(
    parse: Parse,
    drafts: tuple[Draft, ...],
    mentions: tuple[Mention, ...],
    article: Article,
    layers: EventLayers | None = None,
) -> tuple[Verdict, ...]:
    """Judge who says that each draft happened, and how sure.

    Args:
        parse: Tokens and trees of the article.
        drafts: Events as found on the tree.
        mentions: Who is named in the article; () is allowed.
        article: Its blocks, publisher and day of publication.
        layers: What the encoder heard in the same words; None for rules alone.

    Returns:
        One verdict for each draft, in their order; () for no drafts.

    Raises:
        UnsupportedLanguage: There are no word lists for the language of the parse.
    """
    if not drafts:
        return ()
    lexicon = load_lexicon(parse.language)
    parse = mended(parse, lexicon)
    court = Court(
        parse=parse,
        lexicon=lexicon,
        article=article,
        telling=Telling(
            parse=parse,
            lexicon=lexicon,
            article=article,
            voices=_spoken(attributions(parse, mentions, article)),
            speakers=Speakers.of(parse, lexicon, article, mentions),
        ),
        latest=_latest(article),
        layers=layers,
    )
    return joined(drafts, tuple(court.judge(draft) for draft in drafts))


def _spoken(voices: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Leave out wishes and stands: they tell nothing on, the tree alone decides there."""
    return tuple(one for one in voices if one.stance not in ("want", "judge"))


def _latest(article: Article) -> date | None:
    """Return the last day on which the page can have been published; None when unknown."""
    if article.published is None:
        return None
    try:
        return date.fromisoformat(article.published.edtf.rpartition("/")[2][:10])
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Court:
    """All that a verdict rests on, gathered once for an article."""

    parse: Parse
    lexicon: Lexicon
    article: Article
    telling: Telling
    latest: date | None
    layers: EventLayers | None = None

    def judge(self, draft: Draft) -> Verdict:
        """Judge one draft."""
        covering = self.telling.covering(draft)
        reading = self.read(draft, covering)
        voices = self.telling.chain(draft, covering)
        keep_distance(self.telling, draft, covering, reading)
        assess(self.telling, draft, voices, reading)
        self._last_word(draft, reading)
        if self.layers is not None:
            hear(self.parse, self.lexicon, self.layers, draft, reading)
            overheard = Overheard.of(self.parse, self.telling.speakers, draft, self.layers)
            voices, changes = overheard.complete(voices)
            reading.evidence += changes
        return Verdict(
            kind=kind_of(self.parse, self.lexicon, self.article, draft, reading, voices),
            factuality=Factuality(
                value=reading.value,
                polarity=reading.polarity,
                certainty=certainty(reading),
                holder=voices[-1].source.name,
            ),
            attribution=voices,
            condition=self._condition(reading),
            evidence=(*reading.evidence, *_reasons(covering)),
        )

    def read(self, draft: Draft, covering: Sequence[Attribution]) -> Reading:
        """Read the value off the tree, the dates and the reporting words."""
        reading = Reading(told=draft.trigger_span if draft.type == "REQUEST" else None)
        cues = {one.cue_token: self._effect(one) for one in covering}
        climb = Climb(
            parse=self.parse, lexicon=self.lexicon, cues=cues, headline=self._in_title(draft),
            type=draft.type,
        )  # fmt: skip
        climb.read(draft.trigger, reading)
        self._by_habit(draft, reading)
        self._by_date(draft, reading)
        self._by_question(draft, reading)
        self._by_front(draft, reading)
        self._by_announcement(draft, covering, reading)
        self._by_contradiction(draft, reading)
        for one in self.telling.voices:
            own = one.stance == "believe" and one.cue_token == draft.trigger
            if own and draft.type not in self.lexicon.predicates["declared"]:
                reading.apply("belief", one.cue, "the word itself tells a belief")
        above = self._climbed(draft.trigger)
        for one in reversed(covering):
            effect = self._beside(one, draft)
            beside = one.cue_token not in above or self._is_inserted(one, draft)
            if effect and beside and not (reading.closed and effect == "belief"):
                reading.apply(effect, one.cue, f"under “{one.cue.of(self.parse.text)}”")
            if self._is_refuted(one):
                reading.value, reading.polarity = "denied", "-"
                reading.note(one.cue, "said to be untrue")
        self._by_refutal(draft, reading)
        return reading

    def _beside(self, one: Attribution, draft: Draft) -> str:
        """Name what a report does that stands beside an event and not above it.

        A report that was not made (`…; the ministry has not commented`) leaves it as it is; past
        acts are not promised.
        """
        effect = STANCE_VALUES.get(one.stance, "")
        past = trees.tense(self.parse, draft.trigger) in ("past", "perfect")
        return "" if one.stance in ("promise", "direct") and past else effect

    def _by_refutal(self, draft: Draft, reading: Reading) -> None:
        """Take what is told and called untrue as denied."""
        word = refuted(self.parse, self.lexicon, draft.trigger)
        if word is not None and reading.value in ("occurred", "ongoing", "alleged", "negated"):
            reading.value, reading.polarity = "denied", "-"
            reading.note(self.parse.tokens[word].span, "said to be untrue")

    def _climbed(self, trigger: int) -> set[int]:
        """List the words above a trigger up to where an inserted clause begins."""
        found: set[int] = set()
        current = trigger
        for above in self.parse.ancestors(trigger):
            token = self.parse.tokens[current]
            if token.relation == "parataxis" or token.deprel == "acl:relcl":
                break
            found.add(above)
            current = above
        return found

    def _is_refuted(self, one: Attribution) -> bool:
        """Tell whether a report is called untrue: `the claim that … is false`."""
        token = self.parse.tokens[one.cue_token]
        if token.upos != "NOUN" or token.relation != "nsubj" or token.head < 0:
            return False
        return is_untrue(self.parse, self.lexicon, token.head)

    def _by_habit(self, draft: Draft, reading: Reading) -> None:
        """Apply what the word itself implies; what refuses by its meaning is done by refusing."""
        negative = draft.habit in ("negated", "denied")
        if negative and (draft.type == "REJECT" or reading.value in ("negated", "denied")):
            return
        told = reading.closed and draft.habit != "planned"
        if trees.lemma(self.parse, draft.trigger) in self.lexicon.predicates["proffering"]:
            told = reading.plain = told or reading.value == "occurred"
        if negative or (draft.habit and not told):
            reading.apply(draft.habit or "", draft.trigger_span, "the word itself says so")

    def _last_word(self, draft: Draft, reading: Reading) -> None:
        """Decide where nothing has: a bare infinitive is something to come, all else is told."""
        bare = trees.tense(self.parse, draft.trigger) == "infinitive"
        token = self.parse.tokens[draft.trigger]
        doer = token.xpos == "VBG" and self.parse.children(draft.trigger, "nsubj")
        if doer and not reading.value and token.relation in ("root", "parataxis", "ccomp"):
            reading.plain = True
            reading.settle("ongoing", token.span, "a participle with its doer")
        if bare and trees.has_to(self.parse, draft.trigger):
            reading.settle("planned", draft.trigger_span, "an infinitive that nothing governs")
        elif bare and trees.subject(self.parse, draft.trigger) is None:
            reading.settle("possible", draft.trigger_span, "a bare form that nothing governs")
        reading.settle("occurred", draft.trigger_span, "told without doubt")

    def _is_inserted(self, one: Attribution, draft: Draft) -> bool:
        """Tell whether the climb went by a cue without passing through it."""
        return self.parse.tokens[one.cue_token].relation in ("parataxis", "case")

    def _effect(self, one: Attribution) -> str:
        value = STANCE_VALUES.get(one.stance, "")
        if cue_reading(self.parse, self.lexicon, one) == "negated" and one.stance != "believe":
            return "possible"
        return value

    def _in_title(self, draft: Draft) -> bool:
        """Tell whether a headline tells it: a title, or a line without a full stop."""
        block = self.article.block_at(draft.trigger_span.start)
        if block is not None and block.kind in ("title", "heading"):
            return True
        last = self.parse.tokens[self.parse.sentence_at(draft.trigger).last - 1]
        ends = self.parse.text[last.span.end : last.span.end + 1]
        return last.upos != "PUNCT" and ends in ("", "\n")

    def _by_date(self, draft: Draft, reading: Reading) -> None:
        """Read what lies ahead of publication as planned, what lies behind as done."""
        tense = trees.tense(self.parse, draft.trigger)
        for time in draft.times[:1]:
            if time.span.of(self.parse.text).lower().startswith(_AHEAD) and tense == "present":
                reading.apply("planned", time.span, "told of the time ahead")
        if self.latest is None:
            return
        for time in draft.times[:1]:
            if time.interval is None or time.kind != "date":
                continue
            ahead = time.interval.start is not None and time.interval.start > self.latest
            if ahead and tense not in ("past", "perfect"):
                reading.apply("planned", time.span, "after the day of publication")
            elif time.interval.end is not None and time.interval.end <= self.latest:
                reading.settle("occurred", time.span, "before the day of publication")

    def _by_question(self, draft: Draft, reading: Reading) -> None:
        sentence = self.parse.sentence_at(draft.trigger)
        rest = self.parse.tokens[draft.trigger : sentence.last]
        last = next((one for one in rest if one.text in _STOPS), rest[-1])
        if last.text == "?" and not reading.closed:
            reading.apply("possible", last.span, "a question")
        found = opened(self.parse, self.lexicon, draft.trigger)
        if found is not None:
            words = self.parse.tokens[found[1]]
            reading.apply(found[0], words.span, f"“{words.text}” opens its clause")

    def _by_announcement(
        self, draft: Draft, covering: Sequence[Attribution], reading: Reading
    ) -> None:
        """Take the present of what is announced as still to come: `X cuts aid, Y announced`."""
        announced = [
            one for one in covering if trees.lemma(self.parse, one.cue_token) == "announce"
        ]
        time = ahead(self.parse, self.lexicon, draft.trigger, bool(announced))
        if time is not None and reading.value in ("", "occurred", "ongoing"):
            reading.value = "planned"
            reading.note(self.parse.tokens[time].span, "told of the time ahead")
        if draft.type not in ("SANCTION", "RETREAT") or reading.value != "occurred":
            return
        present = trees.tense(self.parse, draft.trigger) == "present"
        for one in announced:
            if present:
                reading.value = "planned"
                reading.note(one.cue, "announced, not told as done")

    def _by_contradiction(self, draft: Draft, reading: Reading) -> None:
        """Take what another says there is none of as denied: `no such request was made`."""
        sentence = self.parse.sentence_at(draft.trigger)
        if reading.value == "alleged":
            return
        for place in range(max(sentence.first, draft.trigger - 2), sentence.last - 2):
            words = [self.parse.tokens[one].text.lower() for one in (place, place + 1)]
            named = f"{draft.type} {trees.lemma(self.parse, place + 2)}"
            if words == ["no", "such"] and named in self.lexicon.predicates["no_such"]:
                reading.value, reading.polarity = "denied", "-"
                reading.note(self.parse.tokens[place].span, "there is said to be none such")

    def _by_front(self, draft: Draft, reading: Reading) -> None:
        """Look for a condition at the head of the sentence that no arc has led to."""
        if reading.closed or reading.value in ("", "occurred", "conditional"):
            return
        found = fronted_condition(self.parse, self.lexicon, draft.trigger)
        if found is None and reading.value in ("planned", "possible"):
            found = trailing_condition(self.parse, self.lexicon, draft.trigger)
        if found is not None:
            within = self.parse.tokens[draft.trigger].span.start in found
            reading.condition = reading.condition or (None if within else found)
            reading.apply("conditional", found, "a condition opens the sentence")

    def _condition(self, reading: Reading) -> Condition | None:
        if reading.condition is None:
            return None
        return Condition(span=reading.condition, text=reading.condition.of(self.parse.text))


_STOPS = ("?", ".", "!", ";")
_AHEAD = ("tomorrow", "next ")


def _reasons(covering: Sequence[Attribution]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(by="attribution", span=one.cue, reason=f"{one.source.name}: {one.reason}")
        for one in covering
    )
