"""How things stand: open or closed, in force or not, by the words in `data/standings.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

_NOT = re.compile(r"\b(?:not|never|no longer|yet to)\b[^.;,]{0,20}$")
_AHEAD = re.compile(r"\b(?:may|might|could|would|will|if|when|until|once|to)\b[^.;,]{0,24}$")
_STILL = re.compile(r"\b(?:will|would) (?:remain|stay|continue)\b[^.;,]{0,12}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What may be asked of a thing, with the words that say so and those that say the contrary."""

    yes: re.Pattern[str]
    no: re.Pattern[str]


def standing_asked(question: str) -> Standing | None:
    """Read how a thing is asked to stand: `Is the embassy open?`; None where it is not."""
    match = re.match(r"(?:is|are|was|were|does|do|has|have)\b", question, re.IGNORECASE)
    for asked, standing in _standings() if match else ():
        if asked.search(question):
            return standing
    return None


def stripped(question: str) -> str:
    """Leave out the words by which a question asks how a thing stands."""
    for asked, _ in _standings():
        question = asked.sub(" ", question)
    return question


def stands(standing: Standing, text: str) -> bool | None:
    """Tell whether a sentence says that a thing stands so; None where it says neither."""
    for pattern, value in ((standing.yes, True), (standing.no, False)):
        match = pattern.search(text)
        before = text[: match.start()] if match else ""
        if match and (_STILL.search(before) or not _AHEAD.search(before)):
            return value is not bool(_NOT.search(before))
    return None


@cache
def _standings() -> tuple[tuple[re.Pattern[str], Standing], ...]:
    file = resources.files("detente.relations") / "data" / "standings.yaml"
    rows = yaml.safe_load(file.read_text("utf-8"))
    return tuple(
        (_words(row["asked"]), Standing(yes=_words(row["so"]), no=_words(row["contrary"])))
        for row in rows
    )


def _words(told: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{told})\b", re.IGNORECASE)
