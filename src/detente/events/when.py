"""How far a trigger looks for its time: its own clause, and upwards as long as the time is shared.

A trigger shares the time of the clause above it where both tell of one moment: a verb with the noun
it carries ("held talks on Monday"), a verb with what opens the sentence ("In May the king visited
Oslo and met …"), an act with what happens meanwhile. It does not where one is set against the other
("condemned the attack on Monday", "said on Monday that troops had left").
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.events import forms, syntax
from detente.events.scene import Setting
from detente.model.events import Draft
from detente.model.text import Parse

TOLD = frozenset({"ccomp", "acl", "acl:relcl", "parataxis", "csubj"})
"""Relations of clauses into which no time of the governing clause reaches."""
APART = frozenset({"before", "since", "until", "because", "if", "although", "though", "unless"})
"""Words that set a clause apart from the one it hangs on, whichever of them has the time."""
AFTER = frozenset({"after", "once", "following"})
"""What follows has no time for what it followed; the other way round it has about the same."""
SHARING = frozenset({"", "at", "during", "in", "for", "with", "on", "amid", "as", "of"})
"""Prepositions under which a noun shares the time of what it hangs on."""
_DEEP = 8


def reach(setting: Setting, draft: Draft) -> frozenset[int]:
    """List the tokens among which a time of the event may stand."""
    parse = setting.parse
    found = set(_region(parse, draft.trigger, leaving=-1))
    current = draft.trigger
    for _ in range(_DEEP):
        head = parse.tokens[current].head
        if head < 0 or not _shares(setting, draft, current):
            break
        shared = _region(parse, head, leaving=current)
        if _follows_another(parse, current):
            shared = (word for word in shared if not head <= word <= current)
        found.update(shared)
        if parse.tokens[current].deprel in TOLD:
            break
        current = head
    return frozenset(found)


def _follows_another(parse: Parse, index: int) -> bool:
    """Tell whether a verb is the second of two: it shares what stands before or after them both."""
    token = parse.tokens[index]
    return token.relation == "conj" and token.upos in ("VERB", "AUX", "ADJ")


def _shares(setting: Setting, draft: Draft, index: int) -> bool:
    """Tell whether a word shares the time of the word above it."""
    parse, token = setting.parse, setting.parse.tokens[index]
    if token.deprel in TOLD:
        return _is_when(parse, index) or _is_said(setting, draft, index)
    if token.relation == "advcl":
        return not (APART | AFTER) & _marks(parse, index)
    if token.upos in ("NOUN", "PROPN") and token.relation != "conj":
        return _noun_shares(setting, index)
    return True


def _noun_shares(setting: Setting, index: int) -> bool:
    """Tell whether an event noun happens when the word above it does."""
    parse, token = setting.parse, setting.parse.tokens[index]
    if token.relation in ("obl", "nmod"):
        return syntax.preposition(parse, index) in SHARING
    verb = parse.tokens[token.head]
    if token.relation == "obj" or token.deprel == "nsubj:pass":
        carrying = setting.words.get("carrying", frozenset())
        happening = setting.words.get("happening", frozenset())
        return bool((carrying | happening).intersection(forms.lemmas(verb)))
    return True


def _is_when(parse: Parse, index: int) -> bool:
    """Tell whether a clause says what happened then: `the call of 25 July when he asked …`."""
    return "when" in _marks(parse, index) and parse.tokens[index].relation == "acl"


def _is_said(setting: Setting, draft: Draft, index: int) -> bool:
    """Tell whether saying so is the act: `said on 14 November that it rejects …`.

    Not what somebody else did, nor what lies before or after the saying ("had", "will").
    """
    parse = setting.parse
    spoken = draft.type in setting.habits["spoken"]
    if not spoken or parse.tokens[index].deprel not in ("ccomp", "parataxis"):
        return False
    helpers = {parse.tokens[w].text.lower() for w in parse.children(draft.trigger, "aux")}
    subject = parse.child(draft.trigger, "nsubj")
    same = (
        subject is None
        or parse.tokens[subject].upos == "PRON"
        or _is_state(parse, draft)
        or _is_of_the_speaker(parse, subject, index)
    )
    return same and not helpers & {"had", "will", "would", "may", "might"}


def _is_of_the_speaker(parse: Parse, subject: int, index: int) -> bool:
    """Tell whether who acts is whom the speaker speaks for: `Arvenia's king said Arvenia …`."""
    speaker = parse.child(parse.tokens[index].head, "nsubj")
    if speaker is None:
        return False
    words = {parse.tokens[word].text for word in parse.subtree(speaker)}
    return parse.tokens[subject].upos == "PROPN" and parse.tokens[subject].text in words


def _is_state(parse: Parse, draft: Draft) -> bool:
    """Tell whether the trigger says what something is: `is no longer valid`."""
    return parse.tokens[draft.trigger].upos in ("ADJ", "NOUN")


def _marks(parse: Parse, index: int) -> frozenset[str]:
    marks = parse.children(index, "mark", "advmod", "case")
    return frozenset(parse.tokens[mark].text.lower() for mark in marks)


def _region(parse: Parse, head: int, leaving: int) -> Iterator[int]:
    """Yield a word and what stands below it, without clauses that tell of another moment."""
    stack = [head]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(
            child
            for child in parse.children(current)
            if child != leaving and not _is_elsewhere(parse, child, head, own=leaving < 0)
        )


def _is_elsewhere(parse: Parse, index: int, head: int, own: bool) -> bool:
    """Tell whether a word opens a clause with a time of its own.

    A relative clause of the trigger itself tells of the event, one of another noun does not.
    """
    token = parse.tokens[index]
    if token.relation == "advcl":
        return bool(APART & _marks(parse, index))
    if token.relation in ("ccomp", "parataxis", "csubj"):
        return True
    if own:
        return token.deprel == "acl:relcl" and token.head != head
    participle = token.xpos == "VBG" and token.deprel == "acl"
    second = token.relation == "conj" and token.upos == "VERB"
    return (token.relation == "acl" and not participle) or second
