"""Distances on the globe, and a grid that finds the places near a point."""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Iterable

from bot.model import Place

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
KM_PER_DEGREE = math.pi * EARTH_RADIUS_KM / 180
CELL_DEGREES = 0.5


def haversine_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points given in degrees."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((phi2 - phi1) / 2) ** 2
        + math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def distance_km(a: Place, b: Place) -> float:
    """Kilometres between two places; infinite where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return _kept_km(a.lat, a.lon, b.lat, b.lon)


_kept_km = functools.lru_cache(maxsize=1024)(haversine_km)  # the towns of the news are few, and compared in many rooms


class Grid:
    """Places with coordinates, kept by cell of half a degree (about 55 km)."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._cells: defaultdict[tuple[int, int], list[tuple[float, float, Place]]] = defaultdict(list)
        for place in places:
            if place.lat is not None and place.lon is not None:
                self._cells[self._cell(place.lat, place.lon)].append((place.lat, place.lon, place))

    @staticmethod
    def _cell(lat: float, lon: float) -> tuple[int, int]:
        return math.floor(lat / CELL_DEGREES), math.floor(lon / CELL_DEGREES)

    def near(self, lat: float, lon: float, km: float) -> list[tuple[float, Place]]:
        """Every place within `km`, as (kilometres, place), nearest first.

        The search window does not wrap at the 180th meridian and is meant for the tropics.
        """
        north = km / KM_PER_DEGREE
        east = north / max(0.01, math.cos(math.radians(min(89.0, abs(lat) + north))))
        south_row, west_column = self._cell(lat - north, lon - east)
        north_row, east_column = self._cell(lat + north, lon + east)
        found = [
            (away, place)
            for (row, column), cell in self._rows(south_row, north_row, west_column, east_column)
            for (place_lat, place_lon, place) in cell
            if (away := haversine_km(lat, lon, place_lat, place_lon)) <= km
        ]
        return sorted(found, key=lambda pair: (pair[0], pair[1].id))

    def _rows(
        self, south: int, north: int, west: int, east: int
    ) -> Iterable[tuple[tuple[int, int], list[tuple[float, float, Place]]]]:
        if (north - south + 1) * (east - west + 1) > len(self._cells):
            return self._cells.items()
        window = ((row, column) for row in range(south, north + 1) for column in range(west, east + 1))
        return ((cell, self._cells[cell]) for cell in window if cell in self._cells)
