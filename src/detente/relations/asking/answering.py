"""Answering a question part by part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from detente.model.answers import NOT_STATED, Answer, Finding
from detente.model.briefs import Account, Happening
from detente.model.events import Coding
from detente.model.text import Article
from detente.model.ties import NO_TIES, Ties
from detente.relations.accounts import account
from detente.relations.asking import (
    agreements,
    amounts,
    grounds,
    lists,
    persons,
    voices,
    whens,
    whether,
)
from detente.relations.asking.asked import Asked, found, not_stated, said, several
from detente.relations.asking.keys import keys
from detente.relations.asking.passages import Clock, Passage, Reading, read
from detente.relations.asking.questions import Part, parts
from detente.relations.asking.ranking import ranked
from detente.relations.names import forms_of, names_of
from detente.relations.profiles import states_of
from detente.relations.same import happenings

_PAIRS = 3
"""Pairs of states that a list is drawn from at most."""
Way = Callable[[Asked], Finding]


def _what(asked: Asked) -> Finding:
    """Answer with the sentences that are most about it."""
    near = [each.passage for each in asked.about(0.45) if each.passage not in asked.before][:2]
    if not near:
        return not_stated("what")
    return found("what", several([said(p, asked.event_of(p)) for p in near]), near)


_WAYS: Mapping[str, Way] = {
    "source": voices.source,
    "firmness": voices.firmness,
    "belief": voices.belief,
    "statement": voices.statement,
    "condition": grounds.condition,
    "reason": grounds.reason,
    "agreed": agreements.agreed,
    "who": persons.who,
    "when": whens.when,
    "place": whens.place,
    "quantity": amounts.quantity,
    "duration": amounts.duration,
    "list": lists.rows_asked,
    "since": lists.of_rows,
    "status": lists.of_rows,
    "whether": whether.whether,
    "what": _what,
}


def ask(
    question: str,
    codings: Iterable[Coding],
    articles: Iterable[Article],
    states: Mapping[str, str] | None = None,
    clock: Clock | None = None,
    ties: Ties = NO_TIES,
) -> Answer:
    """Answer a question from coded pages.

    Args:
        question: In English, of one or several parts.
        codings: Codings of the pages, in any order.
        articles: The pages.
        states: Words of the question that name states, in small letters, with their codes; what
            the pages themselves call states is known.
        clock: Reads the time expressions of a page; without it only coded events are dated.
        ties: Events that somebody said are one happening, or are not.

    Returns:
        The answer; `not stated` where no page answers, with what comes nearest.
    """
    told = tuple({coding.article: coding for coding in codings}.values())
    pages = tuple({article.id: article for article in articles}.values())
    forms = _forms(told, states or {})
    reading = read(told, pages, forms, clock or (lambda _: ()))
    same = {t.id: h for h in happenings(told, pages, ties) for t in (*h.tellings, *h.copies)}
    accounts = _accounts(question, told, pages, forms, ties)
    findings: list[Finding] = []
    before: tuple[Passage, ...] = ()
    names: tuple[str, ...] = ()
    told_parts = parts(question)
    for part in told_parts:
        finding, before = _answered(part, question, reading, same, accounts, before, names)
        findings.append(finding)
        names = _named(finding) or names
    return _answer(question, tuple(findings), [part.text for part in told_parts], len(pages))


def _named(finding: Finding) -> tuple[str, ...]:
    """Take the keys of whoever an answer names, for a part that points to him."""
    if finding.form != "who" or not finding.stated:
        return ()
    first = " ".join(finding.text.partition(". ")[0].split()[-2:])
    return tuple(sorted(key for key in keys(first, {}) if key.startswith("~")))


def _forms(told: Sequence[Coding], states: Mapping[str, str]) -> dict[str, str]:
    known = forms_of(told, names_of(told, {}))
    return {**{form: code for code, names in known.items() for form in names}, **states}


def _accounts(
    question: str,
    told: Sequence[Coding],
    pages: Sequence[Article],
    forms: Mapping[str, str],
    ties: Ties,
) -> tuple[Account, ...]:
    """Make accounts of the pairs that a question means: those it names, else the commonest."""
    named = {
        key.removeprefix("state:") for key in keys(question, forms) if key.startswith("state:")
    }
    counts: Counter[tuple[str, str]] = Counter()
    for coding in told:
        for event in coding.events:
            counts.update(combinations(sorted(states_of(event)), 2))
    fit = [pair for pair in counts if named <= set(pair) or (set(pair) <= named)]
    wanted = sorted(fit, key=lambda pair: (-counts[pair], pair))[: _PAIRS if len(named) < 2 else 1]
    return tuple(account(told, pages, *pair, ties=ties) for pair in wanted)


def _answered(
    part: Part,
    question: str,
    reading: Reading,
    same: Mapping[str, Happening],
    accounts: tuple[Account, ...],
    before: tuple[Passage, ...],
    names: tuple[str, ...],
) -> tuple[Finding, tuple[Passage, ...]]:
    follows = part.person or part.about != part.text
    more = names if part.person and names else _persons(before) if follows else ()
    about = part.text if part.person and more else part.about
    asked = Asked(
        part=part, question=question, reading=reading, happenings=same, accounts=accounts,
        near=ranked(about, reading, more),
        before=before if follows else (),
    )  # fmt: skip
    finding = _WAYS[part.form](asked)
    rests_on = {(note.article, note.start) for note in finding.quotes}
    passages = tuple(p for p in reading.passages if (p.article.id, p.span.start) in rests_on)
    return finding, passages if finding.stated and passages else before


def _persons(before: Sequence[Passage]) -> tuple[str, ...]:
    """Take the names of those who act in what the part before rests on."""
    names = [
        p.entity.name for passage in before[:1] for e in passage.events for p in e.actors
        if p.entity and p.entity.kind == "person"
    ]  # fmt: skip
    return tuple(key for name in names for key in keys(name, {}) if key.startswith("~"))


def _answer(
    question: str, findings: tuple[Finding, ...], asked: Sequence[str], pages: int
) -> Answer:
    stated = findings[0].stated
    quotes = {(n.article, n.start, n.event): n for f in findings if f.stated for n in f.quotes}
    near = {(n.article, n.start, n.event): n for f in findings for n in f.quotes}
    kept = tuple((quotes or near).values())
    told = [finding.text for finding in findings if finding.stated or not stated]
    texts = [_capital(text) for text in _quoting_once(told) if text]
    missing = [t for f, t in zip(findings, asked, strict=True) if not f.stated and stated]
    tail = [f"As to “{text}”: {NOT_STATED}." for text in missing]
    return Answer(
        question=question,
        text=several([*texts, *tail]) if stated or len(findings) == 1 else several(texts),
        stated=stated,
        findings=findings,
        events=tuple(dict.fromkeys(note.event for note in kept if note.event)),
        quotes=kept,
        pages=pages,
    )


# "Izvestia: “…”": whose words, and the words
_QUOTE = re.compile(r"[^“”.:]{1,200}: “[^”]*”\.?")


def _quoting_once(texts: Sequence[str]) -> list[str]:
    """Leave out quotes that an earlier part has given."""
    known: set[str] = set()
    kept = []
    for text in texts:
        quotes = [quote.strip(" .") for quote in _QUOTE.findall(text)]
        for quote in quotes:
            if quote in known:
                text = text.replace(f"{quote}.", "").replace(quote, "")
        known.update(quotes)
        kept.append(" ".join(text.split()).strip())
    return kept


def _capital(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."
