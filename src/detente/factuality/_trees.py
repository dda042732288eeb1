"""Small questions asked of a tree: tense, negation, subject, phrase."""

from __future__ import annotations

from collections.abc import Iterable

from detente.model.text import Parse, Span

CLAUSAL = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis", "root"})


def lemma(parse: Parse, index: int) -> str:
    """Return the lemma in lower case."""
    return parse.tokens[index].lemma.lower()


def keys(parse: Parse, index: int, preposition: str = "") -> tuple[str, ...]:
    """List look-up keys of a verb, the most specific first: `call off`, `call for`, `call`."""
    word = lemma(parse, index)
    particle = parse.child(index, "compound:prt")
    if particle is None:
        particle = next((one for one in parse.children(index, "advmod") if one == index + 1), None)
    with_particle = (f"{word} {lemma(parse, particle)}",) if particle is not None else ()
    with_preposition = (f"{word} {preposition}",) if preposition else ()
    return (*with_particle, *with_preposition, word)


def preposition(parse: Parse, index: int) -> str:
    """Return the preposition of a phrase, with its fixed parts: `because of`; "" if none."""
    words = case_tokens(parse, index)
    if not words:
        mark = parse.child(index, "mark")
        return lemma(parse, mark) if mark is not None else ""
    return " ".join(parse.tokens[word].text.lower() for word in words)


def case_tokens(parse: Parse, index: int) -> tuple[int, ...]:
    """List the tokens of the preposition before a phrase, fixed parts and runs included."""
    words: list[int] = []
    for case in parse.children(index, "case"):
        if case < index and (not words or case == words[-1] + 1):
            words += [case, *parse.children(case, "fixed")]
    return tuple(words)


def subject(parse: Parse, index: int) -> int | None:
    """Find who does it: the subject, that of the first conjunct, or the governor's.

    Returns:
        A token index; None where nobody is named.
    """
    current: int = index
    for _ in range(6):
        found = parse.child(current, "nsubj")
        if found is not None:
            return found
        token = parse.tokens[current]
        if token.relation not in ("conj", "xcomp", "advcl") or token.head < 0:
            return None
        if parse.child(current, "mark") is not None and token.relation == "advcl":
            return None
        current = token.head
    return None


def is_passive(parse: Parse, index: int) -> bool:
    """Tell whether a verb stands in the passive."""
    if parse.children(index, "aux:pass"):
        return True
    subject = parse.children(index, "nsubj:pass", "csubj:pass")
    return bool(subject) and parse.tokens[index].xpos == "VBN"


def within(parse: Parse, index: int, ancestor: int) -> bool:
    """Tell whether a token is another or hangs below it."""
    return index == ancestor or ancestor in parse.ancestors(index)


def phrase(parse: Parse, head: int, leave: Iterable[str] = ()) -> tuple[int, ...]:
    """List the tokens of a phrase, without some relations below its head, trimmed of punctuation.

    The run that holds the head is kept, so that the phrase is one stretch of text.
    """
    dropped: set[int] = set()
    for child in parse.children(head, *leave) if leave else ():
        dropped.update(parse.subtree(child))
    tokens = [index for index in parse.subtree(head) if index not in dropped]
    return trimmed(parse, _run(tokens, head), head)


def _run(tokens: list[int], head: int) -> tuple[int, ...]:
    place = tokens.index(head)
    first = last = place
    while first > 0 and tokens[first] - tokens[first - 1] == 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] - tokens[last] == 1:
        last += 1
    return tuple(tokens[first : last + 1])


def trimmed(parse: Parse, tokens: tuple[int, ...], head: int) -> tuple[int, ...]:
    """Drop punctuation at both ends."""
    first, last = 0, len(tokens)
    while first < last - 1 and tokens[first] < head and _is_loose(parse, tokens[first]):
        first += 1
    while last > first + 1 and tokens[last - 1] > head and _is_loose(parse, tokens[last - 1]):
        last -= 1
    return tokens[first:last]


def _is_loose(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.upos == "PUNCT" or token.relation in ("punct", "case", "cc", "mark", "fixed")


def pieces(parse: Parse, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Turn token indices into spans, one for each unbroken run."""
    spans: list[Span] = []
    last = -2
    for index in sorted(tokens):
        span = parse.tokens[index].span
        if index == last + 1 and span.end >= spans[-1].start:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
        last = index
    return tuple(spans)


def auxiliaries(parse: Parse, index: int) -> tuple[int, ...]:
    """List auxiliaries and copula of a predicate, in text order."""
    return parse.children(index, "aux", "cop")


def tense(parse: Parse, index: int) -> str:
    """Read the tense of a predicate from its tag and auxiliaries.

    Returns:
        `past`, `perfect`, `progressive`, `present`, `future`, `infinitive`, `participle` or
        `none` (a noun without copula, an unknown tag).
    """
    token = parse.tokens[index]
    helpers = auxiliaries(parse, index)
    if token.xpos == "VBD":
        helpers = parse.children(index, "aux")
    words = {lemma(parse, helper) for helper in helpers}
    if words & {"will", "shall", "'ll", "’ll", "wo"} or _is_to(parse, index, words):
        return "future"
    if {"have", "be"} <= words and has_to(parse, index):
        return "future"
    if "have" in words:
        return "progressive" if token.xpos == "VBG" else "perfect"
    if helpers:
        return _helped(parse, index, helpers)
    return _TENSES.get(token.xpos, "none")


_TENSES = {
    "VBD": "past", "VBZ": "present", "VBP": "present", "VB": "infinitive", "VBG": "participle",
    "VBN": "participle",
}  # fmt: skip


def _is_to(parse: Parse, index: int, helpers: set[str]) -> bool:
    """Tell whether a verb reads `is to meet`."""
    return "be" in helpers and parse.tokens[index].xpos == "VB" and has_to(parse, index)


def has_to(parse: Parse, index: int) -> bool:
    """Tell whether a verb stands in the infinitive with `to`."""
    return any(lemma(parse, mark) == "to" for mark in parse.children(index, "mark", "aux"))


def is_imperative(parse: Parse, index: int) -> bool:
    """Tell whether a verb is a command: a bare form with nobody to do it."""
    token = parse.tokens[index]
    if token.xpos != "VB" or has_to(parse, index) or auxiliaries(parse, index):
        return False
    bare = not parse.children(index, "nsubj", "expl")
    return bare and token.relation in ("root", "parataxis", "ccomp")


def _helped(parse: Parse, index: int, helpers: tuple[int, ...]) -> str:
    """Read the tense where auxiliaries without `will` and `have` carry it."""
    tags = {parse.tokens[helper].xpos for helper in helpers}
    if parse.tokens[index].xpos == "VBG" and not parse.children(index, "cop"):
        return "progressive" if tags & {"VBZ", "VBP", "VBD"} else "participle"
    if "VBD" in tags:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    if "MD" in tags:
        return "infinitive"
    return _TENSES.get(parse.tokens[helpers[0]].xpos, "none")
