"""Reports known by their place in the sentence: `…, X said.`, `…, X said, …`.

Long sentences lead a parser astray; commas and quotation marks do not.
"""

from __future__ import annotations

from detente.factuality._subjects import names_somebody, top
from detente.model.text import Parse


def placed(parse: Parse, index: int) -> tuple[int, tuple[int, ...]] | None:
    return _tail(parse, index) or _inset(parse, index)


def _inset(parse: Parse, index: int) -> tuple[int, tuple[int, ...]] | None:
    """Read `…, X said, …` by its commas."""
    sentence = parse.sentence_at(index)
    after = index + 1
    if after >= sentence.last or parse.tokens[after].text != ",":
        return None
    if parse.tokens[index].xpos not in ("VBD", "VBZ", "VBP") or parse.children(index, "ccomp"):
        return None
    comma = _last_break(parse, sentence.first, index)
    if comma is None:
        return None
    said = (*range(sentence.first, comma), *range(after + 1, sentence.last))
    source = _between(parse, comma + 1, index)
    if source is None or not any(is_finite(parse, one) for one in said):
        return None
    return source, said


def _tail(parse: Parse, index: int) -> tuple[int, tuple[int, ...]] | None:
    """Read `…, X said.` and `…," said X, the envoy.` by their place at the end of a sentence.

    Long sentences lead the parser astray; the pattern does not.

    Returns:
        Head of the source and tokens of the content; None where the pattern is not there.
    """
    sentence = parse.sentence_at(index)
    if parse.tokens[index].xpos not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if parse.children(index, "ccomp", "aux", "mark") and not _precedes(parse, index):
        return None
    after = range(index + 1, sentence.last)
    if any(is_finite(parse, place) or parse.tokens[place].xpos == "TO" for place in after[:1]):
        return None
    if any(is_finite(parse, place) for place in after):
        return None
    comma = _last_break(parse, sentence.first, index)
    if comma is None or not any(is_finite(parse, one) for one in range(sentence.first, comma)):
        return None
    source = _between(parse, comma + 1, index) or _between(parse, index + 1, sentence.last)
    if source is None:
        return None
    return source, tuple(range(sentence.first, comma))


def _precedes(parse: Parse, index: int) -> bool:
    """Tell whether all clauses of a verb stand before it."""
    marked = parse.children(index, "aux", "mark")
    return not marked and all(place < index for place in parse.children(index, "ccomp"))


def is_finite(parse: Parse, index: int) -> bool:
    return parse.tokens[index].xpos in ("VBD", "VBZ", "VBP", "MD")


def _last_break(parse: Parse, first: int, index: int) -> int | None:
    """Find the comma or closing mark that parts what is said from a verb of saying and its subject.

    Between it and the verb stands the subject with its appositions and no verb; a closing mark
    counts before a comma.
    """
    comma: int | None = None
    for place in range(index - 1, first, -1):
        token = parse.tokens[place]
        if is_finite(parse, place):
            break
        if token.text in _CLOSING and place > first + 1:
            return place
        if token.text == ",":
            comma = place
            if _is_subject(parse, place + 1, index):
                return place
    return comma if comma == index - 1 else None


_CLOSING = frozenset({"”", "»", "''", '"'})


def _is_subject(parse: Parse, first: int, index: int) -> bool:
    """Tell whether the tokens before a verb are its subject, whole."""
    subject = parse.child(index, "nsubj")
    if subject is None or not first <= subject < index:
        return False
    return min(parse.subtree(subject)) == first


def _between(parse: Parse, first: int, last: int) -> int | None:
    """Find the head of the first noun phrase in a range; None where a preposition opens it."""
    place = first
    while place < last and parse.tokens[place].upos in ("PUNCT", "DET", "ADJ", "ADV", "NUM"):
        place += 1
    if place >= last or not names_somebody(parse, place):
        return None
    return top(parse, place, first, last)
