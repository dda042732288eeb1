"""Descriptions: `the two countries`, `his country`, `the minister`, `his Russian counterpart`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from detente.actors._words import lists
from detente.actors.crowds import ANYBODY
from detente.actors.focus import HUMAN, Focus, is_subject
from detente.actors.persons import Person
from detente.actors.phrases import span
from detente.actors.sketches import Sketch, office_id, pair_entity, phrase_entity, state_entity
from detente.model.actors import Entity

_WIDE = {
    "leader": {"president", "prime-minister", "king", "emir", "sultan", "chancellor",
               "supreme-leader", "leader", "crown-prince", "rebel-leader", "party-leader"},
    "minister": {"minister"},
    "diplomat": {"minister-foreign", "ambassador", "envoy", "diplomat", "deputy-minister-foreign",
                 "spokesperson", "negotiator", "consul"},
    "politician": {"lawmaker", "party-leader", "politician", "speaker", "candidate", "president",
                   "prime-minister"},
    "envoy": {"envoy", "ambassador", "negotiator"},
    "expert": {"expert"},
    "commander": {"commander", "army-chief", "general"},
    "head": {"head", "director-general", "secretary-general", "spy-chief"},
}  # fmt: skip
"""What a wide word may take up: `the diplomat` a foreign minister."""
_FAR = 400
"""Mentions back that a title without a name reaches."""
_WHOLE = frozenset({"whole", "entire", "war-torn", "crisis-hit", "own"})


@lru_cache(maxsize=1)
def _pairs() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(lists()["pair"], key=len, reverse=True):
        found.setdefault(words.split()[0], []).append(tuple(words.split()))
    return {first: tuple(sequences) for first, sequences in found.items()}


def pair(focus: Focus, index: int) -> Sketch | None:
    """Read `the parties`, `both sides` … at a token as the two most in focus."""
    tokens = focus.draft.parse.tokens
    if focus.before and focus.before[-1].last > index:
        return None
    sequences = _pairs().get(tokens[index].text.lower(), ())
    here = tuple(t.text.lower() for t in tokens[index : index + 4]) if sequences else ()
    for words in sequences:
        last = index + len(words)
        if here[: len(words)] == words and not _goes_on(focus, last):
            held = focus.draft.by_head.get(last - 1)
            return None if held and held.phrase else _pair(focus, index, last, words)
    return None


def _goes_on(focus: Focus, last: int) -> bool:
    """Tell whether the words only begin a longer name: `the parties of the left`."""
    tokens = focus.draft.parse.tokens
    if last >= len(tokens):
        return False
    after = tokens[last]
    bare = tokens[last - 1].text.lower() == "two" and after.upos in {"NOUN", "ADJ", "PROPN"}
    return bare or after.text.lower() == "of"


def _pair(focus: Focus, first: int, last: int, words: tuple[str, ...]) -> Sketch | None:
    people = words[-1] in {"leaders", "presidents", "ministers"}
    members = _two(focus, first, people=people)
    if len(members) < 2:
        return None
    place = span(focus.draft.parse, first, last)
    return Sketch(
        span=place, first=first, last=last, head=last - 1, form="description",
        entity=pair_entity(members), score=0.65, reason="the two most in focus",
    )  # fmt: skip


def both(focus: Focus, sketch: Sketch) -> None:
    """Give `both governments`, `the two foreign ministers` to the two most in focus."""
    phrase = sketch.phrase
    if phrase is None or phrase.owners or sketch.person or not phrase.core.plural:
        return
    if phrase.article != "both" and not ("two" in phrase.ranks and phrase.is_definite):
        return
    members: tuple[Entity, ...] = ()
    if phrase.core.note == ANYBODY:
        members = _last_two(_someone(focus.recent(sketch.first, 5)))
    elif phrase.core.kind == "office":
        held = [s for s in focus.recent(sketch.first, 5) if _holds_such(s, phrase.core.id)]
        members = _last_two(_someone(held))
    if len(members) < 2 and phrase.core.note != ANYBODY:
        words, names = sketch.span.of(focus.draft.parse.text), focus.draft.gazetteer.states
        two = [e.state for e in _two(focus, sketch.first, people=False)]
        members = tuple(phrase_entity(phrase, words, code, names) for code in two)
    if len(members) == 2:
        sketch.entity, sketch.score = pair_entity(members), 0.65
        sketch.reason = "the two most in focus"


def _holds_such(sketch: Sketch, office: str) -> bool:
    held = sketch.person.office_id if sketch.person else None
    return held is not None and _holds(held, office)


def _two(focus: Focus, index: int, *, people: bool) -> tuple[Entity, ...]:
    """Return the two last spoken of, in text order; fewer where there are not two.

    Looks back sentence by sentence, and at capitals read as places only where actors are too few.
    """
    if people:
        return _last_two(_someone(focus.recent(index, 5)))
    for reach in (0, 1, 3, len(focus.numbers)):
        near = [s for s in focus.recent(index, reach) if s.kind not in {"media", "unnamed"}]
        acting = [s for s in near if s.kind != "place"]
        for sketches in (acting, [s for s in near if s.kind != "place" or s.form == "capital"]):
            two = _last_two(_states(focus, sketches))
            if len(two) == 2:
                return two
    return ()


def _last_two(entities: Iterator[Entity]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for entity in entities:
        found.setdefault(entity.id, entity)
        if len(found) == 2:
            break
    return tuple(reversed(found.values()))


def _someone(sketches: list[Sketch]) -> Iterator[Entity]:
    for sketch in reversed(sketches):
        mention = sketch.mention() if sketch.kind in {"person", "office"} else None
        if mention:
            yield mention.entity


def _states(focus: Focus, sketches: list[Sketch]) -> Iterator[Entity]:
    for sketch in reversed(sketches):
        for code in reversed(_codes(sketch)):
            yield state_entity(code, focus.draft.name_of(code))


def _codes(sketch: Sketch) -> tuple[str, ...]:
    if sketch.entity and sketch.entity.others:
        return tuple(other.state for other in sketch.entity.others if other.state)
    return (sketch.state,) if sketch.state else ()


def country(focus: Focus, index: int) -> Sketch | None:
    """Read `his country`, `the whole country` at its noun."""
    parse = focus.draft.parse
    token = parse.tokens[index]
    if token.text.lower() not in lists()["country-word"] or token.xpos == "NNS":
        return None
    first = index
    while first and parse.tokens[first - 1].text.lower() in _WHOLE:
        first -= 1
    word = parse.tokens[first - 1].text.lower() if first else ""
    if parse.tokens[first - 1].xpos == "PRP$" and first:
        owner = focus.resolved.get(first - 1)
        code = owner.state if owner else None
    elif word in {"the", "this"} and token.text.lower() in {"country", "nation"}:
        code = _country(focus, index)
    else:
        return None
    if code is None or _is_modified(focus, index):
        return None
    return Sketch(
        span=span(parse, first - 1, index + 1), first=first - 1, last=index + 1, head=index,
        form="description", entity=state_entity(code, focus.draft.name_of(code)), score=0.5,
        reason="the country in focus", as_place=True,
    )  # fmt: skip


def _is_modified(focus: Focus, index: int) -> bool:
    parse = focus.draft.parse
    return bool(parse.child(index, "nmod", "acl")) and index + 1 < len(parse.tokens) and (
        parse.tokens[index + 1].text.lower() in {"of", "that", "where", "which"}
    )  # fmt: skip


def _country(focus: Focus, index: int) -> str | None:
    """Return the state last spoken of; who `invaded the country` is another one."""
    parse = focus.draft.parse
    token = parse.tokens[index]
    subject = parse.child(token.head, "nsubj") if token.relation == "obj" else None
    acting = focus.at(subject) if subject is not None else None
    for sketch in reversed(focus.before):
        if sketch.kind in {"media", "unnamed"} or not sketch.state:
            continue
        if acting and acting.state == sketch.state:
            continue
        if sketch.match is None or sketch.match.is_state or sketch.kind == "place":
            return sketch.state
    return None


def title(focus: Focus, sketch: Sketch) -> None:
    """Give a title without a name the person of the article who holds the office."""
    phrase = sketch.phrase
    if phrase is None or sketch.person or phrase.core.plural:
        return None
    if phrase.core.note == ANYBODY:
        return _described(focus, sketch)
    if phrase.core.kind != "office":
        return None
    if phrase.core.id == "counterpart":
        return _counterpart(focus, sketch)
    if phrase.article in {"a", "an", "another", "one", "some", "any", "no"}:
        return None
    if not phrase.owners and not (phrase.is_definite and phrase.is_bare and not phrase.body):
        return None
    person = _holder(focus, sketch, office_id(phrase))
    if person:
        sketch.person = person
        sketch.score = 0.85 if phrase.owners else 0.7
        sketch.reason = f"the office {person.worded} holds"
    return None


def _described(focus: Focus, sketch: Sketch) -> None:
    """Give `the founder` the one last named of whom that was said: `co-founder Tomas Veld`."""
    phrase = sketch.phrase
    if phrase is None or not phrase.is_definite or phrase.possessor is not None:
        return
    for other in reversed(focus.before[-_FAR:]):
        words = other.person.described if other.person else ()
        if any(word.rpartition("-")[2] == phrase.core.id for word in words):
            sketch.person, sketch.score = other.person, 0.7
            sketch.reason = "of whom the same was said"
            return


def native(focus: Focus, sketch: Sketch) -> None:
    """Give `the 48-year-old Norwegian` the person in focus, who is a Norwegian then."""
    parse = focus.draft.parse
    match, token = sketch.match, parse.tokens[sketch.head]
    if match is None or match.reading.kind != "demonym" or token.relation in _BEFORE_NOUN:
        return
    before = [t.text.lower() for t in parse.tokens[max(0, sketch.first - 6) : sketch.first]]
    if not before or not before[-1].endswith("old") or "the" not in before:
        return
    people = [s for s in focus.recent(sketch.first, 2) if s.person]
    leading = [s for s in people if is_subject(parse, s.head)] or people
    person = leading[-1].person if leading else None
    if person and (person.state is None or person.guessed or person.state == sketch.state):
        person.state, person.guessed = sketch.state, False
        sketch.person, sketch.score, sketch.reason = person, 0.6, "the person in focus"


_BEFORE_NOUN = frozenset({"amod", "compound", "nmod:poss"})
"""Relations in which an adjective stands for no person."""


def _holder(focus: Focus, sketch: Sketch, office: str) -> Person | None:
    phrase = sketch.phrase
    if phrase is None:
        return None
    owner = sketch.state if phrase.owners else None
    named = [s.person for s in focus.before[-_FAR:] if s.person]
    later = focus.draft.people.everybody if phrase.owners else []
    for person in (*reversed(named), *later):
        if owner and person.state != owner:
            continue
        if person.office_id and _holds(person.office_id, office):
            return person
    return None


def _holds(held: str, asked: str) -> bool:
    plain = held.removeprefix("interim-").removeprefix("acting-")
    asked = asked.removeprefix("interim-").removeprefix("acting-")
    if plain == asked or plain in _WIDE.get(asked, ()):
        return True
    return asked == "minister" and "minister-" in plain and "prime" not in plain


def _counterpart(focus: Focus, sketch: Sketch) -> None:
    """Give `his Russian counterpart` the office of the one it is the counterpart of."""
    phrase = sketch.phrase
    other = _other(focus, sketch)
    if phrase is None or other is None or other.person is None:
        return
    office, sector = other.person.office_id, other.person.sector
    if sketch.entity and office:
        id = f"office:{sketch.state or '?'}/{office}"
        sketch.entity = replace(sketch.entity, id=id, sector=sector)
    sketch.score, sketch.reason = 0.7, f"counterpart of {other.person.worded}"


def named_counterpart(focus: Focus, sketch: Sketch) -> None:
    """Note the office of a person introduced as somebody's counterpart.

    Its words stay unsaid: they are those of the other ("Syrian Sports Minister"), and whose
    counterpart is meant is a guess.
    """
    person, phrase = sketch.person, sketch.phrase
    if person is None or phrase is None or phrase.core.id != "counterpart":
        return
    other = _other(focus, sketch)
    if other and other.person and person.office_id in {None, "counterpart"}:
        person.office_id, person.sector = other.person.office_id, other.person.sector
        person.office = None


def _other(focus: Focus, sketch: Sketch) -> Sketch | None:
    """Return the person last named before, a subject or one in the same sentence first."""
    here = focus.sentence(sketch.head)
    people = [
        s for s in focus.recent(sketch.head, 1)
        if s.person and s.person is not sketch.person
    ]  # fmt: skip
    leading = [s for s in people if is_subject(focus.draft.parse, s.head)]
    return next(reversed(people if focus_same(focus, people, here) else leading or people), None)


def focus_same(focus: Focus, people: list[Sketch], here: int) -> bool:
    """Tell whether the last of some mentions stands in this sentence."""
    return bool(people) and focus.sentence(people[-1].head) == here


def owned(focus: Focus, sketch: Sketch) -> None:
    """Give `its mission`, `our military` to whom the possessive means."""
    phrase = sketch.phrase
    if phrase is None or phrase.possessor is None or sketch.person or phrase.owners:
        return
    owner = focus.resolved.get(phrase.possessor)
    code = owner.state if owner else None
    if code and phrase.core.id != "counterpart":
        words = sketch.span.of(focus.draft.parse.text)
        sketch.entity = phrase_entity(phrase, words, code, focus.draft.gazetteer.states)
        sketch.score, sketch.reason = 0.6, "owned by whom the possessive means"


def latter(focus: Focus, index: int) -> Sketch | None:
    """Read `the latter` at its second word as the last of what was named."""
    parse = focus.draft.parse
    if parse.tokens[index].text.lower() != "latter" or index == 0 or not focus.before:
        return None
    if index + 1 < len(parse.tokens) and parse.tokens[index + 1].upos in {"NOUN", "PROPN"}:
        return None
    model = next((s for s in reversed(focus.before) if s.kind in HUMAN | {"state"}), None)
    if model is None:
        return None
    return replace(
        model, span=span(parse, index - 1, index + 1), first=index - 1, last=index + 1,
        head=index, form="description", score=0.6, reason="the last named", match=None,
    )  # fmt: skip
