"""What the tests of this stage share: the engine, articles of one line, drafts of one word."""

from __future__ import annotations

from functools import lru_cache

from detente import language
from detente.factuality import attributions, judge
from detente.model.actors import Entity, Mention
from detente.model.events import Draft, Verdict
from detente.model.text import Article, Block, Parse, Publication, Span
from detente.model.voices import Attribution

PUBLISHER = "The Castora Courier"


@lru_cache(maxsize=1)
def engine() -> language.Language:
    return language.load("en")


@lru_cache(maxsize=2000)
def parsed(text: str) -> Parse:
    return engine().parse(text)


def article(text: str, kind: str = "body", published: str | None = "2031-05-20") -> Article:
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            span = Span(start, start + len(line))
            blocks.append(Block(kind=kind, span=span, reason="a test"))
        start += len(line) + 1
    return Article(
        id="a", name="a", text=text, blocks=tuple(blocks), language="en", publisher=PUBLISHER,
        published=Publication(edtf=published, inferred=False) if published else None,
    )  # fmt: skip


def found(text: str, kind: str = "body", mentions: tuple[Mention, ...] = ()) -> list[Attribution]:
    return list(attributions(parsed(text), mentions, article(text, kind)))


def draft(parse: Parse, span: Span, **fields: object) -> Draft:
    """A draft of the word at a span."""
    places = parse.tokens_in(span)
    inside = [place for place in places if parse.tokens[place].head not in places]
    trigger = (inside or list(places))[0]
    token = parse.tokens[trigger]
    made: dict[str, object] = {
        "trigger": trigger, "trigger_span": token.span, "span": parse.sentence_at(trigger).span,
        "type": None, "mode": None, "extension": None, "cameo": None,
        "nominal": token.upos in ("NOUN", "PROPN"),
    }  # fmt: skip
    return Draft(**{**made, **fields})  # type: ignore[arg-type]


def judged(marked: str, kind: str = "body", **fields: object) -> Verdict:
    """Judge the word in square brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    parse = parsed(text)
    return judge(parse, (draft(parse, Span(start, end), **fields),), (), article(text, kind))[0]


def mention(parse: Parse, words: str, entity: Entity, form: str = "name") -> Mention:
    """A mention of the first place where the words stand."""
    start = parse.text.index(words)
    span = Span(start, start + len(words))
    places = parse.tokens_in(span)
    head = next((place for place in places if parse.tokens[place].head not in places), places[0])
    return Mention(
        span=span, head=head, first=places[0], last=places[-1] + 1, form=form, entity=entity
    )
