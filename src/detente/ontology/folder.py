"""The whole folder of files: read once, checked against one another, indexed by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from itertools import pairwise

from detente.errors import KnowledgeError
from detente.ontology import projection
from detente.ontology.shape import read_type
from detente.ontology.types import EventType, Ontology
from detente.ontology.values import PLOVER_TYPES, Trigger


@cache
def load() -> Ontology:
    """Read the ontology that ships with the package; the second call costs nothing.

    Raises:
        KnowledgeError: A file is not well formed.
    """
    folder = resources.files("detente.ontology") / "data"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".yaml"))
    return read({name: (folder / name).read_text("utf-8") for name in names})


def read(texts: Mapping[str, str]) -> Ontology:
    """Build an ontology from the texts of its files.

    Args:
        texts: By file name; the file of projection rules among them only counts for the version.

    Raises:
        KnowledgeError: A file is not well formed, or two tell of the same type.
    """
    found = [read_type(text, file) for file, text in texts.items() if file != projection.FILE]
    types = tuple(sorted(found, key=_place))
    _check_names(types)
    return Ontology(types=types, triggers=_index(types), version=_digest(texts))


def check(ontology: Ontology) -> None:
    """Check what files say of one another: boundaries, projections and examples.

    Apart from `read`, which looks at one file at a time, so that a file may be written before
    the neighbour it names.

    Raises:
        KnowledgeError: A type or mode that is named does not exist.
    """
    for each in ontology.types:
        _check_mentions(each, ontology.types)


def _place(type: EventType) -> tuple[int, str]:
    """Order PLOVER's types as PLOVER does, then the extension by name."""
    return (len(PLOVER_TYPES) if type.extension else PLOVER_TYPES.index(type.type), type.type)


def _check_names(types: tuple[EventType, ...]) -> None:
    """Refuse two files for one type."""
    for one, other in pairwise(types):
        if one.type == other.type:
            raise KnowledgeError(one.file, f"two files tell of {one.type}")


def _check_mentions(type: EventType, types: tuple[EventType, ...]) -> None:
    """Check that boundaries and examples name types and modes that exist."""
    modes = {each.type: {mode.name for mode in each.modes} for each in types}
    known = {*PLOVER_TYPES, *modes}
    for boundary in type.boundaries:
        if boundary.neighbour not in known:
            raise KnowledgeError(type.file, f"boundary with unknown {boundary.neighbour}")
    for name, mode in _mentioned(type):
        if name not in known:
            raise KnowledgeError(type.file, f"an example names unknown type {name}")
        if mode and name in modes and mode not in modes[name]:
            raise KnowledgeError(type.file, f"{name} has no mode {mode}")


def _mentioned(type: EventType) -> Iterable[tuple[str, str | None]]:
    """Pairs of type and mode that a file names besides its own."""
    yield from (way for way in (type.plover, *(mode.plover for mode in type.modes)) if way)
    for event in (event for example in type.examples for event in example.events):
        yield (event.type, event.mode)
        if event.extension:
            name, _, mode = event.extension.partition("/")
            yield (name, mode or None)


def _index(types: tuple[EventType, ...]) -> Mapping[tuple[str, str, str], tuple[Trigger, ...]]:
    """Index triggers by language, part of speech and lemma, the most constrained first."""
    found: dict[tuple[str, str, str], list[Trigger]] = defaultdict(list)
    for trigger in (trigger for type in types for trigger in type.triggers):
        for lemma in trigger.lemmas:
            found[trigger.language, trigger.pos, lemma].append(trigger)
    return {
        key: tuple(sorted(each, key=lambda t: (-t.constraints, -t.strength)))
        for key, each in found.items()
    }


def _digest(texts: Mapping[str, str]) -> str:
    """Digest names and contents of the files, whatever their order."""
    whole = sha256()
    for name in sorted(texts):
        whole.update(name.encode() + b"\0" + texts[name].encode() + b"\0")
    return whole.hexdigest()[:16]
