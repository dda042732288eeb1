"""From the text of one file to an `EventType`: the shape of a file, strictly checked.

Keys of a file: `type` `extension` `title` `meaning` `source` `quad` `intensity` `cameo` `plover`
`symmetric` `boundaries` `roles` `modes` `triggers` `not_triggers` `examples`.

Settled where the shape leaves room:

* Wherever a list of words stands, one word may stand alone. Lemmas are lower case, and
  constraints are made so: compare them with `token.lemma.lower()`.
* A trigger takes CAMEO code, PLOVER projection and contexts from its mode; a `cameo` of its own
  wins, `contexts` of its own are added. A mode without `cameo` takes that of the type.
* In the extension, `plover: {type: …, mode: …}` says under which type PLOVER counts it, and
  `plover: null` that PLOVER drops it. A mode without the key `plover` takes that of its type.
  A PLOVER file has no `plover` key: it projects to itself.
* `needs` names roles that political actors must fill: `actor`, `recipient`, `party` (two or
  more of them, counting all who take part) or `any` (one, in whatever role). Without it a verb
  or adjective needs `[actor]` and a noun `[any]`; `needs: []` asks for nobody.
* Slots are `subj` `obj` `iobj` `poss` `modifier` or a preposition (a word, or words joined by
  spaces: `on behalf of`); `object.SLOT` is a slot of the constrained object, `comp.SLOT` one of
  the complement clause. Roles are `actor` `recipient` `party` `place` `issue`.
* `object` with `preposition` may also be the noun under that preposition: `preposition: [on]`
  with `object: [ceasefire]` fits "agreed on a ceasefire"; `object.SLOT` then hangs on that noun.
* `modifier` on a verb or a predicative adjective is an adverb: "work jointly".
* A dative reads as the slot `iobj`; where `to` has a role, give `iobj` the same one.
* `subject` and `excludes_subject` ask for and rule out lemmas of the subject (of a passive: of
  the agent), as `object` does for the object: soldiers who arrive pay no visit.
* `constraints` counts which of `subject`, `object`, `particle`, `complement`, `preposition` and
  `modifier` are given; excluding words do not count.
* An example's event needs `trigger` and `type`; `actor` and `recipient` are words of the text
  (one or a list), `factuality` is `occurred` unless given. An event of the extension names its
  extension type and mode in `extension` (`MISSION/enlarge`) with PLOVER's in `type` and `mode`,
  or simply the extension's own in `type` and `mode`.
* `not_triggers` is for the reader: mappings with `lemma` and any remarks.
"""

from __future__ import annotations

import re
from typing import Any

from detente.errors import KnowledgeError
from detente.ontology.examples import split_examples
from detente.ontology.fields import Fields
from detente.ontology.plain import read_yaml
from detente.ontology.triggers import ROLES, Owner, read_trigger
from detente.ontology.types import EventType
from detente.ontology.values import PLOVER_TYPES, Boundary, Mode, Trigger

_TYPE = re.compile(r"[A-Z][A-Z_]{1,30}")
_MODE = re.compile(r"[a-z][a-z0-9_-]{1,30}")
_CAMEO = re.compile(r"(?:0[1-9]|1[0-9]|20)[0-9]{0,2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_POS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}


def read_type(text: str, file: str) -> EventType:
    """Read the text of one file; its examples are put aside until they are asked for.

    Raises:
        KnowledgeError: Something in it is not of the shape above.
    """
    text, examples_yaml = split_examples(text)
    fields = Fields(read_yaml(text, file), file, "type")
    name = fields.required("type")
    extension = fields.flag("extension")
    fields.where = name
    _check_name(fields, name, extension)
    cameo = take_cameo(fields)
    plover = _projection(fields, None) if extension else (name, None)
    modes = tuple(
        _mode(Fields(way, file, f"{name}/{mode}"), mode, name, plover, cameo, extension)
        for mode, way in fields.items("modes")
    )
    owner = Owner(name, extension, cameo, plover, {mode.name: mode for mode in modes})
    triggers = tuple(_triggers(fields, owner))
    found = EventType(
        type=name,
        extension=extension,
        title=fields.required("title"),
        meaning=" ".join(fields.required("meaning").split()),
        source=fields.required("source"),
        quad=_quad(fields),
        intensity=fields.number("intensity", -10, 10),
        cameo=cameo,
        plover=plover,
        symmetric=fields.flag("symmetric"),
        boundaries=tuple(_boundaries(fields)),
        roles=tuple(_roles(fields)),
        modes=modes,
        triggers=triggers,
        file=file,
        examples_yaml=examples_yaml,
    )
    for remark in fields.items("not_triggers"):
        _check_remarks(fields, *remark)
    fields.end()
    return found


def take_cameo(fields: Fields) -> str | None:
    """Take a CAMEO code, two to four digits, root 01..20; None when absent."""
    found = fields.take("cameo")
    if found is None:
        return None
    if not _CAMEO.fullmatch(str(found)):
        raise fields.fail(f"cameo {found!r} is no CAMEO code")
    return str(found)


def _check_name(fields: Fields, name: str, extension: bool) -> None:
    """Check that a type's name is of the right kind."""
    if not _TYPE.fullmatch(name):
        raise fields.fail("a type is written in capitals")
    if extension == (name in PLOVER_TYPES):
        kind = "is PLOVER's own" if extension else "is not one of PLOVER's sixteen"
        raise fields.fail(f"the type {kind}")


def _quad(fields: Fields) -> int | None:
    """Take the class, 1..4."""
    found = fields.number("quad", 1, 4)
    return None if found is None else int(found)


def _projection(fields: Fields, default: tuple[str, str | None] | None) -> Any:
    """Take `plover: {type, mode}`; null drops, absence leaves the default."""
    if not fields.has("plover"):
        return default
    found = fields.take("plover")
    if found is None:
        return None
    inner = Fields(found, fields.file, f"{fields.where} plover")
    pair = (inner.required("type", known=PLOVER_TYPES), inner.text("mode"))
    inner.end()
    return pair


def _mode(
    fields: Fields,
    name: str,
    type: str,
    plover: tuple[str, str | None] | None,
    cameo: str | None,
    extension: bool,
) -> Mode:
    """Read one mode of a type."""
    if not _MODE.fullmatch(name):
        raise fields.fail("a mode is written in lower case")
    found = Mode(
        name=name,
        meaning=fields.required("meaning"),
        intensity=fields.number("intensity", -10, 10),
        cameo=take_cameo(fields) or cameo,
        plover=_projection(fields, plover) if extension else (type, name),
        contexts=fields.words("contexts"),
    )
    fields.end()
    return found


def _boundaries(fields: Fields) -> list[Boundary]:
    """Read where the type ends."""
    found = []
    for each in fields.each("boundaries"):
        rule = " ".join(each.required("rule").split())
        found.append(Boundary(neighbour=each.required("with"), rule=rule))
        each.end()
    return found


def _roles(fields: Fields) -> list[tuple[str, str]]:
    """Read who fills which role."""
    found = list(fields.items("roles"))
    for role, meaning in found:
        if role not in ROLES:
            raise fields.fail(f"role {role!r} is unknown")
        if not isinstance(meaning, str):
            raise fields.fail(f"role {role} must be told in words")
    return [(role, " ".join(meaning.split())) for role, meaning in found]


def _triggers(fields: Fields, owner: Owner) -> list[Trigger]:
    """Read the triggers of every language."""
    found = []
    for language, groups in fields.items("triggers"):
        if not _LANGUAGE.fullmatch(language):
            raise fields.fail(f"triggers: {language!r} is no language")
        kinds = Fields(groups, fields.file, f"{owner.type} {language}")
        for key, pos in _POS.items():
            cameo = ((each, take_cameo(each)) for each in kinds.each(key))
            found += [read_trigger(each, owner, language, pos, code) for each, code in cameo]
        kinds.end()
    return found


def _check_remarks(fields: Fields, language: str, listed: Any) -> None:
    """Check that remarks on look-alikes name a lemma each."""
    if not isinstance(listed, list):
        raise KnowledgeError(fields.file, f"{fields.where} not_triggers must be a list")
    for each in listed:
        Fields(each, fields.file, f"{fields.where} not_triggers {language}").words("lemma")
