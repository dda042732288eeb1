"""Grow a noun phrase around an office or a body: whose it is, how far it reaches.

From `Defense Minister` in `the former Syrian Deputy Defense Minister` the phrase grows to the
left over ranks, demonyms, possessives and what the tree hangs on the head, to the right over
`of` phrases. What it meets on the way tells the owner: a state, or an organisation or group.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.actors._words import lists
from detente.actors.gazetteer import Reading
from detente.actors.matching import Match
from detente.model.text import Parse, Span

_LEFT = frozenset({"amod", "compound", "nummod", "advmod", "flat", "nmod"})
_MARKS = frozenset({"-", "“", "”", '"', "'", "‘", "’"})
"""Marks that may stand between the words of a phrase."""
_LOOSE = frozenset({"–", "old", "and", ",", "/"}) | _MARKS
"""Words a phrase may hold but not begin with."""
_LONGEST = 14
"""Tokens to either side; longer noun phrases are cut there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the gazetteer found in a parse, looked up by token."""

    parse: Parse
    starts: dict[int, Match]
    """Named matches by first token."""
    ends: dict[int, tuple[Match, ...]]
    """Named matches by last token, outermost first."""
    common: dict[int, Match]
    """Offices and bodies by first token."""
    common_ends: dict[int, Match]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Phrase:
    """A noun phrase with an office or body at its core."""

    first: int
    last: int
    head: int
    core: Reading
    owners: tuple[str, ...] = ()
    """Codes of states named in it."""
    body: Reading | None = None
    """Organisation, group or ministry named in it: `Kremlin` in `Kremlin spokesman`."""
    article: str = ""
    """Its determiner in lower case: `the`, `a`, `these`; "" when it has none."""
    possessor: int | None = None
    """Token of a possessive pronoun that stands before it."""
    ranks: tuple[str, ...] = ()
    """Lower-case words before the core: `deputy`, `former`, `large`."""
    is_bare: bool = True
    """Nothing follows the core: no `of …`."""

    @property
    def is_definite(self) -> bool:
        """Tell whether something already known is meant."""
        return self.article in {"the", "this", "that", "these", "those", "both", "'s"} or (
            self.possessor is not None
        )


def gather(parse: Parse, named: tuple[Match, ...], common: tuple[Match, ...]) -> Known:
    """Index matches by token."""
    ends: dict[int, tuple[Match, ...]] = {}
    for match in named:
        ends[match.last - 1] = (match, *ends.get(match.last - 1, ()))
    return Known(
        parse=parse,
        starts={match.first: match for match in reversed(named)},
        ends=ends,
        common={match.first: match for match in common},
        common_ends={match.last - 1: match for match in common},
    )


@dataclass(slots=True)
class _Growth:
    """A phrase on its way."""

    first: int
    last: int
    owners: list[str]
    ranks: list[str]
    body: Reading | None = None
    article: str = ""
    possessor: int | None = None


def grow(known: Known, core: Match) -> Phrase:
    """Grow a phrase around an office or body."""
    growth = _Growth(core.first, core.last, [], _prefix(known.parse, core))
    sentence = known.parse.sentence_at(core.first)
    _grow_left(known, core, growth, max(sentence.first, core.first - _LONGEST))
    while growth.first < core.first and known.parse.tokens[growth.first].text in _LOOSE:
        growth.first += 1
    _grow_right(known, core, growth, min(sentence.last, core.last + _LONGEST))
    if not growth.owners and core.reading.state and growth.body is None:
        growth.owners.append(core.reading.state)
    return Phrase(
        first=growth.first, last=growth.last, head=head_of(known.parse, core.first, core.last),
        core=core.reading, owners=tuple(dict.fromkeys(growth.owners)), body=growth.body,
        article=growth.article, possessor=growth.possessor, ranks=tuple(growth.ranks),
        is_bare=growth.last == core.last,
    )  # fmt: skip


def _prefix(parse: Parse, core: Match) -> list[str]:
    """Return what a hyphen joins to the core within one token: `ex` in `ex-President`."""
    start = parse.tokens[core.first].span.start
    before = parse.text[start : core.span.start].rstrip("-").lower()
    return [before] if before in lists()["rank"] else []


def head_of(parse: Parse, first: int, last: int) -> int:
    """Return the token of a range whose head lies outside it; the last one if none does."""
    outside = [i for i in range(first, last) if not first <= parse.tokens[i].head < last]
    nouns = [i for i in outside if parse.tokens[i].upos in {"NOUN", "PROPN", "ADJ", "PRON"}]
    return next(iter(nouns or outside), last - 1)


def _grow_left(known: Known, core: Match, growth: _Growth, floor: int) -> None:
    while growth.first > floor:
        before = growth.first - 1
        if not _take_match(known, growth, before) and not _take_word(known, core, growth, before):
            return
        if growth.article or growth.possessor is not None or growth.first > before:
            return


def _take_match(known: Known, growth: _Growth, before: int) -> bool:
    token = known.parse.tokens[before]
    possessive = token.xpos == "POS" or token.text in {"'s", "’s"}
    place = before - 1 if possessive else before
    matches = known.ends.get(place, ())
    if matches:
        for match in matches:
            if not _is_aside(known, growth, match):
                _own(growth, match.reading)
        growth.first = matches[-1].first
        return True
    house = known.common_ends.get(place)
    if possessive and not (house and house.reading.kind == "body"):
        growth.article = "'s"
        return False
    if house and house.reading.kind == "body" and house.last <= growth.first:
        growth.body = growth.body or house.reading
        growth.first = house.first
        return True
    return False


def _is_aside(known: Known, growth: _Growth, match: Match) -> bool:
    """Tell whether a state is named without owning: `pro-X`, `ethnic X`, `X-backed`."""
    start = match.span.start
    before = known.parse.text[max(0, start - 8) : start].lower()
    if before.endswith("ethnic ") or before.rpartition(" ")[2][:-1] in lists()["aside"]:
        return True
    return (
        growth.ranks[:1] == ["-"]
        and growth.ranks[1:2] != []
        and (growth.ranks[1] in lists()["tie"])
    )


def _own(growth: _Growth, reading: Reading) -> None:
    if reading.kind in {"organisation", "group", "media"}:
        growth.body = growth.body or reading
    if reading.state and reading.kind != "media":
        growth.owners.append(reading.state)


def _take_word(known: Known, core: Match, growth: _Growth, before: int) -> bool:
    tokens = known.parse.tokens
    token = tokens[before]
    word = token.text.lower()
    if token.upos == "DET" or word in {"the", "a", "an", "these", "those"}:
        growth.article = word
    elif token.xpos == "PRP$":
        growth.possessor = before
    elif word in {"and", ",", "/"} and _joins(known, growth, before):
        pass
    elif word in _MARKS or word in lists()["rank"] or _hangs(known.parse, core, growth, before):
        growth.ranks.insert(0, word)
    else:
        return False
    growth.first = before
    return True


def _joins(known: Known, growth: _Growth, before: int) -> bool:
    """Tell whether a mark stands between two demonyms: `Russian and Syrian officials`."""
    right = known.starts.get(growth.first)
    left = known.ends.get(before - 1, ())
    kinds = {"demonym", "state"}
    return bool(right and left and right.reading.kind in kinds and left[0].reading.kind in kinds)


def _hangs(parse: Parse, core: Match, growth: _Growth, index: int) -> bool:
    """Tell whether the tree hangs a word on the phrase, as what may stand before a noun."""
    token = parse.tokens[index]
    if token.upos not in {"ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"}:
        return False
    inside = growth.first <= token.head < max(core.last, growth.last)
    if token.upos == "VERB":
        return inside and token.relation == "amod"
    return inside and token.relation in _LEFT


def _grow_right(known: Known, core: Match, growth: _Growth, ceiling: int) -> None:
    tokens = known.parse.tokens
    for _ in range(3):
        if growth.last >= ceiling:
            return
        word = tokens[growth.last].text.lower()
        if word not in {"of", "for", "to", "from"}:
            return
        if (word in {"for", "to"} and core.reading.id not in _FOR) or word == "from":
            return
        if not _take_of(known, growth, ceiling, is_owner=word != "to"):
            return


_FOR = frozenset(
    {"spokesperson", "ambassador", "envoy", "minister", "commissioner",
     "embassy", "negotiator", "high-representative"}
)  # fmt: skip
"""Offices and bodies whose name goes on after `for` and `to`."""


def _take_of(known: Known, growth: _Growth, ceiling: int, *, is_owner: bool) -> bool:
    place, owners = growth.last + 1, []
    while place < ceiling:
        match = known.starts.get(place) or known.common.get(place)
        if match and match.reading.kind == "demonym" and match.last < ceiling:
            owners.append(match.reading)
            place = match.last
            continue
        if match and match.reading.kind != "office":
            _close(known, growth, match, owners, is_owner=is_owner)
            return True
        if not _may_stand_before(known.parse, place):
            break
        place += 1
    return _close_unknown(known, growth, place, owners, is_owner=is_owner)


def _may_stand_before(parse: Parse, place: int) -> bool:
    token = parse.tokens[place]
    return (
        token.upos in {"DET", "ADJ"}
        or token.xpos == "PRP$"
        or token.text.lower() in (lists()["rank"])
    )


def _close(
    known: Known, growth: _Growth, match: Match, owners: list[Reading], *, is_owner: bool
) -> None:
    growth.last = match.last
    if is_owner:
        for reading in (*owners, match.reading):
            _own(growth, reading)
        if match.reading.kind == "body":
            growth.body = growth.body or match.reading
    _take_second(known, growth, is_owner=is_owner)


def _take_second(known: Known, growth: _Growth, *, is_owner: bool) -> None:
    """Take in `and Turkey` after `the presidents of Russia`."""
    tokens = known.parse.tokens
    if growth.last + 1 >= len(tokens) or tokens[growth.last].text.lower() != "and":
        return
    match = known.starts.get(growth.last + 1)
    if match and match.reading.kind == "state" and is_owner:
        head = tokens[head_of(known.parse, match.first, match.last)]
        if head.relation == "conj" and growth.first <= head.head < growth.last:
            growth.last = match.last
            _own(growth, match.reading)


def _close_unknown(
    known: Known, growth: _Growth, place: int, owners: list[Reading], *, is_owner: bool
) -> bool:
    """Take in capitalised words that no list has, or a demonym before an unlisted noun."""
    tokens = known.parse.tokens
    end = place
    while end < min(len(tokens), place + 6) and tokens[end].upos == "PROPN":
        end += 1
    if end == place and owners and end < len(tokens) and tokens[end].upos == "NOUN":
        end += 1
    if end == place:
        return False
    growth.last = end
    if is_owner:
        for reading in owners:
            _own(growth, reading)
    return True


def span(parse: Parse, first: int, last: int) -> Span:
    """Return the span of a half-open range of tokens."""
    return Span(parse.tokens[first].span.start, parse.tokens[last - 1].span.end)
