"""Who does what, by the words of a sentence: the verb that a question asks about, and its subject.

`Who denied it?` is answered by whoever stands before `denied`, or after `by` where it was denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from detente.relations.acts import stem_of
from detente.relations.asking.keys import Forms, keys, word_keys
from detente.relations.asking.questions import words

_WORD = re.compile(r"[\w’'-]+")
_BREAK = re.compile(
    r"[;:“”\"()—]|[.!?] |, (?:and |but )?| (?:that|but|because|after|when|while|although|which|who"
    r"|where|as|since|and(?= (?!the |an? )[a-z])) "
)
# "Kuwait had each offered", "the ministry has also denied"
_AUXILIARIES = re.compile(
    r"(?: (?:has|have|had|also|again|later|then|did|not|will|would|is|are|was|were|each|both"
    r"|earlier|never|already|may|might|could|can|does|do|to|been|who|which|repeatedly|once))+$"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)(?: \w+)? $")
_BY = re.compile(r"(?: \w+){0,6}? by ((?:the |an? )?[^.,;:“”\"]+(?:, [A-Z][^.,;:“”\"]*)?)")
_LOOSE_BY = re.compile(r" (?:and|after|before|in|on|at|for|to|because|when|while|who|which) .*")
_DETERMINERS = words("determiners")
_POINTING = frozenset(["we", "i", "you", "this", "that", "there", "one"])
# "On Friday Thailand accepted", "In March the king invited"
_LEADING = re.compile(r"^(?:On|In|At|By|Last|Earlier) (?:[A-Z]?\w+ ){1,3}?(?=the |[A-Z]\w+ ?)")
_ADVERBS = words("adverbs")
_BE = words("be")
_PERFECT = words("perfect") | _BE
_BARE = words("bare")
_IRREGULAR = words("irregular")
# Words that stand between `the` and the noun of a subject, or are that noun
_QUALIFIERS = words("qualifiers")
_NAME_LIKE = re.compile(r"(?:the |an? |both |some |several |two |three )?[^\W\d_]", re.IGNORECASE)
MOST = 2000
"""Characters of a sentence that are looked at: what is longer is none."""
_AROUND = 300
"""Characters before and after a verb in which its subject is looked for."""
_LONGEST = 14
"""Words that a subject has at most."""


def act_asked(text: str) -> frozenset[str]:
    """Take the keys of the verb of a question.

    After `has` and `was` that is a participle, after `did` and `will` the first word that may be a
    bare verb, after `who` the first word that says a matter.

    Args:
        text: `Who denied the report?`, `Has the embassy reopened?`, `When was it opened?`

    Returns:
        Keys; empty where no word may be the verb: `Is the ambassador in Castora?`
    """
    words = _WORD.findall(text)
    lowered = [word.casefold() for word in words]
    start = next((n for n, word in enumerate(lowered[:4]) if word in _PERFECT | _BARE), None)
    if start is None:
        likely = [word for word in words[1:] if word[:1].islower()]
    elif lowered[start] in _PERFECT:
        likely = [word for word in words[start + 1 :] if _is_participle(word)]
        likely = likely[-1:] if "been" in lowered or lowered[start] in _BE else likely
    else:
        likely = [w for last, w in pairwise(words[start:]) if _may_be_bare(last, w)]
    return frozenset(next(_keys_of(likely), ())[:1])


def says_verb(question: str, text: str) -> bool:
    """Tell whether a sentence has a word of a question's verb itself: `arrived` for `arrive`."""
    act = act_asked(question)
    asked = {stem_of(w.casefold()) for w in _WORD.findall(question) if act & set(word_keys(w))}
    return any(stem_of(word.casefold()) in asked for word in _WORD.findall(text))


def _keys_of(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for word in words:
        found = tuple(key for key in word_keys(word) if not key.startswith("~"))
        if found and word not in _ADVERBS:
            yield found


def _is_participle(word: str) -> bool:
    return word[:1].islower() and (word.endswith(("ed", "en", "own")) or word in _IRREGULAR)


def _may_be_bare(last: str, word: str) -> bool:
    """Tell whether a word may be the verb after `did`: no noun of several, none after `the`."""
    noun = word.endswith("s") and not word.endswith("ss")
    after = last.casefold() in _DETERMINERS | _QUALIFIERS or word in _QUALIFIERS
    return word[:1].islower() and not noun and not after


def subjects(text: str, act: frozenset[str]) -> Iterator[str]:
    """Name those who do an act in a sentence, as worded, in the order of its verbs."""
    for verb in _WORD.finditer(text[:MOST]):
        before = text[max(0, verb.start() - _AROUND) : verb.start()]
        after = text[verb.end() : verb.end() + _AROUND]
        if not act & set(word_keys(verb[0])) or _last(before) in _DETERMINERS:
            continue
        found = _doer_after(after) if _PASSIVE.search(before) else _doer_before(before)
        if found and _NAME_LIKE.match(found) and len(found.split()) <= _LONGEST:
            yield found


def is_new(name: str, asked: frozenset[str], forms: Forms) -> bool:
    """Tell whether a name is more than what the question itself names."""
    return bool(keys(name, forms) - asked) and name.split()[0].casefold() not in _POINTING


def _last(text: str) -> str:
    words = text.split()
    return words[-1].casefold() if words else ""


def _doer_after(after: str) -> str:
    match = _BY.match(after)
    if not match:
        return ""
    first, comma, rest = match[1].partition(", ")
    return f"{_LOOSE_BY.sub('', first)}{comma}{rest}".strip()


def _doer_before(before: str) -> str:
    """Take the words of the clause before a verb; past a relative clause, those before that."""
    pieces = [piece.strip(" ,") for piece in _BREAK.split(before)]
    stripped = _AUXILIARIES.sub("", f" {pieces[-1]}").strip()
    if stripped and not _goes_on(stripped):
        return _LEADING.sub("", stripped)
    heads = [
        piece for piece in pieces[:-1] if piece and piece[:1].isupper() and not _goes_on(piece)
    ]
    return _LEADING.sub("", _AUXILIARIES.sub("", f" {heads[-1]}").strip()) if heads else ""


def _goes_on(words: str) -> bool:
    """Tell whether words in small letters are no name but the end of a clause."""
    first = words.split()[0]
    return first[:1].islower() and first not in {"the", "a", "an", "both", "some", "several"}
