"""What PLOVER calls an event that is planned, refused or merely possible.

What is stored is the act itself and whether it happened: a planned visit is CONSULT/visit,
planned. PLOVER's manual names some of these by another type (a visit still to come is AGREE).
The rules are data, in `data/projection.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from detente.errors import KnowledgeError
from detente.model.events import FACTUALITY_VALUES
from detente.ontology.fields import Fields
from detente.ontology.plain import read_yaml
from detente.ontology.values import PLOVER_TYPES

FILE = "projection.yaml"
_ITSELF = "itself"
_NONE = "none"


def to_plover(type: str | None, mode: str | None, factuality: str) -> tuple[str | None, str | None]:
    """Project a stored event to the type and mode under which PLOVER counts it.

    Args:
        type: One of the sixteen types, or None for an event that PLOVER drops.
        mode: Mode of the type; kept only where the type stays itself.
        factuality: One of `detente.model.events.FACTUALITY_VALUES`.

    Returns:
        Type and mode; (None, None) for what PLOVER does not count.

    Raises:
        KeyError: No such type or value.
    """
    if type is None:
        return (None, None)
    target = _rules()[factuality][type]
    if target == _ITSELF:
        return (type, mode)
    return (None if target == _NONE else target, None)


def read_rules(text: str, file: str = FILE) -> Mapping[str, Mapping[str, str]]:
    """Read the rules: by factuality value, then by type, the target type.

    A target is a type, `itself` or `none`. Types that a value does not list take its `else`.

    Raises:
        KnowledgeError: A value or type is missing or unknown.
    """
    fields = Fields(read_yaml(text, file), file, "projection")
    found = {value: _row(fields, value) for value in FACTUALITY_VALUES}
    fields.take("source")
    fields.end()
    return found


def _row(fields: Fields, value: str) -> Mapping[str, str]:
    """Read the rules of one factuality value."""
    row = Fields(fields.take(value), fields.file, f"projection {value}")
    targets = {*PLOVER_TYPES, _ITSELF, _NONE}
    fallback = row.required("else", known=targets)
    found = {name: row.text(name, known=targets) or fallback for name in PLOVER_TYPES}
    row.end()
    return found


@cache
def _rules() -> Mapping[str, Mapping[str, str]]:
    """Read the rules that ship with the package, once."""
    path = resources.files("detente.ontology") / "data" / FILE
    try:
        return read_rules(path.read_text("utf-8"))
    except OSError as error:
        raise KnowledgeError(FILE, "cannot be read") from error
