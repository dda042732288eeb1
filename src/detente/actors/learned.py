"""What articles tell one another about people.

*Foreign Minister Asad al-Shibani* of a Syrian page introduces him: name, office and state stand
together. A page that only says *Asaad al-Shaibani* takes from it whose he is and by what name he is
known. What a page says itself goes before, and so does whoever the lists or the user's own entries
know. Where two states claim one name, nobody learns anything of it.

An introduction rests on the page's own words alone and never on what the page learned: the order
in which pages are read changes nothing, and a page that is forgotten takes along what it told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from detente.actors._words import PIECE, fold, lists, slug
from detente.actors.comparison import compare_prepared
from detente.actors.gazetteer import Gazetteer
from detente.actors.names import bare, coarse
from detente.actors.pairing import NameMatch
from detente.actors.persons import Person
from detente.actors.sketches import Draft, Sketch
from detente.actors.spellings import prepare
from detente.model.people import Appearance, Introduction, Learned
from detente.model.text import Span

MOST_TOLD = 12
"""People whom one page may introduce; a page that goes on introducing is no news."""
MOST_NAMED = 80
"""People of one page who may be learned of."""
ACROSS = 0.85
"""Likeness of two names from which one page tells of a person of another. One article can bear a
slip of the pen; of two pages, *Nadir* and *Nasir* are two."""
_LONGEST = 60
"""Letters of a name that is learned."""
_REACH = 8
"""Pieces from the first to the last word of a name in a text."""
_MOST_WORDS = 50_000
"""Words of a text in which names are looked for; news is shorter."""


def key(name: str) -> str:
    """Make the key under which a name is looked up; "" for a name that is never learned.

    It forgives what transcription varies: vowels, doubled letters, *sh* and *ch*, which of first
    and last word comes first. Names that share it are then compared in full.
    """
    words = bare(tuple(_words(name)))
    if len(words) < 2 or len(name) > _LONGEST:
        return ""
    return _joined(words[0], words[-1])


def _words(text: str) -> Iterator[str]:
    """Cut a text into words; what a hyphen joins is one (`Shao-ming`), but for `al-` and such."""
    held = ""
    is_joined = False
    for piece in map(fold, PIECE.findall(text)):
        if piece == "-":
            is_joined = bool(held) and held.lower() not in lists()["name-particle"]
            continue
        if held and not is_joined:
            yield held
        held = held + piece if is_joined else piece
        is_joined = False
    if held:
        yield held


def _joined(one: str, other: str) -> str:
    left, right = sorted((coarse(one), coarse(other)))
    return f"{left} {right}" if left + right else ""


def keys_in(text: str) -> frozenset[str]:
    """List the keys of all names that a text may hold, and of much that is no name."""
    return frozenset(found for found in _pairs(list(islice(_words(text), _MOST_WORDS))) if found)


def _pairs(words: list[str]) -> Iterator[str]:
    for place, word in enumerate(words):
        if word[:1].isupper():
            near = range(place + 1, min(len(words), place + _REACH))
            for other in near:
                if words[other][:1].isupper():
                    yield _joined(word, words[other])


def with_learned(gazetteer: Gazetteer, introductions: Iterable[Introduction]) -> Gazetteer:
    """Add whom other pages introduce; the gazetteer stays as it is."""
    found: dict[str, list[Introduction]] = {}
    for one in introductions:
        found.setdefault(one.key, []).append(one)
    return replace(gazetteer, learned={key: tuple(many) for key, many in found.items()})


def alike(name: str, introductions: Iterable[Introduction]) -> dict[str, list[Introduction]]:
    """List who may be meant by a name, by their states; of each state the first seen first."""
    found: dict[str, list[Introduction]] = {}
    for one in sorted(introductions, key=lambda one: one.order):
        if _match(name, one.name).score >= ACROSS:
            found.setdefault(one.state, []).append(one)
    return found


def recall(name: str, state: str | None, introductions: Iterable[Introduction]) -> Learned | None:
    """Tell what is learned of a person from other pages.

    Args:
        name: In full, as a page has it.
        state: Code of the state that the page itself tells; None where it tells none.
        introductions: Those that share the name's key.

    Returns:
        The state and the name of who was introduced first; None where nobody was, where the
        introductions disagree about the state, or where the page knows as much by itself.
    """
    found = alike(name, introductions)
    theirs = next(iter(found), "") if state is None and len(found) == 1 else state
    first = found[theirs][0] if theirs in found else None
    if first is None or (state and slug(first.name) == slug(name)):
        return None
    like = _match(name, first.name)
    return Learned(
        name=first.name, state=first.state, sector=first.sector, article=first.article,
        score=like.score, reason=_reason(name, first, like),
    )  # fmt: skip


def _match(one: str, other: str) -> NameMatch:
    if slug(one) == slug(other):
        return NameMatch(score=1.0, reasons=("the same name",))
    return compare_prepared(prepare(one, "person"), prepare(other, "person"))


def _reason(name: str, first: Introduction, like: NameMatch) -> str:
    said = f"{first.name}, {first.office} ({first.state}): learned from article {first.article}"
    return said if slug(first.name) == slug(name) else f"{said} ({'; '.join(like.reasons)})"


def take(draft: Draft) -> None:
    """Give people of an article what others tell of them, and note what this one tells.

    Called when all that the article itself says beside their names is known, and before anything
    is guessed from the context.
    """
    told = 0
    for sketch in islice(_first_namings(draft), MOST_NAMED):
        person = sketch.person
        assert person is not None
        found = _appearance(person, sketch.span)
        if found.introduces:
            told += 1
        if told > MOST_TOLD:
            found = replace(found, office=None, entity=None)
        person.learned = recall(found.name, found.state, draft.gazetteer.learned.get(found.key, ()))
        sketch.appearance = replace(found, learned=person.learned)
        if person.learned and person.state is None:
            person.state = person.learned.state
            person.sector = person.sector or person.learned.sector


def _first_namings(draft: Draft) -> Iterator[Sketch]:
    """Yield the first mention by name of everybody named in full whom nothing else knows."""
    seen: set[int] = set()
    for sketch in draft.ordered():
        person = sketch.person
        if person and sketch.form == "name" and not person.leader and id(person) not in seen:
            seen.add(id(person))
            if key(person.worded):
                yield sketch


def _appearance(person: Person, span: Span) -> Appearance:
    office, state = person.introduced or (None, None)
    tells = person.is_seen and office is not None and state == person.state
    return Appearance(
        name=person.worded, key=key(person.worded), span=span, state=person.state,
        office=office if tells else None, sector=person.sector if tells else None,
        entity=f"person:{slug(person.worded)}@{state}" if tells else None,
    )  # fmt: skip
