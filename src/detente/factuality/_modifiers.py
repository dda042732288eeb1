"""Words that stand on a predicate or noun itself: negation, modals, adverbs, conditions."""

from __future__ import annotations

from collections.abc import Iterator

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.factuality._reading import Reading
from detente.model.text import Parse, Span

_NOBODY = frozenset({"nobody", "none", "nothing", "no-one", "neither", "noone"})
NEAR = 5
"""Tokens between a verb and its `no longer`; one farther off belongs to a clause that it misses."""
_PAST = frozenset({"past", "perfect"})


def modify(parse: Parse, lexicon: Lexicon, index: int, reading: Reading) -> None:
    """Apply all that stands on a word: what doubts it first, then negation, then conditions."""
    doubt(parse, lexicon, index, reading)
    for child, reason in negations(parse, lexicon, index, reading.below):
        may = reading.value == "possible" and _is_may(parse, index)
        if may:
            reading.polarity = "-"
        else:
            reading.apply("negated", parse.tokens[child].span, reason)
    condition(parse, lexicon, index, reading)


def _is_may(parse: Parse, index: int) -> bool:
    words = {trees.lemma(parse, child) for child in parse.children(index, "aux")}
    return bool(words & {"may", "might"})


def doubt(parse: Parse, lexicon: Lexicon, index: int, reading: Reading) -> None:
    """Apply modals, adverbs and adjectives, and `due to` before an infinitive."""
    before = [token.text.lower() for token in parse.tokens[max(0, index - 3) : index]]
    verb = parse.tokens[index].xpos == "VB"
    if before[-3:] == ["due", "to", "be"] or (before[-2:] == ["due", "to"] and verb):
        reading.apply("planned", parse.tokens[index - 2].span, "“due to” makes it planned")
    for child in parse.children(index, "aux", "advmod", "amod", "compound"):
        value = _value_of(parse, lexicon, index, child)
        if value and _is_told(parse, child, reading):
            reading.settle("occurred", parse.tokens[child].span, "asked by saying so")
        elif value:
            word = parse.tokens[child].text
            reading.apply(value, parse.tokens[child].span, f"“{word}” makes it {value}")
    if parse.tokens[index].upos == "NOUN":
        _undo(parse, lexicon, index, reading)
    word = parse.tokens[index].text.lower()
    open_end = lexicon.governors["adjectives"].get(word) == "possible"
    lasting = trees.tense(parse, index) == "perfect"  # `has been open since May`
    if open_end and parse.tokens[index].upos == "ADJ" and not lasting:
        reading.apply("possible", parse.tokens[index].span, "said to be possible")


def _is_told(parse: Parse, child: int, reading: Reading) -> bool:
    """Tell whether a modal verb is one of the words that tell the act: `must stop`."""
    token = parse.tokens[child]
    return token.relation == "aux" and reading.told is not None and reading.told.covers(token.span)


def _undo(parse: Parse, lexicon: Lexicon, index: int, reading: Reading) -> None:
    """Apply a participle behind a noun: `the flight delayed by fog`, `talks cancelled in May`."""
    verbs = lexicon.governors["verbs"]
    for child in parse.children(index, "acl"):
        word, token = trees.lemma(parse, child), parse.tokens[child]
        made = trees.lemma(parse, index) in lexicon.predicates["said"]
        behind = token.xpos == "VBN" and token.deprel == "acl"
        if behind and not made and verbs.get(word) in _UNDOING:
            reading.apply(verbs[word], token.span, f"“{token.text}” makes it {verbs[word]}")


_UNDOING = ("put off", "negated")


def is_doubted(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a modal, an adverb, an adjective or a negation stands on a word."""
    on_it = parse.children(index, "aux", "advmod", "amod")
    values = {_value_of(parse, lexicon, index, child) for child in on_it}
    return bool(values - {"", "ongoing", "occurred"}) or any(negations(parse, lexicon, index))


def _value_of(parse: Parse, lexicon: Lexicon, index: int, child: int) -> str:
    """Look a modifier up; `would` and adverbs of habit depend on the clause."""
    relation, text = parse.tokens[child].relation, parse.tokens[child].text.lower()
    word = trees.lemma(parse, child)
    if relation == "aux":
        value = lexicon.modality["auxiliaries"].get(word, "")
        return _would(parse, index) if value == "would" else value
    if relation in ("amod", "compound"):
        adjectives = lexicon.modality["adjectives"]
        value = adjectives.get(text) or adjectives.get(word, "")
        return "" if value == "occurred" else value
    value = lexicon.modality["adverbs"].get(text, "")
    if text == "still" and _lasts_on(parse, lexicon, index):
        return "going on"
    if value == "ongoing" and trees.tense(parse, index) not in ("present", "progressive"):
        held = trees.lemma(parse, index) in lexicon.predicates["enduring"]
        return value if text == "still" and held else ""
    return "" if value == "negated" else value


def _lasts_on(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a state is said to last: `will still be prohibited`, `will still face`."""
    state = trees.is_passive(parse, index) or _is_state(parse, lexicon, index)
    return state and trees.tense(parse, index) == "future"


def _is_state(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    stative = trees.lemma(parse, index) in lexicon.predicates["stative"]
    return stative or bool(parse.children(index, "cop"))


def _would(parse: Parse, index: int) -> str:
    """Read `would`: the future of a report in the past, else a supposition."""
    for ancestor in (index, *parse.ancestors(index)):
        token = parse.tokens[ancestor]
        if token.relation in ("ccomp", "parataxis") and token.head >= 0:
            return "planned" if trees.tense(parse, token.head) in _PAST else "possible"
    reported = any(
        parse.tokens[child].xpos == "VBD" for child in parse.children(index, "parataxis")
    )
    return "planned" if reported else "possible"


def negations(
    parse: Parse, lexicon: Lexicon, index: int, below: int = -1
) -> Iterator[tuple[int, str]]:
    """Yield what negates a word: `not`, `no`, a subject or object that is nobody.

    `below` is a subject or object that is passed over: `no talks were held` is negated once.
    """
    for child in parse.children(index, "advmod", "det", "cc", "case", "aux"):
        text = parse.tokens[child].text.lower()
        if _negates(parse, lexicon, child, text):
            yield child, f"“{parse.tokens[child].text}” negates it"
            return
    words = [token.text.lower() for token in parse.tokens[max(0, index - 4) : index]]
    if words in _NOT_EVEN or (words[-2:] == ["all", "but"] and parse.tokens[index].xpos == "VBN"):
        yield index - 2, "not done in full"
        return
    for child in parse.children(index, "nsubj", "obj", "expl", "obl"):
        if child != below and _is_none(parse, child):
            yield child, "nobody did it, or to nobody"
            return


_NOT_EVEN = (["not", "so", "much", "as"], ["never", "so", "much", "as"])


def _is_none(parse: Parse, index: int) -> bool:
    """Tell whether a phrase is nobody: `no talks`, `not one minister`, `to nobody`.

    `nobody else`, `nobody but Oslo` name somebody after all.
    """
    token = parse.tokens[index]
    after = parse.tokens[index + 1].text.lower() if index + 1 < len(parse.tokens) else ""
    opening = trees.preposition(parse, index)
    asked = opening == "for" and trees.lemma(parse, token.head) == "ask"
    if token.relation == "obl" and opening not in _TO_WHOM and not asked:
        return False
    below = parse.children(index, "det", "cc", "advmod", "nummod")
    words = {trees.lemma(parse, one) for one in below}
    one = "one" in (trees.lemma(parse, index), *words)
    none = not words.isdisjoint(_NONE_DETS) and opening != "with"
    return after not in _SAVE and (
        trees.lemma(parse, index) in _NOBODY or none or (one and "not" in words)
    )


_SAVE = ("else", "but", "except", "save", "other")
_TO_WHOM = ("to", "by", "with", "from", "against")


def is_nobody(parse: Parse, index: int) -> bool:
    """Tell whether a noun phrase names nobody: `nobody`, `no one in the cabinet`, `no minister`."""
    words = [trees.lemma(parse, one) for one in (index, *parse.children(index, "det", "advmod"))]
    return words[0] in _NOBODY or bool(set(words) & _NONE_DETS)


_NONE_DETS = frozenset({"no", "neither"})


def _negates(parse: Parse, lexicon: Lexicon, child: int, text: str) -> bool:
    relation = parse.tokens[child].relation
    after = parse.tokens[child + 1].text.lower() if child + 1 < len(parse.tokens) else ""
    if text in ("not", "n't", "n’t") and (after in _ONLY or _is_of_only(parse, child)):
        return False
    if text == "far" and after == "from":
        return True
    if text in JUST_DONE and after == "had":
        return False
    if relation == "det":
        return text in _NONE_DETS
    if relation == "case":
        return text == "without"
    if relation == "cc":
        return text == "nor"
    if lexicon.modality["adverbs"].get(text) != "negated":
        near = abs(parse.tokens[child].head - child) <= NEAR
        return near and bool(parse.children(child, "advmod", "det")) and _is_no_longer(parse, child)
    return True


JUST_DONE = ("hardly", "scarcely", "barely", "sooner")
"""`Hardly had X left when`: it had."""
_ONLY = ("only", "just", "merely", "simply")


def _is_of_only(parse: Parse, negation: int) -> bool:
    """Tell whether `not` belongs to an `only` further on: `is not led only by A but by B`."""
    last = parse.sentence_at(negation).last
    words = [token.text.lower() for token in parse.tokens[negation + 1 : last]]
    only = next((place for place, word in enumerate(words[:5]) if word in _ONLY), None)
    return only is not None and "but" in words[only:]


def _is_no_longer(parse: Parse, child: int) -> bool:
    first = parse.children(child, "advmod", "det")[0]
    return trees.lemma(parse, first) == "no" and parse.tokens[child].text.lower() in (
        "longer", "more", "further",
    )  # fmt: skip


def condition(parse: Parse, lexicon: Lexicon, index: int, reading: Reading) -> None:
    """Look for what the word depends on: `if …`, `in case of …`, `depend on …`."""
    found = find_condition(parse, lexicon, index)
    if found is None:
        return
    if reading.condition is None:
        reading.condition = found
    reading.apply("conditional", found, f"depends on “{_short(found.of(parse.text))}”")


def _short(text: str) -> str:
    return text if len(text) < 60 else text[:57] + "…"


def find_condition(parse: Parse, lexicon: Lexicon, index: int) -> Span | None:
    """Find the words a predicate depends on; None where it depends on nothing."""
    for child in parse.children(index, "advcl"):
        if opens_condition(parse, lexicon, child):
            return _span(parse, child)
    for child in parse.children(index, "obl", "advmod", "advcl", "nmod", "xcomp"):
        phrase = "" if is_evidential(parse, lexicon, child) else _opening(parse, child)
        if any(phrase.startswith(f"{words} ") for words in lexicon.condition_phrases):
            if phrase.startswith("without ") and not _is_open(parse, index):
                continue
            return _span(parse, child)
        if any(key in lexicon.condition_verbs for key in _with_case(parse, index, child)):
            return parse.span_of(trees.phrase(parse, child))
    return None


def fronted_condition(parse: Parse, lexicon: Lexicon, index: int) -> Span | None:
    """Find a condition at the head of the sentence, wherever the tree has hung it.

    `In case of progress, it may be needed to hire more guards, a source said.`
    """
    sentence = parse.sentence_at(index)
    if _is_open(parse, index):
        found = _without(parse, sentence.first, index)
        if found is not None:
            return found
    tokens = parse.tokens[sentence.first : index]
    words = " ".join(token.text.lower() for token in tokens[:6]).lstrip("“\"'—– ") + " "
    openings = (*lexicon.marks, *(one for one in lexicon.condition_phrases if one != "without"))
    if parse.tokens[sentence.last - 1].text != "?":
        openings = (*openings, *_INVERTED)
    if not words.startswith(tuple(f"{opening} " for opening in openings)):
        return None
    whole = parse.tokens[sentence.first : sentence.last]
    comma = next((token for token in whole if token.text == ","), None)
    return Span(sentence.span.start, comma.span.start) if comma is not None else None


_INVERTED = ("should", "were", "had")
"""`Should the truce break, …`: a verb before its subject, and no question."""


def trailing_condition(parse: Parse, lexicon: Lexicon, index: int) -> Span | None:
    """Find a condition behind a word, wherever the tree has hung it: `…, he said, if Oslo agrees`.

    Only clauses are looked for, up to a semicolon; `asked if` tells no condition.
    """
    sentence = parse.sentence_at(index)
    for place in range(index + 1, sentence.last):
        if parse.tokens[place].text == ";":
            return None
        tokens = parse.tokens[place : place + 4]
        words = " ".join(token.text.lower() for token in tokens) + " "
        asked = lexicon.report((trees.lemma(parse, place - 1),), "clause") is not None
        if not asked and words.startswith(_TRAILING):
            last = parse.tokens[sentence.last - 1]
            end = last.span.start if last.upos == "PUNCT" else last.span.end
            return Span(tokens[0].span.start, end)
    return None


_TRAILING = ("if ", "unless ", "provided that ", "on condition that ", "as long as ", "only if ",
             "should it come to ")  # fmt: skip


def _without(parse: Parse, first: int, index: int) -> Span | None:
    """Find `without X,` at the head of a clause before a general statement."""
    for place in range(index - 1, first - 1, -1):
        if parse.tokens[place].text.lower() != "without":
            continue
        opens = place == first or parse.tokens[place - 1].text.lower() in ("that", ",")
        end = next((one for one in range(place, index) if parse.tokens[one].text == ","), None)
        if opens and end is not None:
            return Span(parse.tokens[place].span.start, parse.tokens[end].span.start)
    return None


def _with_case(parse: Parse, index: int, child: int) -> tuple[str, ...]:
    return trees.keys(parse, index, trees.preposition(parse, child))[:-1]


def is_only_then(parse: Parse, index: int, head: int) -> bool:
    """Tell whether a clause says on what something waits: `would pay only after Oslo had left`."""
    words = {trees.lemma(parse, one) for one in parse.children(head, "aux")}
    first = min(parse.subtree(index))
    near = {token.text.lower() for token in parse.tokens[max(0, first - 1) : first + 1]}
    return "only" in near and not words.isdisjoint({"will", "would", "shall", "can", "could"})


def _opening(parse: Parse, index: int) -> str:
    tokens = parse.subtree(index)[:7]
    if parse.tokens[tokens[0]].text == ",":
        tokens = tokens[1:]
    return " ".join(parse.tokens[token].text.lower() for token in tokens) + " "


def _is_open(parse: Parse, index: int) -> bool:
    """Tell a general or future clause, where `without X` is a condition, from a telling."""
    words = {trees.lemma(parse, child) for child in parse.children(index, "aux")}
    modal = words & {"will", "would", "can", "could", "may", "might", "must", "should"}
    return bool(modal) or trees.lemma(parse, index) in ("impossible", "possible", "unlikely")


def opens_condition(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a clause or phrase tells a condition: `if …`, `in case of …`."""
    opening = _opening(parse, index)
    if is_evidential(parse, lexicon, index):
        return False
    words = (*lexicon.marks, *(one for one in lexicon.condition_phrases if one != "without"))
    head = parse.tokens[index].head
    if opening.startswith("in the case of ") and head >= 0:
        return _is_open(parse, head)
    return any(opening.startswith((f"{word} ", f"and {word} ")) for word in words)


def is_evidential(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a clause says how far to trust a teller: `if his diary is anything to go by`.

    What happened does not depend on it.
    """
    text = " ".join(parse.tokens[one].text.lower() for one in parse.subtree(index)).lstrip(", ")
    opens = any(text.startswith(f"{words} ") for words in lexicon.evidential)
    return opens or any(text.endswith(f" {words}") for words in lexicon.evidential_ends)


def _span(parse: Parse, index: int) -> Span:
    tokens = parse.subtree(index)
    while len(tokens) > 1 and parse.tokens[tokens[-1]].upos == "PUNCT":
        tokens = tokens[:-1]
    return parse.span_of(tokens)
