"""The ontology: PLOVER's event types and the diplomatic extension, as data.

One YAML file per type under `data/` tells what the type means, where it ends and its neighbours
begin, who fills its roles, its modes, the words that tell of it (per language) and examples with
their coding. `load()` reads them all, once; `to_plover` projects what is stored (the act and
whether it happened) to PLOVER's own habit of naming planned and refused acts by another type.

The shape of a file, and what was settled where the shape leaves room, stands in
`detente.ontology.shape`.
"""

from detente.ontology.folder import check, load, read
from detente.ontology.projection import to_plover
from detente.ontology.types import EventType, Ontology
from detente.ontology.values import (
    CONTEXTS,
    PLOVER_TYPES,
    Boundary,
    Example,
    ExampleEvent,
    Mode,
    Trigger,
)

__all__ = [
    "CONTEXTS",
    "PLOVER_TYPES",
    "Boundary",
    "EventType",
    "Example",
    "ExampleEvent",
    "Mode",
    "Ontology",
    "Trigger",
    "check",
    "load",
    "read",
    "to_plover",
]
