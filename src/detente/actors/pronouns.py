"""Pronouns: chosen by number, kind, recency and subjecthood, or left unresolved.

Scores are below one throughout: a reading of `they` is an opinion.
"""

from __future__ import annotations

from dataclasses import replace

from detente.actors.focus import BODY, HUMAN, Focus, is_subject, speaker, subjects
from detente.actors.names import is_male
from detente.actors.persons import Person
from detente.actors.sketches import Sketch, pair_entity, state_entity
from detente.model.actors import Entity
from detente.model.text import Token

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "myself", "mine"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my", "hers", "theirs", "ours"})
_REACH = 3
"""Sentences back that a pronoun reaches."""


def is_pronoun(token: Token) -> bool:
    """Tell whether a token is a personal or possessive pronoun that may be resolved."""
    if token.upos not in {"PRON", "DET"} or token.relation == "expl":
        return False
    return token.text.lower() in _HE | _SHE | _IT | _THEY | _WE | _I and token.text != "US"


def read(focus: Focus, index: int) -> Sketch | None:
    """Resolve the pronoun at a token; None where nobody fits well enough."""
    word = focus.draft.parse.tokens[index].text.lower()
    if word in _HE | _SHE:
        found = _human(focus, index, female=word in _SHE)
    elif word in _IT:
        found = _thing(focus, index)
    elif word in _THEY:
        found = _many(focus, index)
    else:
        found = _first_person(focus, index, one=word in _I)
    return found


def _made(focus: Focus, index: int, model: Sketch, score: float, reason: str) -> Sketch:
    token = focus.draft.parse.tokens[index]
    form = "possessive" if token.text.lower() in _POSSESSIVE and (
        token.xpos == "PRP$" or token.relation == "nmod"
    ) else "pronoun"  # fmt: skip
    words = model.span.of(focus.draft.parse.text)[:60]
    return replace(
        model, span=token.span, first=index, last=index + 1, head=index, form=form,
        score=round(score, 3), reason=f"{reason}: {words}", match=None, as_place=False,
    )  # fmt: skip


def _human(focus: Focus, index: int, *, female: bool) -> Sketch | None:
    if _looks_ahead(focus, index):
        return _ahead(focus, index)
    scored = [
        (_weight(focus, index, sketch), place, sketch)
        for place, sketch in enumerate(focus.recent(index, _REACH))
        if _may_be(focus, index, sketch, female=female)
    ]
    weight, _, best = max(scored, key=lambda x: x[:2], default=(0.0, 0, None))
    if best is None or weight <= 0:
        return None
    return _made(focus, index, best, min(0.9, 0.4 + weight / 10), "the person in focus")


def _looks_ahead(focus: Focus, index: int) -> bool:
    """Tell whether the pronoun means the subject to come: `For his part, Veld said`."""
    after = focus.draft.parse.tokens[index + 1 : index + 2]
    return bool(after) and after[0].text.lower() == "part"


def _ahead(focus: Focus, index: int) -> Sketch | None:
    for subject in subjects(focus.draft.parse, index):
        sketch = focus.draft.by_head.get(subject)
        if sketch and sketch.kind in HUMAN:
            return _made(focus, index, sketch, 0.8, "the subject to come")
    return None


def _may_be(focus: Focus, index: int, sketch: Sketch, *, female: bool) -> bool:
    if sketch.kind not in HUMAN or sketch.is_plural:
        return False
    if sketch.person and not _agrees(sketch.person, female=female):
        return False
    return not _bound(focus, index, sketch.head)


def _agrees(person: Person, *, female: bool) -> bool:
    """Tell whether a first name allows `she`, or `he`; one we do not know allows both."""
    return not is_male(person.full) if female else not person.female


def _bound(focus: Focus, index: int, head: int) -> bool:
    """Tell whether grammar forbids a reading: the object of a verb is not its subject."""
    tokens = focus.draft.parse.tokens
    pronoun = tokens[index]
    if pronoun.xpos == "PRP$" or pronoun.text.lower().endswith("self"):
        return False
    return pronoun.head == tokens[head].head and pronoun.relation in {"obj", "obl", "iobj", "nsubj"}


def _weight(focus: Focus, index: int, sketch: Sketch) -> float:
    parse = focus.draft.parse
    distance = focus.sentence(index) - focus.sentence(sketch.head)
    weight = (3.0, 2.5, 1.2, 0.6)[distance]
    around = list(subjects(parse, index)) if distance == 0 else []
    if sketch.head in around:
        weight += 2.5
    elif is_subject(parse, sketch.head):
        main = parse.tokens[sketch.head].head == parse.sentence_at(sketch.head).root
        weight += (2.0 if main else 1.0) if distance else 1.0
    elif parse.tokens[sketch.head].relation in {"obj", "iobj", "obl"}:
        weight += 0.3
    elif parse.tokens[sketch.head].relation in {"nmod", "appos", "compound"}:
        weight -= 0.5
    return weight + (0.2 if sketch.kind == "person" else 0.0)


def _thing(focus: Focus, index: int) -> Sketch | None:
    parse = focus.draft.parse
    partner = _partner(focus, index)
    if partner and partner.kind in BODY:
        return _made(focus, index, partner, 0.8, "what it is joined to")
    for subject in subjects(parse, index):
        sketch = focus.at(subject)
        if sketch and sketch.kind in BODY and not sketch.is_plural:
            return _made(focus, index, sketch, 0.7, "the subject of the clause")
        if sketch is None or sketch.kind in BODY:
            return None
    token = parse.tokens[index]
    if token.relation != "nsubj" or token.entity not in {"place", "organization", "person"}:
        return None
    sketch = _last_subject(focus, index)
    if sketch and sketch.kind in BODY and not sketch.is_plural:
        return _made(focus, index, sketch, 0.5, "the subject of the sentence before")
    return None


def _partner(focus: Focus, index: int) -> Sketch | None:
    """Return what the owned noun is joined to: `Arvenia and its allies`."""
    tokens = focus.draft.parse.tokens
    owned = tokens[index].head
    if owned < 0 or tokens[index].relation != "nmod" or tokens[owned].relation != "conj":
        return None
    return focus.at(tokens[owned].head) if tokens[owned].head < index else None


def _last_subject(focus: Focus, index: int) -> Sketch | None:
    """Return the mention that is the main subject of the sentence before."""
    parse = focus.draft.parse
    first = parse.sentence_at(index).first
    if first == 0:
        return None
    before = parse.sentence_at(first - 1)
    subject = parse.child(before.root, "nsubj")
    if "\n" in parse.text[before.span.end : parse.tokens[first].span.start] or subject is None:
        return None
    return focus.at(subject)


def _many(focus: Focus, index: int) -> Sketch | None:
    parse = focus.draft.parse
    partner = _partner(focus, index)
    if partner and (partner.is_plural or partner.kind in BODY):
        return _made(focus, index, partner, 0.8, "what they are joined to")
    for subject in subjects(parse, index):
        found = _several(focus, subject)
        if found:
            return _made(focus, index, found, 0.7, "the subject of the clause")
        if focus.at(subject) is None and parse.tokens[subject].xpos in {"NNS", "NNPS"}:
            return None
    first = parse.sentence_at(index).first
    last = parse.sentence_at(first - 1) if first else None
    main = parse.child(last.root, "nsubj") if last else None
    found = _several(focus, main) if main is not None else None
    return _made(focus, index, found, 0.55, "the subject of the sentence before") if found else None


def _several(focus: Focus, index: int) -> Sketch | None:
    """Return a mention of several at a token: a plural one, or all that is coordinated there."""
    sketch = focus.at(index)
    members = [index, *focus.draft.parse.children(index, "conj")]
    sketches = [found for member in members if (found := focus.at(member))]
    if sketch and len(sketches) > 1:
        entities = [found.mention() for found in sketches]
        together = tuple(mention.entity for mention in entities if mention)
        last = max(found.span.end for found in sketches)
        span = type(sketch.span)(sketch.span.start, max(last, sketch.span.end))
        return replace(sketch, person=None, phrase=None, entity=pair_entity(together), span=span)
    if sketch and (sketch.is_plural or sketch.kind in {"organisation", "delegation", "group"}):
        return sketch
    return None


def _first_person(focus: Focus, index: int, *, one: bool) -> Sketch | None:
    who = speaker(focus, index, lambda tag: _ahead_of_tag(focus, tag))
    if who is None:
        return None
    if one or not _speaks_for_state(who):
        return _made(focus, index, who, 0.7 if one else 0.5, "the speaker")
    if who.state is None:
        return None
    return _made(focus, index, _as(who, _state_of(focus, who.state)), 0.5, "the speaker's side")


def _ahead_of_tag(focus: Focus, index: int) -> Sketch | None:
    """Read the pronoun of a tag that follows what is quoted: `"We agree," he said`."""
    word = focus.draft.parse.tokens[index].text.lower()
    return _human(focus, index, female=word in _SHE) if word in {"he", "she"} else None


def _speaks_for_state(who: Sketch) -> bool:
    """Tell whether `we` means the speaker's state: an official's, or one whose role is unsaid."""
    sector = who.person.sector if who.person else who.entity.sector if who.entity else None
    return sector in _OFFICIAL and not (who.person is None and who.kind == "unnamed")


_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "SPY", "COP", "JUD", None})
"""Sectors whose people mean their state when they say `we`."""


def _state_of(focus: Focus, code: str) -> Entity:
    return state_entity(code, focus.draft.name_of(code))


def _as(sketch: Sketch, entity: Entity) -> Sketch:
    return replace(sketch, person=None, phrase=None, entity=entity)
