"""Where people live: regions, municipalities, postcodes of four digits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Holidays = Literal["Noord", "Midden", "Zuid"]
"""the school-holiday regions of the ministry"""


class Point(NamedTuple):
    """A place on the map, in degrees (WGS84)."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Region:
    """An RMC region (since 2026: Doorstroompunt region). Source: DUO, see data/SOURCES.md."""

    code: str
    name: str
    slug: str
    provinces: tuple[str, ...]
    municipalities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality by its CBS code.

    `holidays` is its school-holiday region: Noord, Midden or Zuid; some postcodes may have another one.
    """

    code: str
    name: str
    province: str
    region: Region
    holidays: Holidays


@dataclass(frozen=True, slots=True)
class Postcode:
    """The four digits of a postcode; `others` are further municipalities with addresses in it."""

    pc4: str
    municipality: Municipality
    point: Point
    others: tuple[Municipality, ...] = ()
