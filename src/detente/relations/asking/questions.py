"""What a question asks for: its parts, the form of each, the words it is about.

The forms are those in which analysts ask (`data/questions.yaml`): who led, when, how long, how
many, according to whom, has it happened, which visits in order, what it depends on, what somebody
believes or said. A part without words of its own goes on about what the part before is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

_ASKS = (
    r"(?:(?:on|in|by|to|with|under|at|from) (?:when|what|which|whom)|how|who|when|where|what|which"
    r"|why|since|according)"
)
_SPLIT = re.compile(
    rf",? and (?=(?:{_ASKS}|if not)\b)|, (?={_ASKS}\b)|[?;]\s+"
    r"| (?=according to whom\b)|, (?=where and when\b)",
    re.IGNORECASE,
)
_FILLERS = frozenset({"", "if not", "if so", "if any"})
_PERSON = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)
_WHERE_WHEN = re.compile(r"^(where|when) and (when|where)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that is asked."""

    form: str
    text: str
    """The words of this part alone."""
    about: str
    """The words it is about: its own, else those of the whole question."""
    person: bool = False
    """True where it points to somebody: `what ties him to …`."""


def parts(question: str) -> tuple[Part, ...]:
    """Split a question into what it asks for, in order; at least one part."""
    texts = [text.strip(" ?.!,") for text in _SPLIT.split(" ".join(question.split()))]
    texts = [piece for text in texts if text not in _FILLERS for piece in _both(text)]
    found: list[Part] = []
    for text in texts or [question]:
        form, rest = form_of(text)
        own = _about(rest)
        person = bool(found and _PERSON.search(text))
        about = text if len(own) > 1 or (own and not found) else f"{_main(found, texts)} {text}"
        found.append(Part(form=form, text=text, about=about, person=person))
    return tuple(found)


def _main(found: list[Part], texts: list[str]) -> str:
    """Take the words that a bare `when` goes on about: those before, at the head those after."""
    return found[0].about if found else " ".join(texts[1:2])


def _both(text: str) -> tuple[str, ...]:
    """Take `where and when` apart."""
    match = _WHERE_WHEN.match(text)
    return (match[1], match[2]) if match else (text,)


def form_of(text: str) -> tuple[str, str]:
    """Name the form of a part, and give the words beside those that make it."""
    for form, pattern in _forms():
        match = pattern.search(text)
        if match:
            return form, text[: match.start()] + " " + text[match.end() :]
    return "what", text


def _about(rest: str) -> list[str]:
    words = re.findall(r"[\w’'-]+", rest.casefold())
    return [word for word in words if word not in stopwords()]


@cache
def _data() -> dict[str, object]:
    file = resources.files("detente.relations") / "data" / "questions.yaml"
    found: dict[str, object] = yaml.safe_load(file.read_text("utf-8"))
    return found


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = _data()["forms"]
    assert isinstance(rows, list)
    return tuple((row["form"], re.compile(row["words"], re.IGNORECASE)) for row in rows)


@cache
def stopwords() -> frozenset[str]:
    """Words that say nothing of what a question is about."""
    return frozenset(str(_data()["nothing"]).split())


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a kind, in small letters: `people`, `measures`, `determiners`.

    Raises:
        KeyError: The data knows no such kind.
    """
    kinds = _data()["words"]
    assert isinstance(kinds, dict)
    return frozenset(str(kinds[name]).split())
