"""Give a state to what names none: by the tree, by the article, by the publisher's home.

`guards of the interior ministry in Aleppo` are Syria's by the place; `Syrian officers of the
finance ministry` by the word they hang on; `the ministry` by the last
ministry named; `President Veld` by what was told of Veld elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from detente.actors import journeys, scenery
from detente.actors.crowds import ANYBODY
from detente.actors.persons import Person
from detente.actors.phrases import Phrase
from detente.actors.sketches import Draft, Sketch, phrase_entity

_BACK = 200
"""Mentions back within which a like body lends its state."""
_AHEAD = 120
"""Mentions ahead that are looked at for a state in the sentence."""


def settle(draft: Draft) -> None:
    """Fill in the states of persons, offices, bodies and peoples that name none."""
    ordered = draft.ordered()
    journeys.note(draft)
    for sketch in ordered:
        if _is_people_without_state(sketch):
            _settle_people(draft, sketch)
    for sketch in ordered:
        if sketch.person and sketch.person.state is None:
            _settle_person(draft, sketch, sketch.person)
    waiting = [s for s in ordered if s.phrase and not s.person and s.state is None]
    for sketch in sorted(waiting, key=lambda s: s.phrase is not None and _holds_body(s)):
        _settle_phrase(draft, sketch)
    for sketch in waiting:
        if sketch.state is None:
            _settle_phrase(draft, sketch)
        if sketch.state is None and (code := scenery.ground(draft, sketch, ordered)):
            _give(draft, sketch, code, 0.4)
    _settle_rest(draft, ordered)


def _settle_rest(draft: Draft, ordered: list[Sketch]) -> None:
    """Give whoever is left the state an article is about, if it is about one alone."""
    alone, most = scenery.subject(draft), scenery.subject(draft, scenery.MOST)
    for sketch in ordered if most else ():
        if sketch.state is not None or scenery.looks_on(sketch) or not _is_somebodys(draft, sketch):
            continue
        code = most if sketch.phrase and _serves(sketch) else alone
        if code:
            _lend(draft, sketch, code)


def _lend(draft: Draft, sketch: Sketch, code: str) -> None:
    if sketch.person and code in sketch.person.visits:
        return
    if sketch.person:
        sketch.person.state, sketch.person.guessed = code, True
        sketch.score = min(sketch.score, 0.5)
    elif sketch.phrase:
        _give(draft, sketch, code, 0.4)
    elif sketch.entity:
        sketch.entity = replace(sketch.entity, state=code)
        sketch.score = min(sketch.score, 0.4)


def _is_somebodys(draft: Draft, sketch: Sketch) -> bool:
    """Tell whether a state may be missing: a body of many states, or pairs, lack none."""
    phrase = sketch.phrase
    if sketch.entity and sketch.entity.others:
        return False
    if sketch.person and sketch.person.body:
        return False
    if phrase and (phrase.owners or (phrase.body and phrase.body.state is None)):
        return phrase.body is not None and phrase.body.kind in {"body", "office"}
    shaped = sketch.kind == "organisation" and sketch.match is None
    return bool(phrase or sketch.person) or shaped


def _is_people_without_state(sketch: Sketch) -> bool:
    if not sketch.match or sketch.kind != "group" or sketch.state is not None:
        return False
    reading = sketch.match.reading
    return reading.kind != "group" or reading.sector in {None, "REL"}


def _holds_body(sketch: Sketch) -> bool:
    """Tell whether a phrase names another body: `troops of the central government`."""
    body = sketch.phrase.body if sketch.phrase else None
    return bool(body and body.kind == "body")


def _settle_people(draft: Draft, sketch: Sketch) -> None:
    """Give a people without a state the one named before it: `Syrian Alawites and Druze`."""
    matches = draft.known.ends.get(sketch.first - 1, ())
    code = matches[0].reading.state if matches and matches[0].reading.kind == "demonym" else None
    token = draft.parse.tokens[sketch.head]
    above = draft.by_head.get(token.head) if token.relation == "conj" else None
    if code is None and above and above.kind == "group":
        code = above.state
    code = code or _by_place(draft, sketch)
    if code and sketch.entity:
        sketch.entity = replace(sketch.entity, state=code, id=f"{sketch.entity.id}@{code}")


def _settle_person(draft: Draft, sketch: Sketch, person: Person) -> None:
    if person.body and person.body in draft.gazetteer.bodies:
        person.state = draft.gazetteer.bodies[person.body].state
    elif sketch.phrase and not sketch.phrase.core.plural and _serves(sketch):
        by_person = _by_person(draft, sketch.phrase) if sketch.phrase else None
        person.state = by_person or _by_tree(draft, sketch) or _leads(draft, sketch)
        if person.state is None and sketch.phrase and sketch.phrase.core.note == "one":
            person.state = _near(draft, sketch)
        if person.state is None:
            person.state = (
                scenery.subject(draft) or draft.home or scenery.home(draft)
                or scenery.foremost(draft)
            )  # fmt: skip
        if person.state in person.visits:
            person.state = None
        person.guessed = True
        sketch.score = min(sketch.score, 0.6)


def _serves(sketch: Sketch) -> bool:
    """Tell whether the office is one of a state's, not a journalist's or an expert's."""
    core = sketch.phrase.core if sketch.phrase else None
    apart = {None, "EDU", "JRN", "BUS", "REL"}
    return core is not None and core.sector not in apart and core.note != ANYBODY


def _leads(draft: Draft, sketch: Sketch) -> str | None:
    """Return the state of what a person leads: `a Russian delegation headed by Minister X`."""
    token = draft.parse.tokens[sketch.head]
    if token.deprel not in {"obl:agent", "obl"} or token.head < 0:
        return None
    verb = draft.parse.tokens[token.head]
    if verb.lemma.lower() not in {"head", "lead", "chair"} or verb.relation not in {"acl", "root"}:
        return None
    led = draft.by_head.get(verb.head)
    return led.state if led else None


def _settle_phrase(draft: Draft, sketch: Sketch) -> None:
    phrase = sketch.phrase
    if phrase is None or len(phrase.owners) > 1 or phrase.possessor is not None:
        return
    if phrase.core.id == "ministry" and phrase.is_definite and _same_ministry(draft, sketch):
        return
    owner, score = _by_person(draft, phrase) or _by_tree(draft, sketch), 0.8
    if owner is None and _may_guess(sketch):
        owner, score = _near(draft, sketch), 0.5
    if owner is not None:
        _give(draft, sketch, owner, score)


def _same_ministry(draft: Draft, sketch: Sketch) -> bool:
    """Let `the ministry` be the last ministry with a name."""
    for other in reversed(_before(draft, sketch)):
        if other.phrase and other.phrase.core.id.startswith("ministry-"):
            sketch.entity, sketch.score = other.entity, 0.7
            sketch.reason = "the ministry named last"
            return True
    return False


def _by_person(draft: Draft, phrase: Phrase) -> str | None:
    """Return the state of a person who is named as the owner: `the Veld government`."""
    for index in range(phrase.head - 1, max(-1, phrase.first - 3), -1):
        owner = draft.by_head.get(index)
        if owner and owner.person and owner.last >= phrase.first - 1:
            return owner.person.state
    return None


def _give(draft: Draft, sketch: Sketch, owner: str, score: float) -> None:
    if sketch.phrase:
        words = sketch.span.of(draft.parse.text)
        sketch.entity = phrase_entity(sketch.phrase, words, owner, draft.gazetteer.states)
        sketch.score = min(sketch.score, score)
        sketch.reason += ", state by its surroundings"


def _may_guess(sketch: Sketch) -> bool:
    """Tell whether a phrase belongs to some state surely enough to guess which."""
    phrase = sketch.phrase
    if phrase is None or (phrase.body and phrase.body.kind in {"group", "organisation"}):
        return False
    if phrase.article == "both" or "two" in phrase.ranks or phrase.core.note == ANYBODY:
        return False
    if phrase.core.kind == "office":
        return phrase.is_definite and _serves(sketch)
    if phrase.core.id.startswith("ministry"):
        return True
    return (
        phrase.core.note != ""
        and phrase.core.sort not in {"group", "media"}
        and (phrase.is_definite or phrase.core.note == "the")
    )


def _by_tree(draft: Draft, sketch: Sketch) -> str | None:
    """Return the state of what the phrase hangs on, or of the place that hangs on it."""
    tokens = draft.parse.tokens
    inner = _within(draft, sketch) if _holds_body(sketch) else None
    if inner:
        return inner
    index = sketch.head
    for _ in range(4):
        token = tokens[index]
        if token.head < 0 or token.relation not in {"nmod", "conj", "compound"}:
            break
        above = draft.by_head.get(token.head)
        if above and above is not sketch and above.state and _lends(above):
            return above.state
        index = token.head
    return _by_place(draft, sketch) or _by_sender(draft, sketch)


def _within(draft: Draft, sketch: Sketch) -> str | None:
    """Return the state of a body named inside the phrase."""
    for index in range(sketch.last - 1, sketch.first, -1):
        inner = draft.by_head.get(index)
        if inner and inner is not sketch and inner.phrase and inner.state:
            return inner.state
    return None


def _lends(above: Sketch) -> bool:
    return above.phrase is not None or (above.form in {"demonym", "name"} and above.kind != "media")


def _by_place(draft: Draft, sketch: Sketch) -> str | None:
    if sketch.phrase and sketch.phrase.core.sort in {"delegation", "mission"}:
        return None
    for index in _nouns_below(draft, sketch.head):
        below = draft.by_head.get(index)
        if index > sketch.head and below and below.state and (
            scenery.is_in(draft, index) or (below.person and _is_whose(draft, index))
        ):  # fmt: skip
            return below.state
    return None


def _is_whose(draft: Draft, index: int) -> bool:
    """Tell whether somebody is another one's: `an aide to X`, `lawyers for X`."""
    case = draft.parse.child(index, "case")
    return case is not None and draft.parse.tokens[case].text.lower() in {"to", "for"}


def _nouns_below(draft: Draft, head: int) -> list[int]:
    """List the nouns that hang on another with no verb between, in text order; the nearest few."""
    found: list[int] = []
    waiting = [head]
    while waiting and len(found) < _FEW:
        children = draft.parse.children(waiting.pop(0), *_NOUNS)
        found.extend(children)
        waiting.extend(children)
    return sorted(found)


_FEW = 40
"""Nouns looked at below one."""
_NOUNS = ("nmod", "conj", "flat", "compound", "appos")


def _by_sender(draft: Draft, sketch: Sketch) -> str | None:
    """Return who sends a delegation, or who has a mission: the subject of the verb."""
    parse = draft.parse
    token = parse.tokens[sketch.head]
    if not sketch.phrase or sketch.phrase.core.sort not in {"delegation", "mission"}:
        return None
    if token.relation != "obj" or token.head < 0:
        return None
    subject = parse.child(token.head, "nsubj")
    above = draft.by_head.get(subject) if subject is not None else None
    return above.state if above else None


def _before(draft: Draft, sketch: Sketch) -> list[Sketch]:
    """List the mentions with a state that lately ended before a sketch, in text order."""
    ordered = draft.ordered()
    place = bisect_left(ordered, sketch.span.start, key=lambda s: s.span.start)
    near = ordered[max(0, place - _BACK) : place]
    return [s for s in near if s.state and s.span.end <= sketch.span.start]


def _near(draft: Draft, sketch: Sketch) -> str | None:
    """Return the state of the last like body or office, else of what was last spoken of."""
    phrase = sketch.phrase
    if phrase is None:
        return None
    before = _before(draft, sketch)
    for other in reversed(before):
        if phrase.is_definite and not phrase.body and other.phrase and (
            other.phrase.core.id == phrase.core.id and _same_word(draft, other, sketch)
        ):  # fmt: skip
            return other.state
    here = draft.parse.sentence_at(sketch.first)
    close = [s for s in before if s.first >= here.first and s.kind not in {"media", "unnamed"}]
    if close:
        return close[-1].state
    return _of_last_subject(draft, before, here.first) or _after(draft, sketch, here.last)


def _after(draft: Draft, sketch: Sketch, last: int) -> str | None:
    """Return the state next named in the sentence: `President X met Arvenian officials`."""
    ordered = draft.ordered()
    place = bisect_left(ordered, sketch.span.start, key=lambda s: s.span.start)
    for other in ordered[place : place + _AHEAD]:
        if sketch.last <= other.first < last and other.state and other.kind != "media":
            return other.state
    return None


def _same_word(draft: Draft, one: Sketch, other: Sketch) -> bool:
    tokens = draft.parse.tokens
    if one.phrase and one.phrase.core.id == "government":
        return True
    return tokens[one.head].text.lower() == tokens[other.head].text.lower()


def _of_last_subject(draft: Draft, before: list[Sketch], first: int) -> str | None:
    """Return the state of the subject of the sentence before, or else of its last place.

    Refugees and citizens abroad are no government's: they are passed over.
    """
    if not draft.parse.tokens or first == 0:
        return None
    last = draft.parse.sentence_at(first - 1)
    there = [s for s in before if last.first <= s.head < last.last and not _is_people(s)]
    for other in there:
        if draft.parse.tokens[other.head].relation == "nsubj":
            return other.state
    return next((s.state for s in reversed(there) if s.as_place), None)


def _is_people(sketch: Sketch) -> bool:
    return sketch.entity is not None and sketch.entity.sector in {"CVL", "REF"}
