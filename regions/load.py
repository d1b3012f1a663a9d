"""The atlas from the text of the data files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import TypeVar

from regions.atlas import Atlas, Place
from regions.region import Holidays, Municipality, Point, Postcode, Region

FILES = (
    "rmc_regions.csv",
    "municipalities.csv",
    "postcodes.csv",
    "places.csv",
    "school_holiday_pc4.csv",
)
HOLIDAYS: Mapping[str, Holidays] = {"Noord": "Noord", "Midden": "Midden", "Zuid": "Zuid"}
T = TypeVar("T")


class BadData(ValueError):
    """A data file that cannot be used; the message says which file and which line or row."""


def read(files: Mapping[str, str]) -> Atlas:
    """The atlas from the files of `FILES`, name to text. Raises BadData."""
    missing = [name for name in FILES if name not in files]
    if missing:
        raise BadData(f"Dit bestand ontbreekt in regions/data: {', '.join(missing)}.")
    regions = _regions(files)
    municipalities = _municipalities(files, regions)
    return Atlas(
        regions={region.slug: region for region in regions.values()},
        municipalities=municipalities,
        postcodes=_postcodes(files, municipalities),
        places=_places(files, municipalities),
        holidays=_holidays(files),
    )


def _regions(files: Mapping[str, str]) -> dict[str, Region]:
    return {
        row["code"]: Region(
            row["code"], row["name"], row["slug"], _list(row["provinces"]), _list(row["municipalities"])
        )
        for _, row in _rows(files, "rmc_regions.csv")
    }


def _municipalities(files: Mapping[str, str], regions: Mapping[str, Region]) -> dict[str, Municipality]:
    name = "municipalities.csv"
    return {
        row["cbs_code"]: Municipality(
            code=row["cbs_code"],
            name=row["name"],
            province=row["province"],
            region=_known(regions, row["rmc_region"], name, line),
            holidays=_known(HOLIDAYS, row["school_holiday_region"], name, line),
        )
        for line, row in _rows(files, name)
    }


def _postcodes(files: Mapping[str, str], municipalities: Mapping[str, Municipality]) -> dict[str, Postcode]:
    name = "postcodes.csv"
    found = {}
    for line, row in _rows(files, name):
        others = row["other_cbs_codes"].replace(";", " ").split()
        found[row["pc4"]] = Postcode(
            pc4=row["pc4"],
            municipality=_known(municipalities, row["cbs_code"], name, line),
            point=Point(float(row["lat"]), float(row["lon"])),
            others=tuple(_known(municipalities, code, name, line) for code in others),
        )
    return found


def _places(files: Mapping[str, str], municipalities: Mapping[str, Municipality]) -> tuple[Place, ...]:
    name = "places.csv"
    return tuple(
        Place(row["place"], _known(municipalities, row["cbs_code"], name, line), int(row["weight"]))
        for line, row in _rows(files, name)
    )


def _holidays(files: Mapping[str, str]) -> dict[str, Holidays]:
    """Postcodes in a split municipality -> where their schools belong."""
    name = "school_holiday_pc4.csv"
    return {
        row["pc4"]: _known(HOLIDAYS, row["school_holiday_region"], name, line)
        for line, row in _rows(files, name)
    }


def _rows(files: Mapping[str, str], name: str) -> Iterator[tuple[int, dict[str, str]]]:
    for line, row in enumerate(csv.DictReader(io.StringIO(files[name])), 2):
        if None in row or None in row.values():
            raise BadData(f"{name}, regel {line}: het aantal kolommen klopt niet.")
        yield line, row


def _known(things: Mapping[str, T], code: str, name: str, line: int) -> T:
    if code not in things:
        raise BadData(f"{name}, regel {line}: code {code} ken ik niet.")
    return things[code]


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
