"""From what someone types to a municipality and a region."""

from __future__ import annotations

import pytest

from regions.finder import Finder
from regions.found import Found, Several, Unknown
from regions.region import Region


@pytest.mark.parametrize(
    ("text", "pc4", "municipality", "region"),
    [
        ("3511", "3511", "Utrecht", "utrecht"),
        ("3511 AB", "3511", "Utrecht", "utrecht"),
        ("3511ab", "3511", "Utrecht", "utrecht"),
        ("mijn postcode is 3812 en hij is sinds 2019 thuis", "3812", "Amersfoort", "eem-en-vallei"),
        ("Utrecht", None, "Utrecht", "utrecht"),
        ("wij wonen in Amersfoort", None, "Amersfoort", "eem-en-vallei"),
        ("wij wonen in houten", None, "Houten", "utrecht"),
        ("Den Haag", None, "'s-Gravenhage", "haaglanden-westland"),
        ("'s-Gravenhage", None, "'s-Gravenhage", "haaglanden-westland"),
        ("den bosch", None, "'s-Hertogenbosch", "noord-oost-brabant"),
        ("Capelle a/d IJssel", None, "Capelle aan den IJssel", "rijnmond"),
        ("bergen limburg", None, "Bergen (L.)", "limburg-noord"),
        ("Bergen NH", None, "Bergen (NH.)", "noord-kennemerland"),
        ("súdwest fryslan", None, "Súdwest-Fryslân", "zuid-west-friesland"),
    ],
)
def test_found(finder: Finder, text: str, pc4: str | None, municipality: str, region: str) -> None:
    found = finder.find(text)
    assert isinstance(found, Found), found
    assert (found.pc4, found.municipality.name, found.region.slug) == (pc4, municipality, region)
    assert not found.nearby


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Bergen", {"Bergen (NH.) (Noord-Holland)", "Bergen (L.) (Limburg)"}),
        ("Elst", {"Elst (Overbetuwe, Gelderland)", "Elst (Rhenen, Utrecht)"}),
        ("hengelo", {"Hengelo (Overijssel)", "Hengelo (Bronckhorst, Gelderland)"}),
        ("wij wonen in Utrecht, zijn school is in Zeist", {"Utrecht (Utrecht)", "Zeist (Utrecht)"}),
    ],
)
def test_a_name_of_several_places_is_asked_back(finder: Finder, text: str, labels: set[str]) -> None:
    found = finder.find(text)
    assert isinstance(found, Several)
    assert {choice.label for choice in found.choices} == labels


def test_a_short_name_offers_the_long_one(finder: Finder) -> None:
    found = finder.find("Alphen")
    assert isinstance(found, Several)
    assert "Alphen aan den Rijn" in {choice.municipality.name for choice in found.choices}


@pytest.mark.parametrize(
    ("text", "first"),
    [("utregt", "Utrecht"), ("ik woon in amsterdm", "Amsterdam"), ("Leeuwaarden", "Leeuwarden")],
)
def test_a_near_miss_is_never_taken_silently(finder: Finder, text: str, first: str) -> None:
    found = finder.find(text)
    assert isinstance(found, Several)
    assert found.choices[0].municipality.name == first


def test_a_village_named_as_a_province_is_asked_back(finder: Finder) -> None:
    found = finder.find("Zeeland")
    assert isinstance(found, Several)


def test_a_postcode_over_a_regions_border_is_asked_back(finder: Finder) -> None:
    across = [code for code in finder.atlas.postcodes.values()
              if any(other.region != code.municipality.region for other in code.others)]  # fmt: skip
    assert across
    found = finder.find(across[0].pc4)
    assert isinstance(found, Several)
    assert found.choices[0].municipality == across[0].municipality


def test_an_unknown_postcode_takes_its_lower_neighbour_and_says_so(finder: Finder) -> None:
    gap = next(pc4 for pc4 in (str(n) for n in range(3500, 3600)) if pc4 not in finder.atlas.postcodes
               and any(code[:3] == pc4[:3] and code < pc4 for code in finder.atlas.postcodes))  # fmt: skip
    lower = max(code for code in finder.atlas.postcodes if code < gap)
    found = finder.find(gap)
    assert isinstance(found, Found)
    assert found.nearby
    assert found.pc4 == gap
    assert found.municipality == finder.atlas.postcodes[lower].municipality


def test_a_postcode_without_neighbours_is_not_known(finder: Finder) -> None:
    assert finder.find("1000") == Unknown()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ja",
        "xyzzy",
        "weet ik niet",
        "mijn kind zit heel vaak thuis",
        "Noord-Holland",
        "0123",
        "een best hem",
    ],
)
def test_no_place_is_no_place(finder: Finder, text: str) -> None:
    assert finder.find(text) == Unknown()


@pytest.mark.parametrize("text", ["utrecht", "Utrecht", " UTRECHT "])
def test_region_by_name(finder: Finder, text: str) -> None:
    region = finder.region(text)
    assert isinstance(region, Region)
    assert region.slug == "utrecht"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("midden-utrecht", "utrecht"),
        ("regio utrecht", "utrecht"),
        ("amersfoort", "eem-en-vallei"),
        ("arnem", "arnhem"),
    ],
)
def test_a_region_that_is_nearly_named_is_suggested(finder: Finder, text: str, first: str) -> None:
    suggested = finder.region(text)
    assert isinstance(suggested, tuple)
    assert suggested[0].slug == first
    assert finder.region("qqqq") == ()


def test_every_municipality_finds_itself(finder: Finder) -> None:
    for home in finder.atlas.municipalities.values():
        found = finder.find(home.name)
        homes = found.choices if isinstance(found, Several) else (found,)
        assert home in {choice.municipality for choice in homes if isinstance(choice, Found)}, home.name
