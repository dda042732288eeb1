"""Reporting constructions on the tree: who is linked to what by which word.

Each rule yields a `Finding`, still in token indices. Quotations that run over sentences are joined
to them afterwards (`_contents`), and the sources are named last (`_speakers`).
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.factuality import _trees as trees
from detente.factuality._complements import (
    around,
    clause_head,
    clauses,
    nouns,
    open_clauses,
    predicates,
)
from detente.factuality._denials import denials
from detente.factuality._findings import Finding
from detente.factuality._lexicon import Lexicon, Report
from detente.factuality._places import is_finite, placed
from detente.factuality._secondhand import is_citing, is_quoting, names_source, secondhand
from detente.factuality._subjects import agent, speaker
from detente.factuality._torn import torn_off
from detente.model.text import Parse


def findings(
    parse: Parse, lexicon: Lexicon, media: frozenset[int] = frozenset()
) -> tuple[Finding, ...]:
    """Find every reporting construction that the trees show, in text order of the cues.

    Args:
        parse: Tokens and trees.
        lexicon: Words that report.
        media: Head tokens of names that are known to be those of media.
    """
    found: list[Finding] = []
    for index, token in enumerate(parse.tokens):
        if token.upos in ("VERB", "AUX"):
            found.extend(_verb(parse, lexicon, index))
        elif token.upos in ("NOUN", "PROPN"):
            beside = _insert(parse, lexicon, index, trees.keys(parse, index))
            found.extend((beside,) if beside is not None else ())
            found.extend(_noun(parse, lexicon, index))
            found.extend(_phrase(parse, lexicon, index))
        elif token.upos == "ADJ":
            found.extend(_conviction(parse, lexicon, index))
        elif token.upos == "ADV":
            found.extend(_adverb(parse, lexicon, index))
        elif token.upos == "PRON":
            found.extend(_phrase(parse, lexicon, index))
    found.extend(denials(parse, lexicon, found))
    found.extend(secondhand(parse, lexicon, found, media))
    return tuple(sorted(found, key=lambda one: min(one.cue)))


def _verb(parse: Parse, lexicon: Lexicon, index: int) -> Iterator[Finding]:
    """Look for the content of a reporting verb, the surest place first."""
    keys = trees.keys(parse, index)
    if is_quoting(parse, lexicon, index) or is_citing(parse, lexicon, index):
        return
    let = _let_know(parse, index)
    if let is not None:
        yield let
        return
    convinced = tuple(_conviction(parse, lexicon, index))
    if convinced:
        yield from convinced
        return
    inserted = _insert(parse, lexicon, index, keys)
    if inserted is not None or not lexicon.reports(keys):
        yield from (inserted,) if inserted is not None else ()
        return
    clause = lexicon.report(keys, "clause")
    torn = torn_off(parse, lexicon, index) if clause is not None and clause.telling else ()
    if clause is not None and torn:
        yield _of_verb(parse, index, clause, torn, "its clause stands behind whom it cites")
        return
    if clause is not None and clause.stance == "know" and _is_bare(parse, index):
        return
    places = clauses(parse, index, clause.telling) if clause is not None else ()
    if clause is not None and places:
        yield _of_verb(parse, index, clause, places, "a clause tells what is said")
        return
    beside = around(parse, index) if clause is not None and clause.stance != "direct" else ()
    if clause is not None and beside:
        yield _of_verb(parse, index, clause, beside, "set into what is said")
        return
    yield from _other_complements(parse, lexicon, index, keys, clause)


def _let_know(parse: Parse, index: int) -> Finding | None:
    """Read `let the paper know that`."""
    known = [one for one in parse.children(index, "xcomp") if trees.lemma(parse, one) == "know"]
    content = clauses(parse, known[0]) if known else ()
    if trees.lemma(parse, index) != "let" or not content:
        return None
    return Finding(
        source=trees.subject(parse, index), cue=(index,), content=content, stance="say",
        telling=True, reason="a clause tells what is let known",
    )  # fmt: skip


def _is_bare(parse: Parse, index: int) -> bool:
    """Tell `the deal would see guards leave`, which brings a thing about, from knowing it."""
    return any(
        parse.tokens[child].xpos == "VB" and not parse.children(child, "mark", "aux")
        for child in parse.children(index, "ccomp")
    )


def _insert(parse: Parse, lexicon: Lexicon, index: int, keys: tuple[str, ...]) -> Finding | None:
    """Read `…, X said.` and its like by their place in the sentence."""
    after = parse.tokens[index + 1].text.lower() if index + 1 < len(parse.tokens) else ""
    tried = (f"{keys[-1]} {after}", *_idioms(parse, index, keys[-1]), *keys)
    key = next((one for one in tried if one in lexicon.inserts), None)
    key = None if key in lexicon.lasting else key
    pair = key is not None and " " in key and key not in keys
    place = placed(parse, lexicon, index, pair) if key is not None else None
    if key is None or place is None:
        return None
    report = lexicon.inserts[key]
    return Finding(
        source=place.source, cue=(index,), content=place.content, stance=report.stance,
        telling=report.own, reason="set beside what is said", phrase=place.phrase,
    )  # fmt: skip


def _conviction(parse: Parse, lexicon: Lexicon, index: int) -> Iterator[Finding]:
    """Read `is certain that`, `are convinced that`: whoever is so holds it."""
    report = lexicon.convictions.get(parse.tokens[index].text.lower())
    holder = parse.child(index, "nsubj", "nsubj:pass")
    content = clauses(parse, index, telling=False) if report is not None else ()
    if report is None or holder is None or not content or agent(parse, index) is not None:
        return
    if trees.lemma(parse, holder) not in ("it", "what", "this", "that"):
        yield Finding(
            source=holder, cue=(index,), content=content, stance=report.stance,
            telling=False, reason="holds it to be so",
        )  # fmt: skip


def _idioms(parse: Parse, index: int, word: str) -> Iterator[str]:
    """Yield a verb with the bare verb below it: `let the agency know`."""
    for child in parse.children(index, "xcomp", "ccomp", "advcl", "acl"):
        if parse.tokens[child].xpos == "VB" and child > index:
            yield f"{word} {trees.lemma(parse, child)}"


def _other_complements(
    parse: Parse, lexicon: Lexicon, index: int, keys: tuple[str, ...], clause: Report | None
) -> Iterator[Finding]:
    """Take an infinitive, a noun, or leave the place open for a quotation."""
    verb = lexicon.report(keys, "verb")
    if verb is not None and verb.stance == "believe" and _weighs(parse, index):
        return
    if verb is not None and verb.active and trees.is_passive(parse, index):
        return
    found = open_clauses(parse, index, verb.stance) if verb is not None else ()
    if verb is not None and found:
        yield _of_verb(parse, index, verb, found, "an infinitive tells what is said")
        return
    predicate = lexicon.report(keys, "predicate")
    found = predicates(parse, index) if predicate is not None else ()
    if predicate is not None and found:
        yield _of_verb(parse, index, predicate, found, "it is called something", clausal=False)
        return
    noun = lexicon.report(keys, "noun")
    found = nouns(parse, index, noun) if noun is not None else ()
    if noun is not None and found:
        yield _of_verb(parse, index, noun, found, "a noun tells what is said", clausal=False)
    elif clause is not None and clause.telling and not _tells_no_more(parse, index):
        rest = _rest(parse, index)
        yield _of_verb(parse, index, clause, rest, "a quotation or the rest tells what is said")


def _tells_no_more(parse: Parse, index: int) -> bool:
    """Tell whether a relative clause has its object: `the station, which broadcast the talk`."""
    relative = parse.tokens[index].deprel.endswith(":relcl")
    return relative and bool(parse.children(index, "obj"))


def _weighs(parse: Parse, index: int) -> bool:
    """Tell `is considering closing the border`, a plan in the making, from a belief."""
    open_clause = parse.child(index, "xcomp")
    return (
        open_clause is not None
        and parse.tokens[open_clause].xpos == "VBG"
        and not trees.is_passive(parse, index)
    )


def _rest(parse: Parse, index: int) -> tuple[int, ...]:
    """Take the rest of the sentence after `said` where a clause stands there, hung elsewhere."""
    sentence = parse.sentence_at(index)
    rest = range(index + 1, sentence.last)
    token = parse.tokens[index]
    if token.xpos not in ("VBD", "VBZ", "VBP") or token.relation == "acl" or not rest:
        return ()
    first = parse.tokens[rest[0]]
    if first.upos in ("PUNCT", "ADP", "PART", "CCONJ") or parse.children(index, "obj", "xcomp"):
        return ()
    return tuple(rest) if any(is_finite(parse, one) for one in rest) else ()


def _of_verb(
    parse: Parse, index: int, report: Report, content: tuple[int, ...], reason: str,
    clausal: bool = True,
) -> Finding:  # fmt: skip
    return Finding(
        source=speaker(parse, index),
        cue=(index, *parse.children(index, "compound:prt")),
        content=content,
        stance=report.stance,
        telling=report.own,
        reason=reason,
        clausal=clausal,
    )


def _noun(parse: Parse, lexicon: Lexicon, index: int) -> Iterator[Finding]:
    """Read `the minister's statement that`, `a report that`, `the threat to`."""
    report = lexicon.nouns.get(trees.lemma(parse, index))
    if report is None:
        return
    places = [
        child
        for child in parse.children(index, "acl", "ccomp")
        if _is_content(parse, child, report)
    ]
    if places:
        content = tuple(sorted({token for place in places for token in parse.subtree(place)}))
        verb = _verb_of(parse, lexicon, index)
        yield Finding(
            source=_owner(parse, index) if verb is None else speaker(parse, verb),
            cue=(index,) if verb is None else (verb,),
            content=content,
            stance=report.stance,
            telling=report.own,
            reason="a noun of saying with its content",
        )


def _verb_of(parse: Parse, lexicon: Lexicon, index: int) -> int | None:
    """Find `said` in `said in a statement that`, where the clause hangs on the noun."""
    token = parse.tokens[index]
    if token.relation != "obl" or token.head < 0 or parse.children(token.head, "ccomp"):
        return None
    report = lexicon.report(trees.keys(parse, token.head), "clause")
    return token.head if report is not None and report.telling else None


def _is_content(parse: Parse, index: int, report: Report) -> bool:
    marks = {parse.tokens[mark].text.lower() for mark in parse.children(index, "mark")}
    if "that" in marks:
        return True
    return "to" in marks and report.stance in ("promise", "want")


def _owner(parse: Parse, index: int) -> int | None:
    """Find whose word it is: `X's statement`, `a statement by X`, `X issued a statement`."""
    for child in parse.children(index, "nmod"):
        if parse.tokens[child].deprel == "nmod:poss":
            return child
        if trees.preposition(parse, child) in ("by", "from", "of"):
            return child
    token = parse.tokens[index]
    if token.relation in ("obj", "obl") and token.head >= 0:
        return trees.subject(parse, token.head)
    return None


def _phrase(parse: Parse, lexicon: Lexicon, index: int) -> Iterator[Finding]:
    """Read `according to X`, `in the words of X`, `in X's opinion`."""
    case = trees.preposition(parse, index)
    report = lexicon.phrases.get(case)
    source: int | None = index
    cue = trees.case_tokens(parse, index)
    if report is None:
        report, source, cue = _opinion(parse, lexicon, index, case)
    token = parse.tokens[index]
    if report is None or not cue or token.head < 0:
        return
    if case == "per" and not names_source(parse, lexicon, index):
        return
    top = _told_by(parse, index, clause_head(parse, token.head))
    own = set(parse.subtree(index))
    yield Finding(
        source=source,
        cue=cue,
        content=tuple(place for place in parse.subtree(top) if place not in own),
        stance=report.stance,
        telling=True,
        reason=f"“{case}” names the source",
    )


def _told_by(parse: Parse, index: int, top: int) -> int:
    """Widen what a phrase at the end of a sentence tells: `it believes that …, according to X`."""
    whole = parse.subtree(index)
    sentence = parse.sentence_at(index)
    behind = parse.tokens[whole[-1] + 1 : sentence.last]
    opening = (parse.tokens[one].text for one in (min(whole) - 1, min(whole)))
    led = min(whole) > sentence.first and "," in opening
    if not led or any(token.upos != "PUNCT" or token.text in '”"' for token in behind):
        return top
    while parse.tokens[top].relation in ("ccomp", "xcomp", "advcl") and parse.tokens[top].head >= 0:
        top = parse.tokens[top].head
    return top


def _opinion(
    parse: Parse, lexicon: Lexicon, index: int, case: str
) -> tuple[Report | None, int | None, tuple[int, ...]]:
    """Read `in his opinion`, `in the opinion of the expert`."""
    report = lexicon.possessives.get(trees.lemma(parse, index))
    owner = parse.child(index, "nmod:poss")
    if owner is None:
        owner = next(
            (one for one in parse.children(index, "nmod") if trees.preposition(parse, one) == "of"),
            None,
        )
    if report is None or owner is None or case not in ("in", "by"):
        return None, None, ()
    return report, owner, (index,)


def _adverb(parse: Parse, lexicon: Lexicon, index: int) -> Iterator[Finding]:
    """Read `reportedly`: somebody says so, nobody tells who."""
    report = lexicon.adverbs.get(parse.tokens[index].text.lower())
    head = parse.tokens[index].head
    if report is None or head < 0:
        return
    own = set(parse.subtree(index))
    yield Finding(
        source=None,
        cue=(index,),
        content=tuple(place for place in parse.subtree(head) if place not in own),
        stance=report.stance,
        telling=True,
        reason=f"“{parse.tokens[index].text}”: somebody says so",
    )
