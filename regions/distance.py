"""How far apart two points are."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

from regions.region import Point

EARTH_KM = 6371.0


def kilometres(here: Point, there: Point) -> float:
    """The distance over the globe in km (haversine)."""
    lat1, lon1, lat2, lon2 = map(radians, (*here, *there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def middle(points: Sequence[Point]) -> Point:
    """The mean of the points; good enough within the Netherlands. Raises ValueError when there are none."""
    if not points:
        raise ValueError("no points")
    return Point(sum(p.lat for p in points) / len(points), sum(p.lon for p in points) / len(points))
