"""People in one article: runs of name words, and who of them are the same.

Two namings are one person when their names may be taken for one, whatever the spelling
(`comparison`); a bare surname goes to the person of the article who bears it, and where brothers
do, to the one who holds the higher office or is named more often, not to the nearest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.actors._words import lists, pieces, slug
from detente.actors.comparison import compare_prepared
from detente.actors.gazetteer import Gazetteer, Leader
from detente.actors.likeness import likeness
from detente.actors.names import bare, coarse, is_female, sound, surname_agrees, surname_key
from detente.actors.pairing import THRESHOLD
from detente.actors.spellings import prepare
from detente.model.actors import Entity
from detente.model.people import Learned
from detente.model.text import Parse

HIGH = frozenset(
    {"president", "king", "queen", "emir", "sultan", "supreme-leader", "prime-minister",
     "chancellor", "pope", "crown-prince", "emperor", "leader"}
)  # fmt: skip
"""Offices whose holder a bare surname means when brothers share it."""


_FEW = 40
"""People of one sound with whom a name is compared in full."""
_MANY = 400
"""People that one name is compared with at most; more are in no article, only in hostile input."""


@dataclass(slots=True)
class Person:
    """What an article has told of one person so far."""

    names: list[tuple[str, ...]]
    """Namings as pieces, in text order."""
    worded: str
    """The fullest naming, as worded."""
    state: str | None = None
    body: str | None = None
    """Id of an organisation or group the person speaks or acts for."""
    sector: str | None = None
    office: str | None = None
    """As worded."""
    office_id: str | None = None
    count: int = 0
    leader: Leader | None = None
    female: bool = False
    guessed: bool = False
    """The state rests on the context alone."""
    described: set[str] = field(default_factory=set)
    """Plain nouns said of them: `founder`, `skier`."""
    introduced: tuple[str, str] | None = None
    """Office and state, where the article's own words put both beside the name."""
    is_seen: bool = False
    """The engine takes the name for a person's by itself."""
    learned: Learned | None = None
    """What other articles tell."""
    visits: set[str] = field(default_factory=set)
    """States that they are said to go to; none of them is guessed to be theirs."""

    @property
    def full(self) -> tuple[str, ...]:
        """The fullest naming, as pieces."""
        return max(self.names, key=lambda name: len(bare(name)))

    def entity(self) -> Entity:
        """Return what is known now as an entity."""
        name = self.leader.name if self.leader and len(bare(self.full)) < 2 else self.worded
        is_full = self.leader is not None and len(bare(pieces(self.leader.name))) > 1
        known = slug(self.leader.name if self.leader and is_full else name)
        if self.learned and self.learned.state == self.state:
            known = slug(self.learned.name)
        return Entity(
            id=f"person:{known}@{self.state}" if self.state else f"person:{known}",
            name=name, kind="person", state=self.state, sector=self.sector, office=self.office,
        )  # fmt: skip


@dataclass(slots=True)
class People:
    """Everybody whom an article names."""

    gazetteer: Gazetteer
    states: frozenset[str]
    """States and bodies the article names; a bare surname may mean their leaders."""
    everybody: list[Person] = field(default_factory=list)
    bearers: dict[str, list[Person]] = field(default_factory=dict)
    """By the first letter of the key of the surname."""
    called: dict[tuple[str, ...], Person] = field(default_factory=dict)
    """By every naming in full."""
    near: dict[str, list[Person]] = field(default_factory=dict)
    """By the consonants of each word of the name."""

    def full(self, words: str) -> Person:
        """Find or add the person with this name of two words or more."""
        name = pieces(words)
        person = self.called.get(name) or self._alike(words, name)
        if person is None:
            person = Person(names=[], worded=words, leader=self.gazetteer.leader(name))
            person.female = is_female(name)
            self._append(person, name)
        elif len(bare(name)) > len(bare(person.full)):
            person.worded = words
        self.called[name] = person
        person.names.append(name)
        person.count += 1
        return person

    def short(self, words: str, office: str | None, state: str | None) -> Person | None:
        """Find whom a single name means; None when nobody known bears it."""
        name = pieces(words)
        found = [x for x in self._bearers(name) if surname_agrees(x.full, name)]
        found = found or [x for x in self._near(name) if _sounds(x.worded, words)]
        found = [x for x in found if _fits(x, state)] or [
            x for x in self.everybody[:_MANY] if _begins(x.full, name)
        ]
        if found:
            person = max(
                found, key=lambda x: (bool(office) and x.office_id == office, _rank(x), x.count)
            )
            person.count += 1
            return person
        leader = self.gazetteer.by_surname(name, frozenset({state}) if state else self.states)
        if leader is None and state is None:
            leader = self.gazetteer.anywhere(name, office.replace("-", " ") if office else None)
        return self._known(words, name, leader) if leader else None

    def _known(self, words: str, name: tuple[str, ...], leader: Leader) -> Person:
        person = Person(names=[pieces(leader.name)], worded=words, leader=leader, count=1)
        person.female = is_female(pieces(leader.name))
        self._append(person, name)
        return person

    def add(self, words: str) -> Person:
        """Add a person with a single name that no list knows."""
        person = Person(names=[pieces(words)], worded=words, count=1)
        self._append(person, pieces(words))
        return person

    def bears(self, name: tuple[str, ...]) -> bool:
        """Tell whether somebody named so far has this surname."""
        return any(surname_key(x.full) == surname_key(name) for x in self._bearers(name))

    def _alike(self, words: str, name: tuple[str, ...]) -> Person | None:
        """Find whom a full name means under another spelling: the likest, the first of equals."""
        one = prepare(words, "person")
        scored = [
            (compare_prepared(one, prepare(x.worded, "person")).score, x)
            for x in self._near(name)
            if len(bare(x.full)) > 1
        ]
        best, person = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        return person if best >= THRESHOLD else None

    def _near(self, name: tuple[str, ...]) -> list[Person]:
        """List people who share the consonants of a word; some where they are very many."""
        found = (x for word in bare(name) for x in self.near.get(coarse(word), [])[:_FEW])
        return list({id(x): x for x in found}.values())

    def _append(self, person: Person, name: tuple[str, ...]) -> None:
        self.everybody.append(person)
        for word in {coarse(word) for word in bare(name)}:
            self.near.setdefault(word, []).append(person)
        self.bearers.setdefault(surname_key(name)[:1], []).append(person)

    def _bearers(self, name: tuple[str, ...]) -> list[Person]:
        """List people whose surname may be that of a name; the first many where they are many."""
        return self.bearers.get(surname_key(name)[:1], [])[:_MANY]


def _rank(person: Person) -> int:
    office = person.office_id or (slug(person.leader.office) if person.leader else "")
    return int(office in HIGH)


def _fits(person: Person, state: str | None) -> bool:
    return state is None or person.state is None or person.state == state


def _sounds(full: str, words: str) -> bool:
    """Tell whether a single name is the last of a full one, spelt otherwise."""
    whole, single = prepare(full, "person").words, prepare(words, "person").words
    return bool(whole and single) and likeness(whole[-1], single[-1]).score >= _SURE


_SURE = 0.85
"""Likeness of single words from which they are one name, on one page."""


def _begins(full: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether a single word is the first of a name: `Xi`, `Abiy`."""
    words, short = bare(full), bare(name)
    return len(words) > 1 and len(short) == 1 and sound(words[0]) == sound(short[0])


def runs(parse: Parse, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield half-open token ranges of words that could make up a name of a person.

    Args:
        parse: Any parse.
        taken: Tokens that are something else: states, bodies, offices.
    """
    inside = {i for name in parse.names if name.kind == "PER" for i in range(name.first, name.last)}
    place = 0
    while place < len(parse.tokens):
        end = place
        while end < len(parse.tokens) and _continues(parse, place, end, taken, inside):
            end += 1
        first, last = _trimmed(parse, place, end)
        if first < last:
            yield first, last
        place = max(end, place + 1)


def _continues(
    parse: Parse, start: int, index: int, taken: frozenset[int], inside: set[int]
) -> bool:
    token = parse.tokens[index]
    if index in taken or (index > start and not _adjacent(parse, index)):
        return False
    word = token.text.lower()
    if token.text == "-":
        return index > start and _touches(parse, index)
    if index > start + 1 and parse.tokens[index - 1].text == "-" and token.text.isalpha():
        return True
    if token.text.islower() and word in lists()["name-particle"] and token.upos not in _VERBS:
        may_open = index > start or word in _OPENING or _touches_next(parse, index)
        return may_open and token.upos in _PARTICLES and _leads_on(parse, index)
    if not token.text[:1].isupper() or not any(c.isalpha() for c in token.text):
        return False
    if token.xpos == "POS" or (
        word in lists()["month"] and not _is_surname(parse, start, index, inside)
    ):
        return False
    return (token.upos == "PROPN" and word not in lists()["not-a-name"]) or index in inside


_VERBS = frozenset({"VERB", "AUX"})
_PARTICLES = frozenset({"PROPN", "X", "ADP", "DET", "NOUN"})
_OPENING = frozenset(
    {"al", "el", "bin", "ibn", "abu", "abd", "abdel", "abdul", "ben", "van", "von", "della", "del"}
)
"""Particles that a surname alone may begin with in lower case."""


def _touches_next(parse: Parse, index: int) -> bool:
    following = parse.tokens[index + 1 : index + 2]
    return bool(following) and following[0].span.start == parse.tokens[index].span.end


def _is_surname(parse: Parse, start: int, index: int, inside: set[int]) -> bool:
    """Tell whether a month is a name here: `Theresa May`, but not `May 3`."""
    after = parse.tokens[index + 1] if index + 1 < len(parse.tokens) else None
    if after is not None and (after.upos == "NUM" or after.text[:1].isdigit()):
        return False
    return index > start or index in inside


def _adjacent(parse: Parse, index: int) -> bool:
    gap = parse.text[parse.tokens[index - 1].span.end : parse.tokens[index].span.start]
    return gap in {"", " ", "\xa0"}


def _touches(parse: Parse, index: int) -> bool:
    tokens = parse.tokens
    return (
        index + 1 < len(tokens)
        and tokens[index - 1].span.end == tokens[index].span.start
        and tokens[index].span.end == tokens[index + 1].span.start
    )


def _leads_on(parse: Parse, index: int) -> bool:
    following = parse.tokens[index + 1 : index + 3]
    if not following or not following[0].text:
        return False
    if following[0].text == "-" and len(following) > 1:
        return following[1].text[:1].isupper()
    return following[0].text[:1].isupper() or following[0].text.lower() in lists()["name-particle"]


def _trimmed(parse: Parse, first: int, last: int) -> tuple[int, int]:
    particles = lists()["name-particle"]
    while first < last and parse.tokens[first].text in {"-", "of", "de", "and", "la", "da"}:
        first += 1
    while first < last and (
        parse.tokens[last - 1].text == "-"
        or (parse.tokens[last - 1].text.islower() and parse.tokens[last - 1].text in particles)
    ):
        last -= 1
    if all(parse.tokens[i].text.lower() in particles for i in range(first, last)):
        return first, first
    return first, last
