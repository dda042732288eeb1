"""A registry without a list: a module's name is its registered name.

`names("detente.export")` lists the modules of a package and the entry points of the group of the
same name; `load("detente.export", "jsonl")` imports the one asked for and no other.
"""

from __future__ import annotations

from importlib import import_module, metadata
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from detente.errors import UnknownPlugin


def names(package: str) -> tuple[str, ...]:
    """List registered names, sorted; modules that start with an underscore are private."""
    path = import_module(package).__path__
    own = {module.name for module in iter_modules(path) if not module.name.startswith("_")}
    return tuple(sorted(own | {point.name for point in metadata.entry_points(group=package)}))


def load(package: str, name: str) -> ModuleType | Any:
    """Import a module or entry point by its registered name.

    Raises:
        UnknownPlugin: Nothing registers that name.
    """
    if name not in names(package):
        raise UnknownPlugin(package, name, names(package))
    for point in metadata.entry_points(group=package):
        if point.name == name:
            return point.load()
    return import_module(f"{package}.{name}")
