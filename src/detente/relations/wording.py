"""Telling one event in a sentence, from its own fields, with an honest verb.

Who, did what, to whom, when, where come from the event. Where the fields alone would say too
little the page's own words follow in quotation marks; nothing else is added.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from detente.model.briefs import Entry
from detente.model.events import Event
from detente.relations.dates import in_words
from detente.relations.phrases import is_plural, listed, named, with_article
from detente.relations.witnesses import UNNAMED, innermost

Names = Mapping[str, str]
_QUOTED = 220
"""Characters of a page's words that are shown within a sentence."""
_DIRECT = frozenset({"occurred", "ongoing", "planned", "possible", "conditional"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """How a type of act is told."""

    base: str
    past: str
    participle: str
    ing: str
    rest: str = ""
    to: str = ""
    together: bool = False
    """True where both sides do it: `met` can have two subjects and no object."""
    quote: bool = True
    """True where type and sides alone do not tell a reader what happened."""


@cache
def _verbs() -> Mapping[str, Verb]:
    file = resources.files("detente.relations") / "data" / "wording.yaml"
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {key: _verb(row) for key, row in rows.items()}


def _verb(row: dict[str, Any]) -> Verb:
    base, past, participle, ing = row["verb"]
    rest = {key: value for key, value in row.items() if key != "verb"}
    return Verb(base=base, past=past, participle=participle, ing=ing, **rest)


def verb_of(event: Event) -> Verb | None:
    """Look up how an event is told; None where only the page's words can tell it."""
    extension, family = event.extension or "", (event.extension or "").partition("/")[0]
    verbs = _verbs()
    for key in (extension, family, f"{event.type}/{event.mode}", event.type or ""):
        if key in verbs:
            return verbs[key]
    return None


def told(entry: Entry, names: Names, when: bool = True) -> str:
    """Tell a happening in one sentence, with its full stop.

    Args:
        entry: The happening with its quotes; the first quote is used.
        names: Names of states by code.
        when: False to leave out the date.

    Returns:
        A sentence; never empty: when the fields are thin it quotes the page.
    """
    event = entry.happening.event
    clause = _clause(event, names, entry)
    if clause is None:
        return _reported(entry, when)
    date = in_words(entry.happening.edtf, entry.happening.year_inferred) if when else ""
    lead = _lead(event, date)
    verb = verb_of(event)
    words = _words(entry) if verb and verb.quote else ""
    tail = f": “{words}”" if words else ""
    return sentence(f"{lead}{clause}{tail}")


def sentence(text: str) -> str:
    """Begin with a capital and end with one full stop."""
    text = " ".join(text.split()).strip(" ,;")
    if not text.endswith((".", "?", "!", ".”", "?”", "!”", "…”")):
        text += "."
    return text[:1].upper() + text[1:]


def _lead(event: Event, date: str) -> str:
    teller = voice(event)
    parts = [f"according to {teller}" if teller else "", date]
    return "".join(f"{part}, " for part in parts if part)


def voice(event: Event) -> str:
    """Name who says so where it is not the page itself; "" where it is."""
    source = innermost(event)
    if source is None or len(event.attribution) < 2 or event.factuality.value in {"denied"}:
        return ""
    name = with_article(source.name)
    outer = event.attribution[-2].source.name
    if source.entity is None and source.kind in UNNAMED:
        return f"{unnamed(source.kind)} of {with_article(outer)}"
    relay = [v.source.name for v in event.attribution[1:-1]]
    return f"{name} (as reported by {listed(relay)})" if relay else name


def unnamed(kind: str) -> str:
    """Say what kind of voice without a name it is."""
    return {
        "unnamed_official": "an unnamed official source",
        "expert": "an expert, source",
        "witness": "a witness, source",
    }.get(kind, "an unnamed source")


def _clause(event: Event, names: Names, entry: Entry) -> str | None:
    verb = verb_of(event)
    doers = named(event.actors, names)
    others = named(event.recipients, names) or _host(event, names)
    if verb is None or not doers or event.factuality.value == "belief":
        return None
    if not others and not (verb.together and len(doers) > 1) and verb.quote is False:
        return None
    subject = listed(doers)
    plural = is_plural(doers, event.actors)
    words = f"{_modal(event, verb, plural, subject)} {verb.rest}".rstrip()
    if others:
        words = f"{words} {verb.to}".rstrip() + f" {listed(others)}"
    return f"{words}{_where(event, others, names)}{_condition(event)}"


def _host(event: Event, names: Names) -> tuple[str, ...]:
    """A visit to a place is a visit to its state."""
    if event.mode != "visit" or event.place is None:
        return ()
    state = names.get(event.place.state or "")
    return (with_article(state or event.place.name),)


def _modal(event: Event, verb: Verb, plural: bool, subject: str) -> str:
    """Put the verb in the form that the factuality allows."""
    value = event.factuality.value
    if value == "ongoing":
        return f"{subject} {'are' if plural else 'is'} {verb.ing}"
    if value == "planned":
        return f"{subject} {'plan' if plural else 'plans'} to {verb.base}"
    if value in {"possible", "conditional"}:
        return f"{subject} may {verb.base}"
    if value == "negated":
        return f"{subject} did not {verb.base}"
    if value == "denied":
        return f"{event.factuality.holder} denies that {subject} {verb.past}"
    return f"{subject} {verb.past}"


def _where(event: Event, others: tuple[str, ...], names: Names) -> str:
    if event.place is None:
        return ""
    state = names.get(event.place.state or "", "")
    if event.place.name == state or event.place.name in " ".join(others):
        return ""
    if event.mode == "visit":
        return f" ({event.place.name})"
    return f" in {with_article(event.place.name)}"


def _condition(event: Event) -> str:
    if event.condition is None or event.factuality.value not in {"possible", "conditional"}:
        return ""
    return f" (condition: “{' '.join(event.condition.text.split())}”)"


def _words(entry: Entry) -> str:
    return shortened(entry.footnotes[0].quote)


def shortened(quote: str, most: int = _QUOTED) -> str:
    """Cut a quote at a word, with an ellipsis; quotation marks within become single."""
    words = " ".join(quote.split()).replace("“", "‘").replace("”", "’").replace('"', "’")
    if len(words) <= most:
        return words.rstrip(".,;: ")
    return words[:most].rsplit(" ", 1)[0].rstrip(".,;: ") + " …"


def _reported(entry: Entry, when: bool) -> str:
    """Let the page speak: who says it, when, in which words."""
    event = entry.happening.event
    words = _words(entry)
    date = in_words(entry.happening.edtf, entry.happening.year_inferred) if when else ""
    lead = f"{date}, " if date else ""
    if not words:
        return sentence(f"{lead}the page tells of {_family(event)}")
    return sentence(f"{lead}{_speaker(event)}: “{words}”")


def _speaker(event: Event) -> str:
    teller = voice(event)
    value = event.factuality.value
    if event.kind == "belief" or value == "belief":
        holder = with_article(event.factuality.holder)
        return f"{teller} believes" if teller else f"{holder} tells of a belief"
    if value == "denied":
        return f"{event.factuality.holder} denies"
    if event.kind == "assessment":
        return f"{teller or 'the article'} judges"
    return f"{teller or 'the article'} says"


def _family(event: Event) -> str:
    return (event.type or event.extension or event.kind).lower().replace("_", " ")
