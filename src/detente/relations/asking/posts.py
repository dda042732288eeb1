"""Offices, by the words of a sentence: whose, where, and who holds them.

`The Arvenian ambassador in Castora, Ivo Brandt` holds an office of Arvenia with its seat in
Castora; a question for the ambassador of Castora in Arvenia is about another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.model.actors import Entity
from detente.relations.asking.deeds import MOST
from detente.relations.asking.keys import Forms, keys
from detente.relations.asking.passages import Passage
from detente.relations.profiles import entities

_OFFICE = re.compile(
    r"\b(high commissioner|charg[eé] d[’']affaires|ambassador|minister|president|secretary|envoy"
    r"|chancellor|premier|king|queen|commander|consul|spokes\w+|chief|director|chairman|governor"
    r"|attach[eé])\b",
    re.IGNORECASE,
)
_IS_WHO = re.compile(
    r"^(?:who(?:m)? (?:is|was|are|were|holds|serves as|became)|what is the name of|name)\b"
    r"(?! \w+ing\b)",
    re.IGNORECASE,
)
_SPACE = r"(?:[\w’'-]+ ){0,6}"
_BEFORE = re.compile(rf"\b({_SPACE})$")
_OF = re.compile(r"^ (?:of|for) ((?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)*)")
_AT = re.compile(r"(?:^| )(?:to|in|at) ((?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_PERSON = (
    r"(?:[A-Z][\w’'.-]*|al-[A-Z][\w’'-]*|bin|de|von)(?: (?:[A-Z][\w’'.-]*|al-[\w’'-]+|bin|de|von))*"
)
# "ambassador in Castora, Ivo Brandt", "high commissioner Ada Lund", "ambassador is Ivo Brandt"
_FOLLOWS = re.compile(
    rf"^(?: (?:to|in|of|for|at) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?(?:, | is | was |,? )"
    rf"({_PERSON})"
)
# "nominated Ivo Brandt as its ambassador", "Ivo Brandt, the ambassador", "Ivo Brandt as ambassador"
_PRECEDES = re.compile(
    rf"\b({_PERSON})(?:,| as|, who is| is| was| became)"
    rf" (?:the |its |their |his |her |an? )?{_SPACE}$"
)
_LEFT = re.compile(r"\b(?:recall\w*|withdr\w+|expel\w*|dismiss\w*|sacked|resign\w*)\b")
_LEAVES = re.compile(
    r"\b(?:left (?:his|her|the) (?:post|office)|stepped down|resigned|was (?:recalled|expelled"
    r"|dismissed|withdrawn)|has been recalled|ended (?:his|her) (?:term|mission))\b"
)
_AROUND = 160
"""Characters before an office in which its owner and its holder are looked for."""
GONE = " (recalled or withdrawn, by this telling)"
"""Behind the name of somebody who is said to have left a post."""
_FORMER = re.compile(r"\b(?:former|ex|then|late|previous)\b[ -]", re.IGNORECASE)
_RANKS = frozenset({"deputy", "vice", "assistant", "foreign", "defence", "defense", "interior",
                    "prime", "first", "trade", "finance", "energy", "transport", "culture",
                    "sports", "sport", "health", "justice", "economy", "general"})  # fmt: skip
_SAME = {
    "defense": "defence",
    "sport": "sports",
    "envoy": "ambassador",
    "premier": "prime minister",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office as worded, with whose it is and where, as far as the words say."""

    office: str
    ranks: frozenset[str]
    """Words that make it another office: `deputy`, `foreign`."""
    state: str | None
    seat: str | None


def post_asked(text: str, forms: Forms) -> Post | None:
    """Read the office that a question asks the holder of; None where it asks for no holder."""
    match = _OFFICE.search(text) if _IS_WHO.match(text) else None
    return _post(text, match, forms) if match else None


def holder_of(post: Post, passage: Passage, forms: Forms) -> str | None:
    """Name who holds a post by a sentence, with a word where he is said to have left it."""
    text = passage.text[:MOST]
    for match in _OFFICE.finditer(text):
        told = _post(text, match, forms)
        if not _is_one(post, told, passage, forms) or _FORMER.search(_near(text, match)):
            continue
        name = _name(text, match)
        if name and not keys(name, forms) <= {f"state:{post.state}", f"state:{post.seat}"}:
            parts = (text[: match.start()], text[match.end() : match.end() + _AROUND])
            signs = zip((_LEFT, _LEAVES), parts, strict=True)
            left = told.office == "ambassador" and any(sign.search(part) for sign, part in signs)
            return f"{name}{GONE if left else ''}"
    for entity in _coded(passage):
        if _holds(entity, post):
            return f"{entity.name} ({entity.office})"
    return None


def _coded(passage: Passage) -> Iterator[Entity]:
    for event in passage.events:
        yield from entities((*event.actors, *event.recipients))


def _holds(entity: Entity, post: Post) -> bool:
    words = set((entity.office or "").casefold().replace("-", " ").split())
    held = _same(post.office) in {_same(word) for word in words} or post.office in words
    own = entity.state is not None and entity.state == post.state and post.seat is None
    return held and own and {_same(w) for w in words & _RANKS} == post.ranks


def _post(text: str, match: re.Match[str], forms: Forms) -> Post:
    before = _BEFORE.search(text[max(0, match.start() - _AROUND) : match.start()])
    lead, rest = before[1] if before else "", text[match.end() :]
    of, at = _OF.match(rest), _AT.match(rest[:60])
    ranks = {_same(word) for word in re.findall(r"\w+", lead.casefold()) if word in _RANKS}
    return Post(
        office=_same(match[1].casefold()),
        ranks=frozenset(ranks),
        state=_last_state(lead, forms) or (_state(of[1], forms) if of else None),
        seat=_state(at[1], forms) if at else None,
    )


def _same(word: str) -> str:
    return _SAME.get(word, word)


def _state(words: str, forms: Forms) -> str | None:
    found = sorted(k.removeprefix("state:") for k in keys(words, forms) if k.startswith("state:"))
    return found[-1] if found else None


def _last_state(lead: str, forms: Forms) -> str | None:
    """Find the state that stands next before an office: `the new Castoran ambassador`."""
    words = [word for word in lead.split() if word.casefold() not in _RANKS][-3:]
    return next((state for word in reversed(words) if (state := _state(word, forms))), None)


def _is_one(post: Post, told: Post, passage: Passage, forms: Forms) -> bool:
    if told.office != post.office or told.ranks != post.ranks:
        return False
    state = told.state or _state_of_sentence(passage, forms, told)
    if post.state and state != post.state:
        return False
    return not (post.seat and told.seat) or post.seat == told.seat


def _state_of_sentence(passage: Passage, forms: Forms, told: Post) -> str | None:
    """Take `its ambassador` to be of the state that the sentence names before."""
    head = passage.text.partition(" ambassador")[0] if told.office == "ambassador" else ""
    words = re.findall(r"[\w’'-]+", head)
    return next((s for word in words if (s := _state(word, forms)) and s != told.seat), None)


def _near(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 30) : match.end()]


def _name(text: str, match: re.Match[str]) -> str | None:
    follows = _FOLLOWS.match(text[match.end() :])
    precedes = _PRECEDES.search(text[max(0, match.start() - _AROUND) : match.start()])
    found = (follows or precedes) if follows is None or len(follows[1]) > 2 else precedes
    name = found[1].strip(" ,.") if found else ""
    return name if name and name.split()[0] not in {"He", "She", "The", "It"} else None
