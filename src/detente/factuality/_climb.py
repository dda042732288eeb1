"""From the trigger to the root: what the words above a word do to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.factuality import _constructions as made
from detente.factuality import _trees as trees
from detente.factuality._backgrounds import background, reason
from detente.factuality._lexicon import Lexicon
from detente.factuality._modifiers import (
    condition,
    doubt,
    find_condition,
    modify,
    opens_condition,
)
from detente.factuality._reading import Reading
from detente.factuality._tenses import (
    duty,
    is_being,
    is_refusal,
    is_unreal,
    lasts,
    read_tense,
    was_undergone,
)
from detente.model.text import Parse

STANCE_VALUES = {
    "claim": "alleged", "deny": "denied", "promise": "planned", "direct": "possible",
    "ask": "possible", "believe": "belief",
}  # fmt: skip
"""What a reporting word does to its content; `say` and `know` do nothing."""
_NOMINAL_RELATIONS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "compound", "appos", "dep"})


_OF_WHAT = ("", "of", "for", "with")
"""What opens the content of a reporting word: `accused of shelling`; all else opens an aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """The way up from one trigger."""

    parse: Parse
    lexicon: Lexicon
    cues: Mapping[int, str]
    """Reporting words above the trigger, with what they do to it ("" for nothing)."""
    headline: bool = False
    """True in titles, where the present tells what happened."""
    type: str | None = None
    """Type of the event at the trigger, where it has one."""

    def read(self, index: int, reading: Reading) -> None:
        """Climb from a token to the root of its sentence, applying every word on the way."""
        if is_refusal(self.parse, self.lexicon, index, self.type):
            word = self.parse.tokens[index].span
            reading.settle("occurred", word, "refused: the negation is the act itself")
            condition(self.parse, self.lexicon, index, reading)
        else:
            if made.is_on_strike(self.parse, index):
                reading.settle("ongoing", self.parse.tokens[index].span, "they are on it")
                reading.plain = True
            self.settle(index, reading)
            modify(self.parse, self.lexicon, index, reading)
            self._outer(index, reading)
            if made.is_as_seen(self.parse, index):
                reading.apply("belief", self.parse.tokens[index].span, "as somebody sees it")
        current = index
        head = self.parse.tokens[index].head
        seen = head >= 0 and made.is_witnessed(self.parse, self.lexicon, index, head)
        if trees.is_imperative(self.parse, index) and not seen:
            reading.apply("possible", self.parse.tokens[index].span, "asked for, not told")
        for _ in range(len(self.parse.tokens)):
            head = self.parse.tokens[current].head
            if head < 0 or reading.closed:
                break
            reading.below = current
            self.step(current, head, reading)
            current = head

    def _outer(self, index: int, reading: Reading) -> None:
        """`The assumption is that they left`: the noun before `is` decides."""
        for noun in self.parse.children(index, "nsubj:outer"):
            value = self.lexicon.governors["nouns"].get(trees.lemma(self.parse, noun), "")
            if value in ("belief", "alleged", "possible", "planned"):
                tokens = self.parse.tokens
                reading.apply(value, tokens[noun].span, f"“{tokens[noun].text}” makes it {value}")

    def settle(self, index: int, reading: Reading) -> None:
        """Read the tense of a predicate as a first value."""
        read_tense(self.parse, self.lexicon, index, reading, self.headline, self.type)

    def step(self, child: int, head: int, reading: Reading) -> None:
        """Go up by one arc."""
        token = self.parse.tokens[child]
        opening = trees.preposition(self.parse, child)
        aside = token.relation == "advcl" and opening not in _OF_WHAT
        if made.is_witnessed(self.parse, self.lexicon, child, head):
            self._witnessed(head, reading)
        elif token.relation != "nsubj" and made.is_outcome(self.parse, child, head):
            reading.settle("occurred", token.span, "how it ended")
            reading.closed = True
        elif made.is_hearsay(self.parse, self.lexicon, child, head):
            reading.apply("alleged", self.parse.tokens[head].span, "said to have been done")
        elif head in self.cues and token.relation not in ("nsubj", "parataxis") and not aside:
            self._through_cue(child, head, reading)
        elif token.relation == "conj":
            self._conjunct(child, head, reading)
        elif token.relation in ("ccomp", "xcomp", "csubj"):
            self._complement(child, head, reading)
        elif token.relation == "advcl":
            self._adverbial(child, head, reading)
        elif token.relation == "acl":
            self._adnominal(child, head, reading)
        elif token.relation in _NOMINAL_RELATIONS:
            self._nominal(child, head, reading)
        elif token.relation == "parataxis" and not self._split(child, head, reading):
            reading.closed = reading.closed or bool(reading.value)

    def _witnessed(self, head: int, reading: Reading) -> None:
        """Seen or heard while it was done."""
        if reading.value in ("", "ongoing"):
            reading.value = "occurred"
            reading.note(self.parse.tokens[head].span, "seen or heard being done")
        reading.closed = True

    def _through_cue(self, child: int, head: int, reading: Reading) -> None:
        value = self.cues[head]
        token = self.parse.tokens[head]
        past = trees.tense(self.parse, child) in ("past", "perfect") and reading.value != ""
        if value == "planned" and past and self.parse.tokens[child].relation == "ccomp":
            return
        if trees.lemma(self.parse, head) in self.lexicon.predicates["factive"]:
            reading.closed = past and made.follows(self.parse, child, head)
        if made.shows_nothing(self.parse, self.lexicon, head):
            reading.apply("negated", token.span, "nothing shows it")
        elif value:
            reading.apply(value, token.span, f"under “{token.text}”")
        elif is_unreal(self.parse, head):
            reading.apply("possible", token.span, "told of what was not told")

    def _split(self, child: int, head: int, reading: Reading) -> bool:
        """Read `it is not true, he wrote, that …`: the report splits what is said."""
        subject = self.parse.child(head, "nsubj", "expl")
        if subject is None or trees.lemma(self.parse, subject) != "it":
            return False
        if not head < child < self.came_from(reading) or child not in self.cues:
            return False
        self._govern(head, self.governor(head, "that") or "same", reading)
        return True

    def came_from(self, reading: Reading) -> int:
        """Return the last word behind the one from which the climb has come; -1 for none."""
        return max(self.parse.subtree(reading.below), default=-1) if reading.below >= 0 else -1

    def _conjunct(self, child: int, head: int, reading: Reading) -> None:
        """Share what stands on the first of several: `may expand and purchase`."""
        parse = self.parse
        if made.is_stray(parse, child, head):
            reading.settle("occurred", parse.tokens[child].span, "a past form beside a bare one")
            reading.closed = True
            return
        if trees.auxiliaries(parse, child) or parse.children(child, "nsubj"):
            self._shared_condition(child, head, reading)
            return
        if parse.tokens[child].xpos == parse.tokens[head].xpos and self._is_verb(child):
            if parse.tokens[child].xpos not in ("VBD", "VBZ", "VBP"):
                self.settle(head, reading)
                modify(parse, self.lexicon, head, reading)
            return
        if trees.tense(parse, child) == "infinitive" and not trees.has_to(parse, child):
            self.settle(head, reading)
        doubt(parse, self.lexicon, head, reading)
        self._shared_condition(child, head, reading)

    def _shared_condition(self, child: int, head: int, reading: Reading) -> None:
        found = find_condition(self.parse, self.lexicon, head)
        if found is not None and found.end <= self.parse.tokens[head].span.start:
            condition(self.parse, self.lexicon, head, reading)

    def _is_verb(self, index: int) -> bool:
        return self.parse.tokens[index].upos in ("VERB", "AUX")

    def governor(self, head: int, preposition: str) -> str:
        """Look up what a word does to what hangs below it; "" where it is not listed."""
        token = self.parse.tokens[head]
        governors = self.lexicon.governors
        if token.upos in ("NOUN", "PROPN"):
            return governors["nouns"].get(trees.lemma(self.parse, head), "")
        for key in trees.keys(self.parse, head, preposition):
            if token.upos in ("ADJ", "ADV") or (
                token.upos == "VERB" and key in governors["adjectives"]
            ):
                found = governors["adjectives"].get(key)
                if found:
                    return found
            if token.upos in ("VERB", "AUX") and key in governors["verbs"]:
                return governors["verbs"][key]
        return ""

    def _govern(self, head: int, value: str, reading: Reading) -> None:
        """Apply a governor's value, then what stands on the governor."""
        token = self.parse.tokens[head]
        if value == "fact":
            reading.plain = reading.plain or not reading.value
            reading.settle("occurred", token.span, f"“{token.text}” takes it for granted")
            reading.closed = True
            return
        if value != "same":
            reading.apply(value, token.span, f"“{token.text}” makes it {value}")
        self.settle(head, reading)
        modify(self.parse, self.lexicon, head, reading)

    def _complement(self, child: int, head: int, reading: Reading) -> None:
        """A clause that completes a verb, an adjective or a noun."""
        mark = trees.preposition(self.parse, child)
        if made.is_had(self.parse, child, head):
            reading.settle("occurred", self.parse.tokens[head].span, "told to have been done")
        value = duty(self.parse, child, head) or self.governor(head, mark)
        if value == "possible" and made.is_predicated(self.parse, child):
            value = "same"
        if made.is_past_fact(self.parse, child, head, value):
            value = ""
        if not value:
            infinitive = trees.tense(self.parse, child) == "infinitive"
            value = "planned" if infinitive and not reading.value else "same"
            if self.parse.tokens[child].relation == "ccomp":
                reading.settle("occurred", None, "told as a fact")
                if made.shows_nothing(self.parse, self.lexicon, head):
                    reading.apply("negated", self.parse.tokens[head].span, "nothing shows it")
                reading.closed = self._is_verb(head)
                return
        self._govern(head, value, reading)

    def _adverbial(self, child: int, head: int, reading: Reading) -> None:
        """A clause about when, why, how, on what condition."""
        parse = self.parse
        marks = {parse.tokens[mark].text.lower() for mark in parse.children(child, "mark", "case")}
        marks |= {
            parse.tokens[mark].text.lower()
            for mark in parse.children(child, "advmod")
            if parse.tokens[mark].xpos == "WRB"
        }
        if opens_condition(parse, self.lexicon, child):
            reading.apply("conditional", parse.tokens[child].span, "inside a condition")
            reading.closed = True
        elif "for" in marks and was_undergone(parse, child):
            reason(self.parse, self.lexicon, child, head, reading)
        elif "including" in marks:
            self.settle(head, reading)
            doubt(parse, self.lexicon, head, reading)
        elif "without" in marks:
            reading.apply("negated", parse.tokens[child].span, "“without” negates it")
        elif "to" in marks and child in self.cues and reading.value:
            reading.closed = True
        elif "to" in marks and trees.tense(parse, child) == "infinitive":
            reading.apply("planned", parse.tokens[child].span, "told as a purpose")
            reading.closed = True
        elif self._preposed(child, head, reading):
            return
        elif (
            "as" in marks and trees.tense(parse, child) in ("past", "perfect", "progressive")
        ) or marks - {"by", "as", "in"}:
            background(self.parse, child, head, reading)
        else:
            self.settle(head, reading)
            doubt(parse, self.lexicon, head, reading)
            condition(parse, self.lexicon, head, reading)

    def _preposed(self, child: int, head: int, reading: Reading) -> bool:
        """Apply a governor that takes `from doing`; tell whether there is one."""
        preposition = trees.preposition(self.parse, child)
        finite = trees.tense(self.parse, child) not in ("participle", "infinitive", "none")
        if self.parse.tokens[head].upos in ("ADJ", "ADV") and (preposition == "from" or not finite):
            value = self.governor(head, preposition)
            if value not in ("", "same"):
                self._govern(head, value, reading)
                return True
        listed = self.lexicon.governors["verbs"]
        found = next(
            (
                listed[key]
                for key in trees.keys(self.parse, head, preposition)[:-1]
                if key in listed
            ),
            None,
        )
        bound = bool(preposition or self.parse.children(head, "compound:prt"))
        if found is not None and bound:
            self._govern(head, found, reading)
        return found is not None and bound

    def _adnominal(self, child: int, head: int, reading: Reading) -> None:
        """A clause on a noun: `the plan to leave`, `the convoy that left`."""
        parse = self.parse
        if parse.tokens[child].deprel == "acl:relcl":
            reading.settle("occurred", parse.tokens[child].span, "told as known")
            reading.closed = parse.tokens[head].text.lower() != "what"
            return
        if trees.preposition(parse, child) == "for" and was_undergone(parse, child):
            reason(self.parse, self.lexicon, child, head, reading)
            return
        value = self.governor(head, trees.preposition(parse, child))
        if made.lacks_evidence(parse, self.lexicon, head):
            value = ""
            reading.apply("negated", parse.tokens[head].span, "little shows it")
            reading.closed = True
        if value:
            self._govern(head, value, reading)
            return
        if made.is_choiceless(parse, child):
            self.settle(parse.tokens[head].head, reading)
        if made.is_ranked(parse, self.lexicon, head) and trees.tense(parse, child) == "infinitive":
            self._rank(child, head, reading)
        if trees.tense(parse, child) == "infinitive":
            if self.headline:
                reading.settle("planned", parse.tokens[child].span, "headline infinitive")
            reading.settle("possible", parse.tokens[child].span, "an infinitive on a noun")
        if parse.tokens[child].xpos == "VBN" and is_being(parse, child):
            reading.settle("ongoing", parse.tokens[child].span, "being done to it")
        reading.settle("occurred", parse.tokens[child].span, "a participle on a noun")
        reading.closed = not parse.children(child, "mark")

    def _rank(self, child: int, head: int, reading: Reading) -> None:
        """Ranked among those who did it, unless the rank itself is still to come."""
        if self.parse.children(head, "cop"):
            if trees.tense(self.parse, head) == "future":
                self.settle(head, reading)
            modify(self.parse, self.lexicon, head, reading)
        reading.plain = reading.plain or not reading.value
        reading.settle("occurred", self.parse.tokens[child].span, "ranked among those who did it")

    def _nominal(self, child: int, head: int, reading: Reading) -> None:
        """A noun in its clause: governed by a listed word, or telling something in passing."""
        preposition = trees.preposition(self.parse, child)
        relation = self.parse.tokens[child].relation
        if relation == "obl":
            head = made.hangs_on(self.parse, child, head)
        value = self.governor(head, preposition)
        if relation == "obl" and opens_condition(self.parse, self.lexicon, child):
            reading.apply("conditional", self.parse.tokens[child].span, "inside a condition")
            reading.closed = True
            return
        if made.is_made(self.parse, self.lexicon, child, head):
            reading.settle("occurred", self.parse.tokens[child].span, "made, and then dealt with")
            reading.closed = True
            return
        if value == "possible" and preposition in _ABOUT and made.is_question(self.parse, head):
            value = ""
        if value == "possible" and made.is_named(self.parse, head):
            value = ""
        passive = bool(self.parse.children(head, "nsubj:pass")) or made.is_headline_passive(
            self.parse, head
        )
        if relation == "nsubj" and not passive and self._is_verb(head):
            value = value if value in ("same", "ongoing", "conditional") else ""
        if relation == "obl" and self._is_verb(head) and value not in _BY_PREPOSITION:
            listed = trees.keys(self.parse, head, preposition)[:-1]
            known = any(key in self.lexicon.governors["verbs"] for key in listed)
            value = value if known or value == "fact" else ""
        if value:
            reading.firm |= made.is_near(relation, value)
            self._govern(head, value, reading)
        else:
            self._in_passing(child, head, reading)

    def _in_passing(self, child: int, head: int, reading: Reading) -> None:
        """A noun that its verb does not decide on: it shares the time of its clause."""
        if trees.preposition(self.parse, child) in _LOOKING_BACK:
            ahead = trees.tense(self.parse, head) == "future"
            value = "planned" if ahead else "occurred"
            reading.settle(value, self.parse.tokens[child].span, "named as what went before")
            reading.closed = True
            return
        tense = trees.tense(self.parse, head)
        if made.is_due(self.parse, head):
            reading.apply("planned", self.parse.tokens[head].span, "due to take place")
            return
        if self.type == "ASSAULT" and tense == "present" and reading.below >= 0:
            reading.settle("occurred", self.parse.tokens[child].span, "an act named in passing")
        if tense in ("past", "perfect") and not lasts(self.parse, self.lexicon, head):
            reading.settle("occurred", self.parse.tokens[head].span, "told in the past")
            reading.closed = self._is_verb(head)
        else:
            self.settle(head, reading)
            condition(self.parse, self.lexicon, head, reading)


_ABOUT = frozenset({"about", "over", "on", "regarding"})
_LOOKING_BACK = frozenset(
    {"after", "following", "since", "despite", "due to", "because of", "thanks to",
     "as a result of", "in response to", "in the wake of", "in line with", "in answer to", "over"}
)  # fmt: skip
_BY_PREPOSITION = frozenset({"same", "ongoing", "conditional"})
