"""The whole country as read from the data: postcodes, municipalities, regions and how far apart they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from regions.distance import kilometres, middle
from regions.region import Holidays, Municipality, Point, Postcode, Region


@dataclass(frozen=True)
class Place:
    """A name that people use for where they live; the same name may stand for several places."""

    name: str
    municipality: Municipality
    weight: int


@dataclass(frozen=True)
class Atlas:
    """`holidays`: for a postcode in a split municipality its own school-holiday region."""

    regions: Mapping[str, Region]
    municipalities: Mapping[str, Municipality]
    postcodes: Mapping[str, Postcode]
    places: tuple[Place, ...]
    holidays: Mapping[str, Holidays]

    def apart(self, slug: str, other: str) -> float:
        """The km between the middles of two regions, by slug. Raises KeyError."""
        return kilometres(self.region_middles[slug], self.region_middles[other])

    def holidays_of(self, municipality: Municipality, pc4: str | None = None) -> Holidays:
        """The school-holiday region (Noord, Midden, Zuid); a split municipality asks the postcode."""
        return self.holidays.get(pc4 or "", municipality.holidays)

    @cached_property
    def region_middles(self) -> Mapping[str, Point]:
        """The middle of each region by slug: the mean of its postcodes."""
        return _middles((code.municipality.region.slug, code.point) for code in self.postcodes.values())


def _middles(points: Iterable[tuple[str, Point]]) -> Mapping[str, Point]:
    groups: dict[str, list[Point]] = {}
    for key, point in points:
        groups.setdefault(key, []).append(point)
    return {key: middle(group) for key, group in groups.items()}
