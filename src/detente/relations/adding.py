"""What the page's own words add to a sentence that is built from the fields of an event.

`Arvenia accused Belmora` wants the words `of smuggling`; `Arvenia and Belmora signed an agreement`
does not want `the two sides signed the document`. Words that the sentence has already said are
left out at the head of a quote; where nothing else is left there is no quote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from detente.model.briefs import Entry
from detente.relations.profiles import entities
from detente.relations.quoting import QUOTED, cut, extract, tidied, words_of
from detente.relations.verbs import Verb

_WORD = re.compile(r"\w+(?:[’'-]\w+)*\.?")
_POSSESSIVE = re.compile(r"[’']s$|\.$")
_BREAK = re.compile(r"[,;:.(]|\b(?:and|but|after|before|while|who|which|that|when|as|for)\b")
"""Where the object of a verb ends at the latest."""
_STEM, _NAME = 6, 4
"""Letters that two words share which are one: of a common word, of a name and its adjective."""
_STEP = re.compile(rf"\s*(?:(?:the|an?|and|on|both|mrs?|ms)\s+)?({_WORD.pattern})", re.IGNORECASE)
_PARTICLE = re.compile(r"^(?:off|back|out|up) ")
_ARTICLES = frozenset({"a", "an", "the"})
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plain:
    """Words that add nothing, from `data/plain_words.yaml`."""

    words: frozenset[str]
    auxiliaries: frozenset[str]
    dates: frozenset[str]
    joints: frozenset[str]
    families: dict[str, frozenset[str]]


@cache
def _plain() -> _Plain:
    file = resources.files("detente.relations") / "data" / "plain_words.yaml"
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return _Plain(
        words=frozenset(rows["plain"].split()),
        auxiliaries=frozenset(rows["auxiliaries"].split()),
        dates=frozenset(rows["dates"].split()),
        joints=frozenset(rows["joints"].split()),
        families={key: frozenset(words.split()) for key, words in rows["families"].items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What a sentence has said: its words, and whether it has a date."""

    words: frozenset[str]
    stems: frozenset[str]
    dated: bool

    def names(self, word: str) -> bool:
        """Tell whether a word is one of those that were said, and no mere particle."""
        return self.has(word) and word.casefold() not in _plain().words

    def has(self, word: str) -> bool:
        """Tell whether a word of the page says nothing new."""
        bare = _POSSESSIVE.sub("", word)
        low = bare.casefold()
        if low in self.words or low in _plain().words:
            return True
        if self.dated and (low in _plain().dates or low.isdecimal()):
            return True
        return low[: _NAME if bare[:1].isupper() else _STEM] in self.stems and len(low) >= _NAME


def added(entry: Entry, act: str, verb: Verb, date: str = "", most: int = QUOTED) -> str:
    """Return what stands behind an act in the page's own words, with what joins it.

    Args:
        entry: The happening; its first quote is used.
        act: What the sentence says of it: doers, deed, others.
        verb: The verb of the act.
        date: Its date in words; "" where the sentence has none.
        most: Characters of the quote at most.

    Returns:
        `: “…”`, ` “…”` where the quote goes on with the sentence; "" where it adds nothing.
    """
    said = _Said(act=act, verb=verb, known=_known(_named(entry, act), date), most=most)
    for room in dict.fromkeys((max(most, QUOTED), most)):
        tail = _added(entry, tidied(extract(entry, room)), said)
        if tail is not None:
            return tail
    return f": “{words_of(entry, most)}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A clause so far, and the room for a quote behind it."""

    act: str
    verb: Verb
    known: _Known
    most: int


def _added(entry: Entry, text: str, said: _Said) -> str | None:
    """Find what a text adds; None where it has to be quoted from its beginning."""
    known, verb, trigger = said.known, said.verb, entry.footnotes[0].trigger.partition(" ")[0]
    place = re.search(rf"\b{re.escape(trigger)}\b", text) if trigger else None
    if place is None:
        return None
    told, before, after = _is_same(trigger, verb), text[: place.start()], text[place.end() :]
    if told and verb.rest and _adds_nothing(after, known, entry):
        return ""
    start = _start(before, known)
    if start is None:
        return None
    rest = "" if not told or _PASSIVE.search(before[start:]) else _behind(after, known, verb)
    if rest and "“" not in said.act:
        return f"{'' if _goes_on(rest) else ':'} “{cut(rest, said.most)}”"
    if told and not _new(after, known):
        return ""
    return f": “{cut(text[start:], said.most)}”"


def _named(entry: Entry, act: str) -> str:
    """Add office and name of those who take part: a sentence may name them shorter."""
    event = entry.happening.event
    people = entities((*event.actors, *event.recipients))
    return " ".join([act, *(f"{e.office or ''} {e.name}" for e in people)])


def _known(act: str, date: str) -> _Known:
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(act)]
    names = [word[:_NAME].casefold() for word in words if word[0].isupper()]
    stems = [word[:_STEM].casefold() for word in words if len(word) >= _STEM]
    return _Known(
        words=frozenset(word.casefold() for word in words),
        stems=frozenset(stem for stem in (*names, *stems) if len(stem) >= _NAME),
        dated=bool(date),
    )


def _is_same(trigger: str, verb: Verb) -> bool:
    """Tell whether the page has the verb of the sentence: `agrees` for `agreed`."""
    first = trigger.split()[0].casefold()
    forms = {verb.base, verb.past, verb.participle, verb.ing, f"{verb.base}s"}
    return first in {form.split()[0] for form in forms} or first in verb.also


def _adds_nothing(after: str, known: _Known, entry: Entry) -> bool:
    """Tell whether the object of the verb is only what the act is always done with."""
    family = (entry.happening.event.extension or "").partition("/")[0]
    usual = _plain().families.get(family)
    if usual is None:
        return False
    thing = _BREAK.split(after)[0]
    return all(known.has(w) or w.casefold() in usual for w in _WORD.findall(thing))


def _new(text: str, known: _Known) -> bool:
    return not all(known.has(word) for word in _WORD.findall(text))


def _start(before: str, known: _Known) -> int | None:
    """Find where to begin, when all before the verb is said; None when it is not."""
    words = list(_WORD.finditer(before))
    place = len(before)
    while words and words[-1][0] in _plain().auxiliaries:
        place = words.pop().start()
    if words and words[-1][0].casefold() in _ARTICLES:
        place = words.pop().start()
    return place if all(known.has(match[0]) for match in words) else None


def _behind(after: str, known: _Known, verb: Verb) -> str:
    """Return what follows the words that are said; "" where it does not go on from them."""
    if verb.rest:  # "signed an agreement: “a declaration on fisheries”"
        rest = _PARTICLE.sub("", after.strip()).removeprefix(f"{verb.rest} ")
        return rest if rest[:1].isalnum() else ""
    at = 0
    while (step := _STEP.match(after, at)) and known.names(step[1]):
        at = step.end()
    rest = after[at:].strip()
    return rest if _goes_on(rest) and _new(rest, known) else ""


def _goes_on(rest: str) -> bool:
    """Tell whether words go on with a clause: `of smuggling`, not `a declaration`."""
    return rest.partition(" ")[0] in _plain().joints
