"""From findings to attributions: sources named, styles told, nesting marked."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.factuality import _trees as trees
from detente.factuality._contents import Draught, Layout, contents
from detente.factuality._findings import Finding
from detente.factuality._headlines import headlines, signatures
from detente.factuality._lemmas import mended
from detente.factuality._lexicon import Lexicon, load_lexicon
from detente.factuality._reports import findings
from detente.factuality._speakers import Speakers
from detente.model.actors import Mention
from detente.model.events import Source
from detente.model.text import Article, Parse, Span
from detente.model.voices import Attribution


def attributions(
    parse: Parse, mentions: tuple[Mention, ...], article: Article
) -> tuple[Attribution, ...]:
    """Find who says what in an article.

    Args:
        parse: Tokens and trees of the article.
        mentions: Who is named in it; () when nobody was looked for: sources are then known by
            their words alone.
        article: Its blocks, title and publisher.

    Returns:
        Attributions in text order of their cues; () where the page speaks for itself.

    Raises:
        UnsupportedLanguage: There are no reporting words for the language of the parse.
    """
    lexicon = load_lexicon(parse.language)
    parse = mended(parse, lexicon)
    speakers = Speakers.of(parse, lexicon, article, mentions)
    layout = Layout.of(parse)
    found = [
        *findings(parse, lexicon, speakers.media()),
        *headlines(parse, lexicon, article, speakers.mentions),
        *signatures(parse, layout.quotes),
    ]
    draughts = contents(parse, sorted(found, key=lambda one: min(one.cue)), layout)
    return _nested(_named(parse, speakers, layout, draughts))


def _named(
    parse: Parse, speakers: Speakers, layout: Layout, draughts: tuple[Draught, ...]
) -> tuple[Attribution, ...]:
    """Name the sources in text order, so that pronouns find whom they stand for."""
    made: list[Attribution] = []
    for draught in draughts:
        one = draught.finding
        source = _source(speakers, one, made, parse.tokens[one.cue[0]].span)
        source = _as_medium(parse, source) if one.relay else source
        made.append(
            Attribution(
                source=source,
                cue=parse.span_of(one.cue) if _is_run(one.cue) else parse.tokens[one.cue[0]].span,
                cue_token=one.cue[0],
                content=tuple(draught.content),
                style=_style(parse.text, tuple(draught.content), layout),
                stance=one.stance,
                telling=one.telling,
                passed_on=draught.passed_on,
                relay=one.relay,
                reason=one.reason,
            )
        )
    return tuple(made)


def _as_medium(parse: Parse, source: Source) -> Source:
    """Name a medium that was told something by its words, where nothing knows it."""
    named = source.entity is not None or source.span is None
    name = source.name if named or source.span is None else source.span.of(parse.text)
    return replace(source, kind="media", name=name)


def _is_run(tokens: tuple[int, ...]) -> bool:
    return max(tokens) - min(tokens) < len(tokens) + 3


def _source(speakers: Speakers, finding: Finding, made: list[Attribution], cue: Span) -> Source:
    """Name a source; `earlier` are those of the attributions before it that do not hold it."""
    told = [one for one in reversed(made) if one.stance not in ("want", "judge")]
    earlier = [one.source for one in told if not one.covers(cue)]
    return speakers.source(
        finding.source, [one for one in earlier if one.span is not None], finding.phrase
    )


def _style(text: str, content: tuple[Span, ...], layout: Layout) -> str:
    """Tell how much of the content stands in quotation marks."""
    quoted = sum(
        max(0, min(quote.span.end, span.end) - max(quote.span.start, span.start))
        for quote in layout.quotes
        for span in content
    )
    total = sum(len(span) for span in content)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.9 * total else "mixed"


def _nested(made: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    return tuple(
        replace(one, nested=any(other is not one and other.covers(one.cue) for other in made))
        for one in made
    )


_WORDS = re.compile(r"\w+")


def is_same_voice(one: Source, other: Source) -> bool:
    """Tell whether two sources are one: the same entity, or the same words."""
    if one.entity is not None and other.entity is not None:
        return one.entity.id == other.entity.id
    return _WORDS.findall(one.name.casefold()) == _WORDS.findall(other.name.casefold())


def cue_reading(parse: Parse, lexicon: Lexicon, attribution: Attribution) -> str:
    """Tell whether the telling itself is in doubt.

    Returns:
        `negated` for `did not say`, `possible` for `may say`, `planned` for `will say`, else "".
    """
    index = attribution.cue_token
    for child in parse.children(index, "advmod", "aux", "det"):
        word = parse.tokens[child].text.lower()
        lemma = trees.lemma(parse, child)
        value = lexicon.modality["adverbs"].get(word) or lexicon.modality["auxiliaries"].get(lemma)
        if value in ("negated", "possible", "planned"):
            return value
    return ""
