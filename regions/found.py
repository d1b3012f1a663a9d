"""What a search for a place gives: a place, a choice, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from regions.region import Municipality, Region


@dataclass(frozen=True, slots=True)
class Found:
    """A place someone lives. `nearby`: the postcode itself is unknown, its neighbour was taken."""

    municipality: Municipality
    pc4: str | None = None
    place: str = ""
    nearby: bool = False

    @property
    def region(self) -> Region:
        return self.municipality.region

    @property
    def label(self) -> str:
        """What stands on a button: «Elst (Overbetuwe, Gelderland)», «3511 (Utrecht)»."""
        name = self.pc4 or self.place or self.municipality.name
        where = [self.municipality.name] if self.municipality.name != name else []
        return f"{name} ({', '.join(where if self.pc4 else [*where, self.municipality.province])})"


@dataclass(frozen=True, slots=True)
class Several:
    """Ask which one."""

    choices: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing found."""
