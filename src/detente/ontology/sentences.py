"""Sentences written for this project, with their labels: `written/<language>/*.txt`.

They are what the event heads learn from, what tests hold and what the manual shows. The form is
told in `written/README.md`. The files are not shipped in wheels: from an installed package,
`read_sentences` finds nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources

from detente.errors import KnowledgeError
from detente.model.events import FACTUALITY_VALUES
from detente.model.text import Span
from detente.ontology.folder import load
from detente.ontology.types import Ontology
from detente.ontology.values import CONTEXTS

KEPT_ASIDE = 8
"""One group in so many is never trained on."""
EXAMINERS = "blind"
"""Nor are files of this name: whoever wrote them had seen no code, and nobody mends on them."""
_NOTHING = ("", "-")
_KEYS = frozenset({"place", "issue", "context", "plv"})
_OCCURRENCE = re.compile(r"(.+)#(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenEvent:
    """An event as its label tells it; spans are offsets into the sentence."""

    trigger: Span
    name: str
    """Type and mode as written: `STAFF/expel`, `AGREE`."""
    type: str | None
    """PLOVER's type; None where PLOVER drops it."""
    mode: str | None
    """PLOVER's mode."""
    value: str
    """One of `detente.model.events.FACTUALITY_VALUES`."""
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    voices: tuple[Span, ...] = ()
    """Outermost first, the page left out; () where the text itself says it."""
    place: Span | None = None
    issue: Span | None = None
    contexts: tuple[str, ...] = ()
    plv: str | None = None
    """PLV's name for the act, where it is not the projection of type and value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """A word that tells no event although it could."""

    word: Span
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSentence:
    """One sentence with everything that its labels tell."""

    text: str
    events: tuple[WrittenEvent, ...]
    look_alikes: tuple[LookAlike, ...]
    group: str
    """Digest of the group's sentences, whatever their labels; they stay together."""
    file: str
    line: int

    @property
    def kept_aside(self) -> bool:
        """True if the sentence is never trained on."""
        examined = self.file.startswith(EXAMINERS)
        return examined or int(self.group[:8], 16) % KEPT_ASIDE == 0


def read_sentences(language: str) -> tuple[WrittenSentence, ...]:
    """Read all written sentences of a language; () where the files are not at hand.

    Raises:
        KnowledgeError: A label is not well formed, or names words that the sentence lacks.
    """
    folder = resources.files("detente.ontology") / "written" / language
    if not folder.is_dir():
        return ()
    files = sorted((each for each in folder.iterdir() if each.name.endswith(".txt")), key=str)
    found: list[WrittenSentence] = []
    for each in files:
        found.extend(parse_sentences(each.read_text("utf-8"), each.name))
    return tuple(found)


def parse_sentences(text: str, file: str) -> Iterator[WrittenSentence]:
    """Read the sentences of one file.

    Raises:
        KnowledgeError: As for `read_sentences`; it names the file and the line.
    """
    ontology = load()
    for start, lines in _groups(text):
        told = "\n".join(line for line in lines if not line.startswith("  "))
        digest = hashlib.blake2b(told.encode(), digest_size=8).hexdigest()
        bounds = [i for i, line in enumerate(lines) if not line.startswith("  ")]
        if not bounds or bounds[0]:
            raise KnowledgeError(file, f"line {start}: a label without a sentence")
        for first, last in zip(bounds, [*bounds[1:], len(lines)], strict=True):
            labels = list(enumerate(lines[first + 1 : last], start + first + 1))
            yield _sentence(ontology, lines[first], labels, digest, (file, start + first))


def _groups(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield groups of lines with the number of their first line, remarks left out."""
    group: list[str] = []
    start = 1
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            start = number if not group else start
            group.append(line.rstrip())
        elif group:
            yield start, group
            group = []


def _sentence(
    ontology: Ontology,
    text: str,
    labels: Iterable[tuple[int, str]],
    group: str,
    where: tuple[str, int],
) -> WrittenSentence:
    file, line = where
    events: list[WrittenEvent] = []
    look_alikes: list[LookAlike] = []
    for number, label in labels:
        try:
            read = _label(ontology, text, [part.strip() for part in label.split("|")])
        except ValueError as error:
            raise KnowledgeError(file, f"line {number}: {error}") from error
        if isinstance(read, WrittenEvent):
            events.append(read)
        else:
            look_alikes.append(read)
    if not events and not look_alikes:
        raise KnowledgeError(file, f"line {line}: a sentence without a label")
    return WrittenSentence(
        text=text,
        events=tuple(events),
        look_alikes=tuple(look_alikes),
        group=group,
        file=file,
        line=line,
    )


def _label(ontology: Ontology, text: str, parts: list[str]) -> WrittenEvent | LookAlike:
    if len(parts) < 3:
        raise ValueError("a label has at least three fields")
    trigger = _find(text, parts[0])
    if parts[1] == "NONE":
        return LookAlike(word=trigger, why=" ".join(parts[2:]))
    if parts[2] not in FACTUALITY_VALUES:
        raise ValueError(f"unknown value {parts[2]!r}")
    type_, mode = plover_name(ontology, parts[1])
    parties = parts[3] if len(parts) > 3 else ">"
    if parties.count(">") != 1:
        raise ValueError(f"actors > recipients is wanted, not {parties!r}")
    actors, recipients = (_spans(text, side, " & ") for side in parties.split(">"))
    more = dict(_pairs(" ; ".join(parts[5:])))
    return WrittenEvent(
        trigger=trigger,
        name=parts[1],
        type=type_,
        mode=mode,
        value=parts[2],
        actors=actors,
        recipients=recipients,
        voices=_spans(text, parts[4] if len(parts) > 4 else "", " < "),
        place=_find(text, more["place"]) if "place" in more else None,
        issue=_find(text, more["issue"]) if "issue" in more else None,
        contexts=_contexts(more.get("context", "")),
        plv=more.get("plv"),
    )


def plover_name(ontology: Ontology, name: str) -> tuple[str | None, str | None]:
    """Return PLOVER's type and mode for a name of the ontology; (None, None) if it drops it.

    Raises:
        ValueError: The ontology has no such type or mode.
    """
    kind, _, way = name.partition("/")
    try:
        type_ = ontology.type(kind)
    except KeyError:
        raise ValueError(f"unknown type {kind!r}") from None
    mode = type_.mode(way or None)
    if way and mode is None:
        raise ValueError(f"{kind} has no mode {way!r}")
    if not type_.extension:
        return kind, way or None
    projected = mode.plover if mode else type_.plover
    return projected or (None, None)


def _spans(text: str, words: str, joint: str) -> tuple[Span, ...]:
    return tuple(
        _find(text, part.strip()) for part in words.split(joint) if part.strip() not in _NOTHING
    )


def _pairs(more: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, (part.strip() for part in more.split(" ; "))):
        key, colon, value = pair.partition(":")
        if not colon or key.strip() not in _KEYS or not value.strip():
            raise ValueError(f"unknown field {pair!r}")
        yield key.strip(), value.strip()


def _contexts(words: str) -> tuple[str, ...]:
    found = tuple(word.strip() for word in words.split(",") if word.strip())
    if unknown := [word for word in found if word not in CONTEXTS]:
        raise ValueError(f"unknown context {unknown[0]!r}")
    return found


def _find(text: str, words: str) -> Span:
    """Find words as whole words; `met#2` is the second place where they stand.

    Raises:
        ValueError: They do not stand there.
    """
    asked = _OCCURRENCE.fullmatch(words)
    wanted, number = (asked[1], int(asked[2])) if asked else (words, 1)
    pattern = rf"(?<!\w){re.escape(wanted)}(?!\w)"
    places = [m.span() for m in re.finditer(pattern, text)] if wanted else []
    if len(places) < number:
        raise ValueError(f"{words!r} does not stand in the sentence")
    return Span(*places[number - 1])
