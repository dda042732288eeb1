"""The words of a language that tell who says so and how sure: read from `data/<language>/`.

Everything here is a look-up; the files under `data` say what each value means, with examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from detente.errors import KnowledgeError, UnsupportedLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How one reporting word behaves with one kind of complement."""

    stance: str
    telling: bool
    prepositions: frozenset[str]
    """Prepositions that may introduce the content: `reported on the visit`."""
    object: bool = True
    """False where an object is no content: `called the embassy`."""
    active: bool = False
    """True where the passive tells no voice: `is expected to arrive`."""
    own: bool = False
    """True where the doer is a voice for the act itself: `announced his intention`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All word lists of a language; keys are lemmas, with particle or preposition if any."""

    verbs: Mapping[tuple[str, str], Report]
    """By verb and kind of complement (`clause`, `noun`, `verb`)."""
    nouns: Mapping[str, Report]
    adverbs: Mapping[str, Report]
    convictions: Mapping[str, Report]
    """Adjectives and participles of who holds something to be so: `certain`."""
    phrases: Mapping[str, Report]
    possessives: Mapping[str, Report]
    inserts: Mapping[str, Report]
    """Verbs that tell where they are set beside what is said: `…, the agency transmits.`"""
    lasting: frozenset[str]
    """Verbs that tell with a clause only: `the talks continue` tells nothing."""
    asides: frozenset[str]
    """Words by which the page goes on by itself behind a report: `…, although …`."""
    subordinators: frozenset[str]
    """Words that open a clause which cannot stand alone."""
    citing: frozenset[str]
    """Verbs that name whom the report was heard from: `citing a source`."""
    grounds: frozenset[str]
    """Nouns by which a report names what it rests on: `with reference to`."""
    holding: frozenset[str]
    """Verbs by which a medium has a document before it: `seen by the weekly`."""
    kinds: Mapping[str, tuple[str, ...]]
    """Kinds of source by word, in order of trial."""
    anaphora: frozenset[str]
    pronouns: frozenset[str]
    nobody: frozenset[str]
    relays: frozenset[str]
    """Media that may be told something and pass it on: `told a local portal`."""
    mastheads: frozenset[str]
    """Words of which names of media are made: `Herald`."""
    governors: Mapping[str, Mapping[str, str]]
    """By part of speech (`verbs`, `nouns`, `adjectives`), then word."""
    modality: Mapping[str, Mapping[str, str]]
    """By part of speech (`auxiliaries`, `adverbs`, `adjectives`, `determiners`, `phrases`), then
    word."""
    grave: tuple[str, ...]
    marks: tuple[str, ...]
    condition_phrases: tuple[str, ...]
    condition_verbs: frozenset[str]
    evidential: tuple[str, ...]
    evidential_ends: tuple[str, ...]
    """What opens a clause on how far a teller is to be trusted: `if one believes`."""
    predicates: Mapping[str, frozenset[str]]
    refusing: frozenset[str]
    """Verbs that refuse by their own meaning: `cancel`."""
    vocabulary: Mapping[str, frozenset[str]]
    """By part of speech (`VERB`, `NOUN`): words of the lists that are looked up by lemma."""

    def report(self, keys: Iterable[str], takes: str) -> Report | None:
        """Find how a verb reports with a complement; None when it does not."""
        return next((self.verbs[key, takes] for key in keys if (key, takes) in self.verbs), None)

    def reports(self, keys: Iterable[str]) -> bool:
        """Tell whether a verb reports at all."""
        return any((key, takes) in self.verbs for key in keys for takes in _TAKES)


_FLAGS = ("speaks", "no_object", "active", "own_act")
_TAKES = ("clause", "noun", "verb", "predicate")
_SPOKEN = ("say", "claim", "deny")


@lru_cache(maxsize=8)
def load_lexicon(language: str) -> Lexicon:
    """Read the word lists of a language.

    Raises:
        UnsupportedLanguage: There are none.
        KnowledgeError: A file is not well formed.
    """
    reporting = _read(language, "reporting")
    modality = _read(language, "modality")
    conditions = _read(language, "conditions")
    sources = _read(language, "sources")
    governors = _governors(_read(language, "governors"))
    predicates = _sets(_read(language, "predicates"))
    verbs = _verbs(reporting["verbs"])
    return Lexicon(
        verbs=verbs,
        nouns=_single(reporting["nouns"]),
        adverbs=_single(reporting["adverbs"]),
        convictions=_single(reporting["convictions"]),
        phrases=_single(reporting["phrases"]),
        possessives=_single(reporting["possessive_phrases"]),
        inserts=_inserts(verbs, reporting["inserts"]),
        lasting=frozenset(reporting["not_inserts"]),
        asides=frozenset(reporting["asides"]),
        subordinators=frozenset(reporting["subordinators"]),
        citing=frozenset(reporting["citing"]),
        grounds=frozenset(reporting["grounds"]),
        holding=frozenset(reporting["holding"]),
        kinds=_kinds(sources),
        anaphora=frozenset(sources["anaphora"]),
        pronouns=frozenset(sources["pronouns"]),
        nobody=frozenset(sources["unclear"]),
        relays=frozenset(sources["relays"]),
        mastheads=frozenset([*sources["relays"], *sources["mastheads"]]),
        governors=governors,
        modality={part: _inverted(modality[part]) for part in _PARTS},
        grave=tuple(modality["grave"]),
        marks=tuple(conditions["marks"]),
        condition_phrases=tuple(conditions["phrases"]),
        condition_verbs=frozenset(conditions["verbs"]),
        evidential=tuple(conditions["evidential"]),
        evidential_ends=tuple(conditions["evidential_ends"]),
        predicates=predicates,
        refusing=predicates["refusing"],
        vocabulary=_vocabulary(
            (*(word for word, _ in verbs), *_single(reporting["inserts"])),
            governors,
            (*_kinds(sources), *_single(reporting["nouns"])),
        ),
    )


def _sets(groups: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in groups.items()}


def _vocabulary(
    verbs: Iterable[str],
    governors: Mapping[str, Mapping[str, str]],
    nouns: Iterable[str],
) -> dict[str, frozenset[str]]:
    words = {*verbs, *governors["verbs"]}
    return {
        "VERB": frozenset(word.split()[0] for word in words),
        "NOUN": frozenset({*governors["nouns"], *nouns}),
    }


_PARTS = ("auxiliaries", "adverbs", "adjectives", "determiners", "phrases")
_NOT_KINDS = frozenset({"anaphora", "pronouns", "unclear", "relays", "mastheads"})


def _read(language: str, name: str) -> Any:
    file = files("detente.factuality") / "data" / language / f"{name}.yaml"
    if not file.is_file():
        raise UnsupportedLanguage(language)
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{language}/{name}.yaml", str(error)) from error
    _check_words(content, f"{language}/{name}.yaml")
    return content


def _check_words(content: Any, file: str) -> None:
    """Refuse what YAML read as something else than words: an unquoted `no` or `on`."""
    if isinstance(content, dict):
        for key, value in content.items():
            if not isinstance(key, str) or (value is True and key not in _FLAGS):
                raise KnowledgeError(file, f"{key!r} is no word: put it in quotation marks")
            _check_words(value, file)
    elif isinstance(content, list):
        for value in content:
            if not isinstance(value, (str, dict)):
                raise KnowledgeError(file, f"{value!r} is no word: put it in quotation marks")
            _check_words(value, file)


def _report(group: Mapping[str, Any]) -> Report:
    stance = str(group["stance"])
    telling = bool(group.get("speaks", stance in _SPOKEN))
    return Report(
        stance=stance,
        telling=telling,
        prepositions=frozenset(group.get("prepositions", ())),
        object=not group.get("no_object", False),
        active=bool(group.get("active", False)),
        own=bool(group.get("own_act", False)),
    )


def _verbs(groups: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Report]:
    """Index verbs; the first group that lists a verb with a complement decides."""
    found: dict[tuple[str, str], Report] = {}
    for group in groups:
        for word in group["words"]:
            for takes in group["takes"]:
                found.setdefault((word, takes), _report(group))
    return found


def _single(groups: Iterable[Mapping[str, Any]]) -> dict[str, Report]:
    found: dict[str, Report] = {}
    for group in groups:
        for word in group["words"]:
            found.setdefault(word, _report(group))
    return found


def _inserts(
    verbs: Mapping[tuple[str, str], Report], groups: Iterable[Mapping[str, Any]]
) -> dict[str, Report]:
    """Collect the verbs that tell by their place: all that tell with a clause, and some more."""
    telling = {
        word: report
        for (word, takes), report in verbs.items()
        if takes == "clause" and (report.telling or report.stance in ("believe", "promise"))
    }
    return {**telling, **_single(groups)}


def _kinds(sources: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in sources.items():
        if kind not in _NOT_KINDS:
            for word in words:
                found[word] = (*found.get(word, ()), kind)
    return found


def _governors(parts: Mapping[str, list[Mapping[str, Any]]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for part, groups in parts.items():
        words = found.setdefault(part, {})
        for group in groups:
            for word in group["words"]:
                words.setdefault(word, str(group["value"]))
    return found


def _inverted(groups: Mapping[str, list[str]]) -> dict[str, str]:
    return {str(word): value for value, words in groups.items() for word in words}
