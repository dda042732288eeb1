"""Find who and what an article speaks of.

The order: known names; offices and bodies with what stands around them; names of people, with
their titles; what has no state of its own is given one by its surroundings; then pronouns and
descriptions. Mentions may nest: `Syrian Foreign Minister X` is one mention of a person, and the
`Syrian` in it another, of form `demonym`, so that modifiers can be found.
"""

from __future__ import annotations

from dataclasses import replace

from detente.actors import context, coreference, crowds, matching
from detente.actors._words import lists, slug
from detente.actors.gazetteer import Gazetteer, Reading
from detente.actors.matching import Match
from detente.actors.naming import add_people
from detente.actors.organisations import organisations
from detente.actors.persons import People
from detente.actors.phrases import Known, Phrase, gather, grow, head_of, span
from detente.actors.places import is_read_as_place, town
from detente.actors.sketches import Draft, Sketch, named_entity, phrase_entity, place_entity
from detente.model.actors import Entity, Mention
from detente.model.text import NamedSpan, Parse, Span


def find_mentions(
    parse: Parse, gazetteer: Gazetteer, title_span: Span | None = None, home: str | None = None
) -> tuple[Mention, ...]:
    """Find all mentions in an article.

    Args:
        parse: The article's parse; trees and names are used where there are any.
        gazetteer: From `load`.
        title_span: Where the title stands: sentences that lie in it refer to nothing before them.
        home: Code of the publisher's state, whose officials are named without it; None if unknown.

    Returns:
        Mentions in text order, outer before inner; () where nothing is named. Words that refer to
        nobody we can tell are left out.
    """
    draft = _drafted(parse, gazetteer, home)
    context.settle(draft)
    coreference.resolve(draft, title_span)
    finished = (sketch.mention() for sketch in draft.ordered())
    return _unique(mention for mention in finished if mention)


def _unique(mentions: object) -> tuple[Mention, ...]:
    kept: dict[tuple[Span, str], Mention] = {}
    for mention in mentions:  # type: ignore[attr-defined]
        kept.setdefault((mention.span, mention.form), mention)
    return tuple(kept.values())


def _drafted(parse: Parse, gazetteer: Gazetteer, home: str | None) -> Draft:
    pieces = matching.cut(parse)
    named = matching.named(parse, pieces, gazetteer)
    common = _outside(matching.common(pieces, gazetteer), named)
    known = gather(parse, named, common)
    states = frozenset(m.reading.state or m.reading.id for m in named)
    draft = Draft(
        parse=parse, gazetteer=gazetteer, known=known, home=home,
        people=People(gazetteer=gazetteer, states=states),
    )  # fmt: skip
    for match in named:
        draft.add(_named(draft, match))
    plain = crowds.nouns(known)
    phrases = tuple(grow(known, match) for match in (*common, *plain))
    taken = add_people(draft, phrases)
    for phrase in phrases:
        if phrase not in taken and (_stands(phrase, known) or _is_someones(draft, phrase)):
            draft.add(_common(draft, phrase))
    _add_sources(draft)
    _add_organisations(draft)
    _add_names(draft)
    return draft


def _add_organisations(draft: Draft) -> None:
    """Add organisations by the shape of their names; a longer name takes in a listed one."""
    known = draft.known
    listed = {
        i for m in known.starts.values() if not m.is_state and m.reading.kind != "region"
        for i in range(m.first, m.last)
    }  # fmt: skip
    offices = [m for m in known.common.values() if m.reading.kind == "office"]
    said = {i for m in offices for i in range(m.first, m.last)}
    people = {i for s in draft.sketches if s.person for i in range(s.first, s.last)}
    for sketch in organisations(known, frozenset(listed | said), frozenset(people)):
        draft.drop(sketch.first, sketch.last)
        draft.add(sketch)


def _outside(common: tuple[Match, ...], named: tuple[Match, ...]) -> tuple[Match, ...]:
    """Cut off common words that are part of a name: `army` in `Lord's Resistance Army`."""
    covered = {i for m in named if not m.is_state for i in range(m.first, m.last)}
    kept = []
    for match in common:
        first = match.first
        while first < match.last and first in covered:
            first += 1
        if first < match.last and match.last - 1 not in covered:
            kept.append(replace(match, first=first))
    return tuple(kept)


def _named(draft: Draft, match: Match) -> Sketch:
    parse, reading = draft.parse, match.reading
    head = head_of(parse, match.first, match.last)
    form = {"demonym": "demonym", "people": "demonym", "capital": "capital"}.get(
        reading.kind, "name"
    )
    return Sketch(
        span=match.span, first=match.first, last=match.last, head=head, form=form, match=match,
        entity=_meant(draft, match, head), reason=f"{reading.kind} {reading.id}",
        as_place=reading.kind in {"state", "capital", "region"},
    )  # fmt: skip


def _meant(draft: Draft, match: Match, head: int) -> Entity:
    """Return what a name stands for here: a capital may be a place, a people some of it."""
    parse, reading = draft.parse, match.reading
    if reading.kind == "capital" and is_read_as_place(parse, head, match, reading):
        return place_entity(reading)
    words = match.span.of(parse.text)
    before = parse.tokens[match.first - 1].text.lower() if match.first else ""
    if before == "ethnic" and reading.kind in {"demonym", "people"}:
        return Entity(id=f"group:ethnic-{slug(words)}", name=words, kind="group", sector="CVL")
    if reading.kind in {"demonym", "people"} and _is_some(parse, match, head):
        return Entity(
            id=f"group:{reading.state}/citizens", name=words, kind="group", state=reading.state,
            sector="CVL",
        )  # fmt: skip
    return named_entity(reading, draft.name_of(reading.state or ""))


def _is_some(parse: Parse, match: Match, head: int) -> bool:
    """Tell whether some of a people are meant (`100 Palestinians`), not the state or all of it."""
    token = parse.tokens[head]
    if token.upos not in {"NOUN", "PROPN"} or token.relation in {"amod", "compound", "nmod:poss"}:
        return False
    before = parse.tokens[match.first - 1] if match.first else token
    if match.reading.kind == "demonym":
        return before.text.lower() in {"a", "an", "one"} and token.relation != "flat"
    return before.upos in {"NUM", "ADJ"} or before.text.lower() in {"of", "some", "many", "young"}


def _stands(phrase: Phrase, known: Known) -> bool:
    """Tell whether an office or body has by it what the list asks for."""
    core, parse = phrase.core, known.parse
    if parse.tokens[phrase.head].upos not in {"NOUN", "PROPN", "X"}:
        return False
    if core.note == crowds.ANYBODY:
        return crowds.stands(parse, phrase.head)
    if core.kind == "office" and core.id in {"head", "citizen", "leader", "official"}:
        return bool(phrase.owners or phrase.body or phrase.possessor is not None)
    inside = parse.tokens[phrase.head].relation in {"compound", "amod"}
    if inside and (not phrase.owners or core.sort == "group"):
        return core.note == "" and core.kind == "body" and core.sort == "organisation"
    owned = bool(phrase.owners or phrase.body or phrase.possessor is not None)
    if core.sort in {"delegation", "mission"} or _is_placed(phrase, known):
        return True
    if core.note == "state":
        return owned or (core.sort != "state" and crowds.stands(parse, phrase.head))
    return core.note != "the" or owned or phrase.is_definite


def _is_someones(draft: Draft, phrase: Phrase) -> bool:
    """Tell whether a person is named as the owner: `the Veld administration`."""
    if phrase.core.note != "the" and phrase.core.sort != "organisation":
        return False
    before = (draft.by_head.get(i) for i in range(max(0, phrase.first - 1), phrase.head))
    return any(sketch is not None and sketch.person is not None for sketch in before)


def _is_placed(phrase: Phrase, known: Known) -> bool:
    """Tell whether a state follows: `opposition groups in Arvenia`."""
    tokens = known.parse.tokens
    if phrase.last >= len(tokens) or tokens[phrase.last].text not in {"in", "from"}:
        return False
    match = known.starts.get(phrase.last + 1) or known.starts.get(phrase.last + 2)
    many = phrase.core.kind == "body" or phrase.core.plural
    return many and match is not None and match.reading.state is not None


def _with_title(draft: Draft, phrase: Phrase) -> Phrase:
    """Take in the name of a paper or agency after what it is: `the news agency Tass`."""
    match = draft.known.starts.get(phrase.last)
    if match and match.reading.kind == "media" == phrase.core.sort:
        return replace(phrase, last=match.last, body=match.reading)
    return phrase


def _common(draft: Draft, phrase: Phrase) -> Sketch:
    parse, phrase = draft.parse, _with_title(draft, phrase)
    place = span(parse, phrase.first, phrase.last)
    owner = owner_of(draft, phrase)
    return Sketch(
        span=place, first=phrase.first, last=phrase.last, head=phrase.head, phrase=phrase,
        form="title" if phrase.core.kind == "office" else "name" if owner else "description",
        entity=_owned(draft, phrase, place.of(parse.text), owner),
        reason=f"{phrase.core.kind} {phrase.core.id}",
    )  # fmt: skip


def owner_of(draft: Draft, phrase: Phrase) -> str | None:
    """Return the one state named in a phrase; None when there is none or are several."""
    if phrase.owners:
        return phrase.owners[0] if len(phrase.owners) == 1 else None
    body = phrase.body
    return body.state if body and body.kind in {"organisation", "group"} else None


def _owned(draft: Draft, phrase: Phrase, words: str, owner: str | None) -> Entity:
    names = draft.gazetteer.states
    entity = phrase_entity(phrase, words, owner, names)
    body = phrase.body
    if body and phrase.core.kind == "body" and _is_its(phrase, body):
        return named_entity(body, names.get(body.state or "", ""))
    if len(phrase.owners) < 2:
        return entity
    others = tuple(phrase_entity(phrase, words, code, names) for code in phrase.owners)
    joined = "+".join(sorted(phrase.owners))
    return Entity(
        id=entity.id.replace(":?/", f":{joined}/"), name=words, kind=entity.kind, others=others,
        sector=entity.sector,
    )  # fmt: skip


def _is_its(phrase: Phrase, body: Reading) -> bool:
    """Tell whether the phrase is another word for the body: `Hamas fighters`, `the paper X`."""
    if body.kind == "media":
        return phrase.core.sort == "media"
    armed = body.kind == "group" and body.sector in {"REB", "PRM", "MIL", "CRM"}
    return armed and phrase.core.sort in {"organisation", "group"}


def _add_sources(draft: Draft) -> None:
    """Add those who speak without a name: `a source`, `the Izvestia source`."""
    tokens = draft.parse.tokens
    for index, token in enumerate(tokens):
        if token.text.lower() in _SOURCES and _speaks(draft, index):
            first = _left_of(draft.known, index)
            draft.add(_source(draft, first, index))


_SOURCES = frozenset(word for word in lists()["source"] if " " not in word)


def _source(draft: Draft, first: int, index: int) -> Sketch:
    place = span(draft.parse, first, index + 1)
    entity = Entity(
        id=f"unnamed:{slug(place.of(draft.parse.text))}", name=place.of(draft.parse.text),
        kind="unnamed", sector="UNK",
    )  # fmt: skip
    return Sketch(
        span=place, first=first, last=index + 1, head=index, form="description", entity=entity,
        reason="an unnamed source",
    )  # fmt: skip


def _speaks(draft: Draft, index: int) -> bool:
    parse = draft.parse
    token = parse.tokens[index]
    if token.upos != "NOUN":
        return False
    head = parse.tokens[token.head] if token.head >= 0 else token
    if head.lemma.lower() in lists()["speech"] and token.relation in {"nsubj", "obl"}:
        return True
    around = parse.tokens[max(0, index - 3) : index + 3]
    words = {word.text.lower() for word in around}
    return bool(words & {"according", "told", "said", "diplomatic", "security", "anonymous"}) or (
        index - 1 in draft.known.ends and draft.known.ends[index - 1][0].reading.kind == "media"
    )


def _left_of(known: Known, index: int) -> int:
    tokens = known.parse.tokens
    first = index
    while first and tokens[first - 1].head == index and tokens[first - 1].relation in {
        "det", "amod", "compound", "nummod", "nmod"
    }:  # fmt: skip
        first -= 1
    return first


def _add_names(draft: Draft) -> None:
    """Add organisations and places that only the engine sees."""
    covered = {i for sketch in draft.sketches for i in range(sketch.first, sketch.last)}
    for name in draft.parse.names:
        if name.kind == "PER" or name.score < 0.5 or covered & set(range(name.first, name.last)):
            continue
        sketch = _organisation(draft, name) if name.kind == "ORG" else _town(draft, name)
        if sketch:
            draft.add(sketch)


def _organisation(draft: Draft, name: NamedSpan) -> Sketch | None:
    words = name.span.of(draft.parse.text)
    if len(words) < 3 or not words[0].isupper() or "\n" in words or name.score < 0.6:
        return None
    if name.last - name.first == 1 and not words.isupper() and name.score < 0.85:
        return None
    entity = Entity(id=f"org:{slug(words)}", name=words, kind="organisation")
    return _by_engine(draft, name, entity)


def _town(draft: Draft, name: NamedSpan) -> Sketch | None:
    words = name.span.of(draft.parse.text)
    if words.lower() in lists()["not-a-name"] or not words[:1].isupper():
        return None
    found = town(words, draft.people.states)
    code = _after_comma(draft, name.last) or (found.state if found else None)
    if found is None or code is None:
        return None
    if code not in draft.people.states and found.population < _LARGE:
        return None
    entity = Entity(id=f"place:{slug(words)}@{code}", name=words, kind="place", state=code)
    return _by_engine(draft, name, entity)


_LARGE = 100_000
"""People of a town that is meant where the article names nothing of its state."""


def _after_comma(draft: Draft, place: int) -> str | None:
    """Return the state of what follows a town: `Springfield, Illinois`."""
    tokens = draft.parse.tokens
    match = draft.known.starts.get(place + 1)
    if match is None or place >= len(tokens) or tokens[place].text != ",":
        return None
    return match.reading.state if match.reading.kind in {"state", "region"} else None


def _by_engine(draft: Draft, name: NamedSpan, entity: Entity) -> Sketch:
    return Sketch(
        span=name.span, first=name.first, last=name.last,
        head=head_of(draft.parse, name.first, name.last), form="name", entity=entity,
        score=round(name.score, 3), reason="a name by its shape", as_place=entity.kind == "place",
    )  # fmt: skip
