"""Examples of a file: sentences of our own with their coding.

They are half of what a file says and coding needs none of them, so they are read on first use.
"""

from __future__ import annotations

import re
from functools import cache

from detente.model.events import FACTUALITY_VALUES
from detente.ontology.fields import Fields
from detente.ontology.plain import read_yaml
from detente.ontology.values import Example, ExampleEvent

_EXAMPLES = re.compile(r"^examples:.*?(?=^[^\s#]|\Z)", re.MULTILINE | re.DOTALL)
"""The key with everything indented below it."""


def split_examples(text: str) -> tuple[str, str]:
    """Cut the examples out of the text of a file: what is left, and they."""
    match = _EXAMPLES.search(text)
    if match is None:
        return (text, "")
    return (text[: match.start()] + text[match.end() :], match.group())


@cache
def read_examples(text: str, file: str) -> tuple[Example, ...]:
    """Read the examples of a file, of every language; () where there are none.

    Raises:
        KnowledgeError: One of them is not well formed.
    """
    if not text:
        return ()
    fields = Fields(read_yaml(text, file), file, "examples")
    found = []
    for language, listed in fields.items("examples"):
        kinds = Fields({"examples": listed}, file, language)
        found += [_example(each, language) for each in kinds.each("examples")]
    fields.end()
    return tuple(found)


def _example(fields: Fields, language: str) -> Example:
    """Read one example and hold its events against its text."""
    if not fields.has("events"):
        raise fields.fail("events is missing (an empty list says that there are none)")
    text = " ".join(fields.required("text").split())
    events = tuple(_event(each, text) for each in fields.each("events"))
    found = Example(text=text, events=events, language=language, why=fields.text("why"))
    fields.end()
    return found


def _event(fields: Fields, text: str) -> ExampleEvent:
    """Read one event of an example."""
    found = ExampleEvent(
        trigger=fields.required("trigger"),
        type=fields.required("type"),
        mode=fields.text("mode"),
        extension=fields.text("extension"),
        actor=fields.words("actor"),
        recipient=fields.words("recipient"),
        factuality=fields.text("factuality", known=FACTUALITY_VALUES) or "occurred",
        place=fields.text("place"),
    )
    fields.end()
    for words in (found.trigger, *found.actor, *found.recipient, found.place or ""):
        if words not in text:
            raise fields.fail(f"{words!r} does not stand in the text")
    return found
