"""What a reporting word may take: clauses, infinitives, nouns, the sentence about it."""

from __future__ import annotations

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Report
from detente.model.text import Parse


def clauses(parse: Parse, index: int, telling: bool = True) -> tuple[int, ...]:
    """List the tokens of complement clauses, as `that` clauses and quotations parsed as such.

    Args:
        parse: Tokens and trees.
        index: A reporting verb.
        telling: True to take a clause set beside the verb for what it tells.
    """
    places = [*parse.children(index, "ccomp")]
    if trees.is_passive(parse, index):
        places += parse.children(index, "csubj:pass", "csubj", "advcl:relcl")
    if telling and not places:
        places += [
            child
            for child in parse.children(index, "parataxis", "dep")
            if parse.tokens[child].upos in ("VERB", "AUX", "ADJ", "NOUN")
            and parse.children(child, "nsubj", "cop")
            and not parse.children(index, "ccomp", "obj")
            and not _is_apart(parse, child)
        ]
    return _filled(parse, index, {token for place in places for token in parse.subtree(place)})


def _is_apart(parse: Parse, clause: int) -> bool:
    """Tell whether a semicolon parts a clause from the one before."""
    return any(parse.tokens[mark].text == ";" for mark in parse.children(clause, "punct"))


def _filled(parse: Parse, index: int, content: set[int]) -> tuple[int, ...]:
    """Close the holes of a clause after its verb: an aside may hang on the verb by mistake."""
    conjuncts = _stray_conjuncts(parse, index) if content else ()
    content = content.union(*(parse.subtree(place) for place in conjuncts))
    if content and min(content) > index:
        return tuple(range(min(content), max(content) + 1))
    return tuple(sorted(content))


def _stray_conjuncts(parse: Parse, index: int) -> tuple[int, ...]:
    """Find clauses that the tree joins to `said` though their tense joins them to what is said."""
    if parse.tokens[index].xpos != "VBD":
        return ()
    return tuple(
        place
        for place in parse.children(index, "conj")
        if not parse.children(place, "nsubj", "ccomp")
        and trees.tense(parse, place) == "present"
        and any(one < place for one in parse.children(index, "ccomp"))
    )


def around(parse: Parse, index: int) -> tuple[int, ...]:
    """List the tokens about an inserted `X said` or `as X said`: all of its governor but itself."""
    token = parse.tokens[index]
    marked = {parse.tokens[mark].text.lower() for mark in parse.children(index, "mark", "advmod")}
    inserted = token.relation == "parataxis" and (
        parse.children(index, "nsubj") or token.xpos == "VBN"
    )
    if token.head < 0 or not (inserted or (token.relation == "advcl" and "as" in marked)):
        return ()
    own = set(parse.subtree(index))
    return tuple(place for place in parse.subtree(token.head) if place not in own)


def open_clauses(parse: Parse, index: int, stance: str) -> tuple[int, ...]:
    """List the tokens of an infinitive or predicate; in the passive with its subject."""
    places = [*parse.children(index, "xcomp")]
    if stance == "direct":
        places = [place for place in places if trees.has_to(parse, place)]
    if not places:
        places += [
            child
            for child in parse.children(index, "advcl", "obl", "ccomp", "acl")
            if trees.preposition(parse, child) in ("as", "of", "with", "for", "to")
        ]
    if places and trees.is_passive(parse, index):
        places += parse.children(index, "nsubj:pass")
    elif places and stance == "judge":
        places += parse.children(index, "obj")
    return tuple(sorted({token for place in places for token in parse.subtree(place)}))


def predicates(parse: Parse, index: int) -> tuple[int, ...]:
    """List the tokens of what somebody is called, and of whom: `called the plan a mistake`."""
    found = [
        child
        for child in parse.children(index, "xcomp")
        if parse.tokens[child].upos in ("NOUN", "PROPN", "ADJ")
        and not parse.children(child, "mark", "aux", "nsubj")
    ]
    if not found:
        return ()
    passive = trees.is_passive(parse, index)
    found += parse.children(index, "nsubj:pass" if passive else "obj")
    return tuple(sorted({token for place in found for token in parse.subtree(place)}))


def nouns(parse: Parse, index: int, report: Report) -> tuple[int, ...]:
    """List the tokens of a noun that is content: `denied the attack`, `reported on the visit`."""
    passive = trees.is_passive(parse, index)
    places = [*parse.children(index, "nsubj:pass" if passive else "obj")] if report.object else []
    places += [
        child
        for child in parse.children(index, "obl")
        if trees.preposition(parse, child) in report.prepositions
    ]
    places = [place for place in places if parse.tokens[place].upos != "PRON"]
    return tuple(sorted({token for place in places for token in parse.subtree(place)}))


def clause_head(parse: Parse, index: int) -> int:
    """Climb from a word to the head of its clause."""
    current = index
    for ancestor in (index, *parse.ancestors(index)):
        current = ancestor
        token = parse.tokens[ancestor]
        if token.relation in trees.CLAUSAL and token.deprel != "acl:relcl":
            break
    return current
