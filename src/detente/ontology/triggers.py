"""One trigger of a file: lemmas, what must stand around them, who fills which role."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.model.events import FACTUALITY_VALUES
from detente.ontology.fields import Fields
from detente.ontology.values import Mode, Trigger

ROLES = frozenset({"actor", "recipient", "party", "place", "issue"})
NEEDS = frozenset({"actor", "recipient", "party", "any"})
_CONSTRAINTS = ("subject", "object", "particle", "complement", "preposition", "modifier")
_EXCLUDES = (
    "excludes_subject",
    "excludes_object",
    "excludes_complement",
    "excludes_modifier",
)
_SLOT = re.compile(r"(?:object\.|comp\.)?[a-z]+(?: [a-z]+){0,3}")


@dataclass(frozen=True, slots=True)
class Owner:
    """What a trigger takes over from its type."""

    type: str
    extension: bool
    cameo: str | None
    plover: tuple[str, str | None] | None
    modes: Mapping[str, Mode]


def read_trigger(
    fields: Fields, owner: Owner, language: str, pos: str, cameo: str | None
) -> Trigger:
    """Read one trigger.

    Raises:
        KnowledgeError: An unknown key, slot, role or mode, or no lemma.
    """
    lemmas = _lemmas(fields)
    name = fields.text("mode", known=owner.modes)
    mode = owner.modes.get(name or "")
    plover = mode.plover if mode else owner.plover
    words = {key: _lower(fields.words(key)) for key in (*_CONSTRAINTS, *_EXCLUDES)}
    inherited = mode.contexts if mode else ()
    strength = fields.number("strength", 0, 1)
    found = Trigger(
        type=owner.type,
        mode=name,
        extension=_extension(owner, name),
        plover_type=plover[0] if plover else None,
        plover_mode=plover[1] if plover else None,
        cameo=cameo or (mode.cameo if mode else owner.cameo),
        language=language,
        pos=pos,
        lemmas=lemmas,
        args=tuple(_args(fields)),
        implies=fields.text("implies", known=FACTUALITY_VALUES),
        needs=_needs(fields, pos),
        strength=0.8 if strength is None else strength,
        contexts=tuple(dict.fromkeys((*inherited, *fields.words("contexts")))),
        constraints=sum(bool(words[key]) for key in _CONSTRAINTS),
        **words,
    )
    fields.take("note")
    fields.end()
    return found


def _extension(owner: Owner, mode: str | None) -> str | None:
    """Name type and mode of the extension; None for a PLOVER type."""
    if not owner.extension:
        return None
    return f"{owner.type}/{mode}" if mode else owner.type


def _lemmas(fields: Fields) -> tuple[str, ...]:
    """Take the lemmas, at least one, in lower case."""
    found = fields.words("lemma")
    if not found:
        raise fields.fail("lemma is missing")
    fields.where += f" ({found[0]})"
    for lemma in found:
        if lemma != lemma.lower():
            raise fields.fail(f"lemma {lemma!r} must be in lower case")
    return found


def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    """Write constraints in lower case: lemmas of names keep their capitals in some parsers."""
    return words if all(map(str.islower, words)) else tuple(map(str.lower, words))


def _needs(fields: Fields, pos: str) -> tuple[str, ...]:
    """Take the roles that must be filled, or the usual ones for this part of speech."""
    if not fields.has("needs"):
        return ("any",) if pos == "noun" else ("actor",)
    return fields.words("needs", known=NEEDS)


def _args(fields: Fields) -> list[tuple[str, str]]:
    """Take the pairs of slot and role."""
    found = list(fields.items("args"))
    for slot, role in found:
        if not _SLOT.fullmatch(slot):
            raise fields.fail(f"slot {slot!r} is unknown")
        if role not in ROLES:
            raise fields.fail(f"role {role!r} of {slot} is unknown")
    return found
