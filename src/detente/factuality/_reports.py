"""Reporting constructions on the tree: who is linked to what by which word.

Each rule yields a `Finding`, still in token indices. Quotations that run over sentences are joined
to them afterwards (`_contents`), and the sources are named last (`_speakers`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.factuality import _trees as trees
from detente.factuality._lexicon import Lexicon, Report
from detente.model.text import Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A reporting construction in token indices."""

    source: int | None
    """Head token of the source; None where nobody is named."""
    cue: tuple[int, ...]
    """Tokens of the cue; the first is its head."""
    content: tuple[int, ...]
    """Tokens of the content; () where only a quotation can tell."""
    stance: str
    telling: bool
    reason: str
    until: int | None = None
    """Token before which the phrase of the source ends, where the tree runs on; else None."""
    clausal: bool = True
    """False where the content is a noun phrase: `reported on the visit`."""


def findings(parse: Parse, lexicon: Lexicon) -> tuple[Finding, ...]:
    """Find every reporting construction that the trees show, in text order of the cues."""
    found: list[Finding] = []
    for index, token in enumerate(parse.tokens):
        if token.upos in ("VERB", "AUX"):
            found.extend(_verb(parse, lexicon, index))
        elif token.upos in ("NOUN", "PROPN"):
            found.extend(_noun(parse, lexicon, index))
            found.extend(_phrase(parse, lexicon, index))
        elif token.upos == "ADV":
            found.extend(_adverb(parse, lexicon, index))
        elif token.upos == "PRON":
            found.extend(_phrase(parse, lexicon, index))
    return tuple(sorted(found, key=lambda one: min(one.cue)))


def _verb(parse: Parse, lexicon: Lexicon, index: int) -> Iterator[Finding]:
    """Look for the content of a reporting verb, the surest place first."""
    keys = trees.keys(parse, index)
    if not lexicon.reports(keys):
        return
    cited = _cited(parse, lexicon, index)
    if cited is not None:
        yield cited
        return
    clause = lexicon.report(keys, "clause")
    tail = _placed(parse, index) if clause is not None and clause.telling else None
    if tail is not None and clause is not None:
        yield Finding(
            source=tail[0], cue=(index,), content=tail[1], stance=clause.stance, telling=True,
            reason="set beside what is said", until=index if tail[0] < index else None,
        )  # fmt: skip
        return
    places = _clauses(parse, index) if clause is not None else ()
    if clause is not None and places:
        yield _of_verb(parse, index, clause, places, "a clause tells what is said")
        return
    around = _around(parse, index) if clause is not None else ()
    if clause is not None and around:
        yield _of_verb(parse, index, clause, around, "set into what is said")
        return
    yield from _other_complements(parse, lexicon, index, keys, clause)


def _placed(parse: Parse, index: int) -> tuple[int, tuple[int, ...]] | None:
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
    if source is None or not any(_finite(parse, one) for one in said):
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
    if any(_finite(parse, place) or parse.tokens[place].xpos == "TO" for place in after[:1]):
        return None
    if any(_finite(parse, place) for place in after):
        return None
    comma = _last_break(parse, sentence.first, index)
    if comma is None or not any(_finite(parse, one) for one in range(sentence.first, comma)):
        return None
    source = _between(parse, comma + 1, index) or _between(parse, index + 1, sentence.last)
    if source is None:
        return None
    return source, tuple(range(sentence.first, comma))


def _precedes(parse: Parse, index: int) -> bool:
    """Tell whether all clauses of a verb stand before it."""
    marked = parse.children(index, "aux", "mark")
    return not marked and all(place < index for place in parse.children(index, "ccomp"))


def _finite(parse: Parse, index: int) -> bool:
    return parse.tokens[index].xpos in ("VBD", "VBZ", "VBP", "MD")


def _last_break(parse: Parse, first: int, index: int) -> int | None:
    """Find the comma or closing mark that parts what is said from a verb of saying and its subject.

    Between it and the verb stands the subject with its appositions and no verb; a closing mark
    counts before a comma.
    """
    comma: int | None = None
    for place in range(index - 1, first, -1):
        token = parse.tokens[place]
        if _finite(parse, place):
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
    if place >= last or not _names(parse, place):
        return None
    return _top(parse, place, first, last)


def _cited(parse: Parse, lexicon: Lexicon, index: int) -> Finding | None:
    """Read `X reported, citing Y`: Y is the voice behind X."""
    token = parse.tokens[index]
    whom = parse.child(index, "obj")
    if trees.lemma(parse, index) not in lexicon.citing or whom is None or token.head < 0:
        return None
    somebody = lexicon.kinds.get(trees.lemma(parse, whom)) or parse.tokens[whom].upos == "PROPN"
    if token.relation not in ("advcl", "acl") or not somebody:
        return None
    report = lexicon.report(trees.keys(parse, token.head), "clause")
    said = (_clauses(parse, token.head) or _around(parse, token.head)) if report else ()
    own = set(parse.subtree(token.head if token.relation == "acl" else index))
    content = said or tuple(
        place for place in parse.subtree(_clause_head(parse, token.head)) if place not in own
    )
    return Finding(
        source=whom, cue=(index,), content=content, stance="say", telling=True,
        reason=f"“{token.text}” names whom it was heard from",
    )  # fmt: skip


def _other_complements(
    parse: Parse, lexicon: Lexicon, index: int, keys: tuple[str, ...], clause: Report | None
) -> Iterator[Finding]:
    """Take an infinitive, a noun, or leave the place open for a quotation."""
    verb = lexicon.report(keys, "verb")
    if verb is not None and verb.stance == "believe" and _weighs(parse, index):
        return
    if verb is not None and verb.active and trees.is_passive(parse, index):
        return
    found = _open_clauses(parse, index, verb.stance) if verb is not None else ()
    if verb is not None and found:
        yield _of_verb(parse, index, verb, found, "an infinitive tells what is said")
        return
    noun = lexicon.report(keys, "noun")
    found = _nouns(parse, index, noun) if noun is not None else ()
    if noun is not None and found:
        yield _of_verb(parse, index, noun, found, "a noun tells what is said", clausal=False)
    elif clause is not None and clause.telling:
        rest = _rest(parse, index)
        yield _of_verb(parse, index, clause, rest, "a quotation or the rest tells what is said")


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
    return tuple(rest) if any(_finite(parse, one) for one in rest) else ()


def _of_verb(
    parse: Parse, index: int, report: Report, content: tuple[int, ...], reason: str,
    clausal: bool = True,
) -> Finding:  # fmt: skip
    return Finding(
        source=speaker(parse, index),
        cue=(index, *parse.children(index, "compound:prt")),
        content=content,
        stance=report.stance,
        telling=report.telling,
        reason=reason,
        clausal=clausal,
    )


def speaker(parse: Parse, index: int) -> int | None:
    """Find who speaks by a verb: its subject, the agent of a passive, the noun it hangs on."""
    if trees.is_passive(parse, index):
        return _agent(parse, index)
    token = parse.tokens[index]
    if token.relation == "acl" and token.deprel != "acl:relcl":
        return _agent(parse, index) if token.xpos == "VBN" else token.head
    found = trees.subject(parse, index)
    if found is None:
        return _agent(parse, index) or _beside(parse, index)
    if token.deprel == "acl:relcl" and parse.tokens[found].xpos in ("WDT", "WP"):
        return token.head
    return None if _is_nobody(parse, found) else found


def _beside(parse: Parse, index: int) -> int | None:
    """Find the noun right after or before a verb of saying that no arc calls its subject."""
    for child in parse.children(index, "obj", "obl", "dep", "xcomp"):
        first = min(parse.subtree(child))
        if first == index + 1 and _names(parse, child) and parse.tokens[first].upos != "ADP":
            return child
    sentence = parse.sentence_at(index)
    place = index - 1
    while place > sentence.first and parse.tokens[place].upos in ("AUX", "ADV", "PUNCT"):
        place -= 1
    if place < sentence.first or not _names(parse, place):
        return None
    return _top(parse, place, sentence.first, index)


def _names(parse: Parse, index: int) -> bool:
    return parse.tokens[index].upos in ("PROPN", "PRON", "NOUN")


def _top(parse: Parse, place: int, first: int, last: int) -> int:
    """Climb from a noun to the head of its phrase within a range of tokens."""
    while parse.tokens[place].relation in _INSIDE:
        head = parse.tokens[place].head
        if not first <= head < last or not _names(parse, head):
            break
        place = head
    return place


_INSIDE = frozenset({"flat", "compound", "nmod", "appos", "conj", "obl", "amod", "nummod", "det"})


def _agent(parse: Parse, index: int) -> int | None:
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


def _clauses(parse: Parse, index: int) -> tuple[int, ...]:
    """List the tokens of complement clauses, as `that` clauses and quotations parsed as such."""
    places = [*parse.children(index, "ccomp")]
    if trees.is_passive(parse, index):
        places += parse.children(index, "csubj:pass", "csubj", "advcl:relcl")
    if not places:
        places += [
            child
            for child in parse.children(index, "parataxis", "dep")
            if parse.tokens[child].upos in ("VERB", "AUX", "ADJ", "NOUN")
            and parse.children(child, "nsubj", "cop")
            and not parse.children(index, "ccomp", "obj")
        ]
    return _filled(parse, index, {token for place in places for token in parse.subtree(place)})


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


def _around(parse: Parse, index: int) -> tuple[int, ...]:
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


def _open_clauses(parse: Parse, index: int, stance: str) -> tuple[int, ...]:
    """List the tokens of an infinitive or predicate; in the passive with its subject."""
    places = [*parse.children(index, "xcomp")]
    if stance == "direct":
        places = [place for place in places if trees.has_to(parse, place)]
    if not places:
        places += [
            child
            for child in parse.children(index, "advcl", "obl")
            if trees.preposition(parse, child) in ("as", "of", "with", "for", "to")
        ]
    if places and trees.is_passive(parse, index):
        places += parse.children(index, "nsubj:pass")
    elif places and stance == "judge":
        places += parse.children(index, "obj")
    return tuple(sorted({token for place in places for token in parse.subtree(place)}))


def _nouns(parse: Parse, index: int, report: Report) -> tuple[int, ...]:
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
            telling=report.telling,
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
    return "to" in marks and report.stance == "promise"


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
    top = _clause_head(parse, token.head)
    own = set(parse.subtree(index))
    yield Finding(
        source=source,
        cue=cue,
        content=tuple(place for place in parse.subtree(top) if place not in own),
        stance=report.stance,
        telling=True,
        reason=f"“{case}” names the source",
    )


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


def _clause_head(parse: Parse, index: int) -> int:
    """Climb from a word to the head of its clause."""
    current = index
    for ancestor in (index, *parse.ancestors(index)):
        current = ancestor
        token = parse.tokens[ancestor]
        if token.relation in trees.CLAUSAL and token.deprel != "acl:relcl":
            break
    return current


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


def mentions_cue(found: Iterable[Finding], first: int, last: int) -> bool:
    """Tell whether a cue stands within a range of tokens."""
    return any(first <= one.cue[0] < last for one in found)
