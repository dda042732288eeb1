"""How far a voice reaches into what it says: what it takes for granted is the page's own word.

`Arvenia promised to free the pilots, who were shot down in May`: Arvenia promises, the page tells
of the shooting. Within a quotation every word is the speaker's.
"""

from __future__ import annotations

from detente.factuality import _trees as trees
from detente.model.text import Parse
from detente.model.voices import Attribution

_ASSERTING = frozenset({"say", "claim"})
_CONTRASTS = frozenset({"while", "although", "though", "as", "whereas"})
_TIMES = frozenset({"after", "before", "since", "when", "as", "while", "although", "though"})


def is_beside(parse: Parse, voice: Attribution, trigger: int) -> bool:
    """Tell whether a trigger within the content of a voice is told by the page beside it.

    Args:
        parse: Tokens and trees.
        voice: An attribution that covers the trigger.
        trigger: Token of the trigger.
    """
    if voice.style != "indirect":
        return False
    free = voice.stance not in _ASSERTING
    current = trigger
    for above in parse.ancestors(trigger):
        if current == voice.cue_token or not voice.covers(parse.tokens[current].span):
            return False
        told = _is_told_to(parse, current, voice.cue_token)
        if (not told and _is_detached(parse, current, free)) or _goes_on(parse, current):
            return True
        if current != trigger and _is_who_is(parse, current):
            return True
        current = above
    return False


def _is_detached(parse: Parse, index: int, free: bool) -> bool:
    """Tell whether a clause stands beside the clause above it.

    Args:
        parse: Tokens and trees.
        index: Head of the clause.
        free: True where the voice asserts nothing, so that every relative clause stands beside.
    """
    token = parse.tokens[index]
    if token.deprel == "acl:relcl":
        return free
    if token.relation != "advcl":
        return False
    if token.xpos == "VBG" and not free:
        return parse.tokens[min(parse.subtree(index)) - 1].text == ","
    mark = trees.preposition(parse, index)
    return mark in (_TIMES if free else _CONTRASTS) and (free or _is_set_off(parse, index))


def _is_who_is(parse: Parse, index: int) -> bool:
    """Tell whether a clause says in passing who somebody is: `…, who lived there when it fell`."""
    if parse.tokens[index].deprel != "acl:relcl":
        return False
    first = min(parse.subtree(index))
    comma = next((one for one in (first, first - 1) if parse.tokens[one].text == ","), None)
    return comma is not None and parse.tokens[comma + 1].text.lower() == "who"


def _is_set_off(parse: Parse, index: int) -> bool:
    """Tell whether a clause of its own, with its subject, follows a comma."""
    first = min(parse.subtree(index))
    return bool(parse.children(index, "nsubj")) and parse.tokens[first - 1].text == ","


def _goes_on(parse: Parse, index: int) -> bool:
    """Tell whether the page goes on: `said that troops had left, and the ministry condemned it`.

    What is reported from the past stands back in time (`had`, `would`); what the page adds does
    not.
    """
    token = parse.tokens[index]
    if token.relation != "conj" or token.xpos != "VBD" or not parse.children(index, "nsubj"):
        return False
    first = min(parse.subtree(index))
    words = {trees.lemma(parse, one) for one in parse.children(token.head, "aux")}
    shifted = bool(words & {"would", "could", "might"}) or _had(parse, token.head)
    return shifted and "," in (parse.tokens[first].text, parse.tokens[first - 1].text)


def _had(parse: Parse, index: int) -> bool:
    return any(parse.tokens[one].text.lower() == "had" for one in parse.children(index, "aux"))


def _is_told_to(parse: Parse, index: int, cue: int) -> bool:
    """Tell whether a clause hangs on the one who is told: `denied to the agency that …`."""
    above = parse.tokens[index].head
    if parse.tokens[index].deprel != "acl:relcl" or above < 0 or parse.tokens[above].head != cue:
        return False
    opens = parse.tokens[min(parse.subtree(index))].text.lower() == "that"
    return opens and trees.preposition(parse, above) == "to"
