"""Grammar: who is the subject, the object or the oblique of a trigger on a dependency tree.

The tree is Universal Dependencies. Surface subjects of passives are objects here, agents are
subjects; subjects that the tree leaves unsaid (infinitives, participles, second verbs, relative
clauses) are looked up where English grammar keeps them. Each function returns head tokens; ()
means that the clause does not say.
"""

from __future__ import annotations

from detente.model.text import Parse

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
MAX_CLIMB = 6
"""Clauses climbed in search of an unsaid subject: deeper nesting is a parsing error."""


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is passive: `was visited`, `talks held in Oslo`."""
    if parse.child(verb, "aux:pass", "nsubj:pass") is not None:
        return True
    token = parse.tokens[verb]
    bare = token.xpos == "VBN" or (token.xpos == "VBD" and token.deprel == "acl")
    if not bare or parse.child(verb, "aux", "obj", "nsubj") is not None:
        return False
    if token.deprel in ("acl", "advcl"):
        return True
    return token.relation == "conj" and token.head >= 0 and is_passive(parse, token.head)


def preposition(parse: Parse, index: int) -> str:
    """Return the preposition that marks a noun, lower case, `ahead of` as two words; "" if none."""
    case = parse.child(index, "case")
    if case is None and parse.tokens[index].upos == "VERB":
        marks = parse.children(index, "mark")
        case = next((mark for mark in marks if parse.tokens[mark].xpos == "IN"), None)
    if case is None:
        return _word_before(parse, index)
    words = [case, *parse.children(case, "fixed")]
    return " ".join(parse.tokens[word].text.lower() for word in words)


PREPOSITIONS = frozenset(
    {"after", "before", "during", "following", "since", "at", "in", "by", "with", "between", "to",
     "from", "against", "for", "of", "on", "over", "near", "amid"}
)  # fmt: skip


def _word_before(parse: Parse, index: int) -> str:
    """Read the preposition off the page where the tree hung it elsewhere: `following his visit`."""
    if parse.tokens[index].relation not in ("obl", "nmod"):
        return ""
    left = parse.children(index, "det", "amod", "compound", "nmod:poss")
    before = min((index, *left)) - 1
    word = parse.tokens[before].text.lower() if before >= 0 else ""
    return word if word in PREPOSITIONS else ""


def obliques(parse: Parse, head: int) -> tuple[tuple[str, int], ...]:
    """List prepositional dependants of a verb or noun as (preposition, noun), text order."""
    found = []
    for child in parse.children(head, "obl", "nmod", "acl", "advcl"):
        word = preposition(parse, child)
        if word and parse.tokens[child].deprel != "nmod:poss":
            found.append((word, child))
    return tuple(found)


def with_conjuncts(parse: Parse, index: int) -> tuple[int, ...]:
    """Return a noun and all nouns coordinated with it: `A, B and C`."""
    return (index, *parse.children(index, "conj"))


def antecedent(parse: Parse, index: int) -> int:
    """Return the noun behind a relative pronoun; the token itself if it is none."""
    token = parse.tokens[index]
    if token.lemma not in RELATIVES and token.text.lower() not in RELATIVES:
        return index
    for above in parse.ancestors(index):
        if parse.tokens[above].deprel == "acl:relcl":
            return parse.tokens[above].head
    return index


def surface_subject(parse: Parse, verb: int, climbed: int = 0) -> tuple[int, ...]:
    """Find the grammatical subject of a verb, said or unsaid."""
    said = parse.children(verb, "nsubj")
    said = tuple(subject for subject in said if subject < verb) or said
    if said:
        return tuple(antecedent(parse, subject) for subject in said)
    if climbed >= MAX_CLIMB:
        return ()
    return _unsaid_subject(parse, verb, climbed)


def _unsaid_subject(parse: Parse, verb: int, climbed: int) -> tuple[int, ...]:
    token = parse.tokens[verb]
    if token.head < 0:
        return ()
    if token.relation == "acl":
        seeking = _seeking(parse, verb)
        return (token.head,) if seeking is None else surface_subject(parse, seeking, climbed + 1)
    if token.deprel == "xcomp":
        objects = parse.children(token.head, "obj", "iobj")
        return objects or surface_subject(parse, token.head, climbed + 1)
    if token.relation == "advcl" and _is_charged(parse, verb):
        return parse.children(token.head, "obj") or parse.children(token.head, "nsubj:pass")
    above = parse.tokens[token.head]
    predicate = above.upos in ("VERB", "ADJ") or parse.child(token.head, "cop") is not None
    if token.relation in ("conj", "advcl") and predicate:
        return surface_subject(parse, token.head, climbed + 1)
    return ()


def _seeking(parse: Parse, verb: int) -> int | None:
    """Find the verb whose subject a gerund behind its object is said of.

    `seeks damages for being shot`: who seeks was shot, and no damages were.
    """
    mark, noun = parse.child(verb, "mark"), parse.tokens[parse.tokens[verb].head]
    marked = mark is not None and parse.tokens[mark].text.lower() == "for"
    return noun.head if marked and noun.relation == "obj" else None


def _is_charged(parse: Parse, verb: int) -> bool:
    """Tell whether a gerund is said of the object: `accused the army of shelling the town`."""
    mark = parse.child(verb, "mark", "case")
    return mark is not None and parse.tokens[mark].text.lower() in ("of", "from", "for", "into")


def agents(parse: Parse, verb: int) -> tuple[int, ...]:
    """Find who a passive verb says did it: `by …`."""
    return tuple(child for word, child in obliques(parse, verb) if word == "by")


def subjects(parse: Parse, verb: int) -> tuple[int, ...]:
    """Find who does what a verb says, active or passive."""
    return agents(parse, verb) if is_passive(parse, verb) else surface_subject(parse, verb)


def objects(parse: Parse, verb: int) -> tuple[int, ...]:
    """Find to whom or what a verb does it, active or passive."""
    if is_passive(parse, verb):
        return surface_subject(parse, verb)
    found = parse.children(verb, "obj") or _late_subject(parse, verb) or _bare(parse, verb)
    return tuple(antecedent(parse, one) for one in found)


def _bare(parse: Parse, verb: int) -> tuple[int, ...]:
    """Take a bare noun behind a verb with a particle for its object: `called off the summit`."""
    particled = parse.child(verb, "compound:prt", "advmod") is not None
    bare = [
        child
        for child in parse.children(verb, "obl")
        if particled and child > verb and parse.tokens[child].entity != "time"
        if preposition(parse, child) == "" and parse.tokens[child].deprel == "obl"
    ]
    return tuple(bare)


def _late_subject(parse: Parse, verb: int) -> tuple[int, ...]:
    """Take a second subject behind the verb for the object that it is in English.

    Not the speaker of what is told before him: `Peru backs the plan, said the minister`.
    """
    said = parse.children(verb, "nsubj")
    over = saying_verb(parse, verb)
    end = len(parse.tokens) if over is None or over < verb else over
    late = tuple(s for s in said if verb < s < end and not _is_speaker(parse, s))
    return late if any(s < verb for s in said) else ()


def _is_speaker(parse: Parse, noun: int) -> bool:
    """Tell whether a verb stands right before a noun phrase, as its own: `, said the minister`."""
    first, _ = noun_phrase(parse, noun)
    return first > 0 and parse.tokens[first - 1].upos == "VERB"


OBLIGING = frozenset({"must", "should", "ought"})


def saying_verb(parse: Parse, verb: int) -> int | None:
    """Return the verb under which a clause is said: `said` of `said that talks must resume`."""
    token = parse.tokens[verb]
    if token.relation == "conj" and token.head >= 0:
        return saying_verb(parse, token.head)
    if token.relation == "parataxis" or token.deprel == "ccomp":
        return token.head if parse.tokens[token.head].upos == "VERB" else None
    return None


def obliging(parse: Parse, verb: int) -> int | None:
    """Return the modal by which somebody tells another what to do; None where nobody does.

    `Cairo said that the sides must talk` asks them to; `the sides must talk` is the page's view.
    """
    for child in parse.children(verb, "aux"):
        modal = parse.tokens[child].lemma.lower()
        if modal in OBLIGING and saying_verb(parse, verb) is not None:
            return child
    return None


def complements(parse: Parse, head: int) -> tuple[int, ...]:
    """List infinitives and clauses that fill a verb or noun: `agreed to review`.

    `called on the sides to stop` counts too, where the tree makes the infinitive an aside.
    """
    asides = [a for a in parse.children(head, "advcl") if _is_infinitive(parse, a)]
    return (*parse.children(head, "xcomp", "ccomp", "acl", "csubj"), *asides)


def _is_infinitive(parse: Parse, verb: int) -> bool:
    mark = parse.child(verb, "mark")
    return mark is not None and parse.tokens[mark].text.lower() == "to"


def modifiers(parse: Parse, noun: int) -> tuple[int, ...]:
    """List adjectives and nouns that stand before a noun and belong to it, at any depth."""
    direct = (child for child in parse.children(noun, "amod", "compound", "nmod", "flat", "nummod"))
    found: list[int] = []
    for child in direct:
        if child < noun and preposition(parse, child) == "":
            found.extend(below for below in parse.subtree(child) if below < noun)
    return tuple(sorted(set(found)))


def clause(parse: Parse, head: int) -> tuple[int, ...]:
    """List the tokens that tell what a trigger tells: its subtree without further clauses.

    Coordinated verbs, adverbial clauses, asides and relative clauses tell of something else.
    """
    away = {"parataxis", "advcl", "discourse", "punct", "cc", "mark"}
    found, stack = [head], [head]
    while stack:
        current = stack.pop()
        for child in parse.children(current):
            token = parse.tokens[child]
            second_verb = token.relation == "conj" and current == head and token.upos == "VERB"
            if token.relation in away or second_verb or token.deprel == "acl:relcl":
                continue
            found.append(child)
            stack.append(child)
    return tuple(sorted(found))


ASIDE = frozenset({"acl", "advcl", "conj", "cc", "punct", "parataxis", "appos", "case", "mark"})
"""Relations that lead out of a noun phrase: clauses, other members, asides, its preposition."""


def noun_phrase(parse: Parse, head: int, leaving: frozenset[str] = frozenset()) -> tuple[int, int]:
    """Return the words around a head that make its noun phrase, as a half-open range.

    Args:
        parse: Where it stands.
        head: The noun.
        leaving: Relations that lead out of it besides `ASIDE`; possessors never do.
    """
    outside = ASIDE | leaving
    inside, stack = {head}, [head]
    while stack:
        for child in parse.children(stack.pop()):
            token = parse.tokens[child]
            if token.relation not in outside or token.deprel == "nmod:poss":
                inside.add(child)
                stack.append(child)
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return first, last + 1
