"""How many, how much, how long: a number with what it counts, from every page that gives one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from detente.model.answers import Finding
from detente.relations.asking.asked import Asked, found, not_stated, said, several
from detente.relations.asking.keys import keys, word_keys
from detente.relations.asking.passages import Passage
from detente.relations.asking.questions import words
from detente.relations.details import NUMBER, details, read_sentence

_COUNTED = re.compile(r"\bhow (?:many|much) ((?:[\w’'-]+ ?){1,6})", re.IGNORECASE)
_AMOUNT = re.compile(
    rf"\b({NUMBER}(?: (?:million|billion|thousand|per cent|percent))?)(?= ((?:[\w’'-]+ ?){{1,4}}))",
    re.IGNORECASE,
)
# "customs officers put the number at 700", "the other side names another figure: 20 lorries"
_RIVAL = re.compile(
    rf"\b(?:put|puts|gave|gives|named?s?|spoke of|speaks of|counted) (?:[\w’'-]+ ){{0,4}}?"
    rf"(?:number|figure|toll|total)s?(?: as| at|:)? ({NUMBER})\b",
    re.IGNORECASE,
)
_MEASURES = words("measures")
_PEOPLE = frozenset(key for word in words("people") for key in word_keys(word))
_ENDS = words("ends")
_SHARE = 0.4
"""Share of a question's other words that a sentence, or that before it, must hold."""
_FOLLOWS = 0.9
"""What the score of a sentence is worth for the one that goes on about it."""
_AIMS = re.compile(r"\b(?:within|in|after|every|for the (?:last|past)|by|over|under) $")
_LASTED = re.compile(
    r"\b(?:last\w*|talk\w*|spoke\w*|met|meet\w*|conversation|visit\w*|stay\w*|went on|held|took"
    r"|negotiat\w*|discuss\w*|for)\b"
)
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    words: str
    number: str
    passage: Passage


def quantity(asked: Asked) -> Finding:
    """Answer with a number and what it counts; where pages differ, with all that are given."""
    nouns = _nouns(asked)
    counts: list[_Count] = []
    for passage in _around(asked):
        if counts and passage.article.id == counts[0].passage.article.id:
            break  # one page counts one thing once, unless it says that others count otherwise
        count = _count(passage, nouns, asked)
        if count and _fits(passage, nouns, asked):
            counts += [count, *_rivals(count, asked)]
    different = list({count.number.casefold(): count for count in counts}.values())[:_MOST]
    if not different:
        return not_stated("quantity")
    told = [f"{count.words}. {said(count.passage)}" for count in different]
    return found("quantity", several(told), [count.passage for count in different])


def _nouns(asked: Asked) -> frozenset[str]:
    """Take the keys of what is counted; empty for `how large`."""
    counted = _COUNTED.search(asked.part.text)
    words = _until_verb(counted[1].split()) if counted else []
    states = {key for word in words for key in keys(word, asked.reading.forms) if ":" in key}
    plain = [w for w in words if not set(keys(w, asked.reading.forms)) & states]
    own = frozenset(key for word in plain[-2:] for key in word_keys(word) if key[0] != "~")
    return own or frozenset(states)  # "how many Arvenians"


def _until_verb(words: list[str]) -> list[str]:
    """Keep the words of what is counted: those before the verb or the first preposition."""
    return list(takewhile(lambda word: word.casefold() not in _ENDS, words))


def _around(asked: Asked) -> Iterator[Passage]:
    """Walk the sentences about something, each with those that go on about it, best first."""
    scored: dict[int, tuple[float, Passage]] = {}
    for each in asked.about(0.4):
        passage: Passage | None = each.passage
        score = each.score
        for _ in range(3):
            if passage is not None:
                known = scored.get(passage.number, (0.0, passage))
                scored[passage.number] = max(known, (score, passage), key=lambda row: row[0])
                passage, score = asked.reading.after(passage), score * _FOLLOWS
    for passage in asked.before:
        scored[passage.number] = (1.0, passage)
        after = asked.reading.after(passage)
        if after is not None:
            scored.setdefault(after.number, (_FOLLOWS, after))
    yield from (p for _, p in sorted(scored.values(), key=lambda row: (-row[0], row[1].number)))


def _count(passage: Passage, nouns: frozenset[str], asked: Asked) -> _Count | None:
    for match in _AMOUNT.finditer(passage.text):
        words = match[2].split()[:4]
        counted = frozenset(key for word in words for key in word_keys(word))
        counted |= keys(words[0], asked.reading.forms) if words else frozenset()
        people = bool(counted & _PEOPLE)
        wanted = bool(nouns & counted) or (people and (not nouns or bool(nouns & _PEOPLE)))
        wanted = wanted or (_is_measured(match, words) and not people and not nouns)
        if wanted and not _is_date(match, passage) and not _is_other(words, asked):
            return _Count(
                words=f"{match[1]} {' '.join(_until_noun(words, nouns or _PEOPLE))}",
                number=match[1],
                passage=passage,
            )
    return None


def _is_measured(match: re.Match[str], words: list[str]) -> bool:
    """Tell whether a number measures: `650 tonnes of aid`, `9 billion dollars`."""
    unit = {*match[1].casefold().split(), words[0].casefold()} if words else set()
    return bool(unit & _MEASURES)


def _is_other(words: list[str], asked: Asked) -> bool:
    """Tell whether those who are counted are of a state that nobody asked about."""
    named = {key for key in keys(" ".join(words), asked.reading.forms) if ":" in key}
    wanted = {key for key in keys(asked.part.about, asked.reading.forms) if ":" in key}
    return bool(named) and bool(wanted) and not named <= wanted


def _is_rivals(passage: Passage, asked: Asked) -> bool:
    """Tell whether a sentence counts those of another state: `the Castoran delegation had ten`."""
    wanted = _owned(asked.part.about, asked)
    told = _owned(passage.text, asked)
    return any(noun in told and not wanted[noun] <= told[noun] for noun in wanted)


def _owned(text: str, asked: Asked) -> dict[str, set[str]]:
    """Map each noun to the names, of states for the most part, that stand right before it."""
    owned: dict[str, set[str]] = {}
    for one, other in pairwise(re.findall(r"[\w’'-]+", text)):
        plain = one.removesuffix("'s").removesuffix("’s")
        owner = asked.reading.forms.get(plain.casefold()) or plain
        named = one[:1].isupper() and bool(word_keys(plain))
        for key in word_keys(other) if named and other[:1].islower() else ():
            owned.setdefault(key, set()).add(owner)
    return owned


def _fits(passage: Passage, nouns: frozenset[str], asked: Asked) -> bool:
    """Tell whether a sentence is about more of the question than what is counted."""
    if _is_rivals(passage, asked):
        return False
    wanted = [k for k in keys(asked.part.about, asked.reading.forms) if k not in nouns]
    whole = sum(map(asked.reading.weight, wanted))
    before = asked.reading.before(passage)
    near = passage.keys | (before.keys if before else frozenset())
    held = sum(asked.reading.weight(key) for key in wanted if key in near)
    return passage in asked.before or not whole or held >= _SHARE * whole


def _rivals(count: _Count, asked: Asked) -> Iterator[_Count]:
    """Find other numbers for the same in the sentences that follow."""
    noun = count.words.split()[-1]
    place = count.passage.number
    for passage in asked.reading.passages[place : place + 4]:
        match = _RIVAL.search(passage.text)
        if match and passage.article.id == count.passage.article.id and match[1] != count.number:
            yield _Count(words=f"{match[1]} {noun}", number=match[1], passage=passage)


def _until_noun(words: list[str], nouns: frozenset[str]) -> list[str]:
    """Keep words up to the one that is counted."""
    for place, word in enumerate(words):
        if frozenset(word_keys(word)) & (nouns | _PEOPLE):
            return words[: place + 1]
    return words[:1]


def _is_date(match: re.Match[str], passage: Passage) -> bool:
    return any(e.time and match.start() + passage.span.start in e.time.span for e in passage.events)


def duration(asked: Asked) -> Finding:
    """Answer with how long something lasted, in its sentence or one that goes on about it."""
    for passage in (*asked.before, *_around(asked)):
        own = next((words for kind, words in read_sentence(passage.text) if kind == "duration"), "")
        if own:
            return found("duration", f"{own}. {said(passage)}", [passage])
        for event in passage.events:
            told = [d for d in details(event, passage.article, ()) if d.kind == "duration"]
            for detail in told:
                other = next(
                    (p for p in asked.reading.passages
                     if p.article.id == detail.article and detail.start in p.span), passage,
                )  # fmt: skip
                return found("duration", f"{detail.text}. {said(other)}", [passage, other])
        for time in asked.reading.times(passage):
            at = time.span.start - passage.span.start
            aimed = _AIMS.search(passage.text[:at])
            if (
                time.kind == "duration"
                and time.minutes
                and not aimed
                and _lasts(passage, time.text)
            ):
                return found("duration", f"{time.text}. {said(passage)}", [passage])
    return not_stated("duration")


def _lasts(passage: Passage, words: str) -> bool:
    """Tell whether a stretch of time is how long something lasted: `within three weeks` is not."""
    aimed = words.split()[0].casefold() in {"within", "in", "after", "every"}
    return not aimed and bool(_LASTED.search(passage.text))
