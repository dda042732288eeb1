"""Speakers: what kind of source the words name, and whom a pronoun or `the expert` stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.model.actors import Entity, Mention
from detente.model.events import Source
from detente.model.text import Article, Parse, Span

UNCLEAR = Source(name="voice unclear", kind="unclear")
"""A voice is there, nobody tells whose: `reportedly`, `is considered`."""

_ENTITY_KINDS = {
    "state": "state", "organisation": "organisation", "group": "organisation", "media": "media",
    "office": "named_official", "delegation": "organisation", "mission": "organisation",
    "facility": "organisation", "agreement": "document",
}  # fmt: skip
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "PTY", "OPP"})


@dataclass(slots=True)
class Speakers:
    """All that tells who a source is, gathered once for an article."""

    parse: Parse
    lexicon: Lexicon
    article: Article
    mentions: dict[int, Mention] = field(default_factory=dict)
    """By head token, the longest first."""
    known: dict[str, Source] = field(default_factory=dict)
    """Sources met so far, by the last word of their name."""

    @classmethod
    def of(
        cls, parse: Parse, lexicon: Lexicon, article: Article, mentions: tuple[Mention, ...]
    ) -> Speakers:
        """Index the mentions of an article."""
        speakers = cls(parse=parse, lexicon=lexicon, article=article)
        for mention in sorted(mentions, key=lambda one: len(one.span)):
            speakers.mentions[mention.head] = mention
        speakers._learn()
        return speakers

    def _learn(self) -> None:
        """Note every name that stands with a title: `President Ada Brenn`, `Brenn, an analyst`."""
        for index, token in enumerate(self.parse.tokens):
            if token.upos != "PROPN" or token.relation in ("flat", "compound", "amod"):
                continue
            kind = (
                self._kind_of_words(index, near_only=True)
                or self._described(index)
                or self._titled(index)
            )
            name = self._name(index)
            if kind in _PERSONS and name is not None and kind != "witness":
                source = Source(name=name, kind=kind)
                self.known.setdefault(name.split()[-1].casefold(), source)

    def media(self) -> frozenset[int]:
        """List the head tokens of mentions that are media."""
        return frozenset(
            head for head, mention in self.mentions.items() if mention.entity.kind == "media"
        )

    def kinds(self, index: int) -> tuple[str, ...]:
        """List the kinds of source a word may name, as a plural too; () for none."""
        word = trees.lemma(self.parse, index)
        return self.lexicon.kinds.get(word) or self.lexicon.kinds.get(word.removesuffix("s"), ())

    def _titled(self, index: int) -> str | None:
        """Read the word right before a name: `Prime Minister Ada Brenn`, however it hangs."""
        first = min(self.parse.subtree(index))
        if first == 0 or self.parse.tokens[first - 1].upos not in ("PROPN", "NOUN"):
            return None
        return next(iter(self.kinds(first - 1)), None)

    def _described(self, index: int) -> str | None:
        """Read what stands right after a name and a comma: `Ada Brenn, a senior researcher at`."""
        tokens = self.parse.tokens
        place = index + 1
        while place < len(tokens) and tokens[place].upos in ("PROPN", "PUNCT"):
            if tokens[place].text == ",":
                break
            place += 1
        if place >= len(tokens) - 1 or tokens[place].text != "," or place - index > 6:
            return None
        for word in range(place + 1, min(place + 6, len(tokens))):
            kinds = self.kinds(word)
            if kinds:
                return kinds[0]
            if tokens[word].upos not in ("DET", "ADJ", "NOUN", "PROPN"):
                return None
        return None

    def source(
        self, head: int | None, earlier: Iterable[Source], phrase: tuple[int, ...] = ()
    ) -> Source:
        """Say who the phrase below a token is.

        Args:
            head: Head token of the phrase; None where nobody is named.
            earlier: Sources named before it, the latest first: what pronouns stand for.
            phrase: Tokens of the phrase where they are known; () to read them off the tree.
        """
        if head is None:
            return UNCLEAR
        tokens = phrase or phrase_of(self.parse, head)
        span = self.parse.span_of(trees.trimmed(self.parse, tokens, head))
        owner = self._owner(head)
        if owner is not None:
            source = self.source(owner, earlier)
            return replace(source, span=span)
        mention = self.mention(head)
        if mention is not None and mention.entity.kind != "unnamed":
            return self._remember(head, self._of_entity(head, span, mention))
        stands_for = self._stands_for(head, tuple(earlier))
        if stands_for is not None:
            entity = stands_for.entity
            return Source(name=stands_for.name, kind=stands_for.kind, entity=entity, span=span)
        return self._remember(head, self._of_words(head, span, mention))

    def _owner(self, head: int) -> int | None:
        """Find whose report or statement it is: `reports from the channel`, `X's statement`."""
        if self.kinds(head)[:1] != ("document",):
            return None
        for child in self.parse.children(head, "nmod"):
            owns = self.parse.tokens[child].deprel == "nmod:poss"
            owns = owns or trees.preposition(self.parse, child) in ("by", "from")
            if owns and self.parse.tokens[child].upos in ("PROPN", "NOUN"):
                return child
        return None

    def mention(self, head: int) -> Mention | None:
        """Find the mention a token heads, or that of a name that heads the phrase with it."""
        if head in self.mentions:
            return self.mentions[head]
        heads = family(self.parse, head)
        for child in (*heads[1:], *self.parse.children(head, "flat", "appos")):
            if child in self.mentions and self.parse.tokens[child].upos == "PROPN":
                return self.mentions[child]
        around = [one for one in self.mentions.values() if one.first <= head < one.last]
        return max(around, key=lambda one: len(one.span), default=None)

    def is_page(self, source: Source) -> bool:
        """Tell whether a source is the page itself: its publisher by name or by `we`."""
        publisher = (self.article.publisher or "").casefold().strip()
        words = source.span.of(self.parse.text) if source.span is not None else ""
        if publisher and words.casefold() == publisher:
            return True
        if source.kind not in _OUTLETS or not publisher:
            return False
        names = {one.casefold().removeprefix("the ") for one in (source.name, words) if one}
        return bool(names & {publisher.removeprefix("the "), *publisher.split()})

    def _of_entity(self, head: int, span: Span, mention: Mention) -> Source:
        entity = mention.entity
        kind = self._kind_of_words(head) if entity.kind == "person" else None
        if entity.kind == "person" and kind is None:
            kind = self._person(entity)
        elif kind is None:
            kind = self._body(head, entity)
        kind = "named_official" if kind == "unnamed_official" else kind
        return Source(name=entity.name, kind=kind or "unclear", entity=entity, span=span)

    def _body(self, head: int, entity: Entity) -> str:
        """Name the kind of a state, an office or an organisation."""
        words = self._kind_of_words(head)
        if words in ("spokesperson", "anonymous_source", "expert", "media", "witness", "document"):
            return words
        if entity.kind == "office" or words != "unnamed_official":
            return _ENTITY_KINDS.get(entity.kind, "unclear")
        return words

    def _person(self, entity: Entity) -> str:
        before = self.known.get(entity.name.split()[-1].casefold())
        if before is not None and before.kind in ("expert", "spokesperson", "media", "witness"):
            return before.kind
        for word in (entity.office or "").lower().replace(",", " ").split():
            kinds = self.lexicon.kinds.get(word, ())
            if kinds and kinds[0] in _PERSONS:
                return kinds[0]
        if entity.office or entity.sector in _OFFICIAL:
            return "named_official"
        return before.kind if before is not None else "person"

    def _of_words(self, head: int, span: Span, mention: Mention | None) -> Source:
        text = span.of(self.parse.text)
        kind = self._kind_of_words(head)
        if kind is None:
            last = (self._name(head) or self.parse.tokens[head].text).split()[-1]
            before = self.known.get(last.casefold())
            named = self.parse.tokens[head].entity == "person"
            kind = before.kind if before is not None else ("person" if named else "unclear")
        elif kind == "named_official" and not self._has_name(head):
            kind = self._untitled(head)
        name = self._name(head) or text
        return Source(name=name, kind=kind, entity=mention.entity if mention else None, span=span)

    def _untitled(self, head: int) -> str:
        """Tell `the foreign minister`, one person, from `a minister`, `ministers`."""
        token = self.parse.tokens[head]
        words = {trees.lemma(self.parse, child) for child in self.parse.children(head, "det")}
        vague = words & {"a", "an", "some"} or token.xpos in ("NNS", "NNPS")
        return "unnamed_official" if vague else "named_official"

    def _has_name(self, head: int) -> bool:
        return self._name(head) is not None

    def _name(self, head: int) -> str | None:
        """Cut the proper name out of a phrase: `Tomas Veld` of `Minister Tomas Veld, who`."""
        parse = self.parse
        heads = family(parse, head)
        for place in (
            *heads,
            *(one for top in heads for one in parse.children(top, "flat", "appos")),
        ):
            if parse.tokens[place].upos == "PROPN":
                parts = [
                    part
                    for part in (place, *parse.children(place, "flat", "compound"))
                    if parse.tokens[part].upos == "PROPN"
                    and not self.lexicon.kinds.get(trees.lemma(parse, part))
                ]
                if parts:
                    return " ".join(parse.tokens[part].text for part in sorted(parts))
        return None

    def _kind_of_words(self, head: int, near_only: bool = False) -> str | None:
        """Look the phrase up: its head, its appositions, its compounds, then the whole."""
        parse = self.parse
        heads = family(parse, head)
        near = [
            child
            for one in heads
            for child in parse.children(one, "appos", "flat", "compound", "nmod:desc")
        ]
        ranked = [*heads, *near]
        ranked += [child for place in near for child in parse.children(place, "compound", "flat")]
        found = [kind for place in ranked for kind in self.kinds(place)[:1]]
        if near_only:
            return found[0] if found else None
        text = parse.span_of(phrase_of(parse, head)).of(parse.text).lower()
        if "spokesperson" in found or "press service" in text or "press office" in text:
            return "spokesperson"
        if "familiar with" in text or "anonymity" in text:
            return "anonymous_source"
        return found[0] if found else None

    def _stands_for(self, head: int, earlier: tuple[Source, ...]) -> Source | None:
        """Find whom a pronoun or a repeated description stands for among earlier sources."""
        token = self.parse.tokens[head]
        word = trees.lemma(self.parse, head)
        if token.upos == "PRON" or token.relation == "nmod:poss":
            if (
                word not in self.lexicon.pronouns
                and token.text.lower() not in self.lexicon.pronouns
            ):
                return None
            return next((one for one in earlier if self._fits(one, token.text.lower())), None)
        if word in self.lexicon.anaphora and self._is_definite(head):
            kinds = self.lexicon.kinds.get(word, ())
            return next((one for one in earlier if one.kind in kinds), None)
        return None

    def _fits(self, source: Source, pronoun: str) -> bool:
        """Tell whether a pronoun may stand for a source: `it` for no person, `he` for no paper."""
        persons = source.kind in _PERSONS
        if pronoun in ("he", "him", "his", "she", "her"):
            return persons
        return not persons if pronoun in ("it", "its") else source.kind != "unclear"

    def _is_definite(self, head: int) -> bool:
        dets = {trees.lemma(self.parse, child) for child in self.parse.children(head, "det")}
        heavy = self.parse.children(head, "amod", "compound", "nmod", "appos", "flat", "acl")
        return bool(dets & {"the", "this", "that"}) and not heavy

    def _remember(self, head: int, source: Source) -> Source:
        for word in source.name.split()[-1:]:
            before = self.known.get(word.casefold())
            if before is not None and source.kind == "unclear":
                source = Source(
                    name=before.name, kind=before.kind, entity=source.entity or before.entity,
                    span=source.span,
                )  # fmt: skip
            elif source.kind != "unclear":
                self.known[word.casefold()] = source
        return source


_OUTLETS = frozenset({"media", "unclear", "organisation"})
_PERSONS = frozenset(
    {"named_official", "unnamed_official", "spokesperson", "anonymous_source", "expert", "witness",
     "person", "unclear"}
)  # fmt: skip


def phrase_of(parse: Parse, head: int) -> tuple[int, ...]:
    """List the tokens of a source's phrase, without its relative clauses and asides."""
    found: set[int] = set()
    for one in family(parse, head):
        found.update(trees.phrase(parse, one, ("acl:relcl", "parataxis", "cc", "dep", "advcl")))
    return tuple(range(min(found), max(found) + 1))


def family(parse: Parse, head: int) -> tuple[int, ...]:
    """List the heads of one phrase that the parser took for several: `Minister`, `Tomas Veld`.

    They stand side by side under one word with one relation.
    """
    token = parse.tokens[head]
    if token.head < 0 or token.relation != "nsubj" or token.upos not in ("PROPN", "NOUN"):
        return (head,)
    joined = [head]
    for one in parse.children(token.head, "nsubj"):
        last = max(parse.subtree(joined[-1]))
        if one > head and min(parse.subtree(one)) == last + 1:
            joined.append(one)
    return tuple(joined)
