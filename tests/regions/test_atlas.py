"""The country: distances, holidays, and files that cannot be used."""

from __future__ import annotations

import pytest

from regions import load
from regions.atlas import Atlas
from regions.distance import kilometres, middle
from regions.region import Point


def test_the_whole_country_is_there(atlas: Atlas) -> None:
    assert (len(atlas.regions), len(atlas.municipalities), len(atlas.postcodes)) == (40, 342, 4074)
    named = [name for region in atlas.regions.values() for name in region.municipalities]
    assert sorted(named) == sorted(home.name for home in atlas.municipalities.values())


def test_distances_are_kilometres(atlas: Atlas) -> None:
    utrecht, amsterdam = Point(52.0907, 5.1214), Point(52.3731, 4.8925)
    assert kilometres(utrecht, amsterdam) == pytest.approx(35, abs=1)
    assert kilometres(utrecht, utrecht) == 0
    assert atlas.apart("utrecht", "eem-en-vallei") < atlas.apart("utrecht", "twente")
    assert atlas.apart("utrecht", "twente") == pytest.approx(atlas.apart("twente", "utrecht"))
    with pytest.raises(ValueError):
        middle([])


def test_holidays_follow_the_municipality_and_where_it_is_split_the_postcode(atlas: Atlas) -> None:
    ronde_venen = atlas.municipalities["0736"]
    assert atlas.holidays_of(ronde_venen) == "Midden"
    assert atlas.holidays_of(ronde_venen, "1391") == "Noord"
    assert atlas.holidays_of(atlas.municipalities["0344"], "3511") == "Midden"


def test_a_broken_file_is_named_with_its_line(files: dict[str, str]) -> None:
    with pytest.raises(load.BadData, match="places.csv"):
        load.read({name: text for name, text in files.items() if name != "places.csv"})
    with pytest.raises(load.BadData, match="places.csv, regel 2: code 9999"):
        load.read({**files, "places.csv": "place,cbs_code,weight\nNergens,9999,1\n"})
    with pytest.raises(load.BadData, match="places.csv, regel 2: het aantal kolommen"):
        load.read({**files, "places.csv": "place,cbs_code,weight\nNergens\n"})
