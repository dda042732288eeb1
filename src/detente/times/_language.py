"""Load what a language knows of time: its lexicon, its rules and its cues of tense."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from detente.errors import KnowledgeError
from detente.times._calendar import easter, islamic, nth_weekday
from detente.times._meanings import MEANINGS
from detente.times._moments import DAY, Moment, Stretch, calendar, dated, days, fixed, stretch
from detente.times._patterns import Found, Grammar, Meaning, Rule, rule
from detente.times._words import Classes, Lexicon

PHASES = ("point", "day", "part", "range", "lead")
"""Rules are read in this order; each phase sees what the one before made of the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Words that tell whether a sentence looks back or ahead."""

    future: frozenset[str]
    planned: frozenset[str]
    faint: frozenset[str]
    past: frozenset[str]
    ranking: frozenset[str]
    not_past: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What one language knows of time."""

    lexicon: Lexicon
    names: Grammar
    phases: tuple[Grammar, ...]
    amounts: Grammar
    units: Mapping[str, str]
    """Words for what is measured or counted, where the singular is not regular, to the unit."""
    cues: Cues
    lists: Mapping[str, frozenset[str]]
    examples: tuple[tuple[str, str, str], ...]
    """Triples of where, text and EDTF: tests that stand beside the rules."""


def load(code: str) -> Language:
    """Read `data/<code>.toml`.

    Raises:
        KnowledgeError: The file is not well formed or names an unknown meaning.
        OSError: There is no such file.
    """
    path = Path(__file__).parent / "data" / f"{code}.toml"
    try:
        knowledge = tomllib.loads(path.read_text(encoding="utf-8"))
        return _language(knowledge)
    except (KeyError, TypeError, ValueError) as error:
        raise KnowledgeError(path.name, str(error)) from error


def _language(knowledge: Mapping[str, Any]) -> Language:
    lists = {name: frozenset(words) for name, words in knowledge["words"].items()}
    keywords = knowledge.get("keywords", {})
    return Language(
        lexicon=Lexicon(
            words=_words(knowledge["lexicon"]),
            capitals=lists["capitals"],
            abbreviations=lists["abbreviations"],
        ),
        names=Grammar(tuple(_names(knowledge)), keywords),
        phases=tuple(Grammar(tuple(_rules(knowledge, phase)), keywords) for phase in PHASES),
        amounts=Grammar(tuple(_rules(knowledge, "amount")), keywords),
        units=knowledge["units"],
        cues=Cues(**{name: frozenset(words) for name, words in knowledge["cues"].items()}),
        lists=lists,
        examples=tuple(_examples(knowledge)),
    )


def _words(lexicon: Mapping[str, Mapping[str, Any]]) -> dict[str, Classes]:
    words: dict[str, dict[str, Any]] = {}
    for name, entries in lexicon.items():
        for form, value in entries.items():
            words.setdefault(form, {})[name] = value
    return dict(words)


def _rules(knowledge: Mapping[str, Any], phase: str) -> Iterable[Rule]:
    for entry in knowledge[phase]:
        for pattern in entry["patterns"]:
            yield rule(pattern, MEANINGS[entry["means"]])


def _names(knowledge: Mapping[str, Any]) -> Iterable[Rule]:
    for entry in knowledge["name"]:
        for pattern in entry["patterns"]:
            yield rule(pattern, _named(entry["edtf"]))
    for entry in knowledge["holiday"]:
        for pattern in entry["patterns"]:
            yield rule(pattern, _holiday(entry["edtf"]))
            yield rule(f"{pattern} ,? YEAR", _holiday(entry["edtf"]))
    for entry in knowledge["feast"]:
        for pattern in entry["patterns"]:
            for written in (pattern, f"{pattern} ,? YEAR", f"the? REL {pattern}"):
                yield rule(written, _feast(entry["rule"]))


def _named(edtf: str) -> Meaning:
    """Read a name: when it was, or nothing but itself."""
    if not edtf:
        return lambda _: {"NAME": True}
    moment = replace(fixed(edtf, "named"), modifier=True, reason="names what happened then")
    return lambda _: {"DATE": moment}


def _holiday(template: str) -> Meaning:
    def read(found: Found) -> Classes | None:
        year = found.value("YEAR")
        return dated(calendar(template, year, weak="" if year else "holiday"))

    return read


def _feast(rule_: list[Any]) -> Meaning:
    """Read a feast that moves: `["easter", 1]`, `["nth", 11, 3, 4]`, `["islamic", 10, 1]`."""
    name, *numbers = rule_

    def place(year: int) -> Stretch | None:
        if name == "nth":
            return _one(nth_weekday(year, *numbers))
        if name == "islamic":
            found = islamic(year, *numbers)
            return stretch(f"{found[0]}~") if found else None
        return _one(easter(year, name == "orthodox") + numbers[0] * DAY)

    def read(found: Found) -> Classes | None:
        year, offset = found.value("YEAR"), found.value("REL")
        if offset is not None:
            tense = "past" if offset < 0 else "future"
            moment = Moment(place=place, grain="day")
            settled = lambda context: moment.settle(replace(context, tense=tense))  # noqa: E731
            return dated(Moment(distance=settled, grain="day"))
        return dated(Moment(year=year, place=place, grain="day"))

    return read


def _one(day: date) -> Stretch:
    return days(day, day)


def _examples(knowledge: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    for section in ("name", "holiday", "feast", *PHASES):
        for entry in knowledge[section]:
            for example in entry.get("examples", ()):
                where = f"{section}: {entry['patterns'][0]}"
                yield where, example["text"], example["edtf"]
