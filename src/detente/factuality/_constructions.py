"""Constructions that decide by their form: `watched them leave`, `only to be sent back`."""

from __future__ import annotations

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon
from detente.factuality._modifiers import negations
from detente.model.text import Parse

_QUESTIONS = frozenset({"question", "issue", "query", "inquiry"})
_BARE = frozenset({"VB", "VBP", "VBG", "VBN"})
_TOLD = frozenset({"past", "present", "perfect"})


def is_predicated(parse: Parse, child: int) -> bool:
    """Tell whether a complement says what something is called: `called the raid a threat`."""
    token = parse.tokens[child]
    return token.relation == "xcomp" and token.upos in ("NOUN", "PROPN", "ADJ")


def is_named(parse: Parse, head: int) -> bool:
    """Tell whether a verb only names: `called it a raid`, `what the mayor called the raid`."""
    if any(is_predicated(parse, one) for one in parse.children(head, "xcomp")):
        return True
    words = {trees.lemma(parse, one) for one in parse.children(head, "obj", "obl", "dep")}
    return trees.lemma(parse, head) == "call" and "what" in words


def is_headline_passive(parse: Parse, head: int) -> bool:
    """Tell whether a participle stands for a passive: `Flight delayed after accident`."""
    bare = not trees.auxiliaries(parse, head) and not parse.children(head, "obj")
    return parse.tokens[head].xpos == "VBN" and bare


def is_made(parse: Parse, lexicon: Lexicon, child: int, head: int) -> bool:
    """Tell whether a request, a charge, an offer is dealt with: `approved the request`."""
    listed = lexicon.predicates
    relation = parse.tokens[child].relation
    dealt = trees.lemma(parse, head) in listed["dealing"] and relation in ("obj", "nsubj")
    return dealt and trees.lemma(parse, child) in listed["said"]


def is_question(parse: Parse, noun: int) -> bool:
    """Tell whether a noun asks about what is there: `questions about the call`."""
    return trees.lemma(parse, noun) in _QUESTIONS


def is_ranked(parse: Parse, lexicon: Lexicon, noun: int) -> bool:
    """Tell whether a noun is the first or highest of its kind: `the first envoy to visit`."""
    return any(
        parse.tokens[below].xpos in ("JJS", "RBS")
        or trees.lemma(parse, below) in lexicon.predicates["ranking"]
        for child in parse.children(noun, "amod", "advmod", "nummod", "compound")
        for below in parse.subtree(child)
    )


def is_witnessed(parse: Parse, lexicon: Lexicon, child: int, head: int) -> bool:
    """Tell whether it was seen or heard: `watched guards leave`, `can be heard giving`."""
    if trees.lemma(parse, head) not in lexicon.predicates["witnessing"] or child < head:
        return False
    token = parse.tokens[child]
    saw = token.xpos == "VBD" and trees.lemma(parse, head) in ("see", "watch")
    bare = (saw or token.xpos in _BARE) and not parse.children(child, "mark", "aux", "cop", "case")
    if not bare or token.relation not in ("xcomp", "ccomp", "advcl"):
        return False
    passive = trees.is_passive(parse, head)
    negated = any(parse.tokens[one].xpos == "RB" for one in parse.children(head, "advmod"))
    seen = trees.tense(parse, head) in _TOLD and (passive or token.relation != "advcl")
    return (seen or _can_be(parse, head)) and not negated


def _can_be(parse: Parse, head: int) -> bool:
    """Tell whether a verb reads `can be heard`."""
    words = {trees.lemma(parse, one) for one in parse.children(head, "aux")}
    return trees.is_passive(parse, head) and "can" in words and words <= {"can", "be"}


def is_on_strike(parse: Parse, index: int) -> bool:
    """Tell whether a noun reads `on hunger strike` and nobody `goes` on it."""
    token = parse.tokens[index]
    on = trees.preposition(parse, index) == "on" and trees.lemma(parse, index) == "strike"
    now = trees.tense(parse, index) in ("none", "present", "perfect")
    copula = bool(parse.children(index, "cop"))
    return on and now and (copula or token.relation in ("nmod", "acl", "appos", "root"))


def is_outcome(parse: Parse, child: int, head: int) -> bool:
    """Tell whether a purpose is how it ended: `asked for it, only for the mayor to forbid it`."""
    first = min(parse.subtree(child))
    before = parse.tokens[max(0, first - 1) : min(child, first + 3)]
    words = f" {' '.join(token.text.lower() for token in before)} "
    opens = " only to " in words or " only for " in words
    return opens and trees.tense(parse, head) in ("past", "perfect")


def is_hearsay(parse: Parse, lexicon: Lexicon, child: int, head: int) -> bool:
    """Tell whether somebody `is said to have fired`, in a headline without the `is`."""
    listed = trees.lemma(parse, head) in lexicon.predicates["hearsay"]
    complement = parse.tokens[child].relation in ("xcomp", "ccomp") and trees.has_to(parse, child)
    having = any(trees.lemma(parse, aux) == "have" for aux in parse.children(child, "aux"))
    return listed and complement and (trees.is_passive(parse, head) or having)


def is_had(parse: Parse, child: int, head: int) -> bool:
    """Tell whether a telling has somebody do it: `the note has guards ramming a launch`."""
    token = parse.tokens[child]
    bare = token.xpos in ("VBG", "VB") and not parse.children(child, "mark", "aux")
    return trees.lemma(parse, head) == "have" and bare and child > head + 1


def lacks_evidence(parse: Parse, lexicon: Lexicon, noun: int) -> bool:
    """Tell whether a noun reads `little evidence`, `no proof`."""
    if trees.lemma(parse, noun) not in lexicon.predicates["evidence"]:
        return False
    words = {trees.lemma(parse, one) for one in parse.children(noun, "det", "amod", "advmod")}
    return not words.isdisjoint(_SCANT)


_SCANT = frozenset({"no", "little", "scant", "insufficient", "any", "slight"})


def is_choiceless(parse: Parse, child: int) -> bool:
    """Tell whether an infinitive reads `had no choice but to leave`."""
    first = min(parse.subtree(child))
    words = " ".join(token.text.lower() for token in parse.tokens[max(0, first - 3) : first + 2])
    return any(phrase in words for phrase in _CHOICELESS)


_CHOICELESS = ("no choice but to", "no option but to", "no alternative but to")


def hangs_on(parse: Parse, child: int, head: int) -> int:
    """Find the object on which a phrase hangs though the tree hangs it on the verb; else the verb.

    `Signed a warrant for the arrest of`: the noun right before `for` or `of`.
    """
    case = trees.case_tokens(parse, child)
    if not case or parse.tokens[case[0]].text.lower() not in ("for", "of"):
        return head
    noun = case[0] - 1
    beside = noun >= 0 and parse.tokens[noun].head == head
    return noun if beside and parse.tokens[noun].relation == "obj" else head


def is_stray(parse: Parse, child: int, head: int) -> bool:
    """Tell whether a past form is joined to a bare one: `tried to pass and was sent back`."""
    return parse.tokens[head].xpos == "VB" and parse.tokens[child].xpos == "VBD"


def follows(parse: Parse, child: int, head: int) -> bool:
    """Tell whether a clause follows its verb at once, with `that` or bare."""
    first = min(parse.subtree(child))
    near = first == head + 1 and parse.tokens[first].text != ","
    return near and trees.preposition(parse, child) in ("", "that")


def shows_nothing(parse: Parse, lexicon: Lexicon, head: int) -> bool:
    """Tell whether a verb says that something does not follow: `nothing indicates that`."""
    evidencing = trees.lemma(parse, head) in lexicon.predicates["evidencing"]
    return evidencing and any(negations(parse, lexicon, head))


def is_past_fact(parse: Parse, child: int, head: int, value: str) -> bool:
    """Tell whether a past clause is what `is` or a verb of lasting names: `is that they left`."""
    reaches = value == "ongoing" or (value == "planned" and trees.lemma(parse, head) == "be")
    return reaches and trees.tense(parse, child) in ("past", "perfect")


def is_near(relation: str, value: str) -> bool:
    """Tell whether a word is what its governor opens: `trailed an exercise`, `a warrant for`."""
    planned = value == "planned" and relation in ("nmod", "obl")
    return planned or (relation == "obj" and value in ("planned", "possible", "conditional"))


def is_as_seen(parse: Parse, index: int) -> bool:
    """Tell whether a clause hangs on a view: `as the envoy sees it, they have left`."""
    for child in parse.children(index, "advcl"):
        seen = trees.lemma(parse, child) == "see" and trees.preposition(parse, child) == "as"
        if seen and any(trees.lemma(parse, one) == "it" for one in parse.children(child, "obj")):
            return True
    return False


def is_due(parse: Parse, head: int) -> bool:
    """Tell whether a verb reads `had been due to open`."""
    before = [token.text.lower() for token in parse.tokens[max(0, head - 2) : head]]
    return before == ["due", "to"] and parse.tokens[head].xpos == "VB"
