"""Voices at second hand: `X reported, citing Y`; `Y was quoted by X as saying`; `Y told paper X`.

Such a voice has no content of its own: it shares that of the report it stands behind (Y) or
around (X), its *host*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from detente.factuality import _trees as trees
from detente.factuality._complements import around, clause_head, clauses
from detente.factuality._findings import Finding
from detente.factuality._lexicon import Lexicon
from detente.factuality._places import DATIVE, parted
from detente.factuality._subjects import agent, speaker
from detente.model.text import Parse

_TO = frozenset({"to", "with", "for"})
_FINITE = ("VBD", "VBZ", "VBP")
_DATIVE = DATIVE | {"let", "give"}
_TELLING = frozenset({"say", "claim", "deny", "promise", "believe"})
Hosts = dict[int, Finding]
"""Reports by the first token of their cue."""


def secondhand(
    parse: Parse, lexicon: Lexicon, found: Iterable[Finding], media: frozenset[int] = frozenset()
) -> Iterator[Finding]:
    """Find the voices behind and around reports.

    Args:
        parse: Tokens and trees.
        lexicon: Words that cite, and kinds of sources.
        found: Reports known so far.
        media: Head tokens of names that are known to be those of media.
    """
    hosts = {one.cue[0]: one for one in found if one.stance not in ("want", "judge")}
    yield from _relays(parse, lexicon, hosts, media)
    for index, token in enumerate(parse.tokens):
        if is_quoting(parse, lexicon, index):
            made = _quoting(parse, lexicon, index)
        elif token.upos in ("VERB", "AUX"):
            made = _passed_on(parse, lexicon, hosts, index) or _cited(parse, lexicon, hosts, index)
        elif token.upos == "NOUN" and trees.lemma(parse, index) in lexicon.grounds:
            made = _grounded(parse, lexicon, hosts, index)
        else:
            continue
        for one in made:
            hosts.setdefault(one.cue[0], one)
            yield one


def is_quoting(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a verb is one of the two in `quoted the minister as saying`."""
    token = parse.tokens[index]
    if token.xpos == "VBG" and token.head >= 0 and trees.preposition(parse, index) == "as":
        return trees.lemma(parse, token.head) in lexicon.citing
    return trees.lemma(parse, index) in lexicon.citing and _saying(parse, index) is not None


def is_citing(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a participle names whom a report was heard from: `citing an envoy`."""
    if parse.tokens[index].xpos != "VBG":
        return False
    named = _whom(parse, lexicon, index)
    return named is not None and _is_somebody(parse, lexicon, named[0])


def _saying(parse: Parse, index: int) -> int | None:
    for child in parse.children(index, "advcl", "obl"):
        if trees.preposition(parse, child) == "as" and parse.tokens[child].xpos == "VBG":
            return child
    return None


def _quoting(parse: Parse, lexicon: Lexicon, index: int) -> tuple[Finding, ...]:
    """Read `X quoted Y as saying` and `Y was quoted by X as saying`; () at its second verb."""
    saying = _saying(parse, index)
    if saying is None:
        return ()
    quoted = _quoted(parse, index)
    content = clauses(parse, saying) or clauses(parse, index) or around(parse, index)
    content = content or parted(parse, lexicon, index)
    inner = Finding(
        source=quoted, cue=(saying,), content=content, stance="say", telling=True,
        reason="somebody is quoted",
    )  # fmt: skip
    quoter = speaker(parse, index)
    if trees.is_passive(parse, index):
        quoter = agent(parse, index) or agent(parse, saying)
    if quoter is None:
        return (inner,)
    outer = Finding(
        source=quoter, cue=(index,), content=(), stance="say", telling=True, host=saying,
        outer=True, reason="quotes somebody",
    )  # fmt: skip
    return (inner, outer)


def _quoted(parse: Parse, index: int) -> int | None:
    """Find who is quoted: the object, in the passive the subject nearest before the verb."""
    if not trees.is_passive(parse, index):
        return parse.child(index, "obj", "iobj")
    before = [one for one in parse.children(index, "nsubj:pass", "obj") if one < index]
    return max(before, default=None)


def _relays(
    parse: Parse, lexicon: Lexicon, hosts: Hosts, media: frozenset[int]
) -> Iterator[Finding]:
    """Read `an aide told a local portal that`: the page knows it through the portal."""
    for cue, report in hosts.items():
        if report.stance not in _TELLING or parse.tokens[cue].upos not in ("VERB", "AUX"):
            continue
        told = next(
            (one for one in _told(parse, cue) if _is_relay(parse, lexicon, one, media)), None
        )
        if told is not None and told != report.source:
            yield Finding(
                source=told, cue=report.cue, content=(), stance="say", telling=False, host=cue,
                outer=True, relay=True, reason="a medium was told it",
            )  # fmt: skip
        yield from _repeated(parse, cue)


def _repeated(parse: Parse, cue: int) -> Iterator[Finding]:
    """Read `told a senator, who repeated it`: the page knows it through the senator."""
    for told in parse.children(cue, "obj", "iobj", "obl"):
        for verb in parse.children(told, "acl"):
            passed = trees.lemma(parse, verb) in _PASSING and parse.tokens[verb].xpos in _FINITE
            if passed and any(
                trees.lemma(parse, one) == "it" for one in parse.children(verb, "obj")
            ):
                yield Finding(
                    source=told, cue=(verb,), content=(), stance="say", telling=False, host=cue,
                    outer=True, reason="was told it and passed it on",
                )  # fmt: skip


_PASSING = frozenset({"repeat", "relay", "retell", "recount", "report", "publish", "pass", "post"})


def _told(parse: Parse, cue: int) -> Iterator[int]:
    """List whom a verb of saying may be said to: its object, the subject of `was told by`."""
    for child in parse.children(cue, "obj", "iobj", "obl", "nsubj:pass"):
        relation = parse.tokens[child].relation
        if relation != "obl":
            dative = trees.lemma(parse, cue) in _DATIVE
            if dative and (relation != "nsubj" or agent(parse, cue) is not None):
                yield child
        elif trees.preposition(parse, child) in _TO:
            yield child
        elif trees.lemma(parse, child) in ("interview", "conversation"):
            yield from parse.children(child, "nmod")
    yield from _right_behind(parse, cue)


def _right_behind(parse: Parse, cue: int) -> Iterator[int]:
    """Yield the noun right behind `told`, however the tree hangs it: `told a shipping daily`."""
    last = place = cue
    while place + 1 < len(parse.tokens) and parse.tokens[place + 1].upos in _OF_AN_AUDIENCE:
        place += 1
        last = place if parse.tokens[place].upos != "DET" else last
    if trees.lemma(parse, cue) in DATIVE and last > cue:
        yield last


_OF_AN_AUDIENCE = frozenset({"DET", "ADJ", "ADV", "NOUN", "PROPN", "NUM"})


def _is_relay(parse: Parse, lexicon: Lexicon, index: int, media: frozenset[int]) -> bool:
    """Tell whether a noun or a name is that of a medium: `the portal`, `Radio Lomar`.

    The page's own (`this newspaper`, `our correspondent`) is none.
    """
    owners = (*parse.children(index, "det"), *parse.children(index, "nmod:poss"))
    if any(parse.tokens[one].text.lower() in ("this", "our") for one in owners):
        return False
    if parse.tokens[index].upos in ("NOUN", "ADJ", "ADV"):
        return trees.lemma(parse, index) in lexicon.relays
    if index in media:
        return True
    parts = (index, *parse.children(index, "flat", "compound", "appos", "amod"))
    words = {parse.tokens[one].text.lower() for one in parts}
    return parse.tokens[index].upos == "PROPN" and bool(words & lexicon.mastheads)


def _passed_on(parse: Parse, lexicon: Lexicon, hosts: Hosts, index: int) -> tuple[Finding, ...]:
    """Read `according to minutes cited by the newsletter`: it passes on what the minutes say."""
    token = parse.tokens[index]
    by = agent(parse, index) or _interviewer(parse, index)
    by = by or _quoting_document(parse, lexicon, index)
    if token.xpos not in ("VBN", "VBD") or by is None:
        return ()
    above = _carried(parse, index)
    word = trees.lemma(parse, index)
    words = [trees.lemma(parse, one) for one in trees.phrase(parse, by)]
    medium = any(one in lexicon.relays or "media" in lexicon.kinds.get(one, ()) for one in words)
    if word not in lexicon.citing and not (word in lexicon.holding and medium):
        return ()
    host = next((cue for cue, one in hosts.items() if _is_within(parse, above, one)), None)
    if host is None:
        return ()
    return (
        Finding(
            source=by, cue=(index,), content=(), stance="say", telling=True, host=host, outer=True,
            reason=f"“{token.text}” names who passes it on",
        ),
    )  # fmt: skip


def _carried(parse: Parse, index: int) -> int:
    """Find the noun that is passed on: the one it hangs on, or right before it; -1 for none."""
    token = parse.tokens[index]
    if token.relation == "acl":
        return token.head
    bare = not parse.children(index, "nsubj", "nsubj:pass", "aux")
    return index - 1 if bare and parse.tokens[index - 1].upos == "NOUN" else -1


def _interviewer(parse: Parse, index: int) -> int | None:
    """Find who did it in `a driver whom the agency interviewed`."""
    asked = any(parse.tokens[one].text.lower() == "whom" for one in parse.children(index, "obj"))
    return parse.child(index, "nsubj") if asked else None


def _quoting_document(parse: Parse, lexicon: Lexicon, index: int) -> int | None:
    """Find the document of `a lieutenant cited in a report`."""
    for child in parse.children(index, "obl"):
        kinds = lexicon.kinds.get(trees.lemma(parse, child), ())
        if trees.preposition(parse, child) == "in" and set(kinds) & {"document", "media"}:
            return child
    return None


def _is_within(parse: Parse, index: int, report: Finding) -> bool:
    """Tell whether a word belongs to the phrase of a report's source, or of what it is told in."""
    if report.source is not None and trees.within(parse, index, report.source):
        return True
    return index in parse.children(report.cue[0], "obl", "obj", "iobj")


def _cited(parse: Parse, lexicon: Lexicon, hosts: Hosts, index: int) -> tuple[Finding, ...]:
    """Read `X reported, citing Y`, `X, who quoted Y`, `X learned from Y`: Y is behind X."""
    token = parse.tokens[index]
    named = _whom(parse, lexicon, index)
    if named is None or not (_is_somebody(parse, lexicon, named[0]) or _had_it(parse, index)):
        return ()
    whom, preposition = named
    cue = preposition or (index,)
    reason = f"“{token.text}” names whom it was heard from"
    host = index if preposition and index in hosts else _host(parse, hosts, index)
    aside = token.xpos == "VBG" or token.deprel == "acl:relcl" or host == index
    aside = aside or (_had_it(parse, index) and token.relation == "ccomp")
    if host is not None and aside and hosts[host].source != whom:
        return (_behind(whom, cue, host, reason),)
    if token.xpos != "VBG" or token.relation not in ("advcl", "acl") or preposition:
        return ()
    own = set(parse.subtree(index))
    top = clause_head(parse, token.head)
    content = tuple(place for place in parse.subtree(top) if place not in own)
    return (
        Finding(source=whom, cue=cue, content=content, stance="say", telling=True, reason=reason),
    )


def _behind(whom: int, cue: tuple[int, ...], host: int, reason: str) -> Finding:
    return Finding(
        source=whom, cue=cue, content=(), stance="say", telling=True, host=host, reason=reason
    )


def _whom(parse: Parse, lexicon: Lexicon, index: int) -> tuple[int, tuple[int, ...]] | None:
    """Find who is cited, with the preposition that names him: `citing Y`, `learned from Y`."""
    word = trees.lemma(parse, index)
    if word in lexicon.citing:
        whom = parse.child(index, "obj", "iobj")
        return None if whom is None else (whom, ())
    for child in parse.children(index, "obl", "nmod"):
        if f"{word} {trees.preposition(parse, child)}" in lexicon.citing:
            return child, trees.case_tokens(parse, child)
    return None


def _had_it(parse: Parse, index: int) -> bool:
    """Tell whether news was had: `who heard it from a cook`; then anybody may have told it."""
    return any(trees.lemma(parse, one) == "it" for one in parse.children(index, "obj"))


def names_source(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell a source from a measure: `per the ministry`, and not `per day`."""
    return _is_somebody(parse, lexicon, index)


def _is_somebody(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    """Tell a person, a body or a document from a reason: `citing costs`."""
    token = parse.tokens[index]
    word = trees.lemma(parse, index)
    known = word in lexicon.nobody or bool(lexicon.kinds.get(word))
    named = any(parse.tokens[one].upos == "PROPN" for one in parse.children(index, "appos"))
    return token.upos == "PROPN" or (token.upos == "NOUN" and (known or named))


def _grounded(parse: Parse, lexicon: Lexicon, hosts: Hosts, index: int) -> tuple[Finding, ...]:
    """Read `with reference to a source`, `on the strength of a cable`."""
    host = _host(parse, hosts, index)
    if host is None or trees.preposition(parse, index) not in ("on", "with", "by"):
        return ()
    for child in parse.children(index, "nmod"):
        fits = trees.preposition(parse, child) in ("of", "to")
        if fits and _is_somebody(parse, lexicon, child):
            return (_behind(child, (index,), host, "names what the report rests on"),)
    return ()


def _host(parse: Parse, hosts: Hosts, index: int) -> int | None:
    """Find the report beside which somebody is cited; None where there is none near.

    It is the word above, or that of whose source more is told, or the report before it in the
    sentence with no other verb between; where the sentence opens so, the next one.
    """
    sentence = parse.sentence_at(index)
    inside = [
        cue
        for cue, one in hosts.items()
        if sentence.first <= cue < sentence.last and cue != index and _tells(parse, one)
    ]
    above = islice(parse.ancestors(index), 2)
    for cue in above:
        if cue in inside:
            return cue
    head = parse.tokens[index].head
    owned = [cue for cue in inside if head >= 0 and _is_within(parse, head, hosts[cue])]
    if owned:
        return max(owned)
    before = [cue for cue in inside if cue < index and _is_clear(parse, cue, index)]
    if before:
        return max(before)
    opens = not any(parse.tokens[one].upos != "PUNCT" for one in range(sentence.first, index))
    return min(inside, default=None) if opens else None


def _tells(parse: Parse, report: Finding) -> bool:
    """Tell whether a report can be a host: `relaying what he had heard` has nothing of its own."""
    shared = bool(report.content) or report.host is not None
    return shared or parse.tokens[report.cue[0]].xpos != "VBG"


def _is_clear(parse: Parse, first: int, last: int) -> bool:
    """Tell whether no finite verb and no semicolon stands between two words."""
    between = [parse.tokens[one] for one in range(first + 1, last)]
    return not any(one.xpos in _FINITE or one.text == ";" for one in between)
