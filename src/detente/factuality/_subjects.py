"""Who speaks by a verb: its subject, the agent of a passive, the noun beside it."""

from __future__ import annotations

from detente.factuality import _trees as trees
from detente.model.text import Parse


def speaker(parse: Parse, index: int) -> int | None:
    """Find who speaks by a verb: its subject, the agent of a passive, the noun it hangs on."""
    if trees.is_passive(parse, index):
        return agent(parse, index)
    token = parse.tokens[index]
    if token.relation == "acl" and token.deprel != "acl:relcl":
        return agent(parse, index) if token.xpos == "VBN" else token.head
    found = _goes_on(parse, index) or trees.subject(parse, index)
    if found is None and token.xpos == "VB" and token.relation in ("xcomp", "advcl"):
        found = trees.subject(parse, token.head)
    if found is None:
        return agent(parse, index) or _beside(parse, index)
    if token.deprel == "acl:relcl" and parse.tokens[found].xpos in ("WDT", "WP"):
        return token.head
    return None if _is_nobody(parse, found) else found


def _goes_on(parse: Parse, index: int) -> int | None:
    """Find who goes on speaking behind a report set in: `…, the aide wrote, adding that`."""
    token = parse.tokens[index]
    if token.xpos != "VBG" or token.relation != "advcl" or parse.tokens[index - 1].text != ",":
        return None
    reports = [one for one in parse.children(token.head, "parataxis") if token.head < one < index]
    return parse.child(reports[-1], "nsubj") if reports else None


def _beside(parse: Parse, index: int) -> int | None:
    """Find the noun right after or before a verb of saying that no arc calls its subject."""
    for child in parse.children(index, "obj", "obl", "dep", "xcomp"):
        first = min(parse.subtree(child))
        if (
            first == index + 1
            and names_somebody(parse, child)
            and parse.tokens[first].upos != "ADP"
        ):
            return child
    sentence = parse.sentence_at(index)
    place = _before_aside(parse, index) - 1
    while place > sentence.first and parse.tokens[place].upos in ("AUX", "ADV", "PUNCT"):
        place -= 1
    if place < sentence.first or not names_somebody(parse, place):
        return None
    return top(parse, place, sentence.first, index)


def _before_aside(parse: Parse, index: int) -> int:
    """Step over a clause between commas: `the minister, who had visited her, said`."""
    first = parse.sentence_at(index).first
    if index - 1 <= first or parse.tokens[index - 1].text != ",":
        return index
    commas = (one for one in range(index - 2, first, -1) if parse.tokens[one].text == ",")
    opened = next(commas, None)
    relative = opened is not None and parse.tokens[opened + 1].xpos in ("WP", "WDT", "WP$")
    return opened if opened is not None and relative else index


def names_somebody(parse: Parse, index: int) -> bool:
    return parse.tokens[index].upos in ("PROPN", "PRON", "NOUN")


def top(parse: Parse, place: int, first: int, last: int) -> int:
    """Climb from a noun to the head of its phrase within a range of tokens."""
    while parse.tokens[place].relation in _INSIDE:
        head = parse.tokens[place].head
        if not first <= head < last or not names_somebody(parse, head):
            break
        place = head
    return place


_INSIDE = frozenset({"flat", "compound", "nmod", "appos", "conj", "obl", "amod", "nummod", "det"})


def agent(parse: Parse, index: int) -> int | None:
    """Find by whom something is done, in the passive."""
    return next(
        (
            child
            for child in parse.children(index, "obl")
            if parse.tokens[child].deprel == "obl:agent" or trees.preposition(parse, child) == "by"
        ),
        None,
    )


def _is_nobody(parse: Parse, index: int) -> bool:
    return parse.tokens[index].text.lower() == "there" or parse.tokens[index].relation == "expl"
