"""Reports known by their place in the sentence: `…, X said.`, `…, X said, …`, `…, said X`.

Long sentences lead a parser astray; commas and quotation marks do not. A sentence is cut at them
into pieces; a piece that is nothing but a name, a verb of saying and when or where it was said, is
set beside what the rest says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.factuality._speakers import phrase_of
from detente.factuality._subjects import agent
from detente.model.text import Parse

_BREAKS = frozenset({",", ";", ":", "—", "–", "-", "”", "“", "»", "«", "''", "``", '"', "(", ")"})
_QUOTES = frozenset({"”", "“", "»", "«", "''", "``", '"'})
_STOPS = frozenset({";", ":"})
_OPENERS = frozenset({"as", "so"})
_OF_A_NAME = frozenset(
    {"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "PART", "ADP", "ADV", "CCONJ", "X"}
)
_FIRST_OF_A_NAME = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"})
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
LONGEST = 18
"""Tokens of a piece; a longer one is a clause of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A verb of saying with its speaker, set beside what is said."""

    source: int
    phrase: tuple[int, ...]
    """Tokens of the speaker's phrase."""
    content: tuple[int, ...]


def placed(parse: Parse, lexicon: Lexicon, index: int, pair: bool = False) -> Place | None:
    """Find who speaks by a verb that is set beside what is said; None where it is not so set.

    Args:
        parse: Tokens and trees.
        lexicon: Words that open asides and clauses.
        index: The verb.
        pair: True where the word behind it belongs to it: `made clear`.
    """
    first, last = _piece(parse, index)
    if not _may_tell(parse, index, last):
        return None
    opened = _opened(parse, first, index)
    end = _end(parse, lexicon, index + pair, last)
    if last - first > LONGEST or end is None:
        return None
    bare = pair or _is_bare(parse, index)
    phrase = _before(parse, first + opened, index) if bare else ()
    phrase = phrase or _behind(parse, first + opened, index, end)
    source = _head(parse, phrase)
    if source is None or not _speaks(parse, lexicon, source, index):
        return None
    source, phrase = _whole(parse, index, source, phrase)
    first, end = min(first, phrase[0]), max(end, phrase[-1] + 1)
    content = tuple(_content(parse, lexicon, first, end, index))
    if not content or (not opened and _opens_sentence(parse, first)):
        return None
    return Place(source=source, phrase=phrase, content=content)


def parted(parse: Parse, lexicon: Lexicon, index: int) -> tuple[int, ...]:
    """List what stands about a report set in: `His men, X quoted him as adding, had left`."""
    first, last = _piece(parse, index)
    if last - first > LONGEST or _opens_sentence(parse, first):
        return ()
    return tuple(_content(parse, lexicon, first, last, index))


def _opened(parse: Parse, first: int, index: int) -> int:
    """Count the words that open an aside: `as`, `so`, `or so`."""
    words = [parse.tokens[one].text.lower() for one in range(first, min(first + 2, index))]
    if words[:2] == ["or", "so"]:
        return 2
    return int(bool(words) and words[0] in _OPENERS)


def _speaks(parse: Parse, lexicon: Lexicon, source: int, index: int) -> bool:
    """Tell whether a noun is the subject: one behind a verb that has its subject is an object."""
    subject = parse.child(index, "nsubj", "nsubj:pass")
    if source < index:
        bare = parse.tokens[index].xpos == "VBN" and not parse.children(index, "aux")
        told_by = bare and agent(parse, index) is not None
        return not told_by and not parse.children(index, "aux:pass")
    if subject is None or subject > index:
        return True
    word = trees.lemma(parse, source)
    known = word in lexicon.kinds or word.removesuffix("s") in lexicon.kinds
    return known and trees.lemma(parse, index) not in DATIVE


def _opens_sentence(parse: Parse, first: int) -> bool:
    """Tell whether nothing but marks stands before a piece."""
    before = parse.tokens[parse.sentence_at(first).first : first]
    return all(token.upos == "PUNCT" for token in before)


def _whole(
    parse: Parse, index: int, source: int, phrase: tuple[int, ...]
) -> tuple[int, tuple[int, ...]]:
    """Widen a speaker's phrase over its commas where the tree agrees: `Tomas Veld, the envoy,`."""
    subject = parse.child(index, "nsubj")
    if subject is None:
        return source, phrase
    tokens = phrase_of(parse, subject)
    beside = tokens[-1] < index or tokens[0] > index
    clear = not any(is_finite(parse, one) for one in tokens) or tokens[0] == phrase[0]
    return (subject, tokens) if source in tokens and beside and clear else (source, phrase)


def _may_tell(parse: Parse, index: int, last: int) -> bool:
    """Tell whether a word is a verb with a tense, or may be one at the end of its piece."""
    token = parse.tokens[index]
    if token.xpos in (*_FINITE, "VBN"):
        return True
    if token.upos == "VERB":
        return token.xpos == "VB" and token.relation == "parataxis"
    return index + 1 == last and (token.xpos == "NNS" or token.relation == "parataxis")


def _piece(parse: Parse, index: int) -> tuple[int, int]:
    """Cut the piece of a sentence that a token stands in, between commas and marks."""
    sentence = parse.sentence_at(index)
    first, last = index, index + 1
    while first > sentence.first and not _breaks(parse, first - 1):
        first -= 1
    while last < sentence.last and not _ends(parse, last):
        last += 1
    return first, last


def _ends(parse: Parse, place: int) -> bool:
    return _breaks(parse, place) or parse.tokens[place].text in ".?!…"


def _breaks(parse: Parse, place: int) -> bool:
    """Tell whether a mark parts pieces; a hyphen within a word does not."""
    token = parse.tokens[place]
    if token.text == "-":
        return parse.text[token.span.start - 1 : token.span.start].isspace()
    return token.text in _BREAKS


def _end(parse: Parse, lexicon: Lexicon, index: int, last: int) -> int | None:
    """Find where time and place of saying end: at the piece's end, or before `after the …`.

    Returns:
        A token index; None where the verb has content or an object behind it.
    """
    for place in range(index + 1, last):
        token = parse.tokens[place]
        word = token.text.lower()
        if word in lexicon.asides and any(is_finite(parse, one) for one in range(place, last)):
            return place
        behind = parse.tokens[place + 1].xpos if place + 1 < last else ""
        if place == index + 1 and (word in ("whether", "if") or (word == "to" and behind == "VB")):
            return None
        if word == "that" and token.upos == "SCONJ":
            return None
        if is_finite(parse, place) and not _is_relative(parse, index, place):
            return None
    return last


def _is_relative(parse: Parse, first: int, place: int) -> bool:
    """Tell whether a finite verb belongs to a clause on the speaker: `the judge who presided`."""
    words = {parse.tokens[one].text.lower() for one in range(first + 1, place)}
    return bool(words & _RELATIVE)


def _before(parse: Parse, first: int, index: int) -> tuple[int, ...]:
    """Take the speaker's phrase before the verb; () where the words there are none."""
    last = index
    while last > first and parse.tokens[last - 1].upos in ("AUX", "ADV"):
        last -= 1
    if last == first or not _is_name(parse, first, last):
        return ()
    return tuple(range(first, last))


def _is_name(parse: Parse, first: int, last: int) -> bool:
    """Tell whether tokens are one noun phrase, with a relative clause perhaps."""
    if parse.tokens[first].upos not in _FIRST_OF_A_NAME:
        return False
    for place in range(first, last):
        token = parse.tokens[place]
        if token.text.lower() in _RELATIVE and place > first:
            return True
        if token.upos not in _OF_A_NAME and token.xpos not in ("VBN", "VBG", "HYPH"):
            return False
    return True


def _is_bare(parse: Parse, index: int) -> bool:
    """Tell whether a verb has no object but the one who is told: `told the committee`."""
    after = index + 1
    objects = ("DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM")
    if after >= len(parse.tokens) or parse.tokens[after].upos not in objects:
        return True
    return parse.tokens[index].lemma.lower() in DATIVE or parse.tokens[after].text.lower() in _HOURS


DATIVE = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "brief", "notify", "reassure", "promise"}
)
"""Verbs whose object is told something, and is not what is told."""
_HOURS = frozenset(
    {"on", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
     "yesterday", "late", "early", "last", "this", "earlier"}
)  # fmt: skip


def _behind(parse: Parse, first: int, index: int, end: int) -> tuple[int, ...]:
    """Take the speaker's phrase behind an inverted verb: `said the chairman of the committee`."""
    if first != index:
        return ()
    last = end
    for place in range(index + 1, end):
        if parse.tokens[place].text.lower() in _HOURS | _RELATIVE:
            last = place
            break
    inside = tuple(range(index + 1, last))
    return inside if inside and _is_name(parse, index + 1, last) else ()


def _head(parse: Parse, phrase: tuple[int, ...]) -> int | None:
    """Find the head of a noun phrase: its last noun before a preposition or clause."""
    found: int | None = None
    for place in phrase:
        token = parse.tokens[place]
        if found is not None and (token.upos in ("ADP", "CCONJ") or token.xpos in _FINITE):
            break
        if token.text.lower() in _RELATIVE or (token.xpos in ("VBN", "VBG") and found is not None):
            break
        if token.upos in ("NOUN", "PROPN", "PRON"):
            found = place
    return found


def _content(parse: Parse, lexicon: Lexicon, first: int, end: int, index: int) -> Iterator[int]:
    """Yield what is said: what stands before the piece, and behind it what goes on."""
    sentence = parse.sentence_at(index)
    start = _clause_start(parse, sentence.first, first)
    if start is None:
        start = _start(parse, sentence.first, first)
    before = range(start, first)
    if _is_headline(parse, start, first):
        yield from before
        return
    told = any(_is_main(parse, lexicon, start, one) or _is_quote(parse, one) for one in before)
    stop = _stop(parse, lexicon, end, sentence.last, cut=told)
    behind = range(end, stop)
    if told or any(is_finite(parse, place) for place in behind):
        yield from before
        yield from behind


def _clause_start(parse: Parse, first: int, last: int) -> int | None:
    """Find where the clause begins that a report splits: `…, but its men, he said, shot …`.

    Returns:
        A token index; None where the report splits no clause, or the sentence has but one.
    """
    for place in range(last - 1, first, -1):
        word = parse.tokens[place].text.lower()
        if is_finite(parse, place):
            return None
        if word in _OPENING or (word == "and" and parse.tokens[place - 1].text == ","):
            return place if place < last - 1 or word in _RELATIVE else None
    return None


def _is_headline(parse: Parse, start: int, first: int) -> bool:
    """Tell a headline with an infinitive before a report: `Oslo to send medics, radio says`."""
    sentence = parse.sentence_at(start)
    words = parse.tokens[start:first]
    verbs = [place for place, token in enumerate(words) if token.upos in ("VERB", "AUX")]
    led = verbs[:1] != [0] and bool(verbs) and words[verbs[0] - 1].text.lower() == "to"
    whole = start == sentence.first and parse.tokens[sentence.last - 1].upos != "PUNCT"
    return whole and led and words[verbs[0]].xpos == "VB" and verbs[0] > 1


_OPENING = frozenset({"because", "but", "who", "which", "whom", "having"})


def _is_quote(parse: Parse, place: int) -> bool:
    return parse.tokens[place].text in _QUOTES


def _start(parse: Parse, first: int, last: int) -> int:
    """Find where what is said begins: after a semicolon or colon, or with the sentence."""
    inner = range(first, last - 1)
    return max((one + 1 for one in inner if parse.tokens[one].text in _STOPS), default=first)


def _is_main(parse: Parse, lexicon: Lexicon, start: int, place: int) -> bool:
    """Tell whether a finite verb leads a clause that can stand alone: `if` and `who` open none."""
    if not is_finite(parse, place):
        return False
    opening = place
    while opening > start and not _breaks(parse, opening - 1):
        opening -= 1
    word = parse.tokens[opening].text.lower()
    hung = word in lexicon.subordinators or word in _RELATIVE
    return not hung and parse.tokens[opening].xpos not in ("VBN", "VBG")


def _stop(parse: Parse, lexicon: Lexicon, end: int, last: int, cut: bool) -> int:
    """Find where what is said ends: at a semicolon, and behind a whole clause at an aside."""
    for place in range(end, last):
        word = parse.tokens[place].text.lower()
        if word in _STOPS:
            return place
        opens = (place == end or _breaks(parse, place - 1)) and not _is_quote(parse, place - 1)
        if cut and opens and _is_aside(parse, lexicon, place, last):
            return place
    return last


def _is_aside(parse: Parse, lexicon: Lexicon, place: int, last: int) -> bool:
    """Tell whether the page goes on in its own words: `…, although two ministers stayed away`."""
    words = [parse.tokens[one].text.lower() for one in range(place, min(place + 4, last))]
    if parse.tokens[place].xpos == "VBG":
        return True
    if any(word in _QUOTES for word in words):
        return False
    if words[0] in _APPOSED:
        return True
    shares = words[0] in ("and", "but") and is_finite(parse, place + 1)
    opens = words[0] in lexicon.asides or (words[0] in ("and", "but") and not shares)
    opens = opens or any(word in ("after", "before") for word in words[1:])
    return opens and any(is_finite(parse, one) for one in range(place, last))


_APPOSED = frozenset({"a", "an", "one", "who", "which", "where", "whose", "whom"})


def is_finite(parse: Parse, index: int) -> bool:
    """Tell whether a token is a verb with a tense, or a modal."""
    return parse.tokens[index].xpos in _FINITE
